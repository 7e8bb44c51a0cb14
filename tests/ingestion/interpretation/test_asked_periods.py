from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.interpretation.asked_periods import Fit, added_up, fit, period_findings
from ingestion.values.period import Period, calendar_year, financial_year, month
from requests_app.specification import AskedPeriod
from tests.ingestion.figures import figure, ids, specification

ASKED = specification().periods
BARE = Period(date(2018, 1, 1), date(2018, 12, 31), "2018")


@pytest.mark.parametrize(
    ("period", "expected", "label"),
    [
        (financial_year(2018), Fit.WHOLE, "2018/19"),
        (financial_year(2017), Fit.NEAR, "2017/18"),
        (Period(None, None, "2018/19"), Fit.WHOLE, "2018/19"),
        (Period(date(2018, 4, 3), date(2019, 4, 2), "the year to April 2019"), Fit.NEAR, "2018/19"),
        (calendar_year(2018, "calendar year 2018"), Fit.OTHER_YEAR, "2018/19"),
        (BARE, Fit.BARE_YEAR, "2018/19"),
        (month(2018, 6), Fit.PART, "2018/19"),
        (Period(date(2018, 4, 1), date(2018, 9, 30), "H1"), Fit.PART, "2018/19"),
        (Period(date(2017, 4, 1), date(2019, 3, 31), "2017-2019"), Fit.SPANNING, None),
        (financial_year(2015), Fit.OUTSIDE, None),
        (Period(None, None, "Ongoing"), Fit.UNDATED, None),
        (None, Fit.UNDATED, None),
    ],
)
def test_how_a_period_stands_to_the_asked_ones(period, expected, label):
    fitting = fit(period, ASKED)
    assert fitting.fit is expected
    assert (fitting.asked.label if fitting.asked else None) == label


def test_only_the_asked_period_or_one_a_few_days_off_answers():
    answering = [
        fit(period, ASKED).answers
        for period in (financial_year(2018), financial_year(2017), calendar_year(2018, "calendar year 2018"), BARE)
    ]
    assert answering == [True, True, False, False]


def test_a_bare_year_answers_where_the_calendar_year_was_asked():
    asked = [AskedPeriod("2018", date(2018, 1, 1), date(2018, 12, 31))]
    assert fit(BARE, asked).fit is Fit.WHOLE


def test_a_financial_year_does_not_answer_for_a_calendar_year():
    asked = [AskedPeriod("2018", date(2018, 1, 1), date(2018, 12, 31))]
    assert fit(financial_year(2018), asked).fit is Fit.OTHER_YEAR


@given(st.dates(date(2010, 1, 1), date(2025, 1, 1)), st.integers(0, 900))
def test_a_period_that_answers_differs_by_a_week_at_most(start, days):
    period = Period(start, date.fromordinal(start.toordinal() + days), "")
    fitting = fit(period, ASKED)
    if fitting.answers:
        assert fitting.asked is not None
        assert abs((period.start - fitting.asked.start).days) <= 7
        assert abs((period.end - fitting.asked.end).days) <= 7


def fitted(records):
    return [(record, fit(record.period, ASKED)) for record in records]


def test_another_year_is_told_once_for_each_table_with_both_ranges():
    records = [
        figure(n, {"Sex": sex}, period=calendar_year(2018, "calendar year 2018"))
        for n, sex in ((1, "Female"), (2, "Male"))
    ]
    findings = period_findings(fitted(records), ASKED)
    assert ids(findings) == ["Q301"]
    assert "1 January 2018 to 31 December 2018" in findings[0].message
    assert "1 April 2018 to 31 March 2019" in findings[0].message
    assert "2 figures" in findings[0].message


def test_the_asked_period_itself_is_not_worth_a_word():
    assert period_findings(fitted([figure(1)]), ASKED) == []


def test_a_figure_without_a_period_is_told():
    assert ids(period_findings(fitted([figure(1, period=None)]), ASKED)) == ["Q306"]


def twelve_months(figures, question="1"):
    months = [month(2018 + (3 + n) // 12, (3 + n) % 12 + 1) for n in range(12)]
    return [figure(value, period=when, question=question) for value, when in zip(figures, months, strict=False)]


def test_twelve_months_are_added_up_to_the_asked_year():
    records = twelve_months([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    sums, findings, used = added_up(fitted(records), ASKED)
    assert [(one.asked, one.interval.low, one.interval.high) for one in sums] == [("2018/19", 78, 78)]
    assert ids(findings) == ["Q308"]
    assert used == {id(record) for record in records}


def test_a_suppressed_month_makes_the_sum_a_range():
    sums, _, _ = added_up(fitted(twelve_months([10] * 11 + ["<5"])), ASKED)
    assert (sums[0].interval.low, sums[0].interval.high) == (111, 114)


def test_eleven_months_are_no_year():
    sums, findings, used = added_up(fitted(twelve_months([1] * 11)), ASKED)
    assert (sums, findings, used) == ([], [], set())


def test_months_are_not_added_where_the_year_is_printed():
    records = twelve_months([1] * 12)
    year = figure(12, question="1", asked="2018/19")
    sums, _, used = added_up(fitted([*records, year]), ASKED)
    assert sums == []
    assert used == {id(record) for record in records}


@pytest.mark.parametrize("words", ["2018/19 (part year)", "2018/19 YTD", "2018-19 to date", "2018/19 (incomplete)"])
def test_a_year_that_says_it_is_not_whole_answers_no_year(words):
    period = Period(date(2018, 4, 1), date(2019, 3, 31), words)
    fitting = fit(period, ASKED)
    assert (fitting.fit, fitting.asked.label, fitting.answers) == (Fit.PART, "2018/19", False)
    [finding] = period_findings([(figure(3, period=period), fitting)], ASKED)
    assert finding.id == "Q303"
    assert finding.message.startswith(f"“{words}” says that it is not the whole of 2018/19")


def test_a_part_of_a_year_is_told_once_in_a_document_with_the_questions_it_answers():
    period = Period(date(2018, 4, 1), date(2018, 12, 31), "2018/19 (to December)")
    pairs = [
        (replace(figure(3, period=period, question=question), table=table), fit(period, ASKED))
        for question, table in (("1", "t1"), ("2", "t2"), ("2", "t2"))
    ]
    [finding] = period_findings(pairs, ASKED)
    assert finding.message.endswith("3 figures of questions 1 and 2.")


def test_such_words_may_be_what_was_asked():
    asked = [AskedPeriod("2018/19 to date", date(2018, 4, 1), date(2019, 3, 31))]
    assert fit(Period(date(2018, 4, 1), date(2019, 3, 31), "2018/19 to date"), asked).answers
