"""Figures here are copied from the release of 12 September 2019 and its regional versions, not from the program."""

from collections import Counter

import pytest

from demo.known_figures import BY_CODE, FORCES, ILLUSTRATIVE, RELEASE

PUBLISHED = {
    "Thames Valley Police": (114, 274),
    "Wiltshire Police": (28, 54),
    "Northamptonshire Police": (26, 52),
    "Kent Police": (122, 140),
    "Surrey Police": (27, 76),
    "Sussex Police": (77, 76),
    "Hampshire and Isle of Wight Constabulary": (152, 181),
    "North Yorkshire Police": (14, 22),
    "Humberside Police": (77, 80),
    "Dorset Police": (37, 84),
    "Devon & Cornwall Police": (56, 109),
    "Dyfed-Powys Police": (19, 41),
    "Gwent Police": (44, 26),
    "North Wales Police": (53, 103),
    "South Wales Police": (158, 140),
    "Lancashire Constabulary": (64, 252),
}
REGIONS = {
    ("Yorkshire and The Humber", "2017/18"): 297,
    ("Yorkshire and The Humber", "2018/19"): 473,
    ("North West", "2018/19"): 710,
    ("West Midlands", "2017/18"): 194,
    ("West Midlands", "2018/19"): 260,
    ("South West", "2017/18"): 377,
    ("Wales", "2017/18"): 274,
    ("South East", "2017/18"): 378 + 114,
    ("South East", "2018/19"): 473 + 274,
}


def test_there_are_43_forces_each_with_its_own_code_name_and_slug():
    assert len(FORCES) == len(BY_CODE) == 43
    assert len({force.name for force in FORCES}) == len({force.slug for force in FORCES}) == 43


@pytest.mark.parametrize(("year", "total"), [("2017/18", 3217), ("2018/19", 4373)])
def test_england_and_wales(year, total):
    assert sum(force.totals[year] for force in FORCES) == total


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_totals_are_used_as_they_are(name):
    force = next(force for force in FORCES if force.name == name)
    assert (force.totals["2017/18"], force.totals["2018/19"]) == PUBLISHED[name]
    assert ILLUSTRATIVE not in force.basis.values()


def test_totals_of_the_release_itself_say_so():
    named = ["Thames Valley Police", "Wiltshire Police", "Northamptonshire Police"]
    assert all(force.basis["2018/19"] == RELEASE for force in FORCES if force.name in named)


def test_published_totals_of_regions_are_kept_to():
    sums = Counter()
    for force in FORCES:
        for year, number in force.totals.items():
            sums[force.region, year] += number
    assert {key: sums[key] for key in REGIONS} == REGIONS
