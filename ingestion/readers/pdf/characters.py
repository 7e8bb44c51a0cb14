"""Characters of a page, in bulk, from pdfium; and the words they make.

pdfium is asked for one box a character. A Python loop over half a million characters costs more than pdfium's own
work, so the calls are driven by `map` over addresses of one array, and everything after is array arithmetic.
"""

from __future__ import annotations

import ctypes
from collections import deque
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingestion.readers.pdf.heights import even_boxes, hang_on_glyphs

Numbers = NDArray[np.float32]

MOST_CHARACTERS = 400_000
"""On one page. An A4 page of 5 point type holds about 20,000."""
JOIN_GAP = 0.22
"""A blank wider than this share of the character's height parts two words even where the text has no space."""
JUMP_BACK = 0.3
"""A character starting this share of its height left of the last one's start begins a new word. The letters of a
ligature all start where it starts."""
SAME_LINE = 0.45
"""Characters of one word overlap vertically by at least this share of the smaller height."""
ANGLE_UPRIGHT = 0.35
"""Radians; text within 20 degrees of the horizontal is read as upright."""

_box_of = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
_letter_of = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetUnicode, ctypes.c_void_p).value or 0
)
_angle_of = ctypes.CFUNCTYPE(ctypes.c_float, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetCharAngle, ctypes.c_void_p).value or 0
)

_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\u00a0": " ", "\x00": " "}
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf071\uf0a8\uf0e0\uf0e8\uf09f\uf0be"
"""Where the fonts of symbols keep the signs that begin the items of a list."""
_PLAIN = str.maketrans(_HYPHENS | dict.fromkeys(_BULLETS, "•"))


class Characters(NamedTuple):
    """`text[i]` has the box `boxes[i]` = (left, top, right, bottom) in PDF user space: y upwards, top > bottom."""

    text: str
    boxes: Numbers
    angles: Numbers | None


def characters(textpage: Any, count: int) -> Characters:
    """All characters of a pdfium text page, with loose boxes; angles only where some text may not run rightwards."""
    count = min(count, MOST_CHARACTERS)
    handle = ctypes.cast(textpage, ctypes.c_void_p).value
    boxes = np.zeros((count, 4), np.float32)
    base = boxes.ctypes.data
    deque(map(_box_of, repeat(handle), range(count), range(base, base + 16 * count, 16)), maxlen=0)
    text = _text(textpage, handle, count)
    angles = None
    if count and _may_be_turned(text, boxes):
        angles = np.fromiter(map(_angle_of, repeat(handle), range(count)), np.float32, count)
    if hang_on_glyphs(text, boxes):
        boxes = even_boxes(textpage, boxes)
    return Characters(text.translate(_PLAIN), boxes, angles)


def _text(textpage: Any, handle: int | None, count: int) -> str:
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # pdfium leaves characters without a Unicode value out of its text: ask one by one, so that boxes stay in step
    return "".join(
        chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        for code in map(_letter_of, repeat(handle), range(count))
    )


def _may_be_turned(text: str, boxes: Numbers) -> bool:
    """Whether some neighbouring characters stand above each other rather than beside each other."""
    shown = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32) > 32
    if len(shown) != len(boxes):
        return True
    beside = shown[1:] & shown[:-1]
    middle = (boxes[:, 0] + boxes[:, 2]) / 2
    climb = np.abs((boxes[1:, 1] + boxes[1:, 3]) - (boxes[:-1, 1] + boxes[:-1, 3])) / 2
    stride = np.abs(middle[1:] - middle[:-1])
    return bool(np.any(beside & (climb > 1) & (climb > 2 * stride)))


def word_runs(
    text: str, boxes: Numbers, turned: NDArray[np.int8], cell_of: NDArray[np.int32] | None = None
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First and last+1 index of each word. `boxes` are (x0, top, x1, bottom) from the top left, `turned` the quarter
    turns by which each character runs away from rightwards, `cell_of` the cell each stands in, where the file says."""
    count = len(boxes)
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    shown = codes > 32
    if not shown.any():
        nothing = np.zeros(0, np.intp)
        return nothing, nothing
    x0, top, x1, bottom = boxes.T
    height = bottom - top
    upright = turned == 0
    parted = np.ones(count, bool)
    previous, following = slice(None, -1), slice(1, None)
    overlap = np.minimum(bottom[previous], bottom[following]) - np.maximum(top[previous], top[following])
    size = np.minimum(height[previous], height[following])
    gap = x0[following] - x1[previous]
    back = x0[previous] - x0[following]
    broken_across = (gap > JOIN_GAP * size) | (back > JUMP_BACK * size) | (overlap < SAME_LINE * size)
    wide = np.minimum(x1 - x0, bottom - top)
    across = np.minimum(x1[previous], x1[following]) - np.maximum(x0[previous], x0[following])
    rise = np.maximum(top[following] - bottom[previous], top[previous] - bottom[following])
    thick = np.minimum((x1 - x0)[previous], (x1 - x0)[following])
    broken_up = (across < SAME_LINE * thick) | (rise > 0.35 * np.maximum(thick, wide[previous]))
    both_upright = upright[previous] & upright[following]
    parted[1:] = np.where(both_upright, broken_across, broken_up | (turned[previous] != turned[following]))
    parted[1:] |= ~shown[previous]
    if cell_of is not None:
        parted[1:] |= cell_of[following] != cell_of[previous]
    starts = np.flatnonzero(parted & shown)
    ends_here = np.ones(count, bool)
    ends_here[:-1] = parted[1:] | ~shown[1:]
    ends = np.flatnonzero(ends_here & shown) + 1
    return starts, ends
