from datetime import date

import pytest

from reporting.sentences.campaign_wording import (
    category_words,
    date_words,
    dates_note,
    dimension_wording,
    period_words,
    span_words,
    wording_of,
)
from requests_app.specification import AskedPeriod, Dimension
from tests.reporting.builders import specification

PERIODS = {
    "2017/18": AskedPeriod("2017/18", date(2017, 4, 3), date(2018, 4, 2)),
    "2018/19": AskedPeriod("2018/19", date(2018, 4, 3), date(2019, 4, 2)),
    "FY": AskedPeriod("FY", date(2018, 4, 1), date(2019, 3, 31)),
    "first half": AskedPeriod("first half", date(2018, 4, 1), date(2018, 9, 30)),
}


def test_a_year_is_named_by_the_month_it_ends_in():
    assert period_words("2018/19", PERIODS) == "the year to April 2019"
    assert period_words("FY", PERIODS) == "the year to March 2019"
    assert period_words("first half", PERIODS) == "first half"
    assert period_words("unlisted", PERIODS) == "unlisted"


def test_spans():
    assert span_words(["2018/19"], PERIODS) == "in the year to April 2019"
    assert span_words(["2017/18", "2018/19"], PERIODS) == "over the two years to April 2019"
    assert span_words(["2017/18", "first half"], PERIODS) == "in 2017/18 and first half together"


def test_notes_give_the_exact_dates():
    assert date_words(date(2018, 4, 3)) == "3 April 2018"
    assert dates_note(["2017/18"], PERIODS) == "2017/18 is 3 April 2017 to 2 April 2018."


@pytest.mark.parametrize(
    ("key", "label", "several", "provided", "unit"),
    [
        ("victim_age", "Age of victim", False, "age was provided", "victims"),
        ("sex", "Sex of suspect", False, "sex was provided", "suspects"),
        ("gender", "Gender", False, "gender was provided", "offences"),
        ("method", "Method used", True, "the method used was recorded and provided", "instances"),
        ("outcome", "Outcome", False, "outcome was provided", "offences"),
    ],
)  # fmt: skip
def test_breakdowns_are_spoken_of_as_people_do(key, label, several, provided, unit):
    said = dimension_wording(Dimension(key, label, ()), several=several, measure="offences")
    assert (said.provided, said.unit, said.used) == (provided, unit, several)


def test_stages_is_no_age():
    said = dimension_wording(Dimension("stage", "Stage", ()), several=False, measure="offences")
    assert said.provided == "stage was provided"


def test_categories_inside_a_sentence():
    words = wording_of(specification()).dimensions
    assert category_words(words["victim_age"], ["11 and under"]) == "11 or under"
    assert category_words(words["victim_age"], ["12-15", "16 and over"]) == "12 to 15 or 16 or over"
    assert category_words(words["victim_sex"], ["Female"]) == "female"
    assert category_words(words["communication_method"], ["Facebook", "Kik"]) == "Facebook and Kik"


def test_a_campaign_may_say_its_subject_more_fully():
    assert wording_of(specification(), "grooming offences").subject == "grooming offences"
    assert wording_of(specification()).subject == "offences of sexual communication with a child"
