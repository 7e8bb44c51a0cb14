"""Long sheets: read in chunks they give what calamine gives, the slow and obvious twin."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from ingestion.pipeline import read_file
from ingestion.readers import long_sheet, workbook, workbook_package
from ingestion.readers.long_sheet import LongSheet, shows_date
from ingestion.readers.workbook_package import scan_package, shared_strings
from ingestion.values.grid import Value

ROWS = 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.append(["Ref", "Date recorded", "Sex", "Method", "Age", "Note"])
    for n in range(ROWS):
        sheet.append(
            [
                f"C/{n:05d} & <co>",
                datetime(2018, 1 + n % 12, 1 + n % 28),
                "Female" if n % 3 else None,
                ["Facebook", "Kik", "Text  message"][n % 3],
                n % 16 if n % 7 else None,
                n / 4 if n % 5 else "",
            ]
        )
    book.save(tmp_path / "r.xlsx")
    return tmp_path / "r.xlsx"


def plain(value: Value) -> object:
    if value in ("", None):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, datetime | int | float | str) else datetime(value.year, value.month, value.day)  # type: ignore[union-attr]


def sheet_of(path: Path) -> LongSheet:
    package = scan_package(path)
    part = next(iter(package.sheets.values())).part
    return LongSheet(path, part, shared_strings(path), package.formats)


@pytest.mark.parametrize("chunk", [600, 5_000, 1 << 20])
def test_every_row_is_calamines(path: Path, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_sheet, "CHUNK", chunk)
    theirs = [
        [plain(v) for v in row] for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows()
    ]
    sheet = sheet_of(path)
    ours = [[plain(v) for v in row] + [None] * (6 - len(row)) for row in sheet.head(50)]
    ours += [[plain(v) for v in row] for row in sheet.after(50, 6)]
    assert ours == theirs


def test_unwanted_columns_come_blank(path: Path) -> None:
    rows = list(sheet_of(path).after(1, 6, frozenset({3})))
    assert {row[0] for row in rows} == {""}
    assert {row[3] for row in rows} == {"Facebook", "Kik", "Text  message"}


def test_a_long_sheet_is_counted_without_being_held(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_file(path)
    monkeypatch.setattr(workbook_package, "LONGEST_SCANNED", 100)
    monkeypatch.setattr(workbook, "LONGEST_HELD", 40)
    streamed = read_file(path)
    assert streamed.grids[0].more is not None
    said = [[(r.period, dict(r.breakdown), r.interval) for r in reading.records] for reading in (whole, streamed)]
    assert said[0] == said[1]
    assert sum(int(r.interval.low or 0) for r in streamed.records if not r.breakdown) == ROWS


def test_formats_that_show_days() -> None:
    codes = ("dd/mm/yyyy", "d-mmm", "mmm-yy", "0.00", "General", '0 "days"', "[Red]0")
    assert [shows_date(code) for code in codes] == [
        True, True, True, False, False, False, False,
    ]  # fmt: skip
