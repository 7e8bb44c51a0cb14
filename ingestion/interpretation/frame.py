"""A table laid out for reading: its body rows over all its parts, its heads with merged cells filled, its columns'
roles.

Columns are offsets from the table's first column, the same in every part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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

    def covered(self, offset: int) -> set[int]:
        """The body rows over whose cell of this column that of a row further up lies: what it says is said there."""
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
        return min((c for c in range(self.width) if any(row.shapes[c] != BLANK for row in self.rows)), default=0)

    def head_text(self, offset: int) -> str:
        """All headings of a column from above to below, each once."""
        texts: list[str] = []
        for level in self.heads:
            text = plain_text(level[offset])
            if text and (not texts or texts[-1] != text):
                texts.append(text)
        return " ".join(texts)

    def bottom(self, offset: int) -> str:
        """The lowest heading of a column."""
        return next((text for level in reversed(self.heads) if (text := plain_text(level[offset]))), "")

    def head_place(self, offset: int, level: int) -> Place:
        part = self.table.parts[0]
        return part.grid.place(part.extent.row + level, part.extent.column + offset)


def texts_of(values: Sequence[Value]) -> list[str]:
    return [plain_text(value) for value in values]
