"""What stays of a reading when its document is deleted: numbers, dates, kinds and places, and no word of the document.

Labels become "label 1", "label 2" …, the same for the same label of a reading, so that its sums still add up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ingestion.models import DocumentFinding, Extraction, OffenceRecord
from ingestion.record_key import record_key
from ingestion.values.encoding import decode, encode
from ingestion.values.finding import CATALOGUE
from ingestion.values.reading import Reading
from requests_app.specification import Specification

_FIGURE = re.compile(r"[<>≤≥~=*†‡#.,:/()£%+\-–— \d]{0,24}")
"""A figure or a mark as written, which says nothing but a number or that there is none."""

SCRUBBED = ["breakdown", "key", "measure", "as_written", "period_as_written", "period_label", "doubt", "sheet"]

Renamed = Callable[[str], str]


def scrub(extraction: Extraction, specification: Specification | None) -> None:
    """Rewrite the extraction, its records and its findings without any text of the document."""
    import ingestion.pipeline  # noqa: F401 - with it every rule is declared, so each can be named

    told = {
        category
        for dimension in (specification.dimensions.values() if specification else ())
        for category in dimension.categories
    }
    if specification is not None:
        told |= {period.label for period in specification.periods} | {specification.measure}
    bare = encode(_bare(decode({"reading": extraction.reading, "grids": extraction.grids, "periods": []})))
    extraction.reading, extraction.grids, extraction.layout = bare["reading"], bare["grids"], {}
    extraction.save(update_fields=["reading", "grids", "layout"])
    label, measure = _numbered("label", told), _numbered("measure", told | {""})
    heading = _numbered("heading", set(specification.dimensions) if specification else set())
    records = list(extraction.records.all())
    for record in records:
        _scrub_record(record, label, measure, heading)
    OffenceRecord.objects.bulk_update(records, SCRUBBED, batch_size=1000)
    for finding in list(extraction.findings.all()):
        _scrub_finding(finding)


def _scrub_record(record: OffenceRecord, label: Renamed, measure: Renamed, heading: Renamed) -> None:
    record.breakdown = {heading(dimension): label(str(said)) for dimension, said in record.breakdown.items()}
    if not record.answers_asked_period:
        record.period_label = ""
    record.key = record_key(record.question, record.period_label, record.breakdown)
    record.measure, record.period_as_written, record.sheet = measure(record.measure), "", ""
    record.as_written = record.as_written if _FIGURE.fullmatch(record.as_written) else ""
    record.doubt = "it was doubtful when it was read" if record.doubt else ""


def _numbered(word: str, told: set[str]) -> Renamed:
    seen: dict[str, str] = {}

    def of(text: str) -> str:
        return text if text in told else seen.setdefault(text, f"{word} {len(seen) + 1}")

    return of


def _scrub_finding(finding: DocumentFinding) -> None:
    """The rule's own title in place of what it said; the fingerprint stays, so what was settled does."""
    kind = CATALOGUE.get(finding.kind)
    title = kind.title if kind else "A finding"
    finding.message = f"{title} (the document was deleted since)"
    finding.sheet = ""
    finding.save(update_fields=["message", "sheet"])


def _bare(reading: Reading) -> Reading:
    tables = [
        replace(
            table, title="", parts=[], notes=[], sheet=None, range=None, headless=[], carried=[], above=(), roles=[]
        )
        for table in reading.tables
    ]
    return Reading(
        file=replace(reading.file, name="deleted"),
        tables=tables,
        timing=reading.timing,
        account=reading.account,
        answers=[replace(answer, quote="(deleted)") for answer in reading.answers],
        quarantined=reading.quarantined,
    )
