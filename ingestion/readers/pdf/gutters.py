"""Columns of prose on a page, told by the gutter between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.figured import data_lines
from ingestion.readers.pdf.lines import lines_of, pieces_of
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure

GUTTER_LINES = 8
"""Two columns of prose stand side by side over at least so many lines."""


def prose_columns(words: Sequence[Word], height: float) -> list[list[Word]]:
    """The words of each column of a page set in columns of prose; all of them together otherwise."""
    lines = lines_of(words)
    x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
    best: tuple[int, float] = (0, 0.0)
    pieces = [pieces_of(line.words, 0.8 * height) for line in lines]
    proseful = [
        (a.x1, b.x0)
        for line, data in zip(pieces, data_lines(pieces), strict=True)
        if not data
        for a, b in pairwise(line)
        if len(a.words) >= 4 and len(b.words) >= 4 and not is_figure(b.words[0].text)
    ]
    if len(proseful) < GUTTER_LINES:
        return [list(words)]
    for share in range(30, 71, 2):
        x = x0 + (x1 - x0) * share / 100
        here = sum(1 for a, b in proseful if a <= x <= b)
        if here > best[0]:
            best = (here, x)
    many, x = best
    crossing = sum(1 for line in pieces for p in line if p.x0 < x < p.x1)
    if many < GUTTER_LINES or many < 0.5 * (many + crossing):
        return [list(words)]
    left = [w for w in words if (w.x0 + w.x1) / 2 < x]
    right = [w for w in words if (w.x0 + w.x1) / 2 >= x]
    return [left, right]
