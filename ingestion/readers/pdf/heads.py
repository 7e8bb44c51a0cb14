"""Heads over columns: wrapped heads made one, heads over several columns given their span."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.readers.pdf.columns import Column, is_blank, typed_width
from ingestion.readers.pdf.lines import Piece
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.shapes import Word

SLACK = 1.2
"""Points by which text may reach over a border."""
HEAD_GAP = 0.36
"""Of the line height: a blank at a column border this wide parts two heads."""
STACKED = 0.95
"""Of the line height: lines of one head are no further apart than this."""
CENTRED = 0.9
"""Of the line height: a line is centred under another when their middles differ by no more."""


ALIGNED = 1.0
"""Points within which a head ends, or begins, as the column below it does."""
OFF_CENTRE = 0.06
"""Of its span: a head is centred over columns when its middle is no further from theirs."""


@dataclass(slots=True)
class Head:
    """One head: its columns, its words, its extent, and its level from the top (0-based, last inclusive)."""

    c0: int
    c1: int
    words: list[Word]
    x0: float
    x1: float
    top: float
    bottom: float
    level: int = 0
    last_level: int = 0


def spread(words: Sequence[Word], found: Sequence[float], columns: Sequence[Column], height: float) -> list[Piece]:
    """One line's words as pieces, parted at wide blanks and at blanks that stand on a column border."""
    pieces: list[list[Word]] = []
    typed = typed_width(words)
    for word in words:
        if pieces:
            last = pieces[-1][-1]
            gap = word.x0 - last.x1
            near = [s for s in found if last.x1 - height * 0.5 <= s <= word.x0 + height * 0.5]
            on_border = any(
                (columns[k].x1 <= word.x0 + SLACK and columns[k + 1].x0 >= last.x1 - SLACK) or last.x1 <= s <= word.x0
                for s in near
                for k in (list(found).index(s),)
            )
            if gap <= HEAD_GAP * height or is_blank(gap, typed) or (gap <= 0.6 * height and not on_border):
                pieces[-1].append(word)
                continue
        pieces.append([word])
    return [Piece(g[0].x0, max(w.x1 for w in g), g) for g in pieces]


def columns_under(x0: float, x1: float, found: Sequence[float]) -> tuple[int, int]:
    """First and last column that the stretch reaches into."""
    slack = min(SLACK + 0.02 * (x1 - x0), (x1 - x0) / 3)
    return bisect_right(found, x0 + slack), bisect_right(found, x1 - slack)


def heads_of(
    lines: Sequence[Sequence[Piece]],
    found: Sequence[float],
    columns: Sequence[Column],
    rules: Sequence[Across],
    height: float,
) -> list[Head]:
    """The heads that the lines over a table's first row make, with spans and levels."""
    heads: list[Head] = []
    for number, line in enumerate(lines, 1):
        fresh: list[Head] = []
        lowest = number == len(lines)
        for piece in one_each(line, found, columns) if lowest else line:
            c0, c1 = columns_under(piece.x0, piece.x1, found)
            if lowest:
                c0, c1 = touched(piece, c0, c1, columns)
            top, bottom = min(w.top for w in piece.words), max(w.bottom for w in piece.words)
            fresh.append(Head(c0, c1, list(piece.words), piece.x0, piece.x1, top, bottom))
        fresh = _apart(fresh)
        for head in fresh:
            above = _continues(head, heads, fresh, rules, height)
            if above is None:
                heads.append(head)
            else:
                above.words.extend(head.words)
                above.x0, above.x1 = min(above.x0, head.x0), max(above.x1, head.x1)
                above.c0, above.c1 = min(above.c0, head.c0), max(above.c1, head.c1)
                above.bottom = head.bottom
    _widen(heads, columns, rules, height)
    levelled(heads)
    return heads


def touched(piece: Piece, c0: int, c1: int, columns: Sequence[Column]) -> tuple[int, int]:
    """The columns whose own text the piece stands over: a border may lie anywhere in the blank beside it."""
    over = [c for c in range(c0, c1 + 1) if piece.x0 < columns[c].x1 - SLACK and piece.x1 > columns[c].x0 + SLACK]
    return (over[0], over[-1]) if over else (c0, c1)


def one_each(line: Sequence[Piece], found: Sequence[float], columns: Sequence[Column]) -> list[Piece]:
    """Two heads that nearly touch, each over its own column: parted where one of them ends as its column does."""
    parted: list[Piece] = []
    for piece in line:
        c0, c1 = touched(piece, *columns_under(piece.x0, piece.x1, found), columns)
        if c1 != c0 + 1 or c0 == 0 or len(piece.words) < 2:
            parted.append(piece)
            continue
        cuts = []
        for at in range(1, len(piece.words)):
            left, right = piece.words[at - 1], piece.words[at]
            own_left = abs(left.x1 - columns[c0].x1) <= ALIGNED and right.x1 > columns[c1].x0
            own_right = abs(right.x0 - columns[c1].x0) <= ALIGNED and piece.x0 < columns[c0].x1
            if (own_left or own_right) and right.x0 > columns[c0].x1 - ALIGNED and left.x1 < columns[c1].x0 + ALIGNED:
                cuts.append(at)
        if len(cuts) != 1:
            parted.append(piece)
            continue
        words = piece.words[: cuts[0]]
        rest = piece.words[cuts[0] :]
        parted.append(Piece(words[0].x0, words[-1].x1, words))
        parted.append(Piece(rest[0].x0, rest[-1].x1, rest))
    return parted


def _apart(line: list[Head]) -> list[Head]:
    """Heads of one line that would share a column are one, unless each can keep a column of its own."""
    apart: list[Head] = []
    for head in line:
        if apart and head.c0 <= apart[-1].c1:
            last = apart[-1]
            if last.c1 > last.c0 and last.c1 == head.c0:
                last.c1 -= 1
            elif head.c1 > head.c0 and head.c0 == last.c1:
                head.c0 += 1
            else:
                last.words.extend(head.words)
                last.x1, last.c1 = max(last.x1, head.x1), max(last.c1, head.c1)
                last.top, last.bottom = min(last.top, head.top), max(last.bottom, head.bottom)
                continue
        apart.append(head)
    return apart


def _continues(
    head: Head, heads: Sequence[Head], beside: Sequence[Head], rules: Sequence[Across], height: float
) -> Head | None:
    """The head that this piece is a further line of, if it is."""
    for above in reversed(heads):
        if above.c1 < head.c0 or above.c0 > head.c1:
            continue
        if head.top - above.bottom > STACKED * height or _ruled_between(above, head, rules):
            return None
        if (above.c0, above.c1) == (head.c0, head.c1):
            return above
        within = above.c0 <= head.c0 and head.c1 <= above.c1
        around = head.c0 <= above.c0 and above.c1 <= head.c1
        alone = sum(1 for other in beside if other.c1 >= above.c0 and other.c0 <= above.c1) == 1
        beneath = [h for h in heads if h is not above and h.top > above.top and h.c0 <= head.c1 and h.c1 >= head.c0]
        centred = abs((above.x0 + above.x1) - (head.x0 + head.x1)) / 2 <= CENTRED * height
        flush = abs(above.x0 - head.x0) <= 1.5
        if (within or around) and alone and not beneath and (centred or flush) and above.c1 - above.c0 < 3:
            return above
        return None
    return None


def _ruled_between(above: Head, below: Head, rules: Sequence[Across]) -> bool:
    x0, x1 = max(above.x0, below.x0), min(above.x1, below.x1)
    middle = (x0 + x1) / 2
    return any(
        rule.x0 <= middle <= rule.x1 and (above.top + above.bottom) / 2 < rule.y < (below.top + below.bottom) / 2
        for rule in rules
    )


def _widen(heads: Sequence[Head], columns: Sequence[Column], rules: Sequence[Across], height: float) -> None:
    """A head with further heads below it stands over the columns of the rule under it, or those it is centred on."""
    for head in heads:
        below = [h for h in heads if h.top >= head.bottom - 0.4 * height and h is not head]
        if not below:
            continue
        drawn = [
            r
            for r in rules
            if head.bottom - 0.4 * height <= r.y <= head.bottom + 1.0 * height
            and r.x0 <= head.x0 + 3
            and r.x1 >= head.x1 - 3
            and r.x1 - r.x0 < 0.92 * (columns[-1].x1 - columns[0].x0)
            and not any(
                h is not head and h.top < head.bottom and h.bottom > head.top and r.x0 < h.x1 - 2 and r.x1 > h.x0 + 2
                for h in heads
            )
        ]
        if drawn:
            rule = min(drawn, key=lambda r: r.x1 - r.x0)
            under = [c for c, column in enumerate(columns) if rule.x0 - 3 <= (column.x0 + column.x1) / 2 <= rule.x1 + 3]
            if under:
                head.c0, head.c1 = min(under[0], head.c0), max(under[-1], head.c1)
            continue
        _centre(head, heads, below, columns, height)


def _centre(head: Head, heads: Sequence[Head], below: Sequence[Head], columns: Sequence[Column], height: float) -> None:
    beside = [h for h in heads if h is not head and h.top < head.bottom and h.bottom > head.top]
    first = max((h.c1 + 1 for h in beside if h.c1 < head.c0), default=0)
    last = min((h.c0 - 1 for h in beside if h.c0 > head.c1), default=len(columns) - 1)
    filled = {c for h in below for c in range(h.c0, h.c1 + 1)}
    middle = (head.x0 + head.x1) / 2
    best, widest = (head.c0, head.c1), head.c1 - head.c0
    for c0 in range(first, head.c0 + 1):
        for c1 in range(head.c1, last + 1):
            if not all(c in filled for c in range(c0, c1 + 1)):
                continue
            away = abs(_middle(columns, c0, c1) - middle)
            span = columns[c1].x1 - columns[c0].x0
            if c1 - c0 > widest and away <= max(CENTRED * height, OFF_CENTRE * span):
                best, widest = (c0, c1), c1 - c0
    head.c0, head.c1 = best


def _middle(columns: Sequence[Column], c0: int, c1: int) -> float:
    return (columns[c0].x0 + columns[c1].x1) / 2


def levelled(heads: list[Head]) -> None:
    """Levels from the top; a head with nothing below it reaches down to the last level."""
    if not heads:
        return
    ordered = sorted(heads, key=lambda h: h.top)
    for index, head in enumerate(ordered):
        over = [h.level + 1 for h in ordered[:index] if h.c0 <= head.c1 and h.c1 >= head.c0 and h is not head]
        head.level = max(over, default=0)
    deepest = max((h.level for h in heads), default=0)
    tops = {level: min(h.top for h in heads if h.level == level) for level in range(deepest + 1)}
    bottoms = {level: max(h.bottom for h in heads if h.level == level) for level in range(deepest + 1)}
    for head in ordered:
        under = [h.level for h in ordered if h.level > head.level and h.c0 <= head.c1 and h.c1 >= head.c0]
        head.last_level = min(under) - 1 if under else deepest
        if not under and head.level < deepest:
            # text that stands only as high as the last heads is one of them
            while head.level < deepest and head.top >= tops[head.level + 1] - 1 and head.top >= bottoms[head.level] - 4:
                head.level += 1
