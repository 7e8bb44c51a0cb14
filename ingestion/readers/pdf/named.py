"""Names of groups of rows in a column of their own, set to the middle of their rows or to the first of them, in tables
without drawn cells: a name of two lines, or between two rows, stands beside rows that it does not belong to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingestion.readers.pdf.lines import Piece
from ingestion.readers.pdf.rows import Placed
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure

SAME_NAME = 1.25
"""Of the line height: the lines of one name follow each other no further apart, from top to top."""
FEWER = 0.8
"""There are fewer names than this share of the rows."""
LABELLED = 0.75
"""Of the rows, this share has a label of its own beside the names, or, as totals have, a name for label."""
AT_ROW = 0.25
"""Of the line height: what stands at one height differs by no more."""
CENTRED = 0.35
"""Of the rows' usual distance: a name set to the middle of its rows is no further from it."""
FLUSH = 1.5
"""Points by which labels begin apart."""
MOSTLY_FLUSH = 0.6
"""Of the labels, this share begins at one place: totals may begin further left."""
CLEAR = 0.3
"""Of the line height: names end so much before the labels begin."""

Rows = Sequence[tuple[float, float]]
"""Top and bottom of each row's texts."""


def border_of_names(
    voters: Sequence[Sequence[Piece]], others: Sequence[Piece], found: Sequence[float], height: float
) -> list[float]:
    """A border between the labels and names of groups that all end before the labels begin, most of them on lines
    without figures, whose texts are `others`; none where there is one already."""
    labels = [(line[at], line[at - 1] if at else None) for line in voters if (at := _label(line)) >= 0]
    starts = sorted(label.x0 for label, _ in labels)
    if not labels and any(is_figure(line[0].text) for line in voters):
        # every label has lines of its own
        starts = [min(line[0].x0 for line in voters)] * 2
    if len(starts) < 2:
        return []
    left = starts[len(starts) // 2]
    if sum(1 for x0 in starts if abs(x0 - left) <= FLUSH) < MOSTLY_FLUSH * len(starts):
        return []
    names = [piece for piece in others if piece.x0 < left - CLEAR * height]
    beside = [name for label, name in labels if name is not None and abs(label.x0 - left) <= FLUSH]
    if not names and len(beside) < 2:
        return []
    end = max(piece.x1 for piece in (*names, *beside))
    start = min(piece.x0 for piece in (*names, *beside))
    return [(end + left) / 2] if end < left - CLEAR * height and not any(start < x < left for x in found) else []


def _label(line: Sequence[Piece]) -> int:
    """Which piece of a line is the text before its first figure; -1 where none is."""
    return next(
        (n for n, (a, b) in enumerate(pairwise(line)) if not is_figure(a.text) and is_figure(b.text)),
        -1,
    )


def names_of(lines: Sequence[Placed], height: float) -> list[Piece]:
    """The names in the first column from the top, the lines of each taken together."""
    names: list[list[Word]] = []
    last = float("-inf")
    figured = False
    # where nearly every line of figures has a text in the first column, those are as many names
    rows = [line.columns[0] == (0, 0) for line in lines if line.figures]
    each = sum(rows) >= LABELLED * len(rows)
    for line in lines:
        if not line.columns or line.columns[0] != (0, 0):
            continue
        words = line.pieces[0].words
        top = min(w.top for w in words)
        if names and top - last <= SAME_NAME * height and not (each and figured and line.figures):
            names[-1].extend(words)
            figured = figured or line.figures > 0
        else:
            names.append(list(words))
            figured = line.figures > 0
        last = top
    return [Piece(min(w.x0 for w in words), max(w.x1 for w in words), words) for words in names]


def without_names(lines: Sequence[Placed]) -> list[Placed]:
    """The lines without what stands in the first column alone; columns are counted from the second."""
    rest = []
    for line in lines:
        kept = [(p, c) for p, c in _cells(line) if c != (0, 0)]
        if kept:
            top = min(w.top for p, _ in kept for w in p.words)
            bottom = max(w.bottom for p, _ in kept for w in p.words)
            rest.append(Placed(top, bottom, [p for p, _ in kept], [(max(0, a - 1), b - 1) for _, (a, b) in kept]))
    return rest


def may_be_names(lines: Sequence[Placed], names: Sequence[Piece]) -> bool:
    """Whether the first column holds names of groups, fewer than there are lines of figures, or running numbers, where
    nearly each of these lines has a label in the second column."""
    figured = [line for line in lines if any(c0 > 1 and is_figure(p.text) for p, (c0, _) in _cells(line))]
    labelled = [line for line in figured if any(c == (1, 1) and not is_figure(p.text) for p, c in _cells(line))]
    totals = [line for line in figured if line not in labelled and line.label is not None]
    few = 0 < len(names) <= FEWER * len(figured) or _numbered(names)
    most = 2 * len(labelled) >= len(figured) and len(labelled) + len(totals) >= LABELLED * len(figured)
    return few and len(figured) > 1 and most


def _numbered(names: Sequence[Piece]) -> bool:
    """Whether the names are 1, 2, 3 and so on."""
    return len(names) > 1 and [name.text for name in names] == [str(n) for n in range(1, len(names) + 1)]


def rows_named(
    names: Sequence[Piece], rows: Rows, own: Sequence[bool], rules: Sequence[float], height: float
) -> list[tuple[int, int]] | None:
    """The first and last row of each name, or None where the names stand otherwise than by their rows' first or middle,
    or where one of the rules that run through the names' column parts their rows.

    `own` says of each row that it needs no name: a total, whose name is its label, or a section's name.
    """
    if not rows:
        return None
    found = _at_first(names, rows, own, height) or _at_middle(names, rows, own) or _at_last(names, rows, own, height)
    if found is None or any(rows[a][0] < y < rows[b][1] for a, b in found if b > a for y in rules):
        return None
    return found


def _at_first(names: Sequence[Piece], rows: Rows, own: Sequence[bool], height: float) -> list[tuple[int, int]] | None:
    """Names that begin as high as their first rows do."""
    starts: list[int] = []
    for name in names:
        top = min(w.top for w in name.words)
        at = [n for n, (row, _) in enumerate(rows) if abs(row - top) <= AT_ROW * height]
        if not at:
            return None
        starts.append(at[0])
    free = next((n for n in range(len(rows)) if not own[n]), 0)
    if starts != sorted(set(starts)) or starts[0] > free:
        return None
    return [(start, start) for start in starts]


def _at_last(names: Sequence[Piece], rows: Rows, own: Sequence[bool], height: float) -> list[tuple[int, int]] | None:
    """Names that end as low as the last rows of their groups do, each group followed by its total or the next one."""
    found: list[tuple[int, int]] = []
    start = 0
    for name in names:
        bottom = max(w.bottom for w in name.words)
        at = [n for n, (_, row) in enumerate(rows) if n >= start and abs(row - bottom) <= AT_ROW * height]
        while start < len(rows) and own[start] and not at:
            start += 1
        if not at:
            return None
        while start < at[0] and own[start]:
            start += 1
        if any(own[start : at[0] + 1]) and at[0] > start:
            return None
        found.append((start, at[0]))
        start = at[0] + 1
    return found if all(own[start:]) and any(b > a for a, b in found) else None


def _at_middle(names: Sequence[Piece], rows: Rows, own: Sequence[bool]) -> list[tuple[int, int]] | None:
    """Names in the middle of their rows, which together are all the rows."""
    tops = [top for top, _ in rows]
    usual = median(b - a for a, b in pairwise(tops)) if len(rows) > 1 else 0.0
    found: list[tuple[int, int]] = []
    start = 0
    for name in names:
        middle = (min(w.top for w in name.words) + max(w.bottom for w in name.words)) / 2
        while start < len(rows) and own[start] and rows[start][1] < middle - CENTRED * usual:
            start += 1
        away = [(abs((rows[start][0] + rows[end][1]) / 2 - middle), end) for end in range(start, len(rows))]
        if not away or min(away)[0] > CENTRED * usual:
            return None
        end = min(away)[1]
        if end > start and any(own[start : end + 1]):
            return None
        found.append((start, end))
        start = end + 1
    return found if all(own[start:]) else None


def _cells(line: Placed) -> Sequence[tuple[Piece, tuple[int, int]]]:
    return list(zip(line.pieces, line.columns, strict=True))
