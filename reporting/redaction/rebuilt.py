"""A document rebuilt as plain tables from what an edition shows of it. Pure.

Nothing is covered: the tables are written anew, and only three things are written. A figure that the edition shows, at
its place; the heads of its row and column, where labels.py lets them pass; and a word for what was left out. Notes,
letters, comments, formulas, hidden sheets' names and the file's own particulars are in it nowhere. A figure that the
edition withholds, and any number that it does not count, is left out with the rest: it could give one away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid
from reporting.redaction.labels import may_be_shown

REMOVED = "[removed]"
WITHHELD = "[c]"

MOST_ROWS = 2_000
"""Rows of one table that are written; figures beyond are told as not in it."""


@dataclass(frozen=True, slots=True)
class FigureRead:
    """A figure of the edition and where in the document it was read: (sheet, cell) or (page, box). `as_written` is None
    where the edition withholds it."""

    cell: str
    as_written: str | None
    sheet: str = ""
    name: str = ""
    page: int | None = None
    box: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class RebuiltTable:
    """A sheet or a table of a page: its rows of text, and edition cell → (row, column), from 0."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    figures: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The document's tables that hold a figure; how many figures are `in_it` and how many `beyond` (said in a sentence,
    counted from rows, added up from several cells, or entered by a person); and how many cells were `removed`."""

    tables: tuple[RebuiltTable, ...]
    beyond: int
    removed: int

    @property
    def in_it(self) -> int:
        return sum(len(table.figures) for table in self.tables)


def rebuild(
    grids: Sequence[Grid], figures: Sequence[FigureRead], names_somebody: Callable[[str], bool] = lambda text: False
) -> Rebuilt:
    """The document of these grids, with these figures of the edition. `names_somebody` knows the people whom no export
    names, in any text."""

    def shown_as_head(text: str) -> bool:
        return may_be_shown(text) and not names_somebody(text)

    by_place: dict[tuple[object, ...], list[FigureRead]] = {}
    for figure in figures:
        where = (figure.page, tuple(figure.box)) if figure.page and figure.box else (figure.sheet, figure.name)
        by_place.setdefault(where, []).append(figure)
    tables, removed = [], 0
    for number, grid in enumerate(grids, start=1):
        made, left_out = _table(grid, by_place, shown_as_head, number)
        if made is not None:
            tables.append(made)
            removed += left_out
    shown = sum(figure.as_written is not None for figure in figures)
    return Rebuilt(tuple(tables), shown - sum(len(table.figures) for table in tables), removed)


def _table(
    grid: Grid,
    by_place: Mapping[tuple[object, ...], Sequence[FigureRead]],
    shown_as_head: Callable[[str], bool],
    number: int,
) -> tuple[RebuiltTable | None, int]:
    """The grid written anew, and how many of its cells were left out; None where it holds no figure that is shown."""
    rows = [[plain_text(value) for value in row] for row in grid.rows[:MOST_ROWS]]
    read = {
        (row, column): found
        for row, values in enumerate(rows)
        for column in range(len(values))
        if (found := by_place.get(_where(grid, row, column)))
    }
    placed: dict[str, tuple[int, int]] = {}
    written: dict[tuple[int, int], str] = {}
    for (row, column), found in read.items():
        if any(figure.as_written is None for figure in found):
            written[row, column] = WITHHELD
        elif rows[row][column] and all(figure.as_written == rows[row][column] for figure in found):
            written[row, column] = rows[row][column]
            placed |= {figure.cell: (row, column) for figure in found}
    if not placed:
        return None, 0
    heads = _heads(rows, list(read))
    removed = 0
    made = []
    for row, values in enumerate(rows):
        line = []
        for column, text in enumerate(values):
            said = written.get((row, column), "")
            if not said and text:
                said = text if (row, column) in heads and shown_as_head(text) else REMOVED
                removed += said == REMOVED
            line.append(said)
        made.append(tuple(line))
    title = grid.sheet or (f"page {grid.page}" if grid.page else "")
    if not grid.page and not shown_as_head(title):
        title = f"table {number}"
    return RebuiltTable(title, tuple(made), placed), removed


def _where(grid: Grid, row: int, column: int) -> tuple[object, ...]:
    if box := grid.boxes.get((row, column)):
        return grid.page, tuple(box)
    return grid.sheet or "", grid.place(row, column).cell or ""


def _heads(rows: Sequence[Sequence[str]], figures: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The cells that may be heads: left of a figure in its row, above one in its column (tables stand under each
    other), and, in a row that heads columns of figures, what heads the labels beside them."""
    last_in_row: dict[int, int] = {}
    last_in_column: dict[int, int] = {}
    for row, column in figures:
        last_in_row[row] = max(column, last_in_row.get(row, column))
        last_in_column[column] = max(row, last_in_column.get(column, row))
    left = {(row, column) for row, most in last_in_row.items() for column in range(most)}
    above = {
        (row, column) for column, most in last_in_column.items() for row in range(most) if _text(rows, row, column)
    }
    return left | above | {(row, beside) for row, column in above for beside in range(column)}


def _text(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    return rows[row][column] if column < len(rows[row]) else ""
