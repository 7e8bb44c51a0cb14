"""Where in a document something stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

Box = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in points from the top left of the page."""


@lru_cache(maxsize=16_384)
def column_letters(column: int) -> str:
    """The letters of a 0-based column: 0 → A, 25 → Z, 26 → AA.

    >>> [column_letters(c) for c in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The A1 name of a 0-based row and column.

    >>> cell_name(6, 2)
    'C7'
    """
    return f"{column_letters(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class RowSpan:
    """The rows that a count was made from: first and last 1-based row of the document, and how many of them counted."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a document.

    Spreadsheets and delimited files name `cell` (A1; line 5, field 3 is C5) and `sheet` (None for delimited files);
    pages name `page` (1-based) and `box`. `rows` is given where the figure was counted rather than printed.
    """

    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    box: Box | None = None
    rows: RowSpan | None = None
    table: str | None = None

    def __str__(self) -> str:
        if self.cell:
            where = f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        elif self.page:
            where = f"page {self.page}"
        elif self.sheet:
            where = f"sheet {self.sheet}"
        else:
            where = "the document"
        if self.rows:
            where += f" (rows {self.rows.first} to {self.rows.last}, {self.rows.count} counted)"
        return where
