"""Tables over page breaks."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.tables.continuation import join
from ingestion.tables.regions import Region
from ingestion.values.grid import Grid, Span, Value
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
