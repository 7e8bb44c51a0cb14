"""What earlier editions let anybody know: counts told, what they withheld, and what is left of a total they told."""

from __future__ import annotations

from reporting.publishing.told_before import told_before
from tests.reporting.disclosure.test_attacker import told

YOUNG = frozenset({("victim_age", "11 and under")})
ROWS = {"A": (3, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32), "D": (13, 23, 33)}


def name(area, key=YOUNG):
    return "2", "2018/19", area, key


def test_nothing_was_told_by_none():
    found = told_before([])
    assert (dict(found.counts), found.withheld, found.rests) == ({}, frozenset(), ())


def test_told_counts_and_withheld_ones_are_kept_apart_and_wholes_are_neither():
    found = told_before([told(ROWS)])
    assert name("Avon") in found.withheld
    assert name("Avon") not in found.counts
    assert found.counts[name("Dyfed")] == {13}
    assert not [key for _, _, _, key in found.counts if not key]


def test_the_rest_of_a_told_total_is_that_of_its_withheld_forces():
    """39 in England and Wales, of which 12 in Cam and 13 in Dyfed are told: 14 are left for Avon and Beds together."""
    rests = {(frozenset(part[2] for part in parts), count) for count, parts in told_before([told(ROWS)]).rests
             if parts[0][3] == YOUNG}  # fmt: skip
    assert (frozenset({"Avon", "Beds"}), 14) in rests
    for names, count in rests:
        values = {"Avon": 3, "Beds": 11, "Cam": 12, "Dyfed": 13}
        assert count == sum(values[one] for one in names)


def test_two_editions_that_told_different_counts_are_both_remembered():
    found = told_before([told(ROWS), told({**ROWS, "D": (15, 23, 33)})])
    assert found.counts[name("Dyfed")] == {13, 15}
