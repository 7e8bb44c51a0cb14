"""Tables that nothing tells apart."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.pictures import ids, read

TWICE = """
    | {first}  |      |      |
    | Place    | 2019 | 2020 |
    | School   | 60   | 17   |
    | Shop     | 33   | 93   |
    |          |      |      |
    | {second} |      |      |
    | Place    | 2019 | 2020 |
    | School   | 29   | 67   |
    | Shop     | {last} | 59 |
"""


def test_the_same_labels_with_other_figures_are_an_error_at_both_tables(tmp_path: Path) -> None:
    reading = read(tmp_path, TWICE.format(first="Table 1", second="Table 2", last=44))
    told = [finding for finding in reading.findings if finding.id == "Q415"]
    assert [finding.place.table for finding in told] == ["t2", "t1"]
    assert {finding.level for finding in told} == {"error"}


def test_headings_that_differ_tell_them_apart(tmp_path: Path) -> None:
    assert "Q415" not in ids(read(tmp_path, TWICE.format(first="Arson", second="Robbery", last=44)))


def test_a_long_question_above_the_second_table_is_its_own(tmp_path: Path) -> None:
    """A sentence of more than a caption's length, a blank row above it as below it, belongs to what follows."""
    question = "Please give the number of reports about persons of each kind of place " * 4
    reading = read(tmp_path, TWICE.format(first="Reports of damage", second=question.strip(), last=44))
    assert reading.tables[1].title.startswith("Please give the number of reports")
    assert "Q415" not in ids(reading)


def test_a_head_that_a_title_ran_into_tells_nothing_apart(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Reports      |      |      |
        | Place        | 2019 | 2020 |
        | School       | 60   | 17   |
        | Shop         | 33   | 93   |
        |              |      |      |
        | Arson Place  | 2019 | 2020 |
        | School       | 29   | 67   |
        | Shop         | 44   | 59   |
        """,
    )
    assert "Q415" in ids(reading)
