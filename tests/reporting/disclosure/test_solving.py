"""The quick solver finds exactly what the slow one finds, and protects by exactly the same companions."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.disclosure.secondary_suppression import protect
from reporting.disclosure.solving import Sum, WithheldCells, found
from tests.reporting.disclosure import slow_suppression as slow


@st.composite
def tables(draw):
    """Counts of places by categories, with groups of places, a part of the sums of any published table left out."""
    places, categories = draw(st.integers(2, 6)), draw(st.integers(2, 4))
    count = st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 60))
    rows = [draw(st.lists(count, min_size=categories, max_size=categories)) for _ in range(places)]
    cut = draw(st.integers(1, places))
    groups = [list(range(cut)), list(range(cut, places))]
    for group in groups:
        rows.append([sum(rows[place][column] for place in group) for column in range(categories)])
    rows.append([sum(rows[place][column] for place in range(places)) for column in range(categories)])
    values = [value for row in rows for value in row] + [sum(row) for row in rows]
    whole = len(rows) * categories

    def cell(row: int, column: int) -> int:
        return whole + row if column == categories else row * categories + column

    sums = [Sum(whole + row, tuple(cell(row, column) for column in range(categories))) for row in range(len(rows))]
    for column in range(categories + 1):
        for number, group in enumerate(groups):
            if group:
                sums.append(Sum(cell(places + number, column), tuple(cell(place, column) for place in group)))
        sums.append(Sum(cell(places + 2, column), (cell(places, column), cell(places + 1, column))))
    kept = draw(st.sets(st.sampled_from(range(len(sums)))))
    return values, [item for position, item in enumerate(sums) if position not in kept or position % 3]


@settings(max_examples=300, deadline=None)
@given(tables(), st.data())
def test_what_is_found_is_what_the_slow_way_finds(drawn, data):
    values, sums = drawn
    withheld = data.draw(st.sets(st.sampled_from(range(len(values)))))
    assert found(values, sums, withheld) == slow.found(values, sums, withheld)


@settings(max_examples=200, deadline=None)
@given(tables(), st.data())
def test_withholding_more_and_more_is_withholding_all_at_once(drawn, data):
    values, sums = drawn
    cells = st.sampled_from(range(len(values)))
    solver = WithheldCells(values, sums, data.draw(st.sets(cells)))
    for more in data.draw(st.lists(st.sets(cells, max_size=4), max_size=5)):
        solver.withhold(more)
        assert solver.found == slow.found(values, sums, solver.cells)


@settings(max_examples=300, deadline=None)
@given(tables(), st.booleans())
def test_the_companions_are_the_slow_ways(drawn, totals_kept):
    values, sums = drawn
    small = {cell for cell, value in enumerate(values) if 0 < value < 5}
    keep = {item.total for item in sums} if totals_kept else set()
    assert protect(values, sums, small - keep, keep) == slow.protect(values, sums, small - keep, keep)


def test_a_cell_in_no_sum_is_never_found():
    assert found([3, 4], [], {0}) == set()
