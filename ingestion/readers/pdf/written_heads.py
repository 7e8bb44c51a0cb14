"""Heads over columns of a table as a file wrote it: the lowest row of heads names every column of figures, each row
over it stands over those below, and heads of labels reach down beside them."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.readers.pdf.columns import Column
from ingestion.readers.pdf.heads import Head
from ingestion.readers.pdf.spans import Stretch, spans_over
from ingestion.readers.pdf.tokens import is_time
from ingestion.readers.pdf.written_cells import WrittenCell
from ingestion.readers.pdf.written_rows import WrittenRow

FLUSH = 2.0
"""Points by which a head of labels begins beside them."""
PAST = 1.0
"""Points by which a head may reach over its neighbours' texts."""


def written_heads(rows: Sequence[WrittenRow], columns: Sequence[Column], first: int, apart: bool) -> list[Head] | None:
    """The heads of the rows over a table's figures, with levels; `first` is the first column of figures. `apart` says
    that texts of two rows are two. None where one
    of them has no certain place, or a column of figures no head."""
    lowest = rows[-1].all
    figured = len(columns) - first
    labels = len(lowest) - figured
    if not 0 <= labels <= first:
        return None
    heads = _over_labels(lowest[:labels], columns, first, len(rows) - 1, [])
    if heads is None:
        return None
    leaves = lowest[labels:]
    for column, cell in enumerate(leaves, first):
        if not _stands_over(cell, column, columns):
            return None
        heads.append(_head(cell, column, column, len(rows) - 1))
    below: list[Stretch] = [(c, c) for c in range(first, len(columns))]
    names = {(h.c0, h.c1): cell.text for h, cell in zip(heads[labels:], leaves, strict=True)}
    headed = zip(columns[first:], leaves, strict=True)
    wide = [*columns[:first], *(Column(min(c.x0, w.x0), max(c.x1, w.x1)) for c, w in headed)]
    left = columns[first - 1] if first else Column(float("-inf"), float("-inf"))
    for level in range(len(rows) - 2, -1, -1):
        cells = rows[level].all
        over = [c for c in cells if c.x1 > left.x1 + PAST and c.x0 >= left.x0 + PAST]
        beside = _over_labels([c for c in cells if c not in over], columns, first, level, heads)
        spans = spans_over([(c.x0, c.x1, c.text, -1) for c in over], below, names, wide)
        if spans and _caption(over, spans, leaves[0], first):
            spans = [(first, len(columns) - 1)]
        if beside is None or spans is None or (over and not apart and all(c0 == c1 for c0, c1 in spans)):
            # heads over one column each are as likely the first lines of those below
            return None
        heads += beside
        heads += [_head(c, c0, c1, level) for c, (c0, c1) in zip(over, spans, strict=True)]
        if over:
            below, names = spans, {span: c.text for c, span in zip(over, spans, strict=True)}
    for head in heads:
        under = [h.level for h in heads if h.level > head.level and h.c0 <= head.c1 and h.c1 >= head.c0]
        head.last_level = min(under) - 1 if under else len(rows) - 1
    return heads


def _caption(over: Sequence[WrittenCell], spans: Sequence[Stretch], leaf: WrittenCell, first: int) -> bool:
    """Whether a lone head over the first of several heads, flush with it, says what all of them are, as a pivot does:
    "Year" over the first of its years, which are times where it is none."""
    flush = len(over) == 1 and abs(over[0].x0 - leaf.x0) <= FLUSH
    return flush and list(spans) == [(first, first)] and is_time(leaf.text) and not is_time(over[0].text)


def _stands_over(cell: WrittenCell, column: int, columns: Sequence[Column]) -> bool:
    """Whether a head stands between the texts of its column's neighbours."""
    left = columns[column - 1].x1 - PAST if column else float("-inf")
    right = columns[column + 1].x0 + PAST if column + 1 < len(columns) else float("inf")
    own = columns[column]
    meets = cell.x0 < own.x1 and cell.x1 > own.x0
    return (cell.x0 >= left and cell.x1 <= right) or (meets and cell.x1 > left + PAST and cell.x0 < right - PAST)


def _over_labels(
    cells: Sequence[WrittenCell], columns: Sequence[Column], first: int, level: int, known: Sequence[Head]
) -> list[Head] | None:
    """Heads of columns of labels: one for each of those without, or each where its labels stand; over heads that all of
    them have, as a pivot's "Count of …" does, where those stand."""
    open_ = [c for c in range(first) if all(h.c0 != c for h in known)]
    if not open_ and len(cells) == 1:
        open_ = [h.c0 for h in known if h.c0 < first and abs(h.x0 - cells[0].x0) <= FLUSH]
    if len(cells) > len(open_):
        return None
    heads: list[Head] = []
    for n, cell in enumerate(cells):
        if len(cells) == len(open_):
            column = open_[n]
        else:
            near = [c for c in open_ if cell.x0 < columns[c].x1 and cell.x1 > columns[c].x0]
            if len(near) != 1:
                return None
            column = near[0]
        if column in (h.c0 for h in heads):
            return None
        heads.append(_head(cell, column, column, level))
    return heads


def _head(cell: WrittenCell, c0: int, c1: int, level: int) -> Head:
    return Head(c0, c1, cell.words, cell.x0, cell.x1, cell.top, cell.bottom, level, level)
