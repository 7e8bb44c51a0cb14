import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from reporting.exports import xlsx
from reporting.publishing.edition import MARKERS
from tests.reporting.editions import HEADING, HOSTILE, september


@pytest.fixture(scope="module")
def written() -> bytes:
    return xlsx.write(september())


@pytest.fixture(scope="module")
def book(written):
    return openpyxl.load_workbook(io.BytesIO(written))


def rows_of(book, sheet: str) -> list[dict]:
    page = book[sheet]
    (table,) = page.tables.values()
    heading, *rows = [[cell.value for cell in row] for row in page[table.ref]]
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_a_cover_the_contents_and_the_notes_come_first(book):
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    cover = [row[0].value for row in book["Cover"].iter_rows()]
    assert cover[0] == HEADING.title
    assert HEADING.notice in cover
    listed = [row["Sheet"] for row in rows_of(book, "Contents")]
    assert listed == book.sheetnames[2:]
    explained = {row["Term"] for row in rows_of(book, "Notes")}
    assert set(MARKERS) <= explained


def test_each_sheet_has_one_real_table_and_nothing_below_it(book):
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        last = table.ref.split(":")[1]
        assert sheet.max_row == int("".join(letter for letter in last if letter.isdigit()))
        first = sheet[table.ref.split(":")[0]].row
        headings = [cell.value for cell in sheet[first]][: len(table.tableColumns)]
        assert headings == [column.name for column in table.tableColumns]
        assert len(set(headings)) == len(headings)


def test_nothing_is_merged_hidden_or_a_formula(book):
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert not any(item.hidden for item in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_hostile_text_is_kept_as_text(book):
    written_by_a_force = [row["Method of communication"] for row in rows_of(book, "Cells")]
    assert HOSTILE in written_by_a_force


def test_figures_are_numbers_and_withheld_ones_are_empty_beside_their_marker(book):
    found = rows_of(book, "Areas")
    total = next(
        row for row in found if (row["Question"], row["Period"], row["Area"]) == ("1", "2018/19", "England and Wales")
    )
    assert total["Figure"] == 4373
    force = next(
        row
        for row in rows_of(book, "Forces")
        if row["Area"] == "Kent Police" and row["Age of victim"] == "11 and under" and row["Sex of victim"] == "All"
    )
    assert (force["Figure"], force["At least"], force["Marker"]) == (None, None, "[c]")


def test_a_range_has_its_bounds_and_no_figure(book):
    hidden = next(
        row
        for row in rows_of(book, "Forces")
        if row["Area"] == "Kent Police" and row["Method of communication"] == "@SUM(A1)" and row["Period"] == "2018/19"
    )
    assert (hidden["Figure"], hidden["At least"], hidden["At most"], hidden["Marker"]) == (None, 1, 4, "[u]")


def test_the_markers_are_explained_above_the_table(book):
    sheet = book["Areas"]
    (table,) = sheet.tables.values()
    first = sheet[table.ref.split(":")[0]].row
    above = " ".join(str(sheet.cell(row, 1).value) for row in range(1, first))
    assert all(marker in above for marker in MARKERS)


def test_a_second_reader_finds_the_same_figures(written, book):
    other = CalamineWorkbook.from_filelike(io.BytesIO(written))
    assert other.sheet_names == book.sheetnames
    rows = other.get_sheet_by_name("Areas").to_python()
    assert any(row[:3] == ["1", "2018/19", "England and Wales"] and 4373 in row for row in rows)


def test_the_same_edition_is_the_same_bytes(written):
    assert xlsx.write(september()) == written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert archive.read("docProps/core.xml").count(b"2019-09-12T00:00:00Z") == 2


def test_an_internal_or_provisional_workbook_says_so_on_its_cover():
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(september(replace(HEADING, public=False, provisional=True)))))
    cover = " ".join(str(row[0].value) for row in book["Cover"].iter_rows())
    assert "Do not publish this file." in cover
    assert "Provisional" in cover


def test_an_empty_table_still_is_one():
    content = {**september(), "withheld": []}
    assert rows_of(openpyxl.load_workbook(io.BytesIO(xlsx.write(content))), "Withheld") == [
        {"About": "None.", "Why": None}
    ]
