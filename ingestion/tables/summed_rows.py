"""Whether numbers that could be years are counts, by a printed total that counts them in. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Value

FEWEST_ADDED = 2
"""Numbers, the one that could be a year among them, that a total adds up before it proves anything."""


def counted_in_totals(cells: Sequence[Value], columns: Sequence[int], rows: Sequence[Sequence[Value]]) -> bool:
    """Whether below each of the cells some number is the sum of all between and the cell's own: then the row that
    holds them is one of figures, and no head of years.

    >>> counted_in_totals(["Kent", 2027], [1], [["Essex", 1888], ["Sum", 3915]])
    True
    """
    return bool(columns) and all(_counted_in(cells[c], [row[c] for row in rows if c < len(row)]) for c in columns)


def _counted_in(cell: Value, below: Sequence[Value]) -> bool:
    own = sum_so_far = _count(cell)
    if own is None or sum_so_far is None:
        return False
    for added, value in enumerate(below, 1):
        count = _count(value)
        if count is None:
            continue
        if added >= FEWEST_ADDED and count == sum_so_far > own:
            return True  # the year of the next table below rows of noughts is no sum of them
        sum_so_far += count
    return False


def _count(value: Value) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() else None
    text = plain_text(value).replace(",", "")
    return int(text) if text.isdecimal() else None
