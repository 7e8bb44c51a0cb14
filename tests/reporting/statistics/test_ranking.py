"""Places among figures, some of them known only as ranges."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.statistics.ranking import rank_words, ranks


def test_equal_figures_share_a_place():
    assert ranks([(5, 5), (3, 3), (3, 3), (1, 1)]) == [(1, 1), (2, 2), (2, 2), (4, 4)]


def test_a_range_may_stand_anywhere_its_ends_allow():
    assert ranks([(10, 10), (4, 12), (5, 5), (None, None)]) == [(1, 2), (1, 3), (2, 3), None]


def test_without_an_upper_bound_it_may_stand_first():
    assert ranks([(10, 10), (2, None)]) == [(1, 2), (1, 2)]


@pytest.mark.parametrize(
    ("rank", "said"),
    [((1, 1), "1st of 43"), ((2, 2), "2nd of 43"), ((11, 13), "between 11th and 13th of 43"), (None, "")],
)
def test_places_in_words(rank, said):
    assert rank_words(rank, 43) == said


RANGES = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(max_examples=150, deadline=None)
@given(st.lists(RANGES, min_size=1, max_size=7), st.data())
def test_the_true_place_always_lies_in_the_places_told(bounds, data):
    truth = [data.draw(st.integers(low, high)) for low, high in bounds]
    for value, (best, worst) in zip(truth, ranks(bounds), strict=True):
        place = 1 + sum(other > value for other in truth)
        assert best <= place <= worst
