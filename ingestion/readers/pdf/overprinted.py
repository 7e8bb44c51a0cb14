"""Texts that a page prints over each other, as where a row is too low for the lines of its label: what they say, and
where one ends and the other goes on, cannot be known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.shapes import Word

COVERED = 0.5
"""Of the smaller word's height, and of its width: a word that covers another by so much is printed over it. The lines
of one text, however close, and raised marks cover less."""
REACHED = 0.3
"""Of a word's height: a line of the same text reaches less far into it, and so does a mark."""


def is_overprinted(words: Sequence[Word]) -> bool:
    """Whether one of a cell's words is printed over another one."""
    if len(words) < 2 or all(a.x1 <= b.x0 for a, b in pairwise(words)):
        return False
    from_top = sorted(words, key=lambda word: word.top)
    for at, word in enumerate(from_top):
        for other in from_top[at + 1 :]:
            if other.top >= word.bottom:
                break
            if _covers(word, other):
                return True
    return False


def run_into_each_other(words: Sequence[Word]) -> bool:
    """Whether lines of different texts reach into each other, as where a sheet's rows are lower than their labels."""
    from_top = sorted((word for word in words if word.upright), key=lambda word: word.top)
    for at, word in enumerate(from_top):
        high = word.bottom - word.top
        low = word.bottom - REACHED * high
        for other in from_top[at + 1 :]:
            if other.top > low:
                break
            if other.top - word.top < REACHED * high:
                continue
            if min(word.x1, other.x1) - max(word.x0, other.x0) > COVERED * min(word.x1 - word.x0, other.x1 - other.x0):
                return True
    return False


def _covers(one: Word, other: Word) -> bool:
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return (
        down > COVERED * min(one.bottom - one.top, other.bottom - other.top)
        and across > COVERED * min(one.x1 - one.x0, other.x1 - other.x0)
        and one.text != other.text
    )
