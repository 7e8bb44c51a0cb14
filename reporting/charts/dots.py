"""Dots with their ranges as SVG, for figures that may be below nought; with the table and the sentence. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from reporting.charts.bars import LABEL_ROOM, VALUE_ROOM, WIDTH, Caption
from reporting.charts.svg import (
    INK,
    RULE,
    SOLID,
    Chart,
    TableEquivalent,
    element,
    lines_of,
    nice_ticks,
    picture,
    text,
    widest,
)

ROW = 22
HALO = {"paint_order": "stroke", "stroke": "#ffffff", "stroke_width": 4}
"""Keeps a figure readable over a line."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One row: its bounds (None: no figure), the words that say it, and whether it is in doubt."""

    label: str
    low: float | None
    high: float | None
    words: str
    doubtful: bool = False


def dot_plot(id: str, caption: Caption, rows: Sequence[Dot], unit: str, line: tuple[str, float] | None = None) -> Chart:
    """One dot a row in the order given, a bar between the ends of a range. `line` is a value to compare with, and its
    name. `id` is unique on the page."""
    ends = [end for row in rows for end in (row.low, row.high) if end is not None] + ([line[1]] if line else [])
    ticks = _ticks(min([*ends, 0]), max([*ends, 0]))
    y, parts = 4.0, []
    for said in lines_of(caption.title, 80):
        y += 20
        parts.append(text(said, 0, y, 17, font_weight="bold"))
    for said in lines_of(caption.subtitle, 105):
        y += 18
        parts.append(text(said, 0, y, 13))
    left = min(widest([row.label for row in rows]), LABEL_ROOM) + 24
    top = y + 40
    bottom = top + len(rows) * ROW
    scale = (WIDTH - left - VALUE_ROOM) / ((ticks[-1] - ticks[0]) or 1)

    def place(value: float) -> float:
        return left + (value - ticks[0]) * scale

    for tick in ticks:
        nought = tick == 0
        parts += [
            element("path", d=f"M{place(tick):.1f} {top:.1f}V{bottom:.1f}", stroke=INK if nought else RULE,
                    stroke_width=1 if nought else 0.5),
            text(f"{tick:,.10g}", place(tick), bottom + 16, 12, text_anchor="middle"),
        ]  # fmt: skip
    if line:
        x = place(line[1])
        parts += [
            element("path", d=f"M{x:.1f} {top - 6:.1f}V{bottom:.1f}", stroke=INK, stroke_width=1.5,
                    stroke_dasharray="5 4"),
            text(line[0], x, top - 10, 12, text_anchor="middle", font_weight="bold"),
        ]  # fmt: skip
    for position, row in enumerate(rows):
        parts += _row(row, left, top + position * ROW + ROW / 2, place)
    doubt = "A hollow dot with ? is in doubt." if any(row.doubtful for row in rows) else ""
    footer = [said for words in (f"Unit: {unit}.", doubt, caption.source) for said in lines_of(words, 110)]
    parts += [text(said, 0, bottom + 40 + 18 * index, 12) for index, said in enumerate(footer)]
    sentence = _sentence(caption, rows)
    table = TableEquivalent(
        f"{caption.title}. {caption.subtitle}",
        ("", unit[:1].upper() + unit[1:]),
        tuple((row.label + (" (in doubt)" if row.doubtful else ""), row.words) for row in rows),
    )
    return Chart(
        picture(id, caption.title, sentence, WIDTH, bottom + 40 + 18 * len(footer), parts), sentence, table, id
    )


def _row(row: Dot, left: float, y: float, place: Callable[[float], float]) -> list[str]:
    parts = [text(row.label, left - 16, y + 4, text_anchor="end")]
    if row.low is None:
        return [*parts, text(row.words, left, y + 4, 12)]
    x, end = place(row.low), place(row.low if row.high is None else row.high)
    middle = (x + end) / 2
    if end > x:
        parts.append(element("path", d=f"M{x:.1f} {y:.1f}H{end:.1f}", stroke=SOLID, stroke_width=4, stroke_opacity=0.5))
    hollow = row.doubtful or row.high is None
    parts.append(
        element("circle", cx=middle, cy=y, r=5, fill="#ffffff" if hollow else SOLID, stroke=SOLID, stroke_width=2)
    )
    return [*parts, text(row.words + (" ?" if row.doubtful else ""), max(x, end) + 10, y + 4, 12, **HALO)]


def _ticks(least: float, most: float) -> list[float]:
    """Even steps that hold both ends and nought."""
    steps = nice_ticks(max(most, -least))
    step = steps[1] - steps[0]
    below = ceil(-least / step) if least < 0 else 0
    above = ceil(most / step) if most > 0 else 0
    return [round(step * index, 6) for index in range(-below, above + 1)] or [0]


def _sentence(caption: Caption, rows: Sequence[Dot]) -> str:
    told = [row for row in rows if row.low is not None]
    said = f"{caption.title}: {caption.subtitle}."
    if told:
        most = max(told, key=lambda row: row.low or 0)
        least = min(told, key=lambda row: row.low or 0)
        said += f" Highest: {most.label}, {most.words}."
        if least is not most:
            said += f" Lowest: {least.label}, {least.words}."
    if silent := len(rows) - len(told):
        said += f" Not told: {silent} of {len(rows)}."
    return said
