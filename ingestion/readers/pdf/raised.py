"""Footnote marks set small and high behind a figure, a label or a year: told from the digits they stand at by size and
height."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingestion.readers.pdf.characters import Numbers
from ingestion.readers.pdf.lines import LIGATURES
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.superscripts import raised

SMALLER = 0.87
"""A mark is at most this share as high as the character it stands behind."""
HIGHER = 0.12
"""Its foot stands at least this share of that character's height above that one's foot."""
NEAR = 0.5
"""Of that character's height: a mark stands no further behind it."""
TOUCHING = 0.15
"""Of that character's height: a mark that was drawn apart stands no further from it."""
MOST_SOUGHT = 200
"""Numbers of one page among which marks that were drawn apart are sought."""
LONGEST = 5
"""Characters of one mark: "10", "1,2"."""


def raised_marks(text: str, boxes: Numbers, upright: NDArray[np.bool_]) -> dict[int, str]:
    """By index of character, what is to be read in place of it. `boxes` are (x0, top, x1, bottom) from the top left."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    shown = np.flatnonzero((codes > 32) & upright)
    if len(shown) < 2:
        return {}
    x0, top, x1, bottom = boxes[shown].T
    height = bottom - top
    before, here = slice(None, -1), slice(1, None)
    size = height[before]
    gap = x0[here] - x1[before]
    begins = (
        (height[here] <= SMALLER * size)
        & (bottom[here] <= bottom[before] - HIGHER * size)
        & (bottom[here] > top[before] + 0.2 * size)
        & (gap <= NEAR * size)
        & (gap >= -NEAR * size)
    )
    found: dict[int, str] = {}
    for start in (np.flatnonzero(begins) + 1).tolist():
        end = start + 1
        while end < len(shown) and end - start <= LONGEST and _same_mark(boxes[shown[end - 1]], boxes[shown[end]]):
            end += 1
        run = shown[start:end].tolist()
        written = "".join(text[i] for i in run)
        after = text[run[-1] + 1 : run[-1] + 2]
        if end - start > LONGEST or after in ("/", "\u2044") or written.lower() in LIGATURES:
            continue
        read = raised(written, text[shown[start - 1]])
        if read != written:
            found[run[0]] = read
            found.update(dict.fromkeys(run[1:], ""))
    return found


def with_raised_words(words: list[Word]) -> list[Word]:
    """Marks that the file drew apart from what they stand at, read as such by where they stand."""
    heights = [word.bottom - word.top for word in words if word.upright]
    if not heights or min(heights) > SMALLER * max(heights):
        return words
    usual = SMALLER * sorted(heights)[len(heights) // 2]
    small = [
        index
        for index, word in enumerate(words)
        if len(word.text) <= 2 and word.bottom - word.top <= usual and word.upright and word.text.isdecimal()
    ]
    read = list(words)
    for index in small[:MOST_SOUGHT]:
        mark = words[index]
        if before := _stands_at(mark, words):
            read[index] = mark._replace(text=raised(mark.text, before.text[-1]))
    return read


def _stands_at(mark: Word, words: Sequence[Word]) -> Word | None:
    """The larger word that the mark touches from the right, with its foot well above that one's."""
    for word in words:
        size = word.bottom - word.top
        if (
            abs(mark.x0 - word.x1) <= TOUCHING * size
            and word.upright
            and mark.bottom - mark.top <= SMALLER * size
            and word.top + 0.2 * size < mark.bottom <= word.bottom - HIGHER * size
        ):
            return word
    return None


def _same_mark(a: NDArray[np.float32], b: NDArray[np.float32]) -> bool:
    size = float(a[3] - a[1])
    return bool(
        abs(float(b[3] - a[3])) <= 0.1 * size and abs(float(b[0] - a[2])) <= 0.4 * size and b[3] - b[1] <= 1.1 * size
    )
