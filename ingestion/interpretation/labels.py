"""What one row or column says of its figures: categories, words about time, whether it is a total. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from ingestion.interpretation.findings import AGE_AS_DATE, NO_DATE
from ingestion.interpretation.footnote_marks import clean_label
from ingestion.interpretation.frame import Frame
from ingestion.interpretation.periods import written
from ingestion.interpretation.totals import TO_DATE, TotalWords, total_words, without_notes
from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.finding import Finding
from ingestion.values.grid import Value
from ingestion.values.period_parts import PeriodWords
from ingestion.values.period_words import read_period
from ingestion.values.place import Place

_AGE = re.compile(
    r"\b\d{1,2}\s*(?:-|–|to)\s*\d{1,2}\b|\bunder \d|\bover \d|\d\s*\+|\band (?:over|under)\b|\bor (?:over|"
    r"under)\b|\baged?\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Labels:
    """What one row or column says. `time` holds (words, period) pairs; `total` is None for no total, else what it is
    the total of ("" for everything)."""

    categories: dict[str, str] = field(default_factory=dict)
    time: list[tuple[str, PeriodWords | None]] = field(default_factory=list)
    total: str | None = None
    certain: bool = False
    unnamed: bool = False
    timeless: bool = False
    """Whether a label stands where the others have a period, and is none."""


@dataclass(slots=True)
class Axis:
    lines: list[Labels]
    time: bool = False
    """Whether its labels are periods (a crosstab's other axis then has the categories)."""


SHORTEST_YEAR = 300
"""Days."""
YEAR_TO_DATE = TotalWords(True)


def says_total(value: Value) -> bool:
    return isinstance(value, str) and total_words(plain_text(value)) is not None


def add_time(
    frame: Frame,
    lines: Sequence[Labels],
    values: Sequence[Value],
    periods: Sequence[PeriodWords | None],
    findings: list[Finding],
    place: object,
    name: str = "period",
) -> None:
    strangers: list[int] = []
    for number, (line, value, period) in enumerate(zip(lines, values, periods, strict=True)):
        text = plain_text(value)
        if not text:
            continue
        if period is not None:
            line.time.append((written(value), _of_its_months(number, period, periods)))
            continue
        to_date = TO_DATE.fullmatch(without_notes(text)) and _parts_of_years(periods)
        total = total_words(text) or (YEAR_TO_DATE if to_date else None)
        if total is not None:
            rest = read_period(total.rest) if total.rest else None
            if rest is not None:
                line.time.append((text, _of_its_months(number, rest, periods)))
            line.total, line.certain = total.rest, total.sure or rest is not None
            continue
        line.timeless = True
        line.categories.setdefault(name, text)
        strangers.append(number)
    if strangers:
        first = strangers[0]
        shown = ", ".join(dict.fromkeys(f"“{plain_text(values[n])}”" for n in strangers))
        where = place(first) if callable(place) else None
        findings.append(NO_DATE.found(f"Among the periods stands {shown[:200]}, which is no period.", where))


MONTHS_OF_A_QUARTER = 3


def _of_its_months(number: int, period: PeriodWords, periods: Sequence[PeriodWords | None]) -> PeriodWords:
    """A quarter named without its year right behind its three months, of a calendar year or one from April: theirs."""
    months = periods[max(0, number - MONTHS_OF_A_QUARTER) : number]
    known = [one for one in months if one is not None and one.form == "month" and one.start and one.end]
    if period.quarter is None or period.whole or len(known) < MONTHS_OF_A_QUARTER:
        return period
    first, last = known[0], known[-1]
    follow = all(a.end + timedelta(days=1) == b.start for a, b in pairwise(known) if a.end)
    begins = first.start.month if first.start else 0
    named = begins in (3 * period.quarter - 2, 3 * (period.quarter % 4) + 1)
    return PeriodWords("quarter", first.start, last.end) if follow and named else period


def _parts_of_years(periods: Sequence[PeriodWords | None]) -> bool:
    """Whether all periods are shorter than a year, and there are several: a year to date is their total. Beside
    years it is one itself, in part."""
    known = [one for one in periods if one is not None]
    return len(known) > 1 and all(
        one.start is None or one.end is None or (one.end - one.start).days < SHORTEST_YEAR for one in known
    )


def add_categories(
    frame: Frame,
    lines: Sequence[Labels],
    values: Sequence[Value],
    name: str,
    notes: frozenset[str],
    findings: list[Finding],
    places: Sequence[object],
) -> None:
    texts = [_category_text(value) for value in values]
    ages = _ages_from_dates(values, texts)
    siblings = frozenset(text for text in texts if text)
    for number, (line, _value) in enumerate(zip(lines, values, strict=True)):
        text = ages.get(number, texts[number])
        if not text:
            continue
        total = total_words(text)
        if total is not None and len(siblings) > 1:
            rest = read_period(total.rest) if total.rest else None
            if rest is not None:
                line.time.append((text, rest))
            if line.total is None or total.rest:
                line.total = total.rest
            line.certain = line.certain or total.sure or rest is not None
            if not total.sure and rest is None:
                line.categories[name] = text
            continue
        line.categories[name] = clean_label(text, notes, siblings)
    for number, age in ages.items():
        place = places[number]
        findings.append(
            AGE_AS_DATE.found(
                f"The label at {place} is the date {written(values[number])}; among ages it was read as “{age}”.",
                place if isinstance(place, Place) else None,
            )
        )


def _category_text(value: Value) -> str:
    if isinstance(value, datetime | date):
        return written(value)
    figure = read_figure(value) if isinstance(value, int | float) else None
    return plain_text(figure.low if figure is not None and figure.low is not None else value)


def _ages_from_dates(values: Sequence[Value], texts: Sequence[str]) -> dict[int, str]:
    """Labels that a spreadsheet program made dates of, among ages: 5 November was "5-11", December 2015 "12-15"."""
    dates: dict[int, str] = {}
    for number, value in enumerate(values):
        age = None
        if isinstance(value, datetime | date):
            low, high = value.day, value.month
            if low == 1 and value.year % 100 > value.month:
                low, high = value.month, value.year % 100
            age = (low, high)
        elif isinstance(value, str):
            age = _age_in_words(plain_text(value))
        if age is not None and age[0] < age[1]:
            dates[number] = f"{age[0]}-{age[1]}"
    others = [text for number, text in enumerate(texts) if text and number not in dates]
    aged = sum(bool(_AGE.search(text)) for text in others)
    return dates if dates and aged and len(dates) <= 3 and aged >= 0.3 * len(others) else {}


def _age_in_words(text: str) -> tuple[int, int] | None:
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    found = re.fullmatch(r"(\d{1,2})[-\s/](\w{3})|(\w{3})[-\s/](\d{1,2})", text)
    if not found:
        return None
    number, name = found[1] or found[4], (found[2] or found[3] or "").casefold()
    if name not in months:
        return None
    month = months.index(name) + 1
    return (int(number), month) if found[1] and int(number) < month else (month, int(number))
