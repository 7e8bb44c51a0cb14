"""Years before 1990 down the edge of a table, and stretches of days whose year a title gives."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.early_years import early_years
from ingestion.values.period_parts import combine
from ingestion.values.period_words import read_period


@given(st.integers(1950, 1989), st.integers(3, 20), st.lists(st.integers(0, 900), min_size=20, max_size=20))
def test_a_run_of_years_beside_figures_names_its_rows(first: int, length: int, counts: list[int]) -> None:
    rows = [["Bridge", "Crossings"], *([str(first + n), str(counts[n])] for n in range(length))]
    assert early_years(rows) == {n + 1: 0 for n in range(length)}


@given(
    st.lists(st.integers(1950, 1989), min_size=3, max_size=9).filter(
        lambda n: {b - a for a, b in itertools.pairwise(n)} - {1, -1}
    )
)
def test_counts_that_look_like_years_do_not(counts: list[int]) -> None:
    rows = [[str(count), "17"] for count in counts]
    longest = max((len(run) for run in _runs(counts)), default=0)
    assert longest >= 3 or early_years(rows) == {}


def _runs(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for n in numbers:
        if runs[-1] and (n - runs[-1][-1] not in (1, -1)):
            runs.append([])
        runs[-1].append(n)
    return runs


@pytest.mark.parametrize("suffix", ["csv", "html"])
def test_groups_over_early_years_are_sections(tmp_path: Path, suffix: str) -> None:
    rows = [["Fair/Year", "Stalls", "Rides"], ["Spring fair", "", ""]]
    rows += [[str(1983 + n), str(40 + n), str(7 + n)] for n in range(4)]
    rows += [["Autumn fair", "", ""], *([str(1983 + n), str(60 + n), str(11 + n)] for n in range(4))]
    path = tmp_path / f"answer.{suffix}"
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    written = f"<table>{cells}</table>" if suffix == "html" else "\n".join(",".join(row) for row in rows)
    path.write_text(written, encoding="utf-8")
    reading = read_file(path)
    assert {
        (one.period.start.year if one.period and one.period.start else 0, *one.breakdown.values(), one.interval.low)
        for one in reading.records
    } == {
        (1983 + n, fair, what, first + n)
        for fair, stalls, rides in (("Spring fair", 40, 7), ("Autumn fair", 60, 11))
        for what, first in (("Stalls", stalls), ("Rides", rides))
        for n in range(4)
    }


@given(st.dates(date(2011, 1, 1), date(2030, 11, 30)), st.integers(1, 20))
def test_days_without_their_year_are_those_of_the_titles(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    if last.month == first.month:
        words = f"{first.day}-{last.day} {last:%B}"
    else:
        words = f"{first.day} {first:%B} to {last.day} {last:%B}"
    part, year = read_period(words), read_period(str(first.year))
    assert part is not None
    assert year is not None
    assert part.start is None
    whole = combine([part, year])
    assert whole is not None
    assert (whole.start, whole.end) == (first, last)


@pytest.mark.parametrize("words", ["12-15", "5-11", "8-2 March", "31 to 32 May", "2 March"])
def test_other_words_are_no_stretch_of_days(words: str) -> None:
    found = read_period(words)
    assert found is None or found.form != "days"


@given(st.integers(2005, 2030), st.integers(1, 12), st.integers(1, 30), st.integers(1, 12))
def test_a_month_within_a_stretch_that_has_it_twice_has_no_year(year: int, first: int, length: int, named: int) -> None:
    last_year, last = divmod(year * 12 + first - 1 + length, 12)
    whole = read_period(f"{first:02d}/{year} to {last + 1:02d}/{last_year}")
    assert whole is not None
    inside = [n for n in range(length + 1) if (first - 1 + n) % 12 + 1 == named]
    found = combine([whole, read_period(f"{date(2000, named, 1):%B}")])
    if len(inside) == 1:
        months = year * 12 + first - 1 + inside[0]
        assert found is not None
        assert found.start == date(months // 12, months % 12 + 1, 1)
    else:
        assert found is None
