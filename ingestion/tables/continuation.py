"""Tables that go on over a page: pieces with the head printed again, or with none at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.tables.headers import same_texts
from ingestion.tables.splitting import Region
from ingestion.values.grid import Span, Value

NEAR_LINES = 3
_TITLE = re.compile(r"\s*(?:(?:table|figure|chart|appendix|annex|question)\s*[\w.]*\d|q\d|\d+[.)]\s)", re.IGNORECASE)
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
    if _width(region) != _width(first) or _titled_anew(first, region):
        return False
    if region.header_rows == 0:
        region.bare = _aligned(last, region)
        return region.bare
    head = [_row(first, n) for n in range(first.header_rows)]
    own = [_row(region, n) for n in range(region.header_rows)]
    if len(head) == len(own) and all(same_texts(a, b) for a, b in zip(head, own, strict=True)):
        span = region.extent
        region.head_again = region.header_rows
        region.extent = Span(span.row + region.header_rows, span.last_row, span.column, span.last_column)
        region.header_rows = 0
        return region.extent.row <= region.extent.last_row
    return False


def _titled_anew(first: Region, region: Region) -> bool:
    """Whether the piece stands under a numbered title that the first piece does not have: another table."""
    known = {_title_key(line) for line in first.above}
    return any(_TITLE.match(line) and _title_key(line) not in known for line in region.above[-NEAR_LINES:])


def _title_key(line: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"\bcont(?:inued|'?d|\.)?(?!\w)", " ", line.casefold())).strip()


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
