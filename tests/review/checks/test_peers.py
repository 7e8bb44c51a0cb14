"""What stands out beside the other forces: each rule with a return that earns it, and with one that does not."""

import sys

import pytest

from requests_app.specification import parse_specification
from review.checks.peer_values import PeerFigure, PeerReturn
from review.checks.peers import among_peers
from review.checks.spread import FEWEST
from tests.builders import SPECIFICATION

YEARS = ("2017/18", "2018/19")


@pytest.fixture
def specification():
    return parse_specification(SPECIFICATION)


def force(name, before, after, *, children=200_000, unknown=None):
    one = PeerReturn(name, f"{name} Police", children)
    for year, value in zip(YEARS, (before, after), strict=True):
        if value is not None:
            one.figures[f"1|{year}"] = PeerFigure(f"1|{year}", "1", year, {}, value, 1)
    for year, value in zip(YEARS, unknown or (), strict=False):
        key = f"2|{year}|victim_sex=Unknown"
        one.figures[key] = PeerFigure(key, "2", year, {"victim_sex": "Unknown"}, value, 1)
    return one


def peers(count=12, rise=1.1):
    """Forces whose counts rose by about a tenth, as large as their areas are."""
    return [
        force(f"Peer {n}", 60 + 7 * n, round((60 + 7 * n) * (rise + 0.02 * (n % 4))), children=100_000 + 11_000 * n)
        for n in range(count)
    ]


def ids(found, name="Kent"):
    return {finding.id for finding in found.get(name, ())}


def test_a_change_like_the_others_is_not_told_and_one_unlike_them_is_with_its_peers(specification):
    assert ids(among_peers([force("Kent", 100, 112), *peers()], specification)) == set()
    found = among_peers([force("Kent", 100, 320), *peers()], specification)
    assert ids(found) == {"R402", "R403"} or ids(found) == {"R402"}
    [change] = [f for f in found["Kent"] if f.id == "R402"]
    assert change.message.startswith("Question 1: 100 in 2017/18 and 320 in 2018/19, 3.2 times as many. Of 12 changes")
    assert "half lie between" in change.message
    assert change.about == ("1|2018/19", "1|2017/18")


def test_a_fall_unlike_the_others_is_told_too(specification):
    assert "R402" in ids(among_peers([force("Kent", 300, 60), *peers()], specification))


def test_where_everybody_trebled_trebling_is_not_strange(specification):
    assert "R402" not in ids(among_peers([force("Kent", 100, 320), *peers(rise=3.1)], specification))


def test_small_counts_are_exempt(specification):
    assert ids(among_peers([force("Kent", 4, 16, children=30_000), *peers()], specification)) == set()


def test_with_too_few_forces_the_factor_of_old_still_speaks(specification):
    few = peers(FEWEST - 1)
    assert ids(among_peers([force("Kent", 10, 89), *few], specification)) == {"R401"}
    assert "R401" not in ids(among_peers([force("Kent", 30, 150), *peers()], specification))


def test_a_few_wild_forces_do_not_hide_another(specification):
    wild = [force("Wild one", 50, 900), force("Wild two", 60, 1_100)]
    assert "R402" in ids(among_peers([force("Kent", 100, 320), *wild, *peers()], specification))


@pytest.mark.parametrize(("after", "fits"), [(1_120, "112"), (11_200, "112"), (112_000, "112")])
def test_a_digit_too_many_is_told_with_what_would_fit(specification, after, fits):
    found = among_peers([force("Kent", 100, after), *peers()], specification)
    [slip] = [f for f in found["Kent"] if f.id == "R404"]
    assert f"{fits} would fit" in slip.message
    assert "times too large" in slip.message
    assert [candidate.words for candidate in slip.candidates] == [fits]
    assert "R402" not in ids(found), "one matter, not two"


def test_a_digit_too_few(specification):
    found = among_peers([force("Kent", 1_000, 112), *peers()], specification)
    [slip] = [f for f in found["Kent"] if f.id == "R404"]
    assert "1120 would fit" in slip.message
    assert "10 times too small" in slip.message


def test_a_rate_unlike_the_others_is_told_and_an_area_without_children_is_not(specification):
    found = among_peers([force("Kent", 1_000, 1_100), *peers()], specification)
    assert "R403" in ids(found)
    rate = next(f for f in found["Kent"] if f.id == "R403")
    assert "5.00 per 1,000 children. Of 12 other forces the middle is" in rate.message
    assert "R403" not in ids(among_peers([force("Kent", 1_000, 1_100, children=None), *peers()], specification))
    assert "R403" not in ids(among_peers([force("Kent", 1_000, 1_100, children=1_400_000), *peers()], specification))


def test_a_share_of_unknown_that_jumps(specification):
    kent = force("Kent", 100, 110, unknown=(5, 66))
    found = among_peers([kent, *peers()], specification)
    [jump] = [f for f in found["Kent"] if f.id == "R405"]
    assert "Unknown is 60% of the total in 2018/19, and was 5% in 2017/18." in jump.message
    assert ids(among_peers([force("Kent", 100, 110, unknown=(5, 12)), *peers()], specification)) == set()
    jumped = [force(f"Peer {n}", 100 + n, 110 + n, unknown=(5, 60 + n)) for n in range(10)]
    assert "R405" not in ids(among_peers([kent, *jumped], specification)), "all forces recorded otherwise"


def test_nought_after_many(specification):
    assert ids(among_peers([force("Kent", 90, 0), *peers()], specification)) == {"R406"}
    assert ids(among_peers([force("Kent", 9, 0), *peers()], specification)) == set()
    assert ids(among_peers([force("Kent", 90, 0)], specification)) == {"R406"}, "without peers too, and once"


def test_a_figure_as_large_as_all_others_together(specification):
    everybody = peers()
    total = sum(one.figures["1|2018/19"].value for one in everybody)
    kent = force("Kent", None, total + 90, children=300_000)
    assert "R407" in ids(among_peers([kent, *everybody], specification))
    half = force("Kent", None, total / 2, children=300_000)
    assert "R407" not in ids(among_peers([half, *everybody], specification))


def test_digits_copied_from_another_force_are_told_of_both(specification):
    one, other = force("Kent", 101, 111, unknown=(23, 29)), force("Essex", 101, 111, unknown=(23, 29))
    found = among_peers([one, other, *peers()], specification)
    assert "R408" in ids(found)
    assert "R408" in ids(found, "Essex")
    assert "are those of Essex Police" in next(f for f in found["Kent"] if f.id == "R408").message
    almost = force("Essex", 101, 111, unknown=(23, 30))
    assert "R408" not in ids(among_peers([one, almost, *peers()], specification))
    small = [force("Kent", 1, 2, unknown=(0, 1)), force("Essex", 1, 2, unknown=(0, 1))]
    assert "R408" not in ids(among_peers(small, specification))


def test_what_other_forces_send_later_does_not_make_it_another_finding(specification):
    kent = force("Kent", 100, 320)
    before = {f.id: f.fingerprint for f in among_peers([kent, *peers()], specification)["Kent"]}
    after = {f.id: f.fingerprint for f in among_peers([kent, *peers(20)], specification)["Kent"]}
    assert before == after
    other = {f.id: f.fingerprint for f in among_peers([force("Kent", 100, 321), *peers()], specification)["Kent"]}
    assert other["R402"] != before["R402"], "another figure is another finding"


def calls_of(action):
    """How many calls it takes: what it costs, the same on every machine."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(None)
    return counted


def test_four_times_the_forces_cost_about_four_times_as_much(specification):
    few, many = peers(60), peers(240)
    assert calls_of(lambda: among_peers(many, specification)) < 6 * calls_of(lambda: among_peers(few, specification))


def test_one_question_that_is_another_forces_is_told_where_it_is_too_large_for_chance(specification):
    def given(name, before, after, unknown):
        return force(name, before, after, unknown=unknown)

    found = among_peers([given("Kent", 310, 340, (12, 15)), given("Essex", 310, 340, (40, 9))], specification)
    [copy] = [f for f in found["Kent"] if f.id == "R408"]
    assert copy.message == "Question 1: all 2 figures that both gave (310, 340) are those of Essex Police."
    assert "R408" in ids(found, "Essex")
    by_chance = [given("Kent", 21, 34, (12, 15)), given("Essex", 21, 34, (40, 9))]
    assert "R408" not in ids(among_peers(by_chance, specification))
