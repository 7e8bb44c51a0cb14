"""Printed totals: by their words, and by their sums against a slow and obvious twin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.interpretation.totals import Sum, find_groups, find_sums, total_words
from ingestion.pipeline import read_file
from ingestion.values.interval import Interval, exactly

numbers = st.integers(100, 9_000)


def lines(*rows: Sequence[int | None]) -> list[list[Interval | None]]:
    return [[None if number is None else exactly(number) for number in row] for row in rows]


@pytest.mark.parametrize(
    "label",
    [
        "Total",
        "TOTAL",
        "Totals",
        "Grand Total",
        "Sub-total",
        "Subtotal",
        "Overall total",
        "Sum",
        "Sum:",
        "All",
        "Overall",
        "Combined total",
        "Annual total",
        "All ages",
        "Total (all)",
        "*Total",
        "Force total",
        "Cyfanswm",
        "Total / Cyfanswm",
        "Cyfanswm/Total",
        "Total | Cyfanswm",
        "Cyfanswm Total",
        "Grand total (Cyfanswm)",
    ],
)
def test_words_that_say_nothing_but_total(label: str) -> None:
    words = total_words(label)
    assert words is not None
    assert words.sure


@pytest.mark.parametrize(
    ("label", "rest"),
    [
        ("2018 Total", "2018"),
        ("Total offences", "offences"),
        ("CH00 Total", "CH00"),
        ("*Total North East", "North East"),
    ],
)
def test_words_that_say_what_the_total_is_of(label: str, rest: str) -> None:
    words = total_words(label)
    assert words is not None
    assert (words.sure, words.rest) == (False, rest)


@pytest.mark.parametrize("label", ["Totnes", "Summer", "Allington", "Facebook", "Overallocated", "All other methods"])
def test_other_words_are_no_total(label: str) -> None:
    assert total_words(label) is None


def slow_sums(rows: Sequence[Sequence[int]]) -> set[tuple[int, int, int]]:
    """Every line that equals, in every column, the sum of two or more lines next to it, found by adding up."""
    found = set()
    for line, own in enumerate(rows):
        for first in range(len(rows)):
            for last in range(first + 1, len(rows)):
                beside = last == line - 1 or first == line + 1
                parts = rows[first : last + 1]
                if beside and [sum(column) for column in zip(*parts, strict=True)] == list(own):
                    found.add((line, first, last))
    return found


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(numbers, numbers, numbers), min_size=3, max_size=12), st.sampled_from(["above", "below", "none"])
)
def test_what_is_found_is_a_sum_and_a_sum_is_found(rows: list[tuple[int, int, int]], where: str) -> None:
    total = tuple(sum(column) for column in zip(*rows, strict=True))
    table = [total, *rows] if where == "above" else [*rows, total] if where == "below" else rows
    found = find_sums(lines(*table), [False] * len(table))
    slow = slow_sums(table)
    assert {(one.line, one.first, one.last) for one in found} <= slow
    if where != "none":
        assert (0 if where == "above" else len(rows)) in {one.line for one in found}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=4), min_size=2, max_size=4))
def test_groups_that_tile_are_found(groups: list[list[tuple[int, int]]]) -> None:
    table: list[tuple[int, ...]] = []
    expected = []
    for members in groups:
        expected.append(Sum(len(table), len(table) + 1, len(table) + len(members)))
        table += [tuple(sum(column) for column in zip(*members, strict=True)), *members]
    assert find_groups(lines(*table), [False] * len(table)) == expected


def test_small_coincidences_are_no_totals() -> None:
    assert find_sums(lines([1], [2], [3], [4]), [False] * 4) == []


def test_a_column_of_sums_proves_no_row_a_sum_again() -> None:
    table = lines([9, 10, 19], [6, 3, 9], [2, 3, 5], [1, 4, 5])
    assert [one.line for one in find_sums(table, [False] * 4)] == [0]
    assert find_sums(table, [False] * 4, following=[False, False, True]) == []


def test_a_line_without_a_name_needs_less_to_be_a_total() -> None:
    table = lines([10, 7], [20, 3], [30, 10])
    assert find_sums(table, [False] * 3) == [] or find_sums(table, [False] * 3)[0].line == 2
    assert find_sums(table, [False] * 3, [False, False, True]) == [Sum(2, 0, 1)]


def test_suppressed_parts_leave_room() -> None:
    table = [*lines([400, 900], [300, 800]), [Interval(1, 4), exactly(700)], *lines([703, 2400])]
    assert [one.line for one in find_sums(table, [False] * 4, [False, False, False, True])] == [3]


def test_known_totals_are_no_addends() -> None:
    table = lines([1000, 2000], [3000, 4000], [4000, 6000], [5000, 7000], [6000, 1000], [11000, 8000], [15000, 14000])
    known = [False, False, True, False, False, True, False]
    assert [one.line for one in find_sums(table, known)] == [6]


@pytest.mark.parametrize("label", ["YTD", "Year to date", "Financial year-to-date"])
def test_the_year_to_date_is_a_total_of_months_and_none_of_years(tmp_path, label):
    def read(heads, rows):
        path = tmp_path / "r.csv"
        path.write_text("\n".join([",".join(["Breed", *heads, label]), *(",".join(map(str, row)) for row in rows)]))
        return {(one.place.cell, one.total) for one in read_file(path).records if one.place.cell[0] == "D"}

    months = [("Bulldog", 12, 30, 42), ("Poodle", 7, 9, 16), ("Collie", 21, 4, 25)]
    assert read(["Jan-18", "Feb-18"], months) == {("D2", True), ("D3", True), ("D4", True)}
    years = [("Bulldog", 12, 30, 32), ("Poodle", 7, 9, 11), ("Collie", 21, 4, 26)]
    assert read(["2017", "2018"], years) == {("D2", False), ("D3", False), ("D4", False)}


@given(
    st.lists(st.tuples(numbers, numbers, numbers), min_size=2, max_size=6),
    st.sampled_from(["UK", "England and Wales", "National"]),
    st.booleans(),
    st.data(),
)
@settings(max_examples=25, deadline=None)
def test_a_part_named_like_a_whole_is_one_of_what_a_sure_total_adds_up(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[int, int, int]],
    name: str,
    total: bool,
    data: st.DataObject,
) -> None:
    """ "UK" among nationalities is no total: the printed one adds it up, or "Foreign" stands beside it."""
    labels = [f"Group {letter}" for letter in "ABCDEF"[: len(rows)]]
    labels[data.draw(st.integers(0, len(rows) - 1))] = name
    if not total:
        labels[labels.index(next(label for label in labels if label != name))] = "Foreign"
    lines = [",".join(map(str, (label, *row))) for label, row in zip(labels, rows, strict=True)]
    if total:
        lines.append(",".join(["Total", *(str(sum(column)) for column in zip(*rows, strict=True))]))
    path = tmp_path_factory.mktemp("parts") / "answer.csv"
    path.write_text("\n".join(["Nationality,2017,2018,2019", *lines]) + "\n", encoding="utf-8")
    read = {(one.breakdown.get("Nationality"), one.as_written) for one in read_file(path).records if not one.total}
    assert read == {(label, str(n)) for label, row in zip(labels, rows, strict=True) for n in row}


@pytest.mark.parametrize("head", ["Year to date(1)", "Full year (2)", "YTD [1]", "Whole year†", "Year to date"])
def test_a_year_to_date_with_a_footnote_is_the_total_of_its_months(tmp_path, head: str) -> None:
    path = tmp_path / "answer.csv"
    path.write_text(f"Area,Apr-14,May-14,Jun-14,{head}\nSchool,868,350,127,1345\nStreet,177,340,121,638\n")
    reading = read_file(path)
    assert sorted(record.as_written for record in reading.records if record.total) == ["1345", "638"]
    assert "Q207" not in {finding.id for finding in reading.findings}
