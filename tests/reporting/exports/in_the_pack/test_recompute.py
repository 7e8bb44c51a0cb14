"""The pack's own adding up, rule by rule, on cells that fit on a hand."""

from fractions import Fraction

import pytest

from reporting.exports.in_the_pack.recompute import NOTHING, Book, Hidden, added

BOOK = {
    "questions": [
        {"number": "1", "sums_to": None, "several_per_case": False, "categories": {}, "unknown": []},
        {"number": "2", "sums_to": "1", "several_per_case": False, "categories": {"sex": ["F", "M", "?"]},
         "unknown": ["?"]},
    ],
    "forces": [
        {"code": "K", "name": "Kent", "region": "South East", "country": "England", "state": "usable"},
        {"code": "S", "name": "Surrey", "region": "South East", "country": "England", "state": "usable"},
        {"code": "G", "name": "Gwent", "region": "Wales", "country": "Wales", "state": "blocked"},
    ],
    "periods": [{"label": "a", "start": "2017-04-01", "end": "2018-03-31"},
                {"label": "b", "start": "2018-04-01", "end": "2019-03-31"},
                {"label": "c", "start": "2019-04-01", "end": "2019-12-31"}],
    "dimensions": [{"key": "sex"}], "refused": [], "blanks": [], "left_out": [], "not_comparable": [], "uncounted": [],
    "smallest_base": 20,
}  # fmt: skip


def cell(force, low, high=None, *, question="1", period="a", sex="All", kind="exact"):
    high = low if high is None else high
    return {"force": force, "question": question, "period": period, "sex": sex, "kind": kind,
            "low": str(low), "high": str(high)}  # fmt: skip


def book(*cells, **changes):
    return Book(BOOK | changes, list(cells))


def test_a_blocked_force_adds_nothing_and_is_told():
    bounds, told, counts = book(cell("K", 30), cell("G", 500)).total("England and Wales", "1", "a")
    assert (bounds, list(told)) == ((30, 30), ["K"])
    assert counts == {"answered": 1, "refused": 0, "blocked": 1, "missing": 1, "partial": 1}


def test_a_figure_printed_twice_is_counted_once_and_two_that_disagree_not_at_all():
    assert book(cell("K", 30), cell("K", 30)).says("K", "1", "a") == ((30, 30), 1, True)
    assert book(cell("K", 1, 4), cell("K", 3, 9)).says("K", "1", "a")[0] == (3, 4)
    assert book(cell("K", 30), cell("K", 31)).says("K", "1", "a") == (NOTHING, 0, False)


def test_parts_are_added_where_no_whole_is_given_and_a_blank_leaves_the_sum_open():
    parts = [cell("K", 30, question="2", sex="F"), cell("K", 12, question="2", sex="M")]
    assert book(*parts).says("K", "2", "a")[0] == (42, 42)
    blank = {"force": "K", "question": "2", "period": "a", "breakdown": {"sex": "?"}}
    assert book(*parts, blanks=[blank]).says("K", "2", "a")[0] == (42, None)
    assert book(*parts, cell("K", 50), blanks=[blank]).says("K", "2", "a")[0] == (42, 50)


def test_rows_beside_bound_the_sum_from_above():
    parts = [cell("K", 30, question="2", sex="F"), cell("K", 12, question="2", sex="M")]
    beside = {"force": "K", "question": "2", "period": "a", "low": 5, "high": 5, "withheld": False}
    assert book(*parts, uncounted=[beside]).says("K", "2", "a")[0] == (42, 47)
    assert book(*parts, cell("K", 42), uncounted=[beside]).says("K", "2", "a")[0] == (42, 42)
    with pytest.raises(Hidden):
        book(*parts, uncounted=[beside | {"withheld": True}]).says("K", "2", "a")


def test_what_is_withheld_is_hidden_and_not_nought():
    hidden = cell("K", 0, question="2", sex="F", kind="withheld") | {"low": "", "high": ""}
    with pytest.raises(Hidden):
        book(hidden).total("Kent", "2", "a", frozenset({("sex", "F")}))


def test_a_change_is_of_the_forces_that_gave_both_and_are_comparable():
    cells = [cell("K", 40), cell("K", 50, period="b"), cell("S", 99, period="b")]
    before, after, percent, both, counted = book(*cells).change("South East", "1", "a", "b")
    assert (before, after, percent, both, counted) == ((40, 40), (50, 50), (25, 25), ["K"], [1, 1])
    uneven = {"force": "K", "question": "1", "period": "a", "breakdown": {}}
    assert book(*cells, not_comparable=[uneven]).change("South East", "1", "a", "b")[3] == []


def test_no_percentage_on_a_small_base_nor_between_a_year_and_nine_months():
    small = [cell("K", 19), cell("K", 50, period="b")]
    assert book(*small).change("Kent", "1", "a", "b")[2] == (None, None)
    months = [cell("K", 40, period="b"), cell("K", 50, period="c")]
    assert book(*months).change("Kent", "1", "b", "c")[:3] == ((40, 40), (50, 50), (None, None))


def test_a_share_is_of_the_known_values():
    cells = [cell("K", low, question="2", sex=sex) for sex, low in (("F", 30), ("M", 10), ("?", 60))]
    claim = {"question": "2", "area": "Kent", "dimension": "sex", "categories": ["F"], "periods": ["a"]}
    part, whole, percents, counted = book(*cells).share(claim)
    assert (part, whole, percents, counted) == ((30, 30), (40, 40), (75, 75), [1, 2])


def test_sums_of_bounds():
    assert added([(1, 4), (Fraction(3), 3)]) == (4, 7)
    assert added([(1, 4), (2, None)]) == (3, None)
    assert added([NOTHING, (2, 2)]) == (2, None)
