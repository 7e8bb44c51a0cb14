"""Rows are cases only with proof: drawn tables of figures are never counted, drawn lists always are."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from tests.corpus.pictures import workbook

drawn = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
figures = st.lists(st.integers(3, 900), min_size=12, max_size=12, unique=True).filter(
    lambda numbers: len({b - a for a, b in itertools.pairwise(numbers)}) > 2
)


@drawn
@given(head=st.sampled_from(["No.", "Number", "Score", "Code", "Paid (£)", "Cost", "Amount", "Value"]), numbers=figures)
def test_numbers_beside_labels_are_figures_whatever_their_head(tmp_path: Path, head: str, numbers: list[int]) -> None:
    pairs = [(year, town) for year in ("2016/17", "2017/18", "2018/19") for town in ("Upton", "Ham", "Wells", "Ely")]
    rows = [["Year", "Town", head], *([*pair, number] for pair, number in zip(pairs, numbers, strict=True))]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"T": rows}))
    assert [r.interval.low for r in reading.records] == numbers


@drawn
@given(
    first=st.sampled_from(["Item", "No.", "S/N", "#", "Row", ""]),
    head=st.sampled_from(["Value", "Number", "Amount", "Total", "Score"]),
    numbers=figures,
    hidden=st.booleans(),
)
def test_numbered_rows_of_every_combination_are_figures(
    tmp_path: Path, first: str, head: str, numbers: list[int], hidden: bool
) -> None:
    """Running numbers prove no cases where each row is another combination of labels."""
    labels = list(itertools.product(("Knife", "Axe"), ("Street", "Park"), ("May 2019", "Jun 2019", "Jul 2019")))
    written: list[object] = ["<3" if hidden and number == numbers[5] else number for number in numbers]
    rows: list[list[object]] = [[first, "Weapon", "Location", "Attribute", head]]
    rows += [[n, *label, count] for n, (label, count) in enumerate(zip(labels, written, strict=True), 1)]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"T": rows}))
    assert [record.as_written for record in reading.records] == [str(count) for count in written]
    assert {record.place.cell for record in reading.records} == {f"E{n}" for n in range(2, 14)}


@drawn
@given(numbers=figures, heads=st.permutations(["Fires", "Dogs", "Swans"]))
def test_a_label_written_once_per_block_leaves_figures_figures(
    tmp_path: Path, numbers: list[int], heads: list[str]
) -> None:
    rows: list[list[object]] = [["Month", "Age group", *heads]]
    for n in range(36):
        month = ("April 2019", "May 2019", "June 2019")[n // 12] if n % 12 == 0 else ""
        rows.append([month, f"{5 * (n % 12)} to {5 * (n % 12) + 4}", *(numbers[(n + k) % 12] for k in range(3))])
    reading = read_file(workbook(tmp_path / "r.xlsx", {"T": rows}))
    assert len(reading.records) == 108
    assert "Q217" not in {finding.id for finding in reading.findings}


@drawn
@given(first=st.integers(1, 400), numbers=figures)
def test_references_beside_columns_that_count_make_no_cases(tmp_path: Path, first: int, numbers: list[int]) -> None:
    rows = [["Ref", "Year", "Accidents", "Fires"]]
    rows += [[first + n, 2007 + n, number, number + 7] for n, number in enumerate(numbers)]  # type: ignore[list-item]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"T": rows}))
    assert sorted(r.interval.low or 0 for r in reading.records) == sorted([*numbers, *(n + 7 for n in numbers)])


@drawn
@given(
    first=st.integers(20, 900),
    ages=st.lists(st.sampled_from([5, 12, 19, 33, None]), min_size=24, max_size=24),
    back=st.booleans(),
)
def test_running_numbers_populations_and_ages_are_no_figures(
    tmp_path: Path, first: int, ages: list[int | None], back: bool
) -> None:
    towns = [("Upton", 412.5), ("Ham", 88.1), ("Wells", 1203.9)]
    rows: list[list[object]] = [["Row", "Area", "Residents (thousands)", "Month", "Age", "Tool"]]
    for n, age in enumerate(ages):
        number = first + 24 - n if back else first + n
        rows.append([number, *towns[n % 3], f"{('April', 'May')[n % 2]} 2019", age, ("saw", "spade")[n % 2]])
    reading = read_file(workbook(tmp_path / "r.xlsx", {"T": rows}))
    by_area = [r for r in reading.records if set(r.breakdown) == {"Area"}]
    assert sum(r.interval.low or 0 for r in by_area) == 24
    assert not [r for r in reading.records if {"Row", "Residents (thousands)"} & set(r.breakdown)]


def test_where_nothing_tells_the_rows_apart_it_is_asked(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Year", "Offence", "Age"]]
    rows += [["2018/19", ("Theft", "Arson")[n % 2], 11 + n % 5] for n in range(16)]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"T": rows}))
    assert [f.level.value for f in reading.findings if f.id == "Q224"] == ["error"]


def test_days_that_differ_prove_cases(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Date", "Sex", "Age", "Score"]]
    rows += [[datetime(2018, 5, 1) + timedelta(days=9 * n), "FM"[n % 2], 11 + n % 5, n % 4] for n in range(20)]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"T": rows}))
    assert reading.tables[0].layout == "one row per case"
    assert "Q224" not in {finding.id for finding in reading.findings}


def test_an_empty_second_method_is_nothing(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Crime ref", "Date", "Method 1", "Method 2"]]
    for n in range(20):
        rows.append([f"C/{n:03d}", datetime(2018, 5, 1 + n), ("Kik", "Skype")[n % 2], "Kik" if n % 5 == 1 else None])
    reading = read_file(workbook(tmp_path / "r.xlsx", {"T": rows}))
    found = {tuple(r.breakdown.items()): r.interval.low for r in reading.records}
    assert found == {
        (): 20,
        (("Method 1", "Kik"),): 10,
        (("Method 1", "Skype"),): 10,
        (("Method 2", "Kik"),): 4,
    }


@pytest.mark.parametrize("head", ["Rank", "No.", "#", "Position"])
@pytest.mark.parametrize("counted", ["Number", "Count", "Total", "Offences recorded"])
def test_names_by_their_rank_beside_their_numbers_are_counts(tmp_path: Path, head: str, counted: str) -> None:
    names = ["Arson", "Fraud", "Stalking", "Harassment", "Robbery", "Burglary", "Shoplifting", "Public order", "Drugs"]
    numbers = [400, 296, 196, 120, 98, 77, 50, 50, 3]
    path = tmp_path / "return.csv"
    lines = [f"{n},{name},{number}" for n, (name, number) in enumerate(zip(names, numbers, strict=True), 1)]
    path.write_text("\n".join(["Top 9 offences 2015/16", f"{head},Offence,{counted}", *lines]))
    records = read_file(path).records
    assert [one.interval.low for one in records] == numbers
    assert all(name in one.breakdown.values() for name, one in zip(names, records, strict=True))
