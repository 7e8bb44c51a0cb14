"""Working days: weekends, every nation's bank holidays, and days proclaimed since the holidays package was made.

Section 10(6) of the Act leaves out a bank holiday in *any part* of the United Kingdom, so the Calendar knows who has
each day and the law says whose count. Receipt may fall on any day; only working days are numbered.
"""

from __future__ import annotations

import calendar as month_lengths
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from requests_app.deadlines.event import ClockError
from requests_app.deadlines.law import (
    ENGLAND,
    NORTHERN_IRELAND,
    SCOTLAND,
    UNITED_KINGDOM,
    WALES,
    Nations,
    Span,
    Unit,
)

FIRST_YEAR, LAST_YEAR = 2000, 2098
# Later bank holidays follow the rules, but no list of them has been published: a proclamation may still add one.
PUBLISHED_UNTIL = date(2028, 12, 31)

_SUBDIVISIONS = {ENGLAND: "ENG", WALES: "WLS", NORTHERN_IRELAND: "NIR", SCOTLAND: "SCT"}
_WEEKEND = {5: "Saturday", 6: "Sunday"}
_ONE_DAY = timedelta(days=1)


class ProclaimedDay(NamedTuple):
    """A one-off bank holiday, as the admin desk enters it."""

    on: date
    title: str
    nations: Nations = UNITED_KINGDOM


class Closure(NamedTuple):
    """Why a day is not a working day. `where` is empty for weekends, which are everywhere."""

    title: str
    where: tuple[str, ...]


class Day(NamedTuple):
    """A day of the working shown: `number` when it counts, else `skipped` says why and `where` whose holiday it is."""

    on: date
    number: int | None
    skipped: str | None
    where: tuple[str, ...]


def places(nations: Iterable[str]) -> tuple[str, ...]:
    """Nations as they are named to people, England and Wales as one where both are meant."""
    found = set(nations)
    named = []
    if {ENGLAND, WALES} <= found:
        named.append("England and Wales")
        found -= {ENGLAND, WALES}
    return tuple(named + [nation for nation in (ENGLAND, WALES, NORTHERN_IRELAND, SCOTLAND) if nation in found])


@lru_cache(maxsize=256)
def bank_holidays(year: int) -> tuple[tuple[date, str, str], ...]:
    """Every (day, title, nation) of a year, substitute days named so."""
    import holidays  # slow to load, and most commands count no days

    found = []
    for nation, subdivision in _SUBDIVISIONS.items():
        listed = holidays.country_holidays("GB", subdiv=subdivision, years=year, expand=False, language="en_GB")
        for day, titles in listed.items():
            found += [(day, title.replace("(observed)", "(substitute day)"), nation) for title in titles.split("; ")]
    return tuple(sorted(found))


@dataclass(slots=True)
class _Table:
    """Arrays by day from `first`: why it is closed (None when it counts) and how many working days lie up to it."""

    first: int
    closed: list[Closure | None]
    skipped: list[Day | None]
    through: list[int]
    working: list[date]


class Calendar:
    """Built once with the proclaimed days and handed to whoever counts. Years are worked out when first needed."""

    __slots__ = ("_tables", "proclaimed")

    def __init__(self, proclaimed: Iterable[ProclaimedDay] = ()) -> None:
        self.proclaimed = tuple(sorted(proclaimed))
        self._tables: dict[Nations, _Table] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Calendar) and other.proclaimed == self.proclaimed

    def __hash__(self) -> int:
        return hash(self.proclaimed)

    def __repr__(self) -> str:
        return f"Calendar({len(self.proclaimed)} proclaimed)"

    def closure(self, day: date, nations: Nations = UNITED_KINGDOM) -> Closure | None:
        """Why the day is not a working day, or None when it is one."""
        table = self._table(nations, day, day)
        return table.closed[day.toordinal() - table.first]

    def is_working_day(self, day: date, nations: Nations = UNITED_KINGDOM) -> bool:
        return self.closure(day, nations) is None

    def after(self, start: date, number: int, nations: Nations = UNITED_KINGDOM) -> date:
        """The working day with that number when `start` is day 0. `number` is at least 1."""
        if number < 1:
            raise ValueError("Working days are numbered from 1.")
        self._check(start)
        # Three weeks in four are working weeks even at Christmas, so this is always far enough.
        table = self._table(nations, start, start + timedelta(days=number * 2 + 21))
        return table.working[table.through[start.toordinal() - table.first] + number - 1]

    def between(self, start: date, end: date, nations: Nations = UNITED_KINGDOM) -> int:
        """How many working days come after `start`, up to and including `end`; 0 when `end` is not later."""
        if end <= start:
            return 0
        table = self._table(nations, start, end)
        return table.through[end.toordinal() - table.first] - table.through[start.toordinal() - table.first]

    def span_after(self, start: date, span: Span, nations: Nations = UNITED_KINGDOM) -> date:
        """The last day of a span that begins the day after `start`, or with `start` where the span says so."""
        self._check(start)
        if span.unit is Unit.WORKING_DAYS:
            return self.after(start, span.number, nations)
        if span.unit is Unit.MONTHS:
            month = start.month - 1 + span.number
            year, month = start.year + month // 12, month % 12 + 1
            longest = month_lengths.monthrange(year, month)[1]
            end = date(year, month, min(start.day, longest))
            if span.beginning_with and start.day <= longest:
                end -= timedelta(days=1)  # three months beginning with 10 June end with 9 September
        else:
            end = start + timedelta(days=span.number * (7 if span.unit is Unit.WEEKS else 1))
        self._check(end)
        return end

    def working(
        self,
        start: date,
        end: date,
        nations: Nations = UNITED_KINGDOM,
        pauses: tuple[tuple[date, date], ...] = (),
        because: str = "",
    ) -> tuple[Day, ...]:
        """Every day after `start` up to and including `end`, numbered or skipped. Working days inside a pause (both
        its days included) are skipped `because`."""
        if end <= start:
            return ()
        table = self._table(nations, start, end)
        shown: list[Day] = []
        number = 0
        offset = start.toordinal() - table.first + 1
        for skipped in table.skipped[offset : end.toordinal() - table.first + 1]:
            start += _ONE_DAY
            if skipped is not None:
                shown.append(skipped)
            elif pauses and any(low <= start <= high for low, high in pauses):
                shown.append(Day(start, None, because, ()))
            else:
                number += 1
                shown.append(Day(start, number, None, ()))
        return tuple(shown)

    def _check(self, day: date) -> None:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ClockError(
                f"The working days of {day.year} are not known here: use dates from {FIRST_YEAR} to {LAST_YEAR}."
            )

    def _table(self, nations: Nations, low: date, high: date) -> _Table:
        table = self._tables.get(nations)
        if table is not None and table.first <= low.toordinal() and high.toordinal() < table.first + len(table.through):
            return table
        self._check(low)
        self._check(high)
        first, last = low.year, high.year + 1
        if table is not None:
            first = min(first, date.fromordinal(table.first).year)
            last = max(last, date.fromordinal(table.first + len(table.through) - 1).year)
        table = self._build(nations, first, last)
        self._tables[nations] = table
        return table

    def _build(self, nations: Nations, first: int, last: int) -> _Table:
        titles: dict[date, dict[str, set[str]]] = {}
        listed = [item for year in range(first, last + 1) for item in bank_holidays(year)]
        listed += [(one.on, one.title, nation) for one in self.proclaimed for nation in sorted(one.nations)]
        for day, title, nation in listed:
            titles.setdefault(day, {}).setdefault(title, set()).add(nation)
        start = date(first, 1, 1)
        table = _Table(start.toordinal(), [], [], [], [])
        for ordinal in range(start.toordinal(), date(last, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            closed = _why_closed(day, titles.get(day, {}), nations)
            table.closed.append(closed)
            table.skipped.append(None if closed is None else Day(day, None, closed.title, closed.where))
            if closed is None:
                table.working.append(day)
            table.through.append(len(table.working))
        return table


def _why_closed(day: date, titles: dict[str, set[str]], nations: Nations) -> Closure | None:
    if day.weekday() in _WEEKEND:
        return Closure(_WEEKEND[day.weekday()], ())
    # Only the nations that the law counts make the day a holiday, but all that have it are named.
    counted = {title: having for title, having in titles.items() if having & nations}
    if not counted:
        return None
    having = set().union(*counted.values())
    return Closure(" and ".join(sorted(counted)), places(having))
