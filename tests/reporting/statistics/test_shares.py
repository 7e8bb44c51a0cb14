from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.interval import NOTHING_KNOWN, Interval, exactly
from reporting.statistics.shares import proportion, says_unknown


@pytest.mark.parametrize(
    "category",
    ["Unknown", "UNKNOWN", "Not recorded", "Unknown age", "Age not known", "N/A", "Not stated ", "Sex unknown"],
)
def test_a_category_that_says_nothing_is_known(category):
    assert says_unknown(category)


@pytest.mark.parametrize("category", ["11 and under", "Female", "Facebook", "Known to victim", "Other", "Noted"])
def test_a_category_that_says_something(category):
    assert not says_unknown(category)


def test_the_published_share():
    """One in five: 20.4 per cent is what 712 of 3,490 come to."""
    low, high, why = proportion(exactly(712), exactly(2778))
    assert low == high == Fraction(71200, 3490)
    assert why is None


@pytest.mark.parametrize(
    ("inside", "outside", "why"),
    [
        (exactly(5), exactly(14), "Fewer than 20"),
        (Interval(30, None), exactly(14), "no upper bound"),
        (NOTHING_KNOWN, exactly(14), "Nothing is known"),
        (exactly(0), exactly(0), "Fewer than 20"),
    ],
)
def test_where_no_share_can_be_told_it_says_why(inside, outside, why):
    low, high, said = proportion(inside, outside)
    assert (low, high) == (None, None)
    assert why in said


bounds = st.tuples(st.integers(0, 200), st.integers(0, 200)).map(sorted)


@given(bounds, bounds, st.data())
def test_the_range_holds_every_true_share(inside, outside, data):
    low, high, why = proportion(Interval(*inside), Interval(*outside))
    if why is None:
        part, rest = data.draw(st.integers(*inside)), data.draw(st.integers(*outside))
        assert 0 <= low <= Fraction(part * 100, part + rest) <= high <= 100
