from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ingestion.quality.periods import check_periods
from ingestion.values.period import Period, calendar_year, day, financial_year, month
from ingestion.values.table import Table
from tests.ingestion.figures import figure, ids, reading, specification


def found(periods, *, layout="crosstab", campaign=None, **other):
    table = Table("t1", "", layout, [], 1)
    return check_periods(reading([figure(1, period=one, **other) for one in periods], tables=[table]), campaign)


def months(first, count):
    numbers = range(first[0] * 12 + first[1] - 1, first[0] * 12 + first[1] - 1 + count)
    return [month(number // 12, number % 12 + 1, f"{number % 12 + 1}/{number // 12}") for number in numbers]


def test_a_month_left_out_of_a_run():
    """Columns of a real return jump from November 2020 to January 2021."""
    run = months((2018, 1), 38)
    findings = found([one for one in run if one.start != date(2020, 12, 1)])
    assert ids(findings) == ["Q309"]
    assert "December 2020 is missing between January 2018 and February 2021" in findings[0].message


def test_month_end_snapshots_are_a_run_too():
    ends = [day(one.end) for one in months((2018, 1), 10)]
    assert ids(found([*ends[:4], *ends[5:]])) == ["Q309"]
    assert found(ends) == []


def test_one_month_in_each_quarter_is_a_run_of_its_own():
    quarterly = months((2018, 10), 30)[::3]
    assert found(quarterly) == []
    findings = found([*quarterly[:4], *quarterly[5:]])
    assert ids(findings) == ["Q309"]
    assert "October 2019 is missing" in findings[0].message


def test_a_financial_year_left_out():
    findings = found([financial_year(year) for year in (2012, 2013, 2014, 2016, 2017)])
    assert ids(findings) == ["Q309"]
    assert "2015/16 is missing" in findings[0].message


def test_three_periods_are_no_run():
    assert found([financial_year(2012), financial_year(2013), financial_year(2017)]) == []


def test_a_month_without_a_case_is_no_omission():
    run = months((2018, 1), 12)
    assert found([*run[:4], *run[5:]], layout="one row per case") == []


def test_slices_that_share_three_days():
    """Six-month slices of a real request: to 3 October, and from 1 October."""
    slices = [
        Period(date(2017, 4, 3), date(2017, 10, 3), "first"),
        Period(date(2017, 10, 1), date(2018, 4, 2), "second"),
    ]
    findings = found(slices)
    assert ids(findings) == ["Q310"]
    assert "1 October 2017 to 3 October 2017" in findings[0].message


def test_quarters_within_their_year_do_not_overlap_it():
    year = financial_year(2018)
    quarters = [Period(month(2018, n).start, month(2018, n + 2).end, f"Q{n}") for n in (4, 7, 10)]
    assert found([year, *quarters]) == []


def test_bare_years_are_told_where_nobody_asked():
    assert ids(found([calendar_year(2018), calendar_year(2019)])) == ["Q311"]
    assert found([calendar_year(2018, "calendar year 2018")]) == []
    assert found([calendar_year(2018)], campaign=specification()) == []


def test_totals_over_all_periods_are_left_out():
    whole = Period(date(2018, 1, 1), date(2018, 12, 31), "Total")
    assert found([*months((2018, 1), 12)]) == []
    assert check_periods(reading([figure(1, period=whole, total=True)])) == []


@given(st.integers(1995, 2025), st.integers(1, 12), st.integers(4, 60))
def test_an_unbroken_run_is_never_doubted(year, first, count):
    assert found(months((year, first), count)) == []


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 400), st.integers(1, 400))
def test_periods_one_after_the_other_never_overlap(start, one, other):
    first = Period(start, start + timedelta(days=one), "first")
    second = Period(first.end + timedelta(days=1), first.end + timedelta(days=1 + other), "second")
    assert "Q310" not in ids(found([first, second]))
