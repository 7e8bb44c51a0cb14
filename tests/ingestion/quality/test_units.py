from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ingestion.quality.units import check_units
from ingestion.values.period import Period
from ingestion.values.table import Table
from tests.ingestion.figures import figure, ids, reading, specification


def counts(*values, **other):
    return [figure(value, {"Sex": f"s{n}"}, **other) for n, value in enumerate(values)]


def test_a_share_among_counts():
    records = counts(10, 20, 30)
    records[1] = replace(records[1], as_written="20%")
    findings = check_units(reading(records))
    assert ids(findings) == ["Q430"]
    assert "20%" in findings[0].message


def test_shares_throughout_are_not_mixed():
    assert check_units(reading([replace(one, as_written=f"{one.as_written}%") for one in counts(10, 20)])) == []


def test_a_fraction_among_whole_numbers():
    findings = check_units(reading(counts(10, 20, 7.5, 12)))
    assert ids(findings) == ["Q431"]
    assert "7.5" in findings[0].message


def test_rates_throughout_are_not_mixed():
    assert check_units(reading(counts(1.5, 2.5, 3.1))) == []


def test_whole_numbers_only():
    assert check_units(reading(counts(1, 2, 3))) == []


def test_victims_in_one_table_and_offences_in_the_other():
    records = counts(1, 2, question="2", measure="Number of victims") + counts(
        1, question="2", measure="Offences", table="t2"
    )
    findings = check_units(reading(records), specification())
    assert ids(findings) == ["Q432"]
    assert "victims" in findings[0].message
    assert "offences" in findings[0].message


def test_crimes_are_offences():
    tables = [Table("t1", "Crimes by sex", "crosstab", [], 1), Table("t2", "Offences by sex", "crosstab", [], 1)]
    records = counts(1, question="2") + counts(1, question="2", table="t2")
    assert check_units(reading(records, tables=tables), specification()) == []


@pytest.mark.parametrize("words", ["Offences (000s)", "Offences ('000)", "Number of offences (in hundreds)"])
def test_a_head_that_counts_in_thousands_is_an_error_at_its_figures(words):
    records = [replace(one, measure=words) for one in counts(12, 15)]
    [finding] = check_units(reading(records))
    assert (finding.id, str(finding.level)) == ("Q434", "error")
    assert words in finding.message


@pytest.mark.parametrize("words", ["Figures are in thousands.", "All numbers shown are in the thousands"])
def test_a_note_that_says_so_is_told_too(words):
    table = Table("t1", "Offences", "crosstab", [], 1, notes=[words])
    assert ids(check_units(reading(counts(12, 15), tables=[table]))) == ["Q434"]


@pytest.mark.parametrize(
    "words",
    ["Offences per 1,000 people", "The data is held in thousands of files", "Population 12,000", "We hold thousands"],
)
def test_other_thousands_are_not(words):
    table = Table("t1", words, "crosstab", [], 1, notes=[words])
    assert check_units(reading(counts(12, 15), tables=[table])) == []


@pytest.mark.parametrize(
    "words",
    [
        "Victims recorded by financial year",
        "Table 1: Victims recorded by financial year",
        "Q1. Number of victims",
        "1. Total victims by year",
        "Recorded victims",
    ],
)
def test_a_title_that_begins_with_another_thing_than_was_asked_is_an_error(words):
    table = Table("t1", words, "crosstab", [], 1)
    [finding] = check_units(reading([figure(12, {}, question="1", measure="Count")], tables=[table]), specification())
    assert (finding.id, str(finding.level)) == ("Q433", "error")
    assert "asks for offences; the return counts victims" in finding.message


def test_a_head_that_is_another_thing_than_was_asked_is_an_error_of_the_whole_and_not_of_its_breakdown():
    assert ids(check_units(reading([figure(12, {}, question="1", measure="Victims")]), specification())) == ["Q433"]
    assert check_units(reading(counts(12, question="2", measure="Victims")), specification()) == []


@pytest.mark.parametrize(
    "words",
    [
        "Offences by sex of victim",
        "Victims of these offences, by year",
        "Recorded crimes",
        "Sex of victim",
        "Question 1: how many",
        "Victim surveys held",
    ],
)
def test_a_title_that_only_names_victims_says_nothing_of_what_is_counted(words):
    table = Table("t1", words, "crosstab", [], 1)
    records = [figure(12, {}, question="1", measure="Count")]
    assert check_units(reading(records, tables=[table]), specification()) == []


RUNNING = [
    "Please note that these figures are cumulative: each year includes the years before it.",
    "Figures are cumulative since 1 April 2021.",
    "The counts shown are running totals from the start of the first year.",
    "Each figure includes those of previous years.",
]


@pytest.mark.parametrize("words", RUNNING)
def test_figures_said_to_run_on_are_an_error_wherever_it_is_said(words):
    records = [figure(12, {}, question="1")]
    noted = Table("t1", "Offences", "crosstab", [], 1, notes=[words])
    [finding] = check_units(reading(records, tables=[noted]), specification())
    assert (finding.id, str(finding.level)) == ("Q435", "error")
    assert ids(check_units(reading(records, lines=[words]), specification())) == ["Q435"]


def test_a_head_or_a_year_that_says_cumulative_is_an_error():
    headed = figure(12, {}, question="1", measure="Cumulative offences")
    dated = figure(12, {}, question="1", period=Period(date(2018, 4, 1), date(2019, 3, 31), "2018/19 (cumulative)"))
    assert ids(check_units(reading([headed]), specification())) == ["Q435"]
    assert ids(check_units(reading([dated]), specification())) == ["Q435"]


@pytest.mark.parametrize(
    "words",
    [
        "These figures are not cumulative.",
        "Figures are non-cumulative.",
        "We have considered the cumulative effect of several such requests.",
        "The cumulative cost of your requests was taken into account.",
    ],
)
def test_a_word_on_something_else_that_runs_on_is_not(words):
    noted = Table("t1", "Offences", "crosstab", [], 1, notes=[words])
    records = [figure(12, {}, question="1")]
    assert check_units(reading(records, tables=[noted], lines=[words]), specification()) == []


def test_figures_that_answer_nothing_may_run_on():
    assert check_units(reading([figure(12, {}, measure="Cumulative offences")]), specification()) == []


def test_a_row_that_is_called_by_another_thing_is_told_whatever_question_stands_over_it() -> None:
    over = "Question 1: How many offences were recorded?"

    def found(label: str) -> list[str]:
        records = [figure(12, {"label": label}, question="1", measure=over)]
        return ids(check_units(reading(records), specification()))

    assert found("Victims") == found("Victims recorded") == ["Q433"]
    assert found("Offences recorded") == found("Number recorded") == []
