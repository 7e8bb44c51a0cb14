"""A dash that no note explains: proved by totals, carried over to the tables beside it, or left to be asked."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.interval import NOTHING_KNOWN, ZERO
from ingestion.values.reading import Reading

YEARS = ["2019/20", "2020/21", "2021/22"]
Figure = int | None
"""A figure of a drawn table; None is printed as a dash."""


def sheet(first: list[list[Figure]], second: list[list[Figure]], hidden: int = 0) -> Reading:
    """Two tables of one sheet read together. The first prints its totals, short of `hidden` under the first year."""
    causes = ["Fall", "Fire", "Theft", "Noise", "Flood"]
    outcomes = ["Solved", "Unsolved", "Withdrawn", "Passed on", "Open"]
    lines: list[list[object]] = [["Incidents by cause"], ["Cause", *YEARS]]
    lines += [[name, *written(row)] for name, row in zip(causes, first, strict=False)]
    totals = [sum(row[n] or 0 for row in first) for n in range(3)]
    lines += [["Total", totals[0] + hidden, *totals[1:]], [], [], ["Incidents by outcome"], ["Outcome", *YEARS]]
    lines += [[name, *written(row)] for name, row in zip(outcomes, second, strict=False)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer.csv"
        with path.open("w", newline="") as file:
            csv.writer(file).writerows(lines)
        return read_file(path)


def written(row: list[Figure]) -> list[object]:
    return ["-" if figure is None else figure for figure in row]


def bounds_of_dashes(reading: Reading) -> list[object]:
    return [record.interval for record in reading.records if record.as_written == "-"]


def rows(dashed: bool) -> st.SearchStrategy[list[list[Figure]]]:
    figure = st.integers(1, 400)
    cell: st.SearchStrategy[Figure] = st.one_of(figure, st.none()) if dashed else figure
    return st.lists(st.lists(cell, min_size=3, max_size=3), min_size=2, max_size=3)


@settings(max_examples=40, deadline=None)
@given(certain=st.lists(st.integers(1, 400), min_size=3, max_size=3), first=rows(True), second=rows(True))
def test_a_dash_that_one_table_proves_is_nought_in_both(
    certain: list[int], first: list[list[Figure]], second: list[list[Figure]]
) -> None:
    first = [[*certain], [7, None, 3], *first]
    second = [[11, 12, 13], *second]
    reading = sheet(first, second)
    assert set(bounds_of_dashes(reading)) == {ZERO}
    assert not [one for one in reading.findings if one.id == "Q209"]
    assert sum(one.id == "Q226" for one in reading.findings) == any(None in row for row in second)


@settings(max_examples=20, deadline=None)
@given(hidden=st.integers(1, 50))
def test_a_dash_that_hides_a_figure_proves_nothing(hidden: int) -> None:
    reading = sheet([[5, 2, 9], [None, 3, None], [11, 14, 8]], [[9, 7, 12], [None, 4, None]], hidden)
    second = [record for record in reading.records if record.as_written == "-"][-2:]
    assert {record.interval for record in second} == {NOTHING_KNOWN}
    assert [one for one in reading.findings if one.id == "Q209"]


@pytest.mark.parametrize("note", ["- = not held", "“-” means fewer than 5"])
def test_a_note_is_heard_before_any_proof(tmp_path: Path, note: str) -> None:
    path = tmp_path / "answer.csv"
    path.write_text(
        "Cause,2019/20,2020/21\nFall,5,-\nFire,-,3\nTotal,5,3\n\n\nOutcome,2019/20,2020/21\nSolved,9,7\n"
        f"Withdrawn,-,4\n\n{note}\n"
    )
    assert ZERO not in bounds_of_dashes(read_file(path))
