"""Tables read in the order in which their cells were written: drawn at random as printing programs write them, close
together, with labels and heads that wrap, names beside their rows, tables under each other."""

from __future__ import annotations

from random import Random

import pytest

from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.shapes import Word
from ingestion.tables.assembly import assemble
from ingestion.values.grid import Grid
from tests.ingestion.readers.printed_cells import PITCH, Page, wrapped

NAMES = ("Hexley", "Port Amble and the coast", "Norbury Cross", "Dunmere & Eskby")
LABELS = ("Arson", "Victim declines to prosecute", "Theft from the person", "No suspect", "Licensed premises and clubs")
YEARS = ("2018/19", "2019/20", "2020/21")
PADDED = 4.0
"""Points above and below a cell's lines, together."""


def deep(texts: list[str], widths: list[float]) -> float:
    return 10 + PADDED + PITCH * max(len(wrapped(t, w - 12)) - 1 for t, w in zip(texts, widths, strict=True))


def printed(page: Page, rows: list[list[str]], widths: list[float], top: float, *, heads: int = 1) -> float:
    """Prints the rows cell by cell; where the first cell is the same as above it reaches down over both. Where the
    last row ends."""
    edges = [40.0]
    for width in widths:
        edges.append(edges[-1] + width)
    tops = [top]
    for row in rows:
        tops.append(tops[-1] + deep(row[1:], widths[1:]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            last = number
            if not column:
                if number and rows[number - 1][0] == text:
                    continue
                while last + 1 < len(rows) and rows[last + 1][0] == text:
                    last += 1
            align = "left" if column < 2 and number >= heads else ""
            page.cell(text, edges[column], edges[column + 1], tops[number], tops[last + 1], align)
    return tops[-1]


def texts(grid: Grid) -> list[list[str]]:
    return [[str(value or "") for value in row] for row in grid.rows]


def figures(drawn: Random) -> list[str]:
    return [str(drawn.choice((drawn.randint(0, 9), drawn.randint(10, 2500)))) for _ in YEARS]


@pytest.mark.parametrize("seed", range(40))
def test_names_are_written_before_the_first_of_their_rows(seed: int) -> None:
    drawn = Random(f"written {seed}")
    page = Page(drawn)
    rows = [["Station", "Outcome", *YEARS]]
    for name in drawn.sample(NAMES, drawn.randint(2, 4)):
        # a name of several lines has room beside its rows
        rows += [[name, label, *figures(drawn)] for label in drawn.sample(LABELS, drawn.randint(3, 4))]
    widths = [drawn.choice((80.0, 150.0)), drawn.choice((90.0, 160.0)), *[drawn.choice((58.0, 80.0))] * 3]
    printed(page, rows, widths, 100.0)
    (grid,) = find_tables(page.words, [], 595, 842)
    assert grid.header_rows == 1
    wanted = [["" if n and rows[n - 1][0] == row[0] else row[0], *row[1:]] for n, row in enumerate(rows)]
    assert texts(grid) == wanted


@pytest.mark.parametrize("seed", range(30))
def test_labels_stay_whole_where_rows_follow_as_closely_as_lines(seed: int) -> None:
    """Some programs write all cells of one line first: then those of several lines, or the text that runs up."""
    drawn = Random(f"close {seed}")
    page = Page(drawn)
    page.place = drawn.choice(("top", "middle", "foot"))
    widths = [90.0, *[70.0] * 3]
    edges = [40.0, 130.0, 200.0, 270.0, 340.0]
    rows = [["Outcome", *YEARS], *([label, *figures(drawn)] for label in drawn.sample(LABELS, 5))]
    late = drawn.random() < 0.5
    cells = []
    top = 100.0
    for row in rows:
        bottom = top + deep(row, widths) - 2
        for column, text in enumerate(row):
            several = len(wrapped(text, widths[column] - 12)) > 1
            align = "left" if not column else page.align
            cells.append((late and several, text, edges[column], edges[column + 1], top, bottom, align))
        top = bottom
    for _, text, x0, x1, up, down, align in sorted(cells, key=lambda cell: cell[0]):
        page.cell(text, x0, x1, up, down, align)
    (grid,) = find_tables(page.words, [], 595, 842)
    assert texts(grid) == rows


@pytest.mark.parametrize("seed", range(20))
def test_a_title_parts_two_tables_however_close_they_stand(seed: int) -> None:
    drawn = Random(f"two {seed}")
    page = Page(drawn)
    first = [["Outcome", *YEARS], *([label, *figures(drawn)] for label in drawn.sample(LABELS, 4))]
    second = [["Rank", "2011", "2012"], *([label, *figures(drawn)[:2]] for label in drawn.sample(LABELS, 3))]
    foot = _plain(page, first, [150.0, *[60.0] * 3], 100.0)
    page.cell("Q2. Records held", 36.0, 400.0, foot + 4, foot + 18, "left")
    _plain(page, second, [180.0, *[75.0] * 2], foot + 22)
    one, two = find_tables(page.words, [], 595, 842)
    assert texts(one) == first
    assert texts(two) == second
    assert (one.header_rows, two.header_rows) == (1, 1)


def _plain(page: Page, rows: list[list[str]], widths: list[float], top: float) -> float:
    for row in rows:
        x0, bottom = 40.0, top + deep(row, widths)
        for column, (text, width) in enumerate(zip(row, widths, strict=True)):
            page.cell(text, x0, x0 + width, top, bottom, "" if column else "left")
            x0 += width
        top = bottom
    return top


def test_heads_that_run_up_belong_to_the_columns_they_stand_over_wherever_they_were_written():
    words = []
    for number, label in enumerate(("Akita", "Rottweiler", "Crossbreed")):
        top = 190.0 + 16 * number
        words.append(Word(40, top, 40 + 5 * len(label), top + 10, label))
        for column in range(3):
            words.append(Word(120 + 30 * column, top, 125 + 30 * column, top + 10, str(number + column)))
    words.append(Word(40, 170, 65, 180, "Breed"))
    for column, name in enumerate(("Inner", "North", "Coastal")):
        words.append(Word(116 + 30 * column, 180 - 5 * len(name), 126 + 30 * column, 180, name, upright=False))
        if column < 2:
            words.append(Word(116 + 30 * column, 150 - 20, 126 + 30 * column, 150, "City", upright=False))
    (grid,) = find_tables(words, [], 595, 842)
    assert grid.header_rows == 1
    assert texts(grid)[0] == ["Breed", "Inner City", "North City", "Coastal"]


def test_a_word_left_beside_the_rows_leaves_the_table_to_what_the_page_shows():
    """A file that writes all names last shows no order of rows: their heights tell."""
    words = [Word(220 + 50 * n, 100, 240 + 50 * n, 110, str(2011 + n)) for n in range(2)]
    for number, kind in enumerate(("Marsh", "Woods", "Heath") * 2):
        top = 116.0 + 16 * number
        words.append(Word(120, top, 145, top + 10, kind))
        words += [Word(230 + 50 * n, top, 240 + 50 * n, top + 10, str(21 + number + n)) for n in range(2)]
    words += [Word(40, 132, 65, 142, "North"), Word(40, 180, 65, 190, "South")]
    grids = find_tables(words, [], 595, 842)
    told = [cell for grid in grids for row in texts(grid) for cell in row]
    assert {"North", "South"} <= set(told)


@pytest.mark.parametrize("seed", range(20))
def test_names_of_groups_stand_alone_over_their_rows_the_first_one_under_the_heads(seed: int) -> None:
    """However long, and over labels that wrap: what ends before the figures begin is no sentence."""
    drawn = Random(f"groups {seed}")
    page = Page(drawn)
    rows = [["Offence", *YEARS]]
    for name in drawn.sample((*NAMES, "Possession of an offensive weapon without lawful authority"), 3):
        rows.append([name, "", "", ""])
        rows += [[label, *figures(drawn)] for label in drawn.sample(LABELS, 3)]
    top, x0 = 100.0, 40.0
    for row in rows:
        name = not any(row[1:])
        stub = 320.0 if name else drawn.choice((130.0, 320.0))
        bottom = top + deep([row[0], *row[1:]], [stub - (0 if name or row is rows[0] else 10), 70, 70, 70]) + 2
        page.cell(row[0], x0 + (0 if name or row is rows[0] else 10), x0 + stub, top, bottom, "left")
        for column, text in enumerate(row[1:]):
            if text:
                page.cell(text, 360.0 + 70 * column, 430.0 + 70 * column, top, bottom)
        top = bottom
    (grid,) = find_tables(page.words, [], 595, 842)
    assert grid.header_rows == 1
    assert texts(grid) == rows


@pytest.mark.parametrize("seed", range(20))
def test_short_names_of_groups_stand_left_of_their_labels_where_nothing_heads_them(seed: int) -> None:
    """A printed sheet's empty corner, labels moved in, and names as short as a letter, which the widest label would
    leave room for."""
    drawn = Random(f"corner {seed}")
    page = Page(drawn)
    page.place = "top"
    wide = drawn.choice((120.0, 200.0))
    rows = [["", *YEARS]]
    for name in drawn.choice((("F", "M", "U"), ("Male", "Female"), ("A", "B", "C", "D"))):
        rows.append([name, "", "", ""])
        rows += [[label, *figures(drawn)] for label in drawn.sample(("Arson", "No suspect", "Remove handcuffs"), 3)]
    for number, row in enumerate(rows):
        top = 100.0 + 15 * number
        page.cell(row[0], 40.0 if not any(row[1:]) else 50.0, 40 + wide, top, top + 14, "left")
        for column, text in enumerate(row[1:]):
            if text:
                align = "left" if not number else "right"
                page.cell(text, 40 + wide + 80 * column, 120 + wide + 80 * column, top, top + 14, align)
    (grid,) = find_tables([w for w in page.words if w.text], [], 842, 595)
    assert grid.header_rows == 1
    assert texts(grid) == rows


@pytest.mark.parametrize("seed", range(20))
def test_names_on_the_first_of_many_rows_leave_their_columns_whole(seed: int) -> None:
    """Names of few groups, each of so many rows that few of them have a cell in every column."""
    drawn = Random(f"many rows {seed}")
    page = Page(drawn)
    page.place = "middle"
    rows = [["Offence", "Outcome", *YEARS]]
    for name in drawn.sample(NAMES, 2):
        rows += [[name, f"{label} {n}", *figures(drawn)] for n in "abc" for label in drawn.sample(LABELS, 3)]
    widths = [130.0, 120.0, 70.0, 70.0, 70.0]
    top = 60.0
    for number, row in enumerate(rows):
        bottom = top + deep(row, widths) + 2
        x0 = 40.0
        for column, (text, width) in enumerate(zip(row, widths, strict=True)):
            if column or not number or rows[number - 1][0] != text:
                page.cell(text, x0, x0 + width, top, bottom, "left")
            x0 += width
        top = bottom
    (grid,) = find_tables(page.words, [], 595, 842)
    assert [row[1:] for row in texts(grid)] == [row[1:] for row in rows]


@pytest.mark.parametrize("seed", range(20))
def test_a_pivots_caption_stands_over_all_its_years_which_stand_at_the_right(seed: int) -> None:
    drawn = Random(f"caption {seed}")
    page = Page(drawn)
    page.place = "top"
    first = drawn.randint(2010, 2019)
    years = [str(first + n) for n in range(drawn.randint(2, 5))]
    total = drawn.choice(([], ["Grand Total"]))
    rows = [["Count of Crimes", "Column Labels"], ["Row Labels", *years, *total]]
    width = len(years) + len(total)
    for label in ("Arson", "No suspect", "Theft from the person", "Licensed premises"):
        rows.append([label, *(drawn.choice((str(drawn.randint(10, 2500)), "<10")) for _ in range(width))])
    for number, row in enumerate(rows):
        top = 100.0 + 15 * number
        for column, text in enumerate(row):
            x0 = 40.0 if not column else 160.0 + 85 * (column - 1)
            align = "right" if text.isdigit() else "left"
            page.cell(text, x0, x0 + (120 if not column else 85), top, top + 14, align)
    (grid,) = find_tables(page.words, [], 842, 595)
    assert grid.header_rows == 2
    assert texts(grid)[1:] == rows[1:]


def test_the_last_row_that_a_page_has_room_for_is_a_table_with_its_heads():
    words = [Word(40, 100, 90, 110, "Age"), Word(40, 116, 70, 126, "0-9")]
    for column, count in enumerate((2, 14, 310)):
        words.insert(1 + column, Word(150 + 60 * column, 100, 170 + 60 * column, 110, str(2013 + column)))
        end = 200.0 + 60 * column
        words.append(Word(end - 5 * len(str(count)), 116, end, 126, str(count)))
    (grid,) = find_tables(words, [], 595, 842)
    assert texts(grid) == [["Age", "2013", "2014", "2015"], ["0-9", "2", "14", "310"]]
    assert grid.header_rows == 1


def test_a_letterhead_is_no_table_of_one_row():
    words = [
        Word(72, 17, 120, 26, "NORTHSHIRE"),
        Word(123, 17, 153, 26, "POLICE"),
        Word(463, 17, 476, 26, "Tel"),
        Word(478, 17, 495, 26, "01632"),
        Word(497, 17, 508, 26, "960"),
        Word(511, 17, 523, 26, "123"),
    ]
    assert find_tables(words, [], 595, 842) == []


@pytest.mark.parametrize("room", [0.0, 0.5, 1.0])
def test_figures_in_the_middle_of_a_label_of_two_lines_leave_it_whole_where_rows_leave_no_room(room: float) -> None:
    """One letter lower or higher, they stand beside a third of each line."""
    words, rows = (
        [],
        [["Group", "2015", "2016"], ["White", "1", "8"], ["Asian or Asian British", "2", "0"], ["All", "3", "8"]],
    )
    top = 100.0
    for row in rows:
        lines = ["Asian or Asian", "British"] if row[0].startswith("Asian") else [row[0]]
        for number, line in enumerate(lines):
            x0 = 40.0
            for part in line.split():
                words.append(Word(x0, top + 10.5 * number, x0 + 5 * len(part), top + 10.5 * number + 10, part))
                x0 += 5 * len(part) + 2.6
        middle = top + 5.25 * (len(lines) - 1) + (room if len(lines) > 1 else 0)
        for column, text in enumerate(row[1:]):
            words.append(Word(190 + 60 * column - 5 * len(text), middle, 190 + 60 * column, middle + 10, text))
        top += 10.5 * len(lines)
    (grid,) = find_tables(words, [], 595, 842)
    assert texts(grid) == rows


@pytest.mark.parametrize("seed", range(20))
def test_tables_side_by_side_are_read_each_by_itself(seed: int) -> None:
    """Rows are written through all of them, no rules part them, each has its title over it."""
    drawn = Random(f"side by side {seed}")
    names = drawn.sample(NAMES, drawn.randint(2, 3))
    labels = [*drawn.sample([label for label in LABELS if len(label) < 16], 2), "Total offences"]
    years = YEARS[: drawn.randint(2, 3)]
    tables = {
        name: [["Offence", *years], *([label, *figures(drawn)[: len(years)]] for label in labels)] for name in names
    }
    page, wide = Page(drawn), [92.0, *(44.0 for _ in years)]
    apart = drawn.choice((4.0, 14.0))
    for line in range(len(labels) + 2):
        edge = 40.0
        for name in names:
            cells, widths = (tables[name][line - 1], wide) if line else ([name], [sum(wide)])
            for column, (text, width) in enumerate(zip(cells, widths, strict=True)):
                align = "" if column else "left"
                page.cell(text, edge, edge + width, 60 + 14.0 * line, 60 + 14.0 * (line + 1), align)
                edge += width
            edge += apart
    found = find_tables(page.words, [], 900, 800)
    assert [texts(grid) for grid in found] == [tables[name] for name in names]


@pytest.mark.parametrize("seed", range(12))
def test_numbered_rows_of_years_with_remarks_behind(seed: int) -> None:
    """Running numbers under their head's other side, remarks in some of the rows, a total of both columns of labels."""
    drawn = Random(f"numbered {seed}")
    remarks = drawn.random() < 0.5
    rows = [["Item", "Year", "Recorded", "Charged", *(["Remarks"] if remarks else [])]]
    for number, year in enumerate(YEARS, 1):
        rows.append(
            [str(number), year, *figures(drawn)[:2], *([drawn.choice(("See note 2", "n/a"))] if remarks else [])]
        )
    if remarks:
        rows[-1][-1] = ""
    page, widths = Page(drawn), [44.0, 60.0, 70.0, 70.0, 90.0]
    for line, row in enumerate(rows):
        edge = 40.0
        for column, text in enumerate(row):
            align = "left" if column in (1, 4) or not (line or column) else ""
            if text:
                page.cell(text, edge, edge + widths[column], 60 + 15.0 * line, 60 + 15.0 * (line + 1), align)
            edge += widths[column]
    found = find_tables(page.words, [], 900, 800)
    assert [texts(grid) for grid in found] == [rows]


def _line(page: Page, texts: list[str], widths: list[float], top: float, bottom: float) -> None:
    edge = 40.0
    for column, (text, width) in enumerate(zip(texts, widths, strict=True)):
        if text:
            page.cell(text, edge, edge + width, top, bottom, "" if column else "left")
        edge += width


@pytest.mark.parametrize("seed", range(12))
def test_heads_repeated_over_every_column_are_a_row_of_their_own(seed: int) -> None:
    """Where a label shows that the file writes all lines of a cell at once, a text over one column is no first line of
    what stands under it: the name of a group, or a period said twice."""
    drawn = Random(f"repeated over {seed}")
    page = Page(drawn)
    over = drawn.choice((["", "Arson", "Arson", "Theft", "Theft"], ["", "2018/19", "2019/20", "2020/21", "2021/22"]))
    lower = (
        ["2019", "2020", "2019", "2020"]
        if over[1] == "Arson"
        else [f"Apr {y} - Mar {y + 1}" for y in range(2018, 2022)]
    )
    rows = [over, ["Station", *lower]]
    rows += [
        [name, *(str(drawn.randint(0, 900)) for _ in lower)]
        for name in ("Hexley", "Port Amble and the coast", "Aldham")
    ]
    widths, top = [90.0, 104.0, 104.0, 104.0, 104.0], 60.0
    for row in rows:
        bottom = top + deep(row, widths)
        _line(page, row, widths, top, bottom)
        top = bottom + 3
    found = find_tables(page.words, [], 900, 800)
    assert [texts(grid) for grid in found] == [rows]


@pytest.mark.parametrize("seed", range(8))
def test_groups_of_columns_with_a_column_of_none_behind_them(seed: int) -> None:
    drawn = Random(f"behind {seed}")
    page, names = Page(drawn), drawn.sample(("Hexley", "Aldham", "Swale"), drawn.randint(2, 3))
    years = list(YEARS[: drawn.randint(2, 3)])
    head = ["#", "Place", *(years * len(names)), "Change (%)"]
    rows = [head] + [[str(n), f"Area {n}", *(str(drawn.randint(0, 99)) for _ in head[3:]), "7.5"] for n in (1, 2, 3)]
    widths = [30.0, 60.0, *(50.0 for _ in head[3:]), 80.0]
    for number, name in enumerate(names):
        edge = 130 + 50.0 * len(years) * number
        page.cell(name, edge, edge + 50.0 * len(years), 60, 74, "centre")
    for number, row in enumerate(rows, 1):
        _line(page, row, widths, 60 + 14.0 * number, 74 + 14.0 * number)
    (grid,) = find_tables(page.words, [], 900, 800)
    spans = {(m.column, m.last_column) for m in grid.merged if m.row == m.last_row == 0 and m.last_column > m.column}
    assert spans == {(2 + len(years) * n, 1 + len(years) * (n + 1)) for n in range(len(names))}


@pytest.mark.parametrize("seed", range(8))
def test_years_alone_over_their_months_are_names_of_groups_and_long_heads_are_no_sentence(seed: int) -> None:
    drawn = Random(f"years over {seed}")
    page = Page(drawn)
    head = ["", "Abuse of children through the use of pictures", drawn.choice(("Arson", "Public order"))]
    rows, widths = [head], [80.0, 260.0, 90.0]
    for year in ("2019", "2020"):
        rows.append([year, "", ""])
        rows += [
            [month, str(drawn.randint(10, 99)), str(drawn.randint(10, 99))]
            for month in ("January", "February", "March")
        ]
    for number, row in enumerate(rows):
        _line(page, row, widths, 60 + 14.2 * number, 74.2 + 14.2 * number)
    found = find_tables(page.words, [], 900, 800)
    assert [texts(grid) for grid in found] == [rows]


@pytest.mark.parametrize("seed", range(8))
def test_blocks_that_touch_are_each_named_in_its_corner(seed: int) -> None:
    """No blank and no title parts them: the same heads come again under another name."""
    drawn = Random(f"touching blocks {seed}")
    page, names = (
        Page(drawn),
        drawn.sample(("Acquaintance", "Ex-partner", "Stranger"), drawn.randint(2, 3)),
    )
    rows = []
    for name in names:
        rows.append([name, *YEARS])
        rows += [[label, *figures(drawn)] for label in ("Dwelling", "Shop", "Street")]
    for number, row in enumerate(rows):
        _line(page, row, [100.0, 60.0, 60.0, 60.0], 60 + 15.0 * number, 75 + 15.0 * number)
    tables, _ = assemble(find_tables(page.words, [], 595, 842, page=1), [])
    assert [table.parts[0].grid.value(table.parts[0].extent.row, 0) for table in tables] == names
