"""How high the characters of a page stand, where its file names no height for its fonts.

Some programs write fonts whose ascent and descent are nought. pdfium then takes both from glyphs at hand, and each
character's box is as high as its own drawing: the "e" behind a "g" seems raised, words of one line stand on several.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

ASCENT, DESCENT = 0.905, 0.212
"""Of the size of type: what usual faces name."""
UNEVEN = 0.025
"""Of a character's height: two neighbours of one word, one of which hangs below the line, end no further apart where
the font names its heights."""
SHARE_UNEVEN = 0.2
"""Of such neighbours."""

_HANGING = np.array([ord(letter) for letter in "gjpqy"], np.uint32)
_STANDING = np.array([ord(letter) for letter in "abcdehiklmnorstuvwxz"], np.uint32)


def hang_on_glyphs(text: str, boxes: NDArray[np.float32]) -> bool:
    """Whether the boxes of a page's characters are as high as what is drawn in them. (left, top, right, bottom), y
    upwards."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    if len(codes) != len(boxes) or len(codes) < 2:
        return False
    hanging, standing = np.isin(codes, _HANGING), np.isin(codes, _STANDING)
    beside = (hanging[1:] & standing[:-1]) | (standing[1:] & hanging[:-1])
    if not beside.any():
        return False
    left, top, right, bottom = boxes.T
    climb = np.abs(np.diff(top + bottom))[beside]
    stride = np.abs(np.diff(left + right))[beside]
    # of text that runs up or down, feet stand to the left or to the right
    sideways = np.maximum(np.abs(np.diff(left)), np.abs(np.diff(right)))[beside]
    upwards = climb > stride
    apart = np.where(upwards, sideways, np.abs(np.diff(bottom))[beside])
    height = np.where(upwards, np.maximum(*_pairs(right - left))[beside], np.maximum(*_pairs(top - bottom))[beside])
    # what stands a line apart is no neighbour, however the text runs on
    uneven = (apart > UNEVEN * height) & (apart < 0.5 * height)
    return bool(uneven.sum() >= max(1, SHARE_UNEVEN * len(apart)))


def _pairs(sizes: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What each character has, and what the next one has."""
    return sizes[:-1], sizes[1:]


def even_boxes(textpage: Any, boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    """The boxes as high as the size of type says, about the line that each character stands on."""
    even = boxes.copy()
    x, y = pdfium.c_double(), pdfium.c_double()
    form = pdfium.FS_MATRIX()
    for index in range(len(boxes)):
        if not pdfium.FPDFText_GetMatrix(textpage, index, form):
            continue
        if not pdfium.FPDFText_GetCharOrigin(textpage, index, x, y):
            continue
        size = pdfium.FPDFText_GetFontSize(textpage, index)
        across, up = form.c * size, form.d * size
        if abs(across) < 0.01 * abs(up):
            low, high = sorted((y.value - DESCENT * up, y.value + ASCENT * up))
            even[index, 1], even[index, 3] = high, low
        elif abs(up) < 0.01 * abs(across):
            even[index, 0], even[index, 2] = sorted((x.value - DESCENT * across, x.value + ASCENT * across))
    return even
