"""A name is found however it is written, and no other name for it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.person_search.name_pattern import finder, passage, words

LETTERS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéèöüßçñøåłABCZ"), min_size=2, max_size=12)


def stripped(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


@given(LETTERS, st.sampled_from([str.upper, str.lower, str.title, str]))
def test_a_name_is_found_in_any_case_with_and_without_accents(name, case):
    written = case(name)
    if len(written) != len(name):
        return  # one letter that is two in capitals
    for form in (written, unicodedata.normalize("NFD", written), stripped(written)):
        assert finder(name).search(f"said by {form}, on Monday"), form


@given(LETTERS, st.text(st.sampled_from("abcxyz"), min_size=1, max_size=3))
def test_within_a_longer_word_it_is_another_name(name, more):
    assert not finder(name).search(f"{name}{more}")
    assert not finder(name).search(f"{more}{name}")


@pytest.mark.parametrize("written", ["O'Brien", "O’BRIEN", "OBrien", "o'brien's", "O Brien"])
def test_apostrophes_are_written_in_many_ways(written):
    assert finder("O'Brien").search(f"by {written}.")


@pytest.mark.parametrize(("name", "found"), [("Smith-Jones, Zoë", 2), ("  A.  ", 1), ("…", 0), ("J. R. Smith", 3)])
def test_the_words_of_a_name(name, found):
    assert len(words(name)) == found


def test_a_passage_holds_all_words_or_is_none():
    both = [finder("Zebedee"), finder("Quartermaine")]
    assert passage("x" * 200 + " Quartermaine, Zebedee lives", both).startswith("… ")
    assert passage("Zebedee Quarter", both) is None


@given(st.text(max_size=40), st.text(max_size=15))
def test_no_text_breaks_it(text, name):
    passage(text, [finder(word) for word in words(name)])
