"""Tables of one shape whose headings differ: the heading is a category of every figure under it."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from ingestion.pipeline import read_file
from tests.corpus.pictures import lines, read, told, workbook

OFFENCES = ("Bicycle theft", "Theft from the person", "Theft from vehicle", "Arson", "Robbery", "Harassment – other")
PLACES = ("School", "Shop", "Dwelling", "Public transport")


def test_stacked_tables_under_names(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Arson    |      |      |
        | Place    | 2019 | 2020 |
        | School   | 60   | 17   |
        | Shop     | 33   | 93   |
        |          |      |      |
        | Robbery  |      |      |
        | Place    | 2019 | 2020 |
        | School   | 29   | 67   |
        | Shop     | 44   | 59   |
        """,
    )
    assert told(reading) == lines("""
        2019 · Arson, School: 60
        2019 · Arson, Shop: 33
        2019 · Robbery, School: 29
        2019 · Robbery, Shop: 44
        2020 · Arson, School: 17
        2020 · Arson, Shop: 93
        2020 · Robbery, School: 67
        2020 · Robbery, Shop: 59
    """)


def test_what_the_headings_share_is_no_category(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Table 1: Offence: Arson, by place   |      |      |
        | Place    | 2019 | 2020 |
        | School   | 60   | 17   |
        | Shop     | 33   | 93   |
        |          |      |      |
        | Table 2: Offence: Robbery, by place |      |      |
        | Place    | 2019 | 2020 |
        | School   | 29   | 67   |
        | Shop     | 44   | 59   |
        """,
    )
    assert {(key, value) for record in reading.records for key, value in record.breakdown.items()} == {
        ("Offence", "Arson"),
        ("Offence", "Robbery"),
        ("Place", "School"),
        ("Place", "Shop"),
    }


def test_headings_that_differ_in_their_number_only_name_no_category(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Table 1  |      |      |
        | Place    | 2019 | 2020 |
        | School   | 60   | 17   |
        |          |      |      |
        | Table 2  |      |      |
        | Place    | 2019 | 2020 |
        | School   | 29   | 67   |
        """,
    )
    assert {tuple(record.breakdown.values()) for record in reading.records} == {("School",)}


def test_tables_of_other_rows_are_no_sisters(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | By sex   |      |      |
        | Sex      | 2019 | 2020 |
        | Female   | 60   | 17   |
        | Male     | 33   | 93   |
        |          |      |      |
        | By place |      |      |
        | Place    | 2019 | 2020 |
        | School   | 29   | 67   |
        | Shop     | 44   | 59   |
        """,
    )
    assert {len(record.breakdown) for record in reading.records} == {1}


@given(
    names=st.lists(st.sampled_from(OFFENCES), min_size=2, max_size=5, unique=True),
    rows=st.integers(2, len(PLACES)),
    as_sheets=st.booleans(),
    wording=st.sampled_from(
        ("{}", "Offence: {}", "{} by location", "Table {n} – {}", "{} 2019–2021", "Recorded: {}, by place")
    ),
    figures=st.randoms(use_true_random=False),
)
def test_every_figure_carries_the_name_of_its_table(
    names: list[str], rows: int, as_sheets: bool, wording: str, figures: object
) -> None:
    book = Workbook()
    sheet = book.active
    expected = set()
    for number, name in enumerate(names):
        if as_sheets:
            sheet = book.create_sheet(name) if number else sheet
            sheet.title = name
        else:
            sheet.append([wording.format(name, n=number + 1)])
        sheet.append(["Location", "2019", "2020", "2021"])
        for place in PLACES[:rows]:
            row = [figures.randint(100, 900) for _ in range(3)]  # type: ignore[attr-defined]
            sheet.append([place, *row])
            expected |= {(name, place, value) for value in row}
        if not as_sheets:
            sheet.append([])
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        book.save(file.name)
        reading = read_file(Path(file.name), name="return.xlsx")
    got = {
        (name, record.breakdown["Location"], record.interval.low)
        for record in reading.records
        if not record.total
        for name in [value for key, value in record.breakdown.items() if key != "Location"]
    }
    assert got == expected


def test_files_of_one_archive_are_told_apart_by_their_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "return.zip", "w") as archive:
        archive.writestr("Arson.csv", "Place,2019,2020\nSchool,60,17\nShop,33,93\n")
        archive.writestr("Robbery.csv", "Place,2019,2020\nSchool,29,67\nShop,44,59\n")
        archive.writestr("Notes.csv", "Sex,2019,2020\nFemale,5,6\nMale,8,7\n")
    members = read_file(tmp_path / "return.zip").members
    assert [told(member)[0] for member in members] == [
        "2019 · Arson, School: 60",
        "2019 · Robbery, School: 29",
        "2019 · Female: 5",
    ]


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Thank you for your request of 28 March 2023.", "no period"),
        ("Data extracted on 3 April 2019", "no period"),
        ("Your letter of March 2023", "no period"),
        ("Position as at 31 March 2018", "2018-03-31"),
        ("Offences recorded in 2018/19", "2018/19"),
        ("Offences recorded in March 2018", "2018-03"),
    ],
)
def test_when_a_letter_was_written_is_no_period_of_its_table(tmp_path: Path, line: str, period: str) -> None:
    reading = read(
        tmp_path,
        f"""
        {line}
        | Place  | Arson | Robbery |
        | School | 60    | 17      |
        | Shop   | 33    | 93      |
        """,
    )
    assert {each.split(" · ")[0] for each in told(reading)} == {period}


def test_a_letterhead_and_a_reference_tell_no_tables_apart(tmp_path: Path) -> None:
    head = "OFFICIAL\n"
    table = "| Place | 2019 | 2020 |\n| School | {} | 17 |\n| Shop | 33 | 93 |"
    path = workbook(
        tmp_path / "return.xlsx",
        {"Arson": f"{head}Request FOI 871-22\n{table.format(60)}", "Robbery": f"{head}{table.format(29)}"},
    )
    assert {record.breakdown["sheet"] for record in read_file(path).records} == {"Arson", "Robbery"}
    assert {len(record.breakdown) for record in read_file(path).records} == {2}


BRACKETED = (
    "X (formerly Twitter)",
    "Evidential difficulties (victim does not support)",
    "Harassment (course of conduct)",
)


@given(st.sampled_from(BRACKETED), st.sampled_from(OFFENCES), st.booleans())
def test_brackets_of_a_heading_stay_whole(bracketed: str, other: str, last: bool) -> None:
    names = (other, bracketed) if last else (bracketed, other)
    blocks = [
        f"| {name} | | |\n| Place | 2019 | 2020 |\n| School | {n}1 | {n}2 |\n| Shop | {n}3 | {n}4 |"
        for n, name in enumerate(names, 1)
    ]
    with tempfile.TemporaryDirectory() as folder:
        reading = read(Path(folder), "\n| | | |\n".join(blocks))
    assert {record.breakdown[key] for record in reading.records for key in record.breakdown} == {
        *names,
        "School",
        "Shop",
    }


def test_only_one_sister_prints_totals(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Male   |          |          |      |       |
        | Year   | Facebook | Snapchat | Kik  | Total |
        | 2020   | 7        | nil      | nil  | 7     |
        | 2021   | 8        | 6        | 5    | 19    |
        |        |          |          |      |       |
        | Female |          |          |      |       |
        | Year   | Facebook | Snapchat | Kik  |       |
        | 2020   | nil      | nil      | 5    |       |
        | 2021   | nil      | 9        | nil  |       |
        """,
    )
    assert "2020 · Male, Facebook: 7" in told(reading)
    assert "2020 · Female, Facebook: 0" in told(reading)


def test_a_section_of_an_act_is_no_numbering(tmp_path: Path) -> None:
    blocks = [f"| {name} | | |\n| Place | 2019 | 2020 |\n| Shop | {n}1 | {n}2 |\n| Street | {n}3 | {n}4 |"
              for n, name in enumerate(("Stalking", "Section 47 assault"), 1)]  # fmt: skip
    figures = told(read(tmp_path, "\n| | | |\n".join(blocks)))
    assert "2019 · Section 47 assault, Shop: 21" in figures


def test_what_is_named_behind_its_number_stays_whole(tmp_path: Path) -> None:
    names = ("Outcome 14 - Evidential difficulties", "Outcome 15 - Evidential difficulties")
    blocks = [f"| {name} | | |\n| Place | 2019 | 2020 |\n| Shop | {n}1 | {n}2 |\n| Street | {n}3 | {n}4 |"
              for n, name in enumerate(names, 1)]  # fmt: skip
    figures = told(read(tmp_path, "\n| | | |\n".join(blocks)))
    assert f"2019 · {names[1]}, Shop: 21" in figures


def test_a_name_with_a_dash_is_a_category_and_no_wording(tmp_path: Path) -> None:
    for names, kept in (
        (("White - North European", "White - South European"), ("White - North European", "White - South European")),
        (("Offences - School", "Offences - Street"), ("School", "Street")),
    ):
        blocks = [f"| {name} | | |\n| Sex | 2019 | 2020 |\n| Male | {n}1 | {n}2 |\n| Female | {n}3 | {n}4 |"
                  for n, name in enumerate(names, 1)]  # fmt: skip
        figures = told(read(tmp_path, "\n| | | |\n".join(blocks)))
        assert {f"2019 · {kept[0]}, Male: 11", f"2020 · {kept[1]}, Female: 24"} <= set(figures)


def test_blocks_named_in_the_corners_of_their_heads(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Ashby  | 2018/19 | 2019/20 |
        | Male   | 60      | 17      |
        | Female | 33      | 93      |
        | Corby  | 2018/19 | 2019/20 |
        | Male   | 5       | 71      |
        | Female | 8       | 64      |
        """,
    )
    assert {(r.breakdown["title"], r.as_written) for r in reading.records} == {
        *(("Ashby", n) for n in ("60", "17", "33", "93")),
        *(("Corby", n) for n in ("5", "71", "8", "64")),
    }
    assert not [finding for finding in reading.findings if finding.level != "info"]


@pytest.mark.parametrize("cornered", [True, False])
def test_blocks_in_one_drawn_table(tmp_path: Path, cornered: bool) -> None:
    rows = []
    for name, first in (("Outcome 22", 3), ("Charged", 30)):
        rows += [] if cornered else [[name, "", ""]]
        rows += [[name if cornered else "Place", "2018/19", "2019/20"]]
        rows += [["Shop", str(first), str(first + 1)], ["Park", str(first + 2), str(first + 3)]]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>Offences by place</p><table>{cells}</table></body></html>")
    reading = read_file(path)
    got = {(tuple(sorted(r.breakdown.values())), r.as_written) for r in reading.records}
    assert got == {
        *((("Outcome 22", place), n) for place, n in (("Shop", "3"), ("Shop", "4"), ("Park", "5"), ("Park", "6"))),
        *((("Charged", place), n) for place, n in (("Shop", "30"), ("Shop", "31"), ("Park", "32"), ("Park", "33"))),
    }
