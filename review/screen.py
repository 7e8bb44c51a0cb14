"""The judging screen of one return: what a person has to settle, the documents with their read cells marked, and the
records beside them, each knowing the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingestion.label_choices import LabelChoice
from ingestion.marked_document import MarkedDocument, ReadCell, marked_document, read_cells
from ingestion.models import Extraction, OffenceRecord
from ingestion.proposals import waiting_in, with_proposals
from ingestion.sheets import NO_NAME
from requests_app.roles import may
from review.asking import Asked
from review.causes import Cause, causes
from review.judged import JudgedFinding, ReturnFigure
from review.queries import JudgedReturn
from review.settling import BY_EYE
from review.shown_warnings import Warning, WarningGroup, labels_of, warning_groups
from review.tables import FigureTable, ShownFigure, doubtful, figure_tables

ROWS_SHOWN = 400
"""Rows of sheets on one page, over all documents of the return."""

DOCUMENTS_SHOWN = 8
RECORDS_MARKED = 6000
UNASKED_SHOWN = 100

MANY = 4
"""More suspects than that are not each called doubtful."""


@dataclass(slots=True)
class Compared:
    """One figure that two documents give differently, and by how much the later is more (None where not exact)."""

    words: str
    earlier: ReturnFigure
    later: ReturnFigure
    more: float | None


@dataclass(slots=True)
class Block:
    """What blocks for one reason, with its number on the page. `by_eye` where a person's look settles it."""

    number: int
    cause: Cause
    by_eye: bool
    labels: list[LabelChoice]
    anchor: str = ""
    asked: Asked | None = None
    compared: list[Compared] = field(default_factory=list)

    @property
    def evidence(self) -> list[ReturnFigure]:
        """The figures most suspect, each with a place."""
        return [figure for figure in self.cause.figures if figure.record][:6]


@dataclass(slots=True)
class Unasked:
    """A figure that was read and is counted nowhere, and why."""

    record: ReadCell
    why: str


@dataclass(slots=True)
class Screen:
    """Everything the page shows. `others` are documents of the return that there was no room to lay out."""

    blocks: list[Block]
    warnings: list[WarningGroup]
    notes: list[JudgedFinding]
    tables: list[FigureTable]
    doubtful: list[ShownFigure]
    documents: list[MarkedDocument] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)
    unasked: list[Unasked] = field(default_factory=list)
    more_unasked: int = 0

    @property
    def open_warnings(self) -> int:
        """Warnings to look at: the same words of two documents are one."""
        return sum(len(group.warnings) for group in self.warnings)

    @property
    def folded(self) -> int:
        """Warnings that stand under one heading until somebody opens it."""
        return sum(len(group.warnings) for group in self.warnings if group.folded)


def screen(
    judged: JudgedReturn, user: Any, *, all_rows: bool = False, asked: Mapping[str, Asked] | None = None
) -> Screen:
    """The page of this return as this person may see it; `asked` is what the force was asked about which finding. Two
    queries beyond the judgement, and one more where a label is asked about."""
    findings, figures = judged.findings, judged.facts.figures
    blocks = [
        Block(n, cause, cause.first.id in BY_EYE, labels_of(cause.first, judged), compared=_compared(cause, figures))
        for n, cause in enumerate(causes(findings, figures), 1)
    ]
    groups = warning_groups(judged, first=len(blocks) + 1)
    numbers = _numbers(blocks, groups)
    tables = figure_tables(judged, numbers, **({"most": 100_000} if all_rows else {}))
    made = Screen(
        blocks=blocks,
        warnings=groups,
        notes=[finding for finding in findings if not finding.blocks and not finding.waits],
        tables=tables,
        doubtful=list(doubtful(tables)),
    )
    _show_proposals(made)
    _lay_out(made, judged, user, numbers)
    asked = asked or {}
    for block in blocks:
        block.asked = next((asked[f.fingerprint] for f in block.cause.findings if f.fingerprint in asked), None)
    for group in groups:
        for warning in group.warnings:
            warning.asked = asked.get(warning.finding.fingerprint)
    return made


def _compared(cause: Cause, figures: Iterable[ReturnFigure]) -> list[Compared]:
    """Figure by figure what two documents say differently, where one finding is about both."""
    earlier, later = cause.first.earlier, cause.first.document
    if earlier is None or later is None:
        return []
    by_key: dict[str, dict[int, ReturnFigure]] = {}
    for figure in figures:
        if figure.document in (earlier, later):
            by_key.setdefault(figure.key, {}).setdefault(figure.document, figure)
    found = []
    for held in by_key.values():
        if len(held) == 2 and not held[earlier].interval.meets(held[later].interval):
            one, other = held[earlier], held[later]
            about = ", ".join([f"question {one.question}", one.period, *one.breakdown.values()])
            low, high = one.interval.low, other.interval.low
            exact = one.interval.exact and other.interval.exact and low is not None and high is not None
            found.append(Compared(about, one, other, (high or 0) - (low or 0) if exact else None))
    return found


def _show_proposals(made: Screen) -> None:
    """What was proposed beside each label that is asked about: one query, or none where no label is."""
    held: list[tuple[Block | Warning, int | None]]
    held = [(block, block.cause.first.document) for block in made.blocks if block.labels]
    held += [(one, one.finding.document) for group in made.warnings for one in group.warnings if one.labels]
    waiting = waiting_in({document for _, document in held if document}) if held else {}
    for one, document in held:
        one.labels = with_proposals(one.labels, document, waiting)


def _numbers(blocks: Iterable[Block], groups: Iterable[WarningGroup]) -> dict[int, int]:
    """Record → the number of the first matter that is about it: what blocks before what warns. Where any of many
    figures may be wrong, only the first is named: the others are told in the matter itself."""
    numbers: dict[int, int] = {}
    for block in blocks:
        suspects = block.cause.figures if len(block.cause.figures) <= MANY else block.cause.figures[:1]
        for record in [figure.record for figure in suspects] + [one.record for one in block.cause.candidates]:
            if record:
                numbers.setdefault(record, block.number)
    for group in groups:
        for warning in group.warnings:
            for figure in warning.figures:
                if figure.record:
                    numbers.setdefault(figure.record, warning.number)
    return numbers


def _places(blocks: Iterable[Block], groups: Iterable[WarningGroup], document: int) -> dict[str, int]:
    """Place in words → the number of the matter that points at it, in one document."""
    pointed = [(finding, block.number) for block in blocks for finding in block.cause.findings]
    pointed += [(warning.finding, warning.number) for group in groups for warning in group.warnings]
    places: dict[str, int] = {}
    for finding, number in pointed:
        if finding.document == document and finding.place:
            places.setdefault(finding.place, number)
    return places


def _lay_out(made: Screen, judged: JudgedReturn, user: Any, numbers: Mapping[int, int]) -> None:
    """The counted documents with their marks, those that something is open about first."""
    shown = [d for d in judged.facts.counted if not d.quarantined or may(user, "see quarantined documents")]
    extractions = {
        extraction.document_id: extraction
        for extraction in Extraction.objects.filter(document__in=[d.pk for d in shown], current=True)
        .select_related("document")
        .defer("layout")
    }
    records: dict[int, list[ReadCell]] = {pk: [] for pk in extractions}
    held = {extraction.pk: document for document, extraction in extractions.items()}
    for cell in read_cells(OffenceRecord.objects.filter(extraction__in=held).order_by("pk")[:RECORDS_MARKED]):
        records[held[cell.extraction_id]].append(cell)
    counted = {figure.record for figure in judged.facts.figures}
    unasked = [_unasked(record) for pk in records for record in records[pk] if record.pk not in counted]
    made.unasked, made.more_unasked = unasked[:UNASKED_SHOWN], max(0, len(unasked) - UNASKED_SHOWN)
    left = ROWS_SHOWN
    open_about = {f.document for block in made.blocks for f in block.cause.findings}
    open_about |= {warning.finding.document for group in made.warnings for warning in group.warnings}
    for document in sorted(shown, key=lambda d: (d.pk not in open_about, d.pk)):
        extraction = extractions.get(document.pk)
        if extraction is None or len(made.documents) >= DOCUMENTS_SHOWN or left <= 0:
            made.others.append(document)
            continue
        laid = marked_document(
            extraction.document,
            extraction,
            records[document.pk],
            pointed=numbers,
            places=_places(made.blocks, made.warnings, document.pk),
            rows=left,
        )
        if laid.sheets or laid.pages or laid.lines:
            made.documents.append(laid)
            left -= sum(len(sheet.rows) for sheet in laid.sheets)
    anchors = dict(_anchors(made.documents))
    for block in made.blocks:
        block.anchor = _anchor(block.cause.first, block.cause.figures, anchors)
    for group in made.warnings:
        for warning in group.warnings:
            warning.anchor = _anchor(warning.finding, warning.figures, anchors)


def _anchor(finding: JudgedFinding, figures: Iterable[ReturnFigure], anchors: Mapping[tuple[int, object], str]) -> str:
    """Where the page marks what a finding is about: a figure's cell, else the place it names."""
    for figure in figures:
        if (figure.document, figure.record) in anchors:
            return anchors[figure.document, figure.record]
    return anchors.get((finding.document or 0, finding.place), "")


def _anchors(documents: Sequence[MarkedDocument]) -> Iterable[tuple[tuple[int, object], str]]:
    """(document, record or place in words) → the element that shows it."""
    for document in documents:
        for page in document.pages:
            yield (document.pk, f"page {page.number}"), f"page-{document.pk}-{page.number}"
            for box in page.boxes if page.drawn else ():
                yield from (((document.pk, record), f"c-{record}") for record in box.records)
        for sheet in document.every_sheet:
            for row in sheet.rows:
                yield from (((document.pk, record), f"c-{record}") for record in row.counted)
                for cell in row.cells:
                    yield from (((document.pk, record), f"c-{record}") for record in cell.records)
                    if cell.pointed:
                        place = cell.name if sheet.title == NO_NAME else f"{sheet.title}!{cell.name}"
                        own = f"at-{cell.pointed}-{row.number}-{cell.name}"
                        yield (document.pk, place), f"c-{cell.record}" if cell.record else own
        for line in document.lines:
            yield from (((document.pk, record), f"c-{record}") for record in line.records)


def _unasked(record: ReadCell) -> Unasked:
    if record.kind == "blank":
        why = "blank: not nought"
    elif record.kind == "unread":
        why = "not understood"
    elif not record.question:
        why = "answers no question that was asked"
    elif not record.answers_asked_period:
        why = "for a period that was not asked"
    else:
        why = "a person set this figure"
    return Unasked(record, why)
