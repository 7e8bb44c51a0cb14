"""Which columns a head over heads stands over: told by names that repeat below it, by its middle, or by the column
that it begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingestion.readers.pdf.columns import Column
from ingestion.readers.pdf.tokens import without_marks

CENTRED = 0.08
"""Of its span: a head centred over columns differs by no more."""
NEAREST = 4.0
"""Points; the same, where the span is narrow."""
MOST_BEHIND = 2
"""Columns that may stand behind groups without being of one: a total, a change."""
SHIFTS = 6
"""Steps in which the unknown padding of cells is tried."""

Stretch = tuple[int, int]
"""First and last column."""
Over = tuple[float, float, str, int]
"""A head's extent, its text, and the column it stands over where it is one, else -1."""


def spans_over(
    heads: Sequence[Over],
    below: Sequence[Stretch],
    names: Mapping[Stretch, str],
    columns: Sequence[Column],
    play: float = 0.0,
) -> list[Stretch] | None:
    """The columns under each head, in order, for heads over the stretches `below` with these names; or None. All cells
    may lie up to `play` points further right than `columns` say."""
    if not heads:
        return []
    if len(heads) == len(below):
        return list(below) if _meet(heads, below, columns) else None
    if len(heads) > len(below):
        return None
    cycles = _by_cycle(heads, below, names, columns)
    if cycles is not None:
        return cycles
    shifts = [play * n / SHIFTS for n in range(SHIFTS + 1)] if play else [0.0]
    ways = [way for shift in shifts if (way := _by_middle(heads, below, columns, shift)) is not None]
    if ways:
        return min(ways)[1]
    return _by_beginning(heads, below)


def _by_cycle(
    heads: Sequence[Over], below: Sequence[Stretch], names: Mapping[Stretch, str], columns: Sequence[Column]
) -> list[Stretch] | None:
    """Groups of equal size whose names repeat, each with one head that meets it; a column or two without may follow."""
    texts = [without_marks(names.get(stretch, "")).casefold() for stretch in below]
    for behind in range(MOST_BEHIND + 1):
        size, rest = divmod(len(below) - behind, len(heads))
        cycle, others = texts[:size], texts[len(below) - behind :]
        if rest or size < 1 + bool(behind) or not all(texts) or len(set(cycle)) != size or set(others) & set(cycle):
            continue
        if texts[: len(below) - behind] != cycle * len(heads) or (behind and len(heads) < 2):
            continue
        groups = [(below[n][0], below[n + size - 1][1]) for n in range(0, len(below) - behind, size)]
        return groups if _meet(heads, groups, columns) else None
    return None


def _meet(heads: Sequence[Over], groups: Sequence[Stretch], columns: Sequence[Column]) -> bool:
    """Whether each head stands somewhere over its group."""
    return all(
        x0 < columns[c1].x1 and x1 > columns[c0].x0 for (x0, x1, _, _), (c0, c1) in zip(heads, groups, strict=True)
    )


def _by_middle(
    heads: Sequence[Over], below: Sequence[Stretch], columns: Sequence[Column], shift: float
) -> tuple[float, list[Stretch]] | None:
    """The way to share all the stretches out in which every head is centred over its own as near as can be, with how
    far it is from that."""
    many = len(below)
    best: list[tuple[float, list[int]] | None] = [None] * (many + 1)
    best[0] = (0.0, [])
    for x0, x1, _, _ in heads:
        reached: list[tuple[float, list[int]] | None] = [None] * (many + 1)
        for start, known in enumerate(best):
            if known is None:
                continue
            for end in range(start + 1, many + 1):
                left, right = columns[below[start][0]].x0 + shift, columns[below[end - 1][1]].x1 + shift
                away = abs((left + right) - (x0 + x1)) / 2
                if away > max(NEAREST, CENTRED * (right - left)) or x1 < left or x0 > right:
                    continue
                cost = known[0] + away * away
                there = reached[end]
                if there is None or cost < there[0]:
                    reached[end] = (cost, [*known[1], end])
        best = reached
    whole = best[many]
    if whole is None:
        return None
    return whole[0], [(below[a][0], below[b - 1][1]) for a, b in pairwise([0, *whole[1]])]


def _by_beginning(heads: Sequence[Over], below: Sequence[Stretch]) -> list[Stretch] | None:
    """Each head stands over its first column only: its group ends where the next head begins."""
    starts = [next((n for n, (c0, _) in enumerate(below) if c0 == column), -1) for _, _, _, column in heads]
    if starts[0] != 0 or starts != sorted(set(starts)):
        return None
    return [(below[a][0], below[b - 1][1]) for a, b in zip(starts, [*starts[1:], len(below)], strict=True)]
