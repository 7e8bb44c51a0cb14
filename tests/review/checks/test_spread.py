"""The middle and spread of many values, and of all but one force's: the same as of a list without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.checks.spread import FEWEST, Others, spread_of

VALUED = st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.floats(-5, 5) | st.integers(-3, 3).map(float)), max_size=40)


def test_the_middle_and_spread_need_enough_values_and_never_vanish():
    assert spread_of([1.0] * (FEWEST - 1), floor=0.1) is None
    spread = spread_of([1.0] * FEWEST, floor=0.1)
    assert (spread.middle, spread.spread) == (1.0, 0.1)
    assert not spread.far(1.3, 3.5)
    assert spread.far(1.4, 3.5)


@given(VALUED)
def test_without_one_force_is_the_spread_of_the_others(valued):
    others = Others(valued, floor=0.15)
    for code in "ABCDEFGH":
        slow = spread_of([value for other, value in valued if other != code], floor=0.15)
        quick = others.without(code)
        if slow is None:
            assert quick is None
            continue
        assert (quick.middle, quick.low, quick.high, quick.count) == (slow.middle, slow.low, slow.high, slow.count)
        assert quick.spread == pytest.approx(slow.spread, abs=1e-12)
