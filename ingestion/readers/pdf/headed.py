"""Heads printed over a ruled table, outside its rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.columns import Column, table_pieces
from ingestion.readers.pdf.figured import is_data
from ingestion.readers.pdf.frame import Cell, Frame
from ingestion.readers.pdf.heads import Head, heads_of, spread
from ingestion.readers.pdf.lines import TextLine, lines_of
from ingestion.readers.pdf.repeats import heads_over_repeats
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.spaced import line_height
from ingestion.readers.pdf.tokens import is_caption, is_figure, is_prose

NEAR = 0.8
"""Of the line height: a head stands no further above the rules, or above the next head, than this."""
MOST_LINES = 4
SLACK = 3.0
"""Points by which a head may reach past the rules at either side."""


def heads_above(frame: Frame, cells: Sequence[Cell], words: Sequence[Word], across: Sequence[Across]) -> list[Head]:
    """The heads over a frame whose own first row is already figures; none where that row is a head, or where what
    stands above is a title or a sentence."""
    first = [cell for cell in cells if cell.row == 0 and cell.words]
    figures = [cell for cell in first if is_figure(cell.text)]
    if frame.columns < 2 or not figures or 2 * len(figures) < len(first) - 1:
        return []
    left, top, right, _ = frame.box
    near = [
        w
        for w in words
        if w.upright and w.x0 >= left - SLACK and w.x1 <= right + SLACK and (w.top + w.bottom) / 2 < top
    ]
    if not near:
        return []
    height = line_height([w for cell in first for w in cell.words])
    kept: list[TextLine] = []
    edge = top
    for line in reversed(lines_of(near)):
        if edge - line.bottom > NEAR * height or len(kept) == MOST_LINES or not _heads(line, kept, frame, height):
            break
        kept.insert(0, line)
        edge = line.top
    if not kept:
        return []
    found = frame.xs[1:-1]
    columns = [Column(a, b) for a, b in pairwise(frame.xs)]
    lines = [spread(line.words, found, columns, height) for line in kept]
    return heads_over_repeats(lines, found, columns) or heads_of(
        lines, found, columns, [r for r in across if r.y < top - 1], height
    )


def _heads(line: TextLine, below: Sequence[TextLine], frame: Frame, height: float) -> bool:
    pieces = table_pieces(line, height)
    if is_caption(line.text) or any(is_prose(p.words) for p in pieces):
        return False
    if not below:
        return len(pieces) > 1 and not is_data(pieces)
    # a single head over heads that stand beyond the first column, never a title flush with the table
    return len(pieces) > 1 or pieces[0].x0 > frame.xs[1] - SLACK


def under_heads(heads: Sequence[Head], cells: Sequence[Cell]) -> list[Cell]:
    """The heads as cells, with the table's own cells moved down below them."""
    deep = max(head.last_level for head in heads) + 1
    over = [
        Cell(
            head.level,
            head.last_level,
            head.c0,
            head.c1,
            head.words,
            (round(head.x0, 1), round(head.top, 1), round(head.x1, 1), round(head.bottom, 1)),
        )
        for head in heads
    ]
    return [*over, *(cell._replace(row=cell.row + deep, last_row=cell.last_row + deep) for cell in cells)]
