"""Rounds joined to one series of an area: its points, their breaks, what was restated, and what may be said. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from ingestion.values.interval import NOTHING_KNOWN, Interval
from ingestion.values.interval import total as sum_of
from reporting.publishing.edition import Content
from reporting.series.breaks import basis_break, definition_break, merger_break, successor
from reporting.series.rounds import Round, same_question
from reporting.statistics.aggregation import percentages

Mergers = Mapping[str, tuple[str, date]]


@dataclass(frozen=True, slots=True)
class Point:
    """One period's figure: of the latest round that tells it."""

    label: str
    start: date
    end: date
    round: Round
    interval: Interval
    answered: int
    asked: int
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From one point to the next. `broken` says why nothing is compared; `uneven` that the totals are of other forces,
    while the percentage, over the `forces` that gave both, still may be told."""

    earlier: Point
    later: Point
    broken: str
    uneven: str
    forces: int
    low: Fraction | None
    high: Fraction | None
    why_not: str

    @property
    def comparable(self) -> bool:
        return not self.broken and not self.uneven


@dataclass(frozen=True, slots=True)
class Restated:
    """A force gave another figure for a period that an earlier round told: both stay on record."""

    force: str
    period: str
    was: Interval
    was_in: str
    now: Interval
    now_in: str


@dataclass(frozen=True, slots=True)
class Series:
    area: str
    points: tuple[Point, ...]
    steps: tuple[Step, ...]
    restated: tuple[Restated, ...]

    @property
    def run(self) -> tuple[Point, ...]:
        """The latest points that may all be compared with each other, in order."""
        kept = list(self.points[-1:])
        for step in reversed(self.steps):
            if not step.comparable or step.earlier.interval.low is None or step.later.interval.low is None:
                break
            kept.insert(0, step.earlier)
        return tuple(kept)

    @property
    def highest_since(self) -> str | None:
        """What may be said of the last figure, over comparable years alone; None where nothing of the kind may."""
        *before, last = self.run or (None,)
        if last is None or len(before) < 2 or last.interval.low is None:
            return None
        lower = 0
        for point in reversed(before):
            if point is None or point.interval.high is None or point.interval.high >= last.interval.low:
                break
            lower += 1
        if lower == len(before):
            begin = before[0].label if before[0] else ""
            return f"the highest of the {len(before) + 1} comparable years from {begin} on"
        since = before[len(before) - lower - 1]
        return f"the highest since {since.label}" if lower >= 2 and since else None


def rounds_of(editions: Sequence[tuple[str, Content]], question: str) -> list[Round]:
    """The rounds that ask the question, oldest first; `question` is its number in the last of the editions."""
    if not editions:
        return []
    last = editions[-1][1]
    text = next((one["text"] for one in last["questions"] if one["number"] == question), "")
    found = []
    for name, content in editions:
        number = question if content is last else same_question(content, text, question)
        if number is not None:
            found.append(Round(name, content, number))
    return found


def join(rounds: Sequence[Round], area: str, mergers: Mergers | None = None) -> Series:
    """The series of one area. Each period is told by the latest round that asked for it."""
    told: dict[tuple[date, date], Point] = {}
    for one in rounds:
        for label, start, end in one.periods:
            row = one.totals.get((area, label))
            if row is not None:
                known = NOTHING_KNOWN if row["low"] is None else Interval(row["low"], row["high"])
                told[start, end] = Point(
                    label, start, end, one, known, row["answered"], row["asked"], tuple(row["doubts"])
                )
    points = tuple(point for _, point in sorted(told.items(), key=lambda item: item[0]))
    steps = tuple(_step(area, earlier, later, mergers or {}) for earlier, later in pairwise(points))
    return Series(area, points, steps, tuple(_restated(rounds, area)))


def _step(area: str, earlier: Point, later: Point, mergers: Mergers) -> Step:
    names = {code: force["name"] for one in (earlier.round, later.round) for code, force in one.asked.items()}
    spans = (earlier.start, earlier.end), (later.start, later.end)
    broken = [
        basis_break(*spans),
        definition_break(earlier.round.counts, later.round.counts, (earlier.round.words, later.round.words)),
        merger_break(area, mergers, names, *spans),
    ]
    if said := " ".join(why for why in broken if why):
        return Step(earlier, later, said, "", 0, None, None, said)
    before, after = (_figures(point, area, mergers) for point in (earlier, later))
    both = [code for code in after if code in before]
    low, high, why_not = percentages(
        sum_of(before[code] for code in both) if both else NOTHING_KNOWN,
        sum_of(after[code] for code in both) if both else NOTHING_KNOWN,
    )
    uneven = "" if set(before) == set(after) else "The totals are of other forces."
    return Step(earlier, later, "", uneven, len(both), low, high, why_not or "")


def _figures(point: Point, area: str, mergers: Mergers) -> dict[str, Interval]:
    """The figures of the area's forces under the name of the force each is part of today: only where every part of it
    gave one."""
    parts: dict[str, list[Interval | None]] = {}
    for code in point.round.members(area):
        parts.setdefault(successor(code, mergers), []).append(point.round.figure_of(code, point.label))
    return {
        code: sum_of(figure for figure in figures if figure is not None)
        for code, figures in parts.items()
        if all(figure is not None for figure in figures)
    }


def _restated(rounds: Sequence[Round], area: str) -> list[Restated]:
    """Where a later round tells another figure of a force and period than an earlier one did."""
    found: list[Restated] = []
    told: dict[tuple[str, date, date], tuple[Interval, str]] = {}
    last: Round | None = None
    for one in rounds:
        if last is not None and definition_break(last.counts, one.counts, (last.words, one.words)):
            told = {}  # another thing is counted: no figure of before is restated
        last = one
        for label, start, end in one.periods:
            for code in one.members(area):
                figure = one.figure_of(code, label)
                if figure is None:
                    continue
                was = told.get((code, start, end))
                if was is not None and was[0] != figure:
                    found.append(Restated(one.asked[code]["name"], label, was[0], was[1], figure, one.name))
                told[code, start, end] = (figure, one.name)
    return found
