"""Last rows cut off by the page's foot, and the groups named once beside their rows."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from random import Random

import pytest

from ingestion.readers import pdf
from ingestion.tables.assembly import assemble
from ingestion.values.contents import Contents

ENDS = (40.0, 150.0, 250.0, 340.0)
HEAD = ["Month", "Canals", "Harbours", "Moors"]
MONTHS = [["May", "141", "38", "5"], ["June", "6", "1,204", "17"], ["July", "88", "19", "243"]]
LAST = ["August", "7", "6", "9"]


def words_of(rows: Sequence[Sequence[str]], top: float) -> list[pdf.Word]:
    """Labels begin at the first place, everything else ends at its column's."""
    words = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            x0 = ENDS[0] if c == 0 else ENDS[c] - 5 * len(text)
            at = x0
            for part in text.split():
                words.append(pdf.Word(at, top + 14 * r, at + 5 * len(part), top + 14 * r + 10, part))
                at += 5 * len(part) + 3
    return words


def pages(*words: list[pdf.Word]) -> Contents:
    contents = Contents()
    for number, found in enumerate(words, 1):
        pdf.page_contents(pdf.Marks(595, 842, words=found), number, contents)
    return contents


def test_a_last_row_alone_on_the_next_page_belongs_to_the_table_open_at_the_foot():
    """Shorter figures than those above begin further right: the columns are told by where they end."""
    first = words_of([HEAD, *MONTHS], 740)
    contents = pages(first, [pdf.Word(40, 30, 95, 40, "Disclosure"), *words_of([LAST], 80)])
    assert [list(row) for row in contents.grids[1].rows] == [LAST]
    assert [line.text for line in contents.lines] == ["Disclosure"]
    (table,), _ = assemble(contents.grids, contents.lines)
    assert [part.grid.page for part in table.parts] == [1, 2]


def test_a_lone_row_under_a_table_closed_by_a_note_is_a_line():
    note = [pdf.Word(40, 798, 300, 808, "Some figures were rounded.")]
    contents = pages([*words_of([HEAD, *MONTHS], 740), *note], words_of([LAST], 80))
    assert len(contents.grids) == 1
    assert {"August", "7"} <= {line.text for line in contents.lines}


def test_a_lone_line_that_stands_under_other_columns_is_no_row():
    contents = pages(
        words_of([HEAD, *MONTHS], 740), [pdf.Word(200, 80, 260, 90, "Page"), pdf.Word(300, 80, 305, 90, "2")]
    )
    assert len(contents.grids) == 1


def test_years_named_once_beside_their_months_are_a_column():
    months = list(calendar.month_name)[1:]
    words = [
        pdf.Word(40, 100, 60, 110, "Year"),
        pdf.Word(72, 100, 97, 110, "Month"),
        pdf.Word(190, 100, 215, 110, "Moors"),
    ]
    for r, month in enumerate(months, 1):
        words.append(pdf.Word(72, 100 + 14 * r, 72 + 5 * len(month), 110 + 14 * r, month))
        words.append(pdf.Word(205, 100 + 14 * r, 215, 110 + 14 * r, str(10 + r)))
    words.append(pdf.Word(40, 114, 60, 124, "2018"))
    (grid,) = pages(words).grids
    assert [list(row) for row in grid.rows[:3]] == [
        ["Year", "Month", "Moors"],
        ["2018", "January", "11"],
        [None, "February", "12"],
    ]


def test_further_lines_of_a_row_under_the_head_printed_again_are_of_that_row():
    first = words_of([HEAD, *MONTHS, ["Road works", "7", "6", "9"]], 740)
    again = words_of([HEAD, ["and closures", "", "", ""], ["September", "1", "2", "3"], ["October", "4", "5", "6"]], 60)
    grids = pages(first, again).grids
    assert list(grids[0].rows[-1]) == ["Road works and closures", "7", "6", "9"]
    assert [row[0] for row in grids[1].rows] == ["Month", "September", "October"]
    assert {row for row, _ in grids[1].boxes} == {0, 1, 2}


def test_the_name_of_a_group_under_the_head_printed_again_is_no_further_line():
    first = words_of([HEAD, *MONTHS, LAST], 740)
    again = words_of([HEAD, ["Autumn", "", "", ""], ["September", "1", "2", "3"], ["October", "4", "5", "6"]], 60)
    grids = pages(first, again).grids
    assert grids[0].rows[-1][0] == "August"
    assert [row[0] for row in grids[1].rows] == ["Month", "Autumn", "September", "October"]


LABELS = (("Whitcombe &", "Tarrant"), ("Interference with", "a motor vehicle"), ("Taken into", "consideration"))
PLACES = ["Hexley", "Port Amble", "Norbury Cross", "Whitcombe & Tarrant"]
LIST = ["Place", "Outcome", "Year", "Number"]
STARTS = (40.0, 150.0, 260.0, 340.0)


def listed(rows: Sequence[Sequence[str]], top: float) -> list[pdf.Word]:
    """Rows of texts with one figure each, which ends at its column's right side."""
    words = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            at = STARTS[c] + (40 - 5 * len(text) if c == 3 else 0)
            for part in text.split():
                words.append(pdf.Word(at, top + 14 * r, at + 5 * len(part), top + 14 * r + 10, part))
                at += 5 * len(part) + 3
    return words


@pytest.mark.parametrize("seed", range(12))
def test_last_rows_of_a_list_with_one_figure_each_go_on_over_the_page(seed: int) -> None:
    """Texts are more than figures in them, and years are none; the page's number stands close below the table."""
    drawn = Random(f"listed {seed}")
    rows = [
        [p, o, f"{y}", str(drawn.randint(0, 900))]
        for p in PLACES
        for o in ("Charged", "Cautioned")
        for y in (2020, 2021)
    ]
    cut = drawn.randint(1, 3)
    number = [pdf.Word(300, 820, 325, 830, "Page"), pdf.Word(328, 820, 333, 830, "1")]
    after = [pdf.Word(40, 200, 100, 210, "Sincerely")]
    top = 800 - 14 * (len(rows) - cut)
    contents = pages([*listed([LIST, *rows[:-cut]], top - 14), *number], [*listed(rows[-cut:], 60), *after])
    assert [list(row) for grid in contents.grids for row in grid.rows][1:] == rows
    (table,), _ = assemble(contents.grids, contents.lines)
    assert [part.grid.page for part in table.parts] == [1, 2]


@pytest.mark.parametrize("seed", range(8))
def test_a_label_that_the_page_cuts_is_one(seed: int) -> None:
    drawn = Random(f"cut label {seed}")
    upper, lower = drawn.choice(
        (("Whitcombe &", "Tarrant"), ("Interference with", "a motor vehicle"), ("Taken into", "consideration"))
    )
    first, others = words_of([HEAD, *MONTHS, [upper, "7", "6", "9"]], 750), drawn.random() < 0.5
    below = words_of([["September", "12", "18", "3"], ["October", "2", "8", "13"]], 74) if others else []
    contents = pages(first, [*words_of([[lower]], 60), *below])
    assert list(contents.grids[0].rows[-1]) == [f"{upper} {lower}", "7", "6", "9"]
    assert lower not in {line.text for line in contents.lines}


def test_a_sentence_that_goes_on_over_the_page_is_no_part_of_a_row() -> None:
    said = [
        "Section",
        "17",
        "of",
        "the",
        "Act",
        "requires",
        "us",
        "to",
        "say",
        "that",
        "the",
        "limit",
        "is",
        "eighteen",
        "hours",
    ]
    note = [pdf.Word(40 + 24 * n, 812, 60 + 24 * n, 822, word) for n, word in enumerate(said)]
    contents = pages([*words_of([HEAD, *MONTHS], 700), *note], words_of([["at most"]], 60))
    assert list(contents.grids[0].rows[-1]) == MONTHS[-1]
    assert contents.lines[-1].text == "at most"


@pytest.mark.parametrize("seed", range(8))
def test_a_lone_column_on_a_later_page_stands_beside_its_rows(seed: int) -> None:
    drawn = Random(f"lone column {seed}")
    figures = [str(drawn.randint(0, 99)) for _ in MONTHS]
    column = [pdf.Word(40, 100, 65, 110, "Lakes")]
    column += [pdf.Word(90 - 5 * len(f), 114 + 14 * n, 90, 124 + 14 * n, f) for n, f in enumerate(figures)]
    contents = pages(words_of([HEAD, *MONTHS], 100), [*column, pdf.Word(300, 800, 320, 810, "Page")])
    assert [list(row) for row in contents.grids[1].rows] == [["Lakes"], *([f] for f in figures)]
    tables, _ = assemble(contents.grids, contents.lines)
    parts = [part.grid for table in tables for part in table.parts if part.grid.page == 2]
    wanted = [[month[0], figure] for month, figure in zip(MONTHS, figures, strict=True)]
    assert [[list(row) for row in grid.rows] for grid in parts] == [[["Month", "Lakes"], *wanted]]


@pytest.mark.parametrize("seed", range(8))
def test_a_lone_column_stands_beside_rows_whose_groups_are_named_at_their_middle(seed: int) -> None:
    drawn = Random(f"lone column beside groups {seed}")
    groups = {"North": ["Ashby", "Barton"], "South": ["Corby", "Dursley", "Exton"], "East": ["Fenny", "Girton", "Hyde"]}
    rows = [["Area", "District", "2019", "2020"]]
    rows += [["", name, *(str(drawn.randint(10, 99)) for _ in range(2))] for names in groups.values() for name in names]
    words, at = words_of(rows, 100), 1
    heights = sorted({word.top for word in words})
    for group, names in groups.items():
        tops = heights[at : at + len(names)]
        top = (tops[0] + tops[-1]) / 2
        first = next(n for n, word in enumerate(words) if word.text == names[0])
        words.insert(first, pdf.Word(40, top, 40 + 5 * len(group), top + 10, group))
        at += len(names)
    figures = [str(drawn.randint(0, 99)) for _ in rows[1:]]
    column = [pdf.Word(40, heights[0], 60, heights[0] + 10, "2021")]
    column += [pdf.Word(40, top, 40 + 5 * len(f), top + 10, f) for top, f in zip(heights[1:], figures, strict=True)]
    contents = pages(words, [*column, pdf.Word(300, 800, 320, 810, "Page")])
    tables, _ = assemble(contents.grids, contents.lines)
    parts = [part.grid for table in tables for part in table.parts if part.grid.page == 2]
    assert [[[row[1], row[-1]] for row in grid.rows[1:]] for grid in parts] == [
        [[row[1], figure] for row, figure in zip(rows[1:], figures, strict=True)]
    ]
