"""Rows told by their distance, spans of years with blanks, labels of many words, titles at the page's margin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.readers import pdf
from ingestion.values.contents import Contents
from ingestion.values.grid import Grid

Placed = tuple[float, str]


def words_of(rows: Sequence[Sequence[Placed]], top: float, pitch: float = 16.0) -> list[pdf.Word]:
    words = []
    for number, row in enumerate(rows):
        for x0, text in row:
            for part in text.split():
                y = top + number * pitch
                words.append(pdf.Word(x0, y, x0 + 5 * len(part), y + 10, part))
                x0 += 5 * len(part) + 3
    return words


def contents_of(words: list[pdf.Word]) -> Contents:
    contents = Contents()
    pdf.page_contents(pdf.Marks(595, 842, words=words), 1, contents)
    return contents


def only_grid(words: list[pdf.Word]) -> Grid:
    (grid,) = contents_of(words).grids
    return grid


def test_a_span_of_years_written_with_blanks_is_one_head():
    rows = [
        [(40, "Area"), (120, "2011 - 2012"), (200, "2012 - 2013")],
        [(40, "Fens"), (150, "4"), (230, "17")],
        [(40, "Wolds"), (150, "9"), (230, "-")],
    ]
    grid = only_grid(words_of(rows, 100))
    assert list(grid.rows[0]) == ["Area", "2011 - 2012", "2012 - 2013"]
    assert grid.header_rows == 1
    assert list(grid.rows[2]) == ["Wolds", "9", "-"]


def test_a_label_a_whole_row_above_is_a_group_of_its_own():
    """The longest label leaves no room beside the group's name: only the distance tells that it is not wrapped."""
    members = ["Riverside", "Fens", "Wolds"]
    rows: list[list[Placed]] = [[(40, "Area"), (160, "2011"), (200, "2012")]]
    for group in ("North", "South"):
        rows.append([(40, group)])
        rows += [[(40, member), (160, str(20 + n)), (200, str(30 + n))] for n, member in enumerate(members)]
    grid = only_grid(words_of(rows, 100))
    assert [row[0] for row in grid.rows] == ["Area", "North", *members, "South", *members]


def test_a_label_close_above_is_the_first_line_of_its_row():
    words = words_of(
        [
            [(40, "Area"), (160, "2011"), (200, "2012")],
            [
                (40, "Upper"),
            ],
        ],
        100,
    )
    words += words_of([[(40, "Riverside dist"), (160, "20"), (200, "30")]], 127)
    words += words_of([[(40, "Fens"), (160, "21"), (200, "31")], [(40, "Wolds"), (160, "22"), (200, "32")]], 143)
    grid = only_grid(words)
    assert [row[0] for row in grid.rows] == ["Area", "Upper Riverside dist", "Fens", "Wolds"]


def test_two_columns_of_long_labels_are_no_two_columns_of_prose():
    rows: list[list[Placed]] = [[(40, "Period"), (170, "Kind of land"), (330, "Fens"), (380, "Wolds")]]
    for year in range(2011, 2016):
        for kind in ("Marsh or wet grass", "Woods of young trees"):
            rows.append([(40, f"Apr {year} to Mar {year + 1}"), (170, kind), (330, "6"), (380, "11")])
    grid = only_grid(words_of(rows, 100))
    assert list(grid.rows[1]) == ["Apr 2011 to Mar 2012", "Marsh or wet grass", "6", "11"]
    assert grid.width == 4


def test_a_title_at_the_margin_stands_over_a_table_set_to_the_middle():
    letter = words_of([[(40, "Our answer to the question you sent us in the spring of the year is below")]], 60)
    title = words_of([[(40, "Wetlands")]], 78)
    rows = [[(200, "Area"), (280, "2011")], [(200, "Fens"), (290, "14")], [(200, "Wolds"), (290, "17")]]
    grid = only_grid([*letter, *title, *words_of(rows, 98)])
    assert grid.above[-1] == "Wetlands"


@pytest.mark.parametrize("stroke", ["/", "-"])
def test_a_year_that_ends_in_the_next_is_one_where_blanks_are_as_wide_as_letters(stroke: str) -> None:
    """As a typewriter face sets it, written cell by cell."""
    rows = [["Year", "Rank", "Stops"]]
    rows += [
        [f"{year} {stroke} {year - 1999}", rank, str(year % 7)] for year in (2020, 2021) for rank in ("Sgt", "PC", "DC")
    ]
    words = []
    for number, row in enumerate(rows):
        for x0, text in zip((40.0, 130.0, 220.0), row, strict=True):
            for part in text.split():
                words.append(pdf.Word(x0, 100 + 17 * number, x0 + 6.6 * len(part), 112.8 + 17 * number, part))
                x0 += 6.6 * (len(part) + 1)
    assert [list(row) for row in only_grid(words).rows] == rows
    assert [list(row) for row in only_grid(sorted(words)).rows] == rows


@given(
    counts=st.lists(st.integers(0, 9_999), min_size=2, max_size=6),
    dashes=st.lists(st.sampled_from("-–"), min_size=6, max_size=6),
    spans=st.booleans(),
    above=st.sampled_from(["Answer", "Number of crimes recorded with a code of 088/05", "2) how many were in homes?"]),
)
def test_a_list_of_periods_and_counts_is_no_table(
    counts: list[int], dashes: list[str], spans: bool, above: str
) -> None:
    """A dash with usual blanks parts them, as it does on the lines of a letter."""
    years = [f"{2016 + n}/{17 + n}" if spans else str(2016 + n) for n in range(len(counts))]
    typed = [f"{year} {dash} {count:,}" for year, dash, count in zip(years, dashes, counts, strict=False)]
    contents = contents_of(words_of([[(40, above)], *[[(40, line)] for line in typed]], 100, pitch=24))
    assert not contents.grids
    assert [line.text for line in contents.lines] == [above, *typed]


def test_a_dash_in_a_column_of_its_own_is_a_figure() -> None:
    rows = [[(40, "Area"), (120, "2017"), (160, "2018")], [(40, "Fens"), (125, "-"), (165, "12")]]
    rows += [[(40, name), (125, "7"), (165, "30")] for name in ("Wolds", "Downs")]
    assert [list(row) for row in only_grid(words_of(rows, 100)).rows][1] == ["Fens", "-", "12"]
