"""What one force contributes: its own figure first, else its parts; what contradicts itself is taken by nobody."""

from __future__ import annotations

import pytest

from ingestion.values.interval import Interval, exactly
from ingestion.values.record import Kind
from reporting.statistics.figures import Source, State, Uncounted
from reporting.statistics.ledger import NOT_COUNTED, UnknownForce
from tests.reporting.builders import CODE, figure, ledger

KENT = CODE["Kent"]
FEMALE = frozenset({("victim_sex", "Female")})


def cell(*figures, question="2", key=frozenset(), **more):
    return ledger(list(figures), **more).cell(KENT, question, "2018/19", key)


def sex(value, name, **more):
    return figure("Kent", value, question="2", victim_sex=name, **more)


def test_its_own_figure_goes_before_its_parts():
    assert cell(figure("Kent", 50, question="2"), sex(30, "Female"), sex(12, "Male")).interval == exactly(50)
    assert cell(sex(30, "Female"), sex(12, "Male")).interval == exactly(42)


def test_the_same_printed_twice_counts_once_and_keeps_both_places():
    found = cell(sex(30, "Female", place="Sheet1!A1"), sex(30, "Female", place="Sheet2!B2"), key=FEMALE)
    assert (found.interval, found.count) == (exactly(30), 1)
    assert [source.place for source in found.sources] == ["Sheet1!A1", "Sheet2!B2"]


def test_two_that_disagree_are_neither_and_the_doubt_says_where_and_no_count():
    found = cell(sex(30, "Female", place="Sheet1!A1"), sex(3, "Female", place="Sheet2!B2"), key=FEMALE)
    assert found.count == 0
    assert found.interval.low is None
    assert "Sheet1!A1 and Sheet2!B2" in found.doubts[0]
    assert "30" not in found.doubts[0]


def test_a_blank_part_leaves_the_sum_open_and_the_stated_whole_closes_it():
    blank = sex((None, None), "Male", kind=Kind.BLANK)
    assert cell(sex(30, "Female"), blank).interval == Interval(30, None)
    assert cell(sex(30, "Female"), blank, figure("Kent", 37)).interval == Interval(30, 37)


def test_a_row_that_no_category_matches_bounds_the_sum_unless_the_whole_is_made_without_it():
    row = Uncounted(KENT, "2", "2018/19", exactly(5), "Elves", Source("1", "Sheet1!A9"))
    parts = (sex(30, "Female"), sex(12, "Male"))
    found = cell(*parts, uncounted=[row])
    assert found.interval == Interval(42, 47)
    assert found.doubts[-1].startswith(NOT_COUNTED)
    assert cell(*parts, figure("Kent", 42), uncounted=[row]).interval == exactly(42)


def test_a_figure_left_out_by_a_person_is_not_made_up_from_parts():
    from dataclasses import replace

    out = replace(figure("Kent", 50, question="2"), left_out=True)
    assert cell(out, sex(30, "Female")) is None


def test_a_question_that_was_refused_alone_is_refused_and_keeps_the_figures_it_gave():
    book = ledger([figure("Kent", 140)], outcomes={(KENT, "4"): State.REFUSED})
    assert book.state(KENT, "4") is State.REFUSED
    assert book.state(KENT, "1") is State.USABLE
    assert book.state(CODE["Essex"], "1") is State.MISSING


def test_periods_of_another_length_are_told_apart():
    assert ledger([figure("Kent", 1)]).uneven("2017/18", "2018/19") is None
    assert ledger([figure("Kent", 1)]).uneven("2017/18", "unknown") is None


def test_a_figure_of_a_force_that_was_not_asked_is_the_callers_mistake():
    with pytest.raises(UnknownForce):
        ledger([figure("X99", 1)])
