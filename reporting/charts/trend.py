"""A figure over its periods as SVG, with the table and the sentence that say the same. Pure.

The axis starts at nought. A range is a bar between its ends, open above where there is no upper bound. Two points are
joined by a full line only where they may be compared; of other forces, the line is broken and says so; of periods or
definitions that are of another kind, there is no line and the break is marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    nice_ticks,
    picture,
    text,
    widest,
)
from reporting.sentences.numbers_in_words import number_words

WIDTH = 620
HEIGHT = 330
DASHES = "6 6"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A period's figure. `apart` says why it is not compared with the one before, empty where it is; with `cut` not
    even a broken line leads to it. `doubtful` says that something about it is open; `note` goes into the table."""

    label: str
    interval: Interval
    apart: str = ""
    doubtful: bool = False
    note: str = ""
    cut: bool = False


def trend_chart(id: str, caption: Caption, points: Sequence[TrendPoint], unit: str) -> Chart:
    """One line through the points in their order. `id` is unique on the page. Raises ValueError without a point."""
    if not points:
        raise ValueError("a trend needs a period")
    ends = [end for point in points for end in (point.interval.low, point.interval.high) if end is not None]
    ticks = nice_ticks(max(ends, default=0))
    y, heading = 4.0, []
    for line in lines_of(caption.title, 50):
        y += 26
        heading.append(text(line, 0, y, 22, font_weight="bold"))
    for line in lines_of(caption.subtitle, 70):
        y += 22
        heading.append(text(line, 0, y, 16))
    top, left = y + 40, widest([number_words(tick) for tick in ticks], 16) + 12
    bottom = top + HEIGHT
    scale = HEIGHT / ticks[-1]
    parts = [*heading, *_axis(ticks, left, bottom, scale)]
    room = (WIDTH - left) / len(points)
    places = [(left + room * (index + 0.5), point) for index, point in enumerate(points)]
    for (x, point), (next_x, following) in pairwise(places):
        if following.cut:
            parts += _cut((x + next_x) / 2, top, bottom)
        else:
            parts += _joined(x, point, next_x, following, bottom, scale)
    for x, point in places:
        parts += _point(x, point, bottom, scale)
    footer = [f"Unit: {unit}.", *_meaning(points), caption.source]
    lines = [line for words in footer if words for line in lines_of(words, 78)]
    parts += [text(line, 0, bottom + 50 + 20 * index, 15) for index, line in enumerate(lines)]
    noted = any(point.note for point in points)
    table = TableEquivalent(
        f"{caption.title}. {caption.subtitle}",
        ("Period", unit[:1].upper() + unit[1:], *(["Note"] if noted else [])),
        tuple((p.label, figure_words(p.interval), *([p.note] if noted else [])) for p in points),
    )
    sentence = _sentence(caption, points)
    return Chart(picture(id, caption.title, sentence, WIDTH, bottom + 50 + 20 * len(lines), parts), sentence, table, id)


def _axis(ticks: Sequence[float], left: float, bottom: float, scale: float) -> list[str]:
    parts = []
    for tick in ticks:
        y = bottom - tick * scale
        nought = tick == 0
        parts += [
            element("path", d=f"M{left:.1f} {y:.1f}H{WIDTH}", stroke=INK if nought else RULE,
                    stroke_width=1 if nought else 0.5),
            text(number_words(tick), left - 8, y + 5, 16, text_anchor="end"),
        ]  # fmt: skip
    return parts


def _joined(
    x: float, point: TrendPoint, next_x: float, following: TrendPoint, bottom: float, scale: float
) -> list[str]:
    """The line to the next point: full between figures that are compared, broken otherwise, none where one lacks."""
    if point.interval.low is None or following.interval.low is None:
        return []
    sure = not following.apart and point.interval.exact and following.interval.exact
    ends = (
        f"M{x:.1f} {bottom - point.interval.low * scale:.1f}L{next_x:.1f} {bottom - following.interval.low * scale:.1f}"
    )
    return [element("path", d=ends, stroke=SOLID, stroke_width=2.5, fill="none",
                    stroke_dasharray=None if sure else DASHES)]  # fmt: skip


def _cut(x: float, top: float, bottom: float) -> list[str]:
    line = element("path", d=f"M{x:.1f} {top:.1f}V{bottom:.1f}", stroke=INK, stroke_width=1, stroke_dasharray="2 5")
    return [line, text("break", x, top - 6, 14, text_anchor="middle")]


def _point(x: float, point: TrendPoint, bottom: float, scale: float) -> list[str]:
    low, high = point.interval.low, point.interval.high
    label = text(point.label, x, bottom + 22, 16, text_anchor="middle")
    if low is None:
        return [label, text("no figure", x, bottom - 8, 16, text_anchor="middle")]
    y = bottom - low * scale
    parts = [label]
    if high is not None and high > low:
        reach = bottom - high * scale
        parts.append(element("path", d=f"M{x - 7:.1f} {reach:.1f}h14m-7 0V{y:.1f}", stroke=SOLID, stroke_width=2))
        y = min(y, reach)
    elif high is None:
        parts.append(
            element("path", d=f"M{x:.1f} {y:.1f}v-16m-5 6 5 -6 5 6", stroke=SOLID, stroke_width=2, fill="none")
        )
        y -= 16
    hollow = point.doubtful or not point.interval.exact
    parts.append(
        element("circle", cx=x, cy=bottom - low * scale, r=6, stroke=SOLID, stroke_width=2.5,
                fill="#ffffff" if hollow else SOLID)
    )  # fmt: skip
    said = figure_words(point.interval) + (" ?" if point.doubtful else "")
    return [*parts, text(said, x, y - 14, 20, text_anchor="middle", font_weight="bold")]


def _meaning(points: Sequence[TrendPoint]) -> list[str]:
    """What the marks in this picture mean; only those that are in it."""
    said = []
    if any(point.doubtful for point in points):
        said.append("A hollow point with ? is in doubt.")
    if any(point.apart and not point.cut for point in points[1:]):
        said.append("Broken line: its two ends are not compared.")
    if any(point.cut for point in points[1:]):
        said.append("Break: what lies on its two sides is not of a kind.")
    return [" ".join(said)] if said else []


def _sentence(caption: Caption, points: Sequence[TrendPoint]) -> str:
    told = "; ".join(
        f"{point.label}: {figure_words(point.interval)}{' (in doubt)' if point.doubtful else ''}" for point in points
    )
    breaks = "".join(f" {point.label} is not compared with the period before. {point.apart}" for point in points[1:]
                     if point.apart)  # fmt: skip
    return f"{caption.title}: {caption.subtitle}. {told}.{breaks}"
