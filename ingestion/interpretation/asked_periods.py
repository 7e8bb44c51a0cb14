"""The periods a campaign asked about, and how a period that a document gives fits them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise

from ingestion.interpretation.sums import sum_of
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.labels import plain
from ingestion.values.period import Period
from ingestion.values.period_words import find_periods
from ingestion.values.record import Record
from requests_app.specification import AskedPeriod

NEAR_DAYS = 7
"""A year that begins and ends within a week of the asked one is the asked one, said a little differently: 1 April for
3 April, the day the offence came into force."""

BARE = re.compile(r"(?:(?:in|year|during)\s+)?(?:19|20)\d\d(?:\.0)?", re.IGNORECASE)
"""A year and not a word of what kind it is."""

NOT_WHOLE = re.compile(
    r"\d\W*\b(?:year to date|ytd|to date|so far|part[- ]year|partial|incomplete|not (?:an? )?(?:full|complete))\b",
    re.IGNORECASE,
)
"""A year's label that says itself that the year is not whole, and not where it ends: "2023/24 (part year)"."""

YEAR_DAYS = range(360, 373)

OTHER_YEAR = declare(
    "Q301",
    Level.ERROR,
    "Another kind of year than was asked",
    "Ask the force for the asked year, or for the figures by month; these are not taken for it.",
)
BARE_YEAR = declare(
    "Q302",
    Level.ERROR,
    "A bare year where a financial year was asked",
    "Ask the force whether the calendar or the financial year is meant; until then the figure answers neither.",
)
PART_OF_YEAR = declare(
    "Q303",
    Level.WARNING,
    "Part of an asked period",
    "Look for the rest of the period in the document, or ask the force for it.",
)
NEAR_PERIOD = declare(
    "Q304",
    Level.INFO,
    "A period a few days from the asked one",
    "Nothing to do unless those days matter: the figures are taken for the asked period.",
)
NOT_ASKED_PERIOD = declare(
    "Q305",
    Level.INFO,
    "Figures for a period that was not asked about",
    "Nothing to do: they are kept with the document and not counted.",
)
NO_PERIOD = declare(
    "Q306",
    Level.WARNING,
    "Figures with no period",
    "Look in the covering letter for the period, and enter it as a correction.",
)
SPANNING_PERIOD = declare(
    "Q307",
    Level.WARNING,
    "One figure over several asked periods",
    "Ask the force for each period by itself: the figure cannot be shared out.",
)
ADDED_UP = declare(
    "Q308",
    Level.INFO,
    "An asked period added up from its months or quarters",
    "Check that the parts count different offences and may be added.",
)


class Fit(StrEnum):
    """How a period stands to the asked ones."""

    WHOLE = "the asked period"
    NEAR = "the asked period but for a few days"
    PART = "part of an asked period"
    OTHER_YEAR = "a year of another kind"
    BARE_YEAR = "a bare year that may be either kind"
    SPANNING = "more than one asked period"
    OUTSIDE = "none of the asked periods"
    UNDATED = "no dates"


_KINDS = {
    Fit.NEAR: NEAR_PERIOD,
    Fit.PART: PART_OF_YEAR,
    Fit.OTHER_YEAR: OTHER_YEAR,
    Fit.BARE_YEAR: BARE_YEAR,
    Fit.SPANNING: SPANNING_PERIOD,
    Fit.OUTSIDE: NOT_ASKED_PERIOD,
    Fit.UNDATED: NO_PERIOD,
}


@dataclass(frozen=True, slots=True)
class Fitting:
    """A period's fit, and the asked period it concerns (None where it concerns none). `answers` says whether the
    figure may stand for it."""

    fit: Fit
    asked: AskedPeriod | None = None

    @property
    def answers(self) -> bool:
        return self.fit in (Fit.WHOLE, Fit.NEAR)


def fit(period: Period | None, asked: Sequence[AskedPeriod]) -> Fitting:
    """How the period stands to the asked ones. A label written as it was asked fits, even where its dates differ by
    days; a bare year is only taken where a calendar year was asked."""
    if period is not None:
        for one in asked:
            if plain(period.as_written) == plain(one.label) and (not period.known or _near(period, one)):
                exact = (period.start, period.end) == (one.start, one.end) or not period.known
                return Fitting(Fit.WHOLE if exact else Fit.NEAR, one)
    if period is None or period.start is None or period.end is None:
        return Fitting(Fit.UNDATED)
    whole = NOT_WHOLE.search(period.as_written) is None
    for one in asked:
        if (period.start, period.end) == (one.start, one.end):
            return Fitting(Fit.WHOLE if whole else Fit.PART, one)
    for one in asked:
        if _near(period, one):
            return Fitting(Fit.NEAR if whole else Fit.PART, one)
    days = (period.end - period.start).days + 1
    meeting = [one for one in asked if one.start <= period.end and period.start <= one.end]
    if days in YEAR_DAYS and meeting and _asks_years(meeting):
        widest = max(meeting, key=lambda one: _shared_days(period, one))
        return Fitting(Fit.BARE_YEAR if BARE.fullmatch(period.as_written.strip()) else Fit.OTHER_YEAR, widest)
    within = [one for one in asked if _begins_in(period, one) and period.end <= one.end + timedelta(days=NEAR_DAYS)]
    if within:
        return Fitting(Fit.PART, within[0])
    if sum(1 for one in asked if period.start <= one.start + timedelta(days=NEAR_DAYS) and one.end <= period.end) > 1:
        return Fitting(Fit.SPANNING)
    substantially = [one for one in meeting if _shared_days(period, one) > NEAR_DAYS]
    if substantially:
        return Fitting(Fit.SPANNING if len(substantially) > 1 else Fit.PART, substantially[0])
    return Fitting(Fit.OUTSIDE)


def with_labels_period(record: Record, asked: Sequence[AskedPeriod]) -> Record:
    """The record with the period that one of its labels names ("Offences recorded, 2017/18"), where its table gives it
    none that was asked: the label's other words stay."""
    if fit(record.period, asked).answers:
        return record
    for head, label in record.breakdown.items():
        named = [(words, found) for words, found in find_periods(label) if found.form != "day"]
        if len(named) != 1 or named[0][1].start is None or named[0][1].end is None:
            continue
        words, found = named[0]
        rest = " ".join(label.replace(words, " ").split()).strip(" ,:;-–()")
        period = Period(found.start, found.end, words)
        if rest and fit(period, asked).fit is not Fit.OUTSIDE:
            return replace(record, period=period, breakdown={**record.breakdown, head: rest})
    return record


def _near(period: Period, one: AskedPeriod) -> bool:
    if period.start is None or period.end is None:
        return False
    apart = max(abs((period.start - one.start).days), abs((period.end - one.end).days))
    return apart <= NEAR_DAYS and (one.end - one.start).days > 4 * NEAR_DAYS


def _begins_in(period: Period, one: AskedPeriod) -> bool:
    return period.start is not None and one.start - timedelta(days=NEAR_DAYS) <= period.start <= one.end


def _shared_days(period: Period, one: AskedPeriod) -> int:
    if period.start is None or period.end is None:
        return 0
    return (min(period.end, one.end) - max(period.start, one.start)).days + 1


def _asks_years(asked: Iterable[AskedPeriod]) -> bool:
    return any((one.end - one.start).days + 1 in YEAR_DAYS for one in asked)


def period_findings(records: Iterable[tuple[Record, Fitting]], asked: Sequence[AskedPeriod]) -> list[Finding]:
    """One finding for each wording of a period that is not simply an asked one, at its first figure: in every table,
    but for the harmless ones, and for what is a part of one asked period, once in the document."""
    told: dict[tuple[str, Fit, str], tuple[Record, Fitting, int, set[str]]] = {}
    for record, fitting in records:
        if fitting.fit is Fit.WHOLE or (record.total and fitting.fit in (Fit.SPANNING, Fit.UNDATED)):
            continue
        words = record.period.as_written if record.period else ""
        table = "" if fitting.fit in (Fit.NEAR, Fit.PART) else record.table
        if fitting.fit is Fit.PART and fitting.asked is not None:
            words = fitting.asked.label
        key = (table, fitting.fit, words if fitting.fit is not Fit.OUTSIDE else "")
        first, held, count, questions = told.get(key, (record, fitting, 0, set()))
        told[key] = (first, held if fitting.fit is Fit.PART else fitting, count + 1, questions)
        questions.add(record.question or "")
    labels = " and ".join(one.label for one in asked)
    findings = []
    for record, fitting, count, questions in told.values():
        place = replace(record.place, rows=None, table=record.table or None)
        sentence = _sentence(record, fitting, count, labels)
        if fitting.fit is Fit.PART and (numbers := sorted(questions - {""})):
            sentence = f"{sentence[:-1]} of question{'s' if len(numbers) > 1 else ''} {' and '.join(numbers)}."
        findings.append(_KINDS[fitting.fit].found(sentence, place))
    return findings


def _sentence(record: Record, fitting: Fitting, count: int, labels: str) -> str:
    period, asked = record.period, fitting.asked
    words = f"“{period.as_written}”" if period and period.as_written else "The period"
    dates = f"{period.start:%-d %B %Y} to {period.end:%-d %B %Y}" if period and period.start and period.end else ""
    figures = f"{count} figure{'s' if count != 1 else ''}"
    if fitting.fit is Fit.UNDATED:
        named = f", only {words}, which names no dates" if period and period.as_written else ""
        return f"{figures} without a period{named}; {labels} was asked."
    if asked is None:
        if fitting.fit is Fit.SPANNING:
            return f"{words} ({dates}) covers several asked periods at once: {figures}."
        return f"{words} ({dates}) was not asked ({labels} was): {figures}."
    wanted = f"{asked.label} ({asked.start:%-d %B %Y} to {asked.end:%-d %B %Y})"
    sense = {
        Fit.NEAR: f"is taken for {wanted}",
        Fit.PART: f"is part of {wanted}",
        Fit.OTHER_YEAR: f"was answered where {wanted} was asked",
        Fit.BARE_YEAR: f"may be the calendar year or {wanted}",
        Fit.SPANNING: f"covers {wanted} and more",
    }[fitting.fit]
    if fitting.fit is Fit.PART and period is not None and NOT_WHOLE.search(period.as_written):
        return f"{words} says that it is not the whole of {wanted}: {figures}."
    return f"{words} ({dates}) {sense}: {figures}."


def added_up(
    fitted: Sequence[tuple[Record, Fitting]], asked: Sequence[AskedPeriod]
) -> tuple[list[Record], list[Finding], set[int]]:
    """Sums for the asked periods that a table answers only in parts (months, quarters) which fill them without a gap.

    Returns the sums, a finding for each table and period that was added up, and the ids of the parts that need no
    word of their own. A period that any figure of the same question and categories answers whole is not added up.
    """
    whole = {(record.question, _categories(record), record.asked) for record, _ in fitted if record.asked is not None}
    parts: dict[tuple[str, str | None, frozenset[tuple[str, str]], bool, str], list[Record]] = {}
    for record, fitting in fitted:
        if fitting.fit is Fit.PART and fitting.asked is not None:
            key = (record.table, record.question, _categories(record), record.total, fitting.asked.label)
            parts.setdefault(key, []).append(record)
    sums: list[Record] = []
    findings: list[Finding] = []
    used: set[int] = set()
    told: set[tuple[str, str]] = set()
    by_label = {one.label: one for one in asked}
    for (table, question, categories, _, label), records in parts.items():
        if (question, categories, label) in whole:
            used |= {id(record) for record in records}
            continue
        if not _fill(records, by_label[label]):
            continue
        one, first = by_label[label], records[0]
        used |= {id(record) for record in records}
        period = Period(one.start, one.end, f"{len(records)} parts of {label}")
        sums.append(replace(sum_of(records, label), period=period, asked=label))
        if (table, label) not in told:
            told.add((table, label))
            place = replace(first.place, rows=None, table=table or None)
            findings.append(
                ADDED_UP.found(
                    f"{label} was added up from {len(records)} parts: the document does not print it.", place
                )
            )
    return sums, findings, used


def _categories(record: Record) -> frozenset[tuple[str, str]]:
    return frozenset(record.breakdown.items())


def _fill(records: Sequence[Record], one: AskedPeriod) -> bool:
    """Whether the records' periods follow each other without gap or overlap from the asked start to the asked end."""
    spans = sorted(
        (record.period.start, record.period.end)
        for record in records
        if record.period is not None and record.period.start is not None and record.period.end is not None
    )
    if len(spans) != len(records) or len(spans) < 2:
        return False
    joined = all(after[0] - before[1] == timedelta(days=1) for before, after in pairwise(spans))
    return joined and _near(Period(spans[0][0], spans[-1][1]), one)
