"""Counting a list of cases by period and category as it streams by. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import compress, islice

from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.grid import Value
from ingestion.values.period import financial_year, month
from ingestion.values.period_words import read_period

CHUNK = 10_000
MOST_CATEGORIES = 250
"""A column with more different values is a name, a number or free text, and is not counted by."""

CaseKey = tuple[date | None, date | None, str] | None
"""A period that cases fall into: first day, last day, words. None for a case whose date cannot be read."""


class Tally:
    """Counts by period and category for each column, taken chunk by chunk."""

    def __init__(
        self,
        dated: int | None,
        columns: Sequence[int],
        asked: Sequence[tuple[str, date, date]],
        together: Sequence[tuple[int, ...]] = (),
        monthly: bool = False,
    ) -> None:
        self.dated = dated
        self.monthly = monthly
        self.together: dict[tuple[int, ...], dict[CaseKey, Counter[tuple[Value, ...]]]] = {
            each: {} for each in together
        }
        self.columns = list(columns)
        self.asked = asked
        self.rows = 0
        self.periods: Counter[CaseKey] = Counter()
        self.by_column: dict[int, dict[CaseKey, Counter[Value]]] = {c: {} for c in columns}
        self.overflowing: set[int] = set()
        self._known: dict[Value, CaseKey] = {}

    def take(self, rows: Iterable[Sequence[Value]]) -> None:
        stream = iter(rows)
        while chunk := list(islice(stream, CHUNK)):
            self._take_chunk(chunk)

    def _take_chunk(self, chunk: list[Sequence[Value]]) -> None:
        if any(not any(value not in ("", None) for value in row) for row in (chunk[-1], chunk[0])):
            chunk = [row for row in chunk if any(value not in ("", None) for value in row)]
            if not chunk:
                return
        self.rows += len(chunk)
        by_position = list(zip(*chunk, strict=False))
        keys = self._keys(by_position, len(chunk))
        self.periods.update(keys)
        for key in set(keys):
            chosen = None if len(set(keys)) == 1 else [one == key for one in keys]
            for column in self.columns:
                if column >= len(by_position) or column in self.overflowing:
                    continue
                values = by_position[column]
                counter = self.by_column[column].setdefault(key, Counter())
                counter.update(values if chosen is None else compress(values, chosen))
                if len(counter) > 4 * MOST_CATEGORIES:
                    self.overflowing.add(column)
            for crossed, by_key in self.together.items():
                if max(crossed) < len(by_position):
                    rows = zip(*(by_position[c] for c in crossed), strict=True)
                    by_key.setdefault(key, Counter()).update(rows if chosen is None else compress(rows, chosen))

    def _keys(self, by_position: Sequence[Sequence[Value]], count: int) -> Sequence[CaseKey]:
        if self.dated is None or self.dated >= len(by_position):
            return [None] * count
        raw = by_position[self.dated]
        for value in set(raw).difference(self._known):
            self._known[value] = self._period(value)
        return [self._known[value] for value in raw]

    def _period(self, value: Value) -> CaseKey:
        """The period asked about that holds the date, else the date's financial year, else the period as written."""
        found = read_period(_typed(value))
        if found is None or found.start is None or found.end is None:
            return None
        for label, start, end in self.asked:
            if start <= found.start and found.end <= end:
                return start, end, label
        if found.form == "day" and self.monthly:
            whole = month(found.start.year, found.start.month)
            return whole.start, whole.end, whole.as_written
        if found.form == "day":
            year = financial_year(found.start.year if found.start.month >= 4 else found.start.year - 1)
            return year.start, year.end, year.as_written
        return found.start, found.end, plain_text(value)


def _typed(key: Value) -> Value:
    if isinstance(key, str):
        figure = read_figure(key)
        if figure is not None and figure.low is not None and key.isdigit():
            return figure.low
    return key
