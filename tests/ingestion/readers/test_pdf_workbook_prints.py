"""Workbooks printed as they are: texts at the left of their cells, figures at the right, columns that touch, rules
around the figures alone or nowhere; drawn at random."""

from __future__ import annotations

import itertools
from random import Random

import pytest

from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.shapes import Rule, Word
from ingestion.tables.assembly import assemble
from ingestion.values.grid import Grid, Line
from ingestion.values.place import Place

BREEDS = ("XL Bully", "Cross breed", "Rottweiler", "German Shepherd", "Pit Bull Type")
MONTHS = ("Apr-18", "May-18", "Jun-18", "Jul-18", "Aug-18")
SPANS = tuple(f"Apr-{y} to Mar-{y + 1}" for y in range(13, 18))
LABELS = ("2016", "2017", "2018", "2019", "2020", "All")
TALL, PITCH, LETTER = 8.0, 11.0, 4.0
TOUCHING = 2.0
"""Points between a figure's right edge and the text that begins the next cell."""


def write(words: list[Word], text: str, x0: float, x1: float, top: float, *, right: bool) -> None:
    at = x1 - LETTER * len(text) if right else x0 + TOUCHING
    for part in text.split():
        words.append(Word(at, top, at + LETTER * len(part), top + TALL, part))
        at += LETTER * len(part) + LETTER / 2


def sheet(rows: list[list[str]], drawn: Random) -> tuple[list[Word], list[float], list[float]]:
    """The words of the rows, the edges of the columns and the tops of the rows."""
    columns = list(zip(*rows, strict=True))
    edges = [50.0]
    for column in columns:
        edges.append(edges[-1] + LETTER * max(map(len, column)) + TOUCHING + drawn.choice((5.0, 12.0)))
    tops = [100.0 + PITCH * n for n in range(len(rows) + 1)]
    words: list[Word] = []
    for row, top in zip(rows, tops, strict=False):
        for text, (x0, x1) in zip(row, itertools.pairwise(edges), strict=True):
            write(words, text, x0, x1, top, right=text[:1].isdigit() and text not in LABELS)
    return words, edges, tops


def texts(grid: Grid) -> list[list[str]]:
    return [[str(value or "") for value in row] for row in grid.rows]


def table(drawn: Random, heads: tuple[str, ...], mark: str) -> list[list[str]]:
    body = [[label, *(str(drawn.randint(100, 9999)) for _ in heads)] for label in LABELS]
    for _ in range(3):
        body[drawn.randrange(5)][drawn.randint(1, len(heads))] = mark
    return [["Year", *heads], *body]


@pytest.mark.parametrize("seed", range(24))
def test_texts_at_the_left_touch_no_figures_at_the_right(seed: int) -> None:
    drawn = Random(f"workbook {seed}")
    rows = table(drawn, drawn.choice((BREEDS, MONTHS)), drawn.choice(("zero", "<5", "fewer than 5", "*")))
    words, _, _ = sheet(rows, drawn)
    (grid,) = find_tables(words, [], 842, 595)
    assert texts(grid) == rows


@pytest.mark.parametrize("seed", range(24))
def test_labels_and_heads_outside_a_box_around_the_figures_are_the_tables(seed: int) -> None:
    drawn = Random(f"box {seed}")
    rows = table(drawn, drawn.choice((BREEDS, SPANS)), "<5")
    words, edges, tops = sheet(rows, drawn)
    rules = [Rule(edges[1], top, edges[-1], top) for top in tops[1:]]
    rules += [Rule(edge, tops[1], edge, tops[-1]) for edge in edges[1:]]
    (grid,) = find_tables(words, rules, 842, 595)
    assert texts(grid) == rows


def page(number: int, rows: list[list[str]]) -> Grid:
    grid = Grid([list(row) for row in rows], page=number, box=(50, 100, 300, 200), is_table=True, header_rows=1)
    grid.above = ["Offences by outcome"]
    return grid


def top_of(number: int, text: str) -> Line:
    return Line(text, Place(page=number, box=(250.0, 20.0, 290.0, 28.0)))


@pytest.mark.parametrize("names", [("2015-16", "2016-17", "2017-18"), ("Ashby", "Corby", "Rushden")])
def test_a_sheets_name_at_the_head_of_its_page_tells_its_table_apart(names: tuple[str, ...]) -> None:
    rows = [["Outcome", "Fraud", "Arson"], ["Charged", "12", "14"], ["Cautioned", "7", "9"], ["Total", "19", "23"]]
    pages = range(1, len(names) + 1)
    tables, titles = assemble([page(n, rows) for n in pages], [top_of(n, names[n - 1]) for n in pages])
    assert [titles[one.id][0] for one in tables] == list(names)
    for same in ("Ashshire Police", "Page {} of 3", "{}"):
        _, untold = assemble([page(n, rows) for n in pages], [top_of(n, same.format(n)) for n in pages])
        assert all(lines == ["Offences by outcome"] for lines in untold.values())
