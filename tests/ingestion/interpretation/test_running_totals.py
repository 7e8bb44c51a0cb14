"""Columns of running totals beside the counts that they add up."""

from __future__ import annotations

import csv
from itertools import accumulate
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import Reading, read_file

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HEADS = st.sampled_from(
    ("Cumulative", "Cumulative total", "Running Total", "Year to date (cumulative)", "Offences to date")
)


def written(path: Path, head: str, counts: list[object], sums: list[int]) -> Reading:
    with path.open("w", newline="") as file:
        rows = ([f"{month} 2019", *both] for month, *both in zip(MONTHS, counts, sums, strict=False))
        csv.writer(file).writerows([["Month", "Offences", head], *rows])
    return read_file(path)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(6, 400), min_size=4, max_size=9), HEADS, st.data())
def test_running_totals_are_no_figures(tmp_path_factory, counts, head, data) -> None:
    hidden = data.draw(st.sets(st.integers(0, len(counts) - 1), max_size=1))
    shown = ["<5" if n in hidden else count for n, count in enumerate(counts)]
    true = [3 if n in hidden else count for n, count in enumerate(counts)]
    read = written(tmp_path_factory.mktemp("sums") / "answer.csv", head, shown, list(accumulate(true)))
    assert [record.as_written for record in read.records if not record.total] == [str(count) for count in shown]
    assert [one.id for one in read.findings] == ["Q205"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(6, 400), min_size=4, max_size=9), HEADS, st.integers(0, 8))
def test_what_does_not_add_up_stays_a_figure(tmp_path_factory, counts, head, at) -> None:
    sums = list(accumulate(counts))
    sums[at % len(sums)] += 1
    read = written(tmp_path_factory.mktemp("sums") / "answer.csv", head, counts, sums)
    assert len(read.records) == 2 * len(counts)
