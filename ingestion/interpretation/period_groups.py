"""Years that head groups of rows in a column of labels, each with a figure that is the group's total. Pure.

    2016   200
      Red  120
      White 80
    2017   205
      Red  122 …

Such a column is neither of periods nor of categories alone. It is told by its labels coming again under each period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.interpretation.labels import says_total
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Value
from ingestion.values.period_parts import PeriodWords
from ingestion.values.period_words import read_period

FEWEST = 2
"""Periods that must head groups before a column is read so."""
COME_AGAIN = 0.6
"""Share of the labels that must stand under more than one period."""


@dataclass(frozen=True, slots=True)
class PeriodGroup:
    """The row of a period and the rows below it, first to last, that it holds for."""

    row: int
    last: int
    text: str
    period: PeriodWords


def period_groups(values: Sequence[Value]) -> list[PeriodGroup]:
    """The groups that periods head in a column of labels; empty where the column is not of this kind."""
    heads = [(n, period) for n, value in enumerate(values) if (period := _whole(value)) is not None]
    if len(heads) < FEWEST or heads[0][0] != 0 or len({(p.start, p.end) for _, p in heads}) < len(heads):
        return []
    ends = [n - 1 for n, _ in heads[1:]] + [len(values) - 1]
    stretches: list[list[str]] = []
    for (row, _), end in zip(heads, ends, strict=True):
        labels = [plain_text(values[n]).casefold() for n in range(row + 1, end + 1) if not says_total(values[n])]
        stretches.append([label for label in labels if label])
    if not all(stretches) or any(len(set(stretch)) < len(stretch) for stretch in stretches):
        return []
    seen = Counter(label for stretch in stretches for label in stretch)
    if sum(count > 1 for count in seen.values()) < COME_AGAIN * len(seen):
        return []
    return [
        PeriodGroup(row, _last(values, row, end), plain_text(values[row]), period)
        for (row, period), end in zip(heads, ends, strict=True)
    ]


def _whole(value: Value) -> PeriodWords | None:
    period = None if says_total(value) else read_period(value)
    return period if period is not None and period.whole else None


def _last(values: Sequence[Value], row: int, end: int) -> int:
    """The group's last row: a total at the very end of the column is of everything."""
    while end > row and end == len(values) - 1 and says_total(values[end]):
        end -= 1
    return end
