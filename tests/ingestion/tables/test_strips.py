"""Sheets printed over more pages than one across: each figure comes back to its row's label and its column's head."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.tables.continuation import join
from ingestion.tables.regions import Region
from ingestion.tables.splitting import regions
from ingestion.values.grid import Grid, Line, Value
from ingestion.values.place import Box, Place

HEIGHT = 14.0
TOP = 60.0


def cell_box(row: int, column: int) -> Box:
    return 50.0 + 60 * column, TOP + HEIGHT * row, 100.0 + 60 * column, TOP + HEIGHT * row + 10


def printed(table: list[list[Value]], rows_a_page: int, columns: list[int], down_first: bool, gaps: bool) -> list[Grid]:
    """The table as a spreadsheet program prints it: `columns` are the first columns of each strip after the first.
    With `gaps`, a page's rows without a word leave none behind."""
    strips = [range(a, b) for a, b in zip([0, *columns], [*columns, len(table[0])], strict=True)]
    downs = [range(a, min(a + rows_a_page, len(table))) for a in range(0, len(table), rows_a_page)]
    order = [(s, d) for s in strips for d in downs] if down_first else [(s, d) for d in downs for s in strips]
    grids = []
    for page, (strip, down) in enumerate(order, 1):
        kept = [r for r in down if not gaps or any(table[r][c] not in ("", None) for c in strip)]
        rows = [[table[r][c] for c in strip] for r in kept]
        boxes = {
            (at, c): cell_box(r - down.start, c)
            for at, r in enumerate(kept)
            for c, column in enumerate(strip)
            if table[r][column] not in ("", None)
        }
        if rows:
            heads = 1 if kept[0] == 0 else 0
            grids.append(Grid(rows, page=page, boxes=boxes, is_table=True, header_rows=heads, box=(50, TOP, 500, 700)))
    return grids


def told(groups: list[list[Region]]) -> set[tuple[Value, Value, Value]]:
    """(label, head, figure) of every figure, as the joined regions have them."""
    found = set()
    for group in groups:
        first = group[0]
        heads = [first.grid.value(first.extent.row, c) for c in range(first.extent.last_column + 1)]
        for region in group:
            body = region.extent.row + region.header_rows
            for r in range(body, region.extent.last_row + 1):
                for c in range(1, len(heads)):
                    if region.grid.value(r, c) not in ("", None):
                        found.add((region.grid.value(r, 0), heads[c], region.grid.value(r, c)))
    return found


@st.composite
def tables(draw: st.DrawFn) -> list[list[Value]]:
    height, width = draw(st.integers(4, 20)), draw(st.integers(5, 12))
    head: list[Value] = ["Place", *(f"Method {chr(65 + n)}" for n in range(width))]
    return [head, *([f"Ward {chr(65 + r)}", *(str(100 * r + c) for c in range(width))] for r in range(height))]


@settings(max_examples=120)
@given(table=tables(), rows_a_page=st.integers(5, 12), data=st.data(), down_first=st.booleans())
def test_every_figure_comes_back_to_its_label_and_head(
    table: list[list[Value]], rows_a_page: int, data: st.DataObject, down_first: bool
) -> None:
    width = len(table[0])
    columns = sorted(data.draw(st.sets(st.integers(2, width - 1), min_size=1, max_size=3)))
    grids = printed(table, rows_a_page, columns, down_first, gaps=False)
    wanted = {(row[0], head, figure) for row in table[1:] for head, figure in zip(table[0][1:], row[1:], strict=True)}
    assert told(join([region for grid in grids for region in regions(grid)])) >= wanted


def test_rows_without_a_figure_on_a_page_leave_the_others_beside_their_labels() -> None:
    table: list[list[Value]] = [["Place", "A", "B", "C", "D"]]
    table += [[f"Ward {chr(65 + r)}", str(r), str(r + 50), str(r + 100) if r % 3 else None, None] for r in range(9)]
    table[5][4] = "7"
    grids = printed(table, 20, [3], down_first=True, gaps=True)
    found = told(join([region for grid in grids for region in regions(grid)]))
    assert {("Ward B", "C", "101"), ("Ward E", "D", "7"), ("Ward I", "C", "108")} <= found
    assert not any(label == "Ward A" and head == "C" for label, head, _ in found)


def test_labels_that_fill_a_page_by_themselves_are_found_in_its_lines() -> None:
    labels = ["Kind of place", "A long name of a place", "Another name", "A third name of a place", "The fourth"]
    lines = [Line(text, Place(page=1, box=cell_box(r, 0))) for r, text in enumerate(labels)]
    rows: list[list[Value]] = [["2018/19", "2019/20"], ["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]]
    boxes = {(r, c): cell_box(r, c) for r in range(5) for c in range(2)}
    grid = Grid(rows, page=2, boxes=boxes, is_table=True, header_rows=1, box=(50, TOP, 500, 700))
    found = told(join(regions(grid), lines))
    assert ("Another name", "2019/20", "4") in found
    assert len(found) == 8


def test_a_page_without_labels_that_fits_none_before_it_keeps_to_itself() -> None:
    table: list[list[Value]] = [["Place", "A"], ["Ward A", "1"], ["Ward B", "2"], ["Ward C", "3"]]
    (left,) = printed(table, 20, [], down_first=True, gaps=False)
    rows: list[list[Value]] = [["C", "D"], ["7", "8"], ["9", "10"], ["11", "12"]]
    lower = {(r, c): (50.0 + 60 * c, 407.0 + 14 * r, 90.0, 417.0 + 14 * r) for r in range(4) for c in range(2)}
    other = Grid(rows, page=2, boxes=lower, is_table=True, header_rows=1, box=(50, 400, 500, 500))
    groups = join([region for grid in (left, other) for region in regions(grid)])
    assert groups[1][0].labels_from is None


def test_the_labels_head_is_no_group_of_what_a_later_page_goes_on_with() -> None:
    """The labels' head stands on the upper line alone; over the columns of figures nothing does."""
    boxes = {(r, c): cell_box(r, c) for r in range(5) for c in range(3) if (r, c) not in ((0, 1), (0, 2), (1, 0))}
    rows: list[list[Value]] = [["Place", None, None], [None, "A", "B"]]
    rows += [[f"Ward {name}", str(n), str(n + 9)] for n, name in enumerate("XYZ", 11)]
    left = Grid(rows, page=1, boxes=boxes, is_table=True, header_rows=2, box=(50, TOP, 500, 700))
    own: list[list[Value]] = [["C", "D"], ["31", "41"], ["32", "42"], ["33", "43"]]
    further = {(r, c): cell_box(r + 1, c) for r in range(4) for c in range(2)}
    right = Grid(own, page=2, boxes=further, is_table=True, header_rows=1, box=(50, TOP, 500, 700))
    joined = join([region for grid in (left, right) for region in regions(grid)])
    later = next(group[0] for group in joined if group[0].labels_from is not None)
    assert [later.grid.value(0, c) for c in (1, 2)] == [None, None]
