"""A document's own contradictions, worked out again from its figures as people corrected them.

A total that its parts do not make is told when a document is read. Once a person has corrected one of the figures, or
left it out, only adding up again says whether the contradiction is gone: correcting something else settles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ingestion.extractions import fingerprint, stored_reading
from ingestion.models import Extraction, OffenceRecord
from ingestion.quality.arithmetic import check_totals
from ingestion.values.interval import Interval
from ingestion.values.period import Period
from ingestion.values.place import Place, RowSpan
from ingestion.values.record import Kind, Record
from requests_app.specification import Specification
from review.gathering import plain_number
from review.judged import JudgedFinding
from review.settling import SUMS


def sums_again(
    findings: Mapping[int, Iterable[JudgedFinding]], corrections: Mapping[int, list[Any]], specification: Specification
) -> dict[int, list[JudgedFinding]]:
    """Document → what its sums say now, for the documents of corrected returns that have such findings. `findings` and
    `corrections` are by request. Two queries, or none where nothing was corrected."""
    wanted: dict[int, int] = {}
    for request, own in findings.items():
        if corrections.get(request):
            wanted |= {f.document: request for f in own if f.id in SUMS and f.document is not None}
    if not wanted:
        return {}
    records: dict[int, list[Record]] = {}
    for row in (
        OffenceRecord.objects.filter(extraction__document__in=wanted, extraction__current=True)
        .select_related("extraction")
        .defer("extraction__reading", "extraction__grids", "extraction__layout")
        .order_by("pk")
    ):
        document = row.extraction.document_id
        newest = {c.key: c for c in sorted(corrections[wanted[document]], key=lambda c: (c.at, c.pk))}
        corrected = newest.get(row.key) if row.question and row.answers_asked_period else None
        if corrected is None or not corrected.left_out:
            records.setdefault(document, []).append(_record(row, corrected))
    found: dict[int, list[JudgedFinding]] = {}
    extractions = Extraction.objects.filter(document__in=wanted, current=True).select_related("document").defer("grids")
    for extraction in extractions:
        reading = stored_reading(extraction)
        reading.records = records.get(extraction.document_id, [])
        found[extraction.document_id] = [
            JudgedFinding(
                one.id,
                str(one.level),
                one.message,
                one.hint,
                fingerprint(extraction.document.sha256, one),
                extraction.document_id,
                str(one.place),
                table=one.place.table or "",
            )
            for one in check_totals(reading, specification)
            if one.id in SUMS
        ]
    return found


def _record(row: OffenceRecord, corrected: Any) -> Record:
    period = None
    if row.period_start or row.period_end or row.period_as_written:
        period = Period(row.period_start, row.period_end, row.period_as_written)
    low, high = (corrected.low, corrected.high) if corrected is not None else (row.low, row.high)
    interval = Interval(plain_number(low), plain_number(high))
    return Record(
        table=row.table,
        measure=row.measure,
        period=period,
        breakdown=row.breakdown,
        as_written=row.as_written,
        kind=Kind(row.kind) if corrected is None else Kind.EXACT if interval.exact else Kind.SUPPRESSED,
        interval=interval,
        total=row.total,
        place=Place(
            sheet=row.sheet or None,
            cell=row.cell or None,
            page=row.page,
            box=tuple(row.box) if row.box else None,
            rows=RowSpan(*row.rows) if row.rows else None,
            table=row.table,
        ),
        question=row.question or None,
        asked=row.period_label if row.answers_asked_period else None,
    )


def as_now(
    findings: Iterable[JudgedFinding], now: Mapping[int, list[JudgedFinding]], corrections: Iterable[Any]
) -> list[JudgedFinding]:
    """The findings with those about sums as they are now: one that is gone is settled by the corrections' reason, one
    that says other numbers takes the old one's place."""
    reasons = " ".join(dict.fromkeys(correction.reason for correction in corrections))
    kept: list[JudgedFinding] = []
    for finding in findings:
        again = now.get(finding.document) if finding.document is not None and finding.id in SUMS else None
        if again is None:
            kept.append(finding)
            continue
        open_places = {(f.place, f.table) for f in again}
        if (
            finding.fingerprint not in {f.fingerprint for f in again}
            and (finding.place, finding.table) not in open_places
        ):
            kept.append(replace(finding, settled=reasons))
    return kept + [f for own in now.values() for f in own]
