"""Rounds joined: the same question over years, with what may be compared and what may not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.publishing.edition import Heading, edition
from reporting.series.breaks import basis_break, successor
from reporting.series.joined import join, rounds_of
from reporting.statistics.figures import State
from tests.reporting.builders import CODE, FORCES, figure, ledger, specification

NATION = "England and Wales"
KENT = "Kent Police"


def year(first: int) -> dict[str, str]:
    return {"label": f"{first}/{str(first + 1)[2:]}", "start": f"{first}-04-01", "end": f"{first + 1}-03-31"}


def round_of(years, values, *, periods=None, forces=("Kent", "Essex"), **changes):
    """An edition over these years; `values` gives each force's figures in their order."""
    asked = specification(
        periods=periods or [year(one) for one in years],
        questions=[{"number": "1", "text": f"How many offences in {years[-1]}?"}],
        dimensions={},
        **changes,
    )
    labels = [period.label for period in asked.periods]
    given_ = [
        figure(force, value, period=label)
        for force in forces
        for label, value in zip(labels, values[force], strict=True)
        if value is not None
    ]
    made = ledger(
        given_,
        states=dict.fromkeys((CODE[force] for force in forces), State.USABLE),
        forces=[force for force in FORCES if force.short_name in forces],
        questions=asked.questions,
        periods=asked.periods,
    )
    heading = Heading("x", date(2020, 1, 1))
    return edition(heading=heading, specification=asked, ledger=made, figures=given_, documents=[])


def series(*contents, area=NATION, mergers=None):
    named = [(f"round {number}", content) for number, content in enumerate(contents, start=1)]
    return join(rounds_of(named, "1"), area, mergers)


FIRST = round_of([2016, 2017], {"Kent": [40, 60], "Essex": [30, 45]})
SECOND = round_of([2017, 2018], {"Kent": [60, 90], "Essex": [45, 50]})


def test_a_period_is_told_once_by_the_latest_round_and_years_follow_each_other():
    made = series(FIRST, SECOND)
    assert [(point.label, point.interval.low, point.round.name) for point in made.points] == [
        ("2016/17", 70, "round 1"), ("2017/18", 105, "round 2"), ("2018/19", 140, "round 2"),
    ]  # fmt: skip
    assert [(step.low, step.forces, step.broken) for step in made.steps] == [
        (Fraction(50), 2, ""), ((Fraction(140, 105) - 1) * 100, 2, ""),
    ]  # fmt: skip
    assert made.restated == ()


def test_a_force_that_restates_last_year_is_a_revision_with_both_figures():
    made = series(FIRST, round_of([2017, 2018], {"Kent": [66, 90], "Essex": [45, 50]}))
    (one,) = made.restated
    assert (one.force, one.period, one.was.low, one.was_in, one.now.low, one.now_in) == (
        KENT, "2017/18", 60, "round 1", 66, "round 2",
    )  # fmt: skip
    assert made.points[1].interval.low == 111


def test_another_definition_breaks_the_series_and_no_percentage_is_taken_over_it():
    changed = round_of([2018], {"Kent": [90], "Essex": [50]},
                       measure={"name": "offences", "definition": "another"})  # fmt: skip
    made = series(FIRST, changed)
    assert [bool(step.broken) for step in made.steps] == [False, True]
    assert "definition" in made.steps[1].broken
    assert (made.steps[1].low, made.steps[1].high) == (None, None)
    assert [point.label for point in made.run] == ["2018/19"]


def test_a_figure_under_another_definition_restates_nothing():
    changed = round_of([2017, 2018], {"Kent": [99, 90], "Essex": [45, 50]},
                       measure={"name": "offences", "definition": "another"})  # fmt: skip
    assert series(FIRST, changed).restated == ()


def test_periods_of_another_length_or_with_a_gap_or_overlap_break_it():
    april, calendar = (date(2017, 4, 1), date(2018, 3, 31)), (date(2018, 1, 1), date(2018, 12, 31))
    assert basis_break(april, (date(2018, 4, 1), date(2019, 3, 31))) is None
    assert "overlap by 90 days" in str(basis_break(april, calendar))
    assert "not equally long: 365 and 91 days" in str(basis_break(april, (date(2018, 4, 1), date(2018, 6, 30))))
    assert "365 days lie between" in str(basis_break(april, (date(2019, 4, 1), date(2020, 3, 31))))


def test_a_total_of_other_forces_breaks_the_line_and_its_percentage_is_over_those_that_gave_both():
    made = series(FIRST, round_of([2018], {"Kent": [90], "Essex": [None]}))
    step = made.steps[-1]
    assert (step.broken, step.uneven, step.forces) == ("", "The totals are of other forces.", 1)
    assert step.low == 50
    assert not step.comparable


def test_a_force_that_took_in_another_is_not_compared_with_itself_before_and_the_nation_is():
    later = round_of([2018], {"Kent": [140]}, forces=("Kent",))
    mergers = {CODE["Essex"]: (CODE["Kent"], date(2018, 4, 1))}
    own = series(FIRST, later, area=KENT, mergers=mergers)
    assert own.steps[-1].broken == "Essex Police became part of it."
    assert own.steps[-1].low is None
    whole = series(FIRST, later, mergers=mergers)
    assert (whole.steps[-1].comparable, whole.steps[-1].low) == (True, (Fraction(140, 105) - 1) * 100)
    assert not series(FIRST, later).steps[-1].comparable


def test_mergers_in_a_circle_end():
    assert successor("a", {"a": ("b", None), "b": ("a", None)}) == "b"


def test_the_highest_since_looks_over_comparable_years_only():
    five = round_of([2014, 2015, 2016, 2017], {"Kent": [99, 20, 30, 40], "Essex": [99, 20, 30, 40]})
    last = {"Kent": [40, 50], "Essex": [40, 50]}
    assert series(five, round_of([2017, 2018], last)).highest_since == "the highest since 2014/15"
    short = round_of([2015, 2016, 2017], {"Kent": [20, 30, 40], "Essex": [20, 30, 40]})
    told = series(short, round_of([2017, 2018], last)).highest_since
    assert told == "the highest of the 4 comparable years from 2015/16 on"
    other = round_of([2017, 2018], last, measure={"name": "offences", "definition": "another"})
    assert series(five, other).highest_since is None


def test_a_range_that_may_reach_as_high_ends_the_claim():
    before = round_of([2015, 2016, 2017], {"Kent": [(20, 99), 30, 40], "Essex": [20, 30, 40]})
    last = round_of([2017, 2018], {"Kent": [40, 50], "Essex": [40, 50]})
    assert series(before, last).highest_since == "the highest since 2015/16"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.booleans(), st.booleans()), min_size=2, max_size=6))
def test_nothing_is_compared_over_a_break_whatever_the_rounds(drawn):
    """Each round one year: its figure, whether the definition is another, whether Essex gave a figure."""
    rounds = [
        round_of(
            [2010 + n],
            {"Kent": [value], "Essex": [value if essex else None]},
            measure={"name": "offences", "definition": "b" if other else "a"},
        )
        for n, (value, other, essex) in enumerate(drawn)
    ]
    made = series(*rounds)
    for step, (_, was, gave), (_, now, gives) in zip(made.steps, drawn[:-1], drawn[1:], strict=True):
        assert bool(step.broken) == (was != now)
        assert not (step.broken and step.low is not None)
        assert step.comparable == (was == now and gave == gives)
    run = {point.label for point in made.run}
    tail = [drawn[-1]]
    for one in reversed(drawn[:-1]):
        if one[1:] != tail[0][1:]:
            break
        tail.insert(0, one)
    assert len(run) == len(tail)
    if made.highest_since:
        assert drawn[-1][0] > drawn[-2][0]
