"""A table laid out for reading: its body rows over all its parts, its heads with merged cells filled, its columns'
roles.

Columns are offsets from the table's first column, the same in every part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid, Span, Value
from ingestion.values.place import Place
from ingestion.values.shape import BLANK
from ingestion.values.table import Table

LABEL, FIGURES, SHARES, NOTE, SPACER, INDEX = "label", "figures", "shares", "note", "spacer", "index"


@dataclass(slots=True)
class Row:
    """One body row: its part's grid, its row there, its values by offset."""

    grid: Grid
    number: int
    first_column: int
    values: list[Value]
    shapes: str

    def place(self, offset: int) -> Place:
        return self.grid.place(self.number, self.first_column + offset)

    def at(self, offset: int) -> tuple[int, int]:
        return self.number, self.first_column + offset


@dataclass(slots=True)
class Frame:
    """The table laid out. `heads[level][offset]` are the headings' values, merged cells filled; `roles[offset]` what
    each column is; `sections[row]` the section names standing above a body row."""

    table: Table
    width: int
    heads: list[list[Value]]
    rows: list[Row]
    roles: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    head_merged: set[tuple[int, int]] = field(default_factory=set)
    share_rows: list[Row] = field(default_factory=list)
    """Body rows that hold averages, shares or changes, taken out of `rows`."""
    doubtful_sections: list[str] = field(default_factory=list)
    """Names of sections that may as well be rows whose figures were all left blank."""
    _first_filled: tuple[list[Row], int] | None = None
    _texts: dict[int, list[str]] = field(default_factory=dict)

    def covered(self, offset: int) -> set[int]:
        """The body rows over whose cell of this column that of a row further up lies: what it says is said there."""
        if not any(part.grid.merged for part in self.table.parts):
            return set()
        tall: dict[tuple[int, int], list[Span]] = {}
        found = set()
        for number, row in enumerate(self.rows):
            column = row.first_column + offset
            if (id(row.grid), column) not in tall:
                tall[id(row.grid), column] = [
                    span
                    for span in row.grid.merged
                    if span.row < span.last_row and span.column <= column <= span.last_column
                ]
            if any(span.row < row.number <= span.last_row for span in tall[id(row.grid), column]):
                found.add(number)
        return found

    def columns(self, role: str) -> list[int]:
        return [c for c, found in enumerate(self.roles) if found == role]

    @property
    def first_filled(self) -> int:
        """The first column that is not empty all the way down."""
        if self._first_filled is None or self._first_filled[0] is not self.rows:  # asked anew for every column
            filled = (c for c in range(self.width) if any(row.shapes[c] != BLANK for row in self.rows))
            self._first_filled = self.rows, next(filled, 0)
        return self._first_filled[1]

    def _heads_of(self, offset: int) -> list[str]:
        """What the headings of a column say, from above to below; they are asked a dozen times and never change."""
        found = self._texts.get(offset)
        if found is None:
            found = self._texts[offset] = [text for level in self.heads if (text := plain_text(level[offset]))]
        return found

    def head_text(self, offset: int) -> str:
        """All headings of a column from above to below, each once."""
        return " ".join(text for text, _ in groupby(self._heads_of(offset)))

    def bottom(self, offset: int) -> str:
        """The lowest heading of a column."""
        texts = self._heads_of(offset)
        return texts[-1] if texts else ""

    def head_place(self, offset: int, level: int) -> Place:
        part = self.table.parts[0]
        return part.grid.place(part.extent.row + level, part.extent.column + offset)


def texts_of(values: Sequence[Value]) -> list[str]:
    return [plain_text(value) for value in values]
