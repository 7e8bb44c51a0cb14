"""Tables that a PDF's structure tree names: read as it says where the page agrees, and as if there were no tree where
it lies."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.readers import pdf
from ingestion.readers.pdf.lines import cell_text
from ingestion.readers.pdf.ruled import wholly_ruled
from ingestion.readers.pdf.shapes import Rule, Word
from ingestion.values.contents import Contents
from tests.ingestion.readers.tagged_pdf import Element, Text, tagged

EDGES = (40.0, 130.0, 300.0, 380.0, 460.0)
"""Where the columns begin: names, labels, figures."""
LINE = 11.0
HEAD = ["Station", "Outcome", "2019", "2020", "2021"]
NAMES = ("Hexley", "Port Amble", "Norbury Cross", "Dunmere")
LABELS = ("Arson", "Victim declines", "Theft from the person", "No suspect", "Under review")
Cell = list[Text]


def rows_of(grid: object) -> list[list[str]]:
    return [[str(value or "") for value in row] for row in grid.rows]  # type: ignore[attr-defined]


def drawn_rows(drawn: Random) -> list[list[str]]:
    """A head and rows of figures under names, each name once; some figures blank."""
    rows = [list(HEAD)]
    for name in drawn.sample(NAMES, drawn.randint(2, 3)):
        for at, label in enumerate(drawn.sample(LABELS, drawn.randint(2, 4))):
            figures = [str(drawn.choice((drawn.randint(0, 9), drawn.randint(10, 2500)))) for _ in HEAD[2:]]
            if drawn.random() < 0.2:
                figures[drawn.randrange(3)] = ""
            rows.append(["" if at else name, label, *figures])
    return rows


def placed(rows: list[list[str]], top: float, *, page: int = 0, deep: dict[str, int] | None = None) -> list[list[Cell]]:
    """The texts of each cell, one close under the other; `deep` breaks labels into so many lines."""
    found, y = [], top
    for row in rows:
        cells = [_lines(text, (deep or {}).get(text, 1)) for text in row]
        found.append(
            [
                [Text(line, _left(line, column), y + LINE * at, page) for at, line in enumerate(lines)]
                for column, lines in enumerate(cells)
            ]
        )
        y += LINE * max(1, *map(len, cells))
    return found


def _lines(text: str, many: int) -> list[str]:
    words = text.split()
    if not words or many == 1:
        return [text] if text else []
    size = -(-len(words) // many)
    return [" ".join(words[at : at + size]) for at in range(0, len(words), size)]


def _left(text: str, column: int) -> float:
    return EDGES[column] if column < 2 else EDGES[column] + 60 - Text(text, 0, 0).width


def told(cells: list[list[Cell]], heads: int = 1, *, all_cells: bool = True) -> Element:
    """The table as a tree tells it; without `all_cells`, empty ones are left out."""
    rows = []
    for number, row in enumerate(cells):
        kind = "TH" if number < heads else "TD"
        rows.append(Element("TR", [Element(kind, list(texts)) for texts in row if texts or all_cells]))
    return Element("Table", list(rows))


def flat(cells: list[list[Cell]]) -> list[Text]:
    return [text for row in cells for texts in row for text in texts]


def read(folder: Path, texts: list[Text], tree: list[Element], *, pages: int = 1) -> Contents:
    return pdf.read(tagged(folder / "tagged.pdf", texts, tree, pages=pages))


@pytest.mark.parametrize("empties", [True, False], ids=["told", "left out"])
@pytest.mark.parametrize("seed", range(20))
def test_cells_are_those_of_the_tree(seed, empties, tmp_path):
    """Rows as close as lines, labels of two lines, names once for their rows: blanks tell none of that apart."""
    drawn = Random(f"tagged {seed}")
    rows = drawn_rows(drawn)
    cells = placed(rows, 100, deep={"Theft from the person": 2, "Victim declines": 2, "Norbury Cross": 2})
    title, note = Text("Outcomes by station", 40, 80), Text("Figures may change.", 40, cells[-1][1][-1].y + 30)
    contents = read(tmp_path, [title, *flat(cells), note], [told(cells, all_cells=empties)])
    (grid,) = contents.grids
    assert rows_of(grid) == rows
    assert grid.header_rows == 1
    assert grid.above == ("Outcomes by station",)
    assert [line.text for line in contents.lines] == ["Outcomes by station", "Figures may change."]


def test_spans_of_heads_and_names_are_merged(tmp_path):
    upper = [Text("2019", 330, 100), Text("2020", 470, 100)]
    cells = placed(
        [["", "", "Men", "Women", "Men"], ["Hexley", "Arson", "1", "22", "333"], ["", "Theft", "4", "5", "6"]], 112
    )
    tree = told(cells)
    tree.within[0].within[:2] = []  # the corner reaches down from the row above
    corner = Element("TH", [Text("Station", 40, 106)], across=2, down=2)
    tree.within.insert(0, Element("TR", [corner, Element("TH", [upper[0]], across=2), Element("TH", [upper[1]])]))
    tree.within[2].within[0].down = 2
    del tree.within[3].within[0]
    (grid,) = read(tmp_path, [*corner.within, *upper, *flat(cells)], [tree]).grids
    assert rows_of(grid) == [
        ["Station", "", "2019", "", "2020"],
        ["", "", "Men", "Women", "Men"],
        ["Hexley", "Arson", "1", "22", "333"],
        ["", "Theft", "4", "5", "6"],
    ]
    assert {(s.row, s.last_row, s.column, s.last_column) for s in grid.merged} == {
        (0, 1, 0, 1),
        (0, 0, 2, 3),
        (2, 3, 0, 0),
    }


def over_two_pages(drawn: Random, cut: int) -> tuple[list[list[str]], list[list[Cell]], list[list[Cell]]]:
    rows = drawn_rows(drawn)
    return rows, placed(rows[:cut], 700), placed(rows[cut:], 100, page=1)


@pytest.mark.parametrize("seed", range(8))
def test_heads_printed_again_outside_the_tree_are_heads(seed, tmp_path):
    rows, first, second = over_two_pages(Random(f"again {seed}"), 3)
    again = placed([HEAD], 88, page=1)
    tree = told([*first, *second])
    contents = read(tmp_path, [*flat(first), *flat(again), *flat(second)], [tree], pages=2)
    assert [rows_of(grid) for grid in contents.grids] == [rows[:3], [HEAD, *rows[3:]]]
    assert [grid.header_rows for grid in contents.grids] == [1, 1]
    assert not contents.lines


def test_heads_alone_at_a_pages_foot_go_over_to_their_rows(tmp_path):
    rows, first, second = over_two_pages(Random("foot"), 1)
    contents = read(tmp_path, [*flat(first), *flat(second)], [told([*first, *second])], pages=2)
    (grid,) = contents.grids
    assert rows_of(grid) == rows
    assert grid.page == 2
    assert not contents.lines
    assert {row for row, _ in grid.boxes} == set(range(1, len(rows)))  # the head is in no box of this page


def test_a_row_that_the_page_cuts_is_one(tmp_path):
    rows = [HEAD, ["Hexley", "Arson", "1", "2", "3"], ["", "Theft from the person", "4", "5", "6"]]
    more = [["Dunmere", "Arson", "7", "8", "9"], ["", "No suspect", "10", "11", "12"]]
    first, second = placed(rows, 700, deep={"Theft from the person": 2}), placed(more, 120, page=1)
    rest = first[2][1].pop()
    assert rest.text == "the person"
    rest.page, rest.y = 1, 104
    tree = told([*first, *second])
    tree.within[2].within[1].within.append(rest)
    contents = read(tmp_path, [*flat(first), rest, *flat(second)], [tree], pages=2)
    assert [rows_of(grid) for grid in contents.grids] == [rows, more]


def swapped(tree: Element, one: tuple[int, int], other: tuple[int, int]) -> None:
    a, b = tree.within[one[0]].within[one[1]], tree.within[other[0]].within[other[1]]
    a.within, b.within = b.within, a.within


def row_left_out(tree: Element) -> None:
    del tree.within[-1]


def first_figures_left_out(tree: Element) -> None:
    del tree.within[0:2]


def two_rows_in_one(tree: Element) -> None:
    for cell, lower in zip(tree.within[2].within, tree.within.pop(3).within, strict=True):
        cell.within += lower.within


def two_columns_in_one(tree: Element) -> None:
    for row in tree.within:
        row.within[3].within += row.within.pop(4).within


def columns_turned(tree: Element) -> None:
    for row in tree.within:
        row.within.reverse()


def rows_turned(tree: Element) -> None:
    tree.within.reverse()


def columns_for_rows(tree: Element) -> None:
    tree.within = [Element("TR", [row.within[n] for row in tree.within]) for n in range(len(HEAD))]


def a_table_in_a_cell(tree: Element) -> None:
    tree.within[0].within[0].within.append(Element("Table", [Element("TR", [Element("TD", [])])]))


LIES = [
    row_left_out,
    first_figures_left_out,
    two_rows_in_one,
    two_columns_in_one,
    columns_turned,
    rows_turned,
    columns_for_rows,
    a_table_in_a_cell,
]


@pytest.mark.parametrize("lie", LIES, ids=[lie.__name__ for lie in LIES])
def test_a_tree_that_lies_is_no_tree(lie, tmp_path):
    rows = [
        HEAD,
        *(
            [name, label, str(10 * n + 1), str(n + 2), str(300 + n)]
            for n, (name, label) in enumerate(zip(NAMES, LABELS, strict=False))
        ),
    ]
    cells = placed(rows, 100)
    tree = told(cells)
    lie(tree)
    lying = read(tmp_path, flat(cells), [tree])
    without = read(tmp_path, flat(cells), [Element("P", list(flat(cells)))])
    assert [rows_of(grid) for grid in lying.grids] == [rows_of(grid) for grid in without.grids] == [rows]
    assert [line.text for line in lying.lines] == [line.text for line in without.lines]


def test_a_row_of_figures_named_head_is_none(tmp_path):
    cells = placed([HEAD, ["Hexley", "Arson", "1", "2", "3"], ["Dunmere", "Arson", "4", "5", "6"]], 100)
    (grid,) = read(tmp_path, flat(cells), [told(cells, heads=2)]).grids
    assert grid.header_rows is None


def test_a_text_under_two_cells_is_in_neither(tmp_path):
    cells = placed([HEAD, ["Hexley", "Arson", "1", "2", "3"], ["Dunmere", "Arson", "4", "5", "6"]], 100)
    tree = told(cells)
    tree.within[1].within[2].within = list(cells[2][2])
    lying = read(tmp_path, flat(cells), [tree])
    assert [rows_of(grid) for grid in lying.grids] == [[[cell[0].text for cell in row] for row in cells]]


PAIRS = st.tuples(st.integers(0, 4), st.integers(0, 4))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(PAIRS, PAIRS), min_size=1, max_size=3))
def test_whatever_cells_a_tree_exchanges_the_page_is_read_as_it_stands(exchanged):
    rows = [
        HEAD,
        *(
            [name, label, str(10 * n + 1), str(n + 2), str(300 + n)]
            for n, (name, label) in enumerate(zip(NAMES, LABELS, strict=False))
        ),
    ]
    cells = placed(rows, 100)
    tree = told(cells)
    for one, other in exchanged:
        swapped(tree, one, other)
    with TemporaryDirectory() as folder:
        contents = read(Path(folder), flat(cells), [tree])
    assert [rows_of(grid) for grid in contents.grids] == [rows]


def test_rules_that_draw_every_cell_need_no_tree():
    """Figures beside a text outside, cells that hold several, heads alone: there the tree is asked."""
    rows = [HEAD, ["Hexley", "Arson", "1", "2", "3"], ["Dunmere", "Arson", "4", "5", "6"]]
    words = [words_of(text) for row in placed(rows, 100) for cell in row for text in cell]
    lines = [Rule(35, y, 560, y) for y in (91, 102.5, 113.5, 124.5)]
    sides = [Rule(x, 91, x, 124.5) for x in (35, 125, 295, 370, 460, 560)]
    assert wholly_ruled(words, [*lines, *sides])
    assert not wholly_ruled(words, lines)
    assert not wholly_ruled(words, [*lines, sides[0], sides[-1]])
    assert not wholly_ruled(words[:5], [*lines, *sides])
    beside = [words_of(text) for cell in placed([["Total", "", "5", "7", "9"]], 135)[0] for text in cell]
    assert not wholly_ruled([*words, *beside], [*lines, *sides])


def words_of(text: Text) -> Word:
    return Word(text.x, text.y - 8, text.x + text.width, text.y + 2, text.text)


def test_letters_drawn_as_one_and_letters_on_end_do_not_break_a_word():
    assert cell_text([Word(10, 0, 20, 14, "di"), Word(20.6, 0, 60, 14, "fficulties")]) == "difficulties"
    assert cell_text([Word(10, 0, 20, 14, "di"), Word(24, 0, 60, 14, "fficulties")]) == "di fficulties"
    assert cell_text([Word(10, 80, 20, 94, "Ma", upright=False), Word(10, 72, 20, 79, "y", upright=False)]) == "May"
    assert cell_text([Word(10, 80, 20, 94, "Ma", upright=False), Word(10, 60, 20, 75, "y", upright=False)]) == "Ma y"


def test_a_tree_without_bounds_is_left_alone(tmp_path):
    cells = placed([HEAD, ["Hexley", "Arson", "1", "2", "3"], ["Dunmere", "Arson", "4", "5", "6"]], 100)
    tree = told(cells)
    tree.within[1].within[0].down = tree.within[1].within[1].across = 2_000_000_000
    tree.within[2:2] = [Element("TR") for _ in range(30_000)]
    wanted = [[cell[0].text for cell in row] for row in cells]
    assert [rows_of(grid) for grid in read(tmp_path, flat(cells), [tree]).grids] == [wanted]
