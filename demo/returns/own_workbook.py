"""The campaign's own return workbook, filled in as it was asked."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from demo.campaign import YEARS, specification
from demo.returns.packing import settle_package
from demo.returns.reply import DEMONSTRATION, Cell, Reply
from requests_app import return_workbook
from requests_app.specification import parse_specification

_FOR_REMARKS = "Anything we should know"


def filled_in(reply: Reply, path: Path) -> None:
    """Every white cell filled, and a remark on the first sheet that it is demonstration data."""
    blank = return_workbook.build(
        parse_specification(specification()),
        campaign_id=reply.campaign_id,
        force_code=reply.figures.force.code,
        force_name=reply.force,
    )
    book = load_workbook(BytesIO(blank))
    _remark(book["Please read"], DEMONSTRATION)
    _fill_down(book["Question 1"], reply.total)
    _fill_across(book["Question 2"], 2, lambda year, labels: reply.victims(year, labels[0], labels[1]))
    _fill_across(book["Question 4"], 1, lambda year, labels: reply.method(year, labels[0]))
    _fill_down(book["Question 5"], lambda year: reply.figures.flags[year])
    book.save(path)
    settle_package(path)


def _remark(cover: Worksheet, words: str) -> None:
    row = next(cell.row for (cell,) in cover.iter_rows(max_col=1) if cell.value == _FOR_REMARKS)
    cover.cell(row + 1, 1, words)


def _fill_down(sheet: Worksheet, number: Callable[[str], Cell]) -> None:
    """Years stand in the first column, the figure in the second."""
    for label, cell in sheet.iter_rows(max_col=2):
        if label.value in YEARS:
            cell.value = number(label.value)


def _fill_across(sheet: Worksheet, labels: int, number: Callable[[str, list[str]], Cell]) -> None:
    """Years stand in one row, and the categories of a figure in the first columns of its own."""
    rows = list(sheet.iter_rows())
    head = next(place for place, row in enumerate(rows) if YEARS[0] in [cell.value for cell in row])
    for row in rows[head + 1 :]:
        for column, cell in enumerate(row[labels:], labels):
            if cell.protection.locked:  # below the table stands the return's reference
                continue
            cell.value = number(str(rows[head][column].value), [str(label.value) for label in row[:labels]])
