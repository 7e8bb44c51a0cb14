"""Heads of several levels, numbered columns, corners that name two axes, and heads that call themselves totals."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading
from ingestion.values.shape import numbers_columns, progression, row_shape


def read(folder: Path, *lines: str) -> Reading:
    path = folder / "answer.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_file(path)


def figures(reading: Reading) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Cell → the days' years and the categories, of figures that are no totals."""
    return {
        str(one.place.cell): (
            f"{one.period.start:%Y}" if one.period and one.period.start else "", tuple(one.breakdown.values())
        )
        for one in reading.records
        if not one.total
    }  # fmt: skip


def alarms(reading: Reading) -> set[str]:
    return {one.id for one in reading.findings if one.level != "info"}


def test_the_last_head_holds_over_the_group_that_only_it_has_heads_for(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "Incidents 2019 to 2021",
        "Type,2019,2020,2021,,",
        ",,,Total,In halls,Elsewhere",
        "Arson,451,445,430,151,279",
        "Robbery,799,477,524,95,429",
    )
    assert figures(reading) == {
        **{f"B{n}": ("2019", (name,)) for n, name in ((4, "Arson"), (5, "Robbery"))},
        **{f"C{n}": ("2020", (name,)) for n, name in ((4, "Arson"), (5, "Robbery"))},
        **{f"E{n}": ("2021", (name, "In halls")) for n, name in ((4, "Arson"), (5, "Robbery"))},
        **{f"F{n}": ("2021", (name, "Elsewhere")) for n, name in ((4, "Arson"), (5, "Robbery"))},
    }
    assert alarms(reading) == set()


def test_a_titles_period_for_figures_beside_those_that_name_theirs_is_asked_about(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "Incidents 2019 to 2021",
        "Type,Jan 2019,Jan 2020,Pending",
        "Arson,451,445,151",
        "Robbery,799,477,95",
    )
    assert alarms(reading) & {"Q207", "Q312"}


@pytest.mark.parametrize("manner", ["{}", "({})"])
def test_a_row_that_numbers_the_columns_is_none_of_figures(tmp_path: Path, manner: str) -> None:
    numbers = ",".join(manner.format(n) for n in (1, 2, 3, 4))
    reading = read(tmp_path, "Type,2018,2019,2020", numbers, "Arson,451,445,430", "Robbery,799,477,524")
    assert sorted(figures(reading)) == ["B3", "B4", "C3", "C4", "D3", "D4"]
    assert {year for year, _ in figures(reading).values()} == {"2018", "2019", "2020"}
    assert alarms(reading) == set()


def test_a_row_that_numbers_the_columns_over_years_written_once_over_their_months(tmp_path: Path) -> None:
    rows = ("2018/19,April,18,13", ",May,26,15", ",June,11,57", "2019/20,April,14,16", ",May,12,9", ",June,4,95")
    reading = read(tmp_path, ",,Female,Male", "1,2,3,4", *rows)
    assert sorted(figures(reading)) == [f"{column}{row}" for column in "CD" for row in range(3, 9)]
    assert alarms(reading) == set()


@given(st.integers(3, 9), st.lists(st.integers(0, 900), min_size=9, max_size=9))
@settings(max_examples=40, deadline=None)
def test_only_a_run_from_one_over_words_numbers_the_columns(width: int, counts: list[int]) -> None:
    rows = [["Arson", *counts[1:width]], ["Fraud", *counts[: width - 1]]]
    below = [(row_shape(row, 0, width - 1), row) for row in rows]
    assert numbers_columns(list(range(1, width + 1)), below)
    assert not numbers_columns(list(range(2, width + 2)), below)
    assert not numbers_columns([1, *counts[1:width]], below) or counts[1:width] == list(range(2, width + 1))
    assert not numbers_columns(list(range(1, width)), below)  # a column of figures has no number


def test_heads_that_call_themselves_totals_are_groups_beside_others(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "Offences in 2019/20",
        ",Total recorded crime,,Homicide,",
        ",Offences,Rate per 1000 population,Offences,Rate per 1000 population",
        "North,21384,129.98,9,0.05",
        "South,29920,90.75,5,0.02",
    )
    assert {cell: labels for cell, (_, labels) in figures(reading).items()} == {
        "B4": ("North", "Total recorded crime"), "D4": ("North", "Homicide"),
        "B5": ("South", "Total recorded crime"), "D5": ("South", "Homicide"),
    }  # fmt: skip


def test_a_total_of_one_part_only_is_a_figure_of_its_own(tmp_path: Path) -> None:
    reading = read(tmp_path, "Year,Total number,Held legally", "2014,36,7", "2015,28,6", "2016,17,4")
    assert sorted(figures(reading)) == ["B2", "B3", "B4", "C2", "C3", "C4"]


@pytest.mark.parametrize("years", ["2016,2018,2019", "1989,1991,1992", "2021,2020,2018", "1980,1981", "2018,2019,2020"])
@pytest.mark.parametrize("counts", [["153", "970", "2839"], ["1953", "1970", "2839"], ["2001", "3007", "1509"]])
def test_selected_years_head_their_columns(tmp_path: Path, years: str, counts: list[str]) -> None:
    shown = counts[: years.count(",") + 1]
    reading = read(tmp_path, f"Borough,{years}", f"Eastham,{','.join(shown)}", "Weston," + ",".join(shown[::-1]))
    assert {year for year, _ in figures(reading).values()} == set(years.split(","))


def test_counts_near_two_thousand_are_no_selected_years() -> None:
    assert not progression([2018, 1986, 2024])
    assert not progression([1990, 2015, 2016])
    assert not progression([1994, 1998, 2003])


def test_a_corner_that_names_groups_and_years_has_both_below_it(tmp_path: Path) -> None:
    long = "Agriculture (Miscellaneous Provisions) Act 1968 - Sections 1, 2 & 6 (relating to the welfare of livestock)"
    reading = read(
        tmp_path,
        "Offence/Year,Police,Others",
        "Protection of Animals Act 1911,,",
        "2015,53,372",
        "2016,71,316",
        f'"{long}",,',
        "2015,3,12",
        "2016,1,10",
    )
    assert {figures(reading)[cell] for cell in ("B3", "B4")} == {
        ("2015", ("Protection of Animals Act 1911", "Police")), ("2016", ("Protection of Animals Act 1911", "Police")),
    }  # fmt: skip
    assert figures(reading)["C7"] == ("2016", (long, "Others"))
    assert len(figures(reading)) == 8


@pytest.mark.parametrize(("title", "asked"), [("2004-08", True), ("2011-08", False), ("2004-05", False)])
def test_years_in_a_title_that_may_be_a_month_are_asked_about(tmp_path: Path, title: str, asked: bool) -> None:
    reading = read(
        tmp_path,
        f"""
        Prosecutions for arson {title}

        | Outcome | Number |
        | Fined   | 12     |
        | Warned  | 41     |
        | Cleared | 7      |
        """,
    )
    assert ("Q312" in alarms(reading)) is asked


@pytest.mark.parametrize(
    "note", ["4. Includes one case heard in 2003.", "Excluding 3 cases of 2001 that were withdrawn."]
)
def test_a_note_of_what_figures_hold_gives_none(tmp_path: Path, note: str) -> None:
    rows = ["Area,1999-2000,2000-01", "Fens,2,1", "Wolds,1,5", "1. Where main offence.", note]
    reading = read(tmp_path, "Charges proved by area", "", *rows)
    assert [one.interval.low for one in reading.records] == [2, 1, 1, 5]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_heads_that_all_call_themselves_totals_of_a_period_add_nothing_up(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    years = data.draw(st.lists(st.integers(2012, 2023), min_size=2, max_size=4, unique=True).map(sorted))
    worded = data.draw(
        st.sampled_from(["Total offences {}/{}", "Total {}/{}", "{}/{} total", "Total recorded in {}/{}"])
    )
    heads = [worded.format(year, year % 100 + 1) for year in years]
    numbers = data.draw(st.lists(st.integers(0, 900), min_size=2 * len(years), max_size=2 * len(years)))
    rows = [("Arson", numbers[: len(years)]), ("Fraud", numbers[len(years) :])]
    reading = read(
        tmp_path_factory.mktemp("heads"),
        ",".join(["Offence", *heads]),
        *(",".join([name, *map(str, counts)]) for name, counts in rows),
    )
    assert [
        (one.period.start.year, one.interval.low)  # type: ignore[union-attr]
        for one in reading.records
        if not one.total
    ] == [(year, number) for _, counts in rows for year, number in zip(years, counts, strict=True)]
