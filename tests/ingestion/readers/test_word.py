"""Word documents: what is shown is read in its order, what is not shown is told."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from ingestion.readers import word
from ingestion.values.grid import Span
from ingestion.values.reading import UnreadableFile

NS = nsdecls("w")


@pytest.fixture
def letter():
    return docx.Document()


@pytest.fixture
def read(tmp_path: Path, letter):
    def saved_and_read():
        path = tmp_path / "letter.docx"
        letter.save(path)
        return word.read(path)

    return saved_and_read


def add_table(letter, rows):
    table = letter.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    return table


ROWS = [["Age", "2017/18", "2018/19"], ["Under 12", "26", "<5"], ["12 to 15", "41", "52"]]


def test_paragraphs_and_tables_in_the_order_they_stand(letter, read):
    letter.add_paragraph("Dear Sir")
    letter.add_paragraph("Offences by age")
    add_table(letter, ROWS)
    letter.add_paragraph("Source: crime system")
    contents = read()
    (grid,) = contents.grids
    assert [list(row) for row in grid.rows] == ROWS
    assert (grid.above, grid.below) == (("Dear Sir", "Offences by age"), ("Source: crime system",))
    assert str(grid.place(2, 2)) == "Table 1!C3"
    assert [line.text for line in contents.lines] == ["Dear Sir", "Offences by age", "Source: crime system"]
    assert contents.quarantine is None


def test_cells_merged_across_and_down(letter, read):
    table = add_table(letter, [["Sex", "2018/19", ""], ["", "Online", "Other"], ["Female", "5", "6"]])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    (grid,) = read().grids
    assert grid.value(0, 0) == "Sex"
    assert grid.value(2, 2) == "6"
    assert {repr(span) for span in grid.merged} == {repr(Span(0, 0, 1, 2)), repr(Span(0, 1, 0, 0))}


def test_a_raised_footnote_mark_is_not_a_digit_of_the_figure(letter, read):
    table = add_table(letter, ROWS)
    table.cell(2, 2).paragraphs[0].add_run("1").font.superscript = True
    assert read().grids[0].value(2, 2) == "52¹"


def test_inserted_words_are_read_and_deleted_ones_are_told(letter, read):
    paragraph = letter.add_paragraph("We recorded ")
    paragraph._p.append(parse_xml(f"<w:del {NS}><w:r><w:delText>47 </w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {NS}><w:r><w:t>52 offences.</w:t></w:r></w:ins>"))
    contents = read()
    assert contents.lines[0].text == "We recorded 52 offences."
    assert [finding.id for finding in contents.findings] == ["Q111"]
    assert contents.quarantine


def test_a_table_inside_a_cell_is_read_by_itself(letter, read):
    outer = add_table(letter, ROWS)
    inner = outer.cell(1, 0).add_table(2, 2)
    for r, row in enumerate([["Boys", "3"], ["Girls", "23"]]):
        for c, text in enumerate(row):
            inner.cell(r, c).text = text
    contents = read()
    assert [list(row) for row in contents.grids[1].rows] == [["Boys", "3"], ["Girls", "23"]]
    assert [(f.id, str(f.place)) for f in contents.findings] == [("Q115", "Table 1!A2")]


def test_text_boxes_hidden_words_and_comments(letter, read):
    paragraph = letter.add_paragraph("Shown.")
    paragraph._p.append(
        parse_xml(
            f"<w:r {NS}><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed 52.</w:t></w:r></w:p></w:txbxContent></w:pict>"
            "</w:r>"
        )
    )
    paragraph.add_run("Hidden name").font.hidden = True
    letter.add_comment(paragraph.runs[0], text="Ask legal", author="A", initials="A")
    contents = read()
    assert [line.text for line in contents.lines] == ["Shown.", "Boxed 52."]
    assert {finding.id for finding in contents.findings} == {"Q110", "Q112", "Q116"}
    assert "hidden" in (contents.quarantine or "")
    assert "Hidden name" not in str(contents.lines) + str(contents.findings)


def test_a_workbook_inside_the_letter_is_a_document_of_its_own(letter, read):
    inside = io.BytesIO()
    openpyxl.Workbook().save(inside)
    part = Part(
        PackURI("/word/embeddings/Book1.xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        inside.getvalue(),
        letter.part.package,
    )
    letter.part.relate_to(part, RELATIONSHIP_TYPE.PACKAGE)
    contents = read()
    assert [(member.name, member.content) for member in contents.members] == [("Book1.xlsx", inside.getvalue())]
    assert [finding.id for finding in contents.findings] == ["Q113"]


@pytest.mark.parametrize(("size", "members", "ids"), [((120, 60), 0, ["Q104"]), ((900, 600), 1, [])])
def test_a_picture_of_a_table_is_read_and_a_logo_is_not(letter, read, size, members, ids):
    picture = io.BytesIO()
    Image.new("RGB", size, "white").save(picture, "PNG")
    picture.seek(0)
    letter.add_picture(picture)
    contents = read()
    assert len(contents.members) == members
    assert [finding.id for finding in contents.findings] == ids


def test_heads_and_feet_of_the_pages_are_read_once(letter, read):
    letter.sections[0].header.paragraphs[0].text = "FOI 123/19"
    letter.add_paragraph("Dear Sir")
    assert [line.text for line in read().lines] == ["Dear Sir", "FOI 123/19"]


def test_a_table_in_a_content_control_is_not_lost(letter, read):
    table = add_table(letter, ROWS)._tbl
    control = parse_xml(f"<w:sdt {NS}><w:sdtContent/></w:sdt>")
    table.addprevious(control)
    control[0].append(table)
    assert len(read().grids) == 1


def test_a_damaged_document_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 not a package")
    with pytest.raises(UnreadableFile) as refusal:
        word.read(path)
    assert refusal.value.code == "damaged"


@pytest.mark.parametrize(
    ("old", "new", "value"), [("219", "221", "221"), ("<5", "7", "7"), ("4", "", "4"), ("", "12", "12")]
)
@pytest.mark.parametrize("apart", [True, False])
def test_of_a_struck_and_a_new_figure_the_new_one_counts_and_is_told(letter, read, old, new, value, apart):
    table = add_table(letter, ROWS)
    cell = table.cell(1, 1)
    cell.text = ""
    paragraph = cell.paragraphs[0]
    if old:
        paragraph.add_run(old).font.strike = True
    if new:
        (cell.add_paragraph() if apart else paragraph).add_run(new)
    contents = read()
    assert contents.grids[0].rows[1][1] == value
    told = [finding.place.cell for finding in contents.findings if finding.id == "Q253"]
    assert told == (["B2"] if old and new else [])
    assert contents.grids[0].struck == (frozenset({(1, 1)}) if old and not new else frozenset())


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.ms-word.document.macroEnabled.main+xml",
        "vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_a_document_with_macros_and_a_template_are_read_like_any_other(tmp_path: Path, letter, kind: str):
    add_table(letter, ROWS)
    letter.save(tmp_path / "plain.docx")
    ordinary = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with ZipFile(tmp_path / "plain.docx") as plain, ZipFile(tmp_path / "other.docm", "w") as other:
        for name in plain.namelist():
            other.writestr(name, plain.read(name).replace(ordinary.encode(), kind.encode()))
        other.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"0" * 100)
    assert word.read(tmp_path / "other.docm").grids[0].rows == word.read(tmp_path / "plain.docx").grids[0].rows
