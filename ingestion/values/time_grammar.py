"""The grammar of time over tokens: what begins at a position, ranges, and what ends or begins on a day.

Each rule takes a position and gives the words read and the position after them, or None; of several rules that fit, the
longest holds. The rules stand on each other: words (`time_words`), points (`time_points`), parts of years
(`time_parts`), and here what has two ends. Pure.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ingestion.values.period_parts import PeriodWords
from ingestion.values.time_cut_years import CutYears
from ingestion.values.time_parts import ORDINALS
from ingestion.values.time_points import WEEKDAYS
from ingestion.values.time_tokens import MONTHS
from ingestion.values.time_words import SUFFIXES, Read

LONGEST_RANGE = 25
"""Years from the first to the last of "2014-2018": further apart they are two numbers."""
_MONTH_COUNTS = {"3": 3, "three": 3, "6": 6, "six": 6, "12": 12, "twelve": 12, "18": 18, "24": 24}
_PART_WORDS = frozenset(("q", "qtr", "quarter", "h", "half", *ORDINALS))
_LEADING_WORDS = frozenset(
    (
        "between", "from", "the", "w", "wc", "week", "y", "ye", "yr", "fy", "fye", "m", "month", "rolling", "year",
        "financial", "fiscal", "three", "six", "twelve",
    )
)  # fmt: skip
_BEHIND_A_NUMBER = frozenset(("/", "-", ".", "_", "of", "month", "months", "to", "till", "until", *SUFFIXES))


class Grammar(CutYears):
    """The rules over one text."""

    def anything(self, i: int) -> Read | None:
        """The longest that begins at the token: only rules that such a token can begin are tried."""
        token = self.tokens[i]
        if token.kind == "word":
            if token.text in MONTHS:
                return self.longest(i, (self.range, self.day, self.month, self.months_of, self.span))
            if token.text in WEEKDAYS:
                return self.longest(i, (self.range, self.day))
            if token.text in _PART_WORDS:
                return self.longest(i, (self.range, self.ending, self.quarter_of, self.quarter))
            return self.longest(i, (self.range, self.ending)) if token.text in _LEADING_WORDS else None
        if token.kind != "number":
            return None
        if len(token.text) == 4:
            return self.longest(
                i, (self.range, self.day, self.financial, self.month, self.week, self.year, self.part_of)
            )
        if len(token.text) == 6:
            return self.longest(i, (self.month,))
        if len(token.text) > 2 or not self._goes_on(i + 1):
            return None
        return self.longest(
            i,
            (
                self.range, self.day, self.financial, self.month, self.part_of, self.ending, self.quarter_of,
                self.quarter,
            ),
        )  # fmt: skip

    def _goes_on(self, i: int) -> bool:
        """Whether a number of one or two digits has behind it what makes it a day, a short year or an ordinal."""
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind == "number":
            return self.bare
        return token.text in _BEHIND_A_NUMBER or token.text in MONTHS

    def range(self, i: int) -> Read | None:
        opened = self.words(i, "between the", "from the", "between", "from", "the period") or i
        first = self._edge(opened)
        if first is None:
            return self._days_of_a_month(opened) or self._days_without_year(opened)
        j = self._joined(first[1]) or self._month_over_month(first)
        if j is None:
            return self._days_without_year(opened)
        j = self.words(j, "the") or j
        last = self._to_date(j) or self.longest(j, (self.day, self.financial, self.month, self.year, self.quarter_of))
        if last is None or last[0].end is None:
            return self._days_without_year(opened)
        a, b = first[0], last[0]
        if b.form == "year" and a.form != "year":
            return None
        years = a.form == b.form == "year" and self.text(first[1]) == "-"
        if years and a.start and b.start and not 0 < b.start.year - a.start.year <= LONGEST_RANGE:
            return None
        if a.start is not None:
            return (PeriodWords("range", a.start, b.end), last[1]) if a.start <= last[0].end else None
        start = _before(last[0].end, a.first or 1, a.last or 1)
        return (PeriodWords("range", start, b.end), last[1]) if b.form in ("month", "day") and start else None

    def _month_over_month(self, first: Read) -> int | None:
        """The position behind the stroke of "April 2013 / March 2014"."""
        after = first[1] + 1
        if first[0].form != "month" or self.text(first[1]) != "/" or self.month_name(after) is None:
            return None
        last = self.month(after)
        later = last is not None and last[0].end is not None and first[0].end is not None and first[0].end < last[0].end
        return after if later else None

    def _days_of_a_month(self, i: int) -> Read | None:
        """ "2-8 April 2018", "1st to 7th May 2018": the first day has its month from the last."""
        on = self.number(i, 1, 2)
        j = i + 2 if self.text(i + 1) in SUFFIXES else i + 1
        if on is None or self.text(j) == "and" or (after := self._joined(j)) is None:
            return None
        last = self.day(after)
        if last is None or last[0].end is None or not 1 <= on < last[0].end.day:
            return None
        return PeriodWords("range", last[0].end.replace(day=on), last[0].end), last[1]

    def _days_without_year(self, i: int) -> Read | None:
        """ "2-8 March", "30 March to 5 April": a stretch of days that is a whole label, its year in the title."""
        if not self.bare:
            return None
        first = self._day_in_month(i, alone=True)
        after = self._joined(first[2]) if first else None
        last = self._day_in_month(after) if after is not None else None
        if first is None or last is None or last[2] < len(self.tokens):
            return None
        month = first[1] or last[1]
        if not month or not last[1] or (month == last[1] and first[0] >= last[0]):
            return None
        return PeriodWords("days", first=month, last=last[1], days=(first[0], last[0])), last[2]

    def _day_in_month(self, i: int, alone: bool = False) -> tuple[int, int, int] | None:
        """(day, month, the position after) of a day without its year; the month 0 where `alone` lets it be left out."""
        on = self.number(i, 1, 2)
        if on is None or not 1 <= on <= 31:
            return None
        j = i + 2 if self.text(i + 1) in SUFFIXES else i + 1
        named = self.month_name(j + 1 if self.text(j) == "of" else j)
        if named is None:
            return (on, 0, j) if alone else None
        return on, named[0], named[1]

    def _to_date(self, i: int) -> Read | None:
        """The day that "to date" names in brackets: "1 Oct 18 to date (16 Jan 19)"."""
        j = self.words(i, "date", "the date", "present", "the present", "today", "now")
        if j is None or self.text(j) != "(":
            return None
        day = self.longest(self.words(j + 1, "as at", "up to", "to", "until") or j + 1, (self.day, self.month))
        return (day[0], day[1] + 1) if day is not None and self.text(day[1]) == ")" else None

    def _edge(self, i: int) -> Read | None:
        """The first end of a range: whole, or a day or month whose year the other end gives. There `first` is the
        month and `last` the day."""
        whole = self.longest(i, (self.day, self.financial, self.month, self.year, self.quarter_of))
        on = self.number(i, 1, 2)
        j = i + 2 if self.text(i + 1) in SUFFIXES else i + 1
        if whole is not None:
            return whole
        if on is not None and (named := self.month_name(j + 1 if self.text(j) == "of" else j)) is not None:
            return PeriodWords("month name", first=named[0], last=on), named[1]
        if (alone := self.month_name(i)) is not None:
            return PeriodWords("month name", first=alone[0], last=1), alone[1]
        return None

    def ending(self, i: int) -> Read | None:
        """ "Year ending March 2019", "12 months to 31 March 2019", "week commencing 2 April 2018"."""
        j = self.words(i, "the") or i
        if (after := self.words(j, "w / c", "wc", "week commencing", "week beginning", "week starting")) is not None:
            day = self.day(self.skip(after, ":"))
            start = day[0].start if day else None
            return (PeriodWords("range", start, start + timedelta(days=6)), day[1]) if day and start else None
        if (after := self.words(j, "w / e", "week ending", "week ended")) is not None:
            day = self.day(self.skip(after, ":"))
            end = day[0].end if day else None
            return (PeriodWords("range", end - timedelta(days=6), end), day[1]) if day and end else None
        months, after = self._months_ended(j)
        if months is None:
            return None
        k = self.skip(after, ":")
        last = self.longest(k, (self.day, self.month))
        if last is None or last[0].end is None:
            return None
        end = last[0].end
        if last[0].form == "day" and end.day < monthrange(end.year, end.month)[1]:
            following = end + timedelta(days=1)
            back = following.year * 12 + following.month - 1 - months
            year, number = divmod(back, 12)
            on = min(following.day, monthrange(year, number + 1)[1])
            return PeriodWords("range", date(year, number + 1, on), end), last[1]
        year, number = divmod(end.year * 12 + end.month - months, 12)
        return PeriodWords("range" if months > 1 else "month", date(year, number + 1, 1), end), last[1]

    def _months_ended(self, i: int) -> tuple[int | None, int]:
        if (after := self.words(i, "y / e", "ye", "yr end", "fye")) is not None:
            return 12, after
        if (after := self.words(i, "m / e", "month ending", "month ended")) is not None:
            return 1, after
        j = self.words(i, "rolling") or i
        months = 12
        if (count := _MONTH_COUNTS.get(self.text(j))) and self.text(j + 1) in ("month", "months"):
            months, j = count, j + 2
        elif (after := self.words(j, "financial year", "fiscal year", "fy", "year")) is not None:
            j = after
        elif (after := self.words(j, "quarter")) is not None:
            months, j = 3, after
        else:
            return None, i
        ended = self.words(j, "ending", "ended", "end", "to")
        return (None, i) if ended is None else (months, self.words(ended, "the", "on") or ended)


def _before(end: date, number: int, on: int) -> date | None:
    """The last such day of the year on or before the end."""
    for year in (end.year, end.year - 1):
        try:
            found = date(year, number, on)
        except ValueError:
            continue
        if found <= end:
            return found
    return None
