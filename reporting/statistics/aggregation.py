"""Totals of an area and changes between periods: each with its bounds, its coverage and the cells it came from. Pure.

No force is imputed. A total says how many of the asked forces it is from; a change compares only forces that gave a
figure for both periods, so its two ends need not be the published totals of their periods.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

from ingestion.values.interval import NOTHING_KNOWN, ZERO, Interval, total
from reporting.statistics.figures import Area, Cell, Coverage, Key
from reporting.statistics.ledger import EMPTY, NOT_COUNTED, Ledger

SMALLEST_BASE = 20
"""Below this many, counts are told and no percentage."""


class Total(NamedTuple):
    """A figure of an area in one period. `interval` has no bounds where no force answered."""

    question: str
    period: str
    key: Key
    area: Area
    interval: Interval
    coverage: Coverage
    cells: tuple[Cell, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def breakdown(self) -> dict[str, str]:
        return dict(sorted(self.key))

    def as_json(self) -> dict[str, Any]:
        """The contract's shape of a total."""
        return {
            "question": self.question,
            "period": self.period,
            "breakdown": self.breakdown,
            "area": self.area.name,
            "low": self.interval.low,
            "high": self.interval.high,
            **self.coverage.counts(),
        }


def sum_of(cells: Sequence[Cell]) -> Interval:
    """The cells' sum; nothing is known of a sum of none."""
    return total(cell.interval for cell in cells) if cells else NOTHING_KNOWN


def total_of(ledger: Ledger, area: Area, question: str, period: str, key: Key = EMPTY) -> Total:
    """One area's total for one question, period and breakdown."""
    coverage, cells, doubts = ledger.coverage(area, question, period, key)
    return Total(question, period, key, area, sum_of(cells), coverage, cells, doubts)


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure moved between two periods, over the forces that gave it for both.

    `uneven` says why the periods themselves are no measure of a change: then nothing is said of one. `percent_low` and
    `percent_high` are exact fractions of a hundred; None, with `why_not`, where no percentage can be told. `left_out`
    names each asked force that is not compared, with why.
    """

    question: str
    area: Area
    earlier: str
    later: str
    key: Key
    before: Interval
    after: Interval
    forces: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    cells_before: tuple[Cell, ...]
    cells_after: tuple[Cell, ...]
    percent_low: Fraction | None = None
    percent_high: Fraction | None = None
    why_not: str | None = None
    doubts: tuple[str, ...] = ()
    uneven: str | None = None

    @property
    def percent(self) -> Fraction | None:
        """The percentage where both bounds agree on one."""
        return self.percent_low if self.percent_low == self.percent_high else None

    def as_json(self) -> dict[str, Any]:
        """The contract's shape of a change; the percentage to one decimal place, with its bounds beside it."""
        return {
            "question": self.question,
            "area": self.area.name,
            "from": self.earlier,
            "to": self.later,
            "breakdown": dict(sorted(self.key)),
            "before": {"low": self.before.low, "high": self.before.high},
            "after": {"low": self.after.low, "high": self.after.high},
            "percent": one_decimal(self.percent),
            "percent_low": one_decimal(self.percent_low),
            "percent_high": one_decimal(self.percent_high),
            "forces": len(self.forces),
            "why_not": self.why_not,
        }


def one_decimal(number: Fraction | None) -> float | None:
    """Rounded half away from nought, from the exact fraction."""
    if number is None:
        return None
    tenths = abs(number) * 10
    rounded = (tenths.numerator * 2 + tenths.denominator) // (tenths.denominator * 2)
    return (-1 if number < 0 else 1) * rounded / 10 if rounded else 0.0


def change_of(ledger: Ledger, area: Area, question: str, earlier: str, later: str, key: Key = EMPTY) -> Change:
    """The like-for-like change of one figure."""
    coverage_before, cells_before, doubts_before = ledger.coverage(area, question, earlier, key)
    coverage_after, cells_after, doubts_after = ledger.coverage(area, question, later, key)
    before = {cell.force: cell for cell in cells_before}
    after = {cell.force: cell for cell in cells_after}
    both, left_out = [], []
    for code in area.members:
        if code in before and code in after:
            uneven = [label for label, cell in ((earlier, before[code]), (later, after[code])) if not cell.comparable]
            if uneven:
                left_out.append((code, f"its figure for {' and '.join(uneven)} counts other days than were asked"))
            else:
                both.append(code)
        else:
            left_out.append((code, _why_absent(code, earlier, coverage_before, later, coverage_after)))
    compared = {ledger.names.get(code, code) for code in both}
    start, end = sum_of([before[code] for code in both]), sum_of([after[code] for code in both])
    low, high, why_not = percentages(start, end)
    if low != high and why_not is None:
        why_not = _only_bounds(before, after, both)
    if not both:
        why_not = "No force gave a figure for both periods."
    if apart := ledger.uneven(earlier, later):
        low, high, why_not = None, None, apart
    return Change(
        question, area, earlier, later, key, start, end, tuple(both), tuple(left_out),
        tuple(before[code] for code in both), tuple(after[code] for code in both), low, high, why_not,
        tuple(doubt for doubt in dict.fromkeys(doubts_before + doubts_after) if doubt.split(":")[0] in compared),
        apart,
    )  # fmt: skip


def _only_bounds(before: Mapping[str, Cell], after: Mapping[str, Cell], compared: Iterable[str]) -> str | None:
    """Why only the bounds of a change are known, where rows were not counted: which."""
    doubts = [
        doubt
        for code in compared
        for cell in (before[code], after[code])
        for doubt in cell.doubts
        if doubt.startswith(NOT_COUNTED)
    ]
    if not doubts:
        return None
    more = f" The same is so of {len(doubts) - 1} more figures." if len(doubts) > 1 else ""
    return f"Only bounds are known. {doubts[0][:1].upper()}{doubts[0][1:]}{more}"


def changes(
    ledger: Ledger, areas: Iterable[Area], questions: Iterable[str], periods: Sequence[str]
) -> Iterator[Change]:
    """The change of each question's own total between each period and the next, in every area; with more than two
    periods, also from the first to the last."""
    spans = list(pairwise(periods))
    if len(periods) > 2:
        spans.append((periods[0], periods[-1]))
    places = list(areas)
    for question in questions:
        for earlier, later in spans:
            yield from (change_of(ledger, area, question, earlier, later) for area in places)


def percentages(before: Interval, after: Interval) -> tuple[Fraction | None, Fraction | None, str | None]:
    """The bounds of the percentage change, exactly, or None twice with the reason why none is told."""
    if before.low is None or after.low is None:
        return None, None, "Nothing is known of one of the two figures."
    if before == ZERO:
        return None, None, "The earlier figure is none, so there is nothing to take a percentage of."
    if before.low < SMALLEST_BASE:
        return None, None, f"The earlier figure is or may be under {SMALLEST_BASE}: the counts are told instead."
    if before.high is None or after.high is None:
        return None, None, "One of the two figures includes hidden counts with no upper bound."
    return (
        (Fraction(after.low) / Fraction(before.high) - 1) * 100,
        (Fraction(after.high) / Fraction(before.low) - 1) * 100,
        None,
    )


def _why_absent(code: str, earlier: str, before: Coverage, later: str, after: Coverage) -> str:
    """Why a force is in no comparison, by what came of each period."""
    for label, coverage in ((earlier, before), (later, after)):
        if code in coverage.blocked:
            return "its return waits for a supervisor"
        if code in coverage.refused:
            return f"it refused {label}"
        if code in coverage.partial:
            return f"it gave no figure for {label}"
        if code in coverage.missing:
            return "it has not answered"
    return "it was not asked"
