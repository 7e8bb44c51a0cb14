"""Names of groups set to the middle of their rows, where rules that leave out the first column hold the rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.columns import Column
from ingestion.readers.pdf.frame import Cell
from ingestion.readers.pdf.rules import Across

AT_EDGE = 3.0
"""Points by which a rule may begin beside its column."""
FULL = 0.7
"""Of the table's width without its first column: as long is a rule between two rows."""


def over_groups(cells: list[Cell], head_rows: int, columns: Sequence[Column], across: Sequence[Across]) -> list[Cell]:
    """The cells, each name alone in the first column between two rules through it spread over the rows between them.

    Nothing changes where no rule begins at the second column.
    """
    if len(columns) < 3:
        return cells
    first, second, right = columns[0], columns[1], columns[-1].x1
    long = [r for r in across if r.x1 - max(r.x0, second.x0) >= FULL * (right - second.x0)]
    whole = sorted(r.y for r in long if r.x0 <= first.x0 + AT_EDGE)
    partly = [r.y for r in long if first.x1 - AT_EDGE <= r.x0 <= second.x0 + AT_EDGE]
    if len(whole) < 2 or not partly:
        return cells
    heights: dict[int, list[float]] = {}
    for cell in cells:
        if cell.row >= head_rows and cell.column > 0:
            heights.setdefault(cell.row, []).append((cell.box[1] + cell.box[3]) / 2)
    spread = list(cells)
    for top, bottom in pairwise(whole):
        rows = [row for row, middles in heights.items() if all(top < y < bottom for y in middles)]
        names = [n for n, cell in enumerate(spread) if cell.row in rows and cell.column == cell.last_column == 0]
        if len(rows) > 1 and len(names) == 1 and any(top < y < bottom for y in partly):
            spread[names[0]] = spread[names[0]]._replace(row=min(rows), last_row=max(rows))
    return spread
