"""A joint unit's count under two forces: told where figures and words say so, and not by chance."""

from __future__ import annotations

from random import Random

import pytest

from requests_app.specification import parse_specification
from review.checks.joint import counted_twice
from review.checks.peer_values import Naming, PeerFigure, PeerReturn
from review.checks.peers import among_peers
from tests.builders import SPECIFICATION
from tests.world.rounds.answers import counts
from tests.world.rounds.asked import forces

YEARS = ("2017/18", "2018/19")
SAID = Naming(7, "Response.xlsx", "Recorded by the joint unit of Kent and Essex.")
NAMED_ONLY = Naming(7, "Letter.docx", "A similar request was sent to Essex.")
ROUNDS = 200
NAMED = 3


def force(name: str, *values: float, question: str = "1", names: dict[str, Naming] | None = None) -> PeerReturn:
    one = PeerReturn(name, f"{name} Police", 300_000, names=names or {})
    for year, value in zip(YEARS, values, strict=False):
        key = f"{question}|{year}"
        one.figures[key] = PeerFigure(key, question, year, {}, value, 1, f"B{len(one.figures) + 2} of {name}.csv", 11)
    return one


def test_equal_figures_that_one_return_calls_a_joint_units_are_told_of_both() -> None:
    found = counted_twice([force("Kent", 31, 44, names={"Essex": SAID}), force("Essex", 31, 44), force("Surrey", 9, 8)])
    assert found.keys() == {"Kent", "Essex"}
    [one] = found["Essex"]
    assert (one.id, one.level, one.record, one.about) == ("R410", "error", 11, ("1|2017/18", "1|2018/19"))
    assert one.message == (
        "Question 1: all 2 figures that both gave (31 at B2 of Essex.csv, 44 at B3 of Essex.csv) are those of Kent "
        "Police too (31 at B2 of Kent.csv, 44 at B3 of Kent.csv), and Response.xlsx says: “Recorded by the joint unit "
        "of Kent and Essex.” A joint unit's count stands under one force only."
    )


def test_a_joint_unit_without_a_name_is_told_too() -> None:
    assert counted_twice([force("Kent", 31, 44, names={"": SAID}), force("Essex", 31, 44)]).keys() == {"Kent", "Essex"}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ((31, 44), (31, 45)),  # one figure differs
        ((0, 0), (0, 0)),  # nothing is counted twice
        ((3, 18), (3, 18)),  # small figures are often equal
        ((900,), (900, 41)),  # one figure in common, and more was given
    ],
)
def test_what_may_be_chance_or_counts_nothing_twice_is_not_told(mine: tuple[int, ...], theirs: tuple[int, ...]) -> None:
    assert counted_twice([force("Kent", *mine, names={"Essex": SAID}), force("Essex", *theirs)]) == {}


def test_without_a_word_of_it_equal_figures_are_no_joint_units() -> None:
    assert counted_twice([force("Kent", 31, 44, names={"Surrey": SAID}), force("Essex", 31, 44)]) == {}


def test_a_mere_name_asks_for_more_than_a_word_of_joint_work() -> None:
    named = {"Essex": NAMED_ONLY}
    assert counted_twice([force("Kent", 31, 44, names=named), force("Essex", 31, 44)]) == {}
    assert counted_twice([force("Kent", 131, 144, names=named), force("Essex", 131, 144)]).keys() == {"Kent", "Essex"}


def test_only_the_question_that_is_equal_is_told() -> None:
    kent, essex = force("Kent", 31, 44, names={"Essex": SAID}), force("Essex", 31, 44)
    for one, value in ((kent, 80), (essex, 95)):
        one.figures |= force(one.code, value, value + 9, question="3").figures
    [finding] = counted_twice([kent, essex])["Kent"]
    assert finding.about == ("1|2017/18", "1|2018/19")


def test_among_peers_it_is_told_once_and_not_as_a_copy_too() -> None:
    specification = parse_specification(SPECIFICATION)
    alike = [force(name, 310, 440, names={"Essex": SAID} if name == "Kent" else {}) for name in ("Kent", "Essex")]
    for one in alike:
        one.figures |= force(one.code, 200, 270, question="2").figures
    found = among_peers(alike, specification)
    assert [one.id for one in found["Kent"]] == ["R410", "R410"]


def test_no_false_alarm_in_rounds_without_a_joint_unit() -> None:
    """Every return names some other forces, as letters do, and still nothing is told."""
    told = []
    for seed in range(ROUNDS):
        drawn = Random(f"no joint unit {seed}")
        asked = forces()
        returns = []
        for one in asked:
            held = counts(drawn, one, ("2017/18", "2018/19", "2019/20"))
            made = PeerReturn(one.name, one.name, one.children)
            for (number, period, category), (low, high) in held.figures("1", "2", "3").items():
                if low == high and category in ("", "Unknown", "Not recorded"):
                    key = f"{number}|{period}|{category}"
                    made.figures[key] = PeerFigure(key, number, period, {"of": category} if category else {}, low, 1)
            made.names = {other.name: NAMED_ONLY for other in drawn.sample(asked, NAMED)}
            returns.append(made)
        told += [(seed, finding.message) for found in counted_twice(returns).values() for finding in found]
    assert told == []
