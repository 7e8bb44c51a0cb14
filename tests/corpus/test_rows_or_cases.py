"""Rows that are figures and rows that are cases: the proof that a list is counted by its rows."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.corpus.pictures import read, told

AREAS = ("Ashby", "Corby", "Dursley")


def layout(tmp_path: Path, rows: list[list[object]]) -> str:
    return read(tmp_path, rows).tables[0].layout  # type: ignore[arg-type]


@pytest.mark.parametrize("head", ["No.", "Number", "Count", "Score", "Paid (£)", "Volume", "Offences"])
def test_whole_numbers_beside_labels_that_name_the_row_are_figures(tmp_path: Path, head: str) -> None:
    chance = Random(head)
    rows = [[year, area, chance.randint(3, 90)] for year in ("2016/17", "2017/18", "2018/19") for area in AREAS]
    reading = read(tmp_path, [["Year", "Area", head], *rows])  # type: ignore[arg-type]
    assert reading.tables[0].layout == "long"
    assert told(reading) == sorted(f"{year} · {area}: {number}" for year, area, number in rows)


def test_a_group_written_once_a_block_heads_figures(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Year", "Month", "Age", "North", "South"]]
    for month in ("April", "May", "June"):
        for number, age in enumerate(("Under 10", "10 to 17", "18 and over")):
            first = month if number == 0 else None
            rows.append(["2019-20" if len(rows) == 1 else None, first, age, 7 * len(rows) % 50, 11 * len(rows) % 60])
    assert layout(tmp_path, rows) == "crosstab"


def test_running_numbers_beside_counts_make_no_cases(tmp_path: Path) -> None:
    rows = [["Ref", "Year", "Accidents", "Fires"], *([n, 2006 + n, 1000 + 37 * n, 300 + n] for n in range(1, 13))]
    reading = read(tmp_path, rows)  # type: ignore[arg-type]
    assert len(told(reading)) == 24
    assert "2007 · Accidents: 1037" in told(reading)


@pytest.mark.parametrize("up", [True, False])
def test_numbered_rows_that_describe_cases_are_counted(tmp_path: Path, up: bool) -> None:
    """A running number, an age and the size of the area describe; nothing counts."""
    chance = Random(5)
    sizes = {"Ashby": 412.5, "Corby": 88.1, "Dursley": 97.4}
    rows: list[list[object]] = [["Row", "Area", "Residents (thousands)", "Month", "Age", "Sex"]]
    for number in range(1, 41):
        area = chance.choice(AREAS)
        month = chance.choice(("April 2019", "May 2019"))
        sex = chance.choice("mf")
        rows.append([number if up else 41 - number, area, sizes[area], month, chance.choice((18, 25, 40)), sex])
    reading = read(tmp_path, rows)  # type: ignore[arg-type]
    assert reading.tables[0].layout == "one row per case"
    names = {name for record in reading.records for name in record.breakdown}
    assert names == {"Area", "Age", "Sex"}
    april = sum(row[3] == "April 2019" for row in rows)
    whole = [record for record in reading.records if not record.breakdown and record.period]
    assert {(record.period.as_written, record.interval.low) for record in whole if record.period} == {
        ("April 2019", april),
        ("May 2019", 40 - april),
    }


def test_a_list_whose_head_says_a_word_twice_is_a_list(tmp_path: Path) -> None:
    chance = Random(6)
    rows: list[list[object]] = [["Row", "Area", "Month", "Age", "Tool", "further", "further", "Sex"]]
    for number in range(30, 0, -1):
        tools = chance.sample(("saw", "drill", "ladder"), 3)
        rows.append([number, chance.choice(AREAS), "March", chance.randint(18, 60), *tools, chance.choice("mf")])
    assert layout(tmp_path, rows) == "one row per case"


@pytest.mark.parametrize("numeric", [True, False])
def test_references_beside_periods_are_cases_though_no_place_comes_again(tmp_path: Path, numeric: bool) -> None:
    years = ["2016-17", "2015-16", "2017-18", "2015-16", "2015-16", "2017-18", "2015-16", "2016-17"]
    rows: list[list[object]] = [["Crime reference", "Period", "Ward"]]
    rows += [[43211000 + 7 * n if numeric else f"NS{1000 + 7 * n}", year, f"Ward {n}"] for n, year in enumerate(years)]
    reading = read(tmp_path, rows)  # type: ignore[arg-type]
    assert reading.tables[0].layout == "one row per case"
    whole = {r.period.as_written: r.interval.low for r in reading.records if not r.breakdown and r.period}
    assert whole == {"2015-16": 4, "2016-17": 2, "2017-18": 2}


def test_dates_that_are_all_firsts_of_months_are_months(tmp_path: Path) -> None:
    firsts = ["2019-04-01", "2019-04-01", "2019-06-01", "2020-01-01", "2020-01-01", "2020-01-01"]
    rows = "\n".join(f"| 42/{n}7/19 | {first} | {'Male' if n % 2 else 'Female'} |" for n, first in enumerate(firsts, 1))
    figures = told(read(tmp_path, f"| Crime Ref | Month | Sex |\n{rows}"))
    assert {"2019-04 · : 2", "2020-01 · : 3", "2019-06 · Male: 1"} <= set(figures)


def test_days_are_counted_by_financial_years(tmp_path: Path) -> None:
    days = ["2019-04-01", "2019-05-09", "2019-06-01", "2020-04-01"]
    rows = "\n".join(f"| 42/{n}7/19 | {day} | Male |" for n, day in enumerate(days, 1))
    assert "2019/20 · : 3" in told(read(tmp_path, f"| Crime Ref | Date | Sex |\n{rows}"))


def test_a_list_with_an_age_and_no_reference_is_counted_by_its_rows(tmp_path: Path) -> None:
    chance = Random(4)
    rows = [
        [
            f"2012-{chance.randint(4, 9):02d}-01",
            chance.choice(["Male", "Female"]),
            chance.randint(3, 70),
            f"Outcome {n % 3}",
        ]
        for n in range(12)
    ]
    picture = "| Month | Victim Gender | Age at time of offence | Outcome |\n" + "\n".join(
        "| " + " | ".join(map(str, row)) + " |" for row in rows
    )
    reading = read(tmp_path, picture)
    assert reading.tables[0].layout == "one row per case"
    assert sum(r.interval.low or 0 for r in reading.records if not r.breakdown) == 12


def test_titles_over_a_list_headed_by_a_number_sign(tmp_path: Path) -> None:
    rows = "\n".join(
        f"| {n} | 2012-0{4 + n % 3}-01 | {'Theft' if n % 2 else 'Arson'} | {'Shop' if n % 3 else 'Bus'} |"
        for n in range(1, 9)
    )
    reading = read(tmp_path, f"FOI 676-2023\nTable 1: spiking\n| | | | |\n| # | Month | Offence | Location |\n{rows}")
    assert reading.tables[0].layout == "one row per case"
    assert not any(finding.level in ("error", "warning") for finding in reading.findings)
