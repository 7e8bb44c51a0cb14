"""A year and the part of it that is meant: a quarter, some months, the days up to one of them. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from ingestion.values.period_parts import PeriodWords, combine
from ingestion.values.time_parts import TimeParts, half_of
from ingestion.values.time_words import SUFFIXES, Read

_TO_DATE = ("year to date", "ytd", "to date", "so far", "part year")
_LAST = (
    "up to and including", "to and including", "up until", "up to", "to", "until", "till", "as at", "as of", "as on",
    "ending", "ended",
)  # fmt: skip
_FIRST = ("from", "since", "starting", "commencing")


class CutYears(TimeParts):
    """The rules for a year whose part stands behind it."""

    def part_of(self, i: int) -> Read | None:
        """A year and then its part: "2018 Q1", "2018/19 (Apr-Jun)", "2018 (to 30 June)", "2018 from April onwards"."""
        year = self.longest(i, (self.financial, self.year))
        if year is None:
            return None
        j = self.skip(year[1], "-/,:;([_")
        opened = j > year[1] and self.text(j - 1) in ("(", "[")
        read = self._part(j, year[0]) or self._cut(j, year[0], opened)
        if read is None:
            return None
        found, after = read
        after = self.words(after, "only", "inclusive") or after
        if opened and self.text(after) not in (")", "]"):
            return None
        return found, after + 1 if opened else after

    def _part(self, j: int, year: PeriodWords) -> Read | None:
        """Quarters, halves and spans of months without a year of their own."""
        if (half := self.half(j)) is not None:
            return _read(half_of(half[0], year), half[1])
        if (piece := self.quarter(j)) is not None:
            first = combine([piece[0], year])
            to = self._joined(piece[1])
            upto = self.quarter(to) if to is not None else None
            last = combine([upto[0], year]) if upto else None
            if upto and first and last and first.start and last.end and first.start < last.end:
                return PeriodWords("range", first.start, last.end), upto[1]
            return _read(first, piece[1])
        months = self.span(j)
        if months is not None and months[0].first != months[0].last:
            return _read(combine([months[0], year]), months[1])
        return None

    def _cut(self, j: int, year: PeriodWords, opened: bool) -> Read | None:
        """The days of the year up to one of them, or from one on; in brackets also from one to another."""
        if year.start is None or year.end is None:
            return None
        first = self.day(j) if opened else None
        to = self._joined(first[1]) if first else None
        last = self.day(to) if to is not None else None
        if first and last and first[0].start and last[0].end and year.start <= first[0].start < last[0].end <= year.end:
            return PeriodWords("range", first[0].start, last[0].end), last[1]
        said = self.words(j, *_TO_DATE)
        k = self.skip(said if said is not None else j, "(:,-")
        enclosed = said is not None and self.text(k - 1) == "("
        months = self.span(k) if said is not None else None
        if months is not None and months[0].first != months[0].last:
            part = combine([months[0], year])
            inside = part is not None and part.end is not None and part.end <= year.end
            read = (part, months[1]) if part is not None and inside else None
        elif (since := self.words(k, *_FIRST)) is not None:
            found = self._point(self.words(since, "the") or since, year, False)
            read = (
                (PeriodWords("range", found[0], year.end), self.words(found[1], "onwards") or found[1])
                if found
                else None
            )
        else:
            upto = self.words(k, *_LAST)
            if upto is None and said is None:
                return None
            upto = k if upto is None else upto
            upto = self.words(upto, "the end of", "end of", "end", "the") or upto
            found = self._point(upto, year, True)
            read = (PeriodWords("range", year.start, found[0]), found[1]) if found else None
        if read is None:
            return None
        if enclosed:
            return (read[0], read[1] + 1) if self.text(read[1]) == ")" else None
        return read

    def _point(self, i: int, year: PeriodWords, last: bool) -> tuple[date, int] | None:
        """A day or month of the year, with its own year or without: its first or last day."""
        whole = self.longest(i, (self.day, self.month))
        if whole is not None:
            on = whole[0].end if last else whole[0].start
            return (on, whole[1]) if on and year.start and year.end and year.start <= on <= year.end else None
        number = self.number(i, 1, 2)
        j = i + 2 if self.text(i + 1) in SUFFIXES else i + 1
        named = self.month_name(i) if number is None else self.month_name(j + 1 if self.text(j) == "of" else j)
        if named is None or year.start is None or year.end is None:
            return None
        after = named[1]
        if number is None and self.number(after, 1, 2) is not None:
            number = self.number(after, 1, 2)
            after = after + 2 if self.text(after + 1) in SUFFIXES else after + 1
        if self.number(after, 2, 4) is not None:
            return None
        in_year = year.start.year if named[0] >= year.start.month else year.end.year
        days = monthrange(in_year, named[0])[1]
        day = number if number is not None else days if last else 1
        if not 1 <= day <= days:
            return None
        on = date(in_year, named[0], day)
        return (on, after) if year.start <= on <= year.end else None


def _read(found: PeriodWords | None, after: int) -> Read | None:
    return None if found is None else (found, after)
