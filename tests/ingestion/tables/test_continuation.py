"""Tables over page breaks."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.tables.continuation import join
from ingestion.tables.regions import Region
from ingestion.values.grid import Grid, Line, Span, Value
from ingestion.values.place import Place
from tests.corpus.pictures import cells


def piece(picture: str, page: int, head: int, above: Sequence[str] = (), top: float = 100.0) -> Region:
    rows: list[Sequence[Value]] = cells(picture)  # type: ignore[assignment]
    boxes = {
        (r, c): (50.0 + 60 * c, top + 12 * r, 100.0 + 60 * c, top + 12 * r + 10)
        for r, row in enumerate(rows)
        for c in range(len(row))
    }
    grid = Grid(rows=rows, page=page, boxes=boxes, is_table=True)
    return Region(grid, Span(0, len(rows) - 1, 0, max(map(len, rows)) - 1), head, list(above))


def sizes(*regions: Region) -> list[int]:
    return [len(group) for group in join(regions)]


FIRST = "| Beat | 2017/18 | 2018/19 |\n| A | 1 | 2 |"


def test_a_head_printed_again_is_left_out() -> None:
    again = piece("| Beat | 2017/18 | 2018/19 |\n| B | 3 | 4 |", 2, 1)
    assert sizes(piece(FIRST, 1, 1), again) == [2]
    assert again.extent.row == 1


def test_a_piece_without_a_head_is_joined_and_marked() -> None:
    bare = piece("| B | 3 | 4 |", 2, 0)
    assert sizes(piece(FIRST, 1, 1), bare) == [2]
    assert bare.bare


def test_a_piece_with_a_title_of_its_own_is_another_table() -> None:
    other = piece("| Beat | 2017/18 | 2018/19 |\n| B | 3 | 4 |", 2, 1, above=["Question 2: victims"])
    assert sizes(piece(FIRST, 1, 1, above=["Question 1: offences"]), other) == [1, 1]


def test_the_same_rows_again_under_the_same_head_are_another_table() -> None:
    first = "| Year | Arson | Rape |\n| 2017 | 1 | 2 |\n| 2018 | 3 | 4 |\n| 2019 | 5 | 6 |"
    assert sizes(piece(first, 1, 1), piece(first.replace("| 5", "| 8"), 2, 1)) == [1, 1]
    later = "| Year | Arson | Rape |\n| 2020 | 1 | 2 |\n| 2021 | 3 | 4 |\n| 2022 | 5 | 6 |"
    assert sizes(piece(first, 1, 1), piece(later, 2, 1)) == [2]


def test_the_same_labels_again_are_those_of_the_next_group_where_they_come_again_in_one_piece() -> None:
    rows = ["| 2017 | Male | 1 |", "| 2017 | Female | 2 |", "| 2017 | Unknown | 0 |"]
    first = "\n".join(["| Year | Sex | Number |", *rows])
    assert sizes(piece(first, 1, 1), piece(first, 2, 1)) == [2]


def test_a_letterhead_on_every_page_is_no_title() -> None:
    again = piece("| Beat | 2017/18 | 2018/19 |\n| B | 3 | 4 |", 2, 1, above=["Anyshire Police"])
    assert sizes(piece(FIRST, 1, 1, above=["Anyshire Police", "Offences"]), again) == [2]


def test_other_columns_or_a_page_between_are_no_continuation() -> None:
    assert sizes(piece(FIRST, 1, 1), piece("| B | 3 |", 2, 0)) == [1, 1]
    assert sizes(piece(FIRST, 1, 1), piece("| B | 3 | 4 |", 3, 0)) == [1, 1]


def test_a_table_cut_across_its_columns_gets_its_labels_back() -> None:
    right = piece("| 2019/20 | 2020/21 |\n| 5 | 6 |", 2, 1)
    groups = join([piece(FIRST, 1, 1), right])
    joined = groups[1][0]
    assert joined.grid.rows == [["Beat", "2019/20", "2020/21"], ["A", 5, 6]]
    assert joined.labels_from is groups[0][0]
    assert joined.grid.place(1, 1).page == 2
    assert joined.grid.boxes[(1, 1)] == right.grid.boxes[(1, 0)]


def test_rows_at_other_heights_are_another_table() -> None:
    right = piece("| 2019/20 | 2020/21 |\n| 5 | 6 |", 2, 1, top=300)
    assert join([piece(FIRST, 1, 1), right])[1][0].labels_from is None


WIDE = "| Beat | 2017/18 | 2018/19 | 2019/20 |\n| A | 1 | 2 | 3 |"


def narrowed(picture: str, kept: Sequence[int], page: int) -> Region:
    """A piece without the columns that hold nothing, each of the others where it stood."""
    whole = piece(picture, page, 0)
    rows: list[Sequence[Value]] = [[row[c] for c in kept] for row in whole.grid.rows]
    boxes = {(r, kept.index(c)): box for (r, c), box in whole.grid.boxes.items() if c in kept}
    grid = Grid(rows=rows, page=page, boxes=boxes, is_table=True)
    return Region(grid, Span(0, len(rows) - 1, 0, len(kept) - 1), 0)


def test_a_column_that_is_empty_on_the_next_page_keeps_its_place() -> None:
    bare = narrowed("| B | 4 | | 6 |\n| C | 7 | | 9 |", [0, 1, 3], 2)
    assert sizes(piece(WIDE, 1, 1), bare) == [2]
    assert [[str(v or "") for v in row] for row in bare.grid.rows] == [["B", "4", "", "6"], ["C", "7", "", "9"]]


def test_columns_that_stand_elsewhere_are_another_table() -> None:
    bare = narrowed("| B | 4 | | 6 |", [0, 1, 3], 2)
    bare.grid.boxes = {key: (x0 + 21, top, x1 + 21, bottom) for key, (x0, top, x1, bottom) in bare.grid.boxes.items()}
    assert sizes(piece(WIDE, 1, 1), bare) == [1, 1]


def test_a_row_cut_by_the_page_is_one_row() -> None:
    first = piece(FIRST.replace("| A |", "| Owner agrees but |"), 1, 1)
    bare = piece("| parts were not found | | |\n| B | 3 | 4 |", 2, 0)
    assert sizes(first, bare) == [2]
    assert first.grid.value(1, 0) == "Owner agrees but parts were not found"
    assert bare.extent.row == 1


def test_a_label_whose_figures_stand_on_the_next_page_goes_with_them() -> None:
    first = piece(FIRST + "\n| Owner agrees but | | |", 1, 1)
    bare = piece("| parts were not found | 3 | 4 |", 2, 0)
    assert sizes(first, bare) == [2]
    assert (first.extent.last_row, bare.grid.value(0, 0)) == (1, "Owner agrees but parts were not found")


def test_a_heading_at_the_foot_of_a_page_is_no_cut_row() -> None:
    first = piece(FIRST + "\n| Northern beats: | | |", 1, 1)
    bare = piece("| harbour | 3 | 4 |", 2, 0)
    sizes(first, bare)
    assert bare.grid.value(0, 0) == "harbour"


def test_what_stands_at_one_place_of_every_page_is_a_letterhead() -> None:
    def again() -> Region:
        return piece("| Beat | 2017/18 | 2018/19 |\n| B | 3 | 4 |", 2, 1, above=["Freedom of Information"])

    def stands(page: int, top: float) -> Line:
        return Line("Freedom of Information", Place(page=page, box=(400.0, top, 530.0, top + 12)))

    first = piece(FIRST, 1, 1, above=["Question 4"])
    assert [len(g) for g in join([first, again()], [stands(1, 30.0), stands(2, 30.0)])] == [2]
    assert [len(g) for g in join([first, again()], [stands(1, 430.0), stands(2, 30.0)])] == [1, 1]


def flowing(picture: str, above: Sequence[str] = (), *, is_table: bool = True) -> Region:
    """A table of a letter or a mail: no page is known."""
    rows: list[Sequence[Value]] = cells(picture)  # type: ignore[assignment]
    grid = Grid(rows=rows, sheet="Table 1", is_table=is_table)
    return Region(grid, Span(0, len(rows) - 1, 0, max(map(len, rows)) - 1), 1, list(above))


AGAIN = "| Beat | 2017/18 | 2018/19 |\n| B | 3 | 4 |"


def test_a_table_of_a_letter_goes_on_where_nothing_but_its_head_stands_between() -> None:
    assert sizes(flowing(FIRST), flowing(AGAIN)) == [2]


def test_labels_come_again_within_groups_of_one_table() -> None:
    first = flowing("| Beat | 2017/18 | 2018/19 |\n| North | | |\n| A | 1 | 2 |\n| B | 5 | 6 |")
    second = flowing("| Beat | 2017/18 | 2018/19 |\n| C | 3 | 4 |\n| South | | |\n| A | 3 | 4 |\n| C | 3 | 4 |")
    assert sizes(first, second) == [2]


def test_tables_of_a_letter_that_are_two_stay_two() -> None:
    assert sizes(flowing(FIRST), flowing(AGAIN, ["Recorded by the county"])) == [1, 1]
    assert sizes(flowing(FIRST), flowing(FIRST)) == [1, 1], "one shape, the same rows"
    assert sizes(flowing(FIRST + "\n| Total | 1 | 2 |"), flowing(AGAIN)) == [1, 1], "closed by its total"
    assert sizes(flowing(FIRST), flowing("| Sex | 2017/18 | 2018/19 |\n| M | 3 | 4 |")) == [1, 1]
    assert sizes(flowing("| | 2017/18 |\n| A | 1 |"), flowing("| | 2017/18 |\n| B | 1 |")) == [1, 1], (
        "of what, is not said"
    )
    assert sizes(flowing(FIRST, is_table=False), flowing(AGAIN, is_table=False)) == [1, 1], "sheets"


LONG = "| Beat | 2017/18 | 2018/19 |\n| A | 1 | 2 |\n| B | 3 | 4 |"


def carried(first: Region, later: Region, lines: Sequence[Line] = ()) -> bool:
    assert [len(group) for group in join([first, later], lines)] == [2]
    assert later.bare
    return later.carried


def test_a_piece_whose_columns_stand_where_the_tables_do_is_its_own_for_sure() -> None:
    assert carried(piece(LONG, 1, 1), piece("| C | 5 | 6 |\n| D | 7 | 8 |", 2, 0))
    assert carried(piece(LONG, 1, 1), piece("| C | 5 | 6 |", 2, 0, above=["Page 2"]))


def test_what_may_be_another_tables_piece_is_not_sure() -> None:
    later = "| C | 5 | 6 |\n| D | 7 | 8 |"
    aside = piece(later, 2, 0)
    aside.grid.boxes = {at: (x0 + 7, y0, x1 + 5, y1) for at, (x0, y0, x1, y1) in aside.grid.boxes.items()}
    assert not carried(piece(LONG, 1, 1), aside), "its columns stand elsewhere"
    assert not carried(piece(LONG + "\n| Total | 4 | 6 |", 1, 1), piece(later, 2, 0)), "the table had ended"
    assert not carried(piece(LONG, 1, 1), piece("| A | 5 | 6 |\n| D | 7 | 8 |", 2, 0)), "a row comes again"
    assert not carried(piece(LONG, 1, 1), piece(later, 2, 0, above=["Victims"])), "it has a title of its own"
    noted = piece(LONG, 1, 1)
    noted.below.append("Source: the force's own system.")
    assert not carried(noted, piece(later, 2, 0)), "a note closed the table"
