"""Sheets printed over more pages than one across: the columns that found no room stand on later pages, at the heights
of their rows and without their labels.

Spreadsheet programs print "down, then over" (all pages of the first columns, then all of the next) or "over, then
down". Which one it was is told by which earlier page has rows at the same heights.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.tables.headers import Picture, SeenRow, value_columns
from ingestion.tables.regions import Region
from ingestion.values.grid import Grid, Line, Span, Value
from ingestion.values.place import Box
from ingestion.values.shape import FIGURES, TEXT, row_shape, shape

SAME_HEIGHT = 3.0
"""Points by which the middle of a row may differ from page to page."""
ENOUGH = 0.9
"""Share of a piece's rows that must stand at the height of a row of the page it belongs to."""

Rows = dict[int, int]
"""By row of a piece's extent (0 is its first) the row of the other one at its height."""


def with_labels(found: Sequence[Region], lines: Sequence[Line] = ()) -> list[Region]:
    """The regions, those of pages without row labels given the labels of the rows to their left. A region that stands
    beside several comes back as several. `lines` are those of the pages outside the tables: labels that fill a page by
    themselves make no table there."""
    pages: dict[int, list[Region]] = {}
    for region in found:
        if region.grid.page is not None:
            pages.setdefault(region.grid.page, []).append(region)
    alone = {page: said for page, said in _by_page(lines).items() if page not in pages}
    instead: dict[int, list[Region]] = {}
    bare = [page for page in sorted(pages) if not any(map(_has_labels, pages[page]))]
    for run in _runs(bare):
        instead.update(_labelled_run(run, pages, set(bare), alone))
    return [new for region in found for new in instead.get(id(region), [region])]


def _has_labels(region: Region) -> bool:
    """Whether the region has row labels; words and no number in its first column are such, whatever stands behind."""
    first = {shape(_row(region, n)[0]) for n in range(region.header_rows, _height(region)) if _width(region)}
    if TEXT in first and not first & FIGURES:
        return True
    return bool(labels_of(region))


def labels_of(region: Region) -> list[int]:
    """The offsets of the columns before the first column of figures."""
    rows = [_row(region, n) for n in range(region.header_rows, _height(region))]
    picture = Picture(SeenRow((row_shape(row, 0, len(row) - 1), row)) for row in rows)
    figures = value_columns(picture)
    if not figures:
        return list(range(_width(region))) if any(TEXT in shapes for shapes, _ in picture) else []
    return list(range(min(figures)))


def _by_page(lines: Sequence[Line]) -> dict[int, list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if line.place.page is not None and line.place.box is not None:
            pages.setdefault(line.place.page, []).append(line)
    return pages


def _runs(pages: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return runs


def _labelled_run(
    run: Sequence[int], pages: dict[int, list[Region]], bare: set[int], alone: dict[int, list[Line]]
) -> dict[int, list[Region]]:
    """What comes in place of the regions of pages that follow one another without labels, by their ids: each page is
    set beside the one as many pages before it as fits best over all of them."""
    first, before = run[0], 0
    while (page := first - before - 1) in alone or (page in pages and page not in bare):
        before += 1
    best: tuple[float, int, dict[int, list[Region]]] = (0.0, 0, {})
    for step in range(1, min(before, len(run)) + 1):
        score = 0.0
        instead: dict[int, list[Region]] = {}
        for number, page in enumerate(run):
            for region in pages[page]:
                before_it = first - step + number % step
                lefts = pages[before_it] if before_it in pages else _of_lines(region, alone[before_it])
                fit, parts = _beside(region, lefts)
                score += fit
                if parts:
                    earlier = pages.get(page - step, ()) if number >= step else ()
                    instead[id(region)] = [_labelled(region, left, rows, earlier or [left]) for left, rows in parts]
                    for part in instead[id(region)]:
                        part.strip = 1 + number // step
                        part.above = part.above or list(region.above) or _title_at(region, earlier)
        best = max(best, (score, step, instead), key=lambda one: one[:2])
    return best[2]


def _title_at(region: Region, earlier: Sequence[Region]) -> list[str]:
    """The lines above the region that stands at this one's heights on an earlier page."""
    own = _middles(region)
    for other in earlier:
        theirs = _middles(other)
        if own and theirs and abs(min(own.values()) - min(theirs.values())) <= SAME_HEIGHT:
            return list(other.above)
    return []


def _of_lines(region: Region, lines: Sequence[Line]) -> list[Region]:
    """The lines at the heights of a region's rows as a region of one column of labels. A label over more lines than one
    stands around the middle of its row."""
    middles = _middles(region)
    heights = sorted(middles.values())
    said: dict[int, list[str]] = {}
    for line in lines:
        box = line.place.box
        if box is None or not middles:
            continue
        middle = (box[1] + box[3]) / 2
        at = min(middles, key=lambda row: abs(middles[row] - middle))
        further = [h for h in heights if (h > middles[at]) == (middle > middles[at]) and h != middles[at]]
        room = min((abs(h - middles[at]) / 2 for h in further), default=0.0)
        if abs(middles[at] - middle) <= max(SAME_HEIGHT, room):
            said.setdefault(at, []).append(line.text)
    rows: list[Sequence[Value]] = [[" ".join(said.get(at, ()))] for at in range(_height(region))]
    boxes: dict[tuple[int, int], Box] = {
        (at, 0): (0.0, middles[at], 1.0, middles[at]) for at, label in enumerate(rows) if label[0] and at in middles
    }
    grid = Grid(rows, page=lines[0].place.page, boxes=boxes, is_table=True, header_rows=region.header_rows)
    return [Region(grid, Span(0, len(rows) - 1, 0, 0), region.header_rows)]


def _beside(region: Region, lefts: Sequence[Region]) -> tuple[float, list[tuple[Region, Rows]]]:
    """How well the region's rows stand beside those of a page, and beside which of its regions. What it has no row for
    speaks against it half as much."""
    middles = _middles(region)
    parts: list[tuple[Region, Rows]] = []
    matched = missing = 0
    for left in lefts:
        if not labels_of(left):
            continue
        own = _middles(left)
        rows: Rows = {}
        for at, middle in middles.items():
            near = min(own, key=lambda n: abs(own[n] - middle), default=None)
            if near is not None and abs(own[near] - middle) <= SAME_HEIGHT and near not in rows:
                rows[near] = at
        if rows:
            parts.append((left, rows))
            matched += len(rows)
            missing += len(own) - len(rows)
    if not middles or matched < ENOUGH * len(middles):
        return 0.0, []
    return matched - missing / 2, parts


def _middles(region: Region) -> dict[int, float]:
    """By row of the extent the height of its middle: that of its shortest cell, for a label may run over lines. What
    stands at the middle of several rows says nothing of the first, unless nothing else does."""
    shortest: dict[int, tuple[bool, float, Box]] = {}
    tall = {(span.row, span.column) for span in region.grid.merged if span.last_row > span.row}
    for place, box in region.grid.boxes.items():
        at, rank = place[0] - region.extent.row, (place in tall, box[3] - box[1], box)
        if 0 <= at < _height(region) and (at not in shortest or rank[:2] < shortest[at][:2]):
            shortest[at] = rank
    return {at: (box[1] + box[3]) / 2 for at, (_, _, box) in shortest.items()}


def _labelled(region: Region, left: Region, beside: Rows, before: Sequence[Region]) -> Region:
    """The region's cells beside `left`, with its label columns before them, row by row of `left`. `before` are the
    regions whose last columns its first ones follow."""
    labels = labels_of(left)
    shift, width = len(labels) - region.extent.column, _width(region)
    rows: list[Sequence[Value]] = []
    at: dict[int, int] = {}
    for number in range(_height(left)):
        taken = [left.grid.value(left.extent.row + number, left.extent.column + c) for c in labels]
        own: Sequence[Value] = [None] * width
        if number in beside:
            own = _row(region, beside[number])
            at[region.extent.row + beside[number]] = number
        rows.append([*taken, *own])
    _go_on_under_groups(rows, len(labels), left, before)
    grid = Grid(
        rows,
        sheet=region.grid.sheet,
        page=region.grid.page,
        boxes={(at[r], c + shift): box for (r, c), box in region.grid.boxes.items() if r in at},
        doubts={(at[r], c + shift): why for (r, c), why in region.grid.doubts.items() if r in at},
        merged=[
            Span(at[m.row], at[m.last_row], m.column + shift, m.last_column + shift)
            for m in region.grid.merged
            if m.row in at and m.last_row in at
        ],
        box=region.grid.box,
        is_table=True,
        header_rows=left.header_rows,
    )
    extent = Span(0, len(rows) - 1, 0, len(labels) + width - 1)
    return Region(grid, extent, left.header_rows, list(left.above), list(region.below), labels_from=left)


def _go_on_under_groups(rows: list[Sequence[Value]], first: int, left: Region, before: Sequence[Region]) -> None:
    """A head over several columns is printed over the first of them: where the page's edge parts them, those that
    follow have a blank over their own heads and stand under it still."""
    heights = _middles(left)
    for number in range(left.header_rows - 1):
        own = list(rows[number])
        blank = first
        while blank < len(own) and own[blank] is None and _headed_below(rows, number, blank, left.header_rows):
            blank += 1
        group = _last_group(before, heights.get(number)) if blank > first else None
        if group is not None:
            rows[number] = [*own[:first], *[group] * (blank - first), *own[blank:]]


def _headed_below(rows: Sequence[Sequence[Value]], number: int, column: int, header_rows: int) -> bool:
    return any(row[column] is not None for row in rows[number + 1 : header_rows])


def _last_group(before: Sequence[Region], height: float | None) -> Value:
    """The last head at a height of the regions' pages, where its last column has a head of its own under it."""
    if height is None:
        return None
    for region in before:
        at = next((n for n, middle in _middles(region).items() if abs(middle - height) <= SAME_HEIGHT), None)
        if at is None:
            continue
        heads = [_row(region, n) for n in range(at, region.header_rows)]
        if any(row[-1] is not None for row in heads[1:]):
            # a head of the labels, which reaches down beside the others, is no group
            return next((value for value in reversed(heads[0][len(labels_of(region)) :]) if value is not None), None)
    return None


def _height(region: Region) -> int:
    return region.extent.last_row - region.extent.row + 1


def _width(region: Region) -> int:
    return region.extent.last_column - region.extent.column + 1


def _row(region: Region, number: int) -> list[Value]:
    row = region.extent.row + number
    return [region.grid.value(row, column) for column in range(region.extent.column, region.extent.last_column + 1)]
