"""Whoever knows the rules by heart, but not the site's secret, learns no small count from which figures are withheld:
for each there is another table, told by exactly the same published figures and marks, in which it is another."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from reporting.disclosure.alike import beside_alike
from reporting.disclosure.solving import Sum
from reporting.disclosure.suppression import suppress
from reporting.statistics.areas import areas
from reporting.statistics.crossing import totals
from tests.reporting.builders import FORCES, figure, ledger, specification

KENT = [force for force in FORCES if force.short_name == "Kent"]
SECRETS = [bytes([number]) for number in range(1, 9)]


def told(parts, secrets):
    """What is told of one force's counts by category, by each secret: (counts, marks, whether it says they are given
    away) and the small counts that it withholds."""
    names = [f"category {number}" for number in range(len(parts))]
    plan = specification(
        dimensions={"victim_age": {"label": "Age", "categories": names}},
        questions=[{"number": "2", "text": "By age?", "breakdown": ["victim_age"]}],
    )
    given = [figure("Kent", sum(parts), question="2")]
    given += [figure("Kent", value, question="2", victim_age=name) for name, value in zip(names, parts, strict=True)]
    book = ledger(given, forces=KENT, questions=plan.questions)
    place = [area for area in areas(KENT) if area.kind == "force"]
    every = list(totals(book, place, plan.questions, ["2018/19"], plan.dimensions))
    for secret in secrets:
        made = suppress(every, plan.questions, secret=secret)
        shown = tuple(None if made.hides(total) else total.interval.low for total in every)
        yield shown, bool(made.exposed)


@pytest.mark.parametrize(("categories", "most"), [(2, 10), (3, 13), (4, 9)])
def test_no_table_is_the_only_one_that_looks_as_it_does(categories, most):
    worlds = defaultdict(set)
    for parts in product(range(most + 1), repeat=categories):
        if sum(parts) <= most:
            for looks in told(parts, SECRETS):
                worlds[looks].add(parts)
    known = {
        (shown, place)
        for (shown, exposed), tables in worlds.items()
        for place in range(categories)
        if shown[place + 1] is None and not exposed and len({parts[place] for parts in tables}) == 1
        and 0 < next(iter(tables))[place] < 5
    }  # fmt: skip
    assert known == set()
    assert any(None in shown for shown, _ in worlds)


def test_two_that_come_to_two_are_not_left_alone():
    shown = {looks for looks, _ in told((1, 1, 30, 40), SECRETS)}
    assert shown == {(72, None, None, None, 40)}


def test_three_that_come_to_twelve_are_not_left_alone():
    assert {looks for looks, _ in told((4, 4, 4, 9), SECRETS)} == {(21, None, None, None, None)}


def test_where_nothing_can_go_beside_them_it_is_said():
    assert {exposed for _, exposed in told((1, 1, 1), SECRETS)} == {True}
    assert beside_alike([3, 1, 1, 1], [Sum(0, (1, 2, 3))], {1, 2, 3}, {1, 2, 3}, {0}, (1, 4)) == (set(), {1, 2, 3})


def test_which_of_two_equal_counts_is_withheld_is_the_secrets():
    assert len({looks for looks, _ in told((3, 9, 9, 40), SECRETS)}) == 2
    assert len({looks for looks, _ in told((3, 9, 9, 40), [b"one", b"one"])}) == 1
