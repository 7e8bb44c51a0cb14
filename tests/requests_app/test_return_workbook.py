"""The return workbook: in the specification's words, locked where it should be, and known when it comes back."""

from __future__ import annotations

import itertools
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.record import Kind
from requests_app.return_workbook import UnfitForWorkbook, build, identify, reference
from requests_app.specification import Specification, parse_specification

FORCE = "E23000029"


def specification(**changes: object) -> Specification:
    document = {
        "title": "Messages to children",
        "measure": {"name": "offences", "definition": "recording code 71/17"},
        "periods": [
            {"label": "2017/18", "start": "2017-04-03", "end": "2018-03-31"},
            {"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"},
        ],
        "dimensions": {
            "age": {"label": "Age of victim", "categories": ["11 and under", "12-15", "16 and over"]},
            "sex": {"label": "Sex of victim", "categories": ["Female", "Male"]},
        },
        "questions": [
            {"number": "1", "text": "How many offences?"},
            {"number": "2", "text": "By sex and age?", "breakdown": ["sex", "age"], "sums_to": "1"},
            {"number": "3", "text": "By age?", "breakdown": ["age"], "sums_to": "1"},
        ],
    }
    return parse_specification(document | changes)


def made(tmp_path: Path, spec: Specification | None = None, campaign: str | int = 12) -> Path:
    path = tmp_path / "return.xlsx"
    path.write_bytes(
        build(spec or specification(), campaign_id=campaign, force_code=FORCE, force_name="Wessex Constabulary")
    )
    return path


def rows(path: Path, sheet: str) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    table = itertools.takewhile(lambda row: row[0].value, book[sheet].iter_rows(min_row=3))
    return [[cell.value for cell in row] for row in table]


def test_a_question_without_breakdown_has_a_row_a_period(tmp_path: Path) -> None:
    assert rows(made(tmp_path), "Question 1") == [["Period", "Offences"], ["2017/18", None], ["2018/19", None]]


def test_a_breakdown_has_its_categories_down_and_the_periods_across(tmp_path: Path) -> None:
    assert rows(made(tmp_path), "Question 3") == [
        ["Age of victim", "2017/18", "2018/19"],
        ["11 and under", None, None],
        ["12-15", None, None],
        ["16 and over", None, None],
    ]


def test_two_breakdowns_name_both_categories_in_every_row(tmp_path: Path) -> None:
    found = rows(made(tmp_path), "Question 2")
    assert found[0] == ["Sex of victim", "Age of victim", "2017/18", "2018/19"]
    assert found[1] == ["Female", "11 and under", None, None]
    assert found[-1] == ["Male", "16 and over", None, None]
    assert len(found) == 1 + 2 * 3


def test_heads_and_labels_are_locked_and_figures_are_not(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(tmp_path))
    for sheet in book.worksheets:
        assert sheet.protection.sheet
    table = book["Question 2"]
    assert all(table.cell(3, column).protection.locked for column in range(1, 5))
    assert all(table.cell(row, column).protection.locked for row in range(4, 10) for column in (1, 2))
    assert not any(table.cell(row, column).protection.locked for row in range(4, 10) for column in (3, 4))


def test_nothing_is_hidden_or_merged(tmp_path: Path) -> None:
    for sheet in openpyxl.load_workbook(made(tmp_path)).worksheets:
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert not any(row.hidden for row in sheet.row_dimensions.values())


def test_the_cover_says_how_nought_and_nothing_differ_and_the_exact_dates(tmp_path: Path) -> None:
    said = [row[0].value for row in openpyxl.load_workbook(made(tmp_path))["Please read"].iter_rows()]
    assert "Write 0 where there were none." in said
    assert "Leave a cell empty if the figure is not held." in said
    assert "2017/18: 3 April 2017 to 31 March 2018" in said
    assert "Wessex Constabulary" in said
    assert "Offences: recording code 71/17" in said


def test_every_sheet_says_whose_return_it_is(tmp_path: Path) -> None:
    for sheet in openpyxl.load_workbook(made(tmp_path)).worksheets:
        assert f"Return reference: 12 / {FORCE}" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_filled_in_it_is_read_with_no_mapping(tmp_path: Path) -> None:
    """Every figure comes back under its own question, period and categories, from its own cell."""
    path = made(tmp_path)
    book = openpyxl.load_workbook(path)
    written: dict[tuple[str, str], int] = {}
    for sheet in book.worksheets[1:]:
        for cell in (cell for row in sheet.iter_rows(min_row=4) for cell in row if not cell.protection.locked):
            cell.value = written[sheet.title, cell.coordinate] = 100 + len(written)
    book.save(path)
    spec = specification()
    reading = read_file(path, specification=spec)
    found = {(record.place.sheet, record.place.cell): record for record in reading.records}
    assert {key: record.interval.low for key, record in found.items()} == written
    for (sheet, cell), record in found.items():
        question = spec.question(sheet.removeprefix("Question "))
        assert question is not None
        assert record.question == question.number
        assert set(record.breakdown) == set(question.breakdown)
        column = openpyxl.utils.cell.coordinate_from_string(cell)[0]
        row = book[sheet][cell].row
        heads = [book[sheet][f"{column}3"].value, book[sheet][f"A{row}"].value]
        assert record.asked in heads
        labels = {book[sheet].cell(row, place).value for place in range(1, len(question.breakdown) + 1)}
        assert set(record.breakdown.values()) == labels - ({record.asked} if not question.breakdown else set())
    assert not [record for record in reading.records if record.total]


def test_what_is_left_empty_is_blank_and_not_nought(tmp_path: Path) -> None:
    path = made(tmp_path)
    book = openpyxl.load_workbook(path)
    book["Question 3"]["B4"], book["Question 3"]["C4"], book["Question 3"]["B5"] = 0, "<5", 7
    book.save(path)
    reading = read_file(path, specification=specification())
    found = {record.place.cell: record.kind for record in reading.records if record.place.sheet == "Question 3"}
    assert found["B4"] is Kind.EXACT
    assert found["C4"] is Kind.SUPPRESSED
    assert found["C5"] is Kind.BLANK
    assert not {found.get("B6"), found.get("C6")} - {None, Kind.BLANK}
    assert any("16 and over" in finding.message for finding in reading.findings)


def test_identified_by_its_properties(tmp_path: Path) -> None:
    assert identify(made(tmp_path)) == ("12", FORCE)
    assert identify(made(tmp_path, campaign="messages-2019")) == ("messages-2019", FORCE)


def without(path: Path, dropped: str) -> Path:
    """The package rewritten without one part, as a program does that doesn't know it."""
    kept = path.with_name("kept.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            if name != dropped:
                new.writestr(name, old.read(name))
    return kept


def test_identified_by_its_visible_line_when_the_properties_are_lost(tmp_path: Path) -> None:
    assert identify(without(made(tmp_path), "docProps/custom.xml")) == ("12", FORCE)


def test_identified_after_being_filled_in_and_saved_again(tmp_path: Path) -> None:
    path = made(tmp_path)
    book = openpyxl.load_workbook(path)
    book["Question 1"]["B4"] = 114
    book.save(path)
    assert identify(path) == ("12", FORCE)


def test_identified_in_exported_text(tmp_path: Path) -> None:
    path = tmp_path / "question.csv"
    path.write_text(f"Question 1: How many?\nReturn reference: 12 / {FORCE}\n", encoding="utf-8")
    assert identify(path) == ("12", FORCE)


def test_other_files_are_not_identified(tmp_path: Path) -> None:
    for name, content in {
        "empty.xlsx": b"",
        "broken.xlsx": b"PK\x03\x04 and no more",
        "letter.txt": b"Dear applicant,",
    }.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert identify(path) is None
    assert identify(tmp_path / "absent.xlsx") is None
    plain = BytesIO()
    openpyxl.Workbook().save(plain)
    path = tmp_path / "plain.xlsx"
    path.write_bytes(plain.getvalue())
    assert identify(path) is None


def test_a_truncated_workbook_is_not_identified_and_does_not_raise(tmp_path: Path) -> None:
    path = made(tmp_path)
    whole = path.read_bytes()
    for length in range(0, len(whole), 997):
        path.write_bytes(whole[:length])
        assert identify(path) is None


@given(place=st.integers(0, 4000), byte=st.integers(0, 255))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_workbook_never_raises(tmp_path: Path, place: int, byte: int) -> None:
    path = tmp_path / "return.xlsx"
    if not path.exists():
        made(tmp_path)
    content = bytearray(path.read_bytes())
    content[place % len(content)] = byte
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(content)
    assert identify(damaged) in (None, ("12", FORCE))


def test_a_bomb_is_read_no_further_than_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    words = b" " * 64_000_000 + f"Return reference: 12 / {FORCE}".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", words)
    assert identify(path) is None


@pytest.mark.parametrize(("campaign", "force"), [("", FORCE), ("a b", FORCE), ("12", "Wessex"), ("12", "E2300002")])
def test_a_reference_that_could_not_be_read_back_is_not_written(campaign: str, force: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        reference(campaign, force)


def test_labels_that_look_like_formulas_stay_words(tmp_path: Path) -> None:
    spec = specification(
        dimensions={
            "age": {"label": "=1+1", "categories": ["=cmd()", "+5", "@x"]},
            "sex": {"categories": ["Female"]},
        }
    )
    book = openpyxl.load_workbook(made(tmp_path, spec))
    cells = [cell for row in book["Question 3"].iter_rows(min_row=3, max_row=6, max_col=1) for cell in row]
    assert [cell.value for cell in cells] == ["=1+1", "=cmd()", "+5", "@x"]
    with zipfile.ZipFile(tmp_path / "return.xlsx") as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist() if "sheet" in name)


def test_question_numbers_that_no_sheet_may_be_called(tmp_path: Path) -> None:
    spec = specification(
        questions=[
            {"number": "1/a", "text": "One"},
            {"number": "1:a", "text": "Two"},
            {"number": "x" * 60, "text": "Three"},
        ]
    )
    names = openpyxl.load_workbook(made(tmp_path, spec)).sheetnames
    assert len(names) == 4
    assert names[1:3] == ["Question 1-a", "Question 1-a (2)"]


def test_a_breakdown_too_large_to_fill_in_is_refused_with_a_sentence() -> None:
    many = [str(number) for number in range(100)]
    spec = specification(
        dimensions={"age": {"categories": many}, "sex": {"categories": many}},
    )
    with pytest.raises(UnfitForWorkbook, match="10,000 rows"):
        build(spec, campaign_id=1, force_code=FORCE, force_name="Wessex")


@given(text=st.text(min_size=1, max_size=40))
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_asked(text: str) -> None:
    spec = specification(questions=[{"number": "1", "text": text}])
    book = openpyxl.load_workbook(BytesIO(build(spec, campaign_id=1, force_code=FORCE, force_name=text)))
    assert book["Question 1"]["A3"].value == "Period"
