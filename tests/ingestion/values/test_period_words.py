"""What words say about time. The expected dates are those of the calendar and of the financial year in law."""

from __future__ import annotations

from calendar import month_abbr, month_name, monthrange
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.period_parts import combine
from ingestion.values.period_words import find_periods, read_period
from ingestion.values.time_spans import read_spans

years = st.integers(2000, 2040)
months = st.integers(1, 12)
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def span(value: object) -> tuple[date | None, date | None] | None:
    found = read_period(value)  # type: ignore[arg-type]
    return (found.start, found.end) if found else None


@given(years)
def test_financial_years(year: int) -> None:
    following = (year + 1) % 100
    for text in (f"{year}/{following:02d}", f"{year}/{year + 1}", f"{year}-{year + 1}", f"FY {year}/{following:02d}",
                 f"Financial year {year}/{following:02d}", f"{year} / {following:02d}",
                 f"{year}/{following:02d}*"):  # fmt: skip
        assert span(text) == (date(year, 4, 1), date(year + 1, 3, 31)), text


@given(years, months)
def test_months(year: int, month: int) -> None:
    whole = (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    for text in (f"{month_abbr[month]}-{year % 100:02d}", f"{month_abbr[month]} {year}", f"{month_name[month]} {year}",
                 f"{year} {month_abbr[month]}", f"{year}_{month:02d}", f"{month:02d}/{year}"):  # fmt: skip
        assert span(text) == whole, text
    assert span(float(year * 100 + month)) == whole


@given(days)
def test_days_are_written_day_first(on: date) -> None:
    for text in (f"{on:%d/%m/%Y}", f"{on:%d.%m.%Y}", f"{on.day} {on:%B %Y}", f"{on:%Y-%m-%d}", f"{on:%d/%m/%Y} 00:00"):
        assert span(text) == (on, on), text
    assert span(datetime(on.year, on.month, on.day)) == (on, on)


@given(days, st.integers(1, 800))
def test_ranges_of_days(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    for text in (f"{first:%d/%m/%Y} - {last:%d/%m/%Y}", f"{first:%d/%m/%Y} to {last:%d/%m/%Y}",
                 f"between {first.day} {first:%B %Y} and {last.day} {last:%B %Y}"):  # fmt: skip
        assert span(text) == (first, last), text


@given(years, st.integers(1, 4))
def test_quarters_belong_to_the_year_they_are_said_of(year: int, quarter: int) -> None:
    calendar_start = date(year, 3 * quarter - 2, 1)
    found = span(f"Q{quarter} {year}")
    assert found is not None
    assert found[0] == calendar_start
    financial = span(f"Q{quarter} {year}/{(year + 1) % 100:02d}")
    assert financial is not None
    assert financial[0] == (date(year, 3 * quarter + 1, 1) if quarter < 4 else date(year + 1, 1, 1))


@given(years, months)
def test_a_month_falls_where_its_year_says(year: int, month: int) -> None:
    name = read_period(month_name[month])
    in_calendar, in_financial = read_period(str(year)), read_period(f"{year}/{(year + 1) % 100:02d}")
    assert name is not None
    assert in_calendar is not None
    assert in_financial is not None
    of_calendar, of_financial = combine([name, in_calendar]), combine([in_financial, name])
    assert of_calendar is not None
    assert of_financial is not None
    assert of_calendar.start == date(year, month, 1)
    assert of_financial.start == date(year if month >= 4 else year + 1, month, 1)


@given(st.text(max_size=60))
def test_any_text_is_a_period_or_none(text: str) -> None:
    found = read_period(text)
    assert found is None or found.start is None or found.end is None or found.start <= found.end


@pytest.mark.parametrize(
    "text",
    ["Ongoing", "N/A", "12-15", "10 - 14", "16 and over", "Facebook", "Mayor", "Marsh", "2018 model", "30/02/2018"],
)
def test_other_words_are_no_periods(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("FoI Part one 01 Jan 2018 - 31 Dec 2018.csv", date(2018, 1, 1), date(2018, 12, 31)),
        ("Part two CPA 01 Jan 2021 - 16 March 2021", date(2021, 1, 1), date(2021, 3, 16)),
        ("Table B2: Number of missing incidents, 2019/20", date(2019, 4, 1), date(2020, 3, 31)),
        ("offences between April 2018 and March 2019", date(2018, 4, 1), date(2019, 3, 31)),
        ("april2018-march2019", date(2018, 4, 1), date(2019, 3, 31)),
    ],
)
def test_periods_are_found_in_titles_and_names(text: str, first: date, last: date) -> None:
    _, found = find_periods(text)[0]
    assert (found.start, found.end) == (first, last)


def test_a_month_without_a_year_is_no_period_alone() -> None:
    name = read_period("January")
    assert name is not None
    assert name.start is None
    assert combine([name]) is None


@pytest.mark.parametrize("hour", ["1900 - 1959", "2000-2059", "2000 to 2059", "1900-1959hrs"])
def test_an_hour_is_no_span_of_years(hour: str) -> None:
    assert read_period(hour) is None


@given(first=st.integers(1990, 2008), sign=st.sampled_from("-/"), quarter=st.booleans())
def test_a_financial_year_that_ends_with_one_digit(first: int, sign: str, quarter: bool) -> None:
    """ "2006-7", as people wrote before 2009."""
    words = f"{'Q1 ' if quarter else ''}{first}{sign}{(first + 1) % 10}"
    found = read_period(words)
    if first % 10 == 9:
        assert found is None  # nobody writes 1999-0
        return
    assert found is not None
    assert (found.start, found.end) == (date(first, 4, 1), date(first, 6, 30) if quarter else date(first + 1, 3, 31))


@pytest.mark.parametrize("words", ["2018-9", "2006-8", "2007 - 8", "2007-8-12", "2006-5", "07-8"])
def test_other_digits_behind_a_year_end_no_financial_year(words: str) -> None:
    found = read_period(words)
    assert found is None or found.form == "day"


@pytest.mark.parametrize(
    ("first", "last"), [(0, 3), (4, 7), (8, 11), (12, 15), (16, 19), (20, 23), (18, 20), (19, 19), (20, 20)]
)
def test_hours_of_the_day_are_no_years(first: int, last: int) -> None:
    for form in ("{:02}00 - {:02}59", "{:02}00-{:02}59", "{:02}00 to {:02}59"):
        assert read_spans(form.format(first, last)).found == ()


@pytest.mark.parametrize("last", [2005, 2009, 2018, 2019])
def test_years_from_2000_on_are_no_hour(last: int) -> None:
    read = read_period(f"2000 - {last}")
    assert read is not None
    assert (read.start, read.end) == (date(2000, 1, 1), date(last, 12, 31))


@pytest.mark.parametrize(
    "words",
    ["FY ending March 2014", "FY ended 31 March 2014", "FY to Mar-14", "April 2013 / March 2014", "Apr 2013/Mar 2014"],
)
def test_years_by_the_month_they_end_in(words: str) -> None:
    period = read_period(words)
    assert period is not None
    assert (period.start, period.end) == (date(2013, 4, 1), date(2014, 3, 31))
