"""Rows of cells that a file wrote one after the other: each row from left to right, a group's name before its first
row wherever it stands beside the group's rows. Some programs write cells of several lines, or text that runs up, after
all others: those go into the row they stand beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ingestion.readers.pdf.lines import Piece
from ingestion.readers.pdf.tokens import is_figure
from ingestion.readers.pdf.written_cells import WrittenCell

BESIDE = 0.35
"""Of the smaller height of a line: cells that overlap by as much stand side by side."""
RIGHT = 1.0
"""Points by which the next cell of a row begins further right."""


@dataclass(eq=False)
class WrittenRow:
    """Cells side by side, from the left; `names` were written before them and stand left of them, lower."""

    cells: list[WrittenCell]
    names: list[WrittenCell] = field(default_factory=list)
    put_in: list[WrittenCell] = field(default_factory=list)
    """Those of the cells that were written elsewhere."""

    @property
    def top(self) -> float:
        return min([c.top for c in self.cells])

    @property
    def bottom(self) -> float:
        return max([c.bottom for c in self.cells])

    @property
    def all(self) -> list[WrittenCell]:
        return [*self.names, *self.cells]

    @cached_property
    def pieces(self) -> list[Piece]:
        """The cells as a reader of lines takes them."""
        return [Piece(c.x0, c.x1, c.words) for c in self.all]

    @property
    def figured(self) -> bool:
        return any(is_figure(c.text) for c in self.cells[not self.names :])


def written_rows(cells: Sequence[WrittenCell]) -> list[WrittenRow]:
    """The rows of cells in the file's order, from the top of the page."""
    rows: list[WrittenRow] = []
    for cell in cells:
        row = rows[-1] if rows else None
        if row is None or cell.sideways or row.cells[-1].sideways:
            rows.append(WrittenRow([cell]))
        elif cell.x0 > row.cells[-1].x0 + RIGHT and any(stand_beside(cell, other) for other in row.cells):
            row.cells.append(cell)
        elif len(row.cells) == 1 and cell.x0 > row.cells[0].x1 - RIGHT and row.cells[0].bottom > cell.top:
            row.names += row.cells
            row.cells = [cell]
        else:
            rows.append(WrittenRow([cell]))
    return _put_in([part for row in rows for part in _parted(row)])


def stand_beside(one: WrittenCell, other: WrittenCell) -> bool:
    """Whether two cells overlap in height."""
    size = min((one.bottom - one.top) / one.lines, (other.bottom - other.top) / other.lines)
    return min(one.bottom, other.bottom) - max(one.top, other.top) >= BESIDE * size


def _parted(row: WrittenRow) -> list[WrittenRow]:
    """The row; what was taken for the name of a row without figures is a text of its own."""
    if not row.names or row.figured:
        return [row]
    return [*(WrittenRow([name]) for name in row.names), WrittenRow(row.cells)]


def _put_in(rows: Sequence[WrittenRow]) -> list[WrittenRow]:
    """The rows with those that were written apart, but stand beside a row in places it leaves free, put in."""
    ordered = sorted(rows, key=lambda row: row.top)
    found: list[WrittenRow] = []
    for row in ordered:
        for other in reversed(found[-4:]):
            if (row.names and other.names) or other.bottom <= row.top:
                continue
            if any(stand_beside(a, b) for a in row.cells for b in other.cells) and _free(row, other):
                other.names += row.names
                other.put_in += row.cells if len(row.cells) < len(other.cells) else other.cells
                other.cells = sorted([*other.cells, *row.cells], key=lambda c: c.x0)
                break
        else:
            found.append(row)
    return found


def _free(row: WrittenRow, other: WrittenRow) -> bool:
    """Whether no cell of one row stands over or under one of the other."""
    cells = sorted([*row.cells, *other.cells], key=lambda c: c.x0)
    return all(a.x1 <= b.x0 + RIGHT for a, b in pairwise(cells))
