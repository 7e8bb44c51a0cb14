"""Parts of years: spans of months, quarters and halves, alone or with the year they belong to. Pure."""

from __future__ import annotations

from ingestion.values.period_parts import PeriodWords, combine
from ingestion.values.time_points import TimePoints
from ingestion.values.time_words import SUFFIXES, Read

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_TO = ("to", "until", "till", "through", "thru", "and")


class TimeParts(TimePoints):
    """The rules for what needs a year, or has one beside it."""

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
        if self.text(i) in ORDINALS:
            return ORDINALS[self.text(i)], i + 1
        number = self.number(i, 1)
        return (number, i + 2) if number is not None and self.text(i + 1) in SUFFIXES else None

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
        if piece and piece[0].first is None and (months := self._months_in_brackets(year[1])) is not None:
            # "Q1 2018 (Jan-Mar)": the months say which year's quarter is meant
            named = PeriodWords("quarter name", first=months[0], last=months[1], quarter=piece[0].quarter)
            if (found := combine([named, year[0]])) is not None:
                return found, months[2]
        found = combine([piece[0], year[0]]) if piece else half_of(half[0], year[0]) if half else None
        return (found, year[1]) if found else None

    def _months_in_brackets(self, i: int) -> tuple[int, int, int] | None:
        """(first month, last month, the position after) of three months in brackets."""
        months = self.span(i + 1) if self.text(i) in ("(", "[") else None
        if months is None or self.text(months[1]) not in (")", "]"):
            return None
        first, last = months[0].first, months[0].last
        return (first, last, months[1] + 1) if first and last and (last - first) % 12 == 2 else None

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

    def _joined(self, i: int) -> int | None:
        """The position after words or a sign that lead from one end to the other."""
        j = self.words(i, "up to", *_TO)
        if j is None:
            j = i + 1 if self.text(i) in ("-", "&") else None
        if j is None:
            return None
        j = self.words(j, "and including", "( and including )") or j
        return self.words(j, "the end of", "end of") or j


def half_of(number: int, year: PeriodWords) -> PeriodWords | None:
    if year.start is None:
        return None
    first = (year.start.month - 1 + 6 * (number - 1)) % 12 + 1
    found = combine([PeriodWords("month name", first=first, last=(first + 4) % 12 + 1), year])
    return PeriodWords("half", found.start, found.end) if found else None
