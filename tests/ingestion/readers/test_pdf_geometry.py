"""The small functions under table finding, against properties and slow twins."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.readers.pdf.columns import borders, table_pieces
from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.frame import Frame, cells_of
from ingestion.readers.pdf.lines import Piece, TextLine, cell_text, lines_of
from ingestion.readers.pdf.rules import SHORTEST, TOUCH, joined, lattices, whole_rules
from ingestion.readers.pdf.shapes import Rule, Word, turn
from ingestion.readers.pdf.tokens import is_figure, is_leader, is_year

lengths = st.integers(0, 500).map(float)


@st.composite
def boxes(draw, most=300):
    x0, top = draw(st.integers(0, most)), draw(st.integers(0, most))
    return (float(x0), float(top), float(x0 + draw(st.integers(1, 40))), float(top + draw(st.integers(1, 20))))


@given(boxes(), st.integers(0, 3))
def test_turning_back_gives_the_same_box(box, quarters):
    width, height = 400.0, 500.0
    turned = turn(box, quarters, width, height)
    sides = (height, width) if quarters % 2 else (width, height)
    assert turn(turned, 4 - quarters, *sides) == box


@given(boxes(), st.integers(0, 3))
def test_a_turned_box_keeps_its_area_and_stays_on_the_page(box, quarters):
    x0, top, x1, bottom = turn(box, quarters, 400.0, 500.0)
    assert (x1 - x0) * (bottom - top) == (box[2] - box[0]) * (box[3] - box[1])
    assert 0 <= x0 <= x1 <= 500
    assert 0 <= top <= bottom <= 500


def covered_one_by_one(pieces: list[tuple[float, float, float]]) -> set[int]:
    """The slow twin of `joined` on one line: every whole point that a piece covers, or that lies in a small gap."""
    points = {x for _, start, end in pieces for x in range(int(start), int(end) + 1)}
    for x in sorted(points):
        if x + 1 not in points:
            following = [y for y in points if y > x]
            if following and min(following) - x <= TOUCH:
                points.update(range(x, min(following)))
    return points


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), min_size=1, max_size=12))
def test_joined_pieces_cover_what_the_pieces_covered(stretches):
    pieces = [(100.0, float(start), float(start + length)) for start, length in stretches]
    whole = joined(pieces)
    assert all(a[2] + TOUCH < b[1] for a, b in pairwise(whole)), "no two could still be joined"
    twin = covered_one_by_one(pieces)
    for _, start, end in whole:
        assert set(range(int(start), int(end) + 1)) <= twin
    kept = {x for _, start, end in whole for x in range(int(start), int(end) + 1)}
    for x in twin - kept:
        run = [y for y in range(x - int(SHORTEST), x + int(SHORTEST) + 1) if y in twin]
        assert len(run) <= 2 * SHORTEST, "only what is shorter than a rule may be left out"


@given(st.integers(1, 8), st.integers(1, 8))
def test_a_drawn_lattice_is_one_and_has_every_rule(rows, columns):
    rules = [Rule(0, 20.0 * r, 50.0 * columns, 20.0 * r) for r in range(rows + 1)]
    rules += [Rule(50.0 * c, 0, 50.0 * c, 20.0 * rows) for c in range(columns + 1)]
    (lattice,) = lattices(*whole_rules(rules))
    assert (len(lattice.across), len(lattice.down)) == (rows + 1, columns + 1)


@st.composite
def frames(draw):
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    frame = Frame([10.0 * c for c in range(columns + 1)], [10.0 * r for r in range(rows + 1)])
    flags = st.booleans()
    frame.open_right = [[draw(flags) for _ in range(columns - 1)] for _ in range(rows)]
    frame.open_below = [[draw(flags) for _ in range(columns)] for _ in range(rows - 1)]
    return frame


@given(frames())
def test_cells_tile_the_frame_whatever_walls_are_missing(frame):
    seen: dict[tuple[int, int], int] = {}
    for number, cell in enumerate(cells_of(frame, [])):
        for row in range(cell.row, cell.last_row + 1):
            for column in range(cell.column, cell.last_column + 1):
                assert (row, column) not in seen, "no two cells share a place"
                seen[row, column] = number
    assert len(seen) == frame.rows * frame.columns
    for row in range(frame.rows):
        for column in range(frame.columns - 1):
            if frame.open_right[row][column]:
                assert seen[row, column] == seen[row, column + 1]


@given(frames(), st.lists(boxes(most=60), max_size=12))
def test_no_word_inside_the_frame_is_lost_or_doubled(frame, places):
    words = [Word(*box, text=str(n)) for n, box in enumerate(places)]
    x0, top, x1, bottom = frame.box
    inside = [w for w in words if x0 <= (w.x0 + w.x1) / 2 < x1 and top <= (w.top + w.bottom) / 2 < bottom]
    placed = [word for cell in cells_of(frame, words) for word in cell.words]
    assert sorted(placed) == sorted(inside)


@given(st.lists(boxes(), max_size=25))
def test_every_word_is_on_exactly_one_line(places):
    words = [Word(*box, text=str(n)) for n, box in enumerate(places)]
    lined = [word for line in lines_of(words) for word in line.words]
    assert sorted(lined) == sorted(words)
    for line in lines_of(words):
        assert line.words == sorted(line.words)


def piece(x0: float, x1: float, text: str = "7") -> Piece:
    return Piece(x0, x1, [Word(x0, 0, x1, 10, text)])


@given(st.lists(st.lists(st.integers(1, 20), min_size=3, max_size=3), min_size=2, max_size=12))
def test_columns_a_line_height_apart_are_always_parted(widths):
    """Three columns of any widths up to 20 points, 40 apart: two borders, each in the blank that all lines share."""
    lines = [[piece(40.0 * c, 40.0 * c + width) for c, width in enumerate(row)] for row in widths]
    found = borders(lines, 10.0)
    assert len(found) == 2
    for border in found:
        assert not any(p.x0 < border < p.x1 for line in lines for p in line)


def word_line(*words: tuple[float, float, str]) -> TextLine:
    return TextLine(0, 10, [Word(x0, 0, x1, 10, text) for x0, x1, text in words])


def test_thousands_with_a_blank_stay_one_figure_and_neighbours_do_not():
    line = word_line((0, 12, "15"), (14.5, 32, "455"), (36, 48, "13"), (50.5, 68, "951"))
    assert [p.text for p in table_pieces(line, 10.0)] == ["15 455", "13 951"]


def test_leader_dots_end_a_label():
    line = word_line((0, 160, "Total" + "." * 40), (163, 180, "52"))
    assert [p.text for p in table_pieces(line, 10.0)] == ["Total" + "." * 40, "52"]


@pytest.mark.parametrize("text", ["0", "1,234", "<5", "12.5%", "-", "..", "n/a", "*", "(3)", "£12", "2018/19", "7*"])
def test_figures_and_their_marks_are_told(text):
    assert is_figure(text)


@pytest.mark.parametrize("text", ["Fewer than 5", "less than three", "10 or fewer", "Not held", "No data"])
def test_words_that_stand_for_a_figure_are_figures(text):
    assert is_figure(text)


@pytest.mark.parametrize("text", ["Under 5", "5 to 9", "17 or under", "Over 18", "Not recorded", "Not stated"])
def test_age_bands_and_categories_are_no_figures(text):
    assert not is_figure(text)


def test_a_first_row_of_written_marks_is_no_head():
    texts = [["Month", "Street", "Dwelling"], ["May", "Fewer than 5", "Fewer than 5"], ["June", "12", "Fewer than 5"]]
    words = [
        Word(40.0 + 110 * c + 5 * at, 100.0 + 14 * r, 40.0 + 110 * c + 5 * (at + len(part)), 110.0 + 14 * r, part)
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
        for at, part in ((text.index(part), part) for part in text.split())
    ]
    (grid,) = find_tables(words, [], 595, 842)
    assert [list(row) for row in grid.rows] == texts
    assert grid.header_rows == 1


@pytest.mark.parametrize("text", ["Male", "Table 3", "(000)", "Q1", "under 12", "s.40(2)", ""])
def test_words_are_no_figures(text):
    assert not is_figure(text)


def test_years_are_told_from_counts():
    assert [is_year(t) for t in ("2018", "2018/19", "1994", "3018", "52")] == [True, True, True, False, False]


def test_a_row_of_dots_leads_and_two_dots_are_a_mark():
    assert is_leader("Total......")
    assert not is_leader("..")


def test_a_cell_reads_line_by_line_and_a_hyphen_joins():
    words = [Word(0, 0, 30, 10, "Under-"), Word(0, 12, 30, 22, "age"), Word(0, 24, 30, 34, "victims")]
    assert cell_text(words) == "Under-age victims"


def test_words_of_any_source_go_through_the_finder():
    """Words read from a scan have no rules: the same finder takes them."""
    texts = [["Age", "2017/18", "2018/19"], ["Under 13", "11", "19"], ["13 to 15", "<5", "7"], ["Total", "13", "26"]]
    words = [
        Word(60.0 + 90 * c, 100.0 + 14 * r, 60.0 + 90 * c + 5 * len(text), 110.0 + 14 * r, text)
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    ]
    (grid,) = find_tables(words, [], 595, 842)
    assert [list(row) for row in grid.rows] == texts
