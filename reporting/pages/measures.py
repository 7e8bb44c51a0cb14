"""What the explorer shows of one state: a row an area, by count, change, rate or share. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from ingestion.values.interval import Interval
from ingestion.values.interval import total as sum_of
from reporting.charts.svg import figure_words
from reporting.pages.front import interval_of
from reporting.publishing.edition import ABSENT, HIDDEN, Content
from reporting.publishing.parts import breakdowns_in, totals_by
from reporting.sentences.numbers_in_words import percent_words
from reporting.statistics.areas import ENGLAND_AND_WALES
from reporting.statistics.rates import NEVER, rate_of
from reporting.statistics.shares import proportion, says_unknown

MEASURES = {
    "count": "Count",
    "change": "Change from the period before, per cent",
    "rate": "Rate per 1,000 children",
    "share": "Share of known cases, per cent",
}
AREAS = {"force": "Forces", "region": "Regions and Wales", "country": "Countries", "nation": ENGLAND_AND_WALES}
SORTS = {"figure": "Largest first", "area": "By name", "coverage": "Best covered first"}


@dataclass(frozen=True, slots=True)
class State:
    """What is shown. `category` is empty for the question's whole; `compare` is an earlier period or empty."""

    question: str
    period: str
    by: str
    category: str
    measure: str
    areas: str
    sort: str
    compare: str

    @property
    def query(self) -> str:
        return urlencode({key: value for key, value in asdict(self).items() if value})


@dataclass(frozen=True, slots=True)
class Row:
    """One area's figure: its bounds (None: none is told, and `why` says why), and the cells that make it."""

    area: str
    low: Fraction | float | None
    high: Fraction | float | None
    words: str
    marker: str
    why: str
    answered: int
    asked: int
    doubts: tuple[str, ...]
    cells: str
    rank: str = ""
    beside: str = ""

    @property
    def doubtful(self) -> bool:
        return bool(self.doubts)

    @property
    def partial(self) -> bool:
        """Whether some of the area's forces are not in it."""
        return 0 < self.answered < self.asked


def categories_of(content: Content, question: str, by: str) -> list[str]:
    """The categories of one dimension, in the order told."""
    told = breakdowns_in(content, question)
    return [breakdown[by] for breakdown in told if list(breakdown) == [by]]


def measured(content: Content, state: State, totals: Sequence[Mapping[str, Any]]) -> list[Row]:
    """A row for each of these totals, by the state's measure."""
    make = {"change": _changes, "rate": _rates, "share": _shares}.get(state.measure, _counts)
    return make(content, state, totals)


def words_of(total: Mapping[str, Any]) -> str:
    if HIDDEN in total["marker"]:
        return "withheld"
    return "no figure" if ABSENT in total["marker"] else figure_words(interval_of(total))


def _row(total: Mapping[str, Any], low: Any, high: Any, words: str, why: str) -> Row:
    named = {key: total[key] for key in ("question", "period", "area")}
    cells = urlencode(named | {f"by_{key}": name for key, name in total["breakdown"].items()})
    return Row(
        total["area"], low, high, words, total["marker"], why, total["answered"], total["asked"],
        tuple(total["doubts"]), cells,
    )  # fmt: skip


def _counts(content: Content, state: State, totals: Sequence[Mapping[str, Any]]) -> list[Row]:
    return [_row(total, total["low"], total["high"], words_of(total), "") for total in totals]


def _changes(content: Content, state: State, totals: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Like for like, from the period before (or from the one to compare with, where the edition tells that)."""
    labels = [period["label"] for period in content["periods"]]
    place = labels.index(state.period)
    earlier = state.compare or (labels[place - 1] if place else "")
    moved = {
        row["area"]: row
        for row in content["changes"]
        if (row["question"], row["from"], row["to"]) == (state.question, earlier, state.period)
    }
    rows = []
    for total in totals:
        change = moved.get(total["area"])
        if change is None:
            rows.append(_row(total, None, None, "not told", "No earlier period is compared with this one."))
            continue
        low, high = change["percent_low"], change["percent_high"]
        words = "not told" if low is None or high is None else _moved(Fraction(str(low)), Fraction(str(high)))
        # One area is never spoken for by one of its forces.
        alone = change["area_type"] != "force" and change["forces"] < min(2, total["asked"])
        why = "Only one of its forces gave both figures." if alone else change["why_not"] or ""
        low, high, words = (None, None, "not told") if alone else (low, high, words)
        made = _row(total, low, high, words, why)
        rows.append(replace(made, doubts=tuple(change["doubts"]), marker=change["marker"], answered=change["forces"]))
    return rows


def _moved(low: Fraction, high: Fraction) -> str:
    """ "+36.0", "−2.1", "+3.0 to +8.4", to one decimal place as the edition has it."""
    said = [f"{'+' if end > 0 else '−' if end < 0 else ''}{abs(float(end)):.1f}%" for end in (low, high)]
    return said[0] if low == high else f"{said[0]} to {said[1]}"


def _rates(content: Content, state: State, totals: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Per 1,000 children of the forces that gave a figure; a part of an area is no rate of it."""
    forces = content["forces"]
    rows = []
    for total in totals:
        everywhere = total["area"] == ENGLAND_AND_WALES
        inside = [
            f
            for f in forces
            if (everywhere and f["country"] in ("England", "Wales"))
            or total["area"] in (f["name"], f["region"], f["country"])
        ]
        children = [force.get("children") for force in inside]
        known = sum(children) if children and all(children) else None
        ever = not (total["area_type"] == "force" and inside and inside[0]["code"] in NEVER)
        low, high, why = rate_of(interval_of(total), known, ever=ever)
        if total["answered"] < total["asked"] and why is None:
            low, high, why = None, None, "Not every force gave a figure, so it is no rate of the whole area."
        words = "not told" if low is None else _per_thousand(low, high)
        rows.append(_row(total, low, high, words, why or ""))
    return rows


def _per_thousand(low: Fraction, high: Fraction | None) -> str:
    said = f"{float(low):.2f}"
    if high is None:
        return f"{said} or more"
    return said if low == high else f"{said} to {float(high):.2f}"


def _shares(content: Content, state: State, totals: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Of the cases whose value is known, in the forces that gave one."""
    if says_unknown(state.category):
        return [_row(total, None, None, "not told", "It is no known value.") for total in totals]
    known = [name for name in categories_of(content, state.question, state.by) if not says_unknown(name)]
    by_area: dict[str, dict[str, Mapping[str, Any]]] = {}
    for total in totals_by(content, state.question, state.by, {state.period}):
        by_area.setdefault(total["area"], {})[total["breakdown"][state.by]] = total
    rows = []
    for total in totals:
        beside = [row for name, row in by_area[total["area"]].items() if name in known]
        hidden = any(HIDDEN in row["marker"] for row in beside)
        others = [interval_of(row) for row in beside if row is not total and ABSENT not in row["marker"]]
        low, high, why = proportion(interval_of(total), sum_of(others) if others else Interval(0, 0))
        if hidden:
            low, high, why = None, None, "Small counts of this breakdown are withheld here."
        words = "not told" if low is None or high is None else percent_words(low, high)
        rows.append(_row(total, low, high, words, why or ""))
    return rows
