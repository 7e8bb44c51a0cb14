"""When the years that a document names begin, where a line of it says so ("shown as at 01/11 - 31/10 for each year").

A label such as "2018/19" is read as April to March and "2019" as January to December. A line that gives other days
for every year moves them; one that fits its labels only by guessing, and two that differ, leave them doubtful. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingestion.interpretation.days_of_year import DAY, NO_YEAR, DayOfYear, day_of_year
from ingestion.interpretation.part_years import COVERS, LONGEST_LINE, place_of, with_parts_of_years, year_of
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.grid import Grid, Line
from ingestion.values.memo import Memo
from ingestion.values.period import Period
from ingestion.values.place import Place
from ingestion.values.record import Record

YEARS_BEGIN = declare(
    "Q313",
    Level.INFO,
    "Years that begin when the document says",
    "Check the sentence: the years were read from its first day to its last.",
)
YEARS_DOUBTFUL = declare(
    "Q314",
    Level.ERROR,
    "Years that may begin on another day",
    "Ask the force from which day to which day each year is counted, and enter the periods as corrections.",
)
ACADEMIC_YEARS = declare(
    "Q315",
    Level.WARNING,
    "Years that the document calls academic",
    "They were read from 1 September to 31 August: check with the force that they are.",
)

_STRETCH = re.compile(
    rf"\b(?P<first>{DAY}){NO_YEAR}\s*(?:-|–|—|to|until|till|through)\s*(?:the )?(?P<last>{DAY})\b{NO_YEAR}",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"\byears?(?: to| ending| ended| up to)(?: the| on| in)? (?P<last>{DAY})\b{NO_YEAR}", re.IGNORECASE
)
_EVERY_YEAR = re.compile(
    r"\b(?:each|every|per|respective|any|given|all|both|these|the|those|financial|fiscal|academic|school|calendar|"
    r"reporting|recording|performance) (?:[a-z]+ )?years?\b|\byears? (?:runs?|is|are|being|refers?|covers?|shown"
    r"|begins?|starts?|counted|from|\()|\byearly\b|\bannual(?:ly)?\b|^\W*years?\b|\byears\b",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(r"(?:19|20)\d\d\W{0,3}(?:(?!years?\b)[a-z]+ ){0,3}\W?$", re.IGNORECASE)
"""What stands before days of one year only: "2023 (1 January to 11 September)"."""
_ACADEMIC = re.compile(r"\b(?:academic|school) years?\b", re.IGNORECASE)
_OTHER_KIND = re.compile(r"\b(?:financial|fiscal|calendar) years?\b|\bapril\b", re.IGNORECASE)
NEARLY_A_YEAR = 330
"""Days of a stretch that stands for a year; a shorter one is a part of each year."""


@dataclass(frozen=True, slots=True)
class YearsRun:
    """The days on which each of a document's years begins and ends, with the words that say so and their place."""

    first: DayOfYear
    last: DayOfYear
    words: str
    place: Place

    @property
    def over_new_year(self) -> bool:
        return self.first > self.last


def lines_about_years(lines: Iterable[Line], grids: Iterable[Grid]) -> list[Line]:
    """The lines and cells of a document that speak of years."""
    said = [line for line in lines if _may_say(line.text)]
    known = Memo(_may_say)  # labels come again and again
    for grid in grids:
        for row, values in enumerate(grid.rows):
            for column, value in enumerate(values):
                if isinstance(value, str) and known[value]:
                    said.append(Line(value, grid.place(row, column)))
    return said


def _may_say(text: str) -> bool:
    text = text[:LONGEST_LINE].casefold()
    return "year" in text or COVERS.search(text) is not None


def years_run(lines: Iterable[Line]) -> list[YearsRun]:
    """What the lines say of when their years begin and end; the same days are given once."""
    found: dict[tuple[DayOfYear, DayOfYear], YearsRun] = {}
    for line in lines:
        for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])", line.text[:LONGEST_LINE]):
            one = _said(sentence, line.place)
            if one is not None:
                found.setdefault((one.first, one.last), one)
    return list(found.values())


def _said(sentence: str, place: Place) -> YearsRun | None:
    stretch = _STRETCH.search(sentence)
    if stretch is not None:
        if not _EVERY_YEAR.search(sentence.replace(stretch[0], " ")) or _ONE_YEAR.search(sentence[: stretch.start()]):
            return None
        if not any(map(str.isdigit, stretch[0])) and _days(stretch) < NEARLY_A_YEAR:
            return None  # "from June to August each year incidents rise"
        first, last = day_of_year(stretch["first"], opens=True), day_of_year(stretch["last"], opens=False)
    else:
        up_to = _UP_TO.search(sentence)
        if up_to is None or (last := day_of_year(up_to["last"], opens=False)) is None:
            return None
        following = date(2001, *last) + timedelta(days=1)
        first = (following.month, following.day)
    if first is None or last is None:
        return None
    return YearsRun(first, last, " ".join(sentence.split())[:160], place)


def _days(stretch: re.Match[str]) -> int:
    first, last = day_of_year(stretch["first"], opens=True), day_of_year(stretch["last"], opens=False)
    if first is None or last is None:
        return 0
    return (date(2001 + int(first > last), *last) - date(2001, *first)).days + 1


def with_years_as_said(records: Sequence[Record], lines: Sequence[Line]) -> tuple[list[Record], list[Finding]]:
    """The records with their years from the day to the day that the document's lines give them."""
    records, parts = with_parts_of_years(records, lines)
    runs = years_run(lines)
    academic = next((line for line in lines if _ACADEMIC.search(line.text[:LONGEST_LINE])), None)
    if not runs and academic is not None:
        if any(_OTHER_KIND.search(line.text[:LONGEST_LINE]) for line in lines):
            return records, parts
        runs = [YearsRun((9, 1), (8, 31), "", academic.place)]
    labelled = [record for record in records if year_of(record.period) is not None] if runs else []
    if not labelled:
        return records, parts
    moved = {id(record): _moved(record.period, runs) for record in labelled}
    if all(_same(record.period, period) for record in labelled for period in moved[id(record)]):
        return records, parts
    fit = {id(record): periods[0] for record in labelled if len(periods := moved[id(record)]) == 1 and periods[0]}
    told = [record for record in labelled if id(record) not in fit]
    findings = _told(fit, runs, labelled)
    if told:
        said = "”; “".join(run.words for run in runs if run.words)
        named = ", ".join(dict.fromkeys(record.period.as_written for record in told if record.period))
        findings = [
            YEARS_DOUBTFUL.found(f"“{said}”: it cannot be told which days {named[:120]} cover.", place_of(told[0]))
        ]
        return records, [*parts, *findings]
    changed = [replace(one, period=fit[id(one)]) if id(one) in fit else one for one in records]
    return changed, [*parts, *findings]


def _told(fit: Mapping[int, Period | None], runs: Sequence[YearsRun], labelled: Sequence[Record]) -> list[Finding]:
    first = next((record for record in labelled if id(record) in fit), None)
    period = fit[id(first)] if first is not None else None
    if first is None or period is None or first.period is None or period.start is None or period.end is None:
        return []
    dates = f"“{first.period.as_written}” is {period.start:%-d %B %Y} to {period.end:%-d %B %Y}"
    run = runs[0]
    if not run.words:
        return [ACADEMIC_YEARS.found(f"The document speaks of academic years: {dates}.", place_of(first))]
    return [YEARS_BEGIN.found(f"“{run.words}”: {dates}.", place_of(first))]


def _moved(period: Period | None, runs: Sequence[YearsRun]) -> list[Period | None]:
    """The period that each of the runs gives the label; None where the label does not fit one."""
    named = year_of(period)
    if period is None or named is None:
        return []
    year, two = named
    found: list[Period] = []
    for run in runs:
        start, end = date(year, *run.first), date(year + int(two), *run.last)
        # "2019" of years that begin in October may be the one they begin in or end in; January to December of
        # "2018/19" is of neither; and a stretch of months may be said of anything.
        if two == run.over_new_year and (end - start).days >= NEARLY_A_YEAR:
            found.append(replace(period, start=start, end=end))
    return list(dict.fromkeys(found)) or [None]


def _same(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and (one.start, one.end) == (other.start, other.end)
