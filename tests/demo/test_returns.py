import csv
import email
import io
from collections import Counter
from datetime import date
from email import policy
from hashlib import sha256
from zipfile import ZipFile

import openpyxl
import pdfplumber
import pytest
import python_calamine
from docx import Document
from lxml import html

from demo.campaign import REQUESTED_ON
from demo.known_figures import FORCES
from demo.returns import ANSWER, FIRST_ANSWER, SENT_AGAIN, build_all
from requests_app import return_workbook


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_all(tmp_path_factory.mktemp("returns"))


def _workbook(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def _old_workbook(content):
    book = python_calamine.load_workbook(io.BytesIO(content))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return [str(int(cell) if isinstance(cell, float) else cell) for row in rows for cell in row]


def _printed(content):
    with pdfplumber.open(io.BytesIO(content)) as document:
        text = " ".join(page.extract_text() for page in document.pages)
    return [text, *text.split()]


def _letter(content):
    letter = Document(io.BytesIO(content))
    cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    words = [word.strip(".,") for paragraph in letter.paragraphs for word in paragraph.text.split()]
    return [*(paragraph.text for paragraph in letter.paragraphs), *words, *cells]


def _delimited(content):
    text = content.decode("utf-8-sig" if content[:1] == b"\xef" else "cp1252")
    return [field for row in csv.reader(io.StringIO(text), delimiter="\t" if "\t" in text else ",") for field in row]


def _page(content):
    return [piece.strip() for piece in html.fromstring(content).itertext()]


def _archive(content):
    with ZipFile(io.BytesIO(content)) as package:
        return [field for name in package.namelist() for field in _delimited(package.read(name))]


def _mail(content):
    message = email.message_from_bytes(content, policy=policy.default)
    attached = next(message.iter_attachments())
    return [message.get_body().get_content(), *_workbook(attached.get_content())]


PIECES = {
    ".xlsx": _workbook,
    ".xls": _old_workbook,
    ".ods": _old_workbook,
    ".pdf": _printed,
    ".docx": _letter,
    ".csv": _delimited,
    ".html": _page,
    ".zip": _archive,
    ".eml": _mail,
}


def _pieces(built):
    return PIECES[built.path.suffix](built.path.read_bytes())


def test_every_force_has_one_document_that_counts(built):
    answers = [each.force_code for each in built if each.stage == ANSWER]
    assert sorted(answers) == sorted(force.code for force in FORCES)


def test_there_are_many_layouts_and_formats(built):
    assert len({each.layout for each in built}) >= 8
    assert {each.path.suffix for each in built} == set(PIECES)


def test_documents_that_came_before_the_answer(built):
    first = {each.force_code: each for each in built if each.stage == FIRST_ANSWER}
    answers = {each.force_code: each for each in built if each.stage == ANSWER}
    assert set(first) == {"E23000014", "E23000001", "E23000004"}
    assert all(each.received_on < answers[code].received_on for code, each in first.items())
    assert all(each.note and not each.printed for each in first.values())


def test_the_file_sent_again_is_the_same_file(built):
    again = next(each for each in built if each.stage == SENT_AGAIN)
    answer = next(each for each in built if each.force_code == again.force_code and each.stage == ANSWER)
    assert again.path.read_bytes() == answer.path.read_bytes()


def test_no_other_two_documents_are_the_same(built):
    counts = Counter(sha256(each.path.read_bytes()).hexdigest() for each in built if each.stage != SENT_AGAIN)
    assert set(counts.values()) == {1}


def test_everything_came_after_the_request_and_before_the_release(built):
    assert all(date.fromisoformat(REQUESTED_ON) < each.received_on < date(2019, 9, 12) for each in built)


def test_building_again_gives_the_same_bytes(built, tmp_path):
    again = {(each.force_code, each.path.name): each.path.read_bytes() for each in build_all(tmp_path)}
    assert again == {(each.force_code, each.path.name): each.path.read_bytes() for each in built}


def test_every_document_says_that_it_is_demonstration_data(built):
    silent = [each.path.name for each in built if not any("Demonstration data" in piece for piece in _pieces(each))]
    assert silent == []


def test_every_answer_prints_its_figures(built):
    """Counted figures of one row per offence are left out: no cell prints them."""
    missing = []
    for each in built:
        pieces = {piece.strip() for piece in _pieces(each)}
        if "one row per offence" not in each.layout:
            missing += [
                (each.path.name, figure)
                for figure in each.printed
                if figure.cell is not None and str(figure.cell) not in pieces
            ]
    assert missing == []


def test_one_row_per_offence_has_as_many_rows_as_offences(built):
    for each in built:
        if "one row per offence" in each.layout:
            total = sum(figure.cell for figure in each.printed if figure.question == "1")
            assert str(total) in _pieces(each)
            assert str(total + 1) not in _pieces(each)


def test_the_refusal_holds_no_figure_of_the_force(built):
    refusal = next(each for each in built if each.layout == "refusal letter")
    assert not {"45", "66"} & set(_pieces(refusal))


def test_the_parts_of_the_first_merseyside_answer_fall_one_short(built):
    slip = next(each for each in built if each.layout == "parts that do not add up")
    rows = list(openpyxl.load_workbook(slip.path).active.iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "Sex of victim")
    end = next(place for place, row in enumerate(rows) if place > head and row[0] == "Total")
    assert sum(row[3] for row in rows[head + 1 : end]) == rows[end][3] - 1 == 103


def test_the_campaigns_own_workbooks_are_known_again(tmp_path):
    own = [each for each in build_all(tmp_path, campaign_id=7) if each.layout == "the campaign's own workbook"]
    assert {each.force_code for each in own} == {"E23000018", "E23000015", "W15000003"}
    for each in own:
        assert return_workbook.identify(each.path) == ("7", each.force_code)
