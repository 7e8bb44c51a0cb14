"""Years so early that they are counts anywhere else, where they name a table's rows. Pure.

A number below 1990 is a figure unless a run of rows begins with such numbers and they step on by one: 1985, 1986, 1987
down the left edge, each with figures beside it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Value
from ingestion.values.shape import BLANK, EARLIEST, EARLIEST_IN_HEADS, FIGURES, LATEST, YEAR, shape

FEWEST = 3
"""Years that step on, one row below the other."""
ROWS_SEEN = 2000
_Year = tuple[int, int, int]
"""A row, the column of its first filled cell, and the year there."""


def early_years(rows: Sequence[Sequence[Value]]) -> dict[int, int]:
    """The rows whose first filled cell is such a year → its column."""
    found: dict[int, int] = {}
    run: list[_Year] = []
    for number, row in enumerate(rows[:ROWS_SEEN]):
        column = next((c for c, value in enumerate(row) if value is not None and value != ""), None)
        if column is None:
            continue
        one = _year(number, row, column)
        if one is None or (run and not _goes_on(run, one)):
            found.update(_kept(run))
            run = []
        if one is not None:
            run.append(one)
    return found | _kept(run)


def with_early_years(letters: str, first: int, column: int | None) -> str:
    """The letters of a row's cells from column `first` on, the year at its left edge told as one."""
    at = -1 if column is None else column - first
    if not 0 <= at < len(letters) or letters[:at].strip(BLANK):
        return letters
    return f"{letters[:at]}{YEAR}{letters[at + 1 :]}"


def _year(number: int, row: Sequence[Value], column: int) -> _Year | None:
    text = plain_text(row[column])
    if len(text) != 4 or not text.isdecimal() or not EARLIEST_IN_HEADS <= int(text) <= LATEST:
        return None
    beside = any(shape(value) in FIGURES for value in row[column + 1 :])
    return (number, column, int(text)) if beside else None


def _goes_on(run: Sequence[_Year], one: _Year) -> bool:
    step = one[2] - run[-1][2]
    steps = {b[2] - a[2] for a, b in itertools.pairwise(run)}
    return one[1] == run[-1][1] and step in (1, -1) and steps <= {step}


def _kept(run: Sequence[_Year]) -> dict[int, int]:
    told = len(run) >= FEWEST and any(year < EARLIEST for _, _, year in run)
    return {number: column for number, column, _ in run} if told else {}
