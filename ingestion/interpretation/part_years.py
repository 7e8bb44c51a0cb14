"""Years of which a document covers a part, where a line of it says so ("the figures for 2012 cover 1 January to 31
October"). Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingestion.values.finding import Finding, Level, declare
from ingestion.values.grid import Line
from ingestion.values.period import Period
from ingestion.values.place import Place
from ingestion.values.record import Record
from ingestion.values.time_spans import read_spans

PART_OF_A_YEAR = declare(
    "Q316",
    Level.INFO,
    "A year of which the document covers a part",
    "Do not compare it with whole years: the figures were given the days that the sentence names.",
)

_BARE_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:\.0)?")
_TWO_YEARS = re.compile(r"(?:(?P<year>(?:19|20)\d\d)|(?P<short>\d\d)) ?[/–-] ?(?:\d\d|(?:19|20)\d\d)")
COVERS = re.compile(r"\b(?:cover(?:s|ed|ing)?|only|up to|until|to date|so far|part|partial|is|are|to)\b", re.IGNORECASE)
_LINKS = re.compile(
    r"\W*(?:(?:figures?|data|year|results?|only|is|are|was|were|covers?|covering|relates?|refers?|runs?|to|for|from|the|period|of"
    r"|being|partial|part|up|until|between|so|far|date|a|as|at|incomplete|correct|includes?)\W+)*",
    re.IGNORECASE,
)
"""What stands between a year and the days that it covers."""
_UNTIL = re.compile(r"\b(?:up to|until|to date|so far|to)\b", re.IGNORECASE)
LONGEST_LINE = 1_500


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A year of which a line says that its figures cover a part ("the figures for 2012 cover 1 January to 31
    October")."""

    year: Period
    part: Period
    words: str


def parts_of_years(lines: Iterable[Line]) -> list[PartOfYear]:
    """The years of which the lines say that only a part is covered."""
    found: list[PartOfYear] = []
    for line in lines:
        text = line.text[:LONGEST_LINE]
        if not COVERS.search(text):
            continue
        for before, after in itertools.pairwise(read_spans(text).found):
            year, part = before.period, after.period
            between = text[before.end : after.start]
            if year.form not in ("year", "financial") or not _LINKS.fullmatch(between):
                continue
            known = None not in (year.start, year.end, part.start, part.end)
            if not known or part.form not in ("range", "day", "month"):
                continue
            whole = Period(year.start, year.end)
            first = part.start if part.form == "range" else year.start
            if first is None or part.end is None or whole.start is None or whole.end is None:
                continue
            inside = first == whole.start and part.end < whole.end and (part.form == "range" or _UNTIL.search(between))
            if inside:
                found.append(PartOfYear(whole, Period(first, part.end), " ".join(text.split())[:160]))
    return found


def with_parts_of_years(records: Sequence[Record], lines: Sequence[Line]) -> tuple[list[Record], list[Finding]]:
    """The records of a year of which the document says that it covers a part only, with that part as their period."""
    labelled = [record for record in records if year_of(record.period) is not None]
    parts = parts_of_years(lines) if labelled else []
    told: dict[str, tuple[Record, Period, str]] = {}
    moved: dict[int, Period] = {}
    for record in labelled:
        for one in parts:
            if record.period is not None and record.period.same_days(one.year):
                period = replace(record.period, start=one.part.start, end=one.part.end)
                moved[id(record)] = period
                told.setdefault(record.period.as_written, (record, period, one.words))
    findings = [
        PART_OF_A_YEAR.found(
            f"“{words}”: “{label}” is {period.start:%-d %B %Y} to {period.end:%-d %B %Y}.", place_of(record)
        )
        for label, (record, period, words) in told.items()
    ]
    return [replace(one, period=moved[id(one)]) if id(one) in moved else one for one in records], findings


def place_of(record: Record) -> Place:
    """Where something is told of a record."""
    return replace(record.place, rows=None, table=record.table or None)


def year_of(period: Period | None) -> tuple[int, bool] | None:
    """(year, whether two are named) of a label that is a year and nothing else, read as such years are by default."""
    if period is None or period.start is None or period.end is None:
        return None
    words = period.as_written.strip()
    if _BARE_YEAR.fullmatch(words) and (period.start.month, period.start.day) == (1, 1):
        return period.start.year, False
    two = _TWO_YEARS.fullmatch(words) is not None and (period.start.month, period.start.day) == (4, 1)
    whole = (period.end.month, period.end.day) == (3, 31) and period.end.year == period.start.year + 1
    return (period.start.year, True) if two and whole else None
