"""Figures of a table that stand under the same labels: what tells them apart is lost, and none of them is read.

A page shows words and where they stand. Where the headings of a table were not found, or rows lost the name of their
group, several of its figures seem to say the same of the same; at most one of them can be what it seems. In a sheet
that is so where a table has no headings of its own; rows that only repeat a label keep their cells, and are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingestion.interpretation.findings import ALIKE_ON_PAGE, NO_HEAD, NO_PERIOD, SAME_LABELS
from ingestion.values.finding import Finding
from ingestion.values.record import Kind, Record
from ingestion.values.table import Table

MOSTLY = 0.5
"""Of a table's figures under the labels of others: its rows or columns are not those of the page."""

_FIGURES = frozenset({Kind.EXACT, Kind.SUPPRESSED})


def without_alike(
    table: Table, records: list[Record], findings: Sequence[Finding]
) -> tuple[list[Record], list[Finding]]:
    """The table's records and findings, its figures under the same labels unread and told as one error, which stands
    for what else was told of their labels. Where these are most of its figures no other is read either. What is unread
    keeps its number: that can be read, and only what it counts can not."""
    headless = any(finding.id == NO_HEAD.id for finding in findings)
    if table.page is None and table.pages is None and not headless:
        return records, list(findings)
    seen: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        if record.kind in _FIGURES and not record.total:
            period = record.period and (record.period.start, record.period.end, record.period.as_written)
            seen[period, tuple(sorted(record.breakdown.items()))].append(at)
    figures = sum(map(len, seen.values()))
    alike = sorted(at for places in seen.values() if len(places) > 1 for at in places)
    if not alike:
        return records, list(findings)
    whole = len(alike) >= MOSTLY * figures
    left_out = {at for at, record in enumerate(records) if record.kind in _FIGURES} if whole else set(alike)
    told = [
        finding
        for finding in findings
        if finding.id not in {NO_HEAD.id, SAME_LABELS.id} and not (whole and finding.id == NO_PERIOD.id)
    ]
    first = records[min(left_out)].place
    why = " has no headings of its own, and" if headless else ":"
    rest = f"none of its {figures} figures was" if whole else "these were not"
    sentence = f"The table at {first}{why} {len(alike)} figures stand under the same labels as others; {rest} read."
    told.append(ALIKE_ON_PAGE.found(sentence, first))
    unread = [
        replace(record, kind=Kind.UNREAD, total=False) if at in left_out else record
        for at, record in enumerate(records)
    ]
    return unread, told
