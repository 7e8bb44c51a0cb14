"""Drawn documents as cells of sheets: workbooks of every format, and delimited files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from random import Random

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, TableCell, TableRow
from odf.table import Table as OdfTable
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from tests.world.pieces import Cell, Document, Figure, Line, Placed, Section, Table


@dataclass(slots=True)
class Laid:
    """A section as the rows of a sheet."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)

    def placed(self, sheet: bool) -> Iterator[tuple[Cell, str]]:
        """Every cell that holds a figure or a total, with its address; in a delimited file that of its line."""
        line = 1
        for row in self.rows:
            for c, cell in enumerate(row, 1):
                if cell.figure is not None or cell.total:
                    yield cell, f"{self.name if sheet else ''}!{get_column_letter(c)}{line}"
            line += 1 if sheet else 1 + sum(str(cell.written).count("\n") for cell in row)


def laid(section: Section, drawn: Random) -> Laid:
    """Blocks below each other. An empty row always stands between two tables; elsewhere there may be one."""
    sheet, before = Laid(section.name), None
    gap, after_heading = drawn.randint(1, 3), drawn.random() < 0.25
    for block in section.blocks:
        if isinstance(block, Line):
            starts = block.manner == "heading" or (block.manner == "note" and isinstance(before, Table))
            if before is not None and starts and isinstance(before, Table):
                sheet.rows += [[] for _ in range(gap)]
            sheet.rows.append([Cell(block.words, bold=block.manner != "note")] if block.words else [])
            if block.manner == "heading" and after_heading:
                sheet.rows.append([])
        else:
            if isinstance(before, Table):
                sheet.rows += [[] for _ in range(gap)]
            sheet.rows += block.rows
        before = block
    return sheet


def sheet_name(name: str) -> str:
    return "".join("-" if c in r"[]:*?/\\" else c for c in name)[:31].strip() or "Sheet1"


def _with_names(document: Document, drawn: Random) -> list[Laid]:
    sheets = [laid(section, drawn) for section in document.sections]
    for number, sheet in enumerate(sheets):
        sheet.name = sheet_name(sheet.name)
        if sheet.name.casefold() in {s.name.casefold() for s in sheets[:number]}:
            sheet.name = f"{sheet.name[:28]} {number + 1}"
    return sheets


def xlsx(document: Document, path: Path, drawn: Random) -> list[tuple[Cell, str | None]]:
    book = Workbook()
    sheets = _with_names(document, drawn)
    by_style = drawn.random() < 0.6
    for number, sheet in enumerate(sheets):
        page = book.active if number == 0 else book.create_sheet()
        page.title = sheet.name
        for r, row in enumerate(sheet.rows, 1):
            for c, cell in enumerate(row, 1):
                if cell.written in (None, ""):
                    continue
                text = cell.written
                if cell.indent and not by_style:
                    text = "   " * cell.indent + str(text)
                put = page.cell(r, c, text)
                if cell.bold:
                    put.font = Font(bold=True)
                if cell.indent and by_style:
                    put.alignment = Alignment(indent=cell.indent)
                if cell.number_format and not isinstance(cell.written, str):
                    put.number_format = cell.number_format
                if cell.across > 1 or cell.down > 1:
                    page.merge_cells(
                        start_row=r, start_column=c, end_row=r + cell.down - 1, end_column=c + cell.across - 1
                    )
    book.save(path)
    return [(cell, at) for sheet in sheets for cell, at in sheet.placed(True)]


def xls(document: Document, path: Path, drawn: Random) -> list[tuple[Cell, str | None]]:
    book = xlwt.Workbook(encoding="utf-8")
    sheets = _with_names(document, drawn)
    styles: dict[str, xlwt.XFStyle] = {}
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for r, row in enumerate(sheet.rows):
            for c, cell in enumerate(row):
                if cell.written in (None, ""):
                    continue
                text = "   " * cell.indent + str(cell.written) if cell.indent else cell.written
                form = cell.number_format if not isinstance(text, str) else ""
                if not form and isinstance(text, date | datetime):
                    form = "yyyy-mm-dd"  # as programs show a date that nobody gave a form; xlwt would show 43009
                key = f"{form}{'bold' if cell.bold else ''}"
                if key not in styles:
                    styles[key] = xlwt.easyxf("font: bold on" if cell.bold else "", num_format_str=form or "General")
                if cell.across > 1 or cell.down > 1:
                    page.write_merge(r, r + cell.down - 1, c, c + cell.across - 1, text, styles[key])
                else:
                    page.write(r, c, text, styles[key])
    book.save(str(path))
    return [(cell, at) for sheet in sheets for cell, at in sheet.placed(True)]


def ods(document: Document, path: Path, drawn: Random) -> list[tuple[Cell, str | None]]:
    book = OpenDocumentSpreadsheet()
    sheets = _with_names(document, drawn)
    for sheet in sheets:
        page = OdfTable(name=sheet.name)
        covered: set[tuple[int, int]] = set()
        for r, row in enumerate(sheet.rows):
            line = TableRow()
            for c, cell in enumerate(row or [Cell()]):
                if (r, c) in covered:
                    line.addElement(CoveredTableCell())
                    continue
                spans = {}
                if cell.across > 1 or cell.down > 1:
                    spans = {"numbercolumnsspanned": cell.across, "numberrowsspanned": cell.down}
                    covered |= {(r + i, c + j) for i in range(cell.down) for j in range(cell.across)} - {(r, c)}
                line.addElement(_ods_cell(cell, spans))
            page.addElement(line)
        book.spreadsheet.addElement(page)
    book.save(str(path))
    return [(cell, at) for sheet in sheets for cell, at in sheet.placed(True)]


def _ods_cell(cell: Cell, spans: dict[str, int]) -> TableCell:
    value = cell.written
    if value in (None, ""):
        return TableCell(**spans)
    if isinstance(value, int | float):
        made = TableCell(valuetype="float", value=value, **spans)
    elif isinstance(value, date | datetime):
        made = TableCell(valuetype="date", datevalue=value.isoformat(), **spans)
        value = value.strftime("%b-%y")
    else:
        made = TableCell(valuetype="string", **spans)
    made.addElement(P(text="   " * cell.indent + str(value)))
    return made


def as_text(cell: Cell, drawn_thousands: bool = False) -> str:
    """A cell as its words, as a printed page or a text file shows it."""
    value = cell.written
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%b-%y")
    if isinstance(value, int) and cell.number_format == "#,##0":
        return f"{value:,}"
    return str(value)


def delimited(document: Document, path: Path, drawn: Random) -> list[tuple[Cell, str | None]]:
    """One file with everything below each other."""
    delimiter = drawn.choice((",", ",", ",", ";", "\t"))
    encoding = drawn.choice(("utf-8", "utf-8-sig", "cp1252", "utf-8"))
    rows: list[list[Cell]] = []
    found = Laid("", rows)
    for section in document.sections:
        if rows:
            rows.append([])
        rows += laid(section, drawn).rows
    width = max(len(row) for row in rows)
    padded = drawn.random() < 0.6
    held = io.StringIO()
    writer = csv.writer(held, delimiter=delimiter, lineterminator=drawn.choice(("\r\n", "\n")))
    for row in rows:
        texts = ["   " * cell.indent + as_text(cell) for cell in row]
        if padded or (not texts):
            texts += [""] * (width - len(texts))
        writer.writerow(texts)
    text = held.getvalue()
    path.write_bytes(text.encode(encoding, errors="replace"))
    return list(found.placed(False))


def placed(cells: list[tuple[Cell, str | None]], document: Document) -> tuple[list[Placed], list[Placed]]:
    """Figures and totals with their addresses. A total's figure is only its place."""
    figures = [Placed(cell.figure, at) for cell, at in cells if cell.figure is not None]
    totals = [Placed(Figure("", (), None), at) for cell, at in cells if cell.figure is None and cell.total]
    spoken = [Placed(figure, None) for section in document.sections for figure in section.spoken]
    return figures + spoken, totals
