"""Texts of documents quoted in a sentence."""

from __future__ import annotations

import pytest

from ingestion.values.labels import excerpt


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Question 4: method", "Question 4: method"),
        ("Question 4: methods", "Question 4…"),
        ("  two\n lines ", "two lines"),
        ("Unbrokenwordsofanylength", "Unbrokenwordsofan…"),
        ("", ""),
    ],
)
def test_what_is_cut_ends_with_a_whole_word_and_says_so(text: str, shown: str) -> None:
    assert excerpt(text, 18) == shown
    assert len(excerpt(text, 18)) <= 18
