"""Sheets printed with the letters of their columns and the numbers of their rows, each in a box."""

from __future__ import annotations

from ingestion.readers.pdf import page_contents
from ingestion.readers.pdf.shapes import Marks, Rule, Word
from ingestion.values.contents import Contents

WIDE, HIGH, STRIP, LEFT, TOP = 90.0, 15.0, 26.0, 40.0, 50.0


def printed(
    rows: list[str], *, first: int = 1, letters: str = "ABCDEF", grid: bool = False, boxes: bool = True
) -> Marks:
    """A page with these rows of cells under the letters, numbered from `first`; the cells' own rules with `grid`."""
    cells = [[part.strip() for part in row.split("|")] for row in rows]
    width = max(len(row) for row in cells)
    page = Marks(600, 800)

    def write(text: str, x: float, top: float) -> None:
        for part in text.split():
            page.words.append(Word(x, top + 3, x + 5 * len(part), top + 12, part, True))
            x += 5 * len(part) + 3

    def box(x0: float, top: float, x1: float, bottom: float) -> None:
        for rule in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
            page.rules.append(Rule(*rule))

    for column in range(width):
        x = LEFT + STRIP + WIDE * column
        write(letters[column], x + WIDE / 2, TOP)
        if boxes:
            box(x, TOP, x + WIDE, TOP + HIGH)
    for number, row in enumerate(cells):
        top = TOP + HIGH * (number + 1)
        write(str(first + number), LEFT + 8, top)
        if boxes:
            box(LEFT, top, LEFT + STRIP, top + HIGH)
        for column, text in enumerate(row):
            x = LEFT + STRIP + WIDE * column
            write(text, x + 3, top)
            if grid:
                box(x, top, x + WIDE, top + HIGH)
    # the strips' own ends, drawn round the sheet
    right, bottom = LEFT + STRIP + WIDE * width, TOP + HIGH * (len(rows) + 1)
    if boxes:
        box(LEFT, TOP, LEFT + STRIP, TOP + HIGH)
        page.rules += [Rule(right, TOP, right, bottom), Rule(LEFT, bottom, right, bottom)]
    return page


def read(*pages: Marks) -> Contents:
    contents = Contents()
    for number, page in enumerate(pages, 1):
        page_contents(page, number, contents)
    return contents


def rows_of(contents: Contents) -> list[list[list[object]]]:
    return [[list(row) for row in grid.rows] for grid in contents.grids]


ROWS = ["Offences by area||", "||", "Area|2017|2018", "Ashford|4|5", "Corby|6|7", "Dover|8|9"]
READ = [["Area", "2017", "2018"], ["Ashford", "4", "5"], ["Corby", "6", "7"], ["Dover", "8", "9"]]


def test_letters_and_numbers_of_a_sheet_are_no_cells_of_its_tables():
    for grid in (False, True):
        contents = read(printed(ROWS, grid=grid))
        assert rows_of(contents) == [READ]
        assert list(contents.grids[0].above) == ["Offences by area"]


def test_sheet_goes_on_with_the_next_numbers_and_the_next_letters():
    below = printed(["Exeter|1|2", "Frome|3|4", "Hove|5|6"], first=7, grid=True)
    assert rows_of(read(below)) == [[["Exeter", "1", "2"], ["Frome", "3", "4"], ["Hove", "5", "6"]]]
    beside = printed(["|", "|", "Male|Female", "1|2", "3|4", "5|6"], letters="DE", grid=True)
    assert rows_of(read(beside)) == [[["Male", "Female"], ["1", "2"], ["3", "4"], ["5", "6"]]]


def test_two_tables_of_a_sheet_are_two():
    rows = ["Area|2017", "Ashford|4", "Corby|6", "|", "Rank|2018", "Sergeant|1", "Inspector|2"]
    assert rows_of(read(printed(rows, grid=True))) == [
        [["Area", "2017"], ["Ashford", "4"], ["Corby", "6"]],
        [["Rank", "2018"], ["Sergeant", "1"], ["Inspector", "2"]],
    ]


def test_text_that_runs_in_from_the_page_before_is_not_of_the_sheet():
    page = printed(["|", "|", "Male|Female", "1|2", "3|4", "5|6"], letters="DE", grid=True)
    page.words += [Word(-60, TOP + HIGH + 3, -20, TOP + HIGH + 12, "Offences"), Word(12, 69, 39, 77, "by")]
    contents = read(page)
    assert rows_of(contents) == [[["Male", "Female"], ["1", "2"], ["3", "4"], ["5", "6"]]]
    assert not contents.lines


def test_crosstab_of_beats_by_number_and_teams_by_letter_keeps_both():
    contents = read(printed(["4|5|6", "7|8|9", "1|2|3", "5|5|5"], grid=True))
    assert rows_of(contents) == [
        [[None, "A", "B", "C"], ["1", "4", "5", "6"], ["2", "7", "8", "9"], ["3", "1", "2", "3"], ["4", "5", "5", "5"]]
    ]


def test_letters_and_numbers_without_boxes_are_what_was_written():
    texts = [line.text for line in read(printed(ROWS, boxes=False)).lines]
    grids = [str(value) for grid in rows_of(read(printed(ROWS, boxes=False))) for row in grid for value in row]
    assert any("A" in text.split() for text in texts + grids)
