"""Rows whose cells have several lines, names over groups of rows, running numbers, heads printed again: drawn at random
as a program prints them, without rules."""

from __future__ import annotations

from random import Random

import pytest

from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.lines import Piece
from ingestion.readers.pdf.named import rows_named
from ingestion.readers.pdf.shapes import Word
from ingestion.values.grid import Grid
from tests.ingestion.readers.printed_cells import PITCH, Page, wrapped

NAMES = ("Evidential difficulties", "White", "December 2021", "Folkestone & Hythe", "2019")
LABELS = ("Public transport", "Arson", "Licensed premises and clubs", "Theft from the person", "Stalking", "No suspect")
YEARS = ("2018/19", "2019/20", "2020/21")


def deep(texts: list[str], widths: list[float]) -> float:
    return 14 + PITCH * max(len(wrapped(t, w - 12)) - 1 for t, w in zip(texts, widths, strict=True))


def printed(page: Page, rows: list[list[str]], widths: list[float], stub: int, top: float = 100.0) -> list[float]:
    """Prints the rows, "" leaving a cell out; the tops of all rows and where the last ends."""
    edges = [40.0]
    for width in widths:
        edges.append(edges[-1] + width)
    tops = [top]
    for row in rows:
        bottom = top + deep(row, widths)
        for column, text in enumerate(row):
            if text:
                page.cell(text, edges[column], edges[column + 1], top, bottom, "left" if column < stub else "")
        top = bottom
        tops.append(top)
    return tops


def texts(grid: Grid) -> list[list[str]]:
    return [[str(value or "") for value in row] for row in grid.rows]


def figures(drawn: Random) -> list[str]:
    return [drawn.choice((str(drawn.randint(0, 2500)), str(drawn.randint(0, 9)), "*", "Fewer than 5")) for _ in YEARS]


@pytest.mark.parametrize("seed", range(30))
def test_cells_of_several_lines_are_one_row(seed: int) -> None:
    """Labels and figures wrapped, the last row too; sometimes numbered, sometimes with the head again among them."""
    drawn = Random(f"loose {seed}")
    page = Page(drawn)
    page.place = drawn.choice(("top", "middle"))
    numbered = drawn.random() < 0.4
    rows = [[label, *figures(drawn)] for label in drawn.sample(LABELS, drawn.randint(3, 6))]
    rows.append(["Other family member", "7", "19", "*"])
    head = ["Offence or place", *YEARS]
    widths = [drawn.choice((75.0, 130.0)), *[drawn.choice((58.0, 80.0))] * 3]
    if numbered:
        rows = [[str(n), *row] for n, row in enumerate(rows, 1)]
        head, widths = ["No.", *head], [32.0, *widths]
    again = drawn.random() < 0.4
    body = [*rows[:2], head, *rows[2:]] if again else rows
    printed(page, [head, *body], widths, 1 + numbered)
    (grid,) = find_tables(page.words, [], 595, 842)
    assert grid.header_rows == 1
    assert texts(grid) == [head, *body]


@pytest.mark.parametrize("seed", range(30))
def test_names_in_the_middle_of_their_rows_stand_over_them(seed: int) -> None:
    drawn = Random(f"names {seed}")
    page = Page(drawn)
    page.place = "middle"
    head = ["Group", "Offence", *YEARS]
    widths = [drawn.choice((74.0, 110.0)), 150.0, 60.0, 60.0, 60.0]
    groups = [
        (name, drawn.sample(LABELS, drawn.choice((1, 2, 3, 4) if n else (2, 3, 4))))
        for n, name in enumerate(drawn.sample(NAMES, 3))
    ]
    rows = [["", label, *figures(drawn)] for _, labels in groups for label in labels]
    total = ["Total", "", "9000", "9001", "9002"] if drawn.random() < 0.5 else []
    # a name of two lines needs rows that are as deep together
    tops = printed(page, [head, *rows, *([total] if total else [])], widths, 2)
    at, spans = 1, []
    for name, labels in groups:
        room = tops[at + len(labels)] - tops[at]
        text = name if 4 + 10 + PITCH * (len(wrapped(name, widths[0] - 12)) - 1) <= room else name.split()[0]
        page.cell(text, 40.0, 40.0 + widths[0], tops[at], tops[at + len(labels)], "left")
        spans.append((at, at + len(labels) - 1, text))
        at += len(labels)
    (grid,) = find_tables(page.words, [], 595, 842)
    assert [row[1:] for row in texts(grid)] == [row[1:] for row in [head, *rows, *([total] if total else [])]]
    assert [(a, grid.rows[a][0]) for a, _, _ in spans] == [(a, text) for a, _, text in spans]
    merged = {(m.row, m.last_row) for m in grid.merged if m.column == m.last_column == 0}
    assert merged == {(a, b) for a, b, _ in spans if b > a}


def name(top: float) -> Piece:
    return Piece(40, 60, [Word(40, top, 60, top + 10, "North")])


ROWS = [(100.0 + 16 * n, 110.0 + 16 * n) for n in range(6)]


def test_names_share_all_the_rows_out_or_tell_nothing():
    free = [False] * 6
    assert rows_named([name(108), name(156)], ROWS, free, [], 10) == [(0, 1), (2, 5)]
    assert rows_named([name(108), name(140)], ROWS, free, [], 10) is None
    assert rows_named([name(100), name(132)], ROWS, free, [], 10) == [(0, 0), (2, 2)], "each beside its first row"
    assert rows_named([name(108), name(156)], ROWS, free, [145.0], 10) is None, "a rule parts the second one's rows"
    assert rows_named([name(108), name(148)], ROWS, [*free[:5], True], [], 10) == [(0, 1), (2, 4)], "a total follows"


def test_the_name_of_a_section_under_a_deep_head_is_no_head():
    page = Page(Random(2))
    page.align, page.place = "right", "top"
    rows = [["Sex of victim", *YEARS], ["Folkestone & Hythe, with all around", "", "", ""]]
    rows += [[label, "14", "9", "203"] for label in ("Female", "Male")]
    rows += [["Gravesham", "", "", ""], *[[label, "3", "0", "77"] for label in ("Female", "Male")]]
    printed(page, rows, [100.0, 60.0, 60.0, 60.0], 1)
    (grid,) = find_tables(page.words, [], 595, 842)
    assert grid.header_rows == 1
    assert texts(grid) == rows


@pytest.mark.parametrize("place", ["top", "middle"])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_second_line_of_a_last_label_belongs_to_its_row_though_it_is_longer(place: str, rows: int) -> None:
    page = Page(Random(3))
    page.align, page.place = "centre", place
    body = [["White", "14", "9", "203"], ["Mixed", "1", "0", "77"], ["Black or Black British", "6", "19", "3"]][-rows:]
    printed(page, [["", *YEARS], *body], [92.0, 60.0, 60.0, 60.0], 1)
    (grid,) = find_tables(page.words, [], 595, 842)
    assert texts(grid) == [["", *YEARS], *body]
