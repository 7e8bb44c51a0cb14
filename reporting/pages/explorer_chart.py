"""The chart beside the explorer's table. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ingestion.values.interval import NOTHING_KNOWN, Interval
from reporting.charts.bars import Bars, Caption, bar_chart
from reporting.charts.dots import Dot, dot_plot
from reporting.charts.svg import Chart
from reporting.pages.explorer import national
from reporting.pages.measures import MEASURES, Row, State
from reporting.publishing.edition import Content
from reporting.sentences.numbers_in_words import capital
from reporting.statistics.areas import ENGLAND_AND_WALES
from reporting.statistics.rates import SOURCE


def chart_of(content: Content, state: State, rows: Sequence[Row]) -> Chart:
    """The table's chart: dots for changes, which may be below nought; bars for everything else, with the national
    figure beside rates and shares."""
    measure = content["heading"]["measure"]
    unit = MEASURES[state.measure].lower() if state.measure != "count" else measure
    whole = national(content, state) if state.measure != "count" and state.areas != "nation" else None
    line = (f"{ENGLAND_AND_WALES} {whole.words}", float(whole.low)) if whole and whole.low is not None else None
    of = f"question {state.question}" + (f", {state.category}" if state.category else "")
    caption = Caption(
        _title(state, rows), f"{capital(unit)}; {of}, {state.period}", SOURCE if state.measure == "rate" else ""
    )
    if state.measure == "change":
        dots = [
            Dot(r.area, _float(r.low), _float(r.high), r.words if r.low is not None else "not told", r.doubtful)
            for r in rows
        ]
        return dot_plot("explored", caption, dots, unit, line)
    bars = [
        Bars(
            row.area,
            (NOTHING_KNOWN if row.low is None else Interval(_float(row.low), _float(row.high)),),
            f"{row.answered} of {row.asked} forces" if row.asked > 1 else "",
            row.words if row.low is None else "no figure",
            row.doubtful,
        )
        for row in rows
    ]
    return bar_chart("explored", caption, [state.period], bars, unit, line)


def _source(state: State) -> str:
    return SOURCE if state.measure == "rate" else ""


def _title(state: State, rows: Sequence[Row]) -> str:
    """The finding: who stands highest."""
    told = [row for row in rows if row.low is not None]
    if not told:
        return f"Nothing is told of {state.period}"
    most = max(told, key=lambda row: row.low or 0)
    return f"{most.area}: {most.words}" + (", the highest" if len(told) > 1 else "")


def _float(value: Fraction | float | None) -> float | None:
    return None if value is None else round(float(value), 2)
