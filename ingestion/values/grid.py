"""What a reader hands on: one sheet, one delimited file, or one table found on a page, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from ingestion.values.place import Box, Place, cell_name

Value = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell as its format stores it; text where the format has only text. None and "" are both blank."""


OVERPRINTED = "texts are printed over each other here"
MAYBE_CUT = "two lines may be one word or two here"
"""What speaks against the words of a page's cell, as its `doubts` say it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range, 0-based and inclusive."""

    row: int
    last_row: int
    column: int
    last_column: int


@dataclass(slots=True)
class Grid:
    """Rows of raw values with what is known about some of the cells.

    `rows[r][c]` is 0-based; rows may be ragged. Everything else is sparse, keyed by (row, column) of this grid.
    `first_row`/`first_column` are where rows[0][0] stands in the document, so that places come out right when the
    reader dropped an empty margin. `boxes` and `page` are set for pages, `sheet` for workbooks, none for delimited
    files.
    `more` continues a sheet too long to hold: called anew it yields the rows after `rows`, in order; given the columns
    that will be looked at, it may leave the others blank.
    """

    rows: list[Sequence[Value]]
    sheet: str | None = None
    page: int | None = None
    title: str = ""
    first_row: int = 0
    first_column: int = 0
    merged: list[Span] = field(default_factory=list)
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    boxes: Mapping[tuple[int, int], Box] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Steps by which a label is set in: compact pivots tell members from their group by nothing else."""
    struck: frozenset[tuple[int, int]] = frozenset()
    doubts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    box: Box | None = None
    is_table: bool = False
    """True where the reader already found the extent of one table (pages, Word): splitting does not look for more."""
    header_rows: int | None = None
    """How many leading rows the reader knows to be heads, where it knows."""
    above: tuple[str, ...] = ()
    """Lines of text standing just above a table found on a page: titles and captions, nearest last."""
    below: tuple[str, ...] = ()
    """Lines of text just below it: footnotes."""
    more: Callable[..., Iterable[Sequence[Value]]] | None = None
    origins: tuple[int, ...] = ()
    """The document's row (0-based) of each row of the grid, where several rows of it stand in one of the document."""
    column_origins: tuple[int, ...] = ()
    """The same of columns, where the labels in a cell's lines ("2018/19: 12") stand in a column of their own."""
    marks: frozenset[str] | None = None
    """Doubtful words that are marks here (values/repeated_marks.py), once they were looked for."""
    cut: bool = False
    """True where rows were left behind when the reading travelled (encoding.py): the records still count them."""

    def place(self, row: int, column: int) -> Place:
        """Where this cell stands in the document."""
        if self.page is not None:
            return Place(page=self.page, box=self.boxes.get((row, column)))
        return Place(sheet=self.sheet, cell=cell_name(self.row_number(row), self.column_number(column)))

    def row_number(self, row: int) -> int:
        """The document's row, 0-based, of a row of the grid."""
        return self.origins[row] if row < len(self.origins) else row + self.first_row

    def column_number(self, column: int) -> int:
        """The document's column, 0-based, of a column of the grid."""
        return self.column_origins[column] if column < len(self.column_origins) else column + self.first_column

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def value(self, row: int, column: int) -> Value:
        """The cell's value, None outside the ragged rows."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a letter or page outside the tables, with its place."""

    text: str
    place: Place
