"""Ruled tables with a blank row in them that nobody drew rules for."""

from __future__ import annotations

from random import Random

import pytest

from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.shapes import Rule, Word
from tests.ingestion.readers.printed_cells import Page

EDGES = (40.0, 140.0, 200.0, 260.0, 320.0, 380.0)
DEEP = 15.0
HEAD = ["Outcome", "2019", "2020", "2021", "2022"]


def ruled(page: Page, rows: list[list[str]], top: float) -> tuple[list[Rule], float]:
    """The rows with all their rules; where the last one ends."""
    bottom = top + DEEP * len(rows)
    rules = [Rule(EDGES[0], top + DEEP * n, EDGES[-1], top + DEEP * n + 0.5) for n in range(len(rows) + 1)]
    rules += [Rule(x, top, x + 0.5, bottom) for x in EDGES]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            page.cell(text, EDGES[column], EDGES[column + 1], top + DEEP * number, top + DEEP * (number + 1), "left")
    return rules, bottom


def drawn_rows(drawn: Random) -> list[list[str]]:
    return [[label, *(str(drawn.randint(0, 900)) for _ in HEAD[1:])] for label in ("Charged", "Cautioned", "None")]


@pytest.mark.parametrize("seed", range(10))
def test_a_blank_row_under_the_head_or_over_the_total_parts_no_table(seed: int) -> None:
    drawn = Random(f"spacer {seed}")
    page, rows = Page(drawn), drawn_rows(drawn)
    total = ["Total", *(str(sum(int(row[c]) for row in rows)) for c in (1, 2, 3, 4))]
    parts = drawn.choice(([[HEAD], [*rows, total]], [[HEAD, *rows], [total]], [[HEAD], rows, [total]]))
    rules: list[Rule] = []
    top = 100.0
    for part in parts:
        found, bottom = ruled(page, part, top)
        rules, top = [*rules, *found], bottom + drawn.uniform(0.4, 1.2) * DEEP
    (grid,) = find_tables(page.words, rules, 595, 842)
    assert [list(row) for row in grid.rows] == [HEAD, *rows, total]


def test_a_table_with_a_title_or_a_head_of_its_own_is_another() -> None:
    drawn = Random("spacer another")
    for second, title in (([HEAD, *drawn_rows(drawn)], ""), (drawn_rows(drawn), "Juveniles")):
        page = Page(drawn)
        rules, bottom = ruled(page, [HEAD, *drawn_rows(drawn)], 100.0)
        if title:
            page.words.append(Word(45, bottom + 3, 90, bottom + 13, title))
        more, _ = ruled(page, second, bottom + DEEP)
        assert len(find_tables(page.words, [*rules, *more], 595, 842)) == 2
