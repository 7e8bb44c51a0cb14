"""Years of which a document covers a part, where a line of it says so ("the figures for 2012 cover 1 January to 31
October"). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingestion.interpretation.days_of_year import DAY, NO_YEAR, DayOfYear, day_of_year
from ingestion.values.figure_words import tidy
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.grid import Line
from ingestion.values.period import Period
from ingestion.values.period_parts import PeriodWords
from ingestion.values.place import Place
from ingestion.values.record import Record
from ingestion.values.time_spans import Span, read_spans

PART_OF_A_YEAR = declare(
    "Q316",
    Level.INFO,
    "A year of which the document covers a part",
    "Do not compare it with whole years: the figures were given the days that the sentence names.",
)

PART_DOUBTFUL = declare(
    "Q318",
    Level.ERROR,
    "A year with its days, of which the document covers a part",
    "Ask the force which days the figures cover: the head names all of the year, and a line says that it is not over.",
)

_BARE_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:\.0)?")
_TWO_YEARS = re.compile(r"(?:(?P<year>(?:19|20)\d\d)|(?P<short>\d\d)) ?[/–-] ?(?:\d\d|(?:19|20)\d\d)")
COVERS = re.compile(r"\b(?:cover(?:s|ed|ing)?|only|up to|until|to date|so far|part|partial|is|are|to)\b", re.IGNORECASE)
_LINKS = re.compile(
    r"\W*(?:(?:figures?|data|year|results?|only|is|are|was|were|covers?|covering|relates?|refers?|runs?|to|for|from|the|period|of"
    r"|being|partial|part|up|until|between|so|far|date|a|as|at|and|end|incomplete|correct|includ(?:es?|ing))\W+)*",
    re.IGNORECASE,
)
"""What stands between a year and the days that it covers."""
_UNTIL = re.compile(r"\b(?:up to|until|to date|so far|to)\b", re.IGNORECASE)
_LEADS = re.compile(r"^(?:up to|until|till)\s+(?=\d)", re.IGNORECASE)
LONGEST_LINE = 1_500


_MARK = re.compile(
    r"[(\[]\s?(?P<number>\w{1,2})\s?[)\]]|(?P<sign>[*†‡^~#§¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<bare>\d{1,2})(?=[.)] | +[A-Z])[.)]?"
)
"""The mark that begins a footnote, or ends the label that it explains."""
_UNTIL_A_DAY = re.compile(rf"(?P<last>{DAY})\b{NO_YEAR}", re.IGNORECASE)
_SAYS_NO_MORE = re.compile(r"\s*(?:only|inclusive)?\s*(?:[,;.()]|$)", re.IGNORECASE)
"""What may stand behind the day: "data to December was taken from the old system" says nothing of the year."""
_MONTHS_OF_IT = re.compile(
    r"\bfirst (?P<months>two|three|four|five|six|seven|eight|nine|ten|eleven|quarter|half|\d{1,2})\b(?: months?)?"
    r"(?= of (?:the|that|this)\b|\W*$| only\b)",
    re.IGNORECASE,
)
_HOW_MANY = {
    "two": 2, "three": 3, "quarter": 3, "four": 4, "five": 5, "six": 6, "half": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A year of which a line says that its figures cover a part ("the figures for 2012 cover 1 January to 31
    October"): it begins on the year's first day. `mark` is that of the footnote that says so, "" where it has none;
    `year` is None where the footnote leaves it to the label that carries its mark ("(1) Up to 30 September")."""

    year: Period | None
    last: DayOfYear
    words: str
    mark: str = ""

    def of(self, year: Period) -> Period | None:
        """The part of such a year; None where it is not within it."""
        if year.start is None or year.end is None:
            return None
        on = self.last[1]
        month = date(year.start.year, self.last[0], on)
        last = month if month >= year.start else date(year.start.year + 1, self.last[0], on)
        return Period(year.start, last) if year.start < last < year.end else None


def parts_of_years(lines: Iterable[Line]) -> list[PartOfYear]:
    """The years of which the lines say that only a part is covered."""
    found: list[PartOfYear] = []
    for line in lines:
        text = tidy(line.text[:LONGEST_LINE])
        if COVERS.search(text):
            found += _said(text)
    return found


def _said(text: str) -> Iterator[PartOfYear]:
    words = text[:160]
    marked = _MARK.match(text)
    mark = marked_with(marked) if marked is not None else ""
    text = tidy(text[marked.end() :]) if marked is not None else text
    spans = _dated(text)
    for number, one in enumerate(spans):
        year = one.period
        if year.form not in ("year", "financial") or year.start is None or year.end is None:
            continue
        following = spans[number + 1] if number + 1 < len(spans) else None
        rest = text[one.end : following.start if following else len(text)]
        if following is not None and _LINKS.fullmatch(rest):
            last = _last_of(year, following.period, rest)
        else:
            last = last_in(year.start, _BREAK.split(rest)[0])
        if last is not None:
            yield PartOfYear(Period(year.start, year.end), last, words, mark)
    if marked is not None and not any(one.period.form in ("year", "financial") for one in spans):
        until = _dated(text)
        if len(until) == 1 and until[0].period.form in ("day", "month") and until[0].period.end is not None:
            before = text[: until[0].start]
            if _UNTIL.search(before) and _LINKS.fullmatch(before):
                end = until[0].period.end
                yield PartOfYear(None, (end.month, end.day), words, mark)
        elif not until and (last := last_in(None, text)) is not None:
            yield PartOfYear(None, last, words, mark)


def _dated(text: str) -> list[Span]:
    """The spans of a text that name their years."""
    return [one for one in read_spans(text).found if one.period.start is not None]


_BREAK = re.compile(r"[;.](?=\s|$)")


def _last_of(year: PeriodWords, part: PeriodWords, between: str) -> DayOfYear | None:
    """The last day of a part that is written with its year."""
    if part.start is None or part.end is None or year.start is None or year.end is None or part.end >= year.end:
        return None
    whole = part.form == "range" and part.start == year.start
    until = part.form in ("day", "month") and part.end > year.start and _UNTIL.search(between)
    return (part.end.month, part.end.day) if whole or until else None


def last_in(start: date | None, text: str) -> DayOfYear | None:
    """The last day that words behind a year give without a year of its own: "figures are up to 30 September", "is for
    the first six months of the year". A stretch must begin with the year."""
    if (months := _MONTHS_OF_IT.search(text)) is not None and _LINKS.fullmatch(text[: months.start()]):
        count = _HOW_MANY.get(months["months"].casefold()) or int(months["months"])
        if start is None or not 1 <= count < 12:
            return None
        after = start.month - 1 + count
        end = date(start.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
        return end.month, min(end.day, 28) if end.month == 2 else end.day
    days = list(_UNTIL_A_DAY.finditer(text))
    if not days or not _LINKS.fullmatch(text[: days[0].start()]) or not _SAYS_NO_MORE.match(text, days[-1].end()):
        return None
    if len(days) == 2 and re.fullmatch(r"\s*(?:-|–|—|to|until)\s*", text[days[0].end() : days[1].start()]):
        first = day_of_year(days[0]["last"], opens=True)
        return day_of_year(days[1]["last"], opens=False) if start and first == (start.month, start.day) else None
    if len(days) == 1 and _UNTIL.search(text[: days[0].start()]):
        return day_of_year(days[0]["last"], opens=False)
    return None


def part_said(year: Period, remark: str) -> Period | None:
    """The year as a remark in brackets behind its figure bounds it ("up to 31 October 2020", "from 1st Jan to 22nd
    Jun"), the year itself where it says nothing of time, and None where what it says was not understood."""
    if year.start is None or year.end is None:
        return None if _dated(remark) else year
    if (last := last_in(year.start, remark)) is not None:
        part = PartOfYear(None, last, remark).of(year)
    elif len(dated := _dated(bare := _LEADS.sub("", tidy(remark)))) == 1 and (end := dated[0].period.end) is not None:
        if (dated[0].period.start, end) == (year.start, year.end):
            return year
        before = tidy(remark)[: len(tidy(remark)) - len(bare) + dated[0].start]
        until = dated[0].period.start == year.start or (_UNTIL.search(before) and _LINKS.fullmatch(before))
        part = Period(year.start, end) if until and year.start < end < year.end else None
    else:
        return None if COVERS.search(remark) or any(map(str.isdigit, remark)) else year
    return replace(year, start=part.start, end=part.end, as_written=f"{year.as_written} {remark}") if part else None


def marked_with(mark: re.Match[str]) -> str:
    return (mark["number"] or mark["sign"] or mark["bare"] or "").casefold()


def mark_of(label: str) -> str:
    """The footnote mark behind a label: "1" of "2001( 1)"; "" where it has none."""
    found = [one for one in _MARK.finditer(label) if one.end() == len(label.rstrip()) and one.start()]
    return marked_with(found[-1]) if found else ""


def with_parts_of_years(records: Sequence[Record], lines: Sequence[Line]) -> tuple[list[Record], list[Finding]]:
    """The records of a year of which the document says that it covers a part only, with that part as their period. A
    footnote speaks of the labels that carry its mark, where any of that year does. Where the label gives the days of
    the whole year itself, both stand: that is asked."""
    parts = parts_of_years(lines)
    if not parts:
        return list(records), []
    labelled = [record for record in records if _one_year(record.period)]
    carried = {(mark_of(one.period.as_written), one.period.start) for one in labelled if one.period is not None}
    told: dict[str, Finding] = {}
    moved: dict[int, Period] = {}
    for record in labelled:
        for one in parts:
            year = record.period
            if year is None or not _speaks_of(one, year, carried) or (part := one.of(year)) is None:
                continue
            days = f"{part.start:%-d %B %Y} to {part.end:%-d %B %Y}"
            if _DAYS.search(year.as_written) is not None:
                sentence = f"“{one.words}”: it cannot be told whether “{year.as_written}” is that or {days}."
                told.setdefault(year.as_written, PART_DOUBTFUL.found(sentence, place_of(record)))
                continue
            moved[id(record)] = replace(year, start=part.start, end=part.end)
            sentence = f"“{one.words}”: “{year.as_written}” is {days}."
            told.setdefault(year.as_written, PART_OF_A_YEAR.found(sentence, place_of(record)))
    changed = [replace(one, period=moved[id(one)]) if id(one) in moved else one for one in records]
    return changed, list(told.values())


_DAYS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d[/.-]\d{1,2}[/.-]\d", re.IGNORECASE
)
"""What a label holds that gives its months or days, and not a year alone."""


def _one_year(period: Period | None) -> bool:
    return (
        period is not None
        and period.start is not None
        and period.end is not None
        and 364 <= (period.end - period.start).days <= 365
    )


def _speaks_of(part: PartOfYear, year: Period, carried: Set[tuple[str, date | None]]) -> bool:
    mark = mark_of(year.as_written)
    if part.year is None:
        return mark == part.mark and len([one for one in carried if one[0] == mark]) == 1
    if not year.same_days(part.year):
        return False
    return not part.mark or mark == part.mark or (part.mark, year.start) not in carried


def place_of(record: Record) -> Place:
    """Where something is told of a record."""
    return replace(record.place, rows=None, table=record.table or None)


def year_of(period: Period | None) -> tuple[int, bool] | None:
    """(year, whether two are named) of a label that is a year and nothing else, read as such years are by default."""
    if period is None or period.start is None or period.end is None:
        return None
    words = _without_mark(period.as_written.strip())
    if _BARE_YEAR.fullmatch(words) and (period.start.month, period.start.day) == (1, 1):
        return period.start.year, False
    two = _TWO_YEARS.fullmatch(words) is not None and (period.start.month, period.start.day) == (4, 1)
    whole = (period.end.month, period.end.day) == (3, 31) and period.end.year == period.start.year + 1
    return (period.start.year, True) if two and whole else None


def _without_mark(label: str) -> str:
    found = [one for one in _MARK.finditer(label) if one.end() == len(label) and one.start()]
    return label[: found[-1].start()].rstrip() if found else label
