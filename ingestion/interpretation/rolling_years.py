"""Months that end years: under a title or head that says "year ending" without a date, "Jun 2019" is of July to June.

Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ingestion.interpretation.part_years import place_of
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.period import Period
from ingestion.values.record import Record
from ingestion.values.table import Table

MONTHS_END_YEARS = declare(
    "Q317",
    Level.INFO,
    "Months that end years",
    "Check the title: each month was read as the last of twelve.",
)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_ENDING = re.compile(
    rf"\b(?:years?|(?:12|twelve)[- ]months?)[- ](?:ending|ended|to)\b(?!\s*:?\s*(?:\d|the |in |on |date\b|{_MONTH}))"
    r"|\brolling (?:12|twelve)[- ]months?\b",
    re.IGNORECASE,
)
LONGEST_TITLE = 200
"""Characters of a line that may be a title; a longer one is a sentence."""


def with_rolling_years(records: Sequence[Record], tables: Iterable[Table]) -> tuple[list[Record], list[Finding]]:
    """The records with their months as the ends of years, where their table's title or heads say that years end so."""
    said = {table.id: words for table in tables if (words := _said(table)) is not None}
    if not said:
        return list(records), []
    found: list[Record] = []
    told: dict[str, Finding] = {}
    for record in records:
        period = _year_to(record.period) if record.table in said else None
        if period is not None:
            record = replace(record, period=period)
            if record.table not in told and period.start is not None and period.end is not None:
                dates = f"“{period.as_written}” is {period.start:%-d %B %Y} to {period.end:%-d %B %Y}"
                told[record.table] = MONTHS_END_YEARS.found(f"“{said[record.table]}”: {dates}.", place_of(record))
        found.append(record)
    return found, list(told.values())


def _said(table: Table) -> str | None:
    part = table.parts[0] if table.parts else None
    heads: list[str] = []
    if part is not None:
        rows = part.grid.rows[part.extent.row : part.extent.row + table.header_rows]
        heads = [value for row in rows for value in row if isinstance(value, str)]
    for text in (table.title, *table.above, *heads):
        words = " ".join(text.split())
        if len(words) <= LONGEST_TITLE and _ENDING.search(words):
            return words
    return None


def _year_to(period: Period | None) -> Period | None:
    """The twelve months that end with this one; None for what is no month."""
    if period is None or period.start is None or period.end is None or period.start.day != 1:
        return None
    following = period.end + timedelta(days=1)
    if following.day != 1 or (following.year, following.month) != _next(period.start):
        return None
    return replace(period, start=date(following.year - 1, following.month, 1))


def _next(day: date) -> tuple[int, int]:
    return day.year + day.month // 12, day.month % 12 + 1
