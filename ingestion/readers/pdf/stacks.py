"""Heads of several lines and levels, told by where they stand: a head is as its column's figures are, flush or centred;
its lines follow each other closely; the heads of one level stand side by side, each as deep as it needs.

Strict: whatever fits no column, or fits two, leaves the heads to be told line by line (`heads.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingestion.readers.pdf.columns import ONE_BLANK, Column, typed_width
from ingestion.readers.pdf.heads import Head
from ingestion.readers.pdf.lines import Piece, TextLine, cell_text, side_by_side
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.spans import spans_over
from ingestion.readers.pdf.tokens import is_figure

WORD_GAP = 0.6
"""Of the line height: a wider blank parts two heads."""
EDGE = 0.8
"""Points by which texts that are flush, or centred, may differ."""
FLUSH_SHARE = 0.8
"""Of a column's texts, so many show how it is set."""
SAME_HEAD = 1.25
"""Of the line height: the lines of one head follow each other no further apart, from top to top."""
MOST_LABELS = 4
"""Columns of row labels before the first figures."""
BESIDE = 1.0
"""Points by which a head may reach over its neighbours' texts."""
SEVERAL, FREE = -1, -2
"""In place of a column: the head reaches over several; it stands over none's text."""


@dataclass(slots=True)
class Stack:
    """The lines of one head, and its column; SEVERAL or FREE where it has none."""

    column: int
    words: list[Word]
    x0: float
    x1: float
    top: float
    bottom: float
    last: float
    """The top of its last line."""


def stacked_heads(
    lines: Sequence[TextLine], columns: Sequence[Column], voters: Sequence[Sequence[Piece]], height: float
) -> list[Head] | None:
    """The heads with their levels and spans, or None where one of them has no certain place."""
    own = [_own(column, voters) for column in columns]
    labels = [c for c, texts in enumerate(own[:MOST_LABELS]) if 2 * sum(is_figure(p.text) for p in texts) <= len(texts)]
    figured = range(max(labels, default=0) + 1, len(columns))
    sides = [_flush_sides(texts) for texts in own]
    stacks: list[Stack] = []
    for line in lines:
        for whole in parted(line.words, max(WORD_GAP * height, (1 + ONE_BLANK) * typed_width(line.words))):
            for piece, column in _by_column(whole, columns, sides):
                _add(stacks, piece, column, height)
    levels = _levels(stacks, columns, sides, figured, height)
    if levels is None or not figured:
        return None
    headed = {stack.column for stack in levels[-1]}
    if any(stack.column < 0 for stack in levels[-1]) or not _covered(levels, figured):
        return None
    deepest = len(levels) - 1
    heads = [_head(stack, stack.column, stack.column, deepest) for stack in levels[-1]]
    below = [(c, c) for c in figured if c in headed]
    names = {(s.column, s.column): cell_text(s.words) for s in levels[-1]}
    wide, play = _sides(columns, levels[-1], own, figured)
    for level in range(deepest - 1, -1, -1):
        alone = [s for s in levels[level] if s.column >= 0 and (s.column not in headed or s.column < figured[0])]
        over = [s for s in levels[level] if s not in alone]
        found = spans_over([(s.x0, s.x1, cell_text(s.words), s.column) for s in over], below, names, wide, play)
        if found is None:
            return None
        heads += [_head(s, s.column, s.column, level) for s in alone]
        heads += [_head(s, c0, c1, level) for s, (c0, c1) in zip(over, found, strict=True)]
        headed |= {s.column for s in alone}
        if over:
            below = found
            names = {span: cell_text(s.words) for s, span in zip(over, found, strict=True)}
    for head in heads:
        under = [h.level for h in heads if h.level > head.level and h.c0 <= head.c1 and h.c1 >= head.c0]
        head.last_level = min(under) - 1 if under else deepest
    return heads


def parted(words: Sequence[Word], gap: float) -> list[Piece]:
    """The words of one line, parted where the blank is wider than `gap` points."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and word.x0 - max(w.x1 for w in groups[-1]) <= gap:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Piece(g[0].x0, max(w.x1 for w in g), g) for g in groups]


def _own(column: Column, voters: Sequence[Sequence[Piece]]) -> list[Piece]:
    return [p for line in voters for p in line if p.x0 >= column.x0 - 0.1 and p.x1 <= column.x1 + 0.1]


def _column(piece: Piece, columns: Sequence[Column], sides: Sequence[Sequence[float | None]]) -> int:
    """The column that a line of a head stands over: the only one whose text it meets, or that it is flush with.
    SEVERAL where it reaches over several, FREE where nothing tells."""
    met = [
        c
        for c, column in enumerate(columns)
        if column.x1 > column.x0 and piece.x0 < column.x1 - BESIDE and piece.x1 > column.x0 + BESIDE
    ]
    if len(met) > 1:
        return SEVERAL
    flush = [c for c, usual in enumerate(sides) if (not met or met[0] == c) and _flush(piece, usual)]
    if len(flush) == 1:
        return flush[0]
    return met[0] if met else FREE


def _by_column(
    piece: Piece, columns: Sequence[Column], sides: Sequence[Sequence[float | None]]
) -> list[tuple[Piece, int]]:
    """The piece with its column; heads of neighbouring columns that nearly touch are parted, where each of them is
    flush with its own column or centred over it."""
    column = _column(piece, columns, sides)
    if column != SEVERAL or len(piece.words) < 2:
        return [(piece, column)]
    for first in range(len(columns) - 1):
        if columns[first].x0 > piece.x1:
            break
        if (parts := _each_flush(piece.words, first, sides)) is not None and len(parts) > 1:
            return [(part, first + n) for n, part in enumerate(parts)]
    return [(piece, column)]


def _each_flush(words: Sequence[Word], column: int, sides: Sequence[Sequence[float | None]]) -> list[Piece] | None:
    """The words as one head for each column from this one on, each flush with its own; None where they are not."""
    if column >= len(sides):
        return None
    for end in range(1, len(words) + 1):
        part = Piece(words[0].x0, max(w.x1 for w in words[:end]), list(words[:end]))
        if not _flush(part, sides[column]):
            continue
        if end == len(words):
            return [part]
        if (rest := _each_flush(words[end:], column + 1, sides)) is not None:
            return [part, *rest]
    return None


def _edges(piece: Piece) -> tuple[float, float, float]:
    return piece.x0, piece.x1, (piece.x0 + piece.x1) / 2


def _flush_sides(texts: Sequence[Piece]) -> list[float | None]:
    """Where the texts of a column begin, end and have their middles; None where too few do so at one place."""
    sides: list[float | None] = []
    for places in zip(*map(_edges, texts), strict=True):
        usual = median(places)
        alike = sum(1 for place in places if abs(place - usual) <= EDGE)
        sides.append(usual if alike >= FLUSH_SHARE * len(places) else None)
    return sides


def _flush(piece: Piece, sides: Sequence[float | None]) -> bool:
    """Whether the piece begins, ends or is centred as the texts of a column are."""
    return any(
        usual is not None and abs(edge - usual) <= EDGE for edge, usual in zip(_edges(piece), sides, strict=False)
    )


def _add(stacks: list[Stack], piece: Piece, column: int, height: float) -> None:
    """The piece as a further line of the head above it, or as a head."""
    top, bottom = min(w.top for w in piece.words), max(w.bottom for w in piece.words)
    for stack in reversed(stacks):
        near = stack.last < top <= stack.last + SAME_HEAD * height
        if near and (stack.column == column >= 0 or (min(stack.column, column) < 0 and _under(piece, stack))):
            stack.words += piece.words
            stack.column = SEVERAL if SEVERAL in (stack.column, column) else max(stack.column, column)
            stack.x0, stack.x1 = min(stack.x0, piece.x0), max(stack.x1, piece.x1)
            stack.bottom, stack.last = max(stack.bottom, bottom), top
            return
    stacks.append(Stack(column, list(piece.words), piece.x0, piece.x1, top, bottom, top))


def _under(piece: Piece, stack: Stack) -> bool:
    """Whether a line stands under another as the lines of one text do: flush at a side, or centred."""
    sides = (piece.x0 - stack.x0, piece.x1 - stack.x1, (piece.x0 + piece.x1 - stack.x0 - stack.x1) / 2)
    return stack.x0 < piece.x1 and stack.x1 > piece.x0 and min(map(abs, sides)) <= 2 * EDGE


def _levels(
    stacks: Sequence[Stack],
    columns: Sequence[Column],
    sides: Sequence[Sequence[float | None]],
    figured: Sequence[int],
    height: float,
) -> list[list[Stack]] | None:
    """Heads that stand side by side, from the top; None where two of one level share a column."""
    levels = side_by_side(stacks, height)
    for level in levels:
        level.sort(key=lambda s: s.x0)
        if level is levels[-1]:
            _settle(level, columns, sides, figured)
        for stack in level:
            stack.column = max(stack.column, SEVERAL)
        single = [s.column for s in level if s.column >= 0]
        if len(single) != len(set(single)) or any(a.x1 > b.x0 for a, b in pairwise(level)):
            return None
    return levels or None


def _settle(
    level: Sequence[Stack],
    columns: Sequence[Column],
    sides: Sequence[Sequence[float | None]],
    figured: Sequence[int],
) -> None:
    """Give each FREE head of a level the only column it may have: between whose neighbours' texts it stands, in its
    turn from the left. Where as many heads are left as columns of figures without one, each has its turn."""
    free = {n for n, stack in enumerate(level) if stack.column == FREE}
    while free:
        found = {n: may for n in free if len(may := _may_have(n, level, columns, sides)) == 1}
        if not found:
            break
        first = min(found)
        level[first].column = found[first][0]
        free.remove(first)
    bare = [c for c in figured if all(stack.column != c for stack in level)]
    if free and len(free) == len(bare):
        turns = list(zip(sorted(free), bare, strict=True))
        if all(column in _may_have(n, level, columns, sides) for n, column in turns):
            for n, column in turns:
                level[n].column = column


def _may_have(
    at: int, level: Sequence[Stack], columns: Sequence[Column], sides: Sequence[Sequence[float | None]]
) -> list[int]:
    stack = level[at]
    low = max((s.column for s in level[:at]), default=-1)
    high = min((s.column for s in level[at + 1 :] if s.column >= 0), default=len(columns))
    return [
        c
        for c in range(max(0, low + 1), high)
        if (c == 0 or columns[c - 1].x1 <= stack.x0 + BESIDE)
        and (c + 1 == len(columns) or columns[c + 1].x0 >= stack.x1 - BESIDE)
        and not _beyond(stack, sides[c])
    ]


def _beyond(stack: Stack, sides: Sequence[float | None]) -> bool:
    """Whether a head lies wholly past the side that a column's texts are flush with: its cells end there."""
    left, right, _ = sides or (None, None, None)
    if left is not None and right is not None:
        return False
    return (right is not None and stack.x0 > right) or (left is not None and stack.x1 < left)


def _covered(levels: Sequence[Sequence[Stack]], figured: Sequence[int]) -> bool:
    """Whether every column of figures has a head."""
    headed = {stack.column for level in levels for stack in level}
    return all(column in headed for column in figured)


def _sides(
    columns: Sequence[Column], level: Sequence[Stack], own: Sequence[Sequence[Piece]], figured: Sequence[int]
) -> tuple[list[Column], float]:
    """How far the cells of the columns reach, as their texts show: to the texts themselves where those are centred,
    else from one column's flush side to the next one's. With it, how far at most all cells may lie further right (or,
    where negative, left): cells are padded."""
    wide = list(columns)
    edges: list[list[tuple[float, float]]] = [[(p.x0, p.x1) for p in texts] for texts in own]
    for stack in level:
        at = wide[stack.column]
        wide[stack.column] = Column(min(at.x0, stack.x0), max(at.x1, stack.x1))
        edges[stack.column].append((stack.x0, stack.x1))
    lefts, rights, middles = (
        sum(1 for c in figured if len(edges[c]) > 1 and _alike([side(x0, x1) for x0, x1 in edges[c]]))
        for side in (lambda x0, x1: x0, lambda x0, x1: x1, lambda x0, x1: (x0 + x1) / 2)
    )
    if middles >= max(lefts, rights) or len(figured) < 2:
        return wide, 0.0
    play = max(0.0, min(wide[b].x0 - wide[b - 1].x1 for b in figured)) / 2
    if rights >= lefts:
        usual = median(wide[c].x1 - wide[c - 1].x1 for c in figured[1:])
        starts = [min(at.x0, at.x1 - usual) if c <= figured[0] else wide[c - 1].x1 for c, at in enumerate(wide)]
        return [Column(start, at.x1) for start, at in zip(starts, wide, strict=True)], play
    usual = median(wide[c].x0 - wide[c - 1].x0 for c in figured[1:])
    starts = [*(at.x0 for at in wide), max(wide[-1].x1, wide[-1].x0 + usual)]
    return [Column(a, b) for a, b in pairwise(starts)], -play


def _alike(values: Sequence[float]) -> bool:
    return max(values) - min(values) <= 2 * EDGE


def _head(stack: Stack, c0: int, c1: int, level: int) -> Head:
    return Head(c0, c1, stack.words, stack.x0, stack.x1, stack.top, stack.bottom, level, level)
