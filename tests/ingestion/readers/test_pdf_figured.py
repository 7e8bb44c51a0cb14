"""Which lines hold figures: lists of labels with one figure a line, figures that look like years, heads that look like
figures."""

from __future__ import annotations

from random import Random

import pytest

from ingestion.readers.pdf.figured import data_lines, is_data
from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.lines import Piece
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_time


def line(*texts: str, width: float = 90.0) -> list[Piece]:
    pieces = []
    for column, text in enumerate(texts):
        x0 = 40 + width * column
        word = Word(x0, 0, x0 + 5 * len(text), 10, text)
        pieces.append(Piece(word.x0, word.x1, [word]))
    return pieces


@pytest.mark.parametrize(
    "text",
    ["2018", "2017/18 %", "2016-04", "2016-06 (1)", "01/04/2019 - 31/03/2020", "01/04/2019 -", "2012 - 2013", "Q3"],
)
def test_years_and_dates_head_columns(text):
    assert is_time(text)


@pytest.mark.parametrize("text", ["201", "20.18", "1,234", "<5", "2018 offences", "(1)", "0.4%", "12-15"])
def test_counts_and_shares_do_not(text):
    assert not is_time(text)


def test_a_head_of_years_with_a_mark_or_running_numbers_is_no_row_of_figures():
    assert not is_data(line("#", "2016/17", "2017/18"))
    assert not is_data(line("Area", "2014", "2015", "(1)"))
    assert is_data(line("Fens", "2014", "2015", "11"))


def test_dates_over_columns_beside_a_rate_per_thousand_are_a_head():
    dates = [f"31/03/20{15 + n}" for n in range(6)]
    assert not is_data(line("Area", *dates, "1,000"))
    rows = [line(name, *"3829174") for name in ("Fens", "Wolds", "Downs")]
    heads = [line("Area", *(f"01/04/20{14 + n} -" for n in range(6)), "Rate per"), line("", *dates, "1,000")[1:]]
    assert data_lines([*heads, *rows]) == [False, False, True, True, True]


def test_a_list_has_one_figure_a_line_even_where_it_looks_like_a_year():
    lines = [
        line("Period", "Offence", "Sex", "Number"),
        line("Nov 2021", "Arson", "Female", "2019"),
        line("Nov 2021", "Arson", "Male", "14"),
        line("Nov 2021", "Theft", "Female", "2004"),
        line("Nov 2021", "Theft", "Male", "0"),
        line("Nov 2021", "Rape", "Male", "31"),
    ]
    assert data_lines(lines) == [False, True, True, True, True, True]


def test_ages_over_counts_are_heads_and_ranges_among_ranges_are_not():
    counts = [line("Fens", "4", "19", "7"), line("Wolds", "31", "2", "5"), line("Downs", "1", "1", "6")]
    assert data_lines([line("Area", "0-4", "5-11", "18+"), *counts]) == [False, True, True, True]
    ranges = [line("Fens", "1-4", "5-9", "1-4"), line("Wolds", "5-9", "1-4", "5-9"), line("Downs", "5-9", "5-9", "1-4")]
    assert data_lines([line("Area", "North", "South", "West"), *ranges]) == [False, True, True, True]


def test_a_number_in_a_wrapped_head_is_no_figure():
    rows = [line("Fens", "4", "19", "7"), line("Wolds", "31", "2", "5"), line("Downs", "1", "1", "6")]
    heads = [line("Outcome", "Under", "Outcome", "No"), line("Area", "investigation", "22", "suspect")]
    assert data_lines([*heads, *rows]) == [False, False, True, True, True]


@pytest.mark.parametrize("seed", range(12))
def test_a_long_list_is_read_row_by_row_also_where_its_total_ends_it(seed):
    """Three labels and a figure on every line: labels outnumber figures, and only the total's line has figures enough
    to look like figures by itself."""
    drawn = Random(f"list {seed}")
    rows = [["Month", "Offence", "Sex", "Count"]] if drawn.random() < 0.5 else []
    for month in ("Nov 2021", "Dec 2021", "Jan 2022"):
        for offence in ("Public order", "Burglary - business and community"):
            rows += [[month, offence, sex, str(drawn.randint(0, 2100))] for sex in ("Female", "Male", "Not stated")]
    if drawn.random() < 0.7:
        rows.append(["Grand Total", "", "", "20211"])
    words = []
    for number, row in enumerate(rows):
        for x, text in zip((40, 110, 300, 400), row, strict=True):
            at = x if x < 400 else 430 - 5 * len(text)
            for part in text.split():
                words.append(Word(at, 100 + 15 * number, at + 5 * len(part), 110 + 15 * number, part))
                at += 5 * len(part) + 4
    (grid,) = find_tables(words, [], 595, 842)
    assert [[value or "" for value in row] for row in grid.rows] == rows
