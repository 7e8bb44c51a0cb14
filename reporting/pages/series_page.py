"""A series' page: its chart with the breaks drawn, its table, and what may be said of it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.charts.bars import Caption
from reporting.charts.svg import Chart, figure_words
from reporting.charts.trend import TrendPoint, trend_chart
from reporting.sentences.numbers_in_words import capital, percent_words
from reporting.series.joined import Point as SeriesPoint
from reporting.series.joined import Restated, Series, Step


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One period: its figure, of how many forces, from which round, and how it moved from the period before."""

    label: str
    figure: str
    forces: str
    told_in: str
    moved: str
    why: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class SeriesPage:
    chart: Chart | None
    rows: tuple[SeriesRow, ...]
    breaks: tuple[str, ...]
    restated: tuple[tuple[Restated, str, str], ...]
    said: str


def series_page(series: Series, measure: str) -> SeriesPage:
    """`measure` is what is counted."""
    steps: Sequence[Step | None] = (None, *series.steps)
    rows = tuple(
        SeriesRow(
            point.label,
            figure_words(point.interval) if point.interval.low is not None else "no figure",
            f"{point.answered} of {point.asked}",
            point.round.name,
            _moved(step),
            _why(step),
            bool(point.doubts),
        )
        for point, step in zip(series.points, steps, strict=True)
    )
    breaks = tuple(
        f"Between {step.earlier.label} and {step.later.label}: {step.broken or step.uneven}"
        for step in series.steps
        if not step.comparable
    )
    drawn = [_drawn(step, point, row.forces) for point, step, row in zip(series.points, steps, rows, strict=True)]
    said = f"{capital(series.area)}: {_last(series)}, {series.highest_since}." if series.highest_since else ""
    title = said.rstrip(".") or f"{series.area} over {len(rows)} periods"
    return SeriesPage(
        trend_chart("series", Caption(title, capital(measure)), drawn, measure) if drawn else None,
        rows,
        breaks,
        tuple((one, figure_words(one.was), figure_words(one.now)) for one in series.restated),
        said,
    )


def _drawn(step: Step | None, point: SeriesPoint, forces: str) -> TrendPoint:
    apart = (step.broken or step.uneven) if step else ""
    cut = bool(step and step.broken)
    return TrendPoint(point.label, point.interval, apart, bool(point.doubts), forces, cut)


def _last(series: Series) -> str:
    last = series.points[-1]
    return f"{figure_words(last.interval)} in {last.label}"


def _moved(step: Step | None) -> str:
    if step is None:
        return ""
    if step.low is None or step.high is None:
        return "not compared" if step.broken else "not told"
    sign = "+" if step.low > 0 else "−" if step.high < 0 else ""
    return f"{sign}{percent_words(abs(step.low), abs(step.high))}".replace("+no change", "no change")


def _why(step: Step | None) -> str:
    if step is None:
        return ""
    if step.broken:
        return step.broken
    over = f"{step.uneven} Over the {step.forces} that gave both." if step.uneven and step.forces else step.uneven
    return " ".join(part for part in (over, step.why_not if step.low is None else "") if part)
