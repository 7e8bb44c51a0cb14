"""One area's own page."""

from reporting.pages.area_page import area_page
from reporting.statistics.figures import State
from tests.reporting.builders import CODE
from tests.reporting.editions import september


def page(area: str, **changes):
    made = september(**changes)
    for number, force in enumerate(made["forces"]):
        force["children"] = 100_000 + number
    return area_page(made, area, "press")


def test_a_force_has_its_sentences_its_place_its_peers_and_what_it_lacks():
    told = page("Kent Police")
    assert any("Kent Police rose by 15 per cent" in point.text for point in told.points)
    assert told.standing == "Counted in part"
    assert told.lacks == "no figure for question 4 in 2017/18"
    places = {name: rank for name, _, rank in told.ranks}
    assert places["Count, 2018/19"] == "4th of 43"
    assert len(told.peers) == 4
    names = [name for name, _ in told.compared]
    assert names[0] == "Kent Police"
    assert names[-1] == "England and Wales"


def test_a_force_that_waits_says_so_and_stands_nowhere():
    told = page("Kent Police", states={CODE["Kent"]: State.BLOCKED})
    assert told.standing == "Waits for a supervisor"
    assert told.points == ()
    assert [item["why"] for item in told.withheld] == ["The force's return waits for a supervisor."]


def test_a_region_has_no_peers_and_is_compared_with_the_nation():
    told = page("South East")
    assert told.standing == ""
    assert told.peers == ()
    assert [name for name, _ in told.compared] == ["South East", "England and Wales"]
