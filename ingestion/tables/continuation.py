"""Tables that go on over a page: pieces with the head printed again, with none at all, or cut off to the right so that
their row labels stand on an earlier page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from ingestion.tables.headers import Picture, same_texts, value_columns
from ingestion.tables.regions import Region
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Line, Span, Value
from ingestion.values.place import Place
from ingestion.values.shape import row_shape

NEARLY = 12.0
"""Points by which the columns of two pieces may stand apart."""
EDGES_COINCIDE = 2.0
"""Points by which the edges of one column may differ from page to page."""
SAME_HEIGHT = 3.0
"""Points by which the rows of a table cut in two by its width may differ."""

MOST_PAGES_COMPARED = 12
"""Pages on which one text's places are compared."""

_GOES_ON = re.compile(r"\bcont(?:inued|'?d|\.)|^page\b|\bpage \d+|^\d+$", re.IGNORECASE)


def join(found: Sequence[Region], lines: Sequence[Line] = ()) -> list[list[Region]]:
    """The regions grouped: each group is one table. Only tables of pages are joined; sheets have no page breaks.

    `lines` are those of the pages outside the tables: what stands at one place on several pages is a letterhead.
    """
    letterheads = _letterheads(lines)
    groups: list[list[Region]] = []
    for region in found:
        beside = _left_of(region, groups)
        if beside is not None:
            groups.append([_labelled(region, beside)])
        elif groups and _goes_on(groups[-1], region, letterheads):
            groups[-1].append(region)
        else:
            groups.append([region])
    return groups


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
    if region.grid.page is None or last.grid.page is None or region.grid.page != last.grid.page + 1:
        return False
    if region.header_rows == 0 and _width(region) < _width(first):
        _with_empty_columns(last, region)
    if _width(region) != _width(first):
        return False
    if region.header_rows == 0:
        region.bare = _aligned(last, region)
        if region.bare:
            _mend_cut_row(last, region)
        return region.bare and region.extent.row <= region.extent.last_row
    if not _no_title_of_its_own(region, first, letterheads):
        return False
    head = [_row(first, n) for n in range(first.header_rows)]
    own = [_row(region, n) for n in range(region.header_rows)]
    if len(head) == len(own) and all(same_texts(a, b) for a, b in zip(head, own, strict=True)):
        span = region.extent
        region.extent = Span(span.row + region.header_rows, span.last_row, span.column, span.last_column)
        region.header_rows = 0
        _mend_cut_row(last, region)
        return region.extent.row <= region.extent.last_row
    return False


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
    if places[0] != 0 or places[-1] != max(left):
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


def _left_of(region: Region, groups: Sequence[list[Region]]) -> Region | None:
    """The earlier region whose row labels this one lacks: as many rows, at the same heights, on a page before."""
    if region.grid.page is None or region.above or not region.header_rows or _labels(region):
        return None
    for group in groups:
        other = group[0]
        if other.grid.page is None or other.grid.page >= region.grid.page or other.beside or len(group) > 1:
            continue
        alike = _height(other) == _height(region) and other.header_rows == region.header_rows
        if alike and _labels(other) and _same_heights(other, region):
            return other
    return None


def _labelled(region: Region, left: Region) -> Region:
    """The region with the label columns of the one to its left put before its own."""
    left.beside = True
    labels = _labels(left)
    rows: list[Sequence[Value]] = []
    for number in range(region.extent.row, region.extent.last_row + 1):
        other = number - region.extent.row + left.extent.row
        taken = [left.grid.value(other, left.extent.column + c) for c in labels]
        rows.append([*taken, *_row(region, number - region.extent.row)])
    shift = len(labels) - region.extent.column
    grid = replace(
        region.grid,
        rows=rows,
        boxes={(r - region.extent.row, c + shift): box for (r, c), box in region.grid.boxes.items()},
        doubts={(r - region.extent.row, c + shift): why for (r, c), why in region.grid.doubts.items()},
        merged=[],
    )
    extent = Span(0, len(rows) - 1, 0, max(len(row) for row in rows) - 1)
    return Region(grid, extent, region.header_rows, list(left.above), list(region.below), labels_from=left)


def _labels(region: Region) -> list[int]:
    """The offsets of the columns before the first column of figures."""
    picture: Picture = [
        (row_shape(row := _row(region, n), 0, len(row) - 1), row) for n in range(region.header_rows, _height(region))
    ]
    figures = value_columns(picture)
    return list(range(min(figures))) if figures else []


def _same_heights(a: Region, b: Region) -> bool:
    left, right = _tops(a), _tops(b)
    shared = left.keys() & right.keys()
    return all(abs(left[r] - right[r]) <= SAME_HEIGHT for r in shared)


def _tops(region: Region) -> dict[int, float]:
    tops: dict[int, float] = {}
    for (row, _), box in region.grid.boxes.items():
        tops[row - region.extent.row] = min(box[1], tops.get(row - region.extent.row, box[1]))
    return tops


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
