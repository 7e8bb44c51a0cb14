"""A number in brackets behind a figure is a note's, or it may count and is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.pipeline import read_file


def told(tmp_path: Path, *rows: str) -> tuple[list[str], list[str]]:
    """The figures read, and what was told of numbers in brackets."""
    (path := tmp_path / "answer.csv").write_text("\n".join(["Area,2018,2019", *rows]) + "\n")
    reading = read_file(path)
    figures = [str(record.interval.low) for record in reading.records if not record.total]
    return figures, [finding.message for finding in reading.findings if finding.id == "Q265"]


def test_a_number_in_brackets_that_no_note_explains_is_told_with_its_place(tmp_path: Path) -> None:
    figures, messages = told(tmp_path, "Kent,77 (5),12 (3)", "Essex,41,9")
    assert figures == ["77", "12", "41", "9"]
    assert messages == ["2 figures have a number in brackets behind them that no note explains, at B2 (“77 (5)”)."]


@pytest.mark.parametrize("note", ["(5) Provisional.", "5. Provisional figures.", "5 Includes Medway.", "Note 5: part"])
def test_a_notes_number_is_its_mark(tmp_path: Path, note: str) -> None:
    figures, messages = told(tmp_path, "Kent,77 (5),12", "Essex,41,9", note)
    assert (figures, messages) == (["77", "12", "41", "9"], [])


def test_the_number_of_another_note_explains_nothing(tmp_path: Path) -> None:
    _, messages = told(tmp_path, "Kent,77 (5),12 (1)", "Essex,41,9", "1. Provisional figures.")
    assert messages == ["One figure has a number in brackets behind it that no note explains, at B2 (“77 (5)”)."]
