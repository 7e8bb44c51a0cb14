"""Where the words of a line begin and end, by what is printed. Pure: arrays and boxes.

Whoever recognises a line says which words it holds and about where each stands: a letter too far to the left or right.
Then words touch that are printed apart, or a name's two words stand as far from each other as two columns. The widest
blank between the middles of two words is the one that parts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np

from ingestion.readers.scan_picture import Picture

LEAST_BLANK = 2
"""Pixels: what is narrower parts letters."""

Span = tuple[float, float]


def fitted(spans: Sequence[Span], marked: Picture, box: tuple[float, float, float, float]) -> list[Span]:
    """The words' spans from left to right (pixels of the page), at the edges of what is printed. `marked` is the page's
    ink without drawn lines, `box` the line's. A span that nothing printed tells better stays as it is."""
    height, width = marked.shape
    left, top = max(0, int(box[0])), max(0, int(box[1]))
    right, bottom = min(width, int(box[2]) + 1), min(height, int(box[3]) + 1)
    if right <= left or bottom <= top:
        return list(spans)
    printed = marked[top:bottom, left:right].any(axis=0)
    if not printed.any():
        return list(spans)
    edges = [list(span) for span in spans]
    inked = np.flatnonzero(printed)
    edges[0][0] = min(float(inked[0] + left), edges[0][1] - 1)
    edges[-1][1] = max(float(inked[-1] + left + 1), edges[-1][0] + 1)
    for one, other in pairwise(edges):
        begin, end = sum(one) / 2, sum(other) / 2
        blank = _widest_blank(printed, int(begin) - left, int(end) - left)
        if blank is not None:
            one[1], other[0] = float(blank[0] + left), float(blank[1] + left)
    return [(begin, end) for begin, end in edges]


def _widest_blank(printed: np.ndarray, begin: int, end: int) -> tuple[int, int] | None:
    """The widest run of blank columns between two, with ink on both of its sides there; None where there is none."""
    inked = np.flatnonzero(printed[max(0, begin) : max(0, end)]) + max(0, begin)
    if len(inked) < 2:
        return None
    gaps = np.diff(inked)
    widest = int(gaps.argmax())
    if gaps[widest] - 1 < LEAST_BLANK:
        return None
    return int(inked[widest]) + 1, int(inked[widest + 1])


LEAST_LEFT = 0.6
"""Of a line's height that is left at least when the paper above and below is taken off: about what a font's letters
take with the room they are given, so that two lines of one cell stay as near as they are printed."""
PAPER = 1
"""Pixels of it that stay."""


def lowered(marked: Picture, box: tuple[float, float, float, float]) -> Span:
    """A line's top and bottom without the paper above and below what is printed: lines that are printed close to each
    other would overlap and be taken for one."""
    height, width = marked.shape
    left, top = max(0, int(box[0])), max(0, int(box[1]))
    right, bottom = min(width, int(box[2]) + 1), min(height, int(box[3]) + 1)
    printed = np.flatnonzero(marked[top:bottom, left:right].any(axis=1)) if right > left and bottom > top else []
    if not len(printed):
        return box[1], box[3]
    spare = (1 - LEAST_LEFT) * (box[3] - box[1])
    above, below = max(0.0, printed[0] + top - PAPER - box[1]), max(0.0, box[3] - (printed[-1] + top + 1 + PAPER))
    share = min(1.0, spare / (above + below)) if above + below else 0.0
    return box[1] + above * share, box[3] - below * share


LEAST_SIGN = 3
"""Pixels: a printed sign is as high and as wide, or twice as wide as grain is."""


def unread(marked: Picture, boxes: Sequence[tuple[float, float, float, float]], tallest: int) -> list[list[float]]:
    """Boxes (pixels) of what is printed on the lines of these words and lies in none of them: signs so small or so
    lonely that whoever looks for words passes over them."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(marked, connectivity=8)
    covered = np.zeros(marked.shape, dtype=np.uint8)
    lines = np.zeros(marked.shape[0], dtype=np.uint8)
    for x0, top, x1, bottom in boxes:
        covered[max(0, int(top)) : int(bottom) + 1, max(0, int(x0) - 2) : int(x1) + 3] = 1
        lines[max(0, int(top)) : int(bottom) + 1] = 1
    found: list[list[float]] = []
    for x, y, width, height, area in sorted(stats[1:count].tolist()):
        sign = LEAST_SIGN <= height <= tallest and width <= 2 * tallest and width + height >= 3 * LEAST_SIGN
        there = slice(y, y + height), slice(x, x + width)
        if not sign or area < LEAST_SIGN**2 or not lines[there[0]].all() or covered[there].any():
            continue
        last = found[-1] if found else None
        if last and x - last[2] <= tallest / 3 and y < last[3] and y + height > last[1]:
            last[:] = last[0], min(last[1], y), max(last[2], x + width), max(last[3], y + height)
        else:
            found.append([float(x), float(y), float(x + width), float(y + height)])
    return found
