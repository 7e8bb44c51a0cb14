"""Which headings and labels are periods, and what period a figure has by all of them together. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from ingestion.values.figure_words import plain_text, read_figure, tidy
from ingestion.values.grid import Value
from ingestion.values.period import Period, month
from ingestion.values.period_parts import PeriodWords, combine
from ingestion.values.period_words import read_period, read_spans
from ingestion.values.time_spans import NO_TIME, Span

MOSTLY = 0.6
_MONTH_NAME = re.compile(r"\b(?:calendar )?months?\b|\bmth\b|\bmonth (?:no\.?|number)", re.IGNORECASE)
_TIME_NAME = re.compile(r"\b(?:year|month|date|period|quarter|fy|financial|calendar|week|snapshot)\b", re.IGNORECASE)
_NO_YEARS = re.compile(
    r"\b(?:ages?|aged|years?|yrs?|olds?|sections?|ss?|class|codes?|ho|articles?|part|paras?|rule)\b", re.IGNORECASE
)
_PARTED = (",", ";", ":", "-", "–", "—", "(", "|")
_SHORT_YEARS = re.compile(r"\s*(\d\d)\s*[-–]\s*(\d\d)\s*")


def read_axis(values: Sequence[Value], name: str, with_years: bool = False) -> list[PeriodWords | None] | None:
    """The labels as periods, or None where the axis is none of time. Labels of totals must be left out by the caller.

    `name` is the axis's own heading; `with_years` says that another axis gives years, so that 1 to 12 may be months.
    A series settles what one label leaves open: firsts of months one after another are months; "12-13" among
    "14-15" is an age.
    """
    filled = [value for value in values if plain_text(value)]
    if not filled:
        return None
    if months := _month_numbers(values, name, with_years):
        return months
    found = [_read_with_footnote(value) for value in values]
    known = sum(1 for value, period in zip(values, found, strict=True) if period is not None and plain_text(value))
    if known < MOSTLY * len(filled):
        return None
    if all(read_figure(value) is not None and not isinstance(value, str) for value in filled) and not _yearlike(
        values, name
    ):
        return None
    if not _years_chain(filled):
        return None
    return _series(values, found)


_JUNK = re.compile(r"[\s\"'*^~#†‡§¹²³⁴⁵⁶⁷⁸⁹]+$")
_GLUED = re.compile(r"(?P<year>(?:19|20)\d\d)(?:\d|\s\d|\s?\(\d\))$")


def _read_with_footnote(value: Value) -> PeriodWords | None:
    """A label as a period, without the mark that a footnote left behind it ("30 September 20123" is of 2012)."""
    found = read_period(value)
    if found is not None or not isinstance(value, str):
        return found
    text = _JUNK.sub("", plain_text(value))
    return read_period(text) or (read_period(_GLUED.sub(r"\g<year>", text)) if _GLUED.search(text) else None)


def _yearlike(values: Sequence[Value], name: str) -> bool:
    """Numbers that look like years are years where their heading says so or few differ."""
    return bool(_TIME_NAME.search(name)) or len({plain_text(value) for value in values}) <= 30


def _month_numbers(values: Sequence[Value], name: str, with_years: bool) -> list[PeriodWords | None] | None:
    numbers: list[int | None] = []
    for value in values:
        figure = read_figure(value)
        text = plain_text(value)
        if not text:
            numbers.append(None)
        elif figure is None or figure.low is None or not text.isdigit() or not 1 <= figure.low <= 12:
            return None
        else:
            numbers.append(int(figure.low))
    named = bool(_MONTH_NAME.search(name))
    counted = len({n for n in numbers if n}) == 12 and with_years
    if not named and not counted:
        return None
    return [PeriodWords("month name", first=n, last=n) if n else None for n in numbers]


def _years_chain(filled: Sequence[Value]) -> bool:
    """Short years with a dash ("12-13") are financial years only where each begins where the one before ended."""
    pairs = [_SHORT_YEARS.fullmatch(plain_text(value)) for value in filled]
    short = [(int(pair[1]), int(pair[2])) for pair in pairs if pair]
    if not short:
        return True
    if len(short) < len(filled):
        return len(short) < 0.5 * len(filled)
    starts = sorted({a for a, _ in short})
    return len(starts) > 1 and all(b - a == 1 for a, b in itertools.pairwise(starts))


def _series(values: Sequence[Value], found: list[PeriodWords | None]) -> list[PeriodWords | None]:
    days = [period.start for period in found if period is not None and period.form == "day" and period.start]
    whole = [period for period in found if period is not None]
    named = sum(1 for period in whole if period.form == "month")
    firsts = bool(days) and len(days) + named == len(whole) and all(day.day == 1 for day in days)
    if firsts and (named or _monthly(sorted(set(days)))):
        found = [_whole_month(period) if period and period.form == "day" else period for period in found]
    found = _with_years_carried(found)
    months = sum(1 for period in found if period is not None and period.form == "month")
    if months:
        pairs = zip(values, found, strict=True)
        return [among_months(plain_text(value), period) if period is not None else None for value, period in pairs]
    return found


def _with_years_carried(found: list[PeriodWords | None]) -> list[PeriodWords | None]:
    """Bare months that each follow the label before them have its year: "Nov 2018", "Dec", "Jan" goes on to January
    2019. Where one is left out, nothing is carried."""
    if not found or found[0] is None or found[0].form != "month":
        return found
    carried: list[PeriodWords | None] = [found[0]]
    for one in found[1:]:
        before = carried[-1]
        if one is None or before is None or before.end is None:
            return found
        following = month(before.end.year + before.end.month // 12, before.end.month % 12 + 1)
        if one.form == "month name" and one.first == one.last == following.start.month:  # type: ignore[union-attr]
            one = PeriodWords("month", following.start, following.end)
        elif one.form != "month" or one.start != following.start:
            return found
        carried.append(one)
    return carried


def among_months(text: str, period: PeriodWords) -> PeriodWords:
    """The period of a label whose sisters are months: "2010-11" among "2010-09" and "2010-10" is November, not the
    financial year."""
    if period.form != "financial" or not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", text):
        return period
    whole = month(int(text[:4]), int(text[5:]))
    return PeriodWords("month", whole.start, whole.end)


def _monthly(days: Sequence[date]) -> bool:
    """Whether firsts of months stand for their months: more than one, and as many as there are steps of months."""
    return len(days) > 1 and len({(d.year, d.month) for d in days}) == len(days)


def _whole_month(period: PeriodWords | None) -> PeriodWords | None:
    if period is None or period.start is None:
        return period
    whole = month(period.start.year, period.start.month)
    return PeriodWords("month", whole.start, whole.end)


def written(value: Value) -> str:
    """A period's label as the document shows it."""
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    return plain_text(value)


NO_YEAR = "no year is given"
EXCLUDING = "its labels name periods that exclude each other"


def period_of(parts: Sequence[tuple[str, PeriodWords | None]]) -> Period | None:
    """The period that labels say together, with their words; None where they name none. Where a month or quarter has
    no year, a period without dates and with the doubt said."""
    words = [part for _, part in parts if part is not None]
    if not words:
        return None
    together = combine(words)
    said = " ".join(dict.fromkeys(text for text, part in parts if part is not None and text))
    if _exclude_each_other(words):
        return Period(None, None, said, doubt=EXCLUDING)
    if together is None or together.start is None:
        return Period(None, None, said, doubt=NO_YEAR)
    return Period(together.start, together.end, said)


def _exclude_each_other(words: Sequence[PeriodWords]) -> bool:
    """Whether two whole periods share no day: a row of one year under the head of another."""
    spells = [(part.start, part.end) for part in words if part.start is not None and part.end is not None]
    return any(one[1] < other[0] or other[1] < one[0] for one, other in itertools.combinations(spells, 2))


def named_in(text: str, name: bool = False) -> tuple[str, PeriodWords] | None:
    """The period that a title gives, or a sheet's or file's `name`: the first it names. A day is one only where it is
    called a snapshot or stands alone: else it is the day of a letter."""
    spans = read_spans(text, name)
    found = [
        one for one in spans.found if one.period.whole and not (one.short and spans.rest and not _at_an_edge(one, text))
    ]
    named = [one for one in found if one.period.form != "day" or one.at_a_day or not spans.rest]
    return (named[0].words, named[0].period) if named else None


def _at_an_edge(one: Span, text: str) -> bool:
    """Whether two short years with a stroke begin or end a title, no ages, sections or codes beside them: "by age of
    victim, 22/23" is of a year, "victims aged 12/13" is not."""
    text = tidy(text)
    before, after = text[: one.start].rstrip(), text[one.end :].lstrip()
    words = [] if before.endswith(_PARTED) else before.split()[-2:]
    words += [] if after.startswith(_PARTED) else after.split()[:2]
    return not (before and after) and "/" in one.words and not _NO_YEARS.search(" ".join(words))


def split_axis(values: Sequence[Value], name: str) -> tuple[list[PeriodWords | None], list[str], list[str]] | None:
    """Labels that each say a period and something else ("2016-17 count", "Offences 2018/19"): the periods, their words,
    and what else each says. None where the labels are not mostly so, or the periods are no axis."""
    spans = [read_spans(value) if isinstance(value, str) else NO_TIME for value in values]
    named = [spans_of.found[0] if len(spans_of.found) == 1 else None for spans_of in spans]
    filled = sum(1 for value in values if plain_text(value))
    if not filled or sum(1 for one in named if one is not None and one.period.whole) < filled:
        return None
    words = [one.words if one is not None else "" for one in named]
    periods = read_axis(words, name)
    return None if periods is None else (periods, words, [one.rest for one in spans])


def spanning(periods: Sequence[PeriodWords | None], words: str) -> Period | None:
    """The stretch from the first to the last of an axis's periods: what a total over them covers."""
    known = [period for period in periods if period is not None and period.start is not None and period.end is not None]
    if not known:
        return None
    return Period(min(p.start for p in known if p.start), max(p.end for p in known if p.end), words)


def doubtful(period: Period, why: str) -> Period:
    return replace(period, doubt=why)
