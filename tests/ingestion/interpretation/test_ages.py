from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.interpretation.ages import age_range, date_that_was_ages


@pytest.mark.parametrize(
    ("label", "ages"),
    [
        ("12-15", (12, 15)),
        ("12 – 15 yrs", (12, 15)),
        ("12-15yrs", (12, 15)),
        ("Aged 12 to 15", (12, 15)),
        ("12/15", (12, 15)),
        ("11 and under", (0, 11)),
        ("11 & Under", (0, 11)),
        ("up to 11", (0, 11)),
        ("≤11", (0, 11)),
        ("Under 12s", (0, 11)),
        ("<12", (0, 11)),
        ("U12", (0, 11)),
        ("16+", (16, None)),
        ("16 and over", (16, None)),
        ("Over 15", (16, None)),
        ("≥16", (16, None)),
        ("14", (14, 14)),
        ("Adult", (18, None)),
        ("Facebook", None),
        ("15-12", None),
        ("", None),
        ("Meet 24", None),
        ("under 0", None),
    ],
)
def test_the_ages_a_label_names(label, ages):
    assert age_range(label) == ages


@pytest.mark.parametrize(
    ("label", "first"),
    [
        ("05-Nov", (5, 11)),
        ("5-Nov", (5, 11)),
        ("2019-11-05", (5, 11)),
        ("05/11/2019", (5, 11)),
        ("Dec-15", (12, 15)),
        ("10-Nov", (10, 11)),
        ("11-May", (5, 11)),
    ],
)
def test_a_date_that_was_an_age_group(label, first):
    assert date_that_was_ages(label)[0] == first


def test_the_first_of_a_month_may_be_either_of_two_groups():
    assert set(date_that_was_ages("2015-12-01 00:00:00")) == {(1, 12), (12, 15)}


@pytest.mark.parametrize("label", ["12-15", "2018/19", "99/99/2019", "2019-13-45", "Snapchat", "March"])
def test_what_is_no_date_was_no_age_group(label):
    assert date_that_was_ages(label) == ()


@given(st.integers(0, 60), st.integers(1, 60), st.sampled_from(["{}-{}", "{} to {}", "Aged {}–{} years", "{} - {}yrs"]))
def test_every_spelling_of_a_group_names_the_same_ages(low, more, spelling):
    assert age_range(spelling.format(low, low + more)) == (low, low + more)


@given(st.text(max_size=30))
def test_no_label_breaks_the_grammar(label):
    age_range(label)
    date_that_was_ages(label)
