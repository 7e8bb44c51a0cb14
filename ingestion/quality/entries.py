"""Records as they are compared with each other: by categories and period, a total's own label left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingestion.values.labels import says_total
from ingestion.values.record import Record

Key = frozenset[tuple[str, str]]
When = tuple[object, object, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its categories, a total's own label left out of them."""

    record: Record
    key: Key
    when: When


def entries(records: Iterable[Record]) -> list[Entry]:
    """The records with what they are compared by: their categories without the labels of totals, and their period."""
    found = []
    for record in records:
        labels = record.breakdown.items()
        key = frozenset((k, v) for k, v in labels if not (record.total and says_total(v)))
        period = record.period
        when: When = (
            (period.start, period.end, "" if period.known else period.as_written) if period else (None, None, "")
        )
        found.append(Entry(record, key, when))
    return found


def meet(one: Entry, other: Entry) -> bool:
    """Whether the second's period, which begins no earlier, begins before the first's has ended."""
    a, b = one.record.period, other.record.period
    return bool(a and b and a.end and b.start and b.start <= a.end)
