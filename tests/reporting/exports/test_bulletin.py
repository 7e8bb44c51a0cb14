"""The bulletin: two pages, tagged, saying what the edition says and nothing that is taken for markup."""

from __future__ import annotations

import pypdfium2
import pytest

from reporting.exports import bulletin
from reporting.publishing.edition import Heading
from reporting.statistics.figures import State
from tests.reporting.builders import CODE
from tests.reporting.editions import HEADING, september


def words_of(made: bytes) -> str:
    pages = pypdfium2.PdfDocument(made)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.fixture(scope="module")
def made() -> bytes:
    return bulletin.write(september())


def test_it_has_two_pages_and_says_the_headline_with_its_figures(made):
    assert len(pypdfium2.PdfDocument(made)) == 2
    said = words_of(made)
    assert "rose by 36 per cent in the year to April 2019, to 4,373 from 3,217" in said
    assert "Demonstration data: figures are illustrative." in said
    assert "Thames Valley" in said


def test_the_table_holds_every_area_s_total(made):
    content = september()
    said = words_of(made)
    for row in content["totals"]:
        if row["question"] == "1" and row["area_type"] == "region":
            assert row["area"] in said


def test_it_is_tagged_titled_and_in_a_language(made):
    document = pypdfium2.PdfDocument(made)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_value("Title") == "Demonstration, September 2019"
    assert b"pdfuaid" in made


def test_the_same_edition_gives_the_same_bytes(made):
    assert bulletin.write(september()) == made


def test_nothing_that_is_said_is_taken_for_markup():
    hostile = Heading("#panic() *x* $1 @y <z> \\ \x00", HEADING.made_on, notice='#import "/etc/passwd"; _a_')
    said = words_of(bulletin.write(september(hostile)))
    assert "#panic() *x* $1 @y <z>" in said
    assert '#import "/etc/passwd"; _a_' in said


def test_an_edition_of_nothing_says_so():
    states = dict.fromkeys(CODE.values(), State.MISSING)
    assert "No national figure is told" in words_of(bulletin.write(september(states=states)))


def test_more_than_two_pages_hold_is_left_to_the_edition():
    long = Heading("A very long title " * 12, HEADING.made_on, notice="A notice. " * 60)
    assert len(pypdfium2.PdfDocument(bulletin.write(september(long)))) == 2
