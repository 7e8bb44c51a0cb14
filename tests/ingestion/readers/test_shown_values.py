"""What cells show: held against a spreadsheet program, and drawn."""

from __future__ import annotations

import csv
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill

from ingestion.pipeline import read_file
from ingestion.readers.legacy_word import program
from ingestion.readers.shown_values import HIDDEN, shown
from ingestion.values.record import Kind

COUNTS = (0, 1, 3, 4, 5, 12, 150)
DAYS = (date(2018, 3, 31), date(2019, 1, 1))
WORDED = (
    '"<5"', '[<5]"<5";0', '[<=3]"*";[>100]"many";0', '0"*"', '0;-0;"nil"', '0" (p)"', '"c. "0', '0"/19"', '"n/a"',
    "0\\*", '[=0]"none";0', '0"†"', '"under "0', '"["0"]"',
)  # fmt: skip
DATED = ('"Year to "mmm yyyy', "mmm-yy", "mmmm yyyy", "yyyy", "mm/yyyy", '"FY"yy', "mmm\\-yy", "[$-809]mmm yyyy;@")
LOOKS = ("0", "#,##0", "General", "0.00", "#,##0;[Red]-#,##0", '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', "0_);(0)",
         '"£"#,##0', "[$£-809]#,##0", "0%", "#,##0,", "@", "dd/mm/yyyy", '0" offences"', '#,##0" victims"')  # fmt: skip


@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed on this machine")
def test_cells_are_read_as_a_spreadsheet_program_shows_them(tmp_path: Path) -> None:
    book = Workbook()
    asked = [(value, code) for codes, values in ((WORDED, COUNTS), (DATED, DAYS)) for code in codes for value in values]
    for row, (value, code) in enumerate(asked, 1):
        book.active.cell(row, 1, value).number_format = code
    book.save(tmp_path / "shown.xlsx")
    as_shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"
    command = [program(), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", as_shown]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "shown.xlsx"], capture_output=True, timeout=120)
    if not (tmp_path / "shown.csv").exists():
        pytest.skip("LibreOffice saves no workbooks here")
    with (tmp_path / "shown.csv").open(encoding="utf-8") as file:
        seen = [row[0] for row in csv.reader(file)]
    assert {one: str(shown(*one)) for one in asked} == dict(zip(asked, seen, strict=True))


@given(st.sampled_from(LOOKS), st.integers(-1000, 10**6) | st.floats(-10, 1000, allow_nan=False) | st.dates())
def test_how_a_value_looks_is_not_what_it_says(code, value):
    assert shown(value, code) is value


@given(st.integers(1, 10**6), st.sampled_from([";;;", "0;0;0;;".replace("0", "") + "@", '""']))
def test_a_number_that_shows_nothing(number, code):
    assert shown(number, code) == HIDDEN
    assert shown(0, code) == 0


def sheet(tmp_path: Path, change) -> Path:
    book = Workbook()
    for row in (["Platform", "A", "B"], ["Facebook", 5, 7], ["Kik", 2, 3], ["Snapchat", 9, 12]):
        book.active.append(row)
    book.active["B1"], book.active["C1"] = 2017, 2018
    change(book.active)
    book.save(tmp_path / "r.xlsx")
    return tmp_path / "r.xlsx"


def test_a_count_that_is_shown_as_hidden_is_hidden(tmp_path):
    def change(one):
        one["B3"].number_format = '[<5]"<5";0'

    read = read_file(sheet(tmp_path, change))
    assert [(r.as_written, r.kind) for r in read.records if r.place.cell == "B3"] == [("<5", Kind.SUPPRESSED)]


def test_years_and_years_to_a_month_are_periods_as_they_are_shown(tmp_path):
    def change(one):
        one["B1"], one["C1"] = date(2018, 3, 31), date(2019, 3, 31)
        one["B1"].number_format = one["C1"].number_format = '"Year to "mmm yyyy'

    periods = {(r.period.start, r.period.end) for r in read_file(sheet(tmp_path, change)).records}
    assert periods == {(date(2017, 4, 1), date(2018, 3, 31)), (date(2018, 4, 1), date(2019, 3, 31))}

    def years(one):
        one["B1"], one["C1"] = date(2017, 1, 1), date(2018, 1, 1)
        one["B1"].number_format = one["C1"].number_format = "yyyy"

    spans = {(r.period.start, r.period.end) for r in read_file(sheet(tmp_path, years)).records}
    assert spans == {(date(2017, 1, 1), date(2017, 12, 31)), (date(2018, 1, 1), date(2018, 12, 31))}


def told(path: Path) -> list[str]:
    return [finding.message for finding in read_file(path).findings if finding.id == "Q261"]


def test_numbers_in_white_on_white_and_hidden_by_their_format_are_told(tmp_path):
    def white(one):
        one["B4"].font = one["C4"].font = Font(color="FFFFFFFF")

    (sentence,) = told(sheet(tmp_path, white))
    assert (
        sentence
        == "2 cells of the sheet “Sheet” hold numbers that are not to be seen, the first “9”; read all the same."
    )

    def unformatted(one):
        one["C3"].number_format = ";;;"

    (sentence,) = told(sheet(tmp_path, unformatted))
    assert sentence.startswith("One cell of the sheet “Sheet” holds a number that is not to be seen, the first “3”")


def test_white_on_a_colour_or_under_a_rule_is_seen(tmp_path):
    def coloured(one):
        for cell in one[1]:
            cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF1D3557")

    assert told(sheet(tmp_path, coloured)) == []

    def ruled(one):
        one["B4"].font = Font(color="FFFFFFFF")
        one.conditional_formatting.add(
            "B2:C4", CellIsRule("greaterThan", ["8"], fill=PatternFill("solid", bgColor="1D3557"))
        )

    assert told(sheet(tmp_path, ruled)) == []
