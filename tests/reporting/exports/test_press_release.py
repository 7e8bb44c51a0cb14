"""A draft says what the edition says and nothing more, and leaves quotations to people."""

import io
import re

import docx
import pytest

from reporting.exports.press_release import QUOTATIONS, draft, text, word
from reporting.statistics.figures import State
from tests.reporting.builders import CODE, figure
from tests.reporting.editions import september


def made(area="Kent Police", **changes):
    return draft(september(**changes), area, edition="edition 1, 12 September 2019", mark="abc")


def test_every_number_in_the_body_stands_in_a_sentence_of_the_edition():
    content = september()
    said = " ".join(row["text"] for row in content["sentences"])
    for area in ("Kent Police", "Thames Valley Police", "South East", "England and Wales"):
        body = draft(content, area, edition="e").body
        assert body
        for number in re.findall(r"[\d,]*\d", " ".join(body)):
            assert number in said


def test_quotations_are_placeholders_and_no_other_words_are_quoted():
    told = made()
    assert [paragraph for paragraph in told.body if paragraph.startswith("[Quotation")] == list(QUOTATIONS)
    assert not re.search('[“”"]', " ".join(told.body))


def test_a_force_that_waits_gets_no_sentence_and_the_notes_say_why():
    told = made(states={CODE["Kent"]: State.BLOCKED})
    assert told.title == "[Nothing can be said of Kent Police in this edition: see the notes.]"
    assert any("The force's return waits for a supervisor." in note for note in told.notes)


def test_a_doubt_is_a_note_and_the_source_and_dates_are_too():
    told = made(more=[figure("Kent", 140, place="X", doubt="Two sheets say so.")])
    assert "In doubt: Kent Police: Two sheets say so." in told.notes
    assert told.notes[0] == "Source: Demonstration, September 2019, edition 1, 12 September 2019. Mark abc."
    assert "2018/19 is 3 April 2018 to 2 April 2019." in told.notes


def test_it_says_that_it_is_a_draft_of_a_demonstration_and_under_embargo():
    told = draft(september(), "Kent Police", edition="e", until="12 September 2019, 00:01")
    assert told.status[0].startswith("DRAFT.")
    assert told.status[1:] == (
        "Embargoed until 12 September 2019, 00:01.",
        "Demonstration data: figures are illustrative.",
    )


@pytest.mark.parametrize("area", ["Kent Police", "England and Wales"])
def test_word_and_text_hold_the_same_paragraphs_and_the_same_bytes_every_time(area):
    told = made(area)
    paragraphs = [one.text for one in docx.Document(io.BytesIO(word(told))).paragraphs]
    written = text(told).decode()
    for paragraph in (*told.status, *told.body, *told.notes):
        assert paragraph in paragraphs
        assert paragraph in written
    assert word(told) == word(told)
