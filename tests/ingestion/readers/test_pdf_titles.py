"""Titles of tables stacked on a page: close over the head, under the rule that closes the table before, at a margin of
their own."""

from __future__ import annotations

import pytest

from ingestion.readers import pdf
from ingestion.values.contents import Contents


def words_at(x0: float, top: float, text: str) -> list[pdf.Word]:
    words = []
    for part in text.split():
        words.append(pdf.Word(x0, top, x0 + 5 * len(part), top + 10, part))
        x0 += 5 * len(part) + 3
    return words


def table(left: float, top: float, corner: str) -> tuple[list[pdf.Word], list[pdf.Rule], float]:
    """A head and three rows, a rule under each of them; with where it ends."""
    words, rules = [], []
    rows = [[corner, "2019", "2020"], ["Female", "14", "9"], ["Male", "3", "27"], ["Not stated", "0", "5"]]
    for number, row in enumerate(rows):
        y = top + 15 * number
        for x, text in zip((left, left + 120, left + 180), row, strict=True):
            words += words_at(x, y, text)
        rules.append(pdf.Rule(left - 6, y + 12.5, left + 210, y + 12.9))
    return words, rules, top + 60


def contents_of(words: list[pdf.Word], rules: list[pdf.Rule]) -> Contents:
    contents = Contents()
    pdf.page_contents(pdf.Marks(595, 842, words=words, rules=rules), 1, contents)
    return contents


@pytest.mark.parametrize("left", [56.0, 160.0], ids=["flush with the title", "set to the middle"])
@pytest.mark.parametrize("corner", ["Sex of victim", ""])
def test_a_title_under_the_rule_of_the_table_before_is_no_head(left, corner):
    words, rules, top = words_at(50, 30, "OFFICIAL"), [], 100.0
    titles = ["Thanet", "Dover", "Folkestone & Hythe"]
    for title in titles:
        words += words_at(56, top, title)
        more, drawn, top = table(left, top + 18, corner)
        words, rules, top = words + more, rules + drawn, top + 14
    grids = contents_of(words, rules).grids
    assert [len(grid.rows) for grid in grids] == [4, 4, 4]
    assert [grid.rows[0][0] for grid in grids] == [corner or None] * 3
    assert [grid.above[-1:] for grid in grids] == [(title,) for title in titles]


def test_a_title_begins_where_any_line_over_the_table_does():
    """The letterhead begins further left than the letter; the title is too short to stand over the table."""
    words = words_at(50, 30, "Northshire Police - Information Rights and more words up to here")
    words += words_at(56, 70, "Thank you for your request which we have considered under the Act of 2000.")
    words += words_at(56, 87, "Male")
    more, rules, _ = table(160, 104, "Offence")
    (grid,) = contents_of(words + more, rules).grids
    assert grid.above[-1] == "Male"


def test_two_lines_of_the_first_columns_head_stay_its_head():
    words = [*words_at(56, 100, "Sex of"), *words_at(56, 110.5, "victim")]
    for x, text in ((176, "2019"), (236, "2020")):
        words += words_at(x, 110.5, text)
    for number, row in enumerate((["Female", "14", "9"], ["Male", "3", "27"], ["Not stated", "0", "5"])):
        for x, text in zip((56, 176, 236), row, strict=True):
            words += words_at(x, 125 + 15 * number, text)
    (grid,) = contents_of(words, [pdf.Rule(50, 122.5, 266, 122.9)]).grids
    assert list(grid.rows[0]) == ["Sex of victim", "2019", "2020"]
