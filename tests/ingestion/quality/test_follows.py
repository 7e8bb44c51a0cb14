"""One cause, one finding: what only follows from another finding of the document is not told, what stands alone is."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from ingestion.pipeline import read_file
from ingestion.quality.follows import without_what_follows
from ingestion.values.finding import Finding, Level
from ingestion.values.place import Place
from tests.ingestion.figures import ids, reading

SUM = "Question 2 by age, 2018/19: the 3 figures add up to 12, but question 1 is 13 at B2."
GAP = "Questions 1 and 2 have no figure for 2018/19 (given for 2018)."


def finding(kind: str, message: str, table: str | None = "t1") -> Finding:
    return Finding(kind, Level.WARNING, message, "", Place(table=table))


@pytest.mark.parametrize(
    ("told", "cause", "left"),
    [
        (("Q409", SUM), ("Q401", "The 3 parts add up to 12; the printed total of 2018/19 is 13."), ["Q401"]),
        (("Q409", SUM), ("Q401", "The 3 parts add up to 9; the printed total of 2017/18 is 8."), ["Q409", "Q401"]),
        (("Q409", SUM), ("Q401", "The printed total of 2018/19 is 13.", "t2"), ["Q409", "Q401"]),
        (("Q511", GAP), ("Q302", "“2018” (…) may be the calendar year or 2018/19 (1 April …): 1 figure."), ["Q302"]),
        (("Q511", GAP), ("Q302", "“2017” (…) may be the calendar year or 2017/18 (1 April …)."), ["Q511", "Q302"]),
        (("Q506", "Taken for question 1."), ("Q438", "The document says: “You asked for …”"), ["Q438"]),
        (("Q710", "“There were 7.”"), ("Q706", "The document holds 2 numbers.", None), ["Q706"]),
        (("Q710", "“There were 7.”"), ("Q501", "No category for “x”."), ["Q710", "Q501"]),
    ],
)
def test_what_follows_is_told_with_its_cause(told: tuple[str, ...], cause: tuple[str, ...], left: list[str]) -> None:
    held = reading([])
    held.findings = [finding(*told), finding(*cause)]
    assert ids(without_what_follows(held)) == sorted(left)


@pytest.mark.parametrize("row", [False, True])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_struck_cells_are_told_once(row: bool, elsewhere: bool, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for cells in (["Method", "2018/19"], ["Facebook", 12], ["Kik", 30], ["Text", 4]):
        sheet.append(cells)
    struck = ["B3", *(["A3"] if row else []), *(["B1"] if elsewhere else [])]
    for cell in struck:
        sheet[cell].font = Font(strike=True)
    book.save(tmp_path / "r.xlsx")
    told = {one for one in ids(read_file(tmp_path / "r.xlsx").findings) if one in ("Q222", "Q253")}
    assert told == ({"Q222", "Q253"} if elsewhere else {"Q222"})
