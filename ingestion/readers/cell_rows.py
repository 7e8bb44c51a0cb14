"""Rows written inside the cells of one row, line under line, as rows of their own. Pure.

People type "2016/17⏎2017/18" in one cell and "12⏎15" in the next. Where the cells of a row hold equally many lines,
and those of one cell are figures throughout, the lines are rows; a cell of one line names them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ingestion.readers import kinds
from ingestion.values.finding import Finding
from ingestion.values.grid import Grid, Span, Value
from ingestion.values.shape import MARK, NUMBER, YEAR, shape

_FIGURES = frozenset((NUMBER, MARK, YEAR))
_Detail = TypeVar("_Detail")


def unfold(grid: Grid) -> list[Finding]:
    """Lays such rows out in the grid, each still at the place of its cell, and tells of cells that hold several figures
    whose rows cannot be told. Grids without such cells stay as they are."""
    told: list[Finding] = []
    if grid.more is not None or not any(isinstance(value, str) and "\n" in value for row in grid.rows for value in row):
        return told
    rows: list[Sequence[Value]] = []
    origins: list[int] = []
    for number, row in enumerate(grid.rows):
        cells = [_lines(value) for value in row]
        laid = _laid_out(cells, row)
        if laid is None:
            told.extend(
                kinds.SEVERAL_FIGURES.found(
                    f"The cell {grid.place(number, column)} holds {len(lines)} figures, one under the other.",
                    grid.place(number, column),
                )
                for column, lines in enumerate(cells)
                if _all_figures(lines)
            )
            laid = [row]
        rows.extend(laid)
        origins.extend([number] * len(laid))
    if len(rows) > len(grid.rows):
        _move(grid, rows, origins)
    return told


def _lines(value: Value) -> list[str]:
    lines = value.strip().splitlines() if isinstance(value, str) else []
    lines = [line.strip() for line in lines if line.strip()]
    return lines if len(lines) > 1 else []


def _all_figures(lines: Sequence[str]) -> bool:
    letters = [shape(line) for line in lines]
    return bool(letters) and all(letter in _FIGURES for letter in letters) and set(letters) != {YEAR}


def _laid_out(cells: Sequence[list[str]], row: Sequence[Value]) -> list[Sequence[Value]] | None:
    counts = {len(lines) for lines in cells if lines}
    if len(counts) != 1 or sum(map(bool, cells)) < 2 or not any(_all_figures(lines) for lines in cells):
        return None
    if any(not lines and shape(value) in (NUMBER, MARK) for lines, value in zip(cells, row, strict=True)):
        return None
    return [
        tuple(lines[n] if lines else value for lines, value in zip(cells, row, strict=True))
        for n in range(counts.pop())
    ]


def _move(grid: Grid, rows: list[Sequence[Value]], origins: list[int]) -> None:
    first = {origin: n for n, origin in reversed(list(enumerate(origins)))}
    last = {origin: n for n, origin in enumerate(origins)}

    def moved(detail: dict[tuple[int, int], _Detail]) -> dict[tuple[int, int], _Detail]:
        return {(n, c): value for (r, c), value in detail.items() if r in first for n in range(first[r], last[r] + 1)}

    grid.merged = [
        Span(first[s.row], last[s.last_row], s.column, s.last_column)
        for s in grid.merged
        if s.row in first and s.last_row in last and (s.last_row > s.row or first[s.row] == last[s.row])
    ]
    grid.formats, grid.comments = moved(dict(grid.formats)), moved(dict(grid.comments))
    grid.indents = moved(dict(grid.indents))
    grid.struck = frozenset(moved(dict.fromkeys(grid.struck, True)))
    grid.hidden_rows = frozenset(n for n, origin in enumerate(origins) if origin in grid.hidden_rows)
    grid.origins = tuple(grid.row_number(origin) for origin in origins)
    grid.rows = rows
