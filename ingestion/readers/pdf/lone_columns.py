"""A column that found no room beside its table and stands by itself on a later page, at the heights of the table's
rows: a sheet one column too wide. Which rows are whose, `ingestion/tables/strips.py` says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.shapes import Word, box_of
from ingestion.readers.pdf.tokens import is_figure, is_time
from ingestion.readers.pdf.written_cells import WrittenCell, written_cells
from ingestion.values.grid import Grid, Value
from ingestion.values.place import Box

SLACK = 1.5
"""Points by which a cell's middle may lie outside its row."""
MOST_WORDS = 400
"""Of a page that holds no more than such a column, its head and foot."""
FEWEST = 3
"""Figures of such a column."""


def lone_column(words: Sequence[Word], before: Sequence[Grid], page: int) -> tuple[Grid, list[Word]] | None:
    """The column as a grid, with the words it takes; None where the page's words, given as the file wrote them, are no
    such column of a table among `before`."""
    if len(words) > MOST_WORDS or not before:
        return None
    cells = sorted((c for c in written_cells(words) if not c.sideways), key=lambda c: c.top)
    figures = [c for c in cells if is_figure(c.text) and not is_time(c.text)]
    if len(figures) < FEWEST:
        return None
    for grid in before:
        heights = _heights(grid)
        inside = [c for c in cells if grid.box and grid.box[1] - SLACK <= c.middle <= grid.box[3] + SLACK]
        beside = [
            [at for at, (top, bottom) in heights.items() if top - SLACK < c.middle < bottom + SLACK] for c in inside
        ]
        rows = [at[0] for at in beside if len(at) == 1]
        counts = [c for c in inside if c in figures]
        if len(counts) < FEWEST or len(set(rows)) < len(inside) or not _under_each_other(inside, counts):
            continue
        taken = [word for c in inside for word in c.words]
        boxes: dict[tuple[int, int], Box] = {
            (number, 0): (c.x0, heights[row][0], c.x1, heights[row][1])
            for number, (c, row) in enumerate(zip(inside, rows, strict=True))
        }
        column: list[Sequence[Value]] = [[c.text] for c in inside]
        heads = inside.index(counts[0])
        return Grid(column, page=page, boxes=boxes, box=box_of(taken), is_table=True, header_rows=heads), taken
    return None


def _heights(grid: Grid) -> dict[int, tuple[float, float]]:
    """Where the rows of a grid begin and end: by the shortest of each row's cells, for labels may run over lines. What
    stands at the middle of several rows says nothing of the first, unless nothing else does."""
    found: dict[int, tuple[bool, float, float, float]] = {}
    tall = {(span.row, span.column) for span in grid.merged if span.last_row > span.row}
    for place, (_, top, _, bottom) in grid.boxes.items():
        rank = (place in tall, bottom - top, top, bottom)
        if place[0] not in found or rank[:2] < found[place[0]][:2]:
            found[place[0]] = rank
    return {row: (top, bottom) for row, (_, _, top, bottom) in found.items()}


def _under_each_other(cells: Sequence[WrittenCell], figures: Sequence[WrittenCell]) -> bool:
    """Whether no cell stands beside another, and the figures stand over and under each other: a head may stand at the
    other side of its column."""
    apart = all(a.bottom <= b.top + SLACK for a, b in pairwise(cells))
    return apart and all(a.x0 < b.x1 and a.x1 > b.x0 for a, b in pairwise(figures))
