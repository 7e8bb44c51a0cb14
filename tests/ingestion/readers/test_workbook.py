"""Workbooks: what calamine loses is taken from the package."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from ingestion.readers import workbook
from ingestion.readers.workbook_package import scan_package
from ingestion.values.finding import Level
from ingestion.values.reading import UnreadableFile


def saved(path: Path, book: Workbook) -> Path:
    book.save(path)
    return path


def test_both_libraries_agree_on_the_values(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Method", "2018/19", None], ["Kik", 4, "<5"], [None, 7.5, True], ["0012", -3, "a & b"]):
        book.active.append(row)
    path = saved(tmp_path / "r.xlsx", book)
    ours = [[value if value != "" else None for value in row] for row in workbook.read(path).grids[0].rows]
    theirs = [list(row) for row in load_workbook(path).active.iter_rows(values_only=True)]
    assert ours == theirs


def test_an_empty_margin_keeps_places(tmp_path: Path) -> None:
    book = Workbook()
    book.active["C5"] = "Kik"
    grid = workbook.read(saved(tmp_path / "r.xlsx", book)).grids[0]
    assert grid.value(4, 2) == "Kik"
    assert grid.place(4, 2).cell == "C5"


def test_merged_ranges_formats_and_hidden_parts(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["a", "b", "c"])
    sheet.append([1, 0.5, 3])
    sheet.merge_cells("A3:C3")
    sheet["B2"].number_format = "0%"
    sheet["A4"] = "end"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    grid = workbook.read(saved(tmp_path / "r.xlsx", book)).grids[0]
    assert [(span.row, span.last_row, span.column, span.last_column) for span in grid.merged] == [(2, 2, 0, 2)]
    assert grid.formats[(1, 1)] == "0%"
    assert grid.hidden_rows == {1}
    assert grid.hidden_columns == {2}


def test_cells_far_apart_are_refused_with_a_sentence(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 2
    with pytest.raises(UnreadableFile, match="so far apart"):
        workbook.read(saved(tmp_path / "r.xlsx", book))


def test_a_wide_declared_range_of_empty_cells_is_dropped(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "Kik"
    book.active["Z900"] = ""
    grid = workbook.read(saved(tmp_path / "r.xlsx", book)).grids[0]
    assert (len(grid.rows), grid.width) == (1, 1)


def test_a_damaged_package_is_no_traceback(tmp_path: Path) -> None:
    path = saved(tmp_path / "r.xlsx", Workbook())
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UnreadableFile):
        workbook.read(path)


def test_a_package_tells_its_sheets_apart(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Second")["B2"] = 5
    detail = scan_package(saved(tmp_path / "r.xlsx", book))
    assert list(detail.sheets) == ["Sheet", "Second"]
    assert not detail.macros
    assert detail.external_links == 0


def test_years_typed_where_cells_show_dates_are_years(tmp_path):
    book = Workbook()
    book.active.append(["Year", "Offences", "Day"])
    book.active.append([2014, 12, datetime(2014, 5, 3)])
    book.active["A2"].number_format = "mmm-yy"
    book.save(tmp_path / "r.xlsx")
    (grid,) = workbook.read(tmp_path / "r.xlsx").grids
    year, count, day = grid.rows[1]
    assert (year, count) == (2014, 12)
    assert (day.year, day.month, day.day) == (2014, 5, 3)


def test_comments_are_quoted_and_those_with_numbers_are_warned_of(tmp_path):
    book = Workbook()
    book.active.append(["Kik", 4])
    book.active["A1"].comment = Comment("Includes the app's groups", "analyst")
    book.active["B1"].comment = Comment("True figure may be 5", "analyst")
    book.save(tmp_path / "r.xlsx")
    told = {finding.id: finding for finding in workbook.read(tmp_path / "r.xlsx").findings}
    assert "A1 “Includes the app's groups”" in told["Q252"].message
    assert "B1 “True figure may be 5”" in told["Q262"].message
    assert (told["Q252"].level, told["Q262"].level) == (Level.INFO, Level.WARNING)
