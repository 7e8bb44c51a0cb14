"""Heads that say a period and something else, a period in the corner, and what notes say of marks and blanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.pipeline import read_file
from requests_app.specification import parse_specification
from tests.corpus.pictures import ids, lines, read, told


@pytest.mark.parametrize("head", ["Offences {}", "{} offences", "Total for {}", "{}:", "{} (r)", "{} count"])
def test_a_head_that_says_its_year_and_what_is_counted(tmp_path: Path, head: str) -> None:
    reading = read(
        tmp_path,
        f"""
        | Area  | {head.format("2017/18")} | {head.format("2018/19")} |
        | Ashby | 12 | 30 |
        | Corby | 7  | 41 |
        """,
    )
    assert told(reading) == lines("""
        2017/18 · Ashby: 12
        2017/18 · Corby: 7
        2018/19 · Ashby: 30
        2018/19 · Corby: 41
    """)


def test_a_head_that_says_its_year_and_a_category(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Area  | 2017/18 Female | 2017/18 Male | 2018/19 Female | 2018/19 Male |
        | Ashby | 12             | 30           | 5              | 6            |
        """,
    )
    assert told(reading) == lines("""
        2017/18 · Ashby, Female: 12
        2017/18 · Ashby, Male: 30
        2018/19 · Ashby, Female: 5
        2018/19 · Ashby, Male: 6
    """)


def test_the_year_in_the_corner(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | 2021/22 | Female | Male |
        | 5-11    | 6      | 8    |
        | 12-17   | 7      | 9    |
        """,
    )
    assert "2021/22 · 5-11, Female: 6" in told(reading)
    assert len(told(reading)) == 4


@pytest.mark.parametrize(
    ("note", "dash", "star"),
    [
        ("Key: * = fewer than 5, - = nil", "0", "1–4"),
        ("- means no offences were recorded; * denotes between 1 and 4", "0", "1–4"),
        ("A dash (-) denotes zero. An asterisk means less than five.", "0", "1–4"),
        ("* one to four", "? zero_mark", "1–4"),
    ],
)
def test_each_mark_has_its_own_meaning(tmp_path: Path, note: str, dash: str, star: str) -> None:
    reading = read(
        tmp_path,
        f"""
        | Method | 2018/19 |
        | Kik    | -       |
        | Line   | *       |
        | Viber  | 12      |
        {note}
        """,
    )
    assert told(reading) == lines(f"""
        2018/19 · Kik: {dash}
        2018/19 · Line: {star}
        2018/19 · Viber: 12
    """)
    assert ("Q209" in ids(reading)) == (dash == "? zero_mark")


def test_what_a_note_says_of_blanks(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Method | 2017/18 | 2018/19 |
        | Kik    |         | 4       |
        | Line   | 3       |         |
        Where a cell is blank no offence was recorded (zero).
        """,
    )
    assert told(reading) == lines("""
        2017/18 · Kik: 0
        2017/18 · Line: 3
        2018/19 · Kik: 4
        2018/19 · Line: 0
    """)


def test_counts_beside_their_shares(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Age      | 2017 count | 2017 % | 2018 count | 2018 % |
        | Under 10 | 212        | 89.5%  | 605        | 94.7%  |
        | 10 to 17 | 25         | 10.5%  | 34         | 5.3%   |
        """,
    )
    assert told(reading) == lines("""
        2017 · 10 to 17: 25
        2017 · Under 10: 212
        2018 · 10 to 17: 34
        2018 · Under 10: 605
    """)
    assert reading.account.shares == 4


def test_whole_numbers_headed_per_week_are_counts_and_broken_ones_a_rate(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Year | Points open 10 hours per week | Visits per week |
        | 2010 | 4230                          | 12.5            |
        | 2011 | 4213                          | 13.1            |
        """,
    )
    assert {record.as_written for record in reading.records} == {"4230", "4213"}


def test_a_legend_answers_no_question(tmp_path: Path) -> None:
    """ "No offence was recorded" in a note on blanks is no answer of nought."""
    path = tmp_path / "return.csv"
    path.write_text(
        "Offences by method in 2018/19\n\nMethod,Number\nKik,\nLine,4\n\n"
        "Where a cell is blank no offence was recorded in the year (zero).\n"
    )
    specification = parse_specification(
        {
            "title": "Asked",
            "periods": [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
            "dimensions": {"method": {"categories": ["Kik", "Line"]}},
            "questions": [
                {"number": "1", "text": "How many offences were recorded?", "breakdown": []},
                {"number": "2", "text": "By method?", "breakdown": ["method"]},
            ],
        }
    )
    records = read_file(path, specification=specification).records
    assert [record for record in records if record.question == "1"] == []
    assert {record.breakdown["method"]: record.interval.low for record in records if record.question == "2"} == {
        "Kik": 0,
        "Line": 4,
    }


def test_a_question_s_number_before_its_words_is_no_quarter(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Question | Response |
        | Q1 Number of arrests in 2015 | 17 |
        | Q2 How many of these led to a charge in 2015? | 7 |
        | Q3 Please give the number of cautions in 2016 | 9 |
        """,
    )
    assert [(r.as_written, r.period and r.period.as_written) for r in reading.records] == [
        ("17", "2015"),
        ("7", "2015"),
        ("9", "2016"),
    ]


@pytest.mark.parametrize("head", ["Number in 2017/18", "Number 2017/18", "2017/18 count"])
def test_the_head_of_the_only_column_of_figures_dates_them(tmp_path: Path, head: str) -> None:
    reading = read(tmp_path, f"| Breed | {head} |\n| Akita | 30 |\n| Crossbreed | 12 |\n| Rottweiler | 9 |")
    assert told(reading) == ["2017/18 · Akita: 30", "2017/18 · Crossbreed: 12", "2017/18 · Rottweiler: 9"]


def test_a_year_in_that_head_dates_no_figure_whose_row_says_its_own(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Year | Number in 2017/18 prices |\n| 2015/16 | 30 |\n| 2016/17 | 12 |\n| 2017/18 | 9 |")
    assert told(reading) == ["2015/16 · : 30", "2016/17 · : 12", "2017/18 · : 9"]
