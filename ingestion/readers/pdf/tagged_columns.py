"""Columns of cells whose rows a structure tree gives: whether they stand beside each other as it says; and where some
program left empty cells out, so that all after them count too few, the columns over which the cells stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingestion.readers.pdf.shapes import TaggedCell

BESIDE = 1.5
"""Points by which columns may overlap."""

Edges = dict[int, tuple[float, float]]
"""From where to where each column reaches."""


def columns_follow(cells: Sequence[TaggedCell]) -> bool:
    """Whether the columns stand beside each other over all rows, and each cell of several columns over its own."""
    edges = edges_of_columns(cells)
    if len(edges) < 2 or any(a[1] > b[0] + BESIDE for a, b in pairwise(edges[c] for c in sorted(edges))):
        return False
    alone = _alone(cells)
    for cell in cells:
        if cell.column != cell.last_column and id(cell) not in alone:
            x0, _, x1, _ = cell.box
            before = max((e[1] for c, e in edges.items() if c < cell.column), default=x0)
            after = min((e[0] for c, e in edges.items() if c > cell.last_column), default=x1)
            if x0 < before - BESIDE or x1 > after + BESIDE:
                return False
    return True


def edges_of_columns(cells: Sequence[TaggedCell]) -> Edges:
    """The edges of each column by its own cells, without titles and names that run over others."""
    alone = _alone(cells)
    edges: Edges = {}
    for cell in cells:
        if cell.column == cell.last_column and id(cell) not in alone:
            _grow(edges, cell.column, cell)
    return edges


def placed_by_edges(cells: Sequence[TaggedCell]) -> list[TaggedCell]:
    """The cells in the columns over which they stand, which the rows with most cells tell; none where one stands over
    no column or over several without being said to."""
    rows: dict[int, list[TaggedCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    most = max(map(len, rows.values()))
    edges: Edges = {}
    for row in rows.values():
        row.sort(key=lambda cell: cell.box[0])
        if len(row) == most and all(cell.column == cell.last_column for cell in row):
            for column, cell in enumerate(row):
                _grow(edges, column, cell)
    if len(edges) < 2 or any(a[1] > b[0] + BESIDE for a, b in pairwise(edges[c] for c in sorted(edges))):
        return []
    found: list[TaggedCell] = []
    for row in rows.values():
        last = -1
        for cell in row:
            x0, _, x1, _ = cell.box
            over = [c for c, (left, right) in sorted(edges.items()) if x0 < right - BESIDE and x1 > left + BESIDE]
            if len(row) == 1:
                over = over[:1]
            wide = len(over) > 1
            if not over or over[0] <= last or (wide and cell.column == cell.last_column):
                return []
            last = over[-1]
            found.append(replace(cell, column=over[0], last_column=over[-1]))
    return found if not _overlap(found) and columns_follow(found) else []


def _overlap(cells: Sequence[TaggedCell]) -> bool:
    taken: set[tuple[int, int]] = set()
    for cell in cells:
        own = {(r, c) for r in range(cell.row, cell.last_row + 1) for c in range(cell.column, cell.last_column + 1)}
        if own & taken:
            return True
        taken |= own
    return False


def _grow(edges: Edges, column: int, cell: TaggedCell) -> None:
    x0, _, x1, _ = cell.box
    held = edges.get(column)
    if held is None:
        edges[column] = (x0, x1)
    elif x0 < held[0] or x1 > held[1]:
        edges[column] = (min(held[0], x0), max(held[1], x1))


def _alone(cells: Sequence[TaggedCell]) -> set[int]:
    """Cells (by id) that have their row for themselves: a title or a name may run over all columns."""
    rows: dict[int, list[TaggedCell]] = {}
    for cell in cells:
        for row in range(cell.row, cell.last_row + 1):
            rows.setdefault(row, []).append(cell)
    return {id(row[0]) for row in rows.values() if len(row) == 1 and row[0].row == row[0].last_row}
