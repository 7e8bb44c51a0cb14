"""A span of days that a figure counts, with the words the document used for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive first and last day. Either may be None where the document's words do not settle it.

    `as_written` is the document's own wording; `doubt` says why the dates are less than sure (a bare "2019" where a
    financial year was asked), and is None where they are sure.
    """

    start: date | None
    end: date | None
    as_written: str = ""
    doubt: str | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"{self.start} is after {self.end}")

    @property
    def known(self) -> bool:
        return self.start is not None and self.end is not None

    def same_days(self, other: Period) -> bool:
        return self.known and (self.start, self.end) == (other.start, other.end)

    def written(self, words: str) -> Period:
        return replace(self, as_written=words)


def financial_year(starting: int, as_written: str = "") -> Period:
    """1 April of the year to 31 March of the next."""
    return Period(
        date(starting, 4, 1), date(starting + 1, 3, 31), as_written or f"{starting}/{(starting + 1) % 100:02d}"
    )


def calendar_year(year: int, as_written: str = "") -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), as_written or str(year))


def month(year: int, number: int, as_written: str = "") -> Period:
    first = date(year, number, 1)
    following = date(year + number // 12, number % 12 + 1, 1)
    return Period(first, following - timedelta(days=1), as_written)


def day(on: date, as_written: str = "") -> Period:
    return Period(on, on, as_written)
