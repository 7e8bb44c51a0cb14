"""Charts, told from tables by what is drawn among their words."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.values.place import Box

SMALL = 12.0
"""Curves and slanted lines smaller than this in both directions are bullets, ticks and letters."""
FAR = 36.0
"""Drawings no further apart than this, in points, are one picture."""
FEWEST_PIECES = 4
"""A picture of fewer curves and slanted lines is an ornament, unless one of them is LARGE both ways."""
LARGE = 60.0
COVERED = 0.3
"""A region of which pictures cover this share is a chart."""
MOST_DRAWINGS = 4_000
FEWEST_ROWS = 3
ALIKE = 1.5
"""Points within which two edges stand in line."""
SHARED = 0.4
"""Of the right ends of shades, in a table at least this share stands under another row's."""

WIDEST_BAR = 0.5
"""Of a chart's width: what stands in it and is wider is the band of a row."""


def chart_zones(drawings: Sequence[Box]) -> list[Box]:
    """Where pictures stand that are drawn with curves and slanted lines."""
    sized = [d for d in drawings[:MOST_DRAWINGS] if max(d[2] - d[0], d[3] - d[1]) > SMALL]
    zones: list[tuple[Box, int, bool]] = []
    for drawing in sorted(sized, key=lambda d: d[1]):
        box, many = drawing, 1
        large = min(drawing[2] - drawing[0], drawing[3] - drawing[1]) > LARGE
        apart = []
        for zone in zones:
            if _near(zone[0], box):
                box, many, large = _union(zone[0], box), many + zone[1], large or zone[2]
            else:
                apart.append(zone)
        zones = [*apart, (box, many, large)]
    return [box for box, many, large in zones if many >= FEWEST_PIECES or large]


def is_chart(box: Box, zones: Sequence[Box], shades: Sequence[Box]) -> bool:
    """Whether the box holds a chart: it lies on a drawn picture, or its shades are bars of different lengths."""
    x0, top, x1, bottom = box
    area = max(1.0, (x1 - x0) * (bottom - top))
    covered = sum(max(0.0, min(x1, z[2]) - max(x0, z[0])) * max(0.0, min(bottom, z[3]) - max(top, z[1])) for z in zones)
    return covered >= COVERED * area or _has_bars(box, shades)


def _near(a: Box, b: Box) -> bool:
    return a[0] - FAR <= b[2] and b[0] - FAR <= a[2] and a[1] - FAR <= b[3] and b[1] - FAR <= a[3]


def _union(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _has_bars(box: Box, shades: Sequence[Box]) -> bool:
    """Whether shades lie or stand side by side with ends that never line up from one row to the next."""
    inside = [
        s
        for s in shades
        if box[0] - 2 <= (s[0] + s[2]) / 2 <= box[2] + 2
        and box[1] - 2 <= (s[1] + s[3]) / 2 <= box[3] + 2
        and min(s[2] - s[0], s[3] - s[1]) > 3
    ]
    lying = [(s[1], s[3], s[2]) for s in inside]
    standing = [(s[0], s[2], s[1]) for s in inside if s[2] - s[0] <= WIDEST_BAR * (box[2] - box[0])]
    return _uneven(lying, box[2]) or _uneven(standing, box[1])


def _uneven(bars: Sequence[tuple[float, float, float]], edge: float) -> bool:
    """(start, end, length's end) of bars: whether those of one row end where those of no other row do."""
    rows: dict[tuple[int, int], list[float]] = {}
    for start, end, reach in bars:
        if abs(reach - edge) > 4:
            rows.setdefault((round(start), round(end)), []).append(reach)
    if len(rows) < FEWEST_ROWS:
        return False
    ends = [(reach, key) for key, group in rows.items() for reach in group]
    shared = sum(1 for reach, key in ends if any(abs(reach - other) <= ALIKE and key != at for other, at in ends))
    return shared < SHARED * len(ends)
