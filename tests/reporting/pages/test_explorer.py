"""Every figure, by what an address asks for."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from reporting.pages.explorer import choices, national, plain_rows, rows_of, state_of
from reporting.pages.explorer_chart import chart_of
from reporting.publishing.edition import Content
from reporting.statistics.figures import State
from tests.reporting.builders import CODE, figure
from tests.reporting.editions import HEADING, september


def content(**changes) -> Content:
    made = september(**changes)
    for force in made["forces"]:
        force["children"] = 350_000
    return made


def rows(made: Content, **asked: str) -> dict:
    return {row.area: row for row in rows_of(made, state_of(made, asked))}


def test_an_address_that_asks_nothing_shows_the_headline_question_by_force_largest_first():
    made = content()
    state = state_of(made, {})
    assert (state.question, state.period, state.measure, state.areas) == ("1", "2018/19", "count", "force")
    told = rows_of(made, state)
    assert [row.low for row in told] == sorted((row.low for row in told), reverse=True)
    assert len(told) == 43


def test_what_is_not_offered_falls_back_and_never_fails():
    made = content()
    asked = {"question": "99", "period": "1066", "by": "shoe_size", "measure": "guess", "areas": "moon", "sort": "?"}
    assert state_of(made, asked) == state_of(made, {})
    assert state_of(made, {"by": "victim_age"}).by == "", "question 1 has no such breakdown"


def test_the_state_comes_back_from_its_own_address():
    made = content()
    asked = {"question": "2", "by": "victim_age", "category": "12-15", "measure": "share", "areas": "region"}
    state = state_of(made, asked)
    assert state_of(made, dict(parse_qsl(state.query))) == state


def test_changes_are_the_editions_own_with_a_dash_below_nought():
    told = rows(content(), measure="change")
    assert told["Thames Valley Police"].words == "+140.4%"
    assert told["Sussex Police"].words == "−1.3%"
    assert told["Essex Police"].why.startswith("The earlier figure is none")


def test_a_region_is_never_told_by_one_of_its_forces():
    states = {CODE["City of London"]: State.BLOCKED}
    told = rows(content(states=states), measure="change", areas="region")
    assert told["London"].low is None
    assert told["London"].why == "Only one of its forces gave both figures."


def test_no_rate_on_fewer_than_twenty_and_none_of_the_city_of_london_ever():
    more = [figure("City of London", 900, period="2018/19", place="X")]
    told = rows(content(more=more), measure="rate")
    assert told["Kent Police"].words == "0.40"
    assert told["Gwent Police"].why.startswith("The count is or may be under 20")
    assert told["City of London Police"].low is None
    assert told["City of London Police"].rank == ""
    assert told["City of London Police"].why == "Hardly anybody lives in its area: a rate would say nothing."


def test_a_rate_of_part_of_an_area_is_none():
    told = rows(content(states={CODE["Kent"]: State.BLOCKED}), measure="rate", areas="region")
    assert told["South East"].why == "Not every force gave a figure, so it is no rate of the whole area."


def test_a_share_is_withheld_where_a_category_beside_it_is():
    told = rows(content(), question="2", by="victim_age", category="12-15", measure="share")
    assert told["Kent Police"].why == "Small counts of this breakdown are withheld here.", "3 were 11 and under"
    inside = content(heading=replace(HEADING, public=False))
    told = rows(inside, question="2", by="victim_age", category="12-15", measure="share")
    assert told["Thames Valley Police"].words == "80 per cent", "82 of 21 and 82 whose age was given"


def test_no_row_of_a_public_edition_says_a_withheld_count():
    made = content()
    for category in ("11 and under", "12-15", "16 and over"):
        row = rows(made, question="2", by="victim_age", category=category)["Kent Police"]
        assert row.low in (None, 0) or row.low >= 5
        assert category != "11 and under" or row.words == "withheld"


def test_places_are_shared_and_the_nation_has_none():
    told = rows(content())
    assert told["Surrey Police"].rank == told["Sussex Police"].rank != ""
    assert rows(content(), areas="nation")["England and Wales"].rank == ""


def test_another_period_stands_beside_it():
    told = rows(content(), compare="2017/18")
    assert told["Kent Police"].beside == "122"


def test_csv_and_json_say_what_the_table_says():
    made = content()
    state = state_of(made, {"measure": "change"})
    shown = {row.area: row for row in rows_of(made, state)}
    for plain in plain_rows(made, state):
        assert plain["words"] == shown[plain["area"]].words
        assert plain["rank"] == shown[plain["area"]].rank


@pytest.mark.parametrize("measure", ["count", "change", "rate"])
def test_every_measure_has_a_chart_with_a_row_for_each_area(measure):
    made = content()
    state = state_of(made, {"measure": measure})
    told = rows_of(made, state)
    chart = chart_of(made, state, told)
    assert len(chart.table.rows) == len(told) == 43
    assert ("England and Wales" in chart.svg) == (measure != "count"), "the line to compare with"


def test_every_choice_offered_is_one_that_the_state_takes():
    made = content()
    for question in ("1", "2", "4"):
        state = state_of(made, {"question": question})
        for name, offered in choices(made, state).items():
            for value, _ in offered:
                asked = {"question": question, "by": state.by} | {name: value}
                assert getattr(state_of(made, asked), name) == value


def test_the_nation_of_a_share_is_found_by_the_same_state():
    made = content()
    state = state_of(made, {"question": "4", "measure": "count"})
    assert national(made, state).area == "England and Wales"
