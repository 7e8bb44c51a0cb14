"""Files as they come: encodings, delimiters, wrong suffixes, old workbooks, hidden sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.comments import Comment

from ingestion.pipeline import read_file
from tests.corpus.pictures import cells, delimited, ids, lines, told

PICTURE = "| Method | 2017/18 | 2018/19 |\n| Facebook – app | 12 | 30 |\n| Kik | 7 | 41 |"
SAID = lines("""
    2017/18 · Facebook – app: 12
    2017/18 · Kik: 7
    2018/19 · Facebook – app: 30
    2018/19 · Kik: 41
""")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_in_any_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = delimited(tmp_path / "return.csv", PICTURE, delimiter=delimiter, encoding=encoding)
    assert told(read_file(path)) == SAID


def test_a_workbook_called_csv(tmp_path: Path) -> None:
    book = Workbook()
    for row in cells(PICTURE):
        book.active.append(row)
    path = tmp_path / "Individuals.CSV"
    book.save(path)
    assert told(read_file(path)) == SAID


def test_an_old_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for r, row in enumerate(cells(PICTURE)):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(str(tmp_path / "r.xls"))
    assert told(read_file(tmp_path / "r.xls")) == SAID


def test_an_open_document_with_repeated_columns(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="S")
    for row in [["Method", "2017/18", "2018/19"], ["Facebook – app", 12, 30], ["Kik", 7, 41]]:
        line = TableRow()
        for value in row:
            kind = {"valuetype": "float", "value": value} if isinstance(value, int) else {"valuetype": "string"}
            cell = TableCell(**kind)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        line.addElement(TableCell(numbercolumnsrepeated=1000))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "r.ods"))
    assert told(read_file(tmp_path / "r.ods")) == SAID


def test_quoted_lines_keep_their_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('"Method","2017/18",2018/19\n"Face\nbook",12,30\nKik,7,41\n', encoding="utf-8")
    records = read_file(path).records
    assert [(record.breakdown["Method"], record.place.cell) for record in records] == [
        ("Face book", "B2"), ("Face book", "C2"), ("Kik", "B4"), ("Kik", "C4"),
    ]  # fmt: skip


def test_ragged_lines_and_empty_trailing_columns(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        "Title of the table,,,,\n,,,,\nMethod,2017/18,2018/19,,\nFacebook – app,12,30\nKik,7,41,,,,\n", encoding="utf-8"
    )
    assert told(read_file(path)) == SAID


def test_a_hidden_sheet_is_not_read_and_holds_the_file_back(tmp_path: Path) -> None:
    book = Workbook()
    for row in cells(PICTURE):
        book.active.append(row)
    hidden = book.create_sheet("Raw")
    for row in (["Name", "Date of birth"], ["A person", "01/02/2003"]):
        hidden.append(row)
    hidden.sheet_state = "veryHidden"
    book.save(tmp_path / "r.xlsx")
    reading = read_file(tmp_path / "r.xlsx")
    assert told(reading) == SAID
    assert reading.quarantined
    assert "Q250" in ids(reading)


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    book = Workbook()
    for row in cells(PICTURE):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.active["A2"].comment = Comment("counted twice", "somebody")
    book.save(tmp_path / "r.xlsx")
    reading = read_file(tmp_path / "r.xlsx")
    assert told(reading) == SAID
    assert {"Q251", "Q252"} <= ids(reading)


def test_a_formula_that_nobody_calculated_is_said(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Method", "2018/19", "2019/20"], ["Facebook", 12, 9], ["Kik", "=B2+1", 8], ["Other", 4, 5]):
        book.active.append(row)
    book.save(tmp_path / "r.xlsx")
    reading = read_file(tmp_path / "r.xlsx")
    assert "Q254" in ids(reading)
    assert [str(r.kind) for r in reading.records if r.place.cell == "B3"] == ["unread"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\0\0\0\0", "empty"),
        (b"PK\x03\x04 cut short", "damaged"),
        (bytes(range(32)) * 40, "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut short", "damaged"),
    ],
)
def test_files_that_cannot_be_opened_get_a_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(content)
    error = read_file(path).error
    assert error is not None
    assert error.code == code
    assert error.sentence.endswith(".")
