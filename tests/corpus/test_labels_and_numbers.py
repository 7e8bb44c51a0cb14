"""Labels with footnotes and odd blanks; numbers with separators, signs, marks and words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from ingestion.pipeline import read_file
from tests.corpus.pictures import delimited, ids, lines, messages, read, told, workbook


def test_footnote_marks_leave_labels(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Force            | 2018/19 |
        | Durham 1         | 12      |
        | Scotland 1,2     | 40      |
        | Home Office^     | 3       |
        | Kent*            | 122     |
        | Surrey           | 27      |

        1 Figures are for the calendar year
        2 Includes Police Scotland only
        ^ Includes the border force
        """,
    )
    assert told(reading) == lines("""
        2018/19 · Durham: 12
        2018/19 · Scotland: 40
        2018/19 · Home Office: 3
        2018/19 · Kent: 122
        2018/19 · Surrey: 27
    """)


def test_numbers_that_tell_labels_apart_stay(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "| Ward | 2018/19 |\n| Ward 1 | 12 |\n| Ward 2 | 40 |\n\n1 Some note of the ward\n2 Another note"
    )
    assert told(reading) == ["2018/19 · Ward 1: 12", "2018/19 · Ward 2: 40"]


def test_odd_blanks_leave_labels(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", {"S": [["Status", "2018/19"], ["Homeless\xa0", 4], ["  Rough   sleeper ", 9]]})
    assert told(read_file(path)) == ["2018/19 · Homeless: 4", "2018/19 · Rough sleeper: 9"]


def test_an_age_that_became_a_date_is_an_age_again(tmp_path: Path) -> None:
    rows = [
        ["Age of victim", "2018/19"],
        [datetime(2019, 11, 5), 5],
        [datetime(2015, 12, 1), 30],
        ["16 and over", 2],
        ["Unknown age", 1],
    ]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"S": rows}))
    assert told(reading) == lines("""
        2018/19 · 5-11: 5
        2018/19 · 12-15: 30
        2018/19 · 16 and over: 2
        2018/19 · Unknown age: 1
    """)
    assert len(messages(reading, "Q206")) == 2


def test_an_age_that_became_a_date_in_text(tmp_path: Path) -> None:
    path = delimited(tmp_path / "r.csv", "| Age | 2018/19 |\n| 05-Nov | 5 |\n| Dec-15 | 30 |\n| 16 and over | 2 |")
    reading = read_file(path)
    assert told(reading) == ["2018/19 · 12-15: 30", "2018/19 · 16 and over: 2", "2018/19 · 5-11: 5"]
    assert "Q206" in ids(reading)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,234", 1234),
        ("62,975", 62975),
        ("'0012", 12),
        ("12*", 12),
        ("12 (1)", 12),
        ("26¹", 26),
        ("26[2]", 26),
        ("zero", 0),
        ("Nil", 0),
        ("one", 1),
        ("3.0 WTE", 3),
        ("£1,495.50", 1495.5),
        ("' 7 ", 7),
    ],
)
def test_numbers_in_text(tmp_path: Path, written: str, number: float) -> None:
    reading = read(tmp_path, f"| Method | 2018/19 |\n| A | 5 |\n| B | {written} |\n| C | 9 |\n| D | 11 |")
    assert f"2018/19 · B: {number:g}" in told(reading)


def test_a_number_glued_to_words_is_no_figure(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Team | 2018/19 |\n| A | 5 |\n| B | 1Band 6 Social worker |\n| C | 9 |")
    assert [str(record.kind) for record in reading.records] == ["exact", "unread", "exact"]
    assert "Q213" in ids(reading)


def test_percent_cells_are_no_small_counts(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in (["Method", "2018/19", "2019/20"], ["Facebook", 12, 0.125], ["Kik", 30, 0.25]):
        sheet.append(row)
    for cell in ("C2", "C3"):
        sheet[cell].number_format = "0.0%"
    book.save(tmp_path / "r.xlsx")
    reading = read_file(tmp_path / "r.xlsx")
    assert told(reading) == ["2018/19 · Facebook: 12", "2018/19 · Kik: 30"]
    assert "Q205" in ids(reading)


def test_struck_figures_are_doubtful(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    for row in (["Method", "2018/19"], ["Facebook", 12], ["Kik", 30]):
        sheet.append(row)
    sheet["B3"].font = Font(strike=True)
    book.save(tmp_path / "r.xlsx")
    reading = read_file(tmp_path / "r.xlsx")
    assert [record.doubt for record in reading.records] == [None, "the figure is struck through"]
    assert {"Q222", "Q253"} & ids(reading)


def test_two_rows_of_one_name_are_noticed(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Method | 2018/19 |\n| Facebook | 12 |\n| Kik | 30 |\n| Facebook | 3 |")
    assert "Q210" in ids(reading)


def test_a_row_without_a_label_is_noticed(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Method | 2018/19 | 2019/20 |\n| Facebook | 12 | 14 |\n|  | 30 | 7 |\n| Kik | 3 | 8 |")
    assert "Q204" in ids(reading)


def test_total_words_that_name_a_measure_are_no_total(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Location | Days covered | Total PCNs | Gross income |
        | A        | 251          | 62975      | 1495975      |
        | B        | 123          | 24979      | 584269       |
        """,
        name="2018-19.xlsx",
    )
    assert "2018/19 · A, Total PCNs: 62975" in told(reading)


@pytest.mark.parametrize("head", ["HOC", "HO Code", "Home Office Code", "Offence ref", "CCCJS"])
@pytest.mark.parametrize("codes", [(801, 5302, 5703), ("8/65", 39, "195/12"), (8, 10, 105)])
def test_codes_beside_their_descriptions_are_labels(tmp_path: Path, head: str, codes: tuple[object, ...]) -> None:
    rows = "\n".join(
        f"| {code} | {name} | {n}1 | {n}7 |"
        for n, (code, name) in enumerate(zip(codes, ("Stalking", "Theft", "Harassment"), strict=True), 1)
    )
    reading = read(tmp_path, f"| {head} | Offence | 2018/19 | 2019/20 |\n{rows}\n| | Total | 63 | 81 |")
    assert sorted(int(line.rsplit(": ")[1]) for line in told(reading)) == [11, 17, 21, 27, 31, 37]
    assert not any(finding.level in ("error", "warning") for finding in reading.findings)


@pytest.mark.parametrize("head", ["Victim Age Range", "Age", "Number of crimes recorded", ""])
def test_single_ages_down_the_side_are_labels_beside_years(tmp_path: Path, head: str) -> None:
    rows = "\n".join(f"| {age} | {3 * age} | {5 * age} |" for age in range(10, 15))
    reading = read(tmp_path, f"| {head} | FY 2013/14 | FY 2014/15 |\n{rows}\n| Grand Total | 180 | 300 |")
    assert told(reading) == sorted(
        f"{year} · {age}: {times * age}" for year, times in (("2013/14", 3), ("2014/15", 5)) for age in range(10, 15)
    )


def test_single_ages_under_each_label_of_a_long_table(tmp_path: Path) -> None:
    rows = [
        (year, kind, age, 7 * age + len(kind))
        for year in (2010, 2011)
        for kind in ("Arson", "Theft")
        for age in (10, 11, 12)
    ]
    picture = "| Year | Offence | Age | Crimes |\n" + "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows)
    assert told(read(tmp_path, picture)) == sorted(f"{year} · {kind}, {age}: {n}" for year, kind, age, n in rows)


def test_questions_that_name_their_year(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Question                                      | Response |
        | Number of stalking offences recorded in 2019  | 33       |
        | Number of arrests for stalking in 2019        | 18       |
        | Number of repeat victims in 2020              | 7        |
        """,
    )
    assert [line.split(" · ")[0] for line in told(reading)] == ["2019", "2019", "2020"]


def test_the_total_row_has_no_code(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Code | Description | 2015/16 | 2016/17 |
        | 10   | Weapons     | 4       | 4       |
        | 39   | Theft       | <3      | 3       |
        | 125  | Public fear | <3      | nil     |
        |      | Total offences | 8    | 7       |
        """,
    )
    assert not any("Total" in line for line in told(reading))
    assert len(told(reading)) == 6


@pytest.mark.parametrize("head", ["Total paid (£)", "Total compensation", "Total cost"])
def test_money_is_no_total_of_counts(tmp_path: Path, head: str) -> None:
    reading = read(
        tmp_path,
        f"| Year | Claims | {head} |\n| 2016/17 | 26 | £37,747 |\n| 2017/18 | 9 | £82,007 |\n| 2018/19 | 3 | £150 |",
    )
    assert len(told(reading)) == 6


def test_an_age_said_again_for_each_row_of_its_block(tmp_path: Path) -> None:
    rows = [
        (year, age, rank, age + len(rank))
        for year in (2016, 2017)
        for age in (10, 12, 13)
        for rank in ("PCSO", "Sergeant")
    ]
    picture = "| Period | Age band | Rank | Offences |\n" + "\n".join(
        f"| CY {y} | {a} | {r} | {n} |" for y, a, r, n in rows
    )
    assert told(read(tmp_path, picture)) == sorted(f"{y} · {a}, {r}: {n}" for y, a, r, n in rows)


def test_an_empty_column_for_comments_is_no_column_of_figures(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Force  | 2010-11 | 2011-12 | Total offences | Comment |
        | Essex  | 3       | 4       | 7              |         |
        | Kent   | 2       | 1       | 3              |         |
        """,
    )
    assert len(told(reading)) == 4
    assert not any(finding.level in ("error", "warning") for finding in reading.findings)
