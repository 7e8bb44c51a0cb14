"""Years of two written as one number: 201516, 201617, as data of schools and taxes name their columns or rows. Pure.

One such number is a count, or a month of 2011. Several that are nothing else, in a row over figures or down a column
that says it holds years, are years, and the grid says so with a stroke: "2015/16".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid, Value
from ingestion.values.shape import NUMBER, TIME, YEAR, shape

FEWEST = 2
"""Such years in a row, all different."""
SHORTEST = 6
"""Digits of one."""
ROWS_LOOKED_AT = 40
"""For a head."""

_JOINED = re.compile(r"(?P<century>19|20)(?P<first>\d\d)(?P<last>\d\d)(?:\.0)?")
_OF_TIME = re.compile(
    r"(?:time[ _-]?periods?|(?:(?:academic|school|financial|fiscal|tax|calendar|data|report(?:ing)?)[ _-]?)?years?"
    r"|period|acad(?:emic)?[ _-]?y(?:ea)?r)",
    re.IGNORECASE,
)

_OF_YEARS = re.compile(r"year|acad|time", re.IGNORECASE)
"""Under "Period" a lone 201112 may be December."""


def with_joined_years(grid: Grid) -> None:
    """The grid with such years written with a stroke; where they stand is as before."""
    for number, row in enumerate(grid.rows[:ROWS_LOOKED_AT]):
        columns = _named_in(row)
        if columns and _heads(grid.rows[:number], columns) and _over(grid.rows[number + 1 : number + 4], columns):
            grid.rows[number] = _written(row, columns)
    for head, column in _columns_of_time(grid.rows):
        grid.rows[head + 1 :] = [_written(row, [column]) for row in grid.rows[head + 1 :]]
        if (more := grid.more) is not None:
            grid.more = lambda columns=None, at=column, rest=more: _rewritten(rest(columns), at)


def _joined(value: Value) -> int | None:
    """The first year of two that are written as one."""
    if isinstance(value, str):
        if len(value) < SHORTEST:
            return None
    elif not isinstance(value, int | float) or not 190_000 < value < 210_000:
        return None  # most cells, and each is asked several times
    found = _JOINED.fullmatch(plain_text(value))
    if found is None or (int(found["first"]) + 1) % 100 != int(found["last"]):
        return None
    return int(found["century"] + found["first"])


def _named_in(row: Sequence[Value]) -> list[int]:
    """The columns of a row that holds such years, one after the other, and no other number."""
    years = {column: year for column, value in enumerate(row) if (year := _joined(value)) is not None}
    told = sorted(set(years.values()))
    stepping = len(told) >= FEWEST and told[-1] - told[0] == len(told) - 1
    others = stepping and any(shape(value) in (NUMBER, YEAR) for column, value in enumerate(row) if column not in years)
    return list(years) if stepping and not others else []


def _heads(above: Sequence[Sequence[Value]], columns: Sequence[int]) -> bool:
    """Whether nothing but words stands over the columns, up to a blank row."""
    for row in reversed(above):
        if not any(value not in (None, "") for value in row):
            break
        if any(shape(row[c]) in (NUMBER, YEAR, TIME) for c in columns if c < len(row)):
            return False
    return True


def _over(below: Sequence[Sequence[Value]], columns: Sequence[int]) -> bool:
    cells = [row[c] for row in below for c in columns if c < len(row) and row[c] not in (None, "")]
    return any(shape(value) == NUMBER for value in cells) and not all(_joined(value) is not None for value in cells)


def _columns_of_time(rows: Sequence[Sequence[Value]]) -> Iterator[tuple[int, int]]:
    """A row and a column where a head says that years stand below, and all that stands there are such years."""
    for number, row in enumerate(rows[:ROWS_LOOKED_AT]):
        for column, value in enumerate(row):
            if isinstance(value, str) and _OF_TIME.fullmatch(value.strip()):
                below = [r[column] for r in rows[number + 1 :] if column < len(r) and r[column] not in (None, "")]
                told = {_joined(one) for one in below}
                if told and None not in told and (len(told) >= FEWEST or _OF_YEARS.search(value)):
                    yield number, column


def _written(row: Sequence[Value], columns: Iterable[int]) -> Sequence[Value]:
    cells = list(row)
    for column in columns:
        if column < len(cells) and (year := _joined(cells[column])) is not None:
            cells[column] = f"{year}/{(year + 1) % 100:02d}"
    return cells


def _rewritten(rows: Iterable[Sequence[Value]], column: int) -> Iterator[Sequence[Value]]:
    for row in rows:
        yield _written(row, [column])
