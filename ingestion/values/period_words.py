"""What a cell or a longer text says about time. Grammar: `time_grammar`; the scan of a text: `time_spans`. Pure."""

from __future__ import annotations

from datetime import date, datetime

from ingestion.values.grid import Value
from ingestion.values.period import calendar_year, month
from ingestion.values.period_parts import PeriodWords
from ingestion.values.time_points import FIRST_YEAR, LAST_YEAR, of_period
from ingestion.values.time_spans import LONGEST_CELL, Span, Spans, read_spans


def read_period(value: Value) -> PeriodWords | None:
    """The whole cell as words about time, or None. A number is a year (2019) or a month (201904); 1 to 12 are left to
    whoever knows that the column counts months.

    >>> read_period("2018/19").form, read_period("Jan-18").form, read_period("Facebook")
    ('financial', 'month', None)
    """
    if type(value) is str:  # most cells
        return read_spans(value).whole if len(value) <= LONGEST_CELL else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        return PeriodWords("day", value.date(), value.date())
    if isinstance(value, date):
        return PeriodWords("day", value, value)
    if isinstance(value, int | float):
        return _read_number(value)
    if isinstance(value, str) and len(value) <= LONGEST_CELL:
        return read_spans(value).whole
    return None


def _read_number(number: float) -> PeriodWords | None:
    if number != number or not float(number).is_integer():
        return None
    whole = int(number)
    if FIRST_YEAR <= whole <= LAST_YEAR:
        return of_period("year", calendar_year(whole))
    if FIRST_YEAR * 100 < whole <= LAST_YEAR * 100 + 12 and 1 <= whole % 100 <= 12:
        return of_period("month", month(whole // 100, whole % 100))
    return None


def find_periods(text: str, name: bool = False) -> list[tuple[str, PeriodWords]]:
    """The periods named inside a longer text (a title, a file's name), in order, with the words of each. Parts without
    a year and years of two digits alone are left out.

    >>> [(words, found.form) for words, found in find_periods("Return for 2018/19, made 1 May 2019")]
    [('2018/19', 'financial'), ('1 May 2019', 'day')]
    """
    spans = read_spans(text, name).found
    return [(one.words, one.period) for one in spans if one.period.whole and not (one.short and len(spans) == 1)]


__all__ = ["Span", "Spans", "find_periods", "read_period", "read_spans"]
