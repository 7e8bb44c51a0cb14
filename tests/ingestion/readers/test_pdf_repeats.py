"""Heads over heads that repeat: centred, at either end of their group, printed again over every column, in two or three
levels, spaced like the rows."""

from __future__ import annotations

import pytest

from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.head_levels import parted_levels
from ingestion.readers.pdf.heads import Head
from ingestion.readers.pdf.shapes import Word

WIDTH = 46.0
"""Points from one column's end to the next one's."""


def ending(text: str, x1: float, top: float) -> list[Word]:
    words, x0 = [], x1 - 5 * len(text)
    for part in text.split():
        words.append(Word(x0, top, x0 + 5 * len(part), top + 10, part))
        x0 += 5 * len(part) + 5
    return words


def end_of(column: int) -> float:
    return 120 + WIDTH * (column + 1)


def body(heads: list[str], top: float, pitch: float) -> list[Word]:
    words = [Word(40, top, 60, top + 10, "Area")]
    for column, head in enumerate(heads):
        words += ending(head, end_of(column), top)
    for row, area in enumerate(("Fens", "Wolds", "Downs"), 1):
        words.append(Word(40, top + row * pitch, 40 + 5 * len(area), top + row * pitch + 10, area))
        for column in range(len(heads)):
            words += ending(str(11 + 7 * row + column), end_of(column), top + row * pitch)
    return words


def filled(row: list[object]) -> dict[int, object]:
    return {column: value for column, value in enumerate(row) if value is not None}


def middle(first: int, last: int, text: str) -> float:
    return (end_of(first) - 25 + end_of(last) + 5 * len(text)) / 2


@pytest.mark.parametrize("pitch", [12.0, 18.0])
@pytest.mark.parametrize("place", ["centre", "first", "last"])
def test_a_name_stands_over_its_whole_group(pitch, place):
    words = body(["Spring", "Summer", "Autumn"] * 2, 120, pitch)
    for first, text in ((0, "Open"), (3, "Closed")):
        x1 = {"centre": middle(first, first + 2, text), "first": end_of(first), "last": end_of(first + 2)}[place]
        words += ending(text, x1, 120 - pitch)
    (grid,) = find_tables(words, [], 842, 595)
    assert grid.header_rows == 2
    assert {c: v for c, v in filled(list(grid.rows[0])).items() if c} == {1: "Open", 4: "Closed"}
    assert sorted((m.column, m.last_column) for m in grid.merged if m.last_column > m.column) == [(1, 3), (4, 6)]
    assert list(grid.rows[1])[1:] == ["Spring", "Summer", "Autumn"] * 2


def test_names_printed_over_every_column_are_a_row_of_their_own():
    words = body(["Spring", "Summer"] * 2, 120, 13)
    for column, text in enumerate(["Open", "Open", "Closed", "Closed"]):
        words += ending(text, end_of(column), 107)
    (grid,) = find_tables(words, [], 842, 595)
    assert list(grid.rows[0])[1:] == ["Open", "Open", "Closed", "Closed"]
    assert list(grid.rows[1])[1:] == ["Spring", "Summer"] * 2


def test_three_levels_at_the_right_of_their_groups():
    words = body(["Spring", "Summer"] * 4, 140, 18)
    for last, text in ((1, "Open"), (3, "Closed"), (5, "Open"), (7, "Closed")):
        words += ending(text, end_of(last), 122)
    for last, text in ((3, "2016"), (7, "2017")):
        words += ending(text, end_of(last), 104)
    (grid,) = find_tables(words, [], 842, 595)
    assert grid.header_rows == 3
    spans = {(m.row, m.column, m.last_column) for m in grid.merged if m.last_column > m.column}
    assert spans == {(0, 1, 4), (0, 5, 8), (1, 1, 2), (1, 3, 4), (1, 5, 6), (1, 7, 8)}
    assert [grid.rows[0][1], grid.rows[0][5]] == ["2016", "2017"]
    assert [grid.rows[1][c] for c in (1, 3, 5, 7)] == ["Open", "Closed", "Open", "Closed"]


def test_heads_of_two_lines_that_do_not_repeat_stay_one():
    words = body(["season", "visits", "fines"], 120, 12)
    for column, text in enumerate(["Open", "Late", "Paid"]):
        words += ending(text, end_of(column), 109)
    (grid,) = find_tables(words, [], 842, 595)
    assert list(grid.rows[0]) == ["Area", "Open season", "Late visits", "Paid fines"]


def head(column: int, lines: str) -> Head:
    words = [
        Word(50.0 * column + 10 * n, 100.0 + 12 * row, 50.0 * column + 10 * n + 8, 110.0 + 12 * row, text, True)
        for row, line in enumerate(lines.split("|"))
        for n, text in enumerate(line.split())
    ]
    return Head(column, column, words, words[0].x0, words[-1].x1, 100.0, words[-1].bottom)


def levels(heads: list[str]) -> list[tuple[int, int, int, str]] | None:
    found = parted_levels([head(column, lines) for column, lines in enumerate(heads)])
    return found and sorted((h.c0, h.level, h.last_level, " ".join(w.text for w in h.words)) for h in found)


def test_lines_that_come_again_over_columns_are_levels_wherever_the_last_ones_break() -> None:
    found = levels(["Area", "Girls|Home|1 April|2017", "Girls|Home|1 May 2017", "Girls|Shop|1 April|2017",
                    "Girls|Shop|1 May|2017", "Boys|Home|1 April 2017", "Boys|Home|1 May|2017", "Boys|Shop|1 April|2017",
                    "Boys|Shop|1 May|2017(1)"])  # fmt: skip
    assert found is not None
    assert found[0] == (0, 0, 2, "Area")
    assert found[1:4] == [(1, 0, 0, "Girls"), (1, 1, 1, "Home"), (1, 2, 2, "1 April 2017")]
    assert len(found) == 1 + 3 * 8


def test_heads_of_several_lines_that_begin_alike_stay_whole() -> None:
    assert levels(["Area", "Theft|from shops", "Theft|of cycles", "Criminal|damage", "Criminal|arson"]) is None
    assert levels(["Area", "Theft|2017", "Theft|2018", "Arson|2017"]) is None
