from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.apportionment import apportion, variation

weights = st.dictionaries(st.integers(), st.integers(min_value=0, max_value=10_000), min_size=1, max_size=50)


@given(st.integers(min_value=0, max_value=100_000), weights.filter(lambda weights: any(weights.values())))
def test_shares_add_up_and_are_within_one_of_proportion(total, weights):
    shares = apportion(total, weights)
    assert sum(shares.values()) == total
    whole = sum(weights.values())
    assert all(abs(shares[key] - Fraction(total * weight, whole)) < 1 for key, weight in weights.items())


@given(st.integers(min_value=0, max_value=1000), weights.filter(lambda weights: any(weights.values())))
def test_what_weighs_nothing_gets_nothing(total, weights):
    shares = apportion(total, weights)
    assert all(shares[key] == 0 for key, weight in weights.items() if weight == 0)


def test_ties_go_to_the_earlier():
    assert apportion(1, {"first": 1, "second": 1}) == {"first": 1, "second": 0}


def test_nothing_to_share_needs_no_weight():
    assert apportion(0, {"one": 0}) == {"one": 0}


@pytest.mark.parametrize(("total", "weights"), [(1, {"one": 0}), (1, {}), (1, {"one": 2, "two": -1})])
def test_what_cannot_be_shared_is_refused(total, weights):
    with pytest.raises(ValueError, match="weigh"):
        apportion(total, weights)


@given(st.text())
def test_a_variation_is_always_the_same_and_within_its_spread(name):
    assert variation(name) == variation(name)
    assert Fraction(3, 4) <= variation(name) <= Fraction(5, 4)
