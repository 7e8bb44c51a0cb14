"""Columns of prose on a page, told by the gutter between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.figured import data_lines
from ingestion.readers.pdf.lines import TextLine, lines_of, pieces_of
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure

GUTTER_LINES = 8
"""Two columns of prose stand side by side over at least so many lines."""
FEWEST_WORDS = 4
"""Of a line of prose in such a column."""


def prose_columns(words: Sequence[Word], height: float) -> list[list[TextLine]]:
    """The lines of each column of a page set in columns of prose; all of them together otherwise."""
    lines = lines_of(words)
    if sum(len(line.words) >= 2 * FEWEST_WORDS for line in lines) < GUTTER_LINES:
        return [lines]
    x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
    best: tuple[int, float] = (0, 0.0)
    pieces = [pieces_of(line.words, 0.8 * height) for line in lines]
    beside = [
        [
            (a.x1, b.x0)
            for a, b in pairwise(line)
            if len(a.words) >= FEWEST_WORDS and len(b.words) >= FEWEST_WORDS and not is_figure(b.words[0].text)
        ]
        for line in pieces
    ]
    if sum(map(len, beside)) < GUTTER_LINES:
        return [lines]
    proseful = [pair for pairs, data in zip(beside, data_lines(pieces), strict=True) if not data for pair in pairs]
    if len(proseful) < GUTTER_LINES:
        return [lines]
    for share in range(30, 71, 2):
        x = x0 + (x1 - x0) * share / 100
        here = sum(1 for a, b in proseful if a <= x <= b)
        if here > best[0]:
            best = (here, x)
    many, x = best
    crossing = sum(1 for line in pieces for p in line if p.x0 < x < p.x1)
    if many < GUTTER_LINES or many < 0.5 * (many + crossing):
        return [lines]
    left = [w for w in words if (w.x0 + w.x1) / 2 < x]
    right = [w for w in words if (w.x0 + w.x1) / 2 >= x]
    return [lines_of(left), lines_of(right)]
