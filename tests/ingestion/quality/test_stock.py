"""The law of accounts: every cell and word that holds a digit or a marker stands in exactly one account."""

from __future__ import annotations

import csv
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ingestion.pipeline import read_file
from ingestion.quality.stock import cell_key, place_key, take_stock
from ingestion.values.account import Account
from ingestion.values.grid import Grid
from ingestion.values.line_numbers import numbers_of
from tests.corpus.pictures import read
from tests.ingestion.figures import reading

CELLS = st.one_of(
    st.none(),
    st.integers(0, 5000),
    st.sampled_from(("Facebook", "<5", "*", "-", "12%", "Total", "2018/19", "2019", "note 1", "£40", "1 (2)", "FOI/7")),
)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=6), min_size=2, max_size=14)


def held(rows: list[list[object]]) -> int:
    """Cells that hold a digit, or one of the markers drawn here, counted without the program."""
    texts = [str(cell) for row in rows for cell in row if cell is not None]
    return sum(bool(re.search(r"\d", text)) or text in ("*", "-") for text in texts)


@settings(max_examples=120)
@given(ROWS)
def test_the_accounts_of_a_delimited_file_add_up_to_the_cells_that_hold_a_number(rows: list[list[object]]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
        csv.writer(file).writerows([["Method", *["place"] * 5], *rows])
        file.flush()
        reading = read_file(Path(file.name), name="return.csv")
    assert reading.error is None
    assert reading.account.held == held(rows)


@settings(max_examples=60)
@given(ROWS)
def test_the_accounts_of_a_workbook_add_up_to_the_cells_that_hold_a_number(rows: list[list[object]]) -> None:
    book = Workbook()
    book.active.append(["Method"])
    for row in rows:
        book.active.append(row)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        book.save(file.name)
        reading = read_file(Path(file.name), name="return.xlsx")
    assert reading.account.held == held(rows)


WORDS = st.lists(
    st.sampled_from(("the", "offences", "45", "s.12", "2018/19", "(3)", "£450", "10:30", "Kent", "12%", "FOI/1", "<5")),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(st.lists(WORDS, max_size=8))
def test_the_accounts_of_lines_add_up_to_the_words_that_hold_a_digit(texts: list[str]) -> None:
    stock = take_stock(reading(lines=texts))
    assert stock.account.held == sum(bool(re.search(r"\d", word)) for text in texts for word in text.split())


@given(st.text(max_size=80))
def test_any_line_has_its_numbers_counted(text: str) -> None:
    assert len(numbers_of(text)) == len(re.findall(r"\S*\d\S*", text))


@settings(max_examples=40, deadline=None)
@given(counts=st.lists(st.integers(1, 9000), min_size=1, max_size=6), together=st.booleans())
def test_each_figure_of_a_sentence_stands_in_the_account(counts: list[int], together: bool) -> None:
    sentences = [f"We recorded {count:,} offences in {2010 + n}." for n, count in enumerate(counts)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.txt"
        path.write_text(
            "Dear requester;\n\n" + (" " if together else "\n\n").join(sentences) + "\n\nYours faithfully\n"
        )
        reading = read_file(path)
    assert [record.interval.low for record in reading.records] == counts
    assert reading.account.figures == len(counts)
    assert reading.account.labels == len(counts)  # the years


def test_figures_totals_labels_and_notes_of_a_table(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """
        | Offences in 2 years |         |         |
        | Method              | 2017/18 | 2018/19 |
        | Facebook            | 12      | <5      |
        | Kik                 | 7       | 30      |
        | Total               | 19      | 33      |
        |                     |         |         |
        | * means under 5     |         |         |
        """,
    )
    assert found.account == Account(figures=4, totals=2, labels=2, notes=2)
    assert str(found.account) == "10 numbers: 4 figures, 2 totals, 2 in labels and periods, 2 in notes"


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (Account(), "no numbers"),
        (Account(unread=1), "1 number: 1 unread"),
        (Account(figures=1, totals=1, references=1), "3 numbers: 1 figure, 1 total, 1 reference or code"),
        (Account(figures=1200, shares=3), "1,203 numbers: 1,200 figures, 3 shares or rates"),
    ],
)
def test_an_account_in_words(account: Account, words: str) -> None:
    assert str(account) == words


def test_a_count_in_words_stands_in_the_account(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Platform,2017/18,2018/19\nFacebook,five,seven\nKik,two,3\nSnapchat,nine,12\n")
    read = read_file(path)
    assert [record.interval.low for record in read.records] == [5, 7, 2, 3, 9, 12]
    assert (read.account.figures, read.account.labels) == (6, 2)


@pytest.mark.parametrize(
    "grid",
    [
        Grid([["a", 1], ["b", 2]], sheet="Offences", first_row=3, first_column=1),
        Grid([["a", 1], ["b", 2]], origins=(4, 9), column_origins=(0, 30)),
        Grid([["a", 1], ["b", 2]], sheet="no sheet's", page=2, boxes={(0, 0): (1, 2, 3, 4), (1, 1): (5, 6, 7, 8)}),
    ],
    ids=["sheet", "cells taken apart", "page"],
)
def test_a_cells_key_is_that_of_its_place(grid: Grid) -> None:
    cells = [(row, column) for row in (0, 1) for column in (0, 1)]
    assert [cell_key(grid, *cell) for cell in cells] == [place_key(grid.place(*cell)) for cell in cells]
