"""Heads of several levels printed over every column, close as the lines of one text: the lines that come again tell
the levels. "Female" over four columns and "Male" over four more, each over the same four lower heads, are a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ingestion.readers.pdf.heads import Head
from ingestion.readers.pdf.lines import TextLine, lines_of
from ingestion.readers.pdf.repeats import without_mark

FEWEST_COLUMNS = 4


def parted_levels(heads: Sequence[Head]) -> list[Head] | None:
    """The heads, one level for each line that repeats; None where none does. `heads` are those of one level."""
    alone = sorted((head for head in heads if head.c0 == head.c1), key=lambda head: head.c0)
    several = [head for head in alone if head.bottom - head.top > 1.5 * (head.words[0].bottom - head.words[0].top)]
    if len(alone) < len(heads) or len(several) < FEWEST_COLUMNS:
        return None
    lines = {head.c0: lines_of(head.words) for head in alone}
    for start in range(len(alone) - FEWEST_COLUMNS + 1):
        columns = [head.c0 for head in alone[start:]]
        depth = _depth([[without_mark(line.text) for line in lines[c]] for c in columns])
        if depth:
            others = [replace(head, level=0, last_level=depth) for head in alone[:start]]
            return [*others, *(one for c in columns for one in _levels(c, lines[c], depth))]
    return None


def _depth(texts: Sequence[Sequence[str]]) -> int:
    """How many upper lines are levels of their own, for heads given as their lines."""
    if len(texts) < 2 or not all(len(lines) > 1 for lines in texts):
        return 0
    runs = [[lines[1:] for lines in run] for _, run in groupby(texts, key=lambda lines: lines[0])]
    # the same words, wherever their lines break
    below = [[" ".join(lines) for lines in run] for run in runs]
    if len(runs) < 2 or len(runs[0]) < 2 or any(names != below[0] for names in below):
        return 0
    return 1 + min(map(_depth, runs))


def _levels(column: int, lines: Sequence[TextLine], depth: int) -> list[Head]:
    parts = [[line] for line in lines[:depth]] + [list(lines[depth:])]
    heads = []
    for level, part in enumerate(parts):
        words = [word for line in part for word in line.words]
        x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
        heads.append(Head(column, column, words, x0, x1, part[0].top, part[-1].bottom, level, level))
    return heads
