"""The first screen: the headline with how sure it is, at most six points, the map and the trend."""

import re

from ingestion.values.record import Kind
from reporting.pages.front import MOST_POINTS, front
from reporting.statistics.figures import State
from tests.reporting.builders import CODE, figure
from tests.reporting.editions import september


def test_the_headline_is_the_nations_and_its_facts_say_what_when_where_how_many_how_sure():
    told = front(september(), "press")
    assert "police in England and Wales rose by 36 per cent" in told.headline.text
    facts = dict(told.facts)
    assert list(facts) == ["What", "When", "Where", "Forces", "How sure"]
    assert facts["Forces"] == "43 of 43 counted"
    assert "2018/19, 3 April 2018 to 2 April 2019" in facts["When"]
    assert facts["How sure"] == "Compared over all 43 forces. Nothing about it is in doubt."


def test_at_most_six_points_and_none_is_the_headline_again():
    told = front(september(), "press")
    assert 1 <= len(told.points) <= MOST_POINTS
    assert told.headline.number not in {point.number for point in told.points}


def test_the_areas_that_moved_furthest_come_first_among_the_points():
    texts = [point.text for point in front(september(), "press").points]
    moved = [int(found) for text in texts for found in re.findall(r"rose by (\d+) per cent", text)]
    assert moved == sorted(moved, reverse=True)
    assert moved[0] == 181, "Surrey, 76 from 27"


def test_a_doubt_about_the_headline_is_counted_in_how_sure():
    doubtful = figure("Gwent", 0, place="X", doubt="Two sheets say so.")
    told = front(september(more=[doubtful]), "press")
    assert dict(told.facts)["How sure"].endswith("1 thing in doubt.")


def test_where_the_nation_is_not_spoken_for_the_first_screen_says_why():
    states = {code: State.BLOCKED for code in CODE.values() if code not in (CODE["Kent"], CODE["Sussex"])}
    told = front(september(states=states), "press")
    assert told.headline is None or "England and Wales" not in told.headline.text
    assert told.missing.startswith("Of 43 forces asked, 41 wait for a supervisor.")


def test_where_nothing_is_counted_one_sentence_says_what_waits():
    waiting = dict.fromkeys(CODE.values(), State.BLOCKED)
    absent = dict.fromkeys(CODE.values(), State.MISSING)
    nine = absent | dict.fromkeys(list(CODE.values())[:9], State.BLOCKED)
    for states, said in (
        (nine, "No force gave figures for both periods: 9 wait for a supervisor and 34 have not answered."),
        (waiting, "No force gave figures for both periods: 43 wait for a supervisor."),
        (absent, "No force gave figures for both periods: 43 have not answered."),
    ):
        told = front(september(states=states), "press")
        assert told.headline is None
        assert told.silence == said
        assert told.trend is None, "a trend of nothing is no picture"
    bare = september(states=absent) | {"withheld": []}
    assert front(bare, "press").silence == "No return is counted yet."


def test_a_tile_without_a_figure_says_why_and_a_doubtful_one_looks_it():
    states = {CODE["Essex"]: State.BLOCKED, CODE["Gwent"]: State.REFUSED, CODE["Dorset"]: State.MISSING}
    doubtful = figure("Kent", 140, place="X", doubt="Two sheets say so.")
    drawn = front(september(states=states, more=[doubtful]), "press").map
    assert [words in drawn.svg for words in (">waits<", ">refused<", ">no answer<", ">140 ?<")] == [True] * 4
    rows = dict(drawn.table.rows)
    assert rows["Kent"] == "140 (in doubt)"
    assert rows["Essex"] == "its return waits for a supervisor"


def test_the_trend_breaks_where_the_forces_are_not_the_same():
    whole = front(september(), "press").trend
    assert "stroke-dasharray" not in whole.svg
    assert whole.table.rows == (("2017/18", "3,217", "43 of 43 forces"), ("2018/19", "4,373", "43 of 43 forces"))
    assert "up 36 per cent" in whole.sentence
    blank = figure("Kent", (None, None), kind=Kind.BLANK, question="1")
    content = september(more=[blank])
    for total in content["totals"]:
        if (total["area"], total["period"], total["question"]) == ("England and Wales", "2017/18", "1"):
            total["answered"] = 42
    broken = front(content, "press").trend
    assert "stroke-dasharray" in broken.svg
    assert "2018/19 is not compared with the period before. They are not of the same forces." in broken.sentence
