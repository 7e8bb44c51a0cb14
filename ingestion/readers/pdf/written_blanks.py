"""Blanks that the file wrote. Most programs write a text's blanks as characters, and none between two cells: where a
page's texts have theirs, words without one between them are two texts, however near they stand; and words with nothing
but a written blank between them are one text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ingestion.readers.pdf.characters import Numbers

NEAREST, FARTHEST = 0.05, 0.6
"""Of the line height: two words of one text have between so much and so much between them."""
TOUCHING = 0.02
"""Of the line height: a blank between two words of a text stands no further from either."""
LEVEL = 0.3
"""Of the line height: their tops differ by less."""
FEWEST_BLANKS = 2
"""Between small letters, as they seldom stand at the sides of two cells: written blanks are told by them."""
WRITTEN = 0.95
"""Of the blanks between small letters: so many are written where all are."""
ALIKE = 2.0
"""To the point: texts are of one size where as many heights round alike."""


def begin_texts(
    text: str, boxes: Numbers, starts: NDArray[np.intp], words: Numbers, upright: NDArray[np.bool_]
) -> NDArray[np.int8]:
    """1 for words that begin a text of their own, -1 for those that go on with the word before, else 0. `boxes` are the
    characters', `words` the words' (x0, top, x1, bottom), `starts` the first character of each word; blanks that pdfium
    puts in have no extent. Nothing is said of words that are not `upright`."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    begins = np.zeros(len(starts), np.int8)
    if len(codes) != len(boxes) or len(starts) < 2:
        return begins
    extent = boxes[:, 3] > boxes[:, 1]
    before = _last(extent)[starts[1:] - 1]
    written = ((codes[before] == 32) | (codes[before] == 160)) & (before >= 0)
    height = words[1:, 3] - words[1:, 1]
    gap = words[1:, 0] - words[:-1, 2]
    level = np.abs(words[1:, 1] - words[:-1, 1]) < LEVEL * height
    near = level & (gap > NEAREST * height) & (gap <= FARTHEST * height)
    ends = _last(extent & (codes > 32) & (codes != 160))[starts[1:] - 1]
    lower = (codes >= ord("a")) & (codes <= ord("z"))
    small = lower[ends] & lower[starts[1:]]
    told = near & small
    sizes = np.rint(ALIKE * height)
    if not _all_written(written[told]):
        proven = [size for size in np.unique(sizes[told]).tolist() if _all_written(written[told & (sizes == size)])]
    else:
        proven = np.unique(sizes).tolist()
        proven = [size for size in proven if _may_be_written(written[told & (sizes == size)])]
    begins[1:] = ~written & np.isin(sizes, proven) & (~level | (gap > NEAREST * height) | (gap < 0))
    blank = boxes[before]
    fills = (np.abs(blank[:, 0] - words[:-1, 2]) < TOUCHING * height) & (
        np.abs(blank[:, 2] - words[1:, 0]) < TOUCHING * height
    )
    begins[1:][written & level & fills] = -1
    # a text that wraps keeps the blank at its line's end
    begins[1:][written & ~level & (words[1:, 1] > words[:-1, 1])] = -1
    begins[~upright] = 0
    return begins


def _last(there: NDArray[np.bool_]) -> NDArray[np.intp]:
    """For each character the last one up to it that is `there`, or -1."""
    return np.maximum.accumulate(np.where(there, np.arange(len(there)), -1))


def _all_written(blanks: NDArray[np.bool_]) -> bool:
    return len(blanks) >= FEWEST_BLANKS and bool(blanks.sum() >= WRITTEN * len(blanks))


def _may_be_written(blanks: NDArray[np.bool_]) -> bool:
    return len(blanks) == 0 or bool(blanks.sum() >= WRITTEN * len(blanks))
