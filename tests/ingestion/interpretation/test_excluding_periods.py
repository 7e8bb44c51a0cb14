"""A figure under the head of one year in a row of another is of neither until somebody says which."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file

YEARS = ("2015/16", "2016/17", "2017/18", "2018/19")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_years_across_other_years_are_asked_about_and_never_chosen(
    tmp_path_factory: pytest.TempPathFactory, data
) -> None:
    down = data.draw(st.lists(st.sampled_from(YEARS), min_size=2, max_size=3, unique=True).map(sorted))
    across = data.draw(st.lists(st.sampled_from(YEARS), min_size=2, max_size=3, unique=True).map(sorted))
    rows = [["Recorded", *(f"Closed {year}" for year in across)]]
    rows += [[year, *(str(data.draw(st.integers(0, 300))) for _ in across)] for year in down]
    path = tmp_path_factory.mktemp("years") / "answer.csv"
    path.write_text("\n".join(map(",".join, rows)) + "\n")
    read = read_file(path)
    settled = {record.place.cell for record in read.records if record.period is not None and record.period.known}
    agreeing = {f"{'BCD'[c]}{r}" for r, year in enumerate(down, 2) for c, other in enumerate(across) if year == other}
    told = any(finding.id == "Q319" for finding in read.findings)
    assert told or settled <= agreeing or not read.records
    assert not told or not (settled - agreeing)


def test_a_group_of_one_year_over_columns_of_two(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text("Victims each,2017/18,2018/19\n2017/18,,\nKik,3,4\nSnapchat,6,7\n")
    read = read_file(path)
    known = {record.place.cell: record.period.known for record in read.records if record.period}
    assert known == {"B3": True, "C3": False, "B4": True, "C4": False}
    assert [finding.place.cell for finding in read.findings if finding.id == "Q319"] == ["C3"]


def test_a_month_or_calendar_year_that_lies_within_is_no_contradiction(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text("Month,2017/18,2018/19\nApril,3,4\nMay,6,7\n")
    assert not [finding for finding in read_file(path).findings if finding.id == "Q319"]
