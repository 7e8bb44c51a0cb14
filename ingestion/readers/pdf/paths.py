"""Drawn paths of a page from pdfium: rules, shades, and the bounds of what is a drawing rather than a table."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from ingestion.values.place import Box

Matrix = tuple[float, float, float, float, float, float]

THIN = 3.0
"""A filled box no thicker than this many points is a rule."""
SHORT = 2.0
"""Rules shorter than this many points are dots and dashes, kept only as such."""
MOST_OBJECTS = 60_000
MOST_SEGMENTS = 120_000
DEEPEST_FORM = 6
WHITE = 250
"""A colour whose parts are all at least this is paper."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawn:
    """Shapes in PDF user space as (x0, y0, x1, y1), y upwards."""

    rules: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    budget: int = MOST_OBJECTS
    segments: int = MOST_SEGMENTS
    formed: bool = False
    """Whether some of the page stands in form objects."""


def drawn(page: Any) -> Drawn:
    """What is drawn on a pdfium page, forms included to a bounded depth."""
    found = Drawn()
    count = pdfium.FPDFPage_CountObjects(page)
    _walk((pdfium.FPDFPage_GetObject(page, i) for i in range(count)), IDENTITY, 0, found)
    return found


def _walk(objects: Iterator[Any], matrix: Matrix, depth: int, found: Drawn) -> None:
    for thing in objects:
        if found.budget <= 0:
            return
        found.budget -= 1
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(thing, matrix, found)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            found.formed = True
            inner = _times(_matrix_of(thing), matrix)
            count = pdfium.FPDFFormObj_CountObjects(thing)
            _walk((pdfium.FPDFFormObj_GetObject(thing, i) for i in range(count)), inner, depth + 1, found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(thing, matrix)
            if box is None:
                continue
            if min(box[2] - box[0], box[3] - box[1]) <= THIN < max(box[2] - box[0], box[3] - box[1]):
                found.rules.append(box)
            else:
                found.pictures.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            box = _bounds(thing, matrix)
            if box is not None:
                found.drawings.append(box)


_FLOATS = tuple(ctypes.c_float() for _ in range(4))
_POINTERS = tuple(ctypes.byref(f) for f in _FLOATS)
_FILL = ctypes.c_int()
_STROKE = ctypes.c_int()
_COLOUR = tuple(ctypes.c_uint() for _ in range(4))


def _bounds(thing: Any, matrix: Matrix) -> Box | None:
    if not pdfium.FPDFPageObj_GetBounds(thing, *_POINTERS):
        return None
    x0, y0, x1, y1 = (f.value for f in _FLOATS)
    if matrix is IDENTITY:
        return x0, y0, x1, y1
    return _moved((x0, y0, x1, y1), matrix)


def _moved(box: Box, m: Matrix) -> Box:
    corners = [
        (x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]) for x in (box[0], box[2]) for y in (box[1], box[3])
    ]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _times(a: Matrix, b: Matrix) -> Matrix:
    """First a, then b."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _matrix_of(thing: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, m):
        return IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def _is_paper(thing: Any, getter: Any) -> bool:
    if not getter(thing, *(ctypes.byref(part) for part in _COLOUR)):
        return False
    return _COLOUR[3].value == 0 or all(part.value >= WHITE for part in _COLOUR[:3])


def _path(path: Any, matrix: Matrix, found: Drawn) -> None:
    if not pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(_FILL), ctypes.byref(_STROKE)):
        return
    fills, strokes = bool(_FILL.value), bool(_STROKE.value)
    if not fills and not strokes:
        return
    box = _bounds(path, matrix)
    if box is None:
        return
    if strokes and _is_paper(path, pdfium.FPDFPageObj_GetStrokeColor):
        strokes = False
    if fills and _is_paper(path, pdfium.FPDFPageObj_GetFillColor):
        fills = False
    if not fills and not strokes:
        return
    wide, high = box[2] - box[0], box[3] - box[1]
    if min(wide, high) <= THIN:
        found.rules.append(box)
        return
    count = pdfium.FPDFPath_CountSegments(path)
    if count > found.segments:
        found.drawings.append(box)
        return
    found.segments -= count
    _subpaths(path, count, _times(_matrix_of(path), matrix), fills, strokes, box, found)


def _subpaths(path: Any, count: int, matrix: Matrix, fills: bool, strokes: bool, bounds: Box, found: Drawn) -> None:
    """Straight upright pieces become rules and shades; a path with curves or slants is a drawing."""
    x, y = ctypes.c_float(), ctypes.c_float()
    shapes: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            x.value * matrix[0] + y.value * matrix[2] + matrix[4],
            x.value * matrix[1] + y.value * matrix[3] + matrix[5],
        )
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            found.drawings.append(bounds)
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not shapes:
            shapes.append([point])
        else:
            shapes[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and len(shapes[-1]) > 1:
            shapes[-1].append(shapes[-1][0])
    for points in shapes:
        if len(points) < 2:
            continue
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) <= THIN:
            found.rules.append(box)
            continue
        straight = all(
            abs(a[0] - b[0]) <= THIN / 2 or abs(a[1] - b[1]) <= THIN / 2 for a, b in itertools.pairwise(points)
        )
        if not straight:
            found.drawings.append(box)
            continue
        if strokes:
            for a, b in itertools.pairwise(points):
                found.rules.append((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
        if fills:
            found.shades.append(box)
