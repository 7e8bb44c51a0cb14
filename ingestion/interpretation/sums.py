"""The sum of several figures as one figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingestion.values.interval import total
from ingestion.values.place import RowSpan
from ingestion.values.record import Kind, Record

MOST_WRITTEN = 20
"""Parts quoted in a sum's own words."""


def sum_of(records: Sequence[Record], parts_of: str) -> Record:
    """One record for several: the first one's place, what was written joined by plus signs, the interval of the sum.
    A part that is not known leaves the sum open above and is said in `doubt`; `parts_of` is what the parts are of."""
    first = records[0]
    written = [record.as_written or "blank" for record in records]
    more = f" + {len(written) - MOST_WRITTEN} more" if len(written) > MOST_WRITTEN else ""
    interval = total(record.interval for record in records)
    kinds = {record.kind for record in records}
    if all(record.interval.exact for record in records):
        kind = Kind.EXACT
    elif len(kinds) == 1:
        kind = kinds.pop()
    else:
        kind = Kind.SUPPRESSED
    unknown = sum(1 for record in records if not record.interval.known)
    doubt = f"{unknown} of the {len(records)} parts of {parts_of} {'is' if unknown == 1 else 'are'} not known."
    doubts = [record.doubt for record in records if record.doubt]
    spans = [record.place.rows for record in records if record.place.rows is not None]
    rows = None
    if len(spans) == len(records):
        rows = RowSpan(min(s.first for s in spans), max(s.last for s in spans), sum(s.count for s in spans))
    return replace(
        first,
        as_written=" + ".join(written[:MOST_WRITTEN]) + more,
        kind=kind,
        interval=interval,
        doubt=doubt if unknown else doubts[0] if doubts else None,
        place=replace(first.place, rows=rows),
    )
