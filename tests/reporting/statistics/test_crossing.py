"""All totals at once are those that are worked out one by one, whatever the forces gave and however they stand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.values.record import Kind
from reporting.statistics.aggregation import total_of
from reporting.statistics.areas import areas
from reporting.statistics.crossing import keys_of, totals
from reporting.statistics.figures import Area, State
from tests.reporting.builders import CODE, FORCES, figure, ledger, specification

NAMES = ("Kent", "Surrey", "Sussex", "Gwent")
ASKED = [force for force in FORCES if force.short_name in NAMES]
FOUR = Area("Four forces", "region", tuple(CODE[name] for name in ("Kent", "Surrey", "Sussex", "Hampshire")))
PLAN = specification()
PERIODS = ["2017/18", "2018/19"]
VALUES = st.one_of(
    st.integers(0, 40).map(lambda value: (value, value)), st.sampled_from([(1, 4), (0, None), (None, None), (2.5, 2.5)])
)
BREAKDOWNS = [
    ("1", {}), ("2", {}), ("2", {"victim_sex": "Female"}), ("2", {"victim_age": "12-15"}),
    *(("2", {"victim_sex": sex, "victim_age": age}) for sex in ("Female", "Male") for age in ("12-15", "Unknown")),
    ("4", {"communication_method": "Facebook"}), ("4", {"communication_method": "Kik"}),
]  # fmt: skip


@st.composite
def figures(draw):
    question, breakdown = draw(st.sampled_from(BREAKDOWNS))
    made = figure(
        draw(st.sampled_from(NAMES)), draw(VALUES), question=question, period=draw(st.sampled_from(PERIODS)),
        kind=draw(st.sampled_from([Kind.EXACT, Kind.EXACT, Kind.SUPPRESSED, Kind.REFUSED, Kind.NOT_RECORDED])),
        doubt=draw(st.sampled_from([None, None, "It is an estimate."])), comparable=draw(st.booleans()), **breakdown,
    )  # fmt: skip
    return replace(made, left_out=draw(st.integers(0, 9)) == 9)


STATES = st.sampled_from(list(State))


@settings(max_examples=250, deadline=None)
@given(
    st.lists(figures(), max_size=40),
    st.dictionaries(st.sampled_from([CODE[name] for name in NAMES]), STATES, max_size=2),
    st.dictionaries(st.tuples(st.sampled_from([CODE[name] for name in NAMES]), st.sampled_from("124")), STATES),
)
def test_all_at_once_are_those_one_by_one(drawn, states, outcomes):
    book, again = (ledger(drawn, states=states, outcomes=outcomes, forces=ASKED) for _ in range(2))
    places = areas(ASKED)
    one_by_one = [
        total_of(again, area, question.number, period, key)
        for question in PLAN.questions
        for key in keys_of(again, question, PLAN.dimensions)
        for period in PERIODS
        for area in places
    ]
    assert list(totals(book, places, PLAN.questions, PERIODS, PLAN.dimensions)) == one_by_one


def test_totals_of_the_same_standing_share_one_coverage():
    """Else a national campaign would hold hundreds of thousands."""
    given_ = [figure(name, 9, question="2", victim_sex=sex) for name in NAMES for sex in ("Female", "Male", "Unknown")]
    told = totals(ledger(given_, forces=ASKED), areas(ASKED), PLAN.questions[1:2], ["2018/19"], PLAN.dimensions)
    wales = {id(total.coverage) for total in told if total.area.name == "Wales" and "victim_sex" in dict(total.key)}
    assert len(wales) == 2, "that of its sexes, and that of the sexes by age, which nobody gave"


def test_totals_are_told_whole_by_each_dimension_and_crossed():
    plan = specification()
    book = ledger([figure("Kent", 3, question="4", communication_method="Facebook and Instagram")])
    _, by_victim, by_method = plan.questions
    keys = keys_of(book, by_victim, plan.dimensions)
    assert len(keys) == 1 + 3 + 4 + 12
    methods = keys_of(book, by_method, plan.dimensions)
    assert [dict(key)["communication_method"] for key in methods] == ["Facebook", "Instagram", "Facebook and Instagram"]
    told = list(totals(book, [FOUR], plan.questions, ["2017/18", "2018/19"], plan.dimensions))
    assert len(told) == 2 * (1 + 20 + 3)
    assert told[0].as_json() == {
        "question": "1", "period": "2017/18", "breakdown": {}, "area": "Four forces", "low": None, "high": None,
        "asked": 4, "answered": 0, "refused": 0, "missing": 4, "blocked": 0, "partial": 1,
    }  # fmt: skip
