"""Bar charts as SVG, with the table and the sentence that say the same. Pure.

Bars start at nought. What a figure is at least is drawn solid; what it may also be is hatched and outlined; a figure
without an upper bound ends in an arrow; a force without a figure has none drawn and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.values.interval import Interval
from reporting.charts.svg import (
    INK,
    PALE,
    RULE,
    SOLID,
    Chart,
    TableEquivalent,
    element,
    figure_words,
    hatching,
    lines_of,
    nice_ticks,
    picture,
    text,
    widest,
)
from reporting.sentences.numbers_in_words import number_words

WIDTH = 760
BAR = 18
GAP = 8
VALUE_ROOM = 120
LABEL_ROOM = 300


@dataclass(frozen=True, slots=True)
class Bars:
    """One label with a figure for each series. `note` goes into the table beside it; a `doubtful` row is drawn with a
    broken outline and a question mark."""

    label: str
    intervals: tuple[Interval, ...]
    note: str = ""
    absent: str = "no figure"
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """An active title, a subtitle with measure, area, period and unit, and the source."""

    title: str
    subtitle: str
    source: str = ""


def bar_chart(
    id: str,
    caption: Caption,
    series: Sequence[str],
    rows: Sequence[Bars],
    unit: str,
    line: tuple[str, float] | None = None,
) -> Chart:
    """Horizontal bars, one group a row and one bar a series, in the order given. `line` is a value to compare with, and
    its name: drawn across all bars.

    `id` is unique on the page. Raises ValueError when a row has not one figure for every series.
    """
    for row in rows:
        if len(row.intervals) != len(series):
            raise ValueError(f"{row.label} has {len(row.intervals)} figures for {len(series)} series")
    ends = [end for row in rows for item in row.intervals for end in (item.low, item.high) if end is not None]
    ticks = nice_ticks(max([*ends, *([line[1]] if line else [])], default=0))
    left = min(widest([row.label for row in rows]), LABEL_ROOM) + 16
    scale = (WIDTH - left - VALUE_ROOM) / ticks[-1]
    heading, top = _heading(caption, series)
    group = len(series) * BAR + GAP
    bottom = top + len(rows) * group
    parts = [element("defs", hatching(f"{id}-hatch"), hatching(f"{id}-pale", RULE)), *heading]
    parts += _axis(ticks, left, scale, top, bottom)
    for position, row in enumerate(rows):
        parts += _group(id, row, left, top + position * group, scale)
    if line:
        x = left + line[1] * scale
        parts.append(
            element(
                "path", d=f"M{x:.1f} {top - 6:.1f}V{bottom:.1f}", stroke=INK, stroke_width=1.5, stroke_dasharray="5 4"
            )
        )
        parts.append(
            text(
                line[0], x, top - 10, 12, text_anchor="middle" if x < WIDTH - VALUE_ROOM else "end", font_weight="bold"
            )
        )
    footer = [said for words in (f"Unit: {unit}.", _doubtful(rows), caption.source) for said in lines_of(words, 110)]
    parts += [text(said, 0, bottom + 40 + 18 * index, 12) for index, said in enumerate(footer)]
    table = TableEquivalent(
        f"{caption.title}. {caption.subtitle}",
        ("", *series, *(["Note"] if any(row.note for row in rows) else [])),
        tuple(_table_row(row, any(other.note for other in rows)) for row in rows),
    )
    sentence = _sentence(caption, series, rows)
    height = bottom + 40 + 18 * len(footer)
    return Chart(picture(id, caption.title, sentence, WIDTH, height, parts), sentence, table, id)


def _doubtful(rows: Sequence[Bars]) -> str:
    return "Pale with a broken outline and ?: in doubt." if any(row.doubtful for row in rows) else ""


def _heading(caption: Caption, series: Sequence[str]) -> tuple[list[str], float]:
    """The title, the subtitle and, for more than one series, the key; and where the bars begin."""
    parts: list[str] = []
    y = 4.0
    for line in lines_of(caption.title, 80):
        y += 20
        parts.append(text(line, 0, y, 17, font_weight="bold"))
    for line in lines_of(caption.subtitle, 105):
        y += 18
        parts.append(text(line, 0, y, 13))
    if len(series) > 1:
        y += 26
        x = 0.0
        for index, name in enumerate(series):
            parts.append(element("rect", x=x, y=y - 11, width=14, height=12, **_fill(index, len(series))))
            parts.append(text(name, x + 20, y))
            x += widest([name]) + 44
    return parts, y + 30


def _axis(ticks: Sequence[float], left: float, scale: float, top: float, bottom: float) -> list[str]:
    """A thin line and a number at each tick; the line at nought is drawn stronger."""
    parts = []
    for tick in ticks:
        x = left + tick * scale
        parts.append(
            element("path", d=f"M{x:.1f} {top:.1f}V{bottom:.1f}", stroke=INK if tick == 0 else RULE,
                    stroke_width=1 if tick == 0 else 0.5)
        )  # fmt: skip
        parts.append(text(number_words(tick), x, bottom + 16, 12, text_anchor="middle"))
    return parts


def _group(id: str, row: Bars, left: float, y: float, scale: float) -> list[str]:
    middle = y + len(row.intervals) * BAR / 2 + 4
    room = int((left - 16) / (13 * 0.56))
    label = row.label if len(row.label) <= room else row.label[: room - 1].rstrip() + "…"
    parts = [text(label, left - 8, middle, text_anchor="end")]
    for index, interval in enumerate(row.intervals):
        parts += _bar(id, interval, row, left, y + index * BAR, scale, index, len(row.intervals))
    return parts


def _bar(
    id: str, interval: Interval, row: Bars, left: float, y: float, scale: float, index: int, series: int
) -> list[str]:
    """One bar: solid to its lower bound, hatched to its upper, an arrow where there is none, and its figure as text."""
    fill = _fill(index, series)
    low = (interval.low or 0) * scale
    end = left + low
    parts = []
    broken = {"stroke_dasharray": "4 3", "fill_opacity": 0.55, "stroke_width": 1.5} if row.doubtful else {}
    if low:
        parts.append(element("rect", x=left, y=y, width=low, height=float(BAR - 2), **fill, **broken))
    if interval.low is not None and interval.high is not None and interval.high > interval.low:
        width = (interval.high - interval.low) * scale
        pattern = f"url(#{id}-{'hatch' if fill['fill'] == SOLID else 'pale'})"
        parts.append(
            element("rect", x=end, y=y, width=width, height=float(BAR - 2), fill=pattern, stroke=fill["stroke"])
        )
        end += width
    if interval.low is not None and interval.high is None:
        tip = y + (BAR - 2) / 2
        parts.append(
            element("path", d=f"M{end:.1f} {tip:.1f}h12m-5 -5 5 5 -5 5", stroke=SOLID, fill="none", stroke_width=1.5)
        )
        end += 14
    said = figure_words(interval, row.absent) + (" ?" if row.doubtful and interval.low is not None else "")
    return [*parts, text(said, end + 6, y + 13)]


def _fill(index: int, series: int) -> dict[str, str]:
    """The last series is the dark one; the ones before it are pale with a dark outline."""
    return {"fill": SOLID, "stroke": SOLID} if index == series - 1 else {"fill": PALE, "stroke": RULE}


def _table_row(row: Bars, with_note: bool) -> tuple[str, ...]:
    doubt = " (in doubt)" if row.doubtful else ""
    cells = (row.label + doubt, *(figure_words(interval, row.absent) for interval in row.intervals))
    return (*cells, row.note) if with_note else cells


def _sentence(caption: Caption, series: Sequence[str], rows: Sequence[Bars]) -> str:
    """The highest and the lowest of the last series, and how many have no figure."""
    told = [(row, row.intervals[-1]) for row in rows if row.intervals and row.intervals[-1].low is not None]
    said = f"{caption.title}: {caption.subtitle}."
    if told:
        most = max(told, key=lambda item: item[1].low or 0)
        least = min(told, key=lambda item: item[1].low or 0)
        said += f" Highest in {series[-1]}: {most[0].label}, {figure_words(most[1])}."
        if least[0] is not most[0]:
            said += f" Lowest: {least[0].label}, {figure_words(least[1])}."
    if silent := len(rows) - len(told):
        said += f" No figure: {silent} of {len(rows)}."
    return said
