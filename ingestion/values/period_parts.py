"""Words about time, whole or in part, and what parts say together. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """Words about time: whole (`start` and `end`) or a part that needs its year from elsewhere.

    `form` is one of day, month, quarter, half, year, financial, range (all whole), or month name, quarter name, days
    (parts: `first` and `last` are month numbers for a month name or a span of months; `quarter` a number whose year
    tells which months; `days` are the first and last day of a stretch, in those months).
    """

    form: str
    start: date | None = None
    end: date | None = None
    first: int | None = None
    last: int | None = None
    quarter: int | None = None
    days: tuple[int, int] | None = None

    @property
    def whole(self) -> bool:
        return self.start is not None


def combine(parts: list[PeriodWords]) -> PeriodWords | None:
    """One period out of what a figure's headings and labels say together: "2018" and "January" are January 2018,
    "2018/19" and "Q1" are April to June 2018. The shortest whole period wins where several are named; None where no
    part names a year.

    >>> combine([read_period("2018/19"), read_period("February")]).start
    datetime.date(2019, 2, 1)
    """
    whole = [part for part in parts if part.start is not None and part.end is not None]
    years = [part for part in whole if part.form in ("year", "financial")]
    pieces = [part for part in parts if part.start is None]
    finer = [part for part in whole if part.form not in ("year", "financial", "range")]
    if finer:
        return min(finer, key=_days)
    if pieces:
        year = min(years, key=_days) if years else next((part for part in whole if part.form == "range"), None)
        return _within(pieces, year) if year else None
    return min(whole, key=_days) if whole else None


def _days(part: PeriodWords) -> int:
    return (part.end - part.start).days if part.start and part.end else 10**6


def _within(pieces: list[PeriodWords], year: PeriodWords) -> PeriodWords | None:
    if year.start is None or year.end is None:
        return None
    stretch = next((piece for piece in pieces if piece.days is not None), None)
    if stretch is not None:
        return _days_within(stretch, year.start, year.end)
    named = [piece for piece in pieces if piece.first is not None]
    if named:
        piece = min(named, key=lambda part: ((part.last or 0) - (part.first or 0)) % 12)
        first, last = piece.first or 1, piece.last or piece.first or 1
    else:
        quarter = next((piece.quarter for piece in pieces if piece.quarter), None)
        if quarter is None:
            return None
        first = (year.start.month - 1 + 3 * (quarter - 1)) % 12 + 1
        last = (first + 1) % 12 + 1
    start_year = year.start.year if first >= year.start.month else year.start.year + 1
    end_year = start_year if last >= first else start_year + 1
    start, end = date(start_year, first, 1), date(end_year, last, monthrange(end_year, last)[1])
    if year.form == "range" and (start > year.end or date(start_year + 1, first, 1) <= year.end):
        return None  # a stretch of years has the month more than once
    return PeriodWords("month" if first == last else "quarter" if not named else "range", start, end)


def _days_within(piece: PeriodWords, first: date, last: date) -> PeriodWords | None:
    """The stretch of days that begins in the year, which may not have them ("29 February")."""
    if piece.days is None or piece.first is None or piece.last is None:
        return None
    start_year = first.year if piece.first >= first.month else first.year + 1
    end_year = start_year if piece.last >= piece.first else start_year + 1
    try:
        start, end = date(start_year, piece.first, piece.days[0]), date(end_year, piece.last, piece.days[1])
    except ValueError:
        return None
    return PeriodWords("range", start, end) if first <= start <= last and start <= end else None
