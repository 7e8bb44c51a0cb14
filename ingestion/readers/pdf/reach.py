"""How far a table reaches beyond its rows: up over its heads, down over the lines that a rule holds to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingestion.readers.pdf.page_rows import Row, stands_beside
from ingestion.readers.pdf.rows import is_left_open, runs_on
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.tokens import is_caption

MOST_HEAD_LINES = 6
CLOSE = 0.2
"""Of the line height: the lines of one text are no further apart."""
FLUSH = 1.5
"""Points by which lines of one text begin apart."""
FURTHER = 1.3
"""Of the usual blank between a table's lines."""
TITLE_GAP = 0.5
"""Of the line height: the lines of one head stand closer."""


def with_heads(
    rows: Sequence[Row], start: int, end: int, previous: int, across: Sequence[Across], height: float
) -> int:
    """The first line of the table, going up over its heads."""
    x0 = min(r.line.x0 for r in rows[start : end + 1])
    x1 = max(r.line.x1 for r in rows[start : end + 1])
    ruled = _ruled_head(rows, start, end, previous, across, x0, x1, height)
    if ruled is not None:
        return ruled
    top, lines = start, 0
    headed = not rows[start].data
    while top > previous and lines < MOST_HEAD_LINES:
        above, below = rows[top - 1], rows[top]
        lines += not stands_beside(above, below, height)
        if below.line.top - above.line.bottom > (0.6 if headed else 1.0) * height:
            break
        if (
            above.prose
            or is_caption(above.line.text)
            or above.line.x0 < x0 - 2 * height
            or above.line.x1 > x1 + 2 * height
        ):
            break
        if (
            any(above.line.middle < r.y < below.line.middle for r in across if r.x0 <= x0 + 5 and r.x1 >= x1 - 5)
            and headed
        ):
            break
        if (
            len(above.pieces) == 1
            and (above.pieces[0].x0 < x0 + 2 * height or above.line.x1 - above.line.x0 > 0.6 * (x1 - x0))
            and not _wraps_into(rows, top, height)
        ):
            break
        top -= 1
        headed = headed or len(above.pieces) > 1
    return top


def _ruled_head(
    rows: Sequence[Row],
    start: int,
    end: int,
    previous: int,
    across: Sequence[Across],
    x0: float,
    x1: float,
    height: float,
) -> int | None:
    """The first line under the table's top rule, where there is a rule as wide as the table not far above."""
    wide = [r for r in across if r.x0 <= x0 + 0.1 * (x1 - x0) and r.x1 >= x1 - 0.1 * (x1 - x0)]
    best = None
    for top in range(start, max(previous, start - MOST_HEAD_LINES) - 1, -1):
        line = rows[top].line
        if top < start and (rows[top].prose or is_caption(line.text) or _titles(rows, top, end, x0, height)):
            break
        if best is not None and len(rows[top].pieces) == 1 and line.x0 <= x0 + 2:
            # the rule above it closes the table before: a title between two tables
            break
        ceiling = rows[top - 1].line.middle if top > previous else line.top - 2.5 * (line.bottom - line.top)
        if any(ceiling < r.y < line.middle for r in wide):
            best = top
    return best


def _wraps_into(rows: Sequence[Row], below: int, height: float) -> bool:
    """Whether the lone line over a head is the upper line of its first column: it stands half beside the head, or
    closer above it than the head stands above what follows."""
    upper, lower = rows[below - 1], rows[below]
    if stands_beside(upper, lower, height):
        return True
    second = lower.pieces[1].x0 if len(lower.pieces) > 1 else lower.line.x0
    if abs(upper.line.x0 - lower.line.x0) > FLUSH or upper.line.x1 > second or below + 1 >= len(rows):
        return False
    gap, under = lower.line.top - upper.line.bottom, rows[below + 1].line.top - lower.line.bottom
    return gap < CLOSE * height and under - gap > CLOSE * height


def _goes_on(row: Row, below: Row, height: float, closest: float) -> bool:
    """Whether every piece of a line stands close under one of the line above, flush with it or centred. As far apart as
    the table's own lines, by `closest`, stands what the texts themselves show to go on."""
    gap = below.line.top - row.line.bottom
    if gap > max(CLOSE * height, closest + 1) or is_caption(below.line.text):
        return False
    if gap > CLOSE * height and not runs_on(below.line.words) and not is_left_open(row.pieces[0].text):
        return False
    texts = list(zip(row.pieces, [*(p.x0 for p in row.pieces[1:]), float("inf")], strict=True))
    return stands_beside(row, below, height) or all(
        any(
            min(abs(p.x0 - q.x0), abs(p.x1 - q.x1), abs(p.x0 + p.x1 - q.x0 - q.x1) / 2) <= FLUSH and p.x1 < end
            for q, end in texts
        )
        for p in below.pieces
    )


def _titles(rows: Sequence[Row], top: int, end: int, x0: float, height: float) -> bool:
    """Whether a lone line at the margin stands over a whole head as its title: further out than the table, or well
    apart from the first column's own head, or, where there is none, further apart than the rows are."""
    row, below = rows[top], rows[top + 1]
    if len(row.pieces) > 1 or row.line.x0 > x0 + 2:
        return False
    if row.line.x0 < x0 - 2 * height:
        return True
    gap = below.line.top - row.line.bottom
    if not below.many or gap <= TITLE_GAP * height:
        return False
    usual = median(max(0.0, b.line.top - a.line.bottom) for a, b in pairwise(rows[top + 1 : end + 1]))
    return below.line.x0 <= x0 + 2 or gap > FURTHER * usual


def with_tail(rows: Sequence[Row], start: int, end: int, across: Sequence[Across], height: float) -> int:
    """The last line of the table: further lines of its last row's texts, and lines that a rule below holds to it, if
    they are few and no prose."""
    closest = min((b.line.top - a.line.bottom for a, b in pairwise(rows[start : end + 1])), default=0.0)
    while end + 1 < len(rows) and _goes_on(rows[end], rows[end + 1], height, closest):
        end += 1
    x0 = min(r.line.x0 for r in rows[start : end + 1])
    x1 = max(r.line.x1 for r in rows[start : end + 1])
    wide = [r for r in across if r.x0 <= x0 + 0.1 * (x1 - x0) and r.x1 >= x1 - 0.1 * (x1 - x0)]
    if any(rows[end].line.middle < r.y < rows[end].line.bottom + 4 for r in wide):
        return end
    for last in range(end + 1, min(len(rows), end + 3)):
        line = rows[last].line
        if rows[last].prose or is_caption(line.text) or line.top - rows[last - 1].line.bottom > line.bottom - line.top:
            return end
        floor = rows[last + 1].line.middle if last + 1 < len(rows) else line.bottom + 10
        if any(line.middle < r.y < min(floor, line.bottom + 10) for r in wide):
            return last
    return end
