"""What several figures of one force say together."""

from __future__ import annotations

from ingestion.values.interval import NOTHING_KNOWN, Interval, exactly
from ingestion.values.record import Kind
from reporting.statistics.cells import agreed, once, refining, sum_of_partition
from tests.reporting.builders import figure

FEMALE, YOUNG = ("victim_sex", "Female"), ("victim_age", "12-15")


def test_two_bounds_of_one_thing_are_what_both_allow():
    assert agreed([figure("Kent", (1, 4)), figure("Kent", (3, 9))]).interval == Interval(3, 4)


def test_two_that_cannot_both_be_true_are_counted_by_nobody():
    cell = agreed([figure("Kent", 4, place="A1"), figure("Kent", 5, place="B1")])
    assert (cell.count, cell.interval) == (0, NOTHING_KNOWN)
    assert cell.doubts == ("two places disagree (A1 and B1), so neither is counted until a person settles it.",)


def test_a_refusal_is_no_cell():
    assert agreed([figure("Kent", (None, None), kind=Kind.REFUSED)]) is None


def test_a_breakdown_is_refined_by_each_that_says_more():
    whole, sex, crossed = frozenset(), frozenset({FEMALE}), frozenset({FEMALE, YOUNG})
    found = refining([sex, crossed])
    assert found[whole] == {frozenset({"victim_sex"}): [sex], frozenset({"victim_sex", "victim_age"}): [crossed]}
    assert found[sex] == {frozenset({"victim_sex", "victim_age"}): [crossed]}
    assert crossed not in found


def test_a_partition_is_summed_whole_and_what_was_not_given_leaves_it_open():
    given = {frozenset({FEMALE}): agreed([figure("Kent", 3)]), frozenset({("victim_sex", "Male")}): None}
    assert sum_of_partition(given, [frozenset({FEMALE})]) == Interval(3, None)
    assert sum_of_partition({frozenset({FEMALE}): agreed([figure("Kent", 3)])}, [frozenset({FEMALE})]) == exactly(3)


def test_places_and_doubts_are_told_once_in_the_order_met():
    one = agreed([figure("Kent", 3, place="A1", doubt="old")])
    other = agreed([figure("Kent", 4, place="B1", doubt="old")])
    assert [source.place for source in once([one.sources, other.sources, one.sources])] == ["A1", "B1"]
    assert once([one.doubts, other.doubts]) == ("old",)
