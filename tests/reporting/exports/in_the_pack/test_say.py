"""The pack says numbers by a program of its own: it must say what the product says, of every number."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.interval import Interval
from reporting.exports.in_the_pack import say
from reporting.sentences.numbers_in_words import count_words, fraction_words, multiple_words, percent_words

COUNTS = st.integers(0, 99_999)
PERCENTS = st.fractions(-99, 2000, max_denominator=997)


@given(COUNTS, st.one_of(st.none(), COUNTS))
def test_counts(low, more):
    high = None if more is None else low + more
    assert say.count((low, high)) == count_words(Interval(low, high))


@given(PERCENTS, PERCENTS)
def test_percentages(one, other):
    low, high = sorted((one, other))
    assert say.per_cent(low, high) == percent_words(low, high)


@given(st.fractions(0, 100, max_denominator=991), st.fractions(0, 3, max_denominator=101))
def test_fractions(low, width):
    high = min(low + width, Fraction(100))
    assert say.fraction(low, high) == fraction_words(low, high)


@given(st.fractions(Fraction(1, 10), 14, max_denominator=499))
def test_multiples(ratio):
    assert say.multiple(ratio) == multiple_words(ratio)


def test_nought_is_said_as_the_sentence_says_it():
    assert say.count((0, 0), nought="none") == "none"
    assert say.count((0, 4), nought="none") == "between 0 and 4"
