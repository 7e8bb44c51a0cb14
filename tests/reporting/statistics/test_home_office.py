"""Class 88A as it was published: 4,444 with the British Transport Police's 15, so 4,429 for the 43 forces."""

from datetime import date

from reporting.statistics.home_office import CLASS_88A, is_of_its_kind, same_year
from tests.reporting.builders import CODE, CODES


def test_it_holds_each_of_the_43_forces_and_comes_to_what_was_published():
    assert set(CLASS_88A) == set(CODES)
    assert sum(CLASS_88A.values()) == 4444 - 15
    assert CLASS_88A[CODE["Kent"]] == 45
    assert CLASS_88A[CODE["Wiltshire"]] == 5


def test_only_the_same_year_and_the_same_kind_are_spoken_of():
    assert same_year(date(2017, 4, 3), date(2018, 4, 2))
    assert not same_year(date(2018, 4, 1), date(2019, 3, 31))
    assert not same_year(date(2017, 1, 1), date(2017, 12, 31))
    assert is_of_its_kind("offences", "s.15A Sexual Offences Act 2003, recording code 71/17")
    assert not is_of_its_kind("thefts", "")
