"""Counts in columns that were taken for labels: "22 (in all categories)" beside "6" and "<5". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.line_numbers import numbers_of
from ingestion.values.period_words import read_period
from ingestion.values.record import Kind
from ingestion.values.table import Part, Table

Cell = tuple[int, int]

_WITH_A_REMARK = re.compile(r"\d[\d,]*\s+(?:\([^()]*[a-z]{2}[^()]*\)|[–-]\s+\S.*)", re.DOTALL)
"""A count with what it is of: "22 (total number across all categories)", "183 – of the first kind"."""
_SEVERAL = re.compile(r"\d[\d,]*\s+[A-Za-z]")
"""How a cell begins that counts one thing after the other: "4 concluded 1 withdrawn"."""


def counts_in_labels(table: Table, part: Part) -> set[Cell]:
    """The cells of a piece that count something though their column was taken for labels: in a column that is not the
    first of labels, a count with a remark beside plain counts ("1 - Charged" alone is a code); in a table without
    figures, cells that count several things."""
    found: set[Cell] = set()
    labels = [offset for offset, role in enumerate(table.roles) if role == "label"]
    if "figures" not in table.roles:
        found.update(at for offset in labels for at, text in _texts(table, part, offset) if _counts_several(text))
    for offset in labels[1:]:
        texts = list(_texts(table, part, offset))
        remarked = {at for at, text in texts if _WITH_A_REMARK.fullmatch(text)}
        plain = {at for at, text in texts if _is_count(text)}
        if remarked and plain and len(remarked | plain) >= MOST * len(texts):
            found |= remarked | plain
    return found


MOST = 0.6
"""Share of a column's cells that must count."""


def _texts(table: Table, part: Part, offset: int) -> Iterator[tuple[Cell, str]]:
    first = part.extent.row + (table.header_rows if part is table.parts[0] else 0)
    column = part.extent.column + offset
    for row in range(first, part.extent.last_row + 1):
        if text := plain_text(part.grid.value(row, column)):
            yield (row, column), text


def _counts_several(text: str) -> bool:
    return _SEVERAL.match(text) is not None and sum(number.bare for number in numbers_of(text)) > 1


def _is_count(text: str) -> bool:
    words = read_figure(text) if read_period(text) is None else None
    return words is not None and words.unit == "count" and words.kind in (Kind.EXACT, Kind.SUPPRESSED)
