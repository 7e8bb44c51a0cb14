"""Old workbooks: what their values alone don't say."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt

from ingestion.readers import workbook
from ingestion.readers.old_workbook import scan_old_workbook


def book_of(rows: list[list[object]]) -> tuple[xlwt.Workbook, xlwt.Worksheet]:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Answer")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is not None:
                sheet.write(r, c, value)
    return book, sheet


def saved(folder: Path, book: xlwt.Workbook) -> Path:
    path = folder / "r.xls"
    book.save(str(path))
    return path


def test_hidden_rows_and_columns_keep_the_document_apart(tmp_path: Path) -> None:
    book, sheet = book_of([["Place", 2018, 2019], ["Quay", 3, 4], ["Lock", 5, 6]])
    sheet.row(1).hidden = True
    sheet.col(2).hidden = True
    contents = workbook.read(saved(tmp_path, book))
    assert (contents.grids[0].hidden_rows, contents.grids[0].hidden_columns) == ({1}, {2})
    assert contents.quarantine is not None


def test_number_formats_struck_words_and_indents(tmp_path: Path) -> None:
    book, sheet = book_of([["Place", "Share"]])
    sheet.write(1, 0, "Quay", xlwt.easyxf("font: struck_out on; alignment: indent 2"))
    sheet.write(1, 1, 0.25, xlwt.easyxf(num_format_str="0%"))
    (grid,) = workbook.read(saved(tmp_path, book)).grids
    assert grid.formats == {(1, 1): "0%"}
    assert grid.struck == {(1, 0)}
    assert grid.indents == {(1, 0): 2}


def test_what_hides_nothing_says_nothing(tmp_path: Path) -> None:
    book, _ = book_of([["Place", 2018], ["Quay", 3]])
    contents = workbook.read(saved(tmp_path, book))
    assert contents.findings == []
    assert contents.quarantine is None


def test_what_cannot_be_looked_for_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, _ = book_of([["Place", 2018], ["Quay", 3]])
    path = saved(tmp_path, book)

    def broken(path: Path) -> None:
        raise AssertionError("a record of no kind")

    monkeypatch.setattr(workbook, "scan_old_workbook", broken)
    (told,) = workbook.read(path).findings
    assert (told.id, told.level) == ("Q259", "warning")
    assert workbook.read(path).grids[0].value(1, 1) == 3


def test_cells_that_only_carry_a_style_are_no_cells(tmp_path: Path) -> None:
    book, sheet = book_of([["Place", 2018]])
    sheet.write(1, 0, None, xlwt.easyxf("font: struck_out on"))
    assert scan_old_workbook(saved(tmp_path, book)).sheets["Answer"].struck == set()
