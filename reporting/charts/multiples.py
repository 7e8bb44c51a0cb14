"""Small multiples: a little line for each force, all on one scale, with the table that says the same. Pure.

Each panel tells its last figure in words. A range is a bar, a doubtful figure is hollow and marked, a break is a broken
line, and a force without a figure says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.values.interval import Interval
from reporting.charts.bars import Caption
from reporting.charts.svg import (
    INK,
    RULE,
    SOLID,
    Chart,
    TableEquivalent,
    element,
    figure_words,
    lines_of,
    picture,
    text,
)
from reporting.charts.trend import TrendPoint
from reporting.sentences.numbers_in_words import number_words

ACROSS = 5
WIDE, HIGH, GAP = 150, 46, 18
HEAD = 38
DASHES = "4 4"

Panel = tuple[str, Sequence[TrendPoint]]
"""A name and its points, one a period."""


def small_multiples(id: str, caption: Caption, panels: Sequence[Panel], unit: str) -> Chart | None:
    """The panels in their order, `ACROSS` in a row. `id` is unique on its page. None where no figure is told."""
    ends = [end for _, points in panels for point in points for end in (point.interval.low, point.interval.high) if end]
    if not any(point.interval.low is not None for _, points in panels for point in points):
        return None
    most = max(ends, default=1)
    width = ACROSS * (WIDE + GAP) - GAP
    parts, y = [], 4.0
    for line in lines_of(caption.title, 70):
        y += 24
        parts.append(text(line, 0, y, 20, font_weight="bold"))
    for line in lines_of(f"{caption.subtitle}. All on one scale, nought to {number_words(most)}", 95):
        y += 20
        parts.append(text(line, 0, y, 15))
    top = y + 18
    for number, (name, points) in enumerate(panels):
        row, column = divmod(number, ACROSS)
        parts += _panel(name, points, column * (WIDE + GAP), top + row * (HEAD + HIGH + GAP), HIGH / most)
    rows = -(-len(panels) // ACROSS)
    height = top + rows * (HEAD + HIGH + GAP) + 30
    parts.append(
        text("? and a hollow point: in doubt. Broken or no line: not compared. Bar: a range.", 0, height - 10, 14)
    )
    labels = [point.label for point in panels[0][1]]
    table = TableEquivalent(
        f"{caption.title}. {caption.subtitle}",
        ("Force", *labels),
        tuple((name, *(_said(point) for point in points)) for name, points in panels),
    )
    told = sum(points[-1].interval.low is not None for _, points in panels)
    sentence = f"{caption.title}: {caption.subtitle}. {told} of {len(panels)} have a figure for {labels[-1]}."
    return Chart(picture(id, caption.title, sentence, width, height, parts), sentence, table, id)


def _panel(name: str, points: Sequence[TrendPoint], x: float, y: float, scale: float) -> list[str]:
    bottom = y + HEAD + HIGH
    step = (WIDE - 16) / max(len(points) - 1, 1)
    places = [(x + 8 + step * index, point) for index, point in enumerate(points)]
    parts = [
        text(_short(name), x, y + 14, 13, font_weight="bold"),
        text(_said(points[-1]), x, y + 31, 14),
        element("path", d=f"M{x:.1f} {bottom:.1f}h{WIDE}", stroke=RULE, stroke_width=1),
    ]
    for (left, point), (right, following) in pairwise(places):
        if point.interval.low is None or following.interval.low is None or following.cut:
            continue
        sure = not following.apart and point.interval.exact and following.interval.exact
        ends = f"M{left:.1f} {_y(point.interval, bottom, scale)}L{right:.1f} {_y(following.interval, bottom, scale)}"
        parts.append(element("path", d=ends, stroke=SOLID, stroke_width=2, fill="none",
                             stroke_dasharray=None if sure else DASHES))  # fmt: skip
    for at, point in places:
        low, high = point.interval.low, point.interval.high
        if low is None:
            continue
        if high is None or high > low:
            reach = bottom - (high * scale if high is not None else low * scale + 12)
            parts.append(
                element("path", d=f"M{at:.1f} {bottom - low * scale:.1f}V{reach:.1f}", stroke=INK, stroke_width=2)
            )
        hollow = point.doubtful or not point.interval.exact
        parts.append(element("circle", cx=at, cy=bottom - low * scale, r=3.5, stroke=SOLID, stroke_width=1.5,
                             fill="#ffffff" if hollow else SOLID))  # fmt: skip
    return parts


def _short(name: str) -> str:
    """Without what every force is called; the table has the whole name."""
    for called in (" Police Service", " Constabulary", " Police"):
        name = name.removesuffix(called)
    return name if len(name) <= 19 else f"{name[:18]}…"


def _y(interval: Interval, bottom: float, scale: float) -> str:
    return f"{bottom - (interval.low or 0) * scale:.1f}"


def _said(point: TrendPoint) -> str:
    return figure_words(point.interval) + (" ?" if point.doubtful else "")
