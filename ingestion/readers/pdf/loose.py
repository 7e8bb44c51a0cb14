"""Rows of a table whose rows stand further apart than the lines of one text: what stands close together in a column is
one cell, and cells that stand side by side are one row, however many lines each has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingestion.readers.pdf.lines import Piece, side_by_side
from ingestion.readers.pdf.rows import Placed
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure

LOOSE = 1.3
"""Of the line height: rows that follow each other no closer, from top to top, are loose."""
SAME_CELL = 1.2
"""Of the line height: lines of one cell follow each other no further apart."""
LEADING = 1.7
"""Of the line height: some faces leave so much from line to line of one text."""
SLACK = 1.05
"""Times the least distance of lines."""
CLOSER = 0.85
"""Of the rows' least distance: lines that follow each other so closely are lines of one text."""
FLUSH = 2.0
"""Points by which lines of one cell begin, end or are centred apart."""


@dataclass(slots=True)
class Block:
    """The lines of one cell: first and last column, words, extent, and the top of the last line."""

    c0: int
    c1: int
    words: list[Word]
    x0: float
    x1: float
    top: float
    bottom: float
    last: float


def loose_rows(lines: Sequence[Placed], height: float) -> list[list[Block]] | None:
    """The cells of each row from the top; None where rows stand as close as lines do, or two cells of a row share a
    column."""
    if not _are_loose(lines, height):
        return None
    same = max(SAME_CELL * height, _leading(lines, height))
    blocks: list[Block] = []
    for line in lines:
        for piece, (c0, c1) in zip(line.pieces, line.columns, strict=True):
            _add(blocks, piece, c0, c1, same)
    rows = side_by_side(blocks, height)
    for row in rows:
        row.sort(key=lambda b: (b.c0, b.x0))
        for left, right in pairwise(row):
            if left.c1 >= right.c0:
                # a label's line may run out over the next column's blank
                left.c1 = right.c0 - 1
            if left.c1 < left.c0 or left.x1 > right.x0:
                return None
    return None if any(_labels_apart(a, b) or _labels_apart(b, a) for a, b in pairwise(rows)) else rows


def _labels_apart(row: Sequence[Block], beside: Sequence[Block]) -> bool:
    """Whether a row has no label and the next one has nothing else: they may well be one."""
    return all(block.c0 > 0 for block in row) and all(block.c0 == 0 for block in beside)


def _are_loose(lines: Sequence[Placed], height: float) -> bool:
    """Whether no two figures of a column follow each other as closely as lines of a text do: as the lines here do,
    where rows may be no further apart than a face's own lines."""
    last: dict[int, float] = {}
    steps: list[float] = []
    for line in lines:
        for piece, (c0, c1) in zip(line.pieces, line.columns, strict=True):
            if c0 == c1 > 0 and is_figure(piece.text):
                top = piece.words[0].top
                if c0 in last:
                    steps.append(top - last[c0])
                last[c0] = top
    if not steps or min(steps) < LOOSE * height:
        return False
    if min(steps) >= LEADING * height or all(line.figures for line in lines):
        return True
    return _closest(lines) <= CLOSER * min(steps)


def _closest(lines: Sequence[Placed]) -> float:
    """How close the texts of one column follow each other at the least, from top to top; nought where none does."""
    last: dict[tuple[int, int], float] = {}
    steps: list[float] = []
    for line in lines:
        for piece, column in zip(line.pieces, line.columns, strict=True):
            top = piece.words[0].top
            if column in last:
                steps.append(top - last[column])
            last[column] = top
    return min(steps, default=0.0)


def _leading(lines: Sequence[Placed], height: float) -> float:
    """How far the lines of one cell may stand apart where a line of labels shows it: never as far as two rows."""
    closest = _closest(lines)
    rows = _closest([line for line in lines if line.figures])
    return SLACK * closest if closest <= min(LEADING * height, CLOSER * rows) else 0.0


def _add(blocks: list[Block], piece: Piece, c0: int, c1: int, same: float) -> None:
    top, bottom = min(w.top for w in piece.words), max(w.bottom for w in piece.words)
    for block in reversed(blocks):
        if block.c1 < c0 or block.c0 > c1 or not 0 < top - block.last <= same:
            continue
        sides = (piece.x0 - block.x0, piece.x1 - block.x1, (piece.x0 + piece.x1 - block.x0 - block.x1) / 2)
        if min(map(abs, sides)) <= FLUSH:
            block.words += piece.words
            block.x0, block.x1 = min(block.x0, piece.x0), max(block.x1, piece.x1)
            block.c0, block.c1 = min(block.c0, c0), max(block.c1, c1)
            block.bottom, block.last = max(block.bottom, bottom), top
            return
    blocks.append(Block(c0, c1, list(piece.words), piece.x0, piece.x1, top, bottom, top))
