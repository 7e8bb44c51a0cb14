"""What a document would be read to say by an outline, before anything is kept: the whole file is read by it in the
confined process, exactly as it will be, and set beside what was read of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ingestion.interpretation.outlined import AS_OUTLINED
from ingestion.models import Document, OffenceRecord
from ingestion.outlining import checked_specification
from ingestion.profiles import with_one_more
from ingestion.reading_context import context_of
from ingestion.record_key import record_key
from ingestion.sandbox import Limits, read_in_sandbox
from ingestion.values.outline import Outline
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from requests_app import shelf
from requests_app.roles import require

LIMITS = Limits(cpu_seconds=30, wall_seconds=40.0)
"""A person waits for it."""

FIGURES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class PreviewedFigure:
    """One figure of the outlined table; `unasked` says why it would be counted nowhere, empty where it would be."""

    place: str
    written: str
    question: str
    period: str
    categories: str
    unasked: str = ""


@dataclass(slots=True)
class OutlinePreview:
    """`warnings` are what would be asked about its labels and periods. Of all figures of the document that answer what
    was asked: how many there are `now` and `then`, and which are `gained` or `lost`, in words."""

    figures: list[PreviewedFigure] = field(default_factory=list)
    more: int = 0
    warnings: list[str] = field(default_factory=list)
    now: int = 0
    then: int = 0
    gained: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def counted(self) -> int:
        return sum(not figure.unasked for figure in self.figures)


def preview_of(*, document: Document, outline: Outline, by: Any) -> OutlinePreview:
    """Nothing is changed. Raises ValueError with the sentence where the outline says too little, or the file cannot be
    read by it in the time that a person waits."""
    require(by, "settle findings")
    checked_specification(document, outline)
    context = context_of(document)
    if not shelf.there(document.shelved):
        raise ValueError("The file is not at hand: it cannot be shown what would be read.")
    with shelf.at_hand(document.shelved) as file:
        reading = read_in_sandbox(
            file,
            name=document.name,
            specification=context.specification,
            profile=with_one_more(context.profile, outline.as_json()),
            decisions=context.decisions,
            limits=LIMITS,
        )
    if reading.error is not None:
        raise ValueError(f"It cannot be shown what would be read: {reading.error}")
    said = [finding for finding in reading.findings if finding.id == AS_OUTLINED.id]
    own = next((f.place.table for f in said if f.message.startswith(f"{outline} was read")), None)
    if own is None:
        raise ValueError("No figure was found there: choose the heads and labels together with the figures.")
    return _beside(document, reading, own)


def _beside(document: Document, reading: Reading, table: str) -> OutlinePreview:
    held = [record for record in reading.records if record.table == table]
    made = OutlinePreview([_figure(record) for record in held[:FIGURES_SHOWN]], max(0, len(held) - FIGURES_SHOWN))
    made.warnings = [
        finding.message for finding in reading.findings if finding.id != AS_OUTLINED.id and finding.place.table == table
    ]
    rows = OffenceRecord.objects.filter(
        extraction__document=document, extraction__current=True, answers_asked_period=True
    ).exclude(question="")
    now = {key: f"{written} ({_about(q, p, b.values())})" for key, written, q, p, b in rows.values_list(*KEPT)}
    then = {
        record_key(record.question or "", record.asked or "", record.breakdown): (
            f"{record.as_written} ({_about(record.question or '', record.asked or '', record.breakdown.values())})"
        )
        for record in reading.records
        if not _unasked(record)
    }
    made.now, made.then = len(now), len(then)
    made.gained = [words for key, words in then.items() if now.get(key) != words]
    made.lost = [words for key, words in now.items() if then.get(key) != words]
    return made


KEPT = ("key", "as_written", "question", "period_label", "breakdown")


def _figure(record: Record) -> PreviewedFigure:
    period = record.asked or (record.period.as_written if record.period else "")
    categories = ", ".join(record.breakdown.values()) or ("total" if record.total else "")
    return PreviewedFigure(
        str(record.place), record.as_written, record.question or "", period, categories, _unasked(record)
    )


def _unasked(record: Record) -> str:
    if record.question is None:
        return "answers no question that was asked"
    if record.asked is None:
        return "for a period that was not asked"
    return ""


def _about(question: str, period: str, categories: Iterable[str]) -> str:
    return ", ".join([f"question {question}", period, *categories])
