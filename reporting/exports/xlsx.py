"""An edition as a workbook for release: a cover, the contents, the notes, then one real Excel table a sheet. Pure.

Each heading stands in one row, with what the markers mean above it; nothing is merged, hidden, told by colour alone, or
written below the data. No cell is ever a formula, whatever a document wrote.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from reporting.exports.packing import pack, unpack
from reporting.exports.tables import ExportTable, Scalar, Type, tables
from reporting.publishing.edition import MARKERS, Content
from requests_app.sheet_text import plain

LONGEST_CELL = 32_767
"""Excel's limit of characters in a cell."""

WIDEST = 60

STYLE = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)

HEADING_FONT = Font(bold=True, size=14)
BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")


def write(content: Content) -> bytes:
    """The workbook, the same bytes for the same edition."""
    book = Workbook()
    sheets = tables(content)
    _cover(book.active, content)
    _contents(book.create_sheet("Contents"), sheets)
    _notes(book.create_sheet("Notes"), content)
    for table in sheets:
        _table(book.create_sheet(_sheet_name(table)), table, content)
    book.properties.title = plain(content["heading"]["title"])
    book.properties.creator = "FOI Tracker"
    held = io.BytesIO()
    book.save(held)
    return _without_a_clock(held.getvalue(), content["heading"]["made_on"])


def _sheet_name(table: ExportTable) -> str:
    return table.name.capitalize()


def _say(cell: Cell, words: str) -> Cell:
    """Text as text: marked as such, so that a leading sign never makes it a formula."""
    kept = plain(words)
    if len(kept) > LONGEST_CELL:
        kept = kept[: LONGEST_CELL - 1] + "…"
    cell.value = kept
    cell.data_type = "s"
    cell.quotePrefix = bool(re.match(r"\s*[=+\-@]", kept))
    return cell


def _lines(sheet: Worksheet, lines: Sequence[tuple[str, Font | None]]) -> None:
    sheet.column_dimensions["A"].width = 100
    for row, (words, font) in enumerate(lines, start=1):
        cell = _say(sheet.cell(row, 1), words)
        cell.alignment = WRAPPED
        if font:
            cell.font = font


def _cover(sheet: Worksheet, content: Content) -> None:
    heading = content["heading"]
    sheet.title = "Cover"
    made = date.fromisoformat(heading["made_on"])
    answered = sum(force["state"] == "usable" for force in content["forces"])
    lines: list[tuple[str, Font | None]] = [(heading["title"], HEADING_FONT)]
    if heading["notice"]:
        lines.append((heading["notice"], BOLD))
    if heading["provisional"]:
        lines.append(("Provisional: not every return behind these figures has been signed off.", BOLD))
    if not heading["public"]:
        lines.append(("Internal: small counts are shown. Do not publish this file.", BOLD))
    lines += [
        (f"Campaign: {heading['campaign']}", None),
        (f"What is counted: {heading['measure']}", None),
        *([(f"Definition: {heading['definition']}", None)] if heading["definition"] else []),
        (f"Asked under the {heading['law']}.", None),
        (f"Coverage: {answered} of the {len(content['forces'])} forces asked have a return that is counted.", None),
        (f"Made on {made.day} {made:%B %Y}.", None),
    ]
    _lines(sheet, lines)


def _contents(sheet: Worksheet, sheets: Sequence[ExportTable]) -> None:
    rows: list[tuple[Scalar, ...]] = [("Notes", "What the markers mean, and how the figures were made")]
    rows += [(_sheet_name(table), table.title) for table in sheets]
    _say(sheet.cell(1, 1), "Contents").font = HEADING_FONT
    _rows(sheet, 2, ("Sheet", "What it holds"), rows, "contents_list")
    for row in range(3, 3 + len(rows)):
        cell = sheet.cell(row, 1)
        cell.hyperlink = f"#'{cell.value}'!A1"
        cell.style = "Hyperlink"


def _notes(sheet: Worksheet, content: Content) -> None:
    _say(sheet.cell(1, 1), "Notes").font = HEADING_FONT
    rows: list[tuple[Scalar, ...]] = [(marker, f"{said[:1].upper()}{said[1:]}.") for marker, said in MARKERS.items()]
    rows += [
        (period["label"], f"{period['start']} to {period['end']}, both days included.") for period in content["periods"]
    ]
    rows += [(f"Question {item['number']}", item["text"]) for item in content["questions"]]
    rows += [
        ("Missing forces", "No figure is imputed. Every total says how many of the forces asked it is from."),
        ("Changes", "Compare only the forces that gave a figure for both periods; no percentage on a base under 20."),
        ("Shares", "Are of the cases with a known value, from the forces that gave one."),
        ("Hidden counts", "Where a force hid a small count, its bounds are added and the total is a range."),
        ("Nought", "0 is a true nought, as the force wrote it. A blank is never taken for nought."),
    ]
    _rows(sheet, 2, ("Term", "Meaning"), rows, "notes_list")


def _table(sheet: Worksheet, table: ExportTable, content: Content) -> None:
    """The title, the description and the markers, each in a row of its own, then the table."""
    above = [table.title, table.description]
    if content["heading"]["notice"]:
        above.append(content["heading"]["notice"])
    if any(column.name == "marker" for column in table.columns):
        above.append("Markers: " + "; ".join(f"{marker} {said}" for marker, said in MARKERS.items()) + ".")
    for row, words in enumerate(above, start=1):
        _say(sheet.cell(row, 1), words)
    sheet.cell(1, 1).font = HEADING_FONT
    first = len(above) + 1
    _rows(sheet, first, [column.title for column in table.columns], table.rows, f"{table.name}_table")
    for position, column in enumerate(table.columns, start=1):
        if column.type in (Type.COUNT, Type.WHOLE):
            for (cell,) in sheet.iter_rows(first + 1, sheet.max_row, position, position):
                if isinstance(cell.value, int):
                    cell.number_format = "#,##0"
    sheet.freeze_panes = sheet.cell(first + 1, 1)


def _rows(sheet: Worksheet, first: int, headings: Sequence[str], rows: Sequence[tuple[Scalar, ...]], name: str) -> None:
    """The heading row and the data as one Excel table. A table must have a row of data: an empty one says so."""
    width = len(headings)
    shown = rows or [("None.", *[None] * (width - 1))]
    for column, heading in enumerate(headings, start=1):
        _say(sheet.cell(first, column), heading).font = BOLD
    for row, values in enumerate(shown, start=first + 1):
        for column, value in enumerate(values, start=1):
            if isinstance(value, str):
                if value:
                    _say(sheet.cell(row, column), value)
            elif value is not None:
                sheet.cell(row, column, value)
    for column, heading in enumerate(headings, start=1):
        longest = max([len(heading) + 3, *(len(f"{values[column - 1] or ''}") + 1 for values in shown)])
        sheet.column_dimensions[get_column_letter(column)].width = min(longest, WIDEST)
        if longest > WIDEST:
            for (cell,) in sheet.iter_rows(first + 1, first + len(shown), column, column):
                cell.alignment = WRAPPED
    table = Table(displayName=name, ref=f"A{first}:{get_column_letter(width)}{first + len(shown)}")
    table.tableStyleInfo = STYLE
    sheet.add_table(table)


def _without_a_clock(content: bytes, made_on: str) -> bytes:
    """The same workbook dated by its edition, not by when it was written."""
    parts = unpack(content)
    core = "docProps/core.xml"
    parts[core] = re.sub(
        rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + f"{made_on}T00:00:00Z".encode(), parts[core]
    )
    return pack(parts)
