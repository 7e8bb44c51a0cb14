"""What goes beside the cells so that others can add them up: facts that are no figures, and no withheld value."""

from __future__ import annotations

import pytest

from ingestion.values.interval import exactly
from ingestion.values.record import Kind
from reporting.publishing.recomputing import what_it_takes
from reporting.statistics.figures import Source, State, Uncounted
from tests.reporting.builders import CODE, figure, ledger, specification

KENT = CODE["Kent"]
UNCOUNTED = Uncounted(KENT, "2", "2018/19", exactly(3), "Elves", Source("1", "Sheet1!A9"))
FIGURES = [
    figure("Kent", 140),
    figure("Kent", (None, None), question="2", kind=Kind.BLANK, victim_sex="Male"),
    figure("Kent", 12, question="2", victim_sex="Female"),
    figure("Kent", 12, question="2", victim_sex="Unknown"),
    figure("Essex", 90, comparable=False),
]


def taken(*, public=True, **more):
    book = ledger(FIGURES, uncounted=[UNCOUNTED], **more)
    return what_it_takes(book, specification(), public=public)


def test_blanks_and_figures_of_other_days_are_named():
    found = taken()
    assert [(row["question"], row["breakdown"]) for row in found["blanks"]] == [("2", {"victim_sex": "Male"})]
    assert [row["force"] for row in found["not_comparable"]] == [CODE["Essex"]]


@pytest.mark.parametrize(("public", "value"), [(True, None), (False, 3)])
def test_a_row_beside_a_breakdown_is_named_outside_without_its_count(public, value):
    (row,) = taken(public=public)["uncounted"]
    assert (row["low"], row["high"], row["withheld"]) == (value, value, public)


def test_categories_that_are_no_known_value_are_said_to_be_none():
    second = next(one for one in taken()["questions"] if one["number"] == "2")
    assert second["unknown"] == ["Unknown"]
    assert second["sums_to"] == "1"
    assert next(one for one in taken()["questions"] if one["number"] == "4")["several_per_case"] is True


def test_refused_questions_are_named_by_force_and_question_alone():
    outcomes = {(KENT, "4"): State.REFUSED, (KENT, "2"): State.MISSING}
    assert taken(outcomes=outcomes)["refused"] == [[KENT, "4"]]
