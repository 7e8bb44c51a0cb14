"""Titles and heads at the end of a page whose figures begin the next."""

from __future__ import annotations

from ingestion.readers import pdf
from ingestion.values.contents import Contents

HEAD = ["Area", "2011", "2012"]
ROWS = [["Fens", "14", "6"], ["Wolds", "27", "38"], ["Downs", "9", "51"]]
NEW = [["Fens", "3", "88"], ["Wolds", "41", "7"], ["Downs", "2", "19"]]


def line(text: str, x0: float, top: float) -> list[pdf.Word]:
    words = []
    for part in text.split():
        words.append(pdf.Word(x0, top, x0 + 5 * len(part), top + 10, part))
        x0 += 5 * len(part) + 3
    return words


def table(rows: list[list[str]], top: float, shift: float = 0) -> list[pdf.Word]:
    return [
        word
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        for word in line(text, 40 + c * (70 + shift), top + 16 * r)
    ]


def read(*pages: list[pdf.Word]) -> Contents:
    contents, foot = Contents(), []
    for number, words in enumerate(pages, 1):
        foot = pdf.page_contents(pdf.Marks(595, 842, words=words), number, contents, foot)
    return contents


def test_a_title_and_a_head_alone_at_the_foot_belong_to_the_figures_of_the_next_page():
    """The next page sets its columns anew, by its own figures."""
    first = [*table([HEAD, *ROWS], 660), *line("Open water", 36, 750), *table([HEAD], 766), *line("1", 300, 822)]
    contents = read(first, [*table(NEW, 60, shift=-15), *line("2", 300, 822)])
    grid = contents.grids[1]
    assert [list(row) for row in grid.rows] == [HEAD, *NEW]
    assert grid.header_rows == 1
    assert grid.above == ("Open water",)
    assert grid.place(1, 1).box is not None, "the figures keep their places"
    assert [text.text for text in contents.lines] == ["Open water", "1", "2"]


def test_a_title_alone_at_the_foot_belongs_to_the_table_of_the_next_page():
    first = [*table([HEAD, *ROWS], 680), *line("Open water", 36, 770)]
    contents = read(first, table([HEAD, *NEW], 60))
    assert contents.grids[1].above == ("Open water",)
    assert [list(row) for row in contents.grids[1].rows] == [HEAD, *NEW]


def test_a_title_at_the_foot_belongs_to_a_ruled_table_under_the_marking_of_every_page():
    def ruled(top: float, rows: int) -> list[pdf.Rule]:
        right, bottom = 36 + 70 * 3, top - 4 + 16 * rows
        across = [pdf.Rule(36, y, right, y) for y in (top - 4 + 16 * n for n in range(rows + 1))]
        return across + [pdf.Rule(36 + 70 * n, top - 4, 36 + 70 * n, bottom) for n in range(4)]

    marking = line("OFFICIAL", 40, 40)
    contents = Contents()
    first = pdf.Marks(595, 842, [*marking, *table([HEAD, *ROWS], 680), *line("Open water", 36, 770)], ruled(680, 4))
    foot = pdf.page_contents(first, 1, contents)
    second = pdf.Marks(595, 842, [*marking, *table([HEAD, *NEW], 60)], ruled(60, 4))
    pdf.page_contents(second, 2, contents, foot)
    assert [grid.header_rows for grid in contents.grids] == [None, None]
    assert [list(row) for row in contents.grids[1].rows] == [HEAD, *NEW]
    assert contents.grids[1].above == ("Open water",)


def test_a_note_at_the_foot_titles_nothing():
    first = [*table([HEAD, *ROWS], 680), *line("Note some figures were rounded.", 36, 770)]
    assert read(first, table([HEAD, *NEW], 60)).grids[1].above == ()


def test_a_line_high_on_the_page_titles_nothing_on_the_next():
    first = [*table([HEAD, *ROWS], 80), *line("Open water", 36, 170)]
    assert read(first, table([HEAD, *NEW], 60)).grids[1].above == ()


def test_a_table_with_its_own_title_takes_none_from_the_page_before():
    first = [*table([HEAD, *ROWS], 680), *line("Open water", 36, 770)]
    contents = read(first, [*line("Marsh", 36, 60), *table([HEAD, *NEW], 78)])
    assert contents.grids[1].above == ("Marsh",)


def test_a_head_of_two_lines_alone_at_the_foot_belongs_to_the_figures_of_the_next_page():
    upper, lower = ["No", "Community", "Victim does"], ["Area", "suspect", "resolution", "not support"]
    head = [*table([["", *upper]], 740), *table([lower], 751)]
    rows = [[*row, "7"] for row in ROWS]
    contents = read([*line("Outcomes 2014", 36, 722), *head], table(rows, 60))
    (grid,) = contents.grids
    assert [list(row) for row in grid.rows] == [
        ["Area", "No suspect", "Community resolution", "Victim does not support"],
        *rows,
    ]
    assert (grid.header_rows, grid.page, grid.above) == (1, 2, ("Outcomes 2014",))
    assert grid.place(1, 1).box is not None, "the figures keep their places"


def test_rows_of_words_at_the_foot_are_no_head_of_lines():
    """Set as far apart as rows they are rows; a name that heads the next page's rows is none of a head."""
    words = [["Area", "Lead", "Status"], ["Fens", "North", "Open"], ["Wolds", "South", "Shut"]]
    contents = read(table(words, 700), table(ROWS, 60))
    assert [len(grid.rows) for grid in contents.grids] == [3, 3]
