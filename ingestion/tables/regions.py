"""A table's region of its grid, and a range of columns seen row by row in letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from ingestion.tables.headers import Picture, SeenRow, looks_like_head
from ingestion.values.early_years import early_years, with_early_years
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid, Span, Value
from ingestion.values.repeated_marks import marks_of, shapes_with_marks
from ingestion.values.shape import BLANK, TEXT, TIME

FEWEST_COUNTED = 2
FEWEST_LISTED = 4
FURTHEST_AHEAD = 14
"""Rows looked at below a candidate for a head."""


@dataclass(slots=True)
class Region:
    """One table's extent in its grid: `extent` from the first row of the head to the last row of the body."""

    grid: Grid
    extent: Span
    header_rows: int
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    open_below: bool = False
    """Whether the body runs to the last row that the grid holds."""
    head_again: int = 0
    """Rows above the extent that print the head of the table's first piece once more."""
    labels_from: Region | None = None
    """The region to the left, on an earlier page, whose row labels this one was given."""
    strip: int = 0
    """How many pages to the right of its row labels it was printed."""
    bare: bool = False
    """Whether it is a piece on a new page that was joined to the table before without a head of its own."""
    carried: bool = False
    """Whether such a piece is the table's for sure: its columns stand where those do, and nothing ended it before."""
    headless: list[int] = field(default_factory=list)
    """Rows where pieces begin that were joined to this table though they have no head of their own."""


@dataclass(slots=True)
class Sheet:
    """A range of columns of a grid that no longer changes. What is seen of a row, and of the rows below it, is asked at
    every candidate for a head and worked out once."""

    grid: Grid
    first: int
    last: int
    shapes: list[str]
    _rows: dict[int, SeenRow] = field(default_factory=dict)
    _ahead: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    _pictures: dict[tuple[int, ...], Picture] = field(default_factory=dict)
    _heads: dict[tuple[int, tuple[int, ...]], bool] = field(default_factory=dict)

    def seen(self, row: int) -> SeenRow:
        """The row's letters and cells."""
        found = self._rows.get(row)
        if found is None:
            line, letters = self.grid.rows[row], self.shapes[row]
            cells = [line[c] if c < len(line) else None for c in range(self.first, self.last + 1)]
            found = self._rows[row] = SeenRow((letters, cells))
        return found

    def cells(self, row: int) -> Sequence[Value]:
        return self.seen(row)[1]

    def filled(self, row: int) -> list[int]:
        """The offsets of the row's cells that are not blank."""
        return (self._rows.get(row) or self.seen(row)).filled


def sheet_of(grid: Grid, first: int, last: int) -> Sheet:
    marks, years = marks_of(grid), early_years(grid.rows)
    shapes = [shapes_with_marks(row, first, last, marks) for row in grid.rows]
    for number, column in years.items():
        shapes[number] = with_early_years(shapes[number], first, column)
    return Sheet(grid, first, last, shapes)


def narrow(sheet: Sheet, extent: Span) -> Span:
    """Without the empty columns at either side."""
    used = [c for r in range(extent.row, extent.last_row + 1) for c in sheet.filled(r)]
    covered = [s.last_column for s in sheet.grid.merged if s.row <= extent.last_row and s.last_row >= extent.row]
    right = max([sheet.first + max(used), *(c for c in covered if c <= sheet.last)])
    return Span(extent.row, extent.last_row, sheet.first + min(used), right)


def line_of(sheet: Sheet, row: int) -> str:
    return " ".join(plain_text(value) for value in sheet.cells(row) if plain_text(value))


def ahead(sheet: Sheet, row: int, bottom: int) -> list[int]:
    """The first filled rows from `row` on."""
    found = sheet._ahead.get((row, bottom))
    if found is None:
        near = (r for r in range(row, min(bottom, row + 4 * FURTHEST_AHEAD)) if sheet.shapes[r].strip(BLANK))
        found = sheet._ahead[row, bottom] = list(islice(near, FURTHEST_AHEAD))
    return found


def picture(sheet: Sheet, rows: list[int]) -> Picture:
    """The rows as letters and cells, up to where a title set off by a blank row begins the next table: its columns say
    nothing of this one's."""
    key = tuple(rows)
    found = sheet._pictures.get(key)
    if found is None:
        found = sheet._pictures[key] = Picture(sheet.seen(r) for r in _own(sheet, rows))
    return found


def may_head(sheet: Sheet, row: int, rows: list[int]) -> bool:
    """Whether the row looks like the head of these rows below it."""
    key = row, tuple(rows)
    found = sheet._heads.get(key)
    if found is None:
        found = sheet._heads[key] = looks_like_head(sheet.shapes[row], sheet.cells(row), picture(sheet, rows))
    return found


def _own(sheet: Sheet, rows: list[int]) -> list[int]:
    for n in range(1, len(rows)):
        gap = rows[n] - rows[n - 1]
        lone = gap > 1 and len(sheet.filled(rows[n])) == 1
        if lone and _enough(sheet, rows[:n], set_off=gap > SET_OFF or _heads_next(sheet, rows[n + 1 : n + 2])):
            return rows[:n]
    return rows


SET_OFF = 2
"""Rows from one line to the next: more than one blank row between them sets off even a table of one row."""


def _heads_next(sheet: Sheet, following: list[int]) -> bool:
    """Whether the row below a lone text is several words and no number: the text is the title of the table it heads."""
    return any(
        len(sheet.filled(r)) > 1 and all(sheet.shapes[r][c] in (TEXT, TIME) for c in sheet.filled(r)) for r in following
    )


def _enough(sheet: Sheet, rows: list[int], set_off: bool) -> bool:
    """Whether rows are a table by themselves: some of figures, one where it is `set_off`, or a list of several words
    each."""
    counted = sum(sheet.seen(r).holds_figures for r in rows)
    if set_off and counted:
        return True
    return counted >= FEWEST_COUNTED or (
        not counted and len(rows) >= FEWEST_LISTED and all(len(sheet.filled(r)) > 2 for r in rows)
    )
