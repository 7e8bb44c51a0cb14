"""Columns that add up, row by row, the counts of another column: "Cumulative", "Running total". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.interpretation.frame import Frame
from ingestion.values.figure_words import FigureWords, read_figure
from ingestion.values.record import Kind

_RUNNING_HEAD = re.compile(
    r"\bcumulative(?:ly)?\b|\brunning (?:totals?|sums?|counts?)\b|\bto[ -]date\b|\bytd\b", re.IGNORECASE
)
FEWEST_STEPS = 2
"""Rows that add up before the column is one of running totals."""


def runs_on(frame: Frame, column: int, counts: Sequence[int]) -> bool:
    """Whether a column says that its figures run on and each is the one above it and the count beside it, from the
    first row or from wherever it begins anew (with a financial year); a count that is hidden may be what is missing."""
    if not _RUNNING_HEAD.search(frame.bottom(column)):
        return False
    return any(_adds_up(_figures(frame, c), _figures(frame, column)) for c in counts if c != column)


def _figures(frame: Frame, column: int) -> list[FigureWords | None]:
    return [read_figure(row.values[column]) for row in frame.rows]


def _adds_up(counts: Sequence[FigureWords | None], sums: Sequence[FigureWords | None]) -> bool:
    steps, before = 0, 0.0
    for count, total in zip(counts, sums, strict=True):
        if total is None or total.kind is not Kind.EXACT or total.low is None:
            continue  # the row of totals has none, and a hidden one proves nothing
        if count is not None and count.kind is Kind.EXACT and count.low is not None:
            if total.low not in (before + count.low, count.low):
                return False
            steps += total.low == before + count.low != count.low
        elif total.low < before:
            return False
        before = total.low
    return steps >= FEWEST_STEPS
