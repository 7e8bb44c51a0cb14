"""A document laid out for a page: sheets as grids with their A1 heads, figures marked in them. What is long is shown
where somebody looks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

from ingestion.models import OffenceRecord
from ingestion.sheet_rows import sheet_rows
from ingestion.values.grid import Grid, Span, Value
from ingestion.values.place import Place, cell_name, column_letters
from ingestion.values.reading import Reading

ROWS_SHOWN, COLUMNS_SHOWN, CONTEXT = 200, 40, 8
NO_NAME = "The file"
"""What a delimited file, which has no sheets, is headed."""

HEAD = 12
"""Rows of a long sheet's beginning that are shown with the rows about what is looked for."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell as the page shows it. `records` are the figures read from it, the first also `record`; `pointed` is the
    number of what points at it, where something does."""

    text: str
    name: str
    record: int | None = None
    marked: bool = False
    note: str = ""
    number: bool = False
    columns: int = 1
    rows: int = 1
    records: tuple[int, ...] = ()
    struck: bool = False
    hidden: bool = False
    pointed: int | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """`number` is the document's own; `skipped` says how many rows before it are not shown. `counted` are figures that
    were counted from rows beginning here."""

    number: int
    hidden: bool
    cells: list[ShownCell]
    skipped: int = 0
    counted: tuple[int, ...] = ()


@dataclass(slots=True)
class Sheet:
    """One sheet or delimited file, or one table of a page of a PDF (then `page`)."""

    title: str
    columns: list[str] = field(default_factory=list)
    rows: list[ShownRow] = field(default_factory=list)
    page: int | None = None
    hidden: bool = False
    hidden_columns: tuple[str, ...] = ()
    cut: bool = False

    def rows_html(self) -> SafeString:
        return sheet_rows(self)


class Marks:
    """The figures of one document by where they were read. `pointed` is record → the number of what points at it, and
    `places` the same by a place in words (Sheet1!C7)."""

    def __init__(
        self,
        records: Iterable[Any],
        pointed: Mapping[int, int] | None = None,
        places: Mapping[str, int] | None = None,
    ) -> None:
        self.pointed, self.places = pointed or {}, places or {}
        # Tuples of numbers: a list for each of thousands of cells is what the garbage collector would look through.
        self.cells: dict[tuple[str, str], tuple[int, ...]] = {}
        self.boxes: dict[tuple[int | None, tuple[float, ...]], tuple[int, ...]] = {}
        self.rows: dict[tuple[str, int | None, int], tuple[int, ...]] = {}
        for record in records:
            if record.cell:
                _add(self.cells, (record.sheet, record.cell), record.pk)
            elif record.page and record.box:
                _add(self.boxes, (record.page, tuple(record.box)), record.pk)
            elif record.rows:
                _add(self.rows, (record.sheet, record.page, record.rows[0]), record.pk)

    def of_cell(self, grid: Grid, row: int, column: int) -> tuple[int, ...]:
        """The records read from this cell of the grid."""
        if box := grid.boxes.get((row, column)):
            return self.boxes.get((grid.page, tuple(box)), ())
        name = cell_name(grid.row_number(row), grid.column_number(column))
        return self.cells.get((grid.sheet or "", name), ())

    def of_place(self, place: Place) -> tuple[int, ...]:
        """The records read from this place of a letter."""
        if place.box:
            return self.boxes.get((place.page, tuple(place.box)), ())
        return self.cells.get((place.sheet or "", place.cell or ""), ())

    def at(self, grid: Grid, row: int, column: int, records: Iterable[int]) -> int | None:
        """The number of what points at this cell of the grid, which these records were read from."""
        if self.pointed and (found := next((self.pointed[one] for one in records if one in self.pointed), None)):
            return found
        return self.places.get(str(grid.place(row, column))) if self.places and grid.page is None else None

    def of_row(self, grid: Grid, row: int) -> tuple[int, ...]:
        """The records counted from rows of which this is the first."""
        return self.rows.get((grid.sheet or "", grid.page, grid.row_number(row) + 1), ())


def _add(held: dict[Any, tuple[int, ...]], place: Any, record: int) -> None:
    there = held.get(place)
    held[place] = (record,) if there is None else (*there, record)


def sheets_of(reading: Reading, records: Sequence[OffenceRecord], around: OffenceRecord | None = None) -> list[Sheet]:
    """The document's grids with these records' cells marked; with `around`, only the sheet and rows about it."""
    grids, marks = reading.grids, Marks(records)
    if around is None:
        return [sheet_of(grid, marks) for grid in grids]
    for grid in grids:
        found = row_of(grid, around)
        if found is not None:
            near = range(max(0, found - CONTEXT), min(len(grid.rows), found + CONTEXT + 1))
            return [sheet_of(grid, marks, rows=near, marked={around.pk})]
    return []


def row_of(grid: Grid, record: Any) -> int | None:
    """The row of the grid that holds the cell of a record (a row, or a ReadCell), or None when it lies in another."""
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


def rows_about(grid: Grid, looked_for: Iterable[int], most: int = ROWS_SHOWN) -> list[int]:
    """The rows to show: all of a short grid; of a long one its head, those about the rows looked for, then from the
    top until `most` are shown."""
    if len(grid.rows) <= most:
        return list(range(len(grid.rows)))
    chosen = set(range(HEAD))
    for row in looked_for:
        about = set(range(max(0, row - CONTEXT), min(len(grid.rows), row + CONTEXT + 1)))
        if len(chosen | about) > most:
            break
        chosen |= about
    for row in range(len(grid.rows)):
        if len(chosen) >= most:
            break
        chosen.add(row)
    return sorted(chosen)


def sheet_of(grid: Grid, marks: Marks, *, rows: Sequence[int] | None = None, marked: Collection[int] = ()) -> Sheet:
    """The grid with its marks; of these `rows` only, the first of them where there are too many."""
    rows = list(range(len(grid.rows)) if rows is None else rows)
    width = min(grid.width, COLUMNS_SHOWN)
    sheet = Sheet(
        title=f"Page {grid.page}" if grid.page else (grid.sheet or NO_NAME),
        columns=[column_letters(grid.column_number(column)) for column in range(width)],
        page=grid.page,
        hidden=grid.hidden,
        hidden_columns=tuple(
            column_letters(grid.column_number(column)) for column in sorted(grid.hidden_columns) if column < width
        ),
        cut=len(rows) > ROWS_SHOWN or grid.width > COLUMNS_SHOWN or grid.cut,
    )
    shown = rows[:ROWS_SHOWN]
    heads, covered = _merged(grid.merged, shown, width)
    for place, row in enumerate(shown):
        cells = []
        for column in range(width):
            if (row, column) in covered:
                continue
            origin, high, wide = heads.get((row, column), ((row, column), 1, 1))
            found = marks.of_cell(grid, *origin)
            value = grid.value(*origin)
            notes = [grid.comments.get(origin, ""), grid.doubts.get(origin, "")]
            cells.append(
                ShownCell(
                    text=_text(value),
                    name=cell_name(grid.row_number(row), grid.column_number(column)),
                    record=found[0] if found else None,
                    marked=any(record in marked for record in found),
                    note=" ".join(note for note in notes if note),
                    number=isinstance(value, int | float) and not isinstance(value, bool),
                    columns=wide,
                    rows=high,
                    records=found,
                    struck=origin in grid.struck,
                    hidden=column in grid.hidden_columns,
                    pointed=marks.at(grid, *origin, found),
                )
            )
        before = shown[place - 1] if place else -1
        sheet.rows.append(
            ShownRow(
                number=grid.row_number(row) + 1,
                hidden=row in grid.hidden_rows,
                cells=cells,
                skipped=row - before - 1,
                counted=marks.of_row(grid, row),
            )
        )
    return sheet


def _merged(
    spans: Iterable[Span], shown: Sequence[int], width: int
) -> tuple[Mapping[tuple[int, int], tuple[tuple[int, int], int, int]], set[tuple[int, int]]]:
    """Cell that is drawn → (its origin, rows, columns), for the part of each merged range that is shown in one piece;
    and the cells that those cover."""
    heads: dict[tuple[int, int], tuple[tuple[int, int], int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for span in spans:
        wide = min(span.last_column, width - 1) - span.column + 1
        if wide < 1:
            continue
        for run in _runs([row for row in shown if span.row <= row <= span.last_row]):
            heads[run[0], span.column] = ((span.row, span.column), len(run), wide)
            covered |= {(row, column) for row in run for column in range(span.column, span.column + wide)}
            covered.discard((run[0], span.column))
    return heads, covered


def _runs(rows: Sequence[int]) -> list[list[int]]:
    """The rows in pieces that have no gap."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _text(value: Value) -> str:
    """A cell as people read it: whole numbers without a point, days as days."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "strftime"):
        return value.strftime("%-d %B %Y") if hasattr(value, "year") else str(value)
    return str(value)
