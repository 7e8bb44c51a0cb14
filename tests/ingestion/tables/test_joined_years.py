"""Years of two written as one number head columns and name rows; counts and months that look like them do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.tables.joined_years import with_joined_years
from ingestion.values.grid import Grid, Value
from tests.corpus.pictures import read, told

AREAS = ["Fens", "Wolds", "Downs", "Moors"]
counts = st.lists(st.lists(st.integers(0, 900), min_size=2, max_size=5), min_size=2, max_size=4).filter(
    lambda drawn: len({len(line) for line in drawn}) == 1
)


def joined(year: int) -> int:
    return year * 100 + (year + 1) % 100


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(figures=counts, first=st.integers(1995, 2020), down=st.booleans(), as_text=st.booleans(), back=st.booleans())
def test_such_years_are_the_periods_of_their_figures(
    tmp_path: Path, figures: list[list[int]], first: int, down: bool, as_text: bool, back: bool
) -> None:
    years = [first + n for n in range(len(figures[0]))][:: -1 if back else 1]
    written = [str(joined(year)) if as_text else joined(year) for year in years]
    rows: list[list[object]] = [["Area", *written]]
    rows += [[area, *line] for area, line in zip(AREAS, figures, strict=False)]
    if down:
        rows = [["time_period", "area", "frogs"]]
        rows += [[w, area, line[n]] for n, w in enumerate(written) for area, line in zip(AREAS, figures, strict=False)]
    reading = read(tmp_path, rows)
    assert told(reading) == sorted(
        f"{year}/{(year + 1) % 100:02d} · {area}: {line[n]}"
        for n, year in enumerate(years)
        for area, line in zip(AREAS, figures, strict=False)
    )


@pytest.mark.parametrize(
    "rows",
    [
        [["Area", 201011, 201213], ["Fens", 1, 2]],  # not one after the other
        [["Area", 201011, 4], ["Fens", 1, 2]],  # beside another number: a row of figures
        [["Area", "2018", "2019"], ["Fens", 201011, 201112], ["Wolds", 7, 8]],
        [["Period", "Frogs"], [201112, 4], [201112, 5]],  # December 2011
        [["Month", "Frogs"], [201011, 4], [201112, 5]],
        [["Area", 201011, 201112], ["Fens", 201011, 201112]],
    ],
)
def test_other_numbers_stay_as_they_are(rows: list[list[Value]]) -> None:
    grid = Grid([list(row) for row in rows])
    with_joined_years(grid)
    assert [list(row) for row in grid.rows] == rows


def test_a_list_too_long_to_be_held_says_its_years_to_the_end() -> None:
    grid = Grid([["academic_year", "frogs"], [201516, 4]], more=lambda columns=None: iter([[201617, 5], [None, 6]]))
    with_joined_years(grid)
    assert grid.more is not None
    assert [list(row) for row in (*grid.rows[1:], *grid.more())] == [["2015/16", 4], ["2016/17", 5], [None, 6]]
