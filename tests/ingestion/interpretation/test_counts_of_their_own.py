"""Columns that call themselves totals and add nothing up; rows of shares among counts; the whole beside its parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading

YEARS = ("2018/19", "2019/20", "2020/21", "2021/22")
counts = st.lists(st.integers(200, 900), min_size=4, max_size=4)


def read(folder: Path, rows: list[list[object]]) -> Reading:
    path = folder / "answer.csv"
    path.write_text("\n".join(";".join(map(str, row)) for row in rows) + "\n", encoding="utf-8")
    return read_file(path)


def taken(reading: Reading, total: bool = False) -> dict[str, float | None]:
    return {str(one.place.cell): one.interval.low for one in reading.records if one.total is total}


@given(counts, st.lists(st.integers(1, 60), min_size=4, max_size=4))
@settings(max_examples=25, deadline=None)
def test_a_total_beside_counts_of_their_own_is_one_too(tmp_path_factory, due, held) -> None:
    head = ["Year", "Total stray animals taken in", "Number of animals with an owner", "Sent to a home"]
    rows = [head, *([y, d, h, 1 + h // 2] for y, d, h in zip(YEARS, due, held, strict=True))]
    reading = read(tmp_path_factory.mktemp("return"), rows)
    assert {cell: number for cell, number in taken(reading).items() if cell[0] == "B"} == {
        f"B{n}": number for n, number in enumerate(due, 2)
    }


@given(counts, counts)
@settings(max_examples=25, deadline=None)
def test_a_total_of_the_counts_beside_it_stays_one(tmp_path_factory, first, second) -> None:
    head = ["Year", "Number of cats", "Number of dogs", "Total animals taken in"]
    rows = [head, *([y, a, b, a + b] for y, a, b in zip(YEARS, first, second, strict=True))]
    reading = read(tmp_path_factory.mktemp("return"), rows)
    assert set(taken(reading, total=True)) == {f"D{n}" for n in range(2, 6)}


@given(counts, st.lists(st.integers(1, 60), min_size=4, max_size=4))
@settings(max_examples=25, deadline=None)
def test_a_total_over_years_with_one_group_beside_it_counts(tmp_path_factory, whole, part) -> None:
    rows = [
        ["", "Total summonsed", "", "Fined", ""],
        ["Age", "2018", "2019", "2018", "2019"],
        ["Under 30", whole[0], whole[1], part[0], part[1]],
        ["30 and over", whole[2], whole[3], part[2], part[3]],
    ]
    reading = read(tmp_path_factory.mktemp("return"), rows)
    assert len(taken(reading)) == 8
    named = {one.breakdown.get("category") for one in reading.records}
    assert named == {"Total summonsed", "Fined"}


@given(counts, counts, st.sampled_from(["Percentage of visits with damage", "Damage as a proportion of visits"]))
@settings(max_examples=25, deadline=None)
def test_a_row_of_shares_with_a_dash_is_none_of_counts(tmp_path_factory, visits, damage, label) -> None:
    areas = ["North", "Mid", "South", "Islands", "Whole county"]
    part = [*damage[:3], 0]
    rows = [
        ["Visits in 2019/20", *areas],
        ["Visits with damage", *(n or "-" for n in part), sum(part)],
        ["Visits", *(1000 + n for n in visits), 4000 + sum(visits)],
        [label, *(f"0.{n % 90 + 10}" if n else "-" for n in part), "0.31"],
    ]
    reading = read(tmp_path_factory.mktemp("return"), rows)
    assert not {cell for cell in {**taken(reading), **taken(reading, total=True)} if cell.endswith("4")}
    assert set(taken(reading, total=True)) == {"F2", "F3"}


@pytest.mark.parametrize("written", ["£ -", "£-", "£ –"])
def test_nothing_in_pounds_is_a_dash_and_no_heading(tmp_path: Path, written: str) -> None:
    rows = [
        ["", "2018/19", "2019/20", "2020/21"],
        ["Stalls", "£ 7,210", "£ 6,933", "£ 812"],
        ["Rides", written, written, "£ 640"],
        ["Stands", "£ 905", "£ 871", "£ 77"],
    ]
    reading = read(tmp_path, rows)
    assert len(reading.tables) == 1
    assert taken(reading)["D3"] == 640
    assert taken(reading)["B4"] == 905


ages = st.lists(st.lists(st.integers(1, 40), min_size=4, max_size=4), min_size=2, max_size=5)


@given(ages, ages)
@settings(max_examples=25, deadline=None)
def test_a_name_over_ages_that_add_up_to_it_is_their_total(tmp_path_factory, boys, girls) -> None:
    rows: list[list[object]] = [["", *YEARS]]
    for name, group in (("Boys", boys), ("Girls", girls)):
        rows.append([name, *(sum(column) for column in zip(*group, strict=True))])
        rows += [[11 + n, *line] for n, line in enumerate(group)]
    rows[1][1] += 1  # one printed wrong: the others still show what the row is
    reading = read(tmp_path_factory.mktemp("return"), rows)
    totals = {one.breakdown.get("label") for one in reading.records if one.total}
    assert totals == {"Boys", "Girls"}
    assert {one.breakdown.get("label (group)") for one in reading.records if not one.total} == {"Boys", "Girls"}


@given(st.lists(st.integers(1, 30), min_size=2, max_size=5), st.lists(st.integers(1, 30), min_size=2, max_size=5))
@settings(max_examples=25, deadline=None)
def test_groups_that_the_title_names_are_totals_of_their_members(tmp_path_factory, stables, yards) -> None:
    rows: list[list[object]] = [["Horses kept in 2015: Riding stables and livery yards"], [], ["Place", "Horses"]]
    for name, group in (("Riding stables", stables), ("Livery yards", yards)):
        rows.append([name, sum(group)])
        rows += [[f"{name[0]}{chr(97 + n)}rton", count] for n, count in enumerate(group)]
    reading = read(tmp_path_factory.mktemp("return"), rows)
    assert {one.breakdown["Place"] for one in reading.records if one.total} == {"Riding stables", "Livery yards"}
