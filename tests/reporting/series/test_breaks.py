"""What two points of a series may not be compared over, each named."""

from datetime import date

import pytest

from reporting.series.breaks import basis_break, definition_break, merger_break, successor

YEARS = [(date(year, 4, 1), date(year + 1, 3, 31)) for year in (2017, 2018, 2020)]


def test_years_that_follow_each_other_are_of_a_kind():
    assert basis_break(YEARS[0], YEARS[1]) is None
    assert basis_break((date(2019, 4, 1), date(2020, 3, 31)), YEARS[2]) is None, "a leap year"


@pytest.mark.parametrize(
    ("earlier", "later", "why"),
    [
        (YEARS[1], YEARS[2], "366 days lie between"),
        (YEARS[0], (date(2024, 4, 1), date(2025, 3, 31)), "2,192 days lie between"),
        (YEARS[0], (date(2018, 1, 1), date(2018, 12, 31)), "overlap by 90 days"),
        (YEARS[0], (date(2018, 4, 1), date(2018, 12, 31)), "not equally long: 365 and 275 days"),
    ],
)
def test_gaps_overlaps_and_other_lengths_break_it(earlier, later, why):
    assert why in basis_break(earlier, later)


def test_another_definition_measure_or_wording_breaks_it_and_the_first_is_named():
    same = ("offences", "s15a")
    assert definition_break(same, same, ("how many", "how many")) is None
    assert definition_break(same, ("offences", "s15"), ("a", "b")) == "The definition changed."
    assert definition_break(same, ("crimes", "s15a"), ("a", "a")) == "What is counted changed."
    assert definition_break(same, same, ("a", "b")) == "The question was worded differently."


def test_a_force_that_took_in_another_is_of_another_area_from_that_day_on():
    mergers = {"W": ("A", date(2018, 4, 1))}
    names = {"A": "Avon Police", "W": "Wells Police"}
    assert merger_break("Avon Police", mergers, names, YEARS[0], YEARS[1]) == "Wells Police became part of it."
    assert merger_break("Avon Police", mergers, names, YEARS[1], YEARS[2]) is None
    assert merger_break("Kent Police", mergers, names, YEARS[0], YEARS[1]) is None


def test_a_force_is_part_of_the_last_that_took_it_in_and_a_circle_ends():
    chain = {"A": ("B", None), "B": ("C", None)}
    assert successor("A", chain) == "C"
    assert successor("D", chain) == "D"
    assert successor("A", {"A": ("B", None), "B": ("A", None)}) == "B"
