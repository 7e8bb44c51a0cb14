"""Ruled tables parted by a blank row without rules: under the head, or over the total."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.frame import Cell, Frame
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure, is_time

SAME_EDGE = 1.0
"""Points by which the borders of two parts of one table differ."""
HIGHEST = 1.6
"""Of the lowest row: a blank row is no higher."""

Drawn = tuple[Frame, list[Cell]]


def joined_over_blanks(drawn: Sequence[Drawn], words: Sequence[Word]) -> list[Drawn]:
    """The tables, those with the same borders put together where no more than a blank row parts them, and the lower one
    begins with figures: it has no head of its own."""
    joined: list[Drawn] = []
    for frame, cells in sorted(drawn, key=lambda one: one[0].box[1]):
        at = next((n for n, (above, _) in enumerate(joined) if _goes_on(above, frame, cells, words)), None)
        if at is None:
            joined.append((frame, cells))
            continue
        above, over = joined[at]
        down = above.rows + 1
        lower = [cell._replace(row=cell.row + down, last_row=cell.last_row + down) for cell in cells]
        joined[at] = (Frame(above.xs, [*above.ys, *frame.ys]), [*over, *lower])
    return joined


def _goes_on(above: Frame, frame: Frame, cells: Sequence[Cell], words: Sequence[Word]) -> bool:
    """Whether a table goes on where another has ended."""
    if len(above.xs) != len(frame.xs) or any(abs(a - b) > SAME_EDGE for a, b in zip(above.xs, frame.xs, strict=True)):
        return False
    high, low = above.ys[-1], frame.ys[0]
    lowest = min(b - a for ys in (above.ys, frame.ys) for a, b in pairwise(ys))
    if not 0 < low - high <= HIGHEST * lowest:
        return False
    if any(high < (w.top + w.bottom) / 2 < low and w.x0 < frame.xs[-1] and w.x1 > frame.xs[0] for w in words):
        return False
    first = [cell.text for cell in cells if cell.row == 0 and cell.column and cell.words]
    return all(map(is_figure, first)) and not all(map(is_time, first))
