"""The grammar of time over tokens: days, months, quarters, halves, years of both kinds, what ends or begins, ranges.

Each rule takes a position and gives the words read and the position after them, or None; of several rules that fit, the
longest holds. General date parsers guess; the law's country writes the day first. Pure.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from ingestion.values.period import Period, calendar_year, financial_year, month
from ingestion.values.period_parts import PeriodWords, combine
from ingestion.values.time_tokens import MONTHS, Token

FIRST_YEAR, LAST_YEAR = 1950, 2045
"""Financial years outside are counts, not years."""
LONGEST_RANGE = 25
"""Years from the first to the last of "2014-2018": further apart they are two numbers."""

Read = tuple[PeriodWords, int]
Rule = Callable[[int], Read | None]

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SUFFIXES = ("st", "nd", "rd", "th")
_WEEKDAYS = frozenset(
    [
        "mon",
        "monday",
        "tue",
        "tues",
        "tuesday",
        "wed",
        "wednesday",
        "thu",
        "thur",
        "thurs",
        "thursday",
        "fri",
        "friday",
        "sat",
        "saturday",
        "sun",
        "sunday",
    ]
)
_MONTH_COUNTS = {"3": 3, "three": 3, "6": 6, "six": 6, "12": 12, "twelve": 12, "18": 18, "24": 24}
_PART_WORDS = frozenset(("q", "qtr", "quarter", "h", "half", *_ORDINALS))
_LEADING_WORDS = frozenset(
    [
        "between",
        "from",
        "the",
        "w",
        "wc",
        "week",
        "y",
        "ye",
        "yr",
        "fye",
        "m",
        "month",
        "rolling",
        "year",
        "financial",
        "fiscal",
        "three",
        "six",
        "twelve",
    ]
)
_BEHIND_A_NUMBER = frozenset(("/", "-", ".", "_", "of", "month", "months", "to", "till", "until", *_SUFFIXES))
_TO = ("to", "until", "till", "through", "thru", "and")


def of_period(form: str, period: Period) -> PeriodWords:
    return PeriodWords(form, period.start, period.end)


class Grammar:
    """The rules over one text. `bare` says that the text is nothing but a name or a cell, where signs may be lost
    ("2018 01", "Jan 18"); in a sentence they are two numbers, or a day."""

    def __init__(self, tokens: Sequence[Token], bare: bool) -> None:
        self.tokens = tokens
        self.bare = bare
        self._read: dict[tuple[str, int], Read | None] = {}

    # what single tokens are

    def text(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def number(self, i: int, *lengths: int) -> int | None:
        if i < len(self.tokens) and self.tokens[i].kind == "number" and len(self.tokens[i].text) in lengths:
            return int(self.tokens[i].text)
        return None

    def glued(self, i: int) -> bool:
        return i < len(self.tokens) and not self.tokens[i].gap

    def words(self, i: int, *phrases: str) -> int | None:
        """The position after the first of the phrases that stands at `i`; blanks between their words do not count."""
        at = self.text(i)
        for phrase in phrases:
            if at and phrase.startswith(at):
                parts = phrase.split()
                if [self.text(i + n) for n in range(len(parts))] == parts:
                    return i + len(parts)
        return None

    def skip(self, i: int, signs: str) -> int:
        while i < len(self.tokens) and self.tokens[i].kind == "sign" and self.tokens[i].text in signs:
            i += 1
        return i

    def year_number(self, i: int) -> int | None:
        year = self.number(i, 4)
        return year if year is not None and 1900 <= year < 2100 else None

    def short_year(self, i: int) -> int | None:
        short = self.number(i, 2)
        return None if short is None else 2000 + short if short < 70 else 1900 + short

    def month_name(self, i: int) -> tuple[int, int] | None:
        """(month, position after it and its full stop)."""
        number = MONTHS.get(self.text(i))
        if number is None:
            return None
        return number, i + 2 if self.text(i + 1) == "." and self.glued(i + 1) else i + 1

    # points in time

    def longest(self, i: int, rules: Sequence[Rule]) -> Read | None:
        best: Read | None = None
        for rule in rules:
            key = (rule.__name__, i)
            if key not in self._read:
                self._read[key] = rule(i)
            read = self._read[key]
            if read is not None and (best is None or read[1] > best[1]):
                best = read
        return best

    def anything(self, i: int) -> Read | None:
        """The longest that begins at the token: only rules that such a token can begin are tried."""
        token = self.tokens[i]
        if token.kind == "word":
            if token.text in MONTHS:
                return self.longest(i, (self.range, self.day, self.month, self.months_of, self.span))
            if token.text in _WEEKDAYS:
                return self.longest(i, (self.range, self.day))
            if token.text in _PART_WORDS:
                return self.longest(i, (self.range, self.ending, self.quarter_of, self.quarter))
            return self.longest(i, (self.range, self.ending)) if token.text in _LEADING_WORDS else None
        if token.kind != "number":
            return None
        if len(token.text) == 4:
            return self.longest(i, (self.range, self.day, self.financial, self.month, self.year, self.part_of))
        if len(token.text) == 6:
            return self.longest(i, (self.month,))
        if len(token.text) > 2 or not self._goes_on(i + 1):
            return None
        return self.longest(
            i, (self.range, self.day, self.financial, self.month, self.ending, self.quarter_of, self.quarter)
        )

    def _goes_on(self, i: int) -> bool:
        """Whether a number of one or two digits has behind it what makes it a day, a short year or an ordinal."""
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind == "number":
            return self.bare
        return token.text in _BEHIND_A_NUMBER or token.text in MONTHS

    def day(self, i: int) -> Read | None:
        if self.text(i) in _WEEKDAYS:
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
        j = i + 2 if self.text(i + 1) in _SUFFIXES else i + 1
        sign = self.text(j) if self.text(j) in ("/", "-", ".") else ""
        j = self.skip(j, "/-.")
        j = j + 1 if self.text(j) == "of" else j
        if (named := self.month_name(j)) is not None:
            k = self.skip(named[1], "/-.,'")
            year = self.year_number(k) or self.short_year(k)
            return self._on(year, named[0], on, k + 1) if year else None
        number, k = self.number(j, 1, 2), j + 2
        if number is None or not (sign or self.bare) or self.text(j + 1) != sign:
            if sign or number is None or not self.bare:
                return None
            k = j + 1
        year = self.year_number(k) or (self.short_year(k) if sign else None)
        return self._on(year, number, on, k + 1) if year else None

    def _month_first(self, i: int) -> Read | None:
        named = self.month_name(i)
        if named is None or (on := self.number(named[1], 1, 2)) is None:
            return None
        j = named[1] + 1
        j = self.skip(j + 1 if self.text(j) in _SUFFIXES else j, ",")
        year = self.year_number(j)
        return self._on(year, named[0], on, j + 1) if year and self.tokens[j].gap else None

    def month(self, i: int) -> Read | None:
        if (named := self.month_name(i)) is not None:
            j = self.skip(named[1], "-/_,.'")
            year = self.year_number(j)
            if year is None and (j > named[1] or self.bare or self.glued(j)):
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
            return self._numbered(year, number, j + 1) if number is not None and j > i else None
        first = self.number(i, 1, 2)
        if first is not None and self.text(i + 1) in ("/", "-", ".") and (year := self.year_number(i + 2)):
            return self._numbered(year, first, i + 3)
        return None

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
            if short is None or (sign == "_" and 1 <= short <= 12) or (j == i + 1 and short <= 12):
                return None  # 2000_01 and 2000 01 are how databases write a month
            last = first - first % 100 + short + (100 if short < first % 100 else 0)
        if last == first + 1 and FIRST_YEAR <= first <= LAST_YEAR:
            return of_period("financial", financial_year(first)), j + 1
        return None

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

    # parts of a year

    def span(self, i: int) -> Read | None:
        """A month without its year, or a span of months."""
        first = self.month_name(i)
        if first is None:
            return None
        j = self._joined(first[1])
        last = self.month_name(j) if j else None
        if last is not None:
            return PeriodWords("month name", first=first[0], last=last[0]), last[1]
        return PeriodWords("month name", first=first[0], last=first[0]), first[1]

    def quarter(self, i: int) -> Read | None:
        number: int | None = None
        j = i
        if self.text(i) in ("q", "qtr", "quarter"):
            j = self.skip(i + 1, ".") if self.text(i) != "quarter" else i + 1
            number, j = self.number(j, 1), j + 1
        elif (after := self._ordinal(i)) is not None and self.text(after[1]) in ("quarter", "qtr"):
            number, j = after[0], after[1] + 1
        if number is None or not 1 <= number <= 4:
            return None
        # "Q1 (Apr-Jun)": the months say which year's quarter is meant
        inner = self.skip(j, "(:-[,")
        months = self.span(inner)
        if months is not None and months[0].first != months[0].last:
            shut = self.skip(months[1], ")]") if self.text(inner - 1) in ("(", "[") else months[1]
            return PeriodWords("quarter name", first=months[0].first, last=months[0].last, quarter=number), shut
        return PeriodWords("quarter name", quarter=number), j

    def half(self, i: int) -> tuple[int, int] | None:
        """(1 or 2, the position after)."""
        if self.text(i) in ("h", "half") and self.number(i + 1, 1) in (1, 2):
            return int(self.text(i + 1)), i + 2
        if (after := self._ordinal(i)) and self.text(after[1]) == "half" and after[0] <= 2:
            return after[0], after[1] + 1
        return None

    def _ordinal(self, i: int) -> tuple[int, int] | None:
        if self.text(i) in _ORDINALS:
            return _ORDINALS[self.text(i)], i + 1
        number = self.number(i, 1)
        return (number, i + 2) if number is not None and self.text(i + 1) in _SUFFIXES else None

    def quarter_of(self, i: int) -> Read | None:
        """A quarter or half with the year it belongs to behind it."""
        piece = self.quarter(i)
        half = self.half(i) if piece is None else None
        j = piece[1] if piece else half[1] if half else i
        if j == i:
            return None
        year = self.any_year(self.skip(j, "-/,")) or self.any_year(j)
        if year is None:
            return None
        found = combine([piece[0], year[0]]) if piece else _half(half[0], year[0]) if half else None
        return (found, year[1]) if found else None

    def part_of(self, i: int) -> Read | None:
        """A year and then its part: "2018 Q1", "2018/19 (Apr-Jun)", "2018 (to June)", "2018 from April onwards"."""
        year = self.longest(i, (self.financial, self.year))
        if year is None:
            return None
        j = self.skip(year[1], "-/,:([_")
        shut = ")]" if j > year[1] and self.text(j - 1) in ("(", "[") else ""
        found: PeriodWords | None = None
        after = j
        if (half := self.half(j)) is not None:
            found, after = _half(half[0], year[0]), half[1]
        elif (piece := self.quarter(j)) is not None:
            found, after = combine([piece[0], year[0]]), piece[1]
        elif (months := self.span(j)) is not None and months[0].first != months[0].last:
            found, after = combine([months[0], year[0]]), months[1]
        elif (edge := self.words(j, "to end of", "to end", "up to end of", "up to", "to", "until", "from")) is not None:
            named = self.month_name(edge)
            if named is not None and year[0].start and year[0].end and self.number(named[1], 2, 4) is None:
                first, last = year[0].start.month, year[0].end.month
                first, last = (named[0], last) if self.text(edge - 1) == "from" else (first, named[0])
                found = combine([PeriodWords("month name", first=first, last=last), year[0]])
                after = self.words(named[1], "onwards") or named[1]
        if found is None:
            return None
        after = self.words(after, "only") or after
        if shut and self.text(after) not in (")", "]"):
            return None
        return found, after + 1 if shut else after

    def months_of(self, i: int) -> Read | None:
        """A span of months with the one year it lies in: "April to June 2018", "Jan-Mar (2019)", "April 2018/19"."""
        months = self.span(i)
        if months is None:
            return None
        year = self.any_year(self.skip(months[1], ",-"))
        if year is None or (months[0].first == months[0].last and year[0].form == "year"):
            return None
        crosses = (months[0].first or 0) > (months[0].last or 0)
        if crosses and year[0].form == "year":
            return None  # "November to February 2019" is told from its end, as a range
        found = combine([months[0], year[0]])
        return (found, year[1]) if found else None

    # what has two ends

    def _joined(self, i: int) -> int | None:
        """The position after words or a sign that lead from one end to the other."""
        j = self.words(i, "up to", *_TO)
        if j is None:
            j = i + 1 if self.text(i) in ("-", "&") else None
        if j is None:
            return None
        j = self.words(j, "and including", "( and including )") or j
        return self.words(j, "the end of", "end of") or j

    def range(self, i: int) -> Read | None:
        opened = self.words(i, "between", "from", "the period") or i
        first = self._edge(opened)
        if first is None:
            return None
        j = self._joined(first[1])
        if j is None:
            return None
        last = self.longest(j, (self.day, self.financial, self.month, self.year, self.quarter_of))
        if last is None or last[0].end is None:
            return None
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

    def _edge(self, i: int) -> Read | None:
        """The first end of a range: whole, or a day or month whose year the other end gives. There `first` is the
        month and `last` the day."""
        whole = self.longest(i, (self.day, self.financial, self.month, self.year, self.quarter_of))
        on = self.number(i, 1, 2)
        j = i + 2 if self.text(i + 1) in _SUFFIXES else i + 1
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
        elif (after := self.words(j, "financial year", "fiscal year", "year")) is not None:
            j = after
        elif (after := self.words(j, "quarter")) is not None:
            months, j = 3, after
        else:
            return None, i
        ended = self.words(j, "ending", "ended", "end", "to")
        return (None, i) if ended is None else (months, self.words(ended, "the", "on") or ended)


def _half(number: int, year: PeriodWords) -> PeriodWords | None:
    if year.start is None:
        return None
    first = (year.start.month - 1 + 6 * (number - 1)) % 12 + 1
    found = combine([PeriodWords("month name", first=first, last=(first + 4) % 12 + 1), year])
    return PeriodWords("half", found.start, found.end) if found else None


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
