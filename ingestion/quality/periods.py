"""The periods of a table among themselves: one missing from a run, two that overlap, bare years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from ingestion.quality.wording import place_of, some
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.period import Period
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from requests_app.specification import Specification

MISSING_FROM_RUN = declare(
    "Q309",
    Level.WARNING,
    "A period missing from a run of them",
    "Ask the force whether the period was left out or had nothing to count: it is not taken for nought.",
)
OVERLAPPING = declare(
    "Q310",
    Level.WARNING,
    "Periods that overlap",
    "Do not add these periods up: what falls in both would be counted twice.",
)
BARE_YEARS = declare(
    "Q311",
    Level.INFO,
    "Years that may be calendar or financial",
    "Ask the force which they are before comparing them with anyone else's.",
)

SHORTEST_RUN = 4
"""Periods: fewer show no regular step."""

REGULAR = 0.6
"""The share of steps that must be alike before another is an omission."""

MOST_MISSING = 6
"""Periods left out at once: a longer hole is another part of the document, not an omission."""

Spell = tuple[int, int]
"""Start and end as whole months since the year 0: (first month, first month after)."""


def check_periods(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """What the periods of each table say of each other. A list of cases is not looked at for omissions: a month
    without a case is no omission."""
    lists = {table.id for table in reading.tables if table.layout == "one row per case"}
    by_table: dict[str, list[Record]] = {}
    for record in reading.records:
        if record.period is not None and record.period.known and not record.total:
            by_table.setdefault(record.table, []).append(record)
    findings: list[Finding] = []
    for table, records in by_table.items():
        first_of: dict[Period, Record] = {}
        for record in records:
            if record.period is not None:
                first_of.setdefault(replace(record.period, as_written="", doubt=None), record)
        if table not in lists:
            findings += _missing(first_of)
        findings += _overlapping(first_of)
    if specification is None:
        findings += _bare_years(reading.records)
    return findings


def _spell(period: Period) -> Spell | None:
    """The period in whole months; a day that ends or begins a month stands for its month. None for any other."""
    if period.start is None or period.end is None:
        return None
    following = period.end + timedelta(days=1)
    start = period.start.year * 12 + period.start.month - 1
    if period.start == period.end and (following.day == 1 or period.start.day == 1):
        return start, start + 1
    if period.start.day != 1 or following.day != 1:
        return None
    return start, following.year * 12 + following.month - 1


def _missing(first_of: dict[Period, Record]) -> Iterable[Finding]:
    """Runs of periods of one length with a regular step, and the steps that are a multiple of it."""
    by_length: dict[int, dict[int, Record]] = {}
    for period, record in first_of.items():
        spell = _spell(period)
        if spell is not None:
            by_length.setdefault(spell[1] - spell[0], {}).setdefault(spell[0], record)
    for length, starts in by_length.items():
        months = sorted(starts)
        if len(months) < SHORTEST_RUN:
            continue
        steps = Counter(after - before for before, after in pairwise(months))
        step, count = steps.most_common(1)[0]
        if count < REGULAR * (len(months) - 1):
            continue
        absent = [
            month
            for before, after in pairwise(months)
            if after - before > step and (after - before) % step == 0 and (after - before) // step <= MOST_MISSING
            for month in range(before + step, after, step)
        ]
        if absent:
            before = max(month for month in months if month < absent[0])
            named = ", ".join(_name(month, length) for month in absent[:MOST_MISSING])
            sentence = f"{named} {'is' if len(absent) == 1 else 'are'} missing between {_name(months[0], length)} and "
            sentence += f"{_name(months[-1], length)}."
            yield MISSING_FROM_RUN.found(sentence, place_of(starts[before]))


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _name(start: int, length: int) -> str:
    year, month = divmod(start, 12)
    if length == 1:
        return f"{_MONTHS[month]} {year}"
    if length == 12 and month == 0:
        return str(year)
    if length == 12 and month == 3:
        return f"{year}/{(year + 1) % 100:02d}"
    last_year, last_month = divmod(start + length - 1, 12)
    return f"{_MONTHS[month]} {year} to {_MONTHS[last_month]} {last_year}"


def _overlapping(first_of: dict[Period, Record]) -> Iterable[Finding]:
    """Two periods that share days, neither within the other: a slice to 3 October, the next from the 1st."""
    periods = sorted(first_of, key=lambda period: (str(period.start), str(period.end)))
    pairs = [(one, other) for one, other in _neighbours(periods) if _share(one, other)]
    if pairs:
        one, other = pairs[0]
        more = f", and {some(len(pairs) - 1, 'more pair')}" if len(pairs) > 1 else ""
        words = [first_of[period].period.as_written for period in (one, other)]  # type: ignore[union-attr]
        sentence = (
            f"“{words[0]}” and “{words[1]}” share the days from {other.start:%-d %B %Y} to {one.end:%-d %B %Y}{more}."
        )
        yield OVERLAPPING.found(sentence, place_of(first_of[other]))


def _neighbours(periods: Sequence[Period]) -> Iterable[tuple[Period, Period]]:
    """Each period with those that begin before it ends, in order of beginning; bounded, for long documents."""
    for number, one in enumerate(periods):
        for other in periods[number + 1 : number + 40]:
            if one.end is not None and other.start is not None and other.start > one.end:
                break
            yield one, other


def _share(one: Period, other: Period) -> bool:
    """Overlap by some days, neither within the other."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    overlap = one.start <= other.end and other.start <= one.end
    nested = (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)
    return overlap and not nested


def _bare_years(records: Iterable[Record]) -> list[Finding]:
    years: dict[str, Record] = {}
    for record in records:
        period = record.period
        if period is None or period.start is None or period.end is None or not period.as_written.strip().isdigit():
            continue
        if (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31):
            years.setdefault(period.as_written.strip(), record)
    if not years:
        return []
    first = next(iter(years.values()))
    named = ", ".join(list(years)[:8])
    return [
        BARE_YEARS.found(f"{named}: read as calendar years; the document does not say which they are.", place_of(first))
    ]
