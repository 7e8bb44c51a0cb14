"""What cannot be read as it stands is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading
from tests.corpus.pictures import ids, read


def test_a_sheet_of_shares_is_told_though_another_sheet_has_the_counts(tmp_path: Path) -> None:
    counts = "| Area | 2018/19 | 2019/20 |\n| Ashby | 12 | 30 |\n| Corby | 7 | 41 |"
    shares = "| Area | 2018/19 % | 2019/20 % |\n| Ashby | 63.2% | 42.3% |\n| Corby | 36.8% | 57.7% |"
    reading = read(tmp_path, counts, shares)
    (told,) = [finding for finding in reading.findings if finding.id == "Q225"]
    assert (told.level, told.place.sheet, told.place.cell) == ("warning", "Sheet2", "B2")
    assert reading.account.shares == 4


def test_shares_beside_their_counts_are_no_table_of_shares(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Area | 2018/19 | % |\n| Ashby | 12 | 63.2% |\n| Corby | 7 | 36.8% |")
    assert "Q225" not in ids(reading)


def test_limits_dragged_down_are_told_cell_by_cell(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Area   | 2017/18 | 2018/19 |
        | Ashby  | <5      | 12      |
        | Corby  | <6      | 40      |
        | Dursley | <7     | 31      |
        | Epworth | <8     | 9       |
        | Frome  | 22      | <5      |
        """,
    )
    told = [finding.place.cell for finding in reading.findings if finding.id == "Q214"]
    assert told == ["B2", "B3", "B4", "B5"]


def test_a_period_from_the_title_over_labels_of_time_is_an_error(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        Offences in 2018/19
        | Place             | Arson | Robbery |
        | School, June 2018 | 60    | 17      |
        | Shop              | 33    | 93      |
        """,
    )
    (told,) = [finding for finding in reading.findings if finding.id == "Q312"]
    assert told.level == "error"
    assert "School, June 2018" in told.message


def test_a_period_from_the_title_over_plain_labels_is_a_note(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "Offences in 2018/19\n| Place | Arson | Robbery |\n| School | 60 | 17 |\n| Shop | 33 | 93 |"
    )
    assert "Q312" not in ids(reading)
    assert "Q212" in ids(reading)


def one_of_two(title: str) -> str:
    rows = "| Place | Arson | Robbery |\n| School | 60 | 17 |\n| Shop | 33 | 93 |"
    return f"Offences in 2018/19\n{rows}\n\n\n{title}\n{rows.replace('60', '61')}"


def test_a_files_period_is_an_error_where_a_table_like_it_is_headed_with_another(tmp_path: Path) -> None:
    reading = read(tmp_path, one_of_two("Offences, second table"), name="answer 2019-20.xlsx")
    (told,) = [finding for finding in reading.findings if finding.id == "Q312"]
    assert told.level == "error"
    assert "the file’s name" in told.message
    assert "Offences in 2018/19" in told.message or "2018/19" in told.message


def test_a_files_period_is_a_note_where_the_table_like_it_is_headed_with_the_same(tmp_path: Path) -> None:
    reading = read(tmp_path, one_of_two("Offences, second table"), name="answer 2018-19.xlsx")
    assert "Q312" not in ids(reading)


def test_the_one_period_of_a_letter_is_taken_with_a_warning_where_it_is_what_was_asked(tmp_path: Path) -> None:
    reading = letter(tmp_path, "You asked for all incidents in the years 2019/20 to 2021/22, by cause and place.")
    assert {(str(r.period.start), str(r.period.end)) for r in reading.records if r.period} == {
        ("2019-04-01", "2022-03-31")
    }
    (told,) = [finding for finding in reading.findings if finding.id == "Q227"]
    assert told.level == "warning"
    assert "2019/20 to 2021/22" in told.message


@pytest.mark.parametrize(
    "line",
    [
        "Our systems were changed in 2019/20.",  # not what was asked
        "You asked for incidents in 2019/20. Those of 2020/21 are not yet counted.",  # which of the two?
        "Your request of March 2022 asked for incidents by cause.",  # the letter's own date
    ],
)
def test_a_period_that_was_not_plainly_asked_for_is_not_taken(tmp_path: Path, line: str) -> None:
    reading = letter(tmp_path, line)
    assert not [record for record in reading.records if record.period is not None]
    assert "Q208" in ids(reading)


def test_months_without_a_year_take_none_from_the_request(tmp_path: Path) -> None:
    reading = letter(tmp_path, "You asked for all incidents in 2019/20.", heads=("April", "May"))
    assert not [record for record in reading.records if record.period is not None and record.period.start]
    assert "Q220" in ids(reading)


def test_a_sentence_further_up_may_speak_of_anything(tmp_path: Path) -> None:
    reading = letter(tmp_path, "Dear Ms Example,", above=("Our systems were changed in 2019/20.", "Incidents by cause"))
    (told,) = [finding for finding in reading.findings if finding.id == "Q227"]
    assert told.level == "warning"
    assert "a sentence further up" in told.message


def test_the_line_right_above_is_the_tables_title(tmp_path: Path) -> None:
    reading = letter(tmp_path, "Dear Ms Example,", above=("In 2019/20 we recorded the following incidents.",))
    assert "Q212" in ids(reading)
    assert "Q227" not in ids(reading)


def test_cases_without_dates_say_where_their_period_comes_from(tmp_path: Path) -> None:
    head = "| Crime reference | Place | Sex |"
    rows = "\n".join(
        f"| CR/{n:05} | {place} | {sex} |"
        for n, (place, sex) in enumerate(zip(["Quay", "Lock", "Pond"] * 8, ["F", "M", "F", "F"] * 6, strict=True), 417)
    )
    named = read(tmp_path, f"{head}\n{rows}", name="cases 2020-21.xlsx")
    assert {"Q217", "Q212"} <= ids(named)
    bare = read(tmp_path, f"{head}\n{rows}", name="cases.xlsx")
    assert {"Q217", "Q208"} <= ids(bare)


def letter(
    tmp_path: Path, line: str, heads: tuple[str, str] = ("Mill Pond", "Old Lock"), above: tuple[str, ...] = ()
) -> Reading:
    """A Word letter that says `line`, then a table of figures with the lines of `above` over it. A table of another
    kind stands between, so that `line` is no title of the figures."""
    document = Document()
    document.add_paragraph(line)
    between = document.add_table(rows=2, cols=2)
    for row, cells in enumerate([("Contact", "Team"), ("The records office", "Quays")]):
        for column, text in enumerate(cells):
            between.cell(row, column).text = text
    for text in above:
        document.add_paragraph(text)
    table = document.add_table(rows=3, cols=3)
    for row, cells in enumerate([("Cause", *heads), ("Fall", "12", "7"), ("Fire", "3", "9")]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.save(str(tmp_path / "letter.docx"))
    return read_file(tmp_path / "letter.docx")


@pytest.mark.parametrize("age", ["16 - 17", "'17-18"])
def test_ages_under_a_dated_title_do_not_speak_of_time(tmp_path: Path, age: str) -> None:
    reading = read(
        tmp_path,
        f"Offences in 2018/19\n| Age | Arson | Theft |\n| 0 - 4 | 6 | 7 |\n| {age} | 33 | 9 |\n| Adult | 3 | 8 |",
    )
    assert not [finding for finding in reading.findings if finding.id == "Q312"]
