"""How findings say figures, places and counts."""

from __future__ import annotations

from dataclasses import replace

from ingestion.values.interval import Interval
from ingestion.values.place import Place
from ingestion.values.record import Record


def number(interval: Interval) -> str:
    """The interval in words fit for a sentence.

    >>> number(Interval(1200, 1200)), number(Interval(46, None)), number(Interval(1, 4))
    ('1,200', '46 or more', '1 to 4')
    """
    if interval.low is None:
        return "unknown" if interval.high is None else f"up to {plain_number(interval.high)}"
    if interval.high is None:
        return f"{plain_number(interval.low)} or more"
    if interval.low == interval.high:
        return plain_number(interval.low)
    return f"{plain_number(interval.low)} to {plain_number(interval.high)}"


def plain_number(value: float) -> str:
    """Whole numbers without a decimal point, thousands apart."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.2f}"


def some(count: int, thing: str, things: str | None = None) -> str:
    """A count with its noun.

    >>> some(1, "cell"), some(3, "cell"), some(2, "category", "categories")
    ('1 cell', '3 cells', '2 categories')
    """
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {things or thing + 's'}"


def place_of(record: Record) -> Place:
    """Where a finding about a record points: its cell, and its table."""
    return replace(record.place, table=record.table or None)


def where(record: Record) -> str:
    """A figure's place as a reader finds it: its cell, or on a page the words of its row and column.

    >>> from ingestion.values.record import Kind
    >>> where(Record("t1", "", None, {"Sex": "Female"}, "1", Kind.EXACT, place=Place(page=2)))
    '“Female” on page 2'
    """
    if record.place.page is None or not record.breakdown:
        return str(record.place)
    return f"“{', '.join(record.breakdown.values())}” on page {record.place.page}"


def span(first: Place, last: Place) -> str:
    """Two places as a range, or one where they are the same; the sheet is said once."""
    if str(first) == str(last):
        return str(first)
    same_sheet = first.cell is not None and last.cell is not None and first.sheet == last.sheet
    return f"{first} to {last.cell if same_sheet else last}"
