"""A document laid out for its page: sheets as grids with their A1 heads, pages as pictures, figures marked in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.extractions import stored_reading
from ingestion.models import Extraction, OffenceRecord
from ingestion.values.grid import Grid, Value
from ingestion.values.place import cell_name, column_letters

ROWS_SHOWN, COLUMNS_SHOWN, CONTEXT = 200, 40, 8


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell as the page shows it."""

    text: str
    name: str
    record: int | None = None
    marked: bool = False
    note: str = ""
    number: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class ShownRow:
    number: int
    hidden: bool
    cells: list[ShownCell]


@dataclass(slots=True)
class Sheet:
    """One sheet or delimited file, or one page of a PDF (then `page` and `boxes`; rows say it in text)."""

    title: str
    columns: list[str] = field(default_factory=list)
    rows: list[ShownRow] = field(default_factory=list)
    page: int | None = None
    boxes: list[list[float]] = field(default_factory=list)
    hidden: bool = False
    cut: bool = False


def sheets_of(
    extraction: Extraction, records: Sequence[OffenceRecord], around: OffenceRecord | None = None
) -> list[Sheet]:
    """The document's grids with these records' cells marked; with `around`, only the sheet and rows about it."""
    grids = stored_reading(extraction).grids
    by_cell = {(record.sheet, record.cell): record for record in records if record.cell}
    by_box = {(record.page, tuple(record.box)): record for record in records if record.page and record.box}
    shown = []
    for grid in grids:
        rows = range(len(grid.rows))
        if around is not None:
            found = _row_of(grid, around)
            if found is None:
                continue
            rows = range(max(0, found - CONTEXT), min(len(grid.rows), found + CONTEXT + 1))
        shown.append(_sheet(grid, rows, by_cell, by_box, around))
        if around is not None:
            break
    return shown


def _row_of(grid: Grid, record: OffenceRecord) -> int | None:
    """The row of the grid that holds the record's cell, or None when it lies in another."""
    if record.page:
        if grid.page != record.page or not record.box:
            return None
        return next((row for (row, _), box in grid.boxes.items() if list(box) == list(record.box)), None)
    if grid.page is not None or (grid.sheet or "") != record.sheet:
        return None
    if record.rows and not record.cell:
        return max(0, record.rows[0] - 1 - grid.first_row)
    digits = "".join(letter for letter in record.cell if letter.isdigit())
    row = int(digits) - 1 - grid.first_row if digits else -1
    if digits and int(digits) - 1 in grid.origins:
        row = grid.origins.index(int(digits) - 1)
    return row if 0 <= row < len(grid.rows) else None


def _sheet(
    grid: Grid,
    rows: range,
    by_cell: dict[tuple[str, str], OffenceRecord],
    by_box: dict[tuple[int | None, tuple[float, ...]], OffenceRecord],
    around: OffenceRecord | None,
) -> Sheet:
    width = min(grid.width, COLUMNS_SHOWN)
    sheet = Sheet(
        title=f"Page {grid.page}" if grid.page else (grid.sheet or "The file"),
        columns=[column_letters(column + grid.first_column) for column in range(width)],
        page=grid.page,
        hidden=grid.hidden,
        cut=len(rows) > ROWS_SHOWN or grid.width > COLUMNS_SHOWN or grid.cut,
    )
    covered: set[tuple[int, int]] = set()
    spans = {}
    for span in grid.merged:
        spans[(span.row, span.column)] = span
        covered |= {
            (row, column)
            for row in range(span.row, min(span.last_row, rows.stop) + 1)
            for column in range(span.column, min(span.last_column, width) + 1)
        } - {(span.row, span.column)}
    for row in rows[:ROWS_SHOWN]:
        cells = []
        for column in range(width):
            if (row, column) in covered:
                continue
            name = cell_name(grid.row_number(row), column + grid.first_column)
            box = grid.boxes.get((row, column))
            record = by_box.get((grid.page, tuple(box))) if box else by_cell.get((grid.sheet or "", name))
            if record is not None and box:
                sheet.boxes.append([float(edge) for edge in box])
            value, span = grid.value(row, column), spans.get((row, column))
            notes = [grid.comments.get((row, column), ""), grid.doubts.get((row, column), "")]
            cells.append(
                ShownCell(
                    text=_text(value),
                    name=name,
                    record=record.pk if record else None,
                    marked=record is not None and record == around,
                    note=" ".join(note for note in notes if note),
                    number=isinstance(value, int | float) and not isinstance(value, bool),
                    columns=span.last_column - span.column + 1 if span else 1,
                    rows=span.last_row - span.row + 1 if span else 1,
                )
            )
        number = grid.row_number(row) + 1
        sheet.rows.append(ShownRow(number=number, hidden=row in grid.hidden_rows, cells=cells))
    return sheet


def _text(value: Value) -> str:
    """A cell as people read it: whole numbers without a point, days as days."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "strftime"):
        return value.strftime("%-d %B %Y") if hasattr(value, "year") else str(value)
    return str(value)
