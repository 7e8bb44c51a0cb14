"""Workbooks as forces send them: .xlsx in several arrangements, and .xls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import xlwt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from demo.campaign import YEARS
from demo.returns import blocks as make
from demo.returns.blocks import Block
from demo.returns.cases import cases
from demo.returns.packing import settle_package
from demo.returns.reply import DEMONSTRATION, Cell, Reply

NOT_HELD = "No information held: the crime system has no field for the method of communication."


@dataclass(slots=True)
class Sheet:
    """A sheet before it is written: rows of cells, and merged ranges (row, first column, last column), 0-based."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)

    def line(self, *words: Cell) -> None:
        self.rows.append(list(words))

    def block(self, block: Block, *, title: bool = True) -> None:
        """Put the table below what is there: its title, head, body and an empty row."""
        if title:
            self.heads.add(len(self.rows))
            self.line(block.title)
        top = len(self.rows)
        self.heads |= set(range(top, top + len(block.head)))
        self.spans += [(top + row, first, last) for row, first, last in block.spans]
        self.rows += block.rows
        self.line()

    def beside(self, blocks: Sequence[Block]) -> None:
        """Put tables side by side, one empty column between them."""
        top, left = len(self.rows), 0
        for block in blocks:
            lines: list[list[Cell]] = [[block.title], *block.rows]
            for row, cells in enumerate(lines, top):
                while len(self.rows) <= row:
                    self.rows.append([])
                self.rows[row] += [None] * (left - len(self.rows[row])) + cells
            self.heads |= set(range(top, top + 1 + len(block.head)))
            left += block.width + 1
        self.line()


def title_lines(sheet: Sheet, reply: Reply) -> None:
    sheet.line(DEMONSTRATION)
    sheet.line(f"{reply.force}: Freedom of Information request {reply.reference}")
    sheet.line(f"Data extracted on {reply.received_on:%-d %B %Y} from the crime recording system")
    sheet.line()


def notes(sheet: Sheet, reply: Reply) -> None:
    if reply.notes:
        sheet.line("Notes")
    for note in reply.notes:
        sheet.line(note)


def stacked(reply: Reply, path: Path) -> None:
    """Several tables below each other on one sheet, years across, title rows above and notes below."""
    sheet = Sheet("Response")
    title_lines(sheet, reply)
    sheet.block(make.offences_across(reply))
    if reply.figures.victims is not None:
        sheet.block(make.victims_across(reply, once=True))
    if reply.figures.methods is not None:
        sheet.block(make.methods_across(reply))
    notes(sheet, reply)
    write_xlsx(path, [sheet])


def years_down(reply: Reply, path: Path) -> None:
    """Years down and victims across under a head of two rows with merged cells; methods in a second table."""
    sheet = Sheet("FOI data")
    title_lines(sheet, reply)
    sheet.block(make.victims_wide(reply))
    sheet.block(make.methods_down(reply))
    notes(sheet, reply)
    write_xlsx(path, [sheet])


def sheet_per_question(reply: Reply, path: Path) -> None:
    """A sheet for each question; a sheet with a sentence where the force holds no answer."""
    sheets = []
    for number, block in (
        ("Q1", make.offences_down(reply)),
        ("Q2", make.victims_across(reply, subtotals=True)),
        ("Q4", None if reply.figures.methods is None else make.methods_across(reply)),
    ):
        sheet = Sheet(number)
        title_lines(sheet, reply)
        if block is None:
            sheet.line("Question 4: method of communication")
            sheet.line(NOT_HELD)
        else:
            sheet.block(block)
        notes(sheet, reply)
        sheets.append(sheet)
    write_xlsx(path, sheets)


def sheet_per_year(reply: Reply, path: Path) -> None:
    """A sheet for each year; the year stands in the titles only."""
    sheets = []
    for year in YEARS:
        sheet = Sheet(reply.words.year(year).replace("/", "-"))
        title_lines(sheet, reply)
        sheet.block(make.victims_of_year(reply, year))
        sheet.block(make.methods_of_year(reply, year))
        notes(sheet, reply)
        sheets.append(sheet)
    write_xlsx(path, sheets)


def side_by_side(reply: Reply, path: Path) -> None:
    """Three tables next to each other on one sheet."""
    sheet = Sheet("Sheet1")
    title_lines(sheet, reply)
    sheet.beside([make.offences_across(reply), make.victims_across(reply), make.methods_across(reply)])
    notes(sheet, reply)
    write_xlsx(path, [sheet])


def key_value(reply: Reply, path: Path) -> None:
    """A label and its answer on each row, refusals among them."""
    sheet = Sheet("Answers")
    title_lines(sheet, reply)
    sheet.line("Question", "Answer")
    for year in YEARS:
        sheet.line(f"{reply.words.offences}, {reply.words.year(year)}", reply.total(year))
    sheet.line("Question 2: sex and age of victim", "Refused under section 12 of the Freedom of Information Act 2000")
    sheet.line("Question 4: method of communication", "Refused under section 12 of the Freedom of Information Act 2000")
    sheet.line()
    notes(sheet, reply)
    write_xlsx(path, [sheet])


def one_row_per_offence(reply: Reply, path: Path) -> None:
    """Every offence on its own row, with the day it was recorded."""
    sheet = Sheet("Offences")
    title_lines(sheet, reply)
    sheet.block(cases(reply, dates=True), title=False)
    write_xlsx(path, [sheet])


def attached(reply: Reply, path: Path) -> None:
    """A bare workbook with the total and the methods, for a mail."""
    sheet = Sheet("Sheet1")
    sheet.line(DEMONSTRATION)
    sheet.line()
    sheet.block(make.offences_across(reply))
    if reply.figures.victims is not None:
        sheet.block(make.victims_across(reply))
    if reply.figures.methods is not None:
        sheet.block(make.methods_across(reply))
    write_xlsx(path, [sheet])


def old_workbook(reply: Reply, path: Path) -> None:
    """The .xls of a force whose system is old."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = Sheet("Data")
    title_lines(sheet, reply)
    sheet.block(make.offences_across(reply))
    sheet.block(make.victims_across(reply))
    sheet.block(make.methods_across(reply))
    notes(sheet, reply)
    page = book.add_sheet(sheet.name)
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell is not None:
                page.write(row, column, cell)
    book.save(str(path))


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write the sheets so that the same figures give the same bytes."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    book.properties.creator = "Demonstration"
    book.save(path)
    settle_package(path)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for row, cells in enumerate(sheet.rows, 1):
        for column, value in enumerate(cells, 1):
            if value is None:
                continue
            cell = page.cell(row, column, value)
            if row - 1 in sheet.heads:
                cell.font = Font(bold=True)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, date):
                cell.number_format = "DD/MM/YYYY" if value.year > 2016 else "MMM-YY"
    for row, first, last in sheet.spans:
        page.merge_cells(start_row=row + 1, end_row=row + 1, start_column=first + 1, end_column=last + 1)
    for column in range(1, max((len(cells) for cells in sheet.rows), default=0) + 1):
        page.column_dimensions[get_column_letter(column)].width = 26 if column <= 2 else 14
