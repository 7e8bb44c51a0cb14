"""Periods said around a table: months under their year in its title, and what a document says its data cover."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading
from tests.ingestion.figures import ids

QUARTERS = [("April to June", 4, 6), ("July to September", 7, 9), ("October to December", 10, 12), ("Jan - Mar", 1, 3)]


def read(folder: Path, *lines: str) -> Reading:
    path = folder / "answer.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_file(path)


def spans(reading: Reading) -> set[tuple[str, str]]:
    return {(str(one.period.start), str(one.period.end)) for one in reading.records if one.period and one.period.start}


@pytest.mark.parametrize("seed", range(8))
def test_months_under_a_year_are_those_of_that_year(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    words, first, last = draw.choice(QUARTERS)
    year = draw.randint(2012, 2022)
    reading = read(
        tmp_path, f"{year}/{(year + 1) % 100:02d}", words, f"Swans ringed,{draw.randint(3, 90)}", "Geese ringed,7"
    )
    of_year = year if first >= 4 else year + 1
    ends = {6: 30, 9: 30, 12: 31, 3: 31}
    assert spans(reading) == {(f"{of_year}-{first:02d}-01", f"{of_year}-{last:02d}-{ends[last]}")}


def test_a_question_between_the_year_and_its_table_is_no_quarter(tmp_path: Path) -> None:
    reading = read(tmp_path, "2019/20", "Q1", "Swans ringed,31", "Geese ringed,7")
    assert spans(reading) == {("2019-04-01", "2020-03-31")}


LETTER = "<html><body>{lines}<table>{rows}</table></body></html>"


def letter(folder: Path, *lines: str) -> Reading:
    path = folder / "answer.html"
    counted = (("Rank", "Count"), ("Ringer", 31), ("Helper", 7))
    rows = "".join(f"<tr><td>{name}</td><td>{n}</td></tr>" for name, n in counted)
    path.write_text(LETTER.format(lines="".join(f"<p>{line}</p>" for line in lines), rows=rows), encoding="utf-8")
    return read_file(path)


@pytest.mark.parametrize(
    "said",
    [
        "The following data is from 01/03/2019 – 28/02/2021.",
        "All figures below are for the period 1 March 2019 to 28 February 2021.",
        "Please note that the information provided covers the period from 1 March 2019 to 28 February 2021.",
        "Data relates to the period 01/03/2019 to 28/02/2021 (inclusive).",
    ],
)
def test_what_a_document_says_of_its_data_holds_for_a_table_that_says_nothing(tmp_path: Path, said: str) -> None:
    reading = letter(
        tmp_path, "Our reference 311/W", said, "The office looked.", "It found this.", "Broken down by rank"
    )
    assert spans(reading) == {("2019-03-01", "2021-02-28")}
    assert "Q208" not in ids(reading.findings)


@pytest.mark.parametrize(
    "said",
    [
        ("The data from 1 March 2019 to 28 February 2020 were lost in a move to new software.",),
        ("The figures are for 2019/20.", "The figures below are for 2020/21."),
        ("You asked for the data for 2019/20.",),
    ],
)
def test_other_sentences_date_no_table(tmp_path: Path, said: tuple[str, ...]) -> None:
    reading = letter(tmp_path, *said, "The office looked.", "It found this.", "A note follows.", "Broken down by rank")
    told = [one for one in reading.findings if one.id == "Q212"]
    assert not told


@pytest.mark.parametrize(
    "before", ["We publish figures of our ringing each spring.", "Thank you for your letter (ref. B7)."]
)
def test_what_its_data_cover_may_be_said_at_the_end_of_a_paragraph(tmp_path: Path, before: str) -> None:
    reading = letter(tmp_path, f"{before} The below data relates to the period 1st April 2016 - 31st March 2017")
    assert spans(reading) == {("2016-04-01", "2017-03-31")}
