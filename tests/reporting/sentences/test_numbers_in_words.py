from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.interval import NOTHING_KNOWN, Interval, exactly
from reporting.sentences.numbers_in_words import (
    count_words,
    forces_words,
    fraction_words,
    list_words,
    multiple_words,
    number_words,
    percent_words,
    whole,
)


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        ("1.89", None),
        ("1.9", "almost twice"),
        ("1.99", "almost twice"),
        ("2", "twice"),
        ("2.1", "more than twice"),
        ("2.8", "almost three times"),
        ("3.69", "more than three times"),
        ("3.7", "almost four times"),
        ("3.999", "almost four times"),
        ("4", "four times"),
        ("9.5", "almost ten times"),
        ("10", "ten times"),
        ("31", "more than ten times"),
    ],
)
def test_multiples(ratio, said):
    assert multiple_words(Fraction(ratio)) == said


@given(st.fractions(min_value=0, max_value=20))
def test_a_multiple_never_says_more_than_was_found(ratio):
    said = multiple_words(ratio)
    assert (said is None) == (ratio < Fraction("1.9"))
    if said:
        assert "more" not in said.replace("more than", "")
        named = {"twice": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
        number = named[said.removeprefix("almost ").removeprefix("more than ").split()[0]]
        if said.startswith("almost"):
            assert ratio < number <= ratio + Fraction(9, 10)
        elif said.startswith("more than"):
            assert ratio > number
        else:
            assert ratio == number


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        ("20.4", "one in five"),
        ("21", "one in five"),
        ("21.01", None),
        ("19", "one in five"),
        ("24.2", "one in four"),
        ("33", "one in three"),
        ("77", None),
        ("49.1", "half"),
    ],
)
def test_fractions_are_used_within_one_point_only(percent, said):
    assert fraction_words(Fraction(percent), Fraction(percent)) == said


def test_a_range_is_a_fraction_only_when_both_its_ends_are():
    assert fraction_words(Fraction("19.2"), Fraction("20.9")) == "one in five"
    assert fraction_words(Fraction("19.2"), Fraction("21.9")) is None
    assert fraction_words(Fraction("17.5"), Fraction("20.5")) is None


@pytest.mark.parametrize(
    ("number", "said"), [("0.5", 1), ("2.5", 3), ("-2.5", -3), ("35.93", 36), ("140.35", 140), ("0.49", 0)]
)
def test_halves_go_away_from_nought(number, said):
    assert whole(Fraction(number)) == said


@given(st.fractions(min_value=-1000, max_value=1000))
def test_a_whole_number_is_within_a_half(number):
    assert abs(whole(number) - number) <= Fraction(1, 2)


def test_percentages():
    assert percent_words(Fraction(274 * 100, 114) - 100, Fraction(274 * 100, 114) - 100) == "140 per cent"
    assert percent_words(Fraction(-12), Fraction(-9)) == "between 9 and 12 per cent"
    assert percent_words(Fraction("0.2"), Fraction("0.2")) == "less than 1 per cent"
    assert percent_words(Fraction("35.6"), Fraction("36.4")) == "36 per cent"


def test_counts():
    assert count_words(exactly(4373)) == "4,373"
    assert count_words(Interval(12, 15)) == "between 12 and 15"
    assert count_words(Interval(1200, None)) == "at least 1,200"
    assert count_words(NOTHING_KNOWN) == "an unknown number"
    assert number_words(Fraction(5, 2)) == "2.5"


def test_lists_and_forces():
    assert list_words(["Facebook", "Instagram", "WhatsApp", "Snapchat"]) == "Facebook, Instagram, WhatsApp and Snapchat"
    assert list_words(["A", "B"], "or") == "A or B"
    assert list_words(["A"]) == "A"
    assert forces_words(43, 43) == "all 43 forces"
    assert forces_words(38, 43) == "38 of the 43 forces asked"
    assert forces_words(1, 1) == "the force"
