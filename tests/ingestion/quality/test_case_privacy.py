"""Lists of cases by age, day and place are told of; lists that single nobody out, and ordinary tables, are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.quality.case_privacy import check_cases
from ingestion.quality.privacy import QUARANTINED
from ingestion.values.grid import Grid, Span
from ingestion.values.table import Part, Table
from tests.ingestion.figures import ids, reading

HEADS = ["Ref", "Date reported", "Age of victim", "Town", "Offence"]
TOWNS = ["Ambleford", "Birchwick", "Coldmere", "Dunstow", "Eastry Marsh", "Farlow", "Gorsedale"]


def cases(heads, rows, layout="one row per case"):
    grid = Grid(rows=[heads, *rows], sheet="Data")
    width = max(len(row) for row in grid.rows)
    part = Part(grid, Span(0, len(rows), 0, width - 1))
    return reading(grids=[grid], tables=[Table("t1", "Offences", layout, [part], 1, sheet="Data")])


def row(number):
    day = date(2018, 4, 3) + timedelta(days=number * 5)
    return [f"R{number:03}", day, 9 + number % 8, TOWNS[number % 7], "Rape"]


def found(heads=HEADS, rows=None, **other):
    return list(check_cases(cases(heads, rows or [row(n) for n in range(20)], **other)))


def test_age_day_and_place_together_are_told_without_quoting_any():
    findings = found()
    assert ids(findings) == ["Q604"]
    assert "Q604" in QUARANTINED
    assert "20 cases" in findings[0].message
    assert "column C" in findings[0].message
    assert not any(town in findings[0].message for town in TOWNS)


@pytest.mark.parametrize("left_out", ["Date reported", "Age of victim", "Town"])
def test_two_of_them_are_enough_where_the_list_is_about_people(left_out):
    kept = [column for column, head in enumerate(HEADS) if head != left_out]
    rows = [[row(n)[column] for column in kept] for n in range(8)]
    heads = [HEADS[column] for column in kept]
    if left_out == "Age of victim":
        assert found(heads, rows) == [], "nothing says that it is about people"
        heads = [head.replace("Offence", "Sex of victim") for head in heads]
    assert ids(found(heads, rows)) == ["Q604"]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (["No.", "Date recorded", "Sex of victim", "Age of victim"], [[n, row(n)[1], "F", "12-15"] for n in range(20)]),
        (["No.", "Year", "Age of victim", "Sex"], [[n, "2018/19", 13, "F"] for n in range(20)]),
        (["No.", "Month", "Age", "Town"], [[n, date(2018, 1 + n % 2, 1), 13, "Ambleford"] for n in range(20)]),
        (["No.", "Date", "Station", "Alarm"], [[n, row(n)[1], TOWNS[n % 7], "Access"] for n in range(20)]),
        (["No.", "Date", "Location type", "Sex"], [[n, row(n)[1], "Dwelling", "F"] for n in range(20)]),
    ],
)
def test_bands_years_months_things_and_kinds_of_place_single_nobody_out(heads, rows):
    assert found(heads, rows) == []


def test_a_table_of_counts_is_no_list_of_cases():
    assert found(layout="crosstab") == []
    assert found(layout="long") == []


@given(st.lists(st.tuples(st.integers(0, 17), st.integers(0, 27), st.integers(0, 6)), min_size=5, max_size=60))
def test_a_list_is_told_of_just_where_most_rows_stand_alone(drawn):
    rows = [[n, date(2018, 4, 1 + day), age, TOWNS[town]] for n, (age, day, town) in enumerate(drawn)]
    alone = sum(drawn.count(one) == 1 for one in drawn)
    told = found(["No.", "Date", "Age", "Town"], rows)
    many_days = len({day for _, day, _ in drawn}) >= 3
    if alone >= max(5, 0.5 * len(drawn)):
        assert ids(told) == ["Q604"]
        assert f"{alone:,} of them" in told[0].message or not many_days
    else:
        assert not told or not many_days


@given(
    st.lists(
        st.lists(st.one_of(st.text(max_size=12), st.integers(), st.none(), st.dates()), min_size=1, max_size=5),
        min_size=2,
        max_size=8,
    )
)
def test_no_list_breaks_the_check(rows):
    found(rows[0], rows[1:])


def test_a_file_with_such_a_list_is_read_and_kept_apart(tmp_path):
    lines = ["Crime reference,Date reported,Age of victim,Town,Sex of victim"]
    lines += [f"CR{n:05},{row(n)[1]:%d/%m/%Y},{row(n)[2]},{row(n)[3]},F" for n in range(30)]
    path = tmp_path / "cases.csv"
    path.write_text("\n".join(lines))
    told = read_file(path)
    assert "Q604" in {finding.id for finding in told.findings}
    assert told.quarantined
