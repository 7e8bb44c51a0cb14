"""Delimited text: delimiter and encoding told by content."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.readers.delimited import decode, delimiter_of, read
from ingestion.values.reading import UnreadableFile

words = st.text(alphabet="abcdefghijklmnop £é–", min_size=1, max_size=10)


@given(st.lists(st.lists(words, min_size=3, max_size=3), min_size=3, max_size=8), st.sampled_from(",;\t|"))
def test_the_delimiter_is_the_one_that_cuts_alike(rows: list[list[str]], delimiter: str) -> None:
    assert delimiter_of("\n".join(delimiter.join(row) for row in rows)) == delimiter


@given(words, st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
def test_text_survives_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_a_letter_has_no_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "reply.txt"
    path.write_text(
        "Dear Sir,\n\nThank you for your request, which we have considered.\n\nYours,\nThe unit\n", encoding="utf-8"
    )
    contents = read(path)
    assert contents.grids == []
    assert [line.text for line in contents.lines][-1] == "The unit"
    assert contents.lines[1].place.cell == "A3"


def test_blanks_after_commas_are_no_letter() -> None:
    assert delimiter_of("Method, 2018/19\nKik, 4\nOther, 7\n") == ","


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(" \n ", encoding="utf-8")
    with pytest.raises(UnreadableFile) as refusal:
        read(path)
    assert refusal.value.code == "empty"
