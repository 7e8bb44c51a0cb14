"""A force's own table, quoted in a letter to it: the head and the rows in question, as plain text. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid
from ingestion.values.table import Table

MOST_ROWS, WIDEST = 14, 34
"""Rows of a table that are quoted, and letters of a cell."""


def quoted(table: Table, looked_for: Iterable[tuple[Grid, int]]) -> str:
    """The table's head and the rows looked for, each as (grid, row), the most telling first; all its rows where they
    are few. Columns stand under each other in a type of one width."""
    wanted = set(list(dict.fromkeys((id(grid), row) for grid, row in looked_for))[:MOST_ROWS])
    rows: list[list[str]] = []
    left_out = 0
    for number, part in enumerate(table.parts):
        span = part.extent
        heads = range(span.row, span.row + (table.header_rows if number == 0 else 0))
        body = range(heads.stop, span.last_row + 1)
        whole = len(body) <= MOST_ROWS and len(table.parts) == 1
        rows += [_cells(part.grid, row, span.column, span.last_column) for row in heads]
        for row in body:
            if whole or (id(part.grid), row) in wanted:
                rows.append(_cells(part.grid, row, span.column, span.last_column))
            else:
                left_out += 1
    told = _aligned([row for row in rows if any(row)])
    if left_out:
        told.append(f"    ({left_out} more row{'' if left_out == 1 else 's'})")
    return "\n".join(told)


def _cells(grid: Grid, row: int, first: int, last: int) -> list[str]:
    return [" ".join((plain_text(grid.value(row, column)) or "").split())[:WIDEST] for column in range(first, last + 1)]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    width = max((len(row) for row in rows), default=0)
    used = [column for column in range(width) if any(column < len(row) and row[column] for row in rows)]
    wide = [max(len(row[column]) for row in rows if column < len(row)) for column in used]
    return [
        "    " + "  ".join(row[column].ljust(size) for column, size in zip(used, wide, strict=True)).rstrip()
        for row in rows
    ]
