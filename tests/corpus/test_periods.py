"""Periods in the many ways returns write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.pipeline import read_file
from tests.corpus.pictures import delimited, ids, lines, read, short, told


@pytest.mark.parametrize(
    ("first", "second", "read_as"),
    [
        ("2019/20", "2020/21", ("2019/20", "2020/21")),
        ("2019/2020", "2020/2021", ("2019/20", "2020/21")),
        ("2019-20", "2020-21", ("2019/20", "2020/21")),
        ("04/05", "05/06", ("2004/05", "2005/06")),
        ("FY 2019/20", "FY 2020/21", ("2019/20", "2020/21")),
        ("Financial year 2019-2020", "Financial year 2020-2021", ("2019/20", "2020/21")),
        ("2017", "2018", ("2017", "2018")),
        ("Jan-18", "Feb-18", ("2018-01", "2018-02")),
        ("Jan-2018", "Feb-2018", ("2018-01", "2018-02")),
        ("Jan 18", "Feb 18", ("2018-01", "2018-02")),
        ("2018 Jan", "2018 Feb", ("2018-01", "2018-02")),
        ("2018_01", "2018_02", ("2018-01", "2018-02")),
        ("2018-01", "2018-02", ("2018-01", "2018-02")),
        ("201801", "201802", ("2018-01", "2018-02")),
        ("January 2018", "February 2018", ("2018-01", "2018-02")),
        ("2018-01-01", "2018-02-01", ("2018-01", "2018-02")),
        ("'01/01/2018", "'01/02/2018", ("2018-01", "2018-02")),
        ("'31/01/2018", "'28/02/2018", ("2018-01-31", "2018-02-28")),
        ("2018-01-31", "2018-02-28", ("2018-01-31", "2018-02-28")),
        ("Apr-Jun 2018", "Jul-Sep 2018", ("2018-04-01..2018-06-30", "2018-07-01..2018-09-30")),
        ("Q1 2018/19", "Q2 2018/19", ("2018-04-01..2018-06-30", "2018-07-01..2018-09-30")),
        ("April 2018 - March 2019", "April 2019 - March 2020", ("2018/19", "2019/20")),
        ("01/04/2018-31/03/2019", "01/04/2019-31/03/2020", ("2018/19", "2019/20")),
        ("Year ending March 2019", "Year ending March 2020", ("2018/19", "2019/20")),
        ("2010-10", "2010-11", ("2010-10", "2010-11")),
        ("3 April 2017 – 31 March 2018", "1 April 2018 – 31 March 2019", ("2017-04-03..2018-03-31", "2018/19")),
        ("2018 (Apr-Dec)", "2019 (to March)", ("2018-04-01..2018-12-31", "2019-01-01..2019-03-31")),
    ],
)
@pytest.mark.parametrize("way", ["across", "down"])
def test_one_style(tmp_path: Path, first: str, second: str, read_as: tuple[str, str], way: str) -> None:
    if way == "across":
        picture = f"| Method | {first} | {second} |\n| Facebook | 12 | 30 |\n| Kik | 7 | 41 |"
    else:
        picture = f"| Period | Facebook | Kik |\n| {first} | 12 | 7 |\n| {second} | 30 | 41 |"
    found = {(short(r.period), r.interval.low) for r in read(tmp_path, picture).records}
    assert found == {(read_as[0], 12), (read_as[0], 7), (read_as[1], 30), (read_as[1], 41)}


def test_text_and_real_dates_in_one_head(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Status | 2018-01-01 | Feb-18 | '01/03/2018 |\n| A | 1 | 2 | 9 |\n| B | 4 | 5 | 6 |")
    assert {short(record.period) for record in reading.records} == {"2018-01", "2018-02", "2018-03"}


def test_a_month_that_is_missing_is_not_filled(tmp_path: Path) -> None:
    path = delimited(
        tmp_path / "r.csv", "| Status | 01/10/2020 | 01/11/2020 | 01/01/2021 |\n| A | 10 | 11 | 13 |\n| B | 4 | 5 | 6 |"
    )
    assert {short(record.period) for record in read_file(path).records} == {"2020-10", "2020-11", "2021-01"}


def test_one_month_in_each_quarter_is_a_month(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Status | 2018-10-01 | 2019-01-01 | 2019-04-01 |\n| A | 7 | 6 | 8 |\n| B | 4 | 5 | 6 |")
    assert {short(record.period) for record in reading.records} == {"2018-10", "2019-01", "2019-04"}


def test_short_ages_are_no_financial_years(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "Offences 2018/19\n| Age | Victims |\n| 10-11 | 4 |\n| 12-13 | 9 |\n| 14-15 | 20 |\n| 16-17 | 8 |"
    )
    assert told(reading)[0] == "2018/19 · 10-11: 4"


def test_months_without_a_year_say_so(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Method | January | February |\n| Facebook | 12 | 30 |\n| Kik | 7 | 41 |")
    assert "Q220" in ids(reading)
    assert all(record.period is not None and record.period.start is None for record in reading.records)


def test_months_take_their_year_from_the_title(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "Offences in 2018/19\n| Method | April | February |\n| Facebook | 12 | 30 |\n| Kik | 7 | 41 |"
    )
    assert {short(record.period) for record in reading.records} == {"2018-04", "2019-02"}


def test_a_year_that_heads_a_section(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Method   | Girls | Boys |
        | 2017/18  |       |      |
        | Facebook | 10    | 3    |
        | Kik      | 4     | 1    |
        | 2018/19  |       |      |
        | Facebook | 20    | 6    |
        | Kik      | 8     | 2    |
        """,
    )
    assert told(reading)[:2] == ["2017/18 · Facebook, Boys: 3", "2017/18 · Facebook, Girls: 10"]
    assert len(told(reading)) == 8


def test_a_head_with_a_footnote_mark(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Method | 2017/18* | 2018/19 (p) |\n| Facebook | 12 | 30 |\n| Kik | 7 | 41 |")
    assert {short(record.period) for record in reading.records} == {"2017/18", "2018/19"}


def test_a_grand_total_among_months_that_is_not_their_sum(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Status | Jan-18 | Feb-18 | Mar-18 | Grand Total |
        | A      | 49     | 50     | 51     | 70          |
        | B      | 10     | 11     | 12     | 20          |
        """,
    )
    assert len(told(reading)) == 6
    assert sum(record.total for record in reading.records) == 2


def test_halves_typed_over_two_rows(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        |        | 2009 |       | 2010 |       |
        |        | Jan- | July- | Jan- | July- |
        |        | June | Dec   | June | Dec   |
        | Public | 39   | 20    | 101  | 49    |
        | Private | 8   | 7     | 6    | 5     |
        """,
    )
    assert {short(record.period) for record in reading.records} == {
        "2009-01-01..2009-06-30", "2009-07-01..2009-12-31", "2010-01-01..2010-06-30", "2010-07-01..2010-12-31",
    }  # fmt: skip


@pytest.mark.parametrize("title", ["Offences recorded FY14/15", "14/15 - recorded offences", "Offences recorded 14/15"])
def test_short_financial_years_in_titles(tmp_path: Path, title: str) -> None:
    assert told(read(tmp_path, f"{title}\n| Rank | Offences |\n| Sergeant | 29 |\n| Inspector | 12 |")) == lines("""
        2014/15 · Inspector: 12
        2014/15 · Sergeant: 29
    """)


@pytest.mark.parametrize(
    "title", ["Victims aged 14/15", "Code 14/15", "Section 14/15 offences", "Offences by 14/15 year olds"]
)
def test_ages_and_codes_in_titles_are_no_years(tmp_path: Path, title: str) -> None:
    figures = told(read(tmp_path, f"{title}\n| Rank | Offences |\n| Sergeant | 29 |\n| Inspector | 12 |"))
    assert all(line.startswith("no period") for line in figures)
