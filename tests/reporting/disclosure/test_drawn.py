"""Whoever knows the rules by heart, but not the site's secret, learns no small count from which figures are withheld.

Proved on whole tables by brute force: take any table and any draw. Every other way of filling the withheld places that
agrees with what is published, and holds a small count at all, is withheld in exactly the same places by another draw:
so the rules rule none of them out. And of each small count that is withheld there is one in which it is another.
"""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import product

import pytest

from reporting.disclosure.drawn import MOST, drawn
from reporting.disclosure.solving import Sum
from reporting.disclosure.suppression import SMALLEST, ToldBefore, hidden_of, name_of, suppress
from reporting.statistics.areas import areas
from reporting.statistics.crossing import totals
from tests.reporting.builders import FORCES, figure, ledger, specification


class Crossed:
    """Areas by categories, with the areas' own totals published: (cells…, areas…, categories…, the whole)."""

    def __init__(self, rows, columns):
        self.rows, self.columns, n = rows, columns, rows * columns
        self.sums = [Sum(n + row, tuple(range(row * columns, (row + 1) * columns))) for row in range(rows)]
        self.wholes = set(range(n, n + rows))
        self.people = list(range(n))
        if rows > 1:  # the categories of one area alone are the whole's
            whole = n + rows + columns
            down = [Sum(n + rows + column, tuple(range(column, n, columns))) for column in range(columns)]
            ends = [Sum(whole, tuple(range(n, n + rows))), Sum(whole, tuple(range(n + rows, whole)))]
            self.sums += [*down, *ends]
            self.wholes.add(whole)
            self.people += range(n + rows, whole)

    def values(self, cells):
        of_rows = [sum(cells[row * self.columns : (row + 1) * self.columns]) for row in range(self.rows)]
        of_columns = [sum(cells[column :: self.columns]) for column in range(self.columns)]
        return (*cells, *of_rows) if self.rows == 1 else (*cells, *of_rows, *of_columns, sum(cells))

    def small(self, values):
        return {cell for cell in self.people if 0 < values[cell] < SMALLEST}

    def told(self, values, lots):
        """What is withheld with these drawn, and which small counts are said to be given away."""
        small = self.small(values)
        if not small:
            return frozenset(), frozenset()
        hidden, exposed = hidden_of(values, self.sums, small, self.wholes - small, set(), lots - small)
        return frozenset(hidden), frozenset(exposed)


@pytest.mark.parametrize(
    ("rows", "columns", "most"), [(1, 2, 10), (1, 3, 13), (1, 4, 9), (2, 2, 7), (2, 3, 4), (3, 2, 3)]
)
def test_any_filling_that_agrees_could_be_the_truth(rows, columns, most):
    table, chance = Crossed(rows, columns), random.Random(rows * 10 + columns)
    lines = [cells for cells in product(range(most + 1), repeat=columns) if sum(cells) <= most]
    worlds = [table.values([cell for line in made for cell in line]) for made in product(lines, repeat=rows)]
    by_wholes = defaultdict(list)
    for values in worlds:
        by_wholes[tuple(values[place] for place in sorted(table.wholes))].append(values)
    looked_at = 0
    for values in chance.sample(worlds, min(100, len(worlds))):
        lots = {cell for cell in table.people if chance.random() < MOST}
        hidden, exposed = table.told(values, lots)
        shown = [place for place in range(len(values)) if place not in hidden]
        alike = [
            other
            for other in by_wholes[tuple(values[place] for place in sorted(table.wholes))]
            if all(other[place] == values[place] for place in shown) and table.small(other)
        ]
        for other in alike:
            assert table.told(other, hidden - table.small(other))[0] == hidden, (values, other)
        for cell in table.small(values) - exposed:
            looked_at += 1
            assert len({other[cell] for other in alike}) > 1, (values, sorted(hidden), cell)
    assert looked_at > 50


KENT = [force for force in FORCES if force.short_name == "Kent"]


def hidden_in_kent(parts, secret):
    """Which of one force's counts by category are withheld."""
    every, questions = kents_totals(parts)
    made = suppress(every, questions, secret=secret)
    return tuple(made.hides(total) for total in every)


def kents_totals(parts):
    """One force's question by category, a pair being a range; and the questions."""
    names = [f"category {number}" for number in range(len(parts))]
    plan = specification(
        dimensions={"victim_age": {"label": "Age", "categories": names}},
        questions=[{"number": "2", "text": "By age?", "breakdown": ["victim_age"]}],
    )
    ends = [part if isinstance(part, tuple) else (part, part) for part in parts]
    whole = tuple(map(sum, zip(*ends, strict=True)))
    given = [figure("Kent", whole, question="2")]
    given += [figure("Kent", value, question="2", victim_age=name) for name, value in zip(names, parts, strict=True)]
    book = ledger(given, forces=KENT, questions=plan.questions)
    place = [area for area in areas(KENT) if area.kind == "force"]
    return list(totals(book, place, plan.questions, ["2018/19"], plan.dimensions)), plan.questions


def secrets(many):
    return [number.to_bytes(2) for number in range(1, many + 1)]


def test_which_of_two_equal_counts_is_withheld_is_the_secrets():
    seen = {hidden_in_kent((3, 9, 9, 40), secret) for secret in secrets(60)}
    assert {(False, True, True, False, False), (False, True, False, True, False)} <= seen
    assert hidden_in_kent((3, 9, 9, 40), b"one") == hidden_in_kent((3, 9, 9, 40), b"one")


def test_an_edition_made_again_withholds_the_same_by_every_secret():
    every, questions = kents_totals((3, 20, 21, 22, 23, 24, 25, (10, 14), (11, 15), (12, 16), (13, 17)))
    for secret in secrets(300):
        first = suppress(every, questions, secret=secret)
        shown = {name_of(one): one.interval for one in every if not first.hides(one)}
        counts = {name: frozenset({int(one.low)}) for name, one in shown.items() if one.exact}
        before = ToldBefore(counts, frozenset(first.withheld))
        assert suppress(every, questions, before=before, secret=secret).withheld == first.withheld


def test_of_two_that_come_to_two_one_may_be_a_nought():
    looks = (False, True, True, False, False)
    for parts in ((1, 1, 30, 40), (2, 0, 30, 40), (0, 2, 30, 40)):
        assert looks in {hidden_in_kent(parts, secret) for secret in secrets(400)}, parts


def test_a_table_without_a_small_count_has_nothing_drawn():
    assert {hidden_in_kent((30, 9, 12, 40), secret) for secret in secrets(60)} == {(False,) * 5}


def test_few_small_counts_cost_few_others():
    lots = [number / 1000 for number in range(1000)]
    tables = ["one"] * 1000
    assert drawn(tables, lots, {999}, set(range(999))) == {0}
    assert drawn(tables, lots, set(range(500, 1000)), set(range(500))) == set(range(200))
    assert drawn(tables, lots, set(), set(range(999))) == set()
    assert drawn(["one", "other"], [0.0, 0.0], {0}, {1}) == set()
