"""Counts per 1,000 children."""

from fractions import Fraction

from ingestion.values.interval import Interval, exactly
from reporting.statistics.rates import rate_of


def test_a_rate_is_exact_and_a_range_stays_one():
    assert rate_of(exactly(140), 350_000) == (Fraction(2, 5), Fraction(2, 5), None)
    assert rate_of(Interval(20, 40), 10_000) == (Fraction(2), Fraction(4), None)
    assert rate_of(Interval(20, None), 10_000) == (Fraction(2), None, None)


def test_no_rate_stands_on_fewer_than_twenty():
    low, high, why = rate_of(Interval(19, 30), 10_000)
    assert (low, high) == (None, None)
    assert why == "The count is or may be under 20: it is told instead."


def test_no_rate_without_children_to_divide_by_or_where_none_is_ever_told():
    assert rate_of(exactly(140), None)[2] == "The number of children in its area is not known."
    assert rate_of(exactly(140), 1000, ever=False)[0] is None
