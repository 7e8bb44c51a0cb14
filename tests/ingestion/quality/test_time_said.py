"""Sentences that say that figures are those of a part of the time asked about; and those that say nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.quality.time_said import check_time_said
from ingestion.values.period import financial_year
from tests.ingestion.figures import figure, ids, reading, specification

FOR_2018 = (
    "2018/19 data is not for the full year.",
    "The figures for 2018/19 are incomplete as they run to the end of December 2018.",
    "2018/19 covers the nine months to December 2018 only.",
    "Data was extracted on 14 January 2019, so 2018/19 is not a full year.",
    "2018/19 - April to January only",
    "* 2018/19 to date",
    "The last year is to 31 January 2019.",
    "Figures for the current year are up to 13 February.",
    "The final year shown is a part year.",
    "Figures for 2018/19 are year to date as of 15 March 2019.",
    "Only nine months' data is available for 2018/19.",
    "The 2018/19 year is incomplete at the time of writing.",
    "This data runs to 31 January 2019.",
    "All figures are correct up to 31 December 2018.",
    "Data are complete to November 2018.",
    "Records for January to March 2019 were lost in a migration and are not included.",
    "Data prior to January 2019 could not be retrieved.",
    "Records are only available from 1 September 2018, when a new system was introduced.",
    "We moved to a new crime recording system on 1 October 2018; data before that date is not available.",
    "Owing to a change of system no records exist before 1 July 2018.",
    "Data extracted 4 January 2019",
    "A new system began on 4 June 2018. Information held before then could not be searched.",
)
SAYS_NOTHING = (
    "These figures are taken from a live system and may change.",
    "Data was extracted on 6 June 2019.",
    "Financial years run from 1 April to 31 March.",
    "Figures are correct as at 6 June 2019.",
    "Data from 1 April 2018 to 31 March 2019 was searched.",
    "2018/19 means 1 April 2018 to 31 March 2019.",
    "Please note that data for the 2019/20 financial year is not yet complete.",
    "We have searched records up to 31 March 2019.",
    "All figures include offences recorded up to and including 31 March 2019.",
    "The last financial year is to 31 March 2019.",
    "In 2018/19 only 12 offences were recorded.",
    "No suspect has been charged to date for offences of 2018/19.",
    "You asked for data up to 31 December 2018.",
    "Until 31 December 2018 these offences were recorded under another code.",
    "Recording practice changed on 1 November 2018.",
    "Population figures are as at 30 June 2018.",
    "Our system was introduced in June 2018 and holds all earlier offences.",
    "This is not a complete list of the systems that hold data for 2018/19.",
    "Records before 1 April 2018 are not available.",
    "The figures for 2018/19 were published on 18 July 2019.",
    "There were no figures above 5 in 2018/19.",
)


def told(words: str, start: int = 2018) -> list[str]:
    records = [figure(12, {}, question="1", period=financial_year(start), asked=f"{start}/{(start + 1) % 100}")]
    return ids(check_time_said(reading(records, lines=["Dear requester,", words]), specification()))


@pytest.mark.parametrize("words", FOR_2018)
def test_a_part_of_an_asked_year_under_the_whole_years_head_is_an_error(words: str) -> None:
    assert told(words) == ["Q441"]


@pytest.mark.parametrize("words", SAYS_NOTHING)
def test_sentences_about_other_time_or_other_things_are_left_alone(words: str) -> None:
    assert told(words) == []


def test_a_year_without_an_answer_of_its_own_is_not_told() -> None:
    assert told("2018/19 data is not for the full year.", start=2017) == []
    assert check_time_said(reading([figure(12, {})], lines=["2018/19 is a part year."]), specification()) == []
    assert check_time_said(reading([figure(12, {})], lines=["2018/19 is a part year."])) == []


@given(st.dates(min_value=financial_year(2018).start, max_value=financial_year(2018).end))  # type: ignore[arg-type]
def test_figures_up_to_any_day_are_told_unless_it_is_the_last(day) -> None:  # type: ignore[no-untyped-def]
    year = financial_year(2018)
    for words in ("The data is up to {}.", "Figures run to {}.", "This information was extracted on {}."):
        assert told(words.format(f"{day.day} {day:%B %Y}")) == ([] if day == year.end else ["Q441"]), (words, day)


@pytest.mark.parametrize("note", ["* part year", "*: incomplete", "* April to December only", "* not a full year"])
def test_a_footnote_speaks_of_the_year_that_carries_its_mark(note: str) -> None:
    marked = replace(financial_year(2018), as_written="2018/19*")
    records = [
        figure(12, {}, question="1", period=financial_year(2017), asked="2017/18"),
        figure(15, {}, question="1", period=marked, asked="2018/19", cell="C2"),
    ]
    [found] = check_time_said(reading(records, lines=[note]), specification())
    assert found.place.cell == "C2"
    assert check_time_said(reading(records[:1], lines=[note]), specification()) == []
    assert check_time_said(reading(records, lines=["* provisional"]), specification()) == []
