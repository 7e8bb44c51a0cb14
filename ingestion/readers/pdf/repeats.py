"""Heads over heads that repeat: "2021" and "2022", each over the same three outcomes. The repeats tell the groups,
wherever a group's name stands over its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingestion.readers.pdf.columns import Column
from ingestion.readers.pdf.heads import Head, columns_under, levelled, one_each, touched
from ingestion.readers.pdf.lines import Piece, cell_text
from ingestion.readers.pdf.shapes import Word

MOST_LABELS = 3
"""Columns of row labels before the first figures."""
FEWEST_REPEATED = 4
"""Columns: two names, each standing twice."""

_MARK = re.compile(r"(?:\s*(?:\(\w\)|\[\w\]|[*†‡^¹²³⁴⁵⁶⁷⁸⁹]))+$")

Stretch = tuple[int, int]
"""First and last column."""


def heads_over_repeats(
    lines: Sequence[Sequence[Piece]], found: Sequence[float], columns: Sequence[Column]
) -> list[Head] | None:
    """The heads, level by level, where the lowest repeat group by group and the lines above name every group; or None.

    Lines of one head are told from heads over heads by that alone, not by the blank between them.
    """
    for first in range(len(lines) - 1, 0, -1):
        lowest = _by_column(lines[first:], found, columns)
        if lowest is None:
            return None
        names = {column: _name(words) for column, words in lowest.items()}
        cycle = _cycle([names.get(column, "") for column in range(len(columns))], 1)
        if cycle is None:
            continue
        start, end, period = cycle
        groups = [(c, c + period - 1) for c in range(start, end, period)]
        # a name may be wider than its column, or stand beside it
        reach = [_reach(lowest, group) for group in groups]
        above = _named_groups(lines[:first], groups, reach, found, columns)
        if above is not None:
            heads = [*above, *(_head((column, column), words) for column, words in lowest.items())]
            levelled(heads)
            return heads
    return None


def _by_column(
    lines: Sequence[Sequence[Piece]], found: Sequence[float], columns: Sequence[Column]
) -> dict[int, list[Word]] | None:
    """The words over each column; None where a piece stands over several."""
    over: dict[int, list[Word]] = {}
    for line in lines:
        for piece in one_each(line, found, columns):
            c0, c1 = touched(piece, *columns_under(piece.x0, piece.x1, found), columns)
            if c0 != c1:
                return None
            over.setdefault(c0, []).extend(piece.words)
    return over


def _cycle(names: Sequence[str], first: int) -> tuple[int, int, int] | None:
    """Where names repeat in the same order: the first column, the one after the last, and how many make a group."""
    for start in range(first, min(first + MOST_LABELS, len(names))):
        for end in range(len(names), start + FEWEST_REPEATED - 1, -1):
            part = names[start:end]
            if not all(part):
                continue
            period = next((n for n in range(2, len(part) // 2 + 1) if part[n:] == part[:-n]), None)
            if period and len(part) % period == 0 and len(set(part[:period])) == period:
                return start, end, period
    return None


def _named_groups(
    lines: Sequence[Sequence[Piece]],
    groups: Sequence[Stretch],
    reach: Sequence[tuple[float, float]],
    found: Sequence[float],
    columns: Sequence[Column],
) -> list[Head] | None:
    """The heads that name the groups, and those over groups of groups; None where a group has no name."""
    width = groups[0][1] - groups[0][0] + 1
    if max(len(line) for line in lines) >= width * len(groups):
        return _named_columns(lines, groups, found, columns)
    for first in range(len(lines) - 1, -1, -1):
        names: dict[int, list[Word]] = {}
        others: dict[int, list[Word]] = {}
        for line in lines[first:]:
            for piece in line:
                at = max(range(len(reach)), key=lambda n: _shared(piece, reach[n]))
                if _shared(piece, reach[at]) > 0:
                    names.setdefault(at, []).extend(piece.words)
                    continue
                c0, c1 = columns_under(piece.x0, piece.x1, found)
                if c0 != c1 or groups[0][0] <= c0 <= groups[-1][1]:
                    return None
                others.setdefault(c0, []).extend(piece.words)
        if len(names) < len(groups):
            continue
        own = [
            *(_head(groups[n], words) for n, words in names.items()),
            *(_head((column, column), words) for column, words in others.items()),
        ]
        if first == 0:
            return own
        cycle = _cycle([_name(names[n]) for n in range(len(groups))], 0)
        if cycle is None or cycle[:2] != (0, len(groups)):
            continue
        period = cycle[2]
        wider = [(groups[n][0], groups[n + period - 1][1]) for n in range(0, len(groups), period)]
        reaches = [(reach[n][0], reach[n + period - 1][1]) for n in range(0, len(groups), period)]
        over = _named_groups(lines[:first], wider, reaches, found, columns)
        if over is not None:
            return [*over, *own]
    return None


def _named_columns(
    lines: Sequence[Sequence[Piece]], groups: Sequence[Stretch], found: Sequence[float], columns: Sequence[Column]
) -> list[Head] | None:
    """Names printed again over every column of their group."""
    over = _by_column(lines, found, columns)
    if over is None:
        return None
    for c0, c1 in groups:
        if len({_name(over.get(column, [])) for column in range(c0, c1 + 1)}) != 1 or c0 not in over:
            return None
    return [_head((column, column), words) for column, words in over.items()]


def _reach(over: Mapping[int, Sequence[Word]], group: Stretch) -> tuple[float, float]:
    words = [word for column in range(group[0], group[1] + 1) for word in over[column]]
    return min(w.x0 for w in words), max(w.x1 for w in words)


def _shared(piece: Piece, reach: tuple[float, float]) -> float:
    """Points by which a piece stands over a group."""
    return min(piece.x1, reach[1]) - max(piece.x0, reach[0])


def _name(words: Sequence[Word]) -> str:
    """What the words say, without the mark of a footnote."""
    return without_mark(cell_text(words)) if words else ""


def without_mark(text: str) -> str:
    """The text in small letters, without the mark of a footnote."""
    return _MARK.sub("", text).casefold()


def _head(over: Stretch, words: list[Word]) -> Head:
    return Head(
        *over,
        words,
        min(w.x0 for w in words),
        max(w.x1 for w in words),
        min(w.top for w in words),
        max(w.bottom for w in words),
    )
