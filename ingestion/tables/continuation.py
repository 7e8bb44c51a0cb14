"""Tables that go on over a page: pieces with the head printed again, with none at all, or cut off to the right so that
their row labels stand on an earlier page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingestion.tables.headers import Picture, same_texts, value_columns
from ingestion.tables.regions import Region
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Span, Value
from ingestion.values.shape import row_shape

NEARLY = 12.0
"""Points by which the columns of two pieces may stand apart."""
SAME_HEIGHT = 3.0
"""Points by which the rows of a table cut in two by its width may differ."""

_GOES_ON = re.compile(r"\bcont(?:inued|'?d|\.)|^page\b|\bpage \d+|^\d+$", re.IGNORECASE)


def join(found: Sequence[Region]) -> list[list[Region]]:
    """The regions grouped: each group is one table. Only tables of pages are joined; sheets have no page breaks."""
    groups: list[list[Region]] = []
    for region in found:
        beside = _left_of(region, groups)
        if beside is not None:
            groups.append([_labelled(region, beside)])
        elif groups and _goes_on(groups[-1], region):
            groups[-1].append(region)
        else:
            groups.append([region])
    return groups


def _goes_on(group: list[Region], region: Region) -> bool:
    first, last = group[0], group[-1]
    if region.grid.page is None or last.grid.page is None or region.grid.page != last.grid.page + 1:
        return False
    if _width(region) != _width(first):
        return False
    if region.header_rows == 0:
        region.bare = _aligned(last, region)
        return region.bare
    if not _no_title_of_its_own(region, first):
        return False
    head = [_row(first, n) for n in range(first.header_rows)]
    own = [_row(region, n) for n in range(region.header_rows)]
    if len(head) == len(own) and all(same_texts(a, b) for a, b in zip(head, own, strict=True)):
        span = region.extent
        region.extent = Span(span.row + region.header_rows, span.last_row, span.column, span.last_column)
        region.header_rows = 0
        return region.extent.row <= region.extent.last_row
    return False


def _no_title_of_its_own(region: Region, first: Region) -> bool:
    """Whether what stands above the piece is a letterhead that stood above the first one too, or says that it goes
    on."""
    before = {plain_text(line) for line in first.above}
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
    return all(abs(left[c] - right[c]) <= NEARLY for c in left.keys() & right.keys())


def _edges(region: Region) -> dict[int, float]:
    edges: dict[int, float] = {}
    for (_, column), box in region.grid.boxes.items():
        edges[column - region.extent.column] = min(box[0], edges.get(column - region.extent.column, box[0]))
    return edges
