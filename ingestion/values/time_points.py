"""Days, months and years of both kinds, as they are written in full. Pure.

General date parsers guess; the law's country writes the day first.
"""

from __future__ import annotations

from datetime import date, timedelta

from ingestion.values.period import Period, calendar_year, financial_year, month
from ingestion.values.period_parts import PeriodWords
from ingestion.values.time_words import SUFFIXES, Read, TimeWords

FIRST_YEAR, LAST_YEAR = 1950, 2045
LAST_OF_ONE_DIGIT = 2008
"""2008-9 is the last year that anybody ends with one digit; later ones ("2018-9") are months without their nought."""
"""Financial years outside are counts, not years."""

WEEKDAYS = frozenset(
    (
        "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday",
        "fri", "friday", "sat", "saturday", "sun", "sunday",
    )
)  # fmt: skip


def of_period(form: str, period: Period) -> PeriodWords:
    return PeriodWords(form, period.start, period.end)


class TimePoints(TimeWords):
    """The rules for what names its own year."""

    def day(self, i: int) -> Read | None:
        if self.text(i) in WEEKDAYS:
            i = self.skip(i + 1, ",")
        return self.longest(i, (self._iso_day, self._day_first, self._month_first))

    def _on(self, year: int, number: int, on: int, after: int) -> Read | None:
        try:
            found = date(year, number, on)
        except ValueError:
            return None
        return PeriodWords("day", found, found), self._clock(after)

    def _clock(self, i: int) -> int:
        j = i + 1 if self.text(i) == "t" else i
        if self.number(j, 1, 2) is None or self.text(j + 1) != ":" or self.number(j + 2, 2) is None:
            return i
        j += 3
        while self.text(j) in (":", ".") and self.glued(j) and self.number(j + 1, 2, 3, 6) is not None:
            j += 2
        return j

    def _iso_day(self, i: int) -> Read | None:
        year, number, on = self.year_number(i), self.number(i + 2, 2), self.number(i + 4, 2)
        if year is None or number is None or on is None or self.text(i + 1) not in ("-", "/", "."):
            return None
        return self._on(year, number, on, i + 5) if self.text(i + 3) == self.text(i + 1) else None

    def _day_first(self, i: int) -> Read | None:
        on = self.number(i, 1, 2)
        if on is None:
            return None
        j = i + 2 if self.text(i + 1) in SUFFIXES else i + 1
        sign = self.text(j) if self.text(j) in ("/", "-", ".") else ""
        j = self.skip(j, "/-.")
        j = j + 1 if self.text(j) == "of" else j
        if (named := self.month_name(j)) is not None:
            k = self.skip(named[1], "/-.,'")
            year = self.year_number(k) or (None if not sign and self._set_apart(named[1], k) else self.short_year(k))
            return self._on(year, named[0], on, k + 1) if year else None
        number, k = self.number(j, 1, 2), j + 2
        if number is None or not (sign or self.bare) or self.text(j + 1) != sign:
            if sign or number is None or not self.bare:
                return None
            k = j + 1
        year = self.year_number(k) or (self.short_year(k) if sign else None)
        return self._on(year, number, on, k + 1) if year else None

    def _set_apart(self, first: int, after: int) -> bool:
        """Whether a dash with blanks around it stands between: "to 31 January – 59" is a day and a count."""
        if after != first + 1 or self.text(first) != "-" or after >= len(self.tokens):
            return False
        return self.tokens[first].gap and self.tokens[after].gap

    def _month_first(self, i: int) -> Read | None:
        named = self.month_name(i)
        if named is None or (on := self.number(named[1], 1, 2)) is None:
            return None
        j = named[1] + 1
        j = self.skip(j + 1 if self.text(j) in SUFFIXES else j, ",")
        year = self.year_number(j)
        return self._on(year, named[0], on, j + 1) if year and self.tokens[j].gap else None

    def month(self, i: int) -> Read | None:
        if (named := self.month_name(i)) is not None:
            j = self.skip(named[1], "-/_,.'")
            year = self.year_number(j)
            if year is None and (j > named[1] or self.bare or self.glued(j) or self._closes(i, j)):
                year = self.short_year(j)
            return (of_period("month", month(year, named[0])), j + 1) if year else None
        if self.bare and (whole := self.number(i, 6)) is not None and 1900 <= whole // 100 < 2100:
            return self._numbered(whole // 100, whole % 100, i + 1)
        if (year := self.year_number(i)) is not None:
            j = self.skip(i + 1, "-/_,.")
            if (named := self.month_name(j)) is not None:
                return of_period("month", month(year, named[0])), named[1]
            if self.text(i + 1) == "m" and (number := self.number(i + 2, 2)) is not None:
                return self._numbered(year, number, i + 3)
            j = i + 2 if self.text(i + 1) in ("-", "/", "_", ".") else i + 1 if self.bare else i
            number = self.number(j, 2)
            if number is not None and (named := self.month_name(self.skip(j + 1, "-/_,."))) and named[0] == number:
                return of_period("month", month(year, number)), named[1]  # "2018 04 Apr": so that they sort
            return self._numbered(year, number, j + 1) if number is not None and j > i else None
        first = self.number(i, 1, 2)
        if first is not None and self.text(i + 1) in ("/", "-", ".") and (year := self.year_number(i + 2)):
            return self._numbered(year, first, i + 3)
        return None

    def _closes(self, i: int, j: int) -> bool:
        """Whether two digits behind a month at `i` end a text of further words, or its bracket, or join months to a
        span, as in titles: "Offences Feb 18", "Offences (Jan 18 - Mar 18)". Behind "on" they are a day."""
        if not i or self.tokens[i - 1].kind == "number" or self.text(i - 1) in ("on", "by", "dated", ",", "and"):
            return False
        joined = i > 2 and self.text(i - 1) in ("-", "–", "—", "to") and self.number(i - 2, 2, 4) is not None
        if joined and self.month_name(i - 3) is not None:
            return True
        if self.text(j + 1) in ("-", "–", "—", "to"):
            other = self.month_name(j + 2)
            return other is not None and self.number(other[1], 2, 4) is not None
        return self.text(j + 1) in ("", ")", "]")

    def week(self, i: int) -> Read | None:
        """ "2018-W14": a week as ISO 8601 numbers it, from Monday to Sunday."""
        year, j = self.year_number(i), self.skip(i + 1, "-")
        number = self.number(j + 1, 2) if self.text(j) == "w" and self.glued(j + 1) else None
        if year is None or number is None or not 1 <= number <= date(year, 12, 28).isocalendar().week:
            return None
        start = date.fromisocalendar(year, number, 1)
        return PeriodWords("range", start, start + timedelta(days=6)), j + 2

    def _numbered(self, year: int, number: int, after: int) -> Read | None:
        if not 1 <= number <= 12:
            return None
        after = after + 2 if self.text(after) == "." and self.text(after + 1) == "0" else after
        return of_period("month", month(year, number)), after

    def financial(self, i: int) -> Read | None:
        first = self.year_number(i) or self.short_year(i)
        if first is None:
            return None
        sign = self.text(i + 1)
        worded = sign in ("to", "till", "until")
        j = i + 2 if sign in ("/", "-", "_") or worded else i + 1
        if j == i + 1 and not (self.bare and len(self.text(i)) == 4):
            return None
        last = self.number(j, 4) if len(self.text(i)) == 4 else None
        if last is None:
            short = self.number(j, 2)
            if short is None and sign in ("-", "/") and len(self.text(i)) == 4:
                short = self._last_digit(first, j)
            if short is None or (sign == "_" and 1 <= short <= 12) or (j == i + 1 and short <= 12):
                return None  # 2000_01 and 2000 01 are how databases write a month
            last = first - first % 100 + short + (100 if short < first % 100 else 0)
        if last == first + 1 and FIRST_YEAR <= first <= LAST_YEAR:
            return of_period("financial", financial_year(first)), j + 1
        return None

    def _last_digit(self, first: int, j: int) -> int | None:
        """The year behind `first`, two digits, where only its last is written: "2006-7". None where it is not so."""
        short = self.number(j, 1)
        typed_as_one = self.glued(j - 1) and self.glued(j)  # "2007 - 8" may be a year and its count
        dated = self.text(j + 1) in ("-", "/", ".") and self.glued(j + 1)
        if not short or not typed_as_one or dated or first > LAST_OF_ONE_DIGIT:
            return None
        return (first + 1) % 100 if short == (first + 1) % 10 else None

    def year(self, i: int) -> Read | None:
        year = self.year_number(i)
        if year is None:
            return None
        after = i + 3 if self.text(i + 1) == "." and self.text(i + 2) == "0" and self.glued(i + 2) else i + 1
        return of_period("year", calendar_year(year)), after

    def any_year(self, i: int) -> Read | None:
        """A year of either kind, in brackets or behind its name as the case may be."""
        opened = self.skip(i, "([")
        j = self.words(opened, "fy", "financial year", "calendar year", "cy", "of", "in", "year") or opened
        found = self.longest(j, (self.financial, self.year))
        if found is None or opened == i:
            return found
        return (found[0], found[1] + 1) if self.text(found[1]) in (")", "]") else None
