"""Columns of rows as a file wrote them: the fullest rows show them, every other row's cells stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.columns import Column
from ingestion.readers.pdf.tokens import is_figure, is_time
from ingestion.readers.pdf.written_cells import WrittenCell
from ingestion.readers.pdf.written_rows import WrittenRow

FLUSH = 2.0
"""Points by which texts of one column begin apart."""
TOUCH = 0.5
"""Points by which texts of neighbouring columns may overlap."""
FEWEST_NUMBERED = 2
"""Columns: a number and a time have figures behind them."""
FEWEST_FULL = 0.2
"""Of the rows with figures: so many have a cell in every column, but for the name of their group."""

Places = list[tuple[WrittenCell, int]]
"""The cells of a row with their columns."""


def written_columns(rows: Sequence[WrittenRow]) -> tuple[list[Column], int] | None:
    """The columns of rows with figures, and the first that holds figures only; None where the rows show none."""
    most = max(len(row.all) for row in rows)
    full = [row for row in rows if len(row.all) == most]
    if most < 2 or len(full) + len(_unnamed(rows, full)) < FEWEST_FULL * len(rows):
        return None
    columns = [
        Column(min(c.x0 for c in cells), max(c.x1 for c in cells))
        for cells in zip(*(row.all for row in full), strict=True)
    ]
    texts = [n for n in range(most) if 2 * sum(is_figure(row.all[n].text) for row in full) <= len(full)]
    if not texts and most > FEWEST_NUMBERED and _numbered(full):
        texts = [1]
    remarks = [n for n in texts if n and all(later in texts for later in range(n, most))]
    first = max((n for n in texts if n not in remarks), default=0) + 1
    if not texts and not all(_labels(row.all[0].text) for row in full):
        # columns printed on a later page have no labels
        first = 0
    if first >= most:
        return None
    for n, (left, right) in enumerate(pairwise(columns)):
        if left.x1 > right.x0 + TOUCH:
            if n >= first or not _flush(full, n + 1):
                return None
            # a label that runs out over the next column's cell was cut there, or stands over its blank
            columns[n] = Column(left.x0, right.x0)
    return columns, first


def _unnamed(rows: Sequence[WrittenRow], full: Sequence[WrittenRow]) -> list[WrittenRow]:
    """The rows that lack nothing but the first cell: a group's name is written on its first row alone."""
    starts = [row.all[1].x0 for row in full]
    return [
        row
        for row in rows
        if len(row.all) == len(full[0].all) - 1 > 1
        and not is_figure(row.all[0].text)
        and min(starts) - FLUSH <= row.all[0].x0 <= max(starts) + FLUSH
    ]


def _numbered(rows: Sequence[WrittenRow]) -> bool:
    """Whether the rows are numbered from one, with a time behind each number."""
    numbers = [row.all[0].text.rstrip(".)") for row in rows]
    return numbers == [str(n) for n in range(1, len(rows) + 1)] and all(is_time(row.all[1].text) for row in rows)


def with_blank_labels(columns: list[Column], first: int, heads: Sequence[WrittenRow]) -> tuple[list[Column], int]:
    """The columns and the first of figures; before them those whose heads stand left of every label: a group's name
    was written on the page before, and is not written again."""
    if any(len(row.all) == len(columns) for row in heads):
        return columns, first
    left = columns[0].x0 if columns else 0.0
    blank = [
        Column(cell.x0, min(cell.x1, left))
        for row in heads
        for cell in row.all
        if cell.x0 < left - FLUSH and cell.x1 <= left + TOUCH
    ]
    return [*sorted(blank), *columns], first + len(blank)


def _labels(text: str) -> bool:
    """Whether a text that looks like a figure may label its row: a year, a span of ages."""
    return is_time(text) or not text[:1].isdigit() or not text.replace(",", "").isdecimal()


def _flush(rows: Sequence[WrittenRow], column: int) -> bool:
    """Whether the texts of a column all begin at one place."""
    starts = [row.all[column].x0 for row in rows]
    return max(starts) - min(starts) <= FLUSH


def placed(row: WrittenRow, columns: Sequence[Column], first: int) -> Places | None:
    """Each cell of a row with its column, from the left; None where one has no certain column."""
    cells = row.all
    if len(cells) == len(columns):
        found = list(range(len(columns)))
        met = all(c.x0 < columns[n].x1 + TOUCH and c.x1 > columns[n].x0 - TOUCH for n, c in enumerate(cells))
        return list(zip(cells, found, strict=True)) if met else None
    places: Places = []
    for cell in cells:
        column = _column(cell, columns, first)
        if column is None or (places and places[-1][1] >= column):
            return None
        places.append((cell, column))
    return places


def _column(cell: WrittenCell, columns: Sequence[Column], first: int) -> int | None:
    met = [n for n, c in enumerate(columns) if cell.x0 < c.x1 and cell.x1 > c.x0]
    begins = [n for n in range(first) if abs(cell.x0 - columns[n].x0) <= FLUSH]
    if len(begins) == 1 and (not met or begins[0] == met[0]):
        return begins[0]
    if len(met) == 1:
        return met[0]
    if met:
        return None
    # between two columns' texts: figures wider or narrower than those of the full rows
    near = [n for n in range(len(columns)) if _between(n, cell, columns)]
    if len(near) == 1:
        return near[0]
    apart = sorted((max(columns[n].x0 - cell.x1, cell.x0 - columns[n].x1), n) for n in near)
    return apart[0][1] if len(apart) > 1 and apart[0][0] < apart[1][0] / 2 else None


def _between(n: int, cell: WrittenCell, columns: Sequence[Column]) -> bool:
    """Whether the cell stands between the texts of a column's neighbours."""
    return (n == 0 or columns[n - 1].x1 <= cell.x0) and (n + 1 == len(columns) or columns[n + 1].x0 >= cell.x1)
