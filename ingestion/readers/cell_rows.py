"""Rows written inside the cells of one row, line under line, as rows of their own. Pure.

People type "2016/17⏎2017/18" in one cell and "12⏎15" in the next. Where the cells of a row hold equally many lines,
and those of one cell are figures throughout, the lines are rows; a cell of one line names them all. Or they type
"2016/17: 12⏎2017/18: 15" in one cell: such labels come to stand in a column of their own before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from ingestion.readers import kinds
from ingestion.values.finding import Finding
from ingestion.values.grid import Grid, Span, Value
from ingestion.values.period_words import read_period
from ingestion.values.shape import MARK, NUMBER, YEAR, shape

_FIGURES = frozenset((NUMBER, MARK, YEAR))
_Detail = TypeVar("_Detail")
_PAIR = re.compile(r"[-•*·]?\s*(?P<label>[^:=]{1,60})(?<=\S)\s*(?::|=|\s[-–]\s|\t)\s*(?P<figure>[^:=]{1,40})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINS = re.compile(r"^(?:to|until|till)\b|^[-–/]\s*\w|\b(?:to|until|till)$|[-–/]$", re.IGNORECASE)
"""What joins the ends of a period that is written over several lines."""
_Pairs = Sequence[tuple[str, str]]
"""The labels and figures of a cell's lines."""


def unfold(grid: Grid) -> list[Finding]:
    """Lays such rows out in the grid, each still at the place of its cell, and tells of cells that hold several figures
    whose rows cannot be told. Grids without such cells stay as they are."""
    told: list[Finding] = []
    if grid.more is not None or not any(isinstance(value, str) and "\n" in value for row in grid.rows for value in row):
        return told
    _part_labels(grid)
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


def _part_labels(grid: Grid) -> None:
    """Puts the labels of cells whose every line is a label and a figure into a column before the first such cell: the
    cell's row is named by what stands to its left, its lines by their own labels. In one row they must be the same;
    labels that are no periods must come again in another row."""
    found = _told_by_others(
        {
            (row, column): pairs
            for row, values in enumerate(grid.rows)
            for column, value in enumerate(values)
            if column and isinstance(value, str) and "\n" in value and (pairs := _pairs(_lines(value)))
        }
    )
    named = [tuple(label for label, _ in pairs) for pairs in found.values()]
    rows = {row for row, _ in found}
    for labels in set(named):
        if named.count(labels) < 2 and not all(read_period(label) for label in labels):
            return
    if not found or any(
        len({tuple(label for label, _ in pairs) for (at, _), pairs in found.items() if at == row}) > 1 for row in rows
    ):
        return
    first = min(column for _, column in found)
    laid: list[Sequence[Value]] = []
    for number, values in enumerate(grid.rows):
        cells = list(values)
        labels = next(
            ("\n".join(label for label, _ in pairs) for (at, _), pairs in found.items() if at == number), None
        )
        for column in range(first, len(cells)):
            if (number, column) in found:
                cells[column] = "\n".join(figure for _, figure in found[number, column])
        laid.append((*cells[:first], labels, *cells[first:]) if len(cells) > first else tuple(cells))
    columns = [grid.column_number(column) for column in range(grid.width)]
    _make_room(grid, first)
    grid.rows = laid
    grid.column_origins = (*columns[:first], columns[first], *columns[first:])


def _told_by_others(found: dict[tuple[int, int], _Pairs]) -> dict[tuple[int, int], _Pairs]:
    """Those of the cells that hold pairs for sure: "2016 - 17" may be a year, but not beside "2017 - 340", in the cell
    or in another one of the same labels."""
    sure = {
        tuple(label for label, _ in pairs)
        for pairs in found.values()
        if not all(read_period(f"{label} - {figure}") for label, figure in pairs)
    }
    return {at: pairs for at, pairs in found.items() if tuple(label for label, _ in pairs) in sure}


def _pairs(lines: Sequence[str]) -> _Pairs:
    """The label and figure of each line, where every line may be both."""
    found = []
    for line in lines:
        pair = _PAIR.fullmatch(line)
        doubtful = pair is not None and read_period(line) is not None and not _YEAR.fullmatch(pair["label"])
        if pair is None or doubtful or shape(pair["figure"]) not in _FIGURES:
            return []
        if shape(pair["label"]) in (NUMBER, MARK):
            return []
        found.append((pair["label"], pair["figure"].strip()))
    return found if len({label for label, _ in found}) == len(found) else []


def _make_room(grid: Grid, first: int) -> None:
    """Moves what is known of the cells from this column on by one column."""

    def moved(detail: dict[tuple[int, int], _Detail]) -> dict[tuple[int, int], _Detail]:
        return {(r, c + (c >= first)): value for (r, c), value in detail.items()}

    grid.merged = [
        replace(s, column=s.column + (s.column >= first), last_column=s.last_column + (s.last_column >= first))
        for s in grid.merged
    ]
    grid.formats, grid.comments = moved(dict(grid.formats)), moved(dict(grid.comments))
    grid.indents = moved(dict(grid.indents))
    grid.struck = frozenset(moved(dict.fromkeys(grid.struck, True)))
    grid.hidden_columns = frozenset(c + (c >= first) for c in grid.hidden_columns)


def _lines(value: Value) -> list[str]:
    lines = value.strip().splitlines() if isinstance(value, str) else []
    lines = [line.strip() for line in lines if line.strip()]
    if any(_JOINS.search(line) for line in lines) and read_period(" ".join(lines)) is not None:
        return []  # "April 2015⏎to⏎March 2016" is one period
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
