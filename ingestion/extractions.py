"""A reading becomes rows: an Extraction beside the earlier ones, its records and its findings."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Max

from ingestion.document_text import text_of
from ingestion.history import tell
from ingestion.models import Document, DocumentFinding, DocumentText, Extraction, OffenceRecord
from ingestion.profiles import profile_of
from ingestion.quality.wording import some
from ingestion.quarantine import hold_for
from ingestion.queries import names_of_forces
from ingestion.record_key import record_key
from ingestion.values.encoding import decode, encode
from ingestion.values.finding import Finding
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from ingestion.whose import whose_it_says

log = logging.getLogger(__name__)

DECIDED = ("media_type", "progress_done", "progress_of", "state", "error_code", "error_sentence")
"""The fields of a document that its reading decides, and no others."""

NOT_KEPT = (
    "This document was read, but what was read could not be stored, so none of its figures count. The file is kept: "
    "ask the force for it in another format, and tell whoever looks after this program."
)


class Overtaken(Exception):
    """The document was placed, or asked to be read again, while this reading went on."""


READER_VERSION = "1"
"""Raised when a change of the readers makes re-reading worth while."""


def keep_reading(*, document: Document, reading: Reading, seconds: float) -> Extraction | None:
    """Store what was read: the document is read or refused, and says so in its history. None when it was refused.

    Raises Overtaken where the row is no longer as claimed: what people did to the document meanwhile stands, and this
    reading is dropped whole. What they did that does not bear on the reading (which document it replaces) stays too:
    only the fields that a reading decides are written.
    """
    with transaction.atomic():
        row = Document.objects.select_for_update(of=("self",)).select_related("request", "campaign").get(pk=document.pk)
        if (row.state, row.claimed_at) != (Document.State.READING, document.claimed_at):
            raise Overtaken
        document = row
        extraction = _keep(document, reading, seconds)
        if extraction is None:
            sentence = f"{document.name} could not be read: {document.error_sentence}"
        else:
            records, findings = extraction.records.count(), extraction.findings.count()
            sentence = f"Read {document.name}: {some(records, 'figure')}, {some(findings, 'finding')}."
        tell(document, "document read" if extraction else "document refused", sentence)
    return extraction


def _keep(document: Document, reading: Reading, seconds: float) -> Extraction | None:
    hold_for(document, reading)
    document.media_type = reading.file.media_type[:120]
    document.progress_done, document.progress_of = 0, None
    if reading.error is not None:
        document.state = Document.State.REFUSED
        document.error_code, document.error_sentence = reading.error.code[:20], reading.error.sentence
        document.save(update_fields=DECIDED)
        return None
    document.state, document.error_code, document.error_sentence = Document.State.READ, "", ""
    document.save(update_fields=DECIDED)
    document.extractions.filter(current=True).update(current=False)
    bare = encode(replace(reading, records=[], findings=[], members=[]))
    extraction = Extraction.objects.create(
        document=document,
        number=(document.extractions.aggregate(last=Max("number"))["last"] or 0) + 1,
        reading=bare["reading"],
        grids=bare["grids"],
        layout={} if document.parent_id else profile_of(reading).as_json(),
        reader_version=READER_VERSION,
        seconds=seconds,
    )
    DocumentText.objects.create(extraction=extraction, text=text_of(reading))
    OffenceRecord.objects.bulk_create((_record(extraction, record) for record in reading.records), batch_size=1000)
    findings = list(reading.findings)
    if document.request is not None:
        own = document.request.force
        findings += whose_it_says(reading, names_of_forces(), code=own.code, force=own.name)
    DocumentFinding.objects.bulk_create(_finding(extraction, document, finding) for finding in findings)
    _keep_members(document, reading, seconds)
    return extraction


def _keep_members(document: Document, reading: Reading, seconds: float) -> None:
    """A file inside a mail or archive is a document of its own, found again by its content on a re-read."""
    for member in reading.members:
        row, _ = Document.objects.get_or_create(
            parent=document,
            sha256=member.file.sha256,
            name=member.file.name[:255],
            defaults={"size": member.file.bytes, "received_on": document.received_on},
        )
        row.campaign, row.request, row.message = document.campaign, document.request, document.message
        row.uploaded_by = document.uploaded_by
        row.save(update_fields=["campaign", "request", "message", "uploaded_by"])
        try:
            with transaction.atomic():
                _keep(row, member, seconds)
        except (OperationalError, InterfaceError):
            raise  # the database is away: that is no fault of the file
        except Exception as fault:
            log.warning("What was read of document %s could not be kept: %s", row.pk, type(fault).__name__)
            refuse_unkept(row)


def refuse_unkept(document: Document) -> None:
    """Say at once that what was read could not be kept; the file and its earlier readings are."""
    document.state, document.error_code, document.error_sentence = Document.State.REFUSED, "not_kept", NOT_KEPT
    Document.objects.filter(pk=document.pk).update(
        state=document.state, error_code=document.error_code, error_sentence=document.error_sentence
    )


def stored_reading(extraction: Extraction) -> Reading:
    """The reading as it was stored, with its tables and grids, without its records and findings (they have rows): so it
    holds no period either."""
    return decode({"reading": extraction.reading, "grids": extraction.grids, "periods": []})


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _record(extraction: Extraction, record: Record) -> OffenceRecord:
    period, place = record.period, record.place
    label = record.asked or (period.as_written if period else "")
    question = record.question or ""
    return OffenceRecord(
        extraction=extraction,
        table=record.table[:20],
        question=question[:20],
        measure=record.measure[:500],
        period_label=label[:120],
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_as_written=(period.as_written if period else "")[:200],
        breakdown=dict(record.breakdown),
        as_written=record.as_written[:500],
        kind=str(record.kind),
        low=_number(record.interval.low),
        high=_number(record.interval.high),
        total=record.total,
        doubt=(record.doubt or "")[:300],
        answers_asked_period=record.asked is not None,
        sheet=(place.sheet or "")[:120],
        cell=place.cell or "",
        page=place.page,
        box=list(place.box) if place.box else None,
        rows=[place.rows.first, place.rows.last, place.rows.count] if place.rows else None,
        key=record_key(question, label, record.breakdown),
    )


def _finding(extraction: Extraction, document: Document, finding: Finding) -> DocumentFinding:
    place = finding.place
    return DocumentFinding(
        extraction=extraction,
        kind=finding.id,
        level=str(finding.level),
        message=finding.message,
        hint=finding.hint,
        table=(place.table or "")[:20],
        sheet=(place.sheet or "")[:120],
        cell=place.cell or "",
        page=place.page,
        box=list(place.box) if place.box else None,
        fingerprint=fingerprint(document.sha256, finding),
    )


def fingerprint(sha256: str, finding: Finding) -> str:
    """What names the same finding about the same file across re-reads."""
    place = finding.place
    mark: list[Any] = [sha256, finding.id, finding.message, place.sheet, place.cell, place.page, place.box]
    return hashlib.sha256(repr(mark).encode()).hexdigest()
