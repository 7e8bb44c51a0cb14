"""Years from the day to the day that a document gives them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingestion.interpretation.year_beginnings import years_run
from ingestion.pipeline import read_file
from ingestion.values.grid import Line
from ingestion.values.place import Place
from ingestion.values.reading import Reading


def run(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [(one.first, one.last) for one in years_run([Line(text, Place(cell="A1"))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The figures are shown as at 01/11 – 31/10 for each respective year.", ((11, 1), (10, 31))),
        ("1. Figures as of 1st June – 31 May each year", ((6, 1), (5, 31))),
        ("Our years run from October to September.", ((10, 1), (9, 30))),
        ("Years ending 30 June", ((7, 1), (6, 30))),
        ("Data is for calendar years (January 1st to December 31st).", ((1, 1), (12, 31))),
        ("Data given for financial years, 1 April until 31 March.", ((4, 1), (3, 31))),
    ],
)
def test_a_line_says_when_its_years_begin(text: str, expected: tuple[tuple[int, int], tuple[int, int]]) -> None:
    assert run(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Between 1 November 2014 and 31 October 2015 there were many such years.",
        "The year ending 31 March 2019 saw a rise.",
        "2023 (1 January to 11 September) is part of a year, the other years are whole.",
        "From June to August each year incidents rise.",
        "We answered between 1 May and 12 May.",
    ],
)
def test_days_of_one_year_are_of_no_other(text: str) -> None:
    assert run(text) == []


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "answer.csv"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def spans(reading: Reading) -> list[tuple[date | None, date | None]]:
    return [(one.period.start, one.period.end) for one in reading.records if one.period is not None]


def ids(reading: Reading) -> set[str]:
    return {finding.id for finding in reading.findings if finding.level != "info"}


def test_two_years_with_a_stroke_run_from_the_day_that_the_note_gives(tmp_path: Path) -> None:
    reading = read(tmp_path, "Year,Officers\n2016/17,41\n2017/18,38\n\nShown from 1 July to 30 June each year.\n")
    assert spans(reading) == [
        (date(2016, 7, 1), date(2017, 6, 30)),
        (date(2017, 7, 1), date(2018, 6, 30)),
    ]
    assert "Q313" in {finding.id for finding in reading.findings}
    assert ids(reading) == set()


def test_a_note_that_fits_the_labels_by_guessing_only_is_asked_about(tmp_path: Path) -> None:
    """2016 of years from July to June begins in that July, or ends in that June."""
    reading = read(tmp_path, "Year,Officers\n2016,41\n2017,38\n\nYears run from 1 July to 30 June.\n")
    assert "Q314" in ids(reading)
    reading = read(tmp_path, "Year,Officers\n2016,41\n2017,38\n\nFigures are for 1 January to 30 June of each year.\n")
    assert "Q314" in ids(reading)


def test_notes_that_say_what_is_read_anyway_say_nothing_new(tmp_path: Path) -> None:
    reading = read(tmp_path, "Year,Officers\n2016/17,41\n2017/18,38\n\nFinancial years, 1 April to 31 March.\n")
    assert spans(reading)[0] == (date(2016, 4, 1), date(2017, 3, 31))
    assert ids(reading) == set()


def test_academic_years_begin_in_september_and_are_told(tmp_path: Path) -> None:
    reading = read(tmp_path, "Exclusions by academic year\nYear,Pupils\n2016/17,41\n2017/18,38\n")
    assert spans(reading)[0] == (date(2016, 9, 1), date(2017, 8, 31))
    assert "Q315" in ids(reading)


def test_a_letters_sentences_are_of_such_years_too(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Dear requester,\n\nOur years run from 1 October to 30 September.\n\n2017/18: 41\n2018/19: 38\n",
        encoding="utf-8",
    )
    assert spans(read_file(path)) == [
        (date(2017, 10, 1), date(2018, 9, 30)),
        (date(2018, 10, 1), date(2019, 9, 30)),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "The figures for 2012 cover the period 01.01.12 to 31.10.12.",
        "The figures for 2011 cover 01.01.11 to 31.12.11 and the figures for 2012 cover 01.01.12 to 31.10.12.",
        "2012 data is up to 31 October 2012 only.",
        "Data for 2012 is up to and including 31 October 2012.",
    ],
)
def test_a_year_of_which_a_note_covers_a_part_is_that_part(tmp_path: Path, said: str) -> None:
    reading = read(tmp_path, f'"{said}"\nWard,2011,2012\nNorth,175,152\nSouth,153,92\n')
    assert spans(reading)[:2] == [
        (date(2011, 1, 1), date(2011, 12, 31)),
        (date(2012, 1, 1), date(2012, 10, 31)),
    ]
    assert [one.id for one in reading.findings if one.id == "Q316"] == ["Q316"]


@pytest.mark.parametrize(
    "said",
    [
        "In 2012 we were asked between 1 January 2012 and 31 March 2012.",
        "The figures for 2012 were taken from our system on 31 October 2012.",
    ],
)
def test_days_that_are_not_those_of_the_figures_move_no_year(tmp_path: Path, said: str) -> None:
    reading = read(tmp_path, f'"{said}"\nWard,2011,2012\nNorth,175,152\nSouth,153,92\n')
    assert spans(reading)[1] == (date(2012, 1, 1), date(2012, 12, 31))


@pytest.mark.parametrize(
    "said",
    [
        "(1) 2012/13 figures are up to 30 September",
        "(1) Up to 30 September",
        "(1) to 30 September 2012",
        "(1) The 2012/13 figure is for the first six months of the financial year.",
        "1. 2012/13 covers 1 April to 30 September only.",
    ],
)
def test_a_footnote_gives_the_year_that_carries_its_mark_its_part(tmp_path: Path, said: str) -> None:
    reading = read(tmp_path, f'Ward,2011/12,2012/13(1)\nNorth,175,152\nSouth,153,92\n\n"{said}"\n')
    assert spans(reading)[:2] == [
        (date(2011, 4, 1), date(2012, 3, 31)),
        (date(2012, 4, 1), date(2012, 9, 30)),
    ]
    assert [one.id for one in reading.findings if one.id == "Q316"] == ["Q316"]


def test_a_footnote_between_two_tables_is_of_the_one_that_carries_its_mark(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "Incidents\nYear,Boys,Girls\n2011,175,152\n2012(1),153,92\n\n(1) Year 2012 figures up to 30 November 2012\n\n"
        "Deaths\nYear,Boys,Girls\n2011,7,12\n2012,9,8\n",
    )
    whole, part = (date(2012, 1, 1), date(2012, 12, 31)), (date(2012, 1, 1), date(2012, 11, 30))
    assert [span for span in spans(reading) if span[0] == date(2012, 1, 1)] == [part, part, whole, whole]


@pytest.mark.parametrize(
    "said",
    [
        "(1) The 2012 data to December was taken from the old system",
        "(1) The force moved to a new system on 30 September",
        "(2) Up to 30 September",
    ],
)
def test_a_footnote_of_something_else_moves_no_year(tmp_path: Path, said: str) -> None:
    reading = read(tmp_path, f'Ward,2011,2012(1)\nNorth,175,152\nSouth,153,92\n\n"{said}"\n')
    assert spans(reading)[1] == (date(2012, 1, 1), date(2012, 12, 31))


def test_a_year_with_its_days_of_which_a_note_covers_a_part_is_asked_about(tmp_path: Path) -> None:
    note = "2018/19 figures are up to 30 September"
    dated = read(tmp_path, f'Ward,01/04/2017 - 31/03/2018,01/04/2018 - 31/03/2019\nNorth,175,152\n\n"{note}"\n')
    assert spans(dated)[1] == (date(2018, 4, 1), date(2019, 3, 31))
    assert "Q318" in ids(dated)
    named = read(tmp_path, f'Ward,FY 2017/18,FY 2018/19\nNorth,175,152\n\n"{note}"\n')
    assert spans(named)[1] == (date(2018, 4, 1), date(2018, 9, 30))
    assert "Q318" not in ids(named)
