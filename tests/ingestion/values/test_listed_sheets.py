"""Lists of a workbook's own sheets: the numbers in them are references and never figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from ingestion.pipeline import read_file
from ingestion.values.grid import Grid
from ingestion.values.listed_sheets import sheets_listed

NAMES = ("Bicycle theft", "Arson", "Rape", "Outcome 22", "Caution - adult", "Offences by age")


def grids(cover: list[list[object]], *sheets: str) -> list[Grid]:
    return [Grid(cover, sheet="Cover"), *(Grid([["a", 1]], sheet=name) for name in sheets)]


@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.booleans(), st.integers(0, 3))
def test_the_rows_that_name_sheets_are_told(names, numbered, above) -> None:
    cover = [["Northshire Police", None] for _ in range(above)]
    cover += [[n if numbered else None, name.upper()] for n, name in enumerate(names, 1)]
    assert sheets_listed(grids(cover, *names)) == {"Cover": {above + n: name for n, name in enumerate(names)}}


@pytest.mark.parametrize(
    "row",
    [["Arson", 12, 14], ["Arson", 1204], ["Robbery", 3]],
    ids=["two figures", "no small number", "no sheet"],
)
def test_rows_of_figures_list_no_sheets(row) -> None:
    assert sheets_listed(grids([["Arson", 1], row], "Arson")) == {}


def workbook(tmp_path: Path, sheet: str) -> Path:
    book = Workbook()
    cover, data = book.active, book.create_sheet(sheet)
    cover.title = "Cover"
    for row in (["Northshire Police"], ["Contents"], [1, sheet]):
        cover.append(row)
    for row in (["Location", "2018/19", "2019/20"], ["Park", 23, 87], ["School", 5, 18]):
        data.append(row)
    book.save(path := tmp_path / "answer.xlsx")
    return path


def test_the_one_sheet_that_a_workbook_lists_names_what_its_figures_are_of(tmp_path: Path) -> None:
    reading = read_file(workbook(tmp_path, "Bicycle theft"))
    assert [(set(r.breakdown.values()), r.interval.low) for r in reading.records] == [
        ({"Bicycle theft", "Park"}, 23), ({"Bicycle theft", "Park"}, 87),
        ({"Bicycle theft", "School"}, 5), ({"Bicycle theft", "School"}, 18),
    ]  # fmt: skip
    assert reading.account is not None
    assert (reading.account.references, reading.account.unread) == (1, 0)
    assert reading.findings == []


@pytest.mark.parametrize("name", ["Offences by age", "Data", "2019", "Sheet 2"])
def test_a_sheets_name_that_is_wording_is_no_category(tmp_path: Path, name: str) -> None:
    reading = read_file(workbook(tmp_path, name))
    assert {value for r in reading.records for value in r.breakdown.values()} == {"Park", "School"}
    assert len(reading.records) == 4
