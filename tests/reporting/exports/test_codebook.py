"""The codebook says what was asked and what was claimed, in the very words of the CSV files."""

import json

from reporting.exports.codebook import write
from requests_app.sheet_text import guarded
from tests.reporting.editions import HOSTILE, september


def book(**changes):
    return json.loads(write(september(**changes)))


def test_each_question_has_its_words_and_each_sentence_its_claim_in_order():
    content = september()
    found = book()
    assert {one["number"]: one["text"] for one in found["questions"]} == {
        one["number"]: one["text"] for one in content["questions"]
    }
    assert len(found["claims"]) == len(content["sentences"])
    assert found["claims"][0]["kind"] == content["sentences"][0]["kind"]
    assert found["smallest_base"] == 20


def test_categories_are_written_as_the_cells_are():
    found = next(one for one in book()["questions"] if one["number"] == "4")
    assert guarded(HOSTILE) in found["categories"]["communication_method"]
    assert HOSTILE not in found["categories"]["communication_method"]


def test_an_edition_frozen_before_claims_were_kept_has_none():
    content = september()
    content.pop("recomputing")
    for row in content["sentences"]:
        row.pop("claim")
    found = json.loads(write(content))
    assert found["claims"] == []
    assert "questions" not in found
