"""Tables on one page, from its words and rules alone."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.readers.pdf.frame import Cell
from ingestion.readers.pdf.ruled import ruled_cells
from ingestion.readers.pdf.rules import lattices, whole_rules
from ingestion.readers.pdf.shapes import Rule, Word
from ingestion.values.grid import Grid, Span, Value
from ingestion.values.place import Box


def find_tables(
    words: Sequence[Word],
    rules: Sequence[Rule],
    page_width: float,
    page_height: float,
    *,
    drawings: Sequence[Box] = (),
    shades: Sequence[Box] = (),
    page: int | None = None,
) -> list[Grid]:
    """Every table of a page, from the top, as grids with merged spans and cell boxes.

    All coordinates are points from the top left. `drawings` are bounds of curves and slanted lines: charts are no
    tables.
    """
    across, down = whole_rules(rules)
    grids = []
    for lattice in lattices(across, down):
        found = ruled_cells(lattice, words)
        if found is not None:
            frame, cells = found
            grids.append(grid_of(cells, frame.box, page))
    return grids


def grid_of(cells: Sequence[Cell], box: Box, page: int | None) -> Grid:
    """A grid of the cells' text; rows and columns that hold nothing at all are left out."""
    filled = [cell for cell in cells if cell.words]
    kept_rows = _kept({cell.row for cell in filled} | {cell.last_row for cell in filled if cell.last_row != cell.row})
    kept_columns = _kept({cell.column for cell in filled})
    rows: list[list[Value]] = [[None] * len(kept_columns) for _ in kept_rows]
    merged: list[Span] = []
    boxes: dict[tuple[int, int], Box] = {}
    row_at = {row: index for index, row in enumerate(kept_rows)}
    column_at = {column: index for index, column in enumerate(kept_columns)}
    for cell in cells:
        down = [row_at[row] for row in range(cell.row, cell.last_row + 1) if row in row_at]
        right = [column_at[c] for c in range(cell.column, cell.last_column + 1) if c in column_at]
        if not down or not right:
            continue
        r0, r1, c0, c1 = down[0], down[-1], right[0], right[-1]
        if cell.words:
            rows[r0][c0] = cell.text
        boxes[r0, c0] = _rounded(cell.box)
        if r1 > r0 or c1 > c0:
            merged.append(Span(r0, r1, c0, c1))
    return Grid(list(rows), page=page, merged=merged, boxes=boxes, box=_rounded(box), is_table=True)


def _kept(indexes: set[int]) -> list[int]:
    return sorted(indexes)


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = box
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)
