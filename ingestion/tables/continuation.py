"""Tables that go on over a page: pieces with the head printed again, or with none at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from ingestion.tables.flowing import goes_on_bare, goes_on_under_its_head, labels_of
from ingestion.tables.regions import Region
from ingestion.tables.strips import with_labels
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Line, Span, Value
from ingestion.values.labels import says_total
from ingestion.values.place import Place
from ingestion.values.shape import BLANK, TEXT, TIME, YEAR, row_shape, same_texts

NEARLY = 12.0
"""Points by which the columns of two pieces may stand apart."""
EDGES_COINCIDE = 2.0
"""Points by which the edges of one column may differ from page to page."""
FEWEST_AGAIN = 3
"""Rows that come again before they are those of another table."""
MOST_PAGES_COMPARED = 12
"""Pages on which one text's places are compared."""

_GOES_ON = re.compile(r"\bcont(?:inued|'?d|\.)|^page\b|\bpage \d+|^\d+$", re.IGNORECASE)


def join(found: Sequence[Region], lines: Sequence[Line] = ()) -> list[list[Region]]:
    """The regions grouped: each group is one table. Tables of pages are joined, and those of texts that flow where
    a page cuts them; sheets have no page breaks.

    `lines` are those of the pages outside the tables: what stands at one place on several pages is a letterhead.
    """
    letterheads = _letterheads(lines)
    labelled = with_labels(found, lines)
    strips = {region.grid.page for region in labelled if region.labels_from is not None}
    groups: list[list[Region]] = []
    group_of: dict[int, list[Region]] = {}
    for region in labelled:
        before = _before(region, groups, group_of, strips)
        if before is not None and _goes_on(before, region, letterheads):
            before.append(region)
        else:
            before = [region]
            groups.append(before)
        group_of[id(region)] = before
    return groups


def _before(
    region: Region, groups: Sequence[list[Region]], group_of: Mapping[int, list[Region]], strips: Collection[int | None]
) -> list[Region] | None:
    """The group that the region would go on: the one just before it, pages of other columns of a sheet passed over, or
    for such a page the one beside what its labels' table goes on from."""
    if region.grid.page is None:
        return groups[-1] if groups and _after_a_break(groups[-1][0], groups[-1][-1], region) else None
    if region.labels_from is None:
        last = next((group for group in reversed(groups) if group[-1].labels_from is None), None)
        if last is None or last[-1].grid.page is None:
            return None
        between = range(last[-1].grid.page + 1, region.grid.page)
        return (
            last
            if region.grid.page not in strips
            and between.start <= region.grid.page
            and all(page in strips for page in between)
            else None
        )
    pieces = group_of.get(id(region.labels_from), [region.labels_from])
    earlier = pieces[: next(n for n, piece in enumerate(pieces) if piece is region.labels_from)][-1:]
    return next(
        (
            group
            for group in reversed(groups)
            if earlier and group[-1].labels_from is earlier[0] and group[-1].strip == region.strip
        ),
        None,
    )


def _after_a_break(first: Region, before: Region, region: Region) -> bool:
    """Whether two tables of a text that flows are pieces of one, cut by a page: nothing stands between them, and the
    later goes on with the earlier's columns, bare or under the same head again."""
    if not (before.grid.is_table and region.grid.is_table and before.grid.page is None):
        return False
    if before.grid is region.grid or region.above or before.grid.below:
        return False
    return goes_on_under_its_head(before, region) if region.header_rows else goes_on_bare(first, before, region)


def _begins_again(first: Region, region: Region) -> bool:
    """Whether a piece under the head printed again has the rows of the first from its first one on: another table of
    the same shape. Within groups labels come again, in their own piece too."""
    earlier, later = labels_of(first), labels_of(region)
    if any(len(set(held)) < len(held) for held in (earlier, later)):
        return False
    many = min(len(earlier), len(later))
    return many >= FEWEST_AGAIN and earlier[:many] == later[:many]


def _letterheads(lines: Sequence[Line]) -> set[str]:
    """Texts that stand at the same place of more than one page."""
    places: dict[str, list[Place]] = {}
    for line in lines:
        if line.place.box and line.place.page:
            places.setdefault(plain_text(line.text), []).append(line.place)
    return {
        text
        for text, stands in places.items()
        if any(
            a.page != b.page and a.box and b.box and abs(a.box[0] - b.box[0]) + abs(a.box[1] - b.box[1]) <= NEARLY / 2
            for a, b in combinations(stands[:MOST_PAGES_COMPARED], 2)
        )
    }


def _goes_on(group: list[Region], region: Region, letterheads: set[str]) -> bool:
    first, last = group[0], group[-1]
    if region.header_rows == 0 and _width(region) < _width(first):
        _with_empty_columns(last, region)
    if _width(region) != _width(first):
        return False
    if region.header_rows == 0:
        region.bare = _aligned(last, region)
        if region.bare and not first.header_rows and first is last and _only_heads(first):
            first.header_rows, region.bare = _height(first), False
            return True
        if region.bare:
            region.carried = _carried(group, region, letterheads)
            _mend_cut_row(last, region)
        return region.bare and region.extent.row <= region.extent.last_row
    if not _no_title_of_its_own(region, first, letterheads) or _begins_again(first, region):
        return False
    head = [_row(first, n) for n in range(first.header_rows)]
    own = [_row(region, n) for n in range(region.header_rows)]
    # a head among the rows may come to stand right below the one that every page begins with
    times = len(own) // len(head) if head else 0
    if times and len(own) == times * len(head) and all(map(same_texts, head * times, own)):
        span = region.extent
        region.extent = Span(span.row + region.header_rows, span.last_row, span.column, span.last_column)
        region.header_rows = 0
        _mend_cut_row(last, region)
        return region.extent.row <= region.extent.last_row
    return False


def _carried(group: Sequence[Region], region: Region, letterheads: set[str]) -> bool:
    """Whether a piece without a head is the table's for sure: its columns stand where the table's do, nothing but
    letterheads and pages' numbers stands between, the table had not come to its total, and no row comes again."""
    last = group[-1]
    before, here = _sides(last), _sides(region)
    if not here or not all(c in before and _coincide(before[c], side) for c, side in here.items()):
        return False
    between = [*last.below, *last.grid.below, *region.above, *region.grid.above]
    if not all(plain_text(line) in letterheads or _GOES_ON.search(line) for line in between):
        return False
    earlier = [label for piece in group for label in labels_of(piece)]
    if not earlier or says_total(earlier[-1]):
        return False
    return len(set(earlier)) < len(earlier) or set(earlier).isdisjoint(labels_of(region))


def _only_heads(region: Region) -> bool:
    """Whether a piece holds words or periods alone, several of them in its last row: a head whose rows all stand on the
    next page."""
    letters = [row_shape(_row(region, number), 0, _width(region) - 1) for number in range(_height(region))]
    worded = all(set(row) <= {TEXT, TIME, YEAR, BLANK} for row in letters)
    return worded and sum(letter != BLANK for letter in letters[-1]) > 1


def _with_empty_columns(before: Region, region: Region) -> None:
    """Columns that hold nothing on the new page are given back, where each of its columns stands at one of before."""
    left, right = _sides(before), _sides(region)
    if len(right) < max(2, _width(region)) or region.grid.merged:
        return
    places: list[int] = []
    for column in range(_width(region)):
        near = [c for c, side in left.items() if _coincide(side, right[column]) and (not places or c > places[-1])]
        if len(near) != 1:
            return
        places.append(near[0])
    if places[-1] != max(left) or not all(_written_once(before, column) for column in range(places[0])):
        return
    span, width = region.extent, _width(before)
    rows: list[Sequence[Value]] = []
    for number in range(span.last_row + 1):
        row: list[Value] = [None] * width
        for offset, place in enumerate(places):
            row[place] = region.grid.value(number, span.column + offset)
        rows.append(row)
    at = {span.column + offset: place for offset, place in enumerate(places)}
    region.grid = replace(
        region.grid,
        rows=rows,
        boxes={(r, at[c]): box for (r, c), box in region.grid.boxes.items() if c in at},
        doubts={(r, at[c]): why for (r, c), why in region.grid.doubts.items() if c in at},
    )
    region.extent = Span(span.row, span.last_row, 0, width - 1)


def _written_once(region: Region, column: int) -> bool:
    """Whether a column names its rows once a block: some rows say nothing in it, the last among them."""
    rows = [_row(region, number) for number in range(region.header_rows, _height(region))]
    return bool(rows) and not plain_text(rows[-1][column]) and any(plain_text(row[column]) for row in rows)


def _sides(region: Region) -> dict[int, tuple[float, float]]:
    """By offset of column, where its cells begin and end at the furthest."""
    sides: dict[int, tuple[float, float]] = {}
    wide = {(m.row, m.column) for m in region.grid.merged if m.last_column > m.column}
    for (row, column), box in region.grid.boxes.items():
        offset = column - region.extent.column
        if (row, column) in wide or not region.extent.row <= row <= region.extent.last_row:
            continue
        x0, x1 = sides.get(offset, (box[0], box[2]))
        sides[offset] = (min(x0, box[0]), max(x1, box[2]))
    return sides


def _coincide(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two columns begin, end or are centred at one place."""
    apart = (abs(a[0] - b[0]), abs(a[1] - b[1]), abs(a[0] + a[1] - b[0] - b[1]) / 2)
    return min(apart) <= EDGES_COINCIDE


def _mend_cut_row(before: Region, region: Region) -> None:
    """A row that the page cuts is one row: the rest of a label goes to the figures it belongs to."""
    if before.extent.last_row < before.extent.row or region.extent.row > region.extent.last_row:
        return
    above, below = _row(before, _height(before) - 1), _row(region, 0)
    rest, begun = plain_text(below[0]), plain_text(above[0])
    if not begun or not rest[:1].islower():
        return
    if not any(plain_text(v) for v in below[1:]) and any(plain_text(v) for v in above[1:]):
        _write(before, before.extent.last_row, f"{begun} {rest}")
        span = region.extent
        region.extent = Span(span.row + 1, span.last_row, span.column, span.last_column)
    elif not any(plain_text(v) for v in above[1:]) and _height(before) > 1 and not begun.endswith((":", ".")):
        _write(region, region.extent.row, f"{begun} {rest}")
        span = before.extent
        before.extent = Span(span.row, span.last_row - 1, span.column, span.last_column)


def _write(region: Region, row: int, label: str) -> None:
    rows = list(region.grid.rows)
    cells = list(rows[row])
    cells[region.extent.column] = label
    rows[row] = cells
    region.grid = replace(region.grid, rows=rows)


def _no_title_of_its_own(region: Region, first: Region, letterheads: set[str]) -> bool:
    """Whether what stands above the piece is a letterhead that stood above the first one too, or says that it goes
    on."""
    before = letterheads | {plain_text(line) for line in first.above}
    return all(plain_text(line) in before or _GOES_ON.search(line) for line in region.above)


def _height(region: Region) -> int:
    return region.extent.last_row - region.extent.row + 1


def _width(region: Region) -> int:
    return region.extent.last_column - region.extent.column + 1


def _row(region: Region, number: int) -> list[Value]:
    row = region.extent.row + number
    return [region.grid.value(row, column) for column in range(region.extent.column, region.extent.last_column + 1)]


def _aligned(a: Region, b: Region) -> bool:
    left, right = _edges(a), _edges(b)
    if not left or not right:
        return True
    wide, narrow = _sides(a), _sides(b)
    return all(
        abs(left[c] - right[c]) <= NEARLY or (c in wide and c in narrow and _inside(narrow[c], wide[c]))
        for c in left.keys() & right.keys()
    )


def _inside(narrow: tuple[float, float], wide: tuple[float, float]) -> bool:
    """Whether a column stands where another does, its texts being shorter."""
    return narrow[0] >= wide[0] - EDGES_COINCIDE and narrow[1] <= wide[1] + EDGES_COINCIDE


def _edges(region: Region) -> dict[int, float]:
    edges: dict[int, float] = {}
    for (_, column), box in region.grid.boxes.items():
        edges[column - region.extent.column] = min(box[0], edges.get(column - region.extent.column, box[0]))
    return edges
