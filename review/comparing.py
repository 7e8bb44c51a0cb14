"""A return set against the answer it replaces, or against the force's last round: figure by figure. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingestion.record_key import record_key
from ingestion.values.interval import Interval, total
from requests_app.specification import AskedPeriod, Specification
from review.judged import ReturnFigure

NEAR = 3
"""Days by which the same year may begin or end otherwise in two rounds."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as it was and as it is; None where it is not given. `more` is by how much it grew, None where either
    is not exact. `then` is the earlier figure's period, where that is another one."""

    words: str
    question: str
    before: ReturnFigure | None
    after: ReturnFigure | None
    then: str = ""

    @property
    def more(self) -> float | None:
        one, other = self.before, self.after
        if one is None or other is None or not one.interval.exact or not other.interval.exact:
            return None
        return (other.interval.low or 0) - (one.interval.low or 0)

    @property
    def same(self) -> bool:
        """Whether nothing changed: the same bounds, or nothing known both times."""
        return self.before is not None and self.after is not None and self.before.interval == self.after.interval


@dataclass(frozen=True, slots=True)
class Effect:
    """What an undivided figure's change does to the force's figure and to the sum over all returns that could be
    counted now, this one with them. `others` is how many other returns give the figure."""

    words: str
    before: Interval | None
    after: Interval | None
    all_before: Interval
    all_after: Interval
    others: int

    @property
    def percent(self) -> float | None:
        """By how many per cent the sum over all changes."""
        one, other = self.all_before, self.all_after
        if not one.exact or not other.exact or not one.low:
            return None
        return 100 * ((other.low or 0) - one.low) / one.low


def lines(
    before: Iterable[ReturnFigure],
    after: Iterable[ReturnFigure],
    *,
    periods: Mapping[str, str] | None = None,
    questions: Mapping[str, str] | None = None,
) -> list[Line]:
    """Each figure of either, in the order of the later, then what only the earlier gave. `periods` and `questions` are
    what the earlier's are called in the later, for those that have a counterpart; None where both were asked alike."""
    earlier: dict[str, ReturnFigure] = {}
    for figure in before:
        if figure.left_out:
            continue
        period = figure.period if periods is None else periods.get(figure.period)
        question = figure.question if questions is None else questions.get(figure.question)
        if period is not None and question is not None:
            earlier.setdefault(record_key(question, period, figure.breakdown), figure)
    later: dict[str, ReturnFigure] = {}
    for figure in after:
        if not figure.left_out:
            later.setdefault(figure.key, figure)
    found = []
    for key in dict.fromkeys([*later, *earlier]):
        one, other = earlier.get(key), later.get(key)
        named = other or one
        assert named is not None
        then = one.period if one is not None and other is not None and one.period != other.period else ""
        number = other.question if other is not None else key.split("|")[0]
        found.append(Line(_words(named, number), number, one, other, then))
    return found


def _words(figure: ReturnFigure, question: str) -> str:
    return ", ".join([f"question {question}", figure.period, *figure.breakdown.values()])


def counterparts(before: Specification, after: Specification) -> tuple[dict[str, str], dict[str, str], bool]:
    """(periods, questions) of an earlier round by what they are called in a later one, and whether the periods are the
    same days. Where none is, the newest of each stands against the newest."""
    periods = {one.label: other.label for one in before.periods for other in after.periods if _same_days(one, other)}
    alike = bool(periods)
    if not alike and before.periods and after.periods:
        periods = {_newest(before.periods).label: _newest(after.periods).label}
    questions = {}
    for one in before.questions:
        other = after.question(one.number)
        if other is not None and sorted(one.breakdown) == sorted(other.breakdown):
            questions[one.number] = other.number
    return periods, questions, alike


def _same_days(one: AskedPeriod, other: AskedPeriod) -> bool:
    return abs((one.start - other.start).days) <= NEAR and abs((one.end - other.end).days) <= NEAR


def _newest(periods: Sequence[AskedPeriod]) -> AskedPeriod:
    return max(periods, key=lambda period: period.end)


def effects(compared: Iterable[Line], elsewhere: Mapping[str, Sequence[Interval]]) -> list[Effect]:
    """For each undivided figure that changed, what it does to the sum. `elsewhere` is record key → what the other
    returns that could be counted give."""
    found = []
    for line in compared:
        figure = line.after or line.before
        if figure is None or figure.breakdown or line.same:
            continue
        others = list(elsewhere.get(figure.key, ()))
        sums = [total([*others, *([one.interval] if one else [])]) for one in (line.before, line.after)]
        found.append(
            Effect(
                line.words,
                line.before.interval if line.before else None,
                line.after.interval if line.after else None,
                sums[0],
                sums[1],
                len(others),
            )
        )
    return found
