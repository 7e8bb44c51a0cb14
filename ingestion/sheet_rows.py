"""The rows of a document's sheet as HTML, written here and not in a template: a sheet has thousands of cells, and a
template takes ten times as long for each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from ingestion.sheets import Sheet, ShownCell, ShownRow


def sheet_rows(sheet: Sheet) -> SafeString:
    """Every row, its number before it where the document has such; a cell that a figure was read from leads to it."""
    before, after = reverse("figure", args=[0]).split("0")
    return mark_safe(  # noqa: S308  every text in it is escaped below
        "".join(
            skipped(row, sheet) + row_begun(row) + row_head(row, sheet)
            + "".join(_cell(cell, before, after) for cell in row.cells) + "</tr>\n"
            for row in sheet.rows
        )
    )  # fmt: skip


def skipped(row: ShownRow, sheet: Sheet) -> str:
    """How many rows before it are not shown, where some are not."""
    if not row.skipped:
        return ""
    words = f"{row.skipped} row{'' if row.skipped == 1 else 's'} not shown here"
    return f'<tr class="row-skipped"><td colspan="{len(sheet.columns) + 1}">{words}</td></tr>'


def row_begun(row: ShownRow) -> str:
    return '<tr class="row-hidden">' if row.hidden else "<tr>"


def row_head(row: ShownRow, sheet: Sheet, more: str = "") -> str:
    """The document's own number of the row; pages have none. `more` is HTML of what else stands there."""
    return "" if sheet.page else f'<th scope="row">{row.number}{" hidden" if row.hidden else ""}{more}</th>'


def cell_spans(cell: ShownCell) -> str:
    """The attributes of a merged cell."""
    across = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return across + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")


def cell_remarks(cell: ShownCell) -> str:
    """What is said of a cell after its text."""
    struck = '<span class="quiet"> [struck out]</span>' if cell.struck else ""
    return struck + (f'<span class="quiet"> [{escape(cell.note)}]</span>' if cell.note else "")


def _cell(cell: ShownCell, before: str, after: str) -> str:
    text = escape(cell.text)
    classes = (
        ("number " if cell.number else "") + ("cell-figure " if cell.record else "")
        + ("cell-hidden " if cell.hidden else "") + ("cell-struck " if cell.struck else "")
        + ("cell-marked" if cell.marked else "")
    )  # fmt: skip
    if cell.record and not cell.marked:
        text = f'<a href="{before}{cell.record}{after}">{text or "(blank)"}</a>'
    elif cell.struck:
        text = f"<s>{text}</s>"
    marked = ' id="marked"' if cell.marked else ""
    note = f' title="{escape(cell.note)}"' if cell.note else ""
    return f'<td{cell_spans(cell)} class="{classes}"{marked}{note}>{text}{cell_remarks(cell)}</td>'
