"""Nothing that a document wrote runs in a spreadsheet, and whatever it wrote can be written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.sheet_text import STARTS_A_FORMULA, guarded, plain, unguarded


@pytest.mark.parametrize("start", ["=1+1", "+1", "-2", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1", "\x00=1"])
def test_what_would_start_a_formula_is_led_by_an_apostrophe(start):
    assert guarded(start).startswith("'")


@pytest.mark.parametrize("words", ["Kent Police", "<5", "12-15", "a=b", "", "'already"])
def test_other_words_stand_as_they_are(words):
    assert guarded(words) == words


@given(st.text(st.characters()))
def test_no_text_starts_a_formula_or_fails_to_be_written(words):
    said = guarded(words)
    assert not STARTS_A_FORMULA.match(said)
    said.encode()
    assert plain(plain(words)) == plain(words)


@given(st.text(st.characters()))
def test_what_was_guarded_is_read_as_it_was_written(words):
    kept = plain(words)
    if not (kept[:1] == "'" and STARTS_A_FORMULA.match(kept[1:])):  # what looks guarded already is taken for it
        assert unguarded(guarded(words)) == kept
