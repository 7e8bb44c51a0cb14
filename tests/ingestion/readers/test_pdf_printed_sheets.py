"""Sheets printed with their grid: what is a table in a lattice that also holds titles, notes and blank rows."""

from __future__ import annotations

from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.shapes import Rule, Word

WIDE, HIGH = 100.0, 15.0


def sheet(rows: list[str], over: dict[int, int] | None = None) -> list[tuple[list[list[object]], tuple[str, ...]]]:
    """The tables of a lattice with these rows of cells; `over` gives the columns that the text of a row lies over,
    whose lines it hides."""
    cells = [[part.strip() for part in row.split("|")] for row in rows]
    width = max(len(row) for row in cells)
    words, rules = [], []
    for r, row in enumerate(cells):
        top = 50 + HIGH * r
        for c, text in enumerate(row):
            x = 50 + WIDE * c + 3
            for part in text.split():
                words.append(Word(x, top + 3, x + 5 * len(part), top + 12, part, True))
                x += 5 * len(part) + 3
        for c in range(width + 1):
            if not 0 < c < (over or {}).get(r, 1):
                x = 50 + WIDE * c
                rules.append(Rule(x - 0.2, top, x + 0.2, top + HIGH))
    for r in range(len(cells) + 1):
        rules.append(Rule(50, 50 + HIGH * r - 0.2, 50 + WIDE * width, 50 + HIGH * r + 0.2))
    return [(list(map(list, grid.rows)), tuple(grid.above)) for grid in find_tables(words, rules, 600, 800)]


def test_titles_and_blank_rows_part_tables():
    found = sheet([
        "Offences by year||", "Area|2017|2018", "Ashford|4|5", "Corby|6|7", "||", "Victims||", "Area|2017", "Dover|1|2",
    ], over={0: 2})  # fmt: skip
    assert [rows for rows, _ in found] == [
        [["Area", "2017", "2018"], ["Ashford", "4", "5"], ["Corby", "6", "7"]],
        [["Area", "2017", None], ["Dover", "1", "2"]],
    ]


def test_a_title_over_the_whole_width_is_one_where_blank_rows_say_so():
    rows = ["Offences recorded by the force|", "Area|2017", "Ashford|4", "Corby|6"]
    ((drawn, _),) = sheet(rows, over={0: 2})
    assert drawn[0] == ["Offences recorded by the force", None]
    ((printed, _),) = sheet(["Dear Sir|", "|", *rows], over={2: 2})
    assert printed == [["Area", "2017"], ["Ashford", "4"], ["Corby", "6"]]


def test_rows_go_on_below_a_blank_row():
    ((rows, _),) = sheet(["Area|2017", "Ashford|4", "|", "Corby|6"])
    assert rows == [["Area", "2017"], ["Ashford", "4"], ["Corby", "6"]]


def test_the_name_of_a_group_at_the_top_of_a_page_is_no_title():
    ((rows, _),) = sheet(["Ashford||", "Male|4|5", "Female|6|7"])
    assert rows == [["Ashford", None, None], ["Male", "4", "5"], ["Female", "6", "7"]]


def test_many_lines_of_a_letter_do_not_make_a_form_of_the_table():
    letter = [line for n in range(12) for line in (f"Line {n} of a letter||||", "||||")]
    ((rows, _),) = sheet([*letter, "Area|2016|2017|2018|2019", "Ashford|4|5|6|7", "Corby|6|7|8|9"])
    assert rows[0] == ["Area", "2016", "2017", "2018", "2019"]


def test_a_column_without_any_text_says_so_too():
    rows = ["Offences recorded by the force||", "Area|2017|", "Ashford|4|", "Corby|6|"]
    ((printed, _),) = sheet(rows, over={0: 3})
    assert printed == [["Area", "2017"], ["Ashford", "4"], ["Corby", "6"]]
