"""What stands around the tables of a page: the other lines in reading order, titles above, notes below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.lines import Piece, line_text, lines_of, pieces_of
from ingestion.readers.pdf.shapes import Word
from ingestion.values.grid import Grid
from ingestion.values.place import Box

PARTED = 2.5
"""Words of one line further apart than this many line heights are two lines (page header and page number)."""
NEAR = 2.6
"""A title stands within this many line heights above its table, a note as near below; so does each further line."""
MOST_AROUND = 6
INSIDE = 1.0
"""Slack in points: words whose middle lies this near a table's box belong to it."""

SAME_MARGIN = 3.0
"""Points by which lines that begin at one margin differ."""

PageLine = tuple[str, Box]


def outside(words: Sequence[Word], grids: Sequence[Grid]) -> list[Word]:
    """Words whose middles lie in no table's box."""
    rest = list(words)
    for grid in grids:
        if grid.box:
            x0, top, x1, bottom = grid.box
            left, right = 2 * (x0 - INSIDE), 2 * (x1 + INSIDE)
            high, low = 2 * (top - INSIDE), 2 * (bottom + INSIDE)
            rest = [w for w in rest if not (left <= w[0] + w[2] <= right and high <= w[1] + w[3] <= low)]
    return rest


def page_lines(words: Sequence[Word]) -> list[PageLine]:
    """Lines with their boxes, from the top; text that runs up or down comes last, in the file's own order."""
    found: list[PageLine] = []
    for line in lines_of([w for w in words if w.upright]):
        for piece in pieces_of(line.words, PARTED * (line.bottom - line.top)):
            found.append((line_text(piece.words), _around(piece)))
    sideways = [w for w in words if not w.upright]
    if sideways:
        whole = Piece(min(w.x0 for w in sideways), max(w.x1 for w in sideways), list(sideways))
        found.append((whole.text, _around(whole)))
    return found


def _around(piece: Piece) -> Box:
    return (
        round(piece.x0, 1),
        round(min(w.top for w in piece.words), 1),
        round(piece.x1, 1),
        round(max(w.bottom for w in piece.words), 1),
    )


def set_surroundings(grids: Sequence[Grid], lines: Sequence[PageLine]) -> None:
    """Give each table the lines standing over and under it, up to the next table or a wide blank."""
    for grid in grids:
        if grid.box is None:
            continue
        x0, top, x1, bottom = grid.box
        beside = _over_and_under(lines, x0, x1)
        above: list[str] = []
        edge = top
        for text, box in sorted((line for line in beside if line[1][3] <= top + INSIDE + 2), key=lambda li: -li[1][3]):
            if (
                edge - box[3] > NEAR * (box[3] - box[1])
                or len(above) == MOST_AROUND
                or _parted(grids, grid, box[3], edge)
            ):
                break
            above.insert(0, text)
            edge = box[1]
        below: list[str] = []
        edge = bottom
        for text, box in sorted(
            (line for line in beside if line[1][1] >= bottom - INSIDE - 2), key=lambda li: li[1][1]
        ):
            if (
                box[1] - edge > NEAR * (box[3] - box[1])
                or len(below) == MOST_AROUND
                or _parted(grids, grid, edge, box[1])
            ):
                break
            below.append(text)
            edge = box[3]
        grid.above, grid.below = tuple(above), tuple(below)


def _over_and_under(lines: Sequence[PageLine], x0: float, x1: float) -> list[PageLine]:
    """Lines that share some of the table's width, and those that end before a table set to the middle, where they begin
    at a margin of others and stand alone."""
    shared = [line for line in lines if line[1][0] < x1 and line[1][2] > x0]
    margins = {box[0] for _, box in shared} or {x0}
    starts = sorted(box[0] for _, box in lines)
    margins |= {a for a, b in pairwise(starts) if b - a <= SAME_MARGIN / 2}
    return [
        line
        for line in lines
        if line in shared
        or (
            any(abs(line[1][0] - margin) <= SAME_MARGIN for margin in margins)
            and not any(o is not line and o[1][1] < line[1][3] and o[1][3] > line[1][1] for o in lines)
        )
    ]


def _parted(grids: Sequence[Grid], grid: Grid, high: float, low: float) -> bool:
    """Whether another table stands between two heights above or below this one."""
    assert grid.box is not None
    return any(
        other is not grid
        and other.box is not None
        and other.box[0] < grid.box[2]
        and other.box[2] > grid.box[0]
        and other.box[1] >= high - INSIDE
        and other.box[3] <= low + INSIDE
        for other in grids
    )
