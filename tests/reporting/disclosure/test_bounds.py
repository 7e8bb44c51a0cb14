"""The bounds that published sums leave a withheld count are those of every filling; withholding more loosens them."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.disclosure.bounds import Bounds


def of(values, equations, withheld):
    """Bounds of these withheld cells; an equation is (total, parts) by cell."""
    made = Bounds(len(equations))
    columns = {
        cell: (
            values[cell],
            {n: parts.count(cell) - (total == cell) for n, (total, parts) in enumerate(equations)
             if parts.count(cell) - (total == cell)},
        )
        for cell in withheld
    }  # fmt: skip
    made.withhold(columns)
    return made


def test_one_unknown_of_a_published_total_is_met():
    assert of([30, 27, 3], [(0, [1, 2])], [2]).met == {2}


def test_two_unknowns_that_come_to_something_are_not():
    assert of([30, 20, 7, 3], [(0, [1, 2, 3])], [2, 3]).met == set()


def test_two_unknowns_that_come_to_nought_are_both_nought():
    assert of([30, 30, 0, 0], [(0, [1, 2, 3])], [2, 3]).met == {2, 3}


def test_what_was_met_is_met_no_more_once_its_companion_is_withheld():
    values, equations = [30, 20, 7, 3], [(0, [1, 2, 3])]
    made = of(values, equations, [3])
    assert made.met == {3}
    made.withhold({2: (values[2], {0: 1})})
    assert made.met == set()


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=4, max_size=4), st.sets(st.integers(0, 8), min_size=1, max_size=5))
def test_what_is_met_is_the_same_in_every_filling_of_a_table(cells, withheld):
    """A two by two table with its margins: 0-3 the cells, 4-5 rows, 6-7 columns, 8 all."""
    a, b, c, d = cells
    values = [a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d]
    equations = [(4, [0, 1]), (5, [2, 3]), (6, [0, 2]), (7, [1, 3]), (8, [4, 5]), (8, [6, 7])]
    fillings = []
    for one in product(range(18), repeat=4):
        w, x, y, z = one
        made = [w, x, y, z, w + x, y + z, w + y, x + z, w + x + y + z]
        if made[8] <= 18 and all(made[n] == values[n] for n in range(9) if n not in withheld):
            fillings.append(made)
    for cell in of(values, equations, sorted(withheld)).met:
        assert {one[cell] for one in fillings} == {values[cell]}
