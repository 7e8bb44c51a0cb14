"""An edition that was published under other rules, or beside which others have come, is judged again: what it tells or
gives away is told to whoever publishes next, and nothing else is."""

from __future__ import annotations

import copy

from reporting.publishing.earlier_editions import JudgedAnew, judged_anew, small_told
from reporting.publishing.edition import HIDDEN
from reporting.statistics.areas import areas
from reporting.statistics.crossing import totals
from reporting.statistics.figures import State
from tests.reporting.builders import figure, ledger
from tests.reporting.disclosure.test_attacker import AGES, PLACES, PLAN, told

ROWS = {"A": (3, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32), "D": (13, 23, 33), "E": (14, 24, 34)}
SMALL = ("2", "2018/19", "Avon", frozenset({("victim_age", "11 and under")}))


def counted(rows):
    """The totals as they are counted, nothing withheld."""
    figures = [
        figure(code, value, question="2", victim_age=age)
        for code, row in rows.items()
        for age, value in zip(AGES, row, strict=True)
    ]
    book = ledger(figures, forces=PLACES, questions=PLAN.questions, states=dict.fromkeys(rows, State.USABLE))
    return totals(book, areas(PLACES), PLAN.questions, ["2018/19"], PLAN.dimensions)


def anew(rows, editions):
    return judged_anew(
        editions, told(rows, list(editions.values())), counted(rows), PLAN.questions, frozenset({"victim_age"})
    )


def careless(rows, *shown):
    """An edition as older rules would have had it: these (area, age) are told."""
    made = copy.deepcopy(told(rows))
    values = {(total.area.name, *(name for _, name in total.key)): total.interval.low for total in counted(rows)}
    for row in made["totals"]:
        where = row["area"], *row["breakdown"].values()
        if where in shown:
            assert HIDDEN in row["marker"]
            row["low"] = row["high"] = values[where]
            row["marker"] = ""
    return made


def test_editions_made_by_the_rules_of_today_give_no_cause():
    first = told(ROWS)
    assert anew(ROWS, {1: first, 2: told(ROWS, [first])}) == []


def test_a_small_count_told_under_other_rules_is_found_in_the_edition_that_tells_it():
    before = careless(ROWS, ("Avon", "11 and under"))
    assert small_told(before, {"victim_age"}) == (SMALL,)
    assert small_told(before, {"communication_method"}) == (), "it describes nobody"
    found = anew(ROWS, {1: told(ROWS), 2: before})
    assert [one.number for one in found] == [2]
    assert found[0].told == (SMALL,)
    assert found[0].lines[0] == "It tells a count from 1 to 4: question 2, Avon, 2018/19, 11 and under."


def companions(rows):
    return [
        (row["area"], *row["breakdown"].values())
        for row in told(rows)["totals"]
        if HIDDEN in row["marker"] and (row["area"], *row["breakdown"].values()) != ("Avon", "11 and under")
    ]


def test_an_edition_whose_other_counts_give_a_small_one_away_is_found():
    """All that was withheld beside the small count is told: it is the rest of its total."""
    before = careless(ROWS, *companions(ROWS))
    found = anew(ROWS, {1: before})
    assert [(one.number, one.told) for one in found] == [(1, ())]
    assert ("2", "2018/19", "Avon") in found[0].given_away
    assert "A small count can be worked out from it: question 2, Avon, 2018/19." in found[0].lines


def test_what_the_next_edition_gives_away_by_itself_is_no_earlier_ones_doing():
    """One force, whose total is always published and whose other ages were told before, is not laid at a harmless
    edition's door."""
    harmless = told({"E": (14, 24, 34)})
    before = careless(ROWS, *companions(ROWS))
    found = anew(ROWS, {1: harmless, 2: before})
    assert [one.number for one in found] == [2]


def test_the_lines_name_each_breakdown_once():
    one = JudgedAnew(3, (SMALL,), (("2", "2018/19", "Avon"),))
    assert len(one.lines) == 2
