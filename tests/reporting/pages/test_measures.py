"""One area's figure by each measure, in words that say no more than its bounds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from reporting.pages.explorer import state_of
from reporting.pages.measures import categories_of, measured, words_of
from reporting.statistics.figures import State as Standing
from tests.reporting.builders import CODE
from tests.reporting.editions import september

CONTENT = september()
for _force in CONTENT["forces"]:
    _force["children"] = 50_000


def rows(measure, area="Thames Valley Police", **asked):
    state = replace(state_of(CONTENT, {"measure": measure, **asked}), measure=measure)
    wanted = (area, state.question, state.period, {state.by: state.category} if state.by else {})
    totals = [
        row for row in CONTENT["totals"] if (row["area"], row["question"], row["period"], row["breakdown"]) == wanted
    ]
    return measured(CONTENT, state, totals)


def test_a_count_is_the_total_and_opens_its_cells():
    (row,) = rows("count")
    assert (row.low, row.high, row.words, row.answered, row.asked) == (274, 274, "274", 1, 1)
    assert row.cells == "question=1&period=2018%2F19&area=Thames+Valley+Police"


def test_a_change_is_to_one_place_with_its_sign():
    (row,) = rows("change")
    assert (row.words, row.low) == ("+140.4%", 140.4)
    (sussex,) = rows("change", "Sussex Police")
    assert sussex.words.startswith("−1.3%")


def test_a_change_from_no_earlier_period_is_not_told():
    (row,) = rows("change", period="2017/18")
    assert (row.low, row.why) == (None, "No earlier period is compared with this one.")


def test_a_rate_is_per_thousand_children_and_never_of_the_city_of_london():
    (row,) = rows("rate")
    assert row.low == Fraction(274 * 1000, 50_000)
    assert row.words == "5.48"
    (city,) = rows("rate", "City of London Police")
    assert (city.low, city.words) == (None, "not told")
    assert city.why


def test_a_share_is_withheld_wherever_a_category_beside_it_is():
    (row,) = rows("share", question="2", by="victim_age", category="12-15", area="Kent Police")
    assert (row.low, row.why) == (None, "Small counts of this breakdown are withheld here.")


def test_categories_are_in_the_order_told_and_of_one_dimension():
    assert categories_of(CONTENT, "2", "victim_age")[:3] == ["11 and under", "12-15", "16 and over"]
    assert categories_of(CONTENT, "2", "shoe_size") == []


@pytest.mark.parametrize(
    ("total", "words"),
    [
        ({"low": None, "high": None, "marker": "[c]"}, "withheld"),
        ({"low": None, "high": None, "marker": "[x]"}, "no figure"),
        ({"low": 1, "high": 4, "marker": "[u]"}, "1 to 4"),
        ({"low": 0, "high": 0, "marker": ""}, "0"),
    ],
)
def test_words_of_a_total(total, words):
    assert words_of(total) == words


def test_part_of_an_area_says_that_it_is_one():
    content = september(states={CODE["Kent"]: Standing.BLOCKED})
    total = next(
        row for row in content["totals"]
        if (row["area"], row["question"], row["period"]) == ("South East", "1", "2018/19")
    )  # fmt: skip
    (row,) = measured(content, state_of(content, {}), [total])
    assert row.partial
    assert not rows("count")[0].partial
