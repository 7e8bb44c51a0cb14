"""Heads drawn at random over columns that they are flush with: of one to four lines each, set to the top, the middle
or the foot of their level, on one or two levels; names centred over their groups or standing over its first column."""

from __future__ import annotations

from random import Random

import pytest

from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.shapes import Word
from tests.ingestion.readers.printed_cells import PITCH, Page, wrapped

HEADS = (
    "Arson",
    "Public order",
    "Theft from the person",
    "Criminal damage and arson",
    "Abuse of children through prostitution",
    "Charged / Summonsed",
)
NAMES = ("2018/19", "2019/20", "Licensed premises", "January to March 2020")


def widest_word(text: str) -> float:
    return max(5.0 * len(part) for part in text.split()) + 12


def deep(text: str, room: float) -> float:
    return 4 + 10 + PITCH * (len(wrapped(text, room - 12)) - 1)


@pytest.mark.parametrize("seed", range(40))
def test_heads_of_any_depth_stand_over_their_own_columns(seed: int) -> None:
    drawn = Random(f"stacks {seed}")
    page = Page(drawn)
    members = drawn.sample(HEADS, drawn.randint(2, 4))
    names = drawn.sample(NAMES, drawn.choice((0, 0, 2, 3)))
    heads = members * max(1, len(names))
    widths = [90.0] + [max(widest_word(h), 40) + drawn.choice((0, 0, 15, 40)) for h in members] * max(1, len(names))
    edges = [40.0]
    for width in widths:
        edges.append(edges[-1] + width)
    top = 100.0
    once = drawn.random() < 0.5
    if names:
        spans = [(1 + n * len(members), (n + 1) * len(members)) for n in range(len(names))]
        rooms = [edges[a + 1] - edges[a] if once else edges[b + 1] - edges[a] for a, b in spans]
        if any(widest_word(name) > room for name, room in zip(names, rooms, strict=True)):
            once, rooms = False, [edges[b + 1] - edges[a] for a, b in spans]
        bottom = top + max(deep(name, room) for name, room in zip(names, rooms, strict=True))
        for name, (a, b) in zip(names, spans, strict=True):
            page.cell(name, edges[a], edges[a + 1 if once else b + 1], top, bottom, "" if once else "centre")
        top = bottom
    bottom = top + max(deep(head, edges[c + 1] - edges[c]) for c, head in enumerate(["Force area", *heads]))
    page.cell("Force area", edges[0], edges[1], top, bottom, "left")
    for column, head in enumerate(heads, 1):
        page.cell(head, edges[column], edges[column + 1], top, bottom)
    figures = []
    for area in ("Fens", "Wolds", "Downs", "Moors"):
        top, bottom = bottom, bottom + 14
        page.cell(area, edges[0], edges[1], top, bottom, "left")
        figures.append([str(drawn.randint(1, 1999)) for _ in heads])
        for column, figure in enumerate(figures[-1], 1):
            page.cell(figure, edges[column], edges[column + 1], top, bottom)

    (grid,) = find_tables(page.words, [], 842, 595)

    assert [list(row)[1:] for row in grid.rows[-4:]] == figures
    assert grid.header_rows == (2 if names else 1)
    assert list(grid.rows[len(grid.rows) - 5]) == ["Force area", *heads]
    if names:
        over = {m.column: m.last_column for m in grid.merged if m.row == 0 and m.last_row == 0}
        assert [v for v in grid.rows[0] if v] == names
        assert over == dict(spans)


def test_heads_of_unlike_spans_are_told_by_their_middles() -> None:
    """Months of three years: one, four and two of them."""
    page = Page(Random(1))
    page.align, page.place = "right", "middle"
    months = ["Dec", "Jan", "Feb", "Mar", "Apr", "Jan", "Feb"]
    edges = [40.0, *(130.0 + 44 * n for n in range(8))]
    for name, a, b in (("2018", 1, 1), ("2019", 2, 5), ("2020", 6, 7)):
        page.cell(name, edges[a], edges[b + 1], 100, 114, "centre")
    for top, row in ((114, ["Area", *months]), (128, ["Fens", *"1234567"]), (142, ["Wolds", *"7654321"])):
        for column, text in enumerate(row):
            page.cell(text, edges[column], edges[column + 1], top, top + 14, "" if column else "left")
    (grid,) = find_tables(page.words, [], 842, 595)
    assert grid.header_rows == 2
    assert {c: v for c, v in enumerate(grid.rows[0]) if v and c} == {1: "2018", 2: "2019", 6: "2020"}
    assert {(m.column, m.last_column) for m in grid.merged if m.last_column > m.column} == {(2, 5), (6, 7)}


def test_heads_that_nearly_touch_are_parted_where_each_is_flush_with_its_column() -> None:
    """Figures and heads end at the right of their columns; one head reaches over its column's left."""
    words = []

    def right(text: str, x1: float, top: float) -> None:
        width = sum(5 * len(part) for part in text.split()) + 3 * (len(text.split()) - 1)
        x0 = x1 - width
        for part in text.split():
            words.append(Word(x0, top, x0 + 5 * len(part), top + 10, part, True))
            x0 += 5 * len(part) + 3

    words += [Word(40, 100, 60, 110, "Year", True)]
    for text, x1, top in (
        ("Street", 150, 100),
        ("School or", 200, 100),
        ("college", 200, 112),
        ("Retail premises", 277, 100),
    ):
        right(text, x1, top)
    for n in range(4):
        words.append(Word(40, 130 + 16 * n, 60, 140 + 16 * n, f"201{n}", True))
        for x1, figure in ((150, 35 + n), (200, 11 * n + 21), (277, 236 - n)):
            right(str(figure), x1, 130 + 16 * n)
    (grid,) = find_tables(words, [], 600, 800)
    assert list(grid.rows[0]) == ["Year", "Street", "School or college", "Retail premises"]
