"""What an old workbook (.xls) says beyond its values: hidden rows and columns, number formats, struck text, indents and
comments, from its formatting records by xlrd. Values and merged cells come from python-calamine."""

from __future__ import annotations

import os
from pathlib import Path

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet

from ingestion.readers.workbook_package import PackageDetail, SheetDetail


def scan_old_workbook(path: Path) -> PackageDetail:
    """The details of each sheet by its name. Raises whatever xlrd raises for records that break its expectations: it
    has no one error for them."""
    detail = PackageDetail()
    with (
        Path(os.devnull).open("w") as nowhere,
        xlrd.open_workbook(path, formatting_info=True, ragged_rows=True, logfile=nowhere) as book,
    ):
        styles = [_style(book, index) for index in range(len(book.xf_list))]
        for sheet in book.sheets():
            detail.sheets[sheet.name] = _scan_sheet(sheet, styles)
    return detail


def _style(book: Book, index: int) -> tuple[str, bool, int]:
    """A cell style's number format ("" for General), whether it is struck through, and its indent."""
    style = book.xf_list[index]
    found = book.format_map.get(style.format_key)
    code = found.format_str if found is not None else ""
    struck = style.font_index < len(book.font_list) and bool(book.font_list[style.font_index].struck_out)
    return "" if code.lower() == "general" else code, struck, style.alignment.indent_level


def _scan_sheet(sheet: Sheet, styles: list[tuple[str, bool, int]]) -> SheetDetail:
    detail = SheetDetail()
    detail.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    detail.hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    for row in range(sheet.nrows):
        kinds = sheet.row_types(row)
        for column, kind in enumerate(kinds):
            if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            code, struck, indent = styles[sheet.cell_xf_index(row, column)]
            if code:
                detail.formats[row, column] = code
            if struck:
                detail.struck.add((row, column))
            if indent:
                detail.indents[row, column] = indent
    for where, note in sheet.cell_note_map.items():
        detail.comments[where] = " ".join(note.text.split())
    return detail
