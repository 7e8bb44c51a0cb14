"""The values that telling starts from: a blank is no answer, and every asked force is in one count."""

import pytest

from ingestion.values.interval import NOTHING_KNOWN, exactly
from ingestion.values.record import Kind
from reporting.statistics.figures import Coverage, Figure, Source, key_of


@pytest.mark.parametrize(
    ("interval", "kind", "answers"),
    [
        (exactly(0), Kind.EXACT, True),
        (NOTHING_KNOWN, Kind.SUPPRESSED, True),
        (NOTHING_KNOWN, Kind.BLANK, False),
        (NOTHING_KNOWN, Kind.REFUSED, False),
        (NOTHING_KNOWN, Kind.NOT_HELD, False),
    ],
)
def test_a_hidden_count_answers_and_a_blank_or_refusal_does_not(interval, kind, answers):
    assert Figure("K", "1", "a", {}, interval, kind).answers is answers


def test_a_breakdown_is_the_same_in_any_order():
    assert key_of({"sex": "F", "age": "12-15"}) == key_of({"age": "12-15", "sex": "F"})
    assert key_of({}) != key_of({"sex": "F"})


def test_each_asked_force_is_counted_once_and_partial_ones_are_no_unanswered():
    told = Coverage(answered=("a", "b"), refused=("c",), blocked=("d",), missing=("e", "f"), partial=("e",))
    assert told.asked == 6
    assert told.unanswered == ("f",)
    assert not told.complete
    counts = told.counts()
    assert counts["answered"] + counts["refused"] + counts["missing"] == counts["asked"]
    assert counts["missing"] == 3, "what waits is missing too"
    assert Coverage(answered=("a",)).complete


def test_a_place_is_said_with_its_document():
    assert str(Source("7", "Sheet1!C7", "Kent.xlsx")) == "Kent.xlsx, Sheet1!C7"
    assert str(Source("7", "page 2")) == "7, page 2"
