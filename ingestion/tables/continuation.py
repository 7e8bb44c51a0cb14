"""Tables that go on over a page: pieces with the head printed again, or with none at all."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.tables.headers import same_texts
from ingestion.tables.splitting import Region
from ingestion.values.grid import Span

NEARLY = 12.0
"""Points by which the columns of two pieces may stand apart."""


def join(found: Sequence[Region]) -> list[list[Region]]:
    """The regions grouped: each group is one table. Only tables of pages are joined; sheets have no page breaks."""
    groups: list[list[Region]] = []
    for region in found:
        if groups and _goes_on(groups[-1], region):
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
        return _aligned(last, region)
    head = [_row(first, n) for n in range(first.header_rows)]
    own = [_row(region, n) for n in range(region.header_rows)]
    if len(head) == len(own) and all(same_texts(a, b) for a, b in zip(head, own, strict=True)):
        span = region.extent
        region.extent = Span(span.row + region.header_rows, span.last_row, span.column, span.last_column)
        region.header_rows = 0
        return region.extent.row <= region.extent.last_row
    return False


def _width(region: Region) -> int:
    return region.extent.last_column - region.extent.column + 1


def _row(region: Region, number: int) -> list[object]:
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
