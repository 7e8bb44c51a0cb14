"""Which tables of a document are of one shape: their heads, their row labels and the columns of figures are mostly the
same. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.interpretation.footnote_marks import clean_label
from ingestion.interpretation.totals import total_words
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid
from ingestion.values.period_words import read_period
from ingestion.values.shape import EITHER, FIGURES, counted_off, shape
from ingestion.values.table import Table

ALIKE = 0.6
"""Share of heads, and of row labels, that two tables of one shape have in common."""
FEWEST_NAMED = 2
"""Heads of words that one table has in common with another that goes further."""
MOST_ROWS = 200
ROWS_FOR_WIDTH = 20
"""Rows that tell how many columns of figures a table has."""
_PERIOD = "\N{WHITE CIRCLE}"
"""What stands before a head that is a period, in a table's signature."""
_LENGTHS = (("year", 360, 371), ("half", 180, 184), ("quarter", 88, 92), ("month", 27, 30))
"""Periods by the days from their first to their last, least and most."""


@dataclass(slots=True)
class _Signature:
    heads: frozenset[str]
    rows: frozenset[str]
    columns: int


@dataclass(slots=True)
class _Group:
    tables: list[Table] = field(default_factory=list)
    signatures: list[_Signature] = field(default_factory=list)


def of_one_shape(tables: Sequence[Table]) -> list[list[Table]]:
    """The tables in groups of two or more whose heads and row labels are mostly the same."""
    groups: list[_Group] = []
    for table in tables if len(tables) > 1 else ():
        own = _signature(table)
        if not own.heads and not own.rows:
            continue
        home = next((group for group in groups if any(_one_shape(own, other) for other in group.signatures)), None)
        if home is None:
            groups.append(_Group([table], [own]))
        else:
            home.tables.append(table)
            home.signatures.append(own)
    return [group.tables for group in groups if len(group.tables) > 1]


def _signature(table: Table) -> _Signature:
    part = table.parts[0]
    span = part.extent
    start = span.row + table.header_rows
    columns = range(span.column, span.last_column + 1)
    heads = [
        text
        for row in range(span.row, span.row + table.header_rows)
        if not counted_off(part.grid.rows[row])  # columns numbered over all tables: 6, 7, 8 under the second
        for column in columns
        if (text := clean_label(plain_text(part.grid.value(row, column)).casefold())) and total_words(text) is None
    ]
    totals = {
        column
        for column in columns
        if any(total_words(plain_text(part.grid.value(row, column))) for row in range(span.row, start))
    }
    rows: set[str] = set()
    width = 0
    # a table that a page cuts has most of its rows on the next one
    body = [(part.grid, row) for row in range(start, span.last_row + 1)]
    body += [(p.grid, row) for p in table.parts[1:] for row in range(p.extent.row, p.extent.last_row + 1)]
    for number, (grid, row) in enumerate(body[: MOST_ROWS + 1]):
        texts = (plain_text(grid.value(row, column)) for column in columns)
        first = next((text for text in texts if text), "")
        if first and total_words(first) is None:
            rows.add(clean_label(first.casefold()))
        if number < ROWS_FOR_WIDTH:
            width = max(width, _figures_in(grid, row, [column for column in columns if column not in totals]))
    return _Signature(_alike_over_years(heads), frozenset(rows), width)


def _alike_over_years(heads: Sequence[str]) -> frozenset[str]:
    """The heads as tables are compared by them: of periods only how long they are and how many, for the same rows over
    other years are alike."""
    found: Counter[str] = Counter()
    for text in dict.fromkeys(heads):
        period = read_period(text)
        if period is None or period.start is None or period.end is None:
            found[text] = 1
        else:
            days = (period.end - period.start).days
            named = next((name for name, least, most in _LENGTHS if least <= days <= most), str(days))
            found[f"{_PERIOD}{named}"] += 1
    return frozenset(f"{text} {n}" for text, times in found.items() for n in range(times))


def _figures_in(grid: Grid, row: int, columns: Sequence[int]) -> int:
    """Cells of a row that hold figures; "nil" and the like are figures behind the row's first cell."""
    letters = [shape(grid.value(row, column)) for column in columns]
    return sum(letter in FIGURES or (letter == EITHER and n > 0) for n, letter in enumerate(letters))


def _one_shape(a: _Signature, b: _Signature) -> bool:
    if _goes_further(a, b) or _goes_further(b, a):
        return True
    of_periods = any(head.startswith(_PERIOD) for head in a.heads & b.heads)
    near = of_periods or abs(a.columns - b.columns) <= 1
    return near and _overlap(a.heads, b.heads) and _overlap(a.rows, b.rows)


def _goes_further(a: _Signature, b: _Signature) -> bool:
    """Whether `b` has every head of `a`, several of them words, and more under them, over the same rows: one place's
    figures, and another's broken down by age as well."""
    named = [head for head in a.heads if not head.startswith(_PERIOD)]
    rows = len(a.rows & b.rows) >= max(ALIKE * min(len(a.rows), len(b.rows)), 1)
    return rows and len(named) >= FEWEST_NAMED and a.heads < b.heads and a.columns < b.columns


def _overlap(a: frozenset[str], b: frozenset[str]) -> bool:
    if not a or not b:
        return not a and not b
    return len(a & b) >= ALIKE * min(len(a), len(b)) and len(a & b) >= 0.4 * max(len(a), len(b))
