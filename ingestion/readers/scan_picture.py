"""A picture of a page made ready for reading: a bounded size, upright, straight, its drawn lines told apart.

Pictures are grey, one byte a pixel, dark on light. Angles are in degrees. Pure: arrays to arrays.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ingestion.readers.pdf.shapes import Rule

Picture = NDArray[np.uint8]

LONGEST_SIDE = 2400
"""Pixels: an A4 page at 200 dots an inch. Larger pictures are made smaller, for reading them longer helps nobody."""
SHORTEST_SIDE = 1200
"""Pictures of a screen are made larger, up to twice."""
POINTS = 72 / 200
"""Points a pixel of a picture made ready."""

MOST_SKEW = 4.0
SKEW_STEP, FINE_STEP = 0.5, 0.1
LOOK_AT = 900
"""Pixels of the longer side on which the angle is sought."""

LONGEST_LETTER_STROKE = 40
"""Pixels: dark runs longer than this are drawn lines, not letters."""
LEAST_LETTER = 6
"""Pixels: what is lower is a point, a dash or dirt."""


def made_fit(picture: Picture) -> tuple[Picture, float]:
    """The picture at a size that reads well, and how many times larger it is now."""
    longest = max(picture.shape)
    scale = 1.0
    if longest > LONGEST_SIDE:
        scale = LONGEST_SIDE / longest
    elif longest < SHORTEST_SIDE:
        scale = min(2.0, SHORTEST_SIDE / longest)
    if scale == 1.0:
        return picture, scale
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return _grey(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way)), scale


def _grey(picture: Any) -> Picture:
    return np.asarray(picture, dtype=np.uint8)


def ink(picture: Picture) -> Picture:
    """1 where the page is marked, 0 where it is blank."""
    _, marked = cv2.threshold(picture, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return _grey(marked)


def letter_height(picture: Picture) -> float:
    """The height of most letters and figures in pixels; 0 for an empty page."""
    count, _, boxes, _ = cv2.connectedComponentsWithStats(without_rules(ink(picture)), connectivity=8)
    heights = boxes[1:count, cv2.CC_STAT_HEIGHT]
    letters = heights[(heights >= LEAST_LETTER) & (heights <= LONGEST_LETTER_STROKE)]
    return float(np.median(letters)) if len(letters) else 0.0


def _smaller(picture: Picture) -> Picture:
    scale = min(1.0, LOOK_AT / max(picture.shape))
    return ink(_grey(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)))


def _sharpness(marked: Picture) -> float:
    """How sharply lines of words and blank stripes take turns from top to bottom: greatest when lines lie level."""
    profile = marked.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(profile)).sum())


def lies_on_its_side(picture: Picture) -> bool:
    """Whether the lines of words run up and down the picture. Drawn lines run both ways and say nothing."""
    marked = without_rules(_smaller(picture), LOOK_AT // 20)
    return _evenness(marked.T) > _evenness(marked) * 1.3


def _evenness(marked: Picture) -> float:
    """How sharp the level stripes are at their best, a stripe; lines of words leave blank gaps between them."""
    best = 0.0
    for angle in (-2.0, -1.0, 0.0, 1.0, 2.0):
        best = max(best, _sharpness(turned(marked, angle, blank=0)) / max(1, marked.shape[0]))
    return best


def skew(picture: Picture) -> float:
    """By how much the page must be turned, anticlockwise, for its lines to lie level; 0 for an empty page."""
    marked = _smaller(picture)
    if not marked.any():
        return 0.0

    def level(angle: float) -> float:
        return _sharpness(turned(marked, float(angle), blank=0))

    rough = max(np.arange(-MOST_SKEW, MOST_SKEW + SKEW_STEP, SKEW_STEP), key=level)
    near = np.arange(rough - SKEW_STEP, rough + SKEW_STEP + FINE_STEP, FINE_STEP)
    best = float(max(near, key=level))
    return best if abs(best) >= FINE_STEP else 0.0


def turned(picture: Picture, angle: float, *, blank: int = 255) -> Picture:
    """The picture turned anticlockwise about its middle, its size kept."""
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return _grey(cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=blank))


def rules_of(picture: Picture) -> list[Rule]:
    """Drawn lines across and down, in points."""
    marked = ink(picture)
    found = []
    for shape in ((LONGEST_LETTER_STROKE, 1), (1, LONGEST_LETTER_STROKE)):
        lines = cv2.morphologyEx(marked, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        count, _, boxes, _ = cv2.connectedComponentsWithStats(_grey(lines), connectivity=8)
        for x, y, width, height, _ in boxes[1:count].tolist():
            if min(width, height) <= max(width, height) / 8:
                found.append(_thin(Rule(x * POINTS, y * POINTS, (x + width) * POINTS, (y + height) * POINTS)))
    return found


def _thin(rule: Rule) -> Rule:
    """The line's middle: a scanned line is thicker than the drawn one, and a little slanted."""
    if rule.across:
        middle = (rule.top + rule.bottom) / 2
        return Rule(rule.x0, middle - 0.25, rule.x1, middle + 0.25)
    middle = (rule.x0 + rule.x1) / 2
    return Rule(middle - 0.25, rule.top, middle + 0.25, rule.bottom)


def without_rules(marked: Picture, length: int = LONGEST_LETTER_STROKE) -> Picture:
    """A marked page with its drawn lines taken out."""
    kept = marked
    for shape in ((length, 1), (1, length)):
        lines = cv2.morphologyEx(marked, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        kept = _grey(kept * (1 - cv2.dilate(_grey(lines), np.ones((3, 3), np.uint8))))
    return kept


def wiped(picture: Picture) -> Picture:
    """The picture with its drawn lines painted over: one of the two readers stumbles over them."""
    marked = ink(picture)
    gone = marked & (1 - without_rules(marked))
    clean = picture.copy()
    clean[cv2.dilate(gone, np.ones((3, 3), np.uint8)) > 0] = 255
    return clean
