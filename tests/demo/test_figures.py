"""The release's sentences can be had from the demonstration's figures; its numbers are copied from the release."""

from fractions import Fraction

import pytest

from demo.campaign import METHODS, YEARS
from demo.figures import LANCASHIRE, NO_METHODS, NO_VICTIMS, ONE_METHOD_A_CASE, figures, under_12_of_known

ALL = figures()
THAMES_VALLEY = ALL["E23000029"]


def test_every_force_has_figures():
    assert len(ALL) == 43


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("code", sorted(set(ALL) - NO_VICTIMS))
def test_victims_add_up_to_the_total(code, year):
    victims = [number for (when, _, _), number in ALL[code].victims.items() if when == year]
    assert len(victims) == 12
    assert min(victims) >= 0
    assert sum(victims) == ALL[code].totals[year]


def test_forces_that_gave_nothing_have_nothing():
    assert {code for code, each in ALL.items() if each.victims is None} == NO_VICTIMS
    assert {code for code, each in ALL.items() if each.methods is None} == NO_METHODS


def test_thames_valley_rose_by_140_per_cent_almost_four_times_the_national_increase():
    rise = Fraction(THAMES_VALLEY.totals["2018/19"], THAMES_VALLEY.totals["2017/18"]) - 1
    assert round(100 * rise) == 140
    national = Fraction(4373, 3217) - 1
    assert round(100 * national) == 36
    assert Fraction(37, 10) < rise / national < 4


@pytest.mark.parametrize("year", YEARS)
def test_one_in_five_is_11_or_under_where_age_was_given(year):
    young, known = under_12_of_known(year)
    assert Fraction(203, 1000) < Fraction(young, known) < Fraction(205, 1000)


def test_thames_valley_four_platforms_are_77_per_cent_where_the_method_was_given():
    methods = {key: number for key, number in THAMES_VALLEY.methods.items() if key[1] != "Not recorded"}
    four = {"Facebook", "Instagram", "WhatsApp", "Snapchat"}
    used = sum(number for (_, method), number in methods.items() if method in four)
    assert round(Fraction(100 * used, sum(methods.values()))) == 77


@pytest.mark.parametrize(("year", "instances"), [("2017/18", 418), ("2018/19", 929)])
def test_instagram(year, instances):
    assert sum(each.methods[year, "Instagram"] for each in ALL.values() if each.methods) == instances


def test_lancashire_platforms_as_published():
    four = ("Facebook", "Instagram", "Snapchat", "WhatsApp")
    methods = ALL[LANCASHIRE].methods
    assert [methods["2017/18", method] for method in four] == [17, 19, 24, 2]
    assert [methods["2018/19", method] for method in four] == [58, 90, 50, 9]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("code", sorted(ONE_METHOD_A_CASE))
def test_rows_of_offences_have_one_method_each(code, year):
    assert sum(ALL[code].methods[year, method] for method in METHODS) == ALL[code].totals[year]


@pytest.mark.parametrize("year", YEARS)
def test_no_more_flags_than_offences(year):
    assert all(0 <= each.flags[year] <= each.totals[year] for each in ALL.values())
