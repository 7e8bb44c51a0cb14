from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.disclosure.secondary_suppression import protect
from reporting.disclosure.solving import Sum, found


def table(rows: list[list[int]]) -> tuple[list[int], list[Sum]]:
    """The inner cells row by row, then the row totals, the column totals, and the whole."""
    height, width = len(rows), len(rows[0])
    inner = [value for row in rows for value in row]
    row_totals = [sum(row) for row in rows]
    column_totals = [sum(row[column] for row in rows) for column in range(width)]
    values = [*inner, *row_totals, *column_totals, sum(inner)]
    after = height * width
    sums = [Sum(after + row, tuple(range(row * width, (row + 1) * width))) for row in range(height)]
    sums += [Sum(after + height + column, tuple(range(column, after, width))) for column in range(width)]
    sums += [Sum(len(values) - 1, tuple(range(after, after + height)))]
    sums += [Sum(len(values) - 1, tuple(range(after + height, after + height + width)))]
    return values, sums


def possible(values: list[int], sums: list[Sum], withheld: set[int]) -> dict[int, set[int]]:
    """The slow, obvious twin: every way to fill the withheld cells that the published ones allow."""
    cells = sorted(withheld)
    allowed: dict[int, set[int]] = {cell: set() for cell in cells}
    for filling in product(range(max(values) + 1), repeat=len(cells)):
        trial = list(values)
        for cell, value in zip(cells, filling, strict=True):
            trial[cell] = value
        if all(trial[item.total] == sum(trial[part] for part in item.parts) for item in sums):
            for cell, value in zip(cells, filling, strict=True):
                allowed[cell].add(value)
    return allowed


def test_one_count_left_out_of_a_published_row_is_found():
    values, sums = table([[3, 10], [20, 30]])
    assert found(values, sums, {0}) == {0}


def test_two_left_out_of_one_row_are_found_by_their_columns():
    values, sums = table([[3, 10], [20, 30]])
    assert found(values, sums, {0, 1}) == {0, 1}


def test_four_corners_hide_one_another():
    values, sums = table([[3, 10], [20, 30]])
    assert found(values, sums, {0, 1, 2, 3}) == set()


def test_noughts_give_small_counts_away_by_their_sum():
    values, sums = table([[0, 0], [0, 7]])
    assert found(values, sums, {0, 1, 2, 3}) == {0, 1, 2, 3}


def test_equations_together_find_what_none_does_alone():
    """Two rows come to 17 and 15, two columns to 16 and 14: the one cell outside the columns is the rest, 2."""
    values = [9, 8, 7, 6, 2, 17, 15, 16, 14]
    sums = [Sum(5, (0, 1)), Sum(6, (2, 3, 4)), Sum(7, (0, 2)), Sum(8, (1, 3))]
    assert found(values, sums, {0, 1, 2, 3, 4}) == {4}


def test_noughts_give_some_away_and_leave_the_others():
    values = [0, 0, 9, 8, 0, 17]
    sums = [Sum(4, (0, 1)), Sum(5, (2, 3))]
    assert found(values, sums, {0, 1, 2, 3}) == {0, 1}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=3),
    st.sets(st.integers(0, 5), min_size=1, max_size=4),
)
def test_nothing_that_can_be_found_is_missed_and_nothing_else_is_claimed(rows, chosen):
    values, sums = table(rows)
    withheld = {cell for cell in chosen if cell < len(rows) * 2}
    if not withheld:
        return
    truth = {cell for cell, ways in possible(values, sums, withheld).items() if len(ways) == 1}
    assert found(values, sums, withheld) == truth


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=3, max_size=3))
def test_after_protection_no_small_count_can_be_found(rows):
    values, sums = table(rows)
    small = {cell for cell in range(9) if 0 < values[cell] < 5}
    more, exposed = protect(values, sums, small)
    assert not exposed
    assert not found(values, sums, small | more) & small
    assert not more & small


def test_the_least_companion_goes_first():
    values, sums = table([[3, 10, 50], [20, 30, 60], [70, 80, 90]])
    more, _ = protect(values, sums, {0})
    assert 1 in more, "the least in its row"
    assert 3 in more, "the least in its column"
    assert 8 not in more


def test_what_must_be_published_is_and_the_exposed_count_is_named():
    values, sums = [3, 3], [Sum(1, (0,))]
    assert protect(values, sums, {0}, keep={1}) == (set(), {0})
