"""The returns of a campaign as they stand, gathered in a number of queries that does not grow with the forces."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ingestion.models import Document, DocumentFinding, Extraction, OffenceRecord
from ingestion.values.interval import Interval
from requests_app.models import Campaign, FoiRequest, QuestionOutcome
from requests_app.specification import Specification
from review.checks.consistency import inconsistent
from review.checks.coverage import missing
from review.checks.duplicates import duplicated
from review.checks.outliers import standing_out
from review.judged import (
    REFUSING,
    JudgedFinding,
    ReadAnswer,
    ReturnDocument,
    ReturnFacts,
    ReturnFigure,
    State,
    state_of,
)
from review.models import Correction, Resolution, SetAside, SignOff

COMPLETE = {"answered", "review_answered", "closed", "withdrawn"}
"""Statuses in which no answer is waited for."""

GRADE = {"error": 0, "warning": 1, "info": 2}


@dataclass(slots=True)
class JudgedReturn:
    """One force's return with everything that bears on it. `sign_off` is the live one, also when it is stale: then
    `signed` is False, since something changed after it."""

    request: FoiRequest
    facts: ReturnFacts
    state: State
    mark: str
    sign_off: SignOff | None = None
    corrections: list[Correction] = field(default_factory=list)
    specification: Specification | None = None

    @property
    def force(self) -> Any:
        return self.request.force

    @property
    def findings(self) -> list[JudgedFinding]:
        """The gravest and still open first."""
        return sorted(self.facts.findings, key=lambda f: (f.settled is not None, GRADE.get(f.level, 3), f.id))

    @property
    def blocking(self) -> list[JudgedFinding]:
        return [finding for finding in self.findings if finding.blocks]

    @property
    def waiting(self) -> list[JudgedFinding]:
        return [finding for finding in self.findings if finding.waits]

    @property
    def signed(self) -> bool:
        return self.sign_off is not None and self.sign_off.state_mark == self.mark

    @property
    def stale(self) -> bool:
        return self.sign_off is not None and not self.signed

    @property
    def uploaders(self) -> set[int]:
        return {document.uploader for document in self.facts.counted if document.uploader}


def judged_campaign(campaign: Campaign, *, today: date, only: Iterable[int] | None = None) -> list[JudgedReturn]:
    """Every request of the campaign with its return judged, by force name. `only` limits what is returned to these
    requests, not what they are compared with. Raises UnusableSpecification."""
    specification = campaign.specification
    requests = list(campaign.requests.select_related("force", "campaign").order_by("force__name"))
    documents = _documents(campaign)
    figures, findings = _figures(campaign), _document_findings(campaign)
    outcomes, read = _outcomes(campaign), _read_answers(campaign)
    corrections = _by_request(Correction.objects.filter(request__campaign=campaign, withdrawn_at=None))
    resolutions = _by_request(Resolution.objects.filter(request__campaign=campaign, withdrawn_at=None))
    signed = SignOff.objects.filter(request__campaign=campaign, withdrawn_at=None).select_related("by").order_by("at")
    sign_offs = {sign_off.request_id: sign_off for sign_off in signed}
    judged = []
    for request in requests:
        pk = request.pk
        mine = documents.get(pk, [])
        counted = {document.pk: document for document in mine if document.counted and document.state == "read"}
        facts = ReturnFacts(
            request=pk,
            force_code=request.force.code,
            force=request.force.name,
            status=request.status,
            answered=request.status in COMPLETE,
            lateness_words=_lateness(request, today),
            overdue=_overdue(request, today),
            outcomes=outcomes.get(pk, {}),
            documents=mine,
            figures=_corrected([f for f in figures.get(pk, []) if f.document in counted], corrections.get(pk, [])),
        )
        facts.read_answers = _unanswered(read.get(pk, []), facts, counted, specification)
        facts.outcomes = {**{q: answer.outcome for q, answer in facts.read_answers.items()}, **facts.outcomes}
        facts.findings += [finding for finding in findings.get(pk, []) if finding.document in counted]
        facts.findings += missing(facts, specification)
        facts.findings += inconsistent(facts, specification)
        facts.findings += standing_out(facts, specification)
        judged.append(JudgedReturn(request, facts, State.MISSING, "", sign_offs.get(pk), corrections.get(pk, [])))
    twice = duplicated([item.facts for item in judged])
    for item in judged:
        item.specification = specification
        item.facts.findings += twice.get(item.facts.force_code, [])
        item.facts.findings = _settled(item.facts.findings, resolutions.get(item.request.pk, []), item.corrections)
        item.state = state_of(item.facts)
        item.mark = _mark(item)
    wanted = None if only is None else set(only)
    return [item for item in judged if wanted is None or item.request.pk in wanted]


def judged_return(request: FoiRequest, *, today: date) -> JudgedReturn:
    """One return, judged beside the campaign's others (the same file under two forces needs them)."""
    return judged_campaign(request.campaign, today=today, only=[request.pk])[0]


def _by_request(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.request_id].append(row)
    return found


def _documents(campaign: Campaign) -> dict[int, list[ReturnDocument]]:
    """Each request's documents, members too. One that was replaced or set aside, or whose container was, is not
    counted; nor is a container that holds other files and no figure of its own."""
    rows = list(
        Document.objects.filter(campaign=campaign)
        .exclude(request=None)
        .order_by("uploaded_at", "pk")
        .values("pk", "name", "sha256", "state", "error_sentence", "quarantined", "request", "parent", "uploaded_by")
    )
    replaced = set(
        Document.objects.filter(campaign=campaign).exclude(supersedes=None).values_list("supersedes", flat=True)
    )
    aside = set(
        SetAside.objects.filter(document__campaign=campaign, withdrawn_at=None).values_list("document", flat=True)
    )
    out = replaced | aside
    found: dict[int, list[ReturnDocument]] = defaultdict(list)
    for row in rows:
        found[row["request"]].append(
            ReturnDocument(
                pk=row["pk"],
                name=row["name"],
                sha256=row["sha256"],
                state=row["state"],
                sentence=row["error_sentence"],
                counted=row["pk"] not in out and row["parent"] not in out,
                quarantined=row["quarantined"],
                uploader=row["uploaded_by"],
                is_member=row["parent"] is not None,
            )
        )
    return found


def _current(campaign: Campaign) -> dict[str, Any]:
    return {"extraction__current": True, "extraction__document__campaign": campaign}


def _figures(campaign: Campaign) -> dict[int, list[ReturnFigure]]:
    """The records that answer a question for an asked period. What answers none is a finding, never a figure."""
    rows = (
        OffenceRecord.objects.filter(**_current(campaign), answers_asked_period=True)
        .exclude(question="")
        .exclude(kind__in=["blank", "unread"])
        .select_related("extraction__document")
        .only(
            *("key", "question", "period_label", "breakdown", "low", "high", "kind", "as_written", "total", "doubt"),
            *("sheet", "cell", "page", "period_start", "period_end", "extraction__document__name"),
            *("extraction__document__request_id", "extraction__document_id"),
        )
        .order_by("pk")
    )
    asked = {period.label: period for period in campaign.specification.periods}
    found: dict[int, list[ReturnFigure]] = defaultdict(list)
    for record in rows:
        document = record.extraction.document
        if document.request_id is None:
            continue
        found[document.request_id].append(
            ReturnFigure(
                key=record.key,
                question=record.question,
                period=record.period_label,
                breakdown=record.breakdown,
                interval=Interval(_plain(record.low), _plain(record.high)),
                kind=record.kind,
                as_written=record.as_written,
                document=document.pk,
                document_name=document.name,
                place=record.place,
                record=record.pk,
                total=record.total,
                doubt=record.doubt,
                comparable=_asked_days(record, asked),
            )
        )
    return found


NEAR = 3
"""Days that a force's year may differ from the asked one at either end and still be compared: 3 April for 1 April."""


def _asked_days(record: OffenceRecord, asked: Mapping[str, Any]) -> bool:
    period = asked.get(record.period_label)
    if period is None or record.period_start is None or record.period_end is None:
        return True
    return abs((record.period_start - period.start).days) <= NEAR and abs((record.period_end - period.end).days) <= NEAR


def _plain(number: Any) -> float | None:
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _document_findings(campaign: Campaign) -> dict[int, list[JudgedFinding]]:
    rows = DocumentFinding.objects.filter(**_current(campaign)).values_list(
        *("extraction__document__request_id", "extraction__document_id", "kind", "level", "message", "hint"),
        *("fingerprint", "sheet", "cell", "page"),
    )
    found: dict[int, list[JudgedFinding]] = defaultdict(list)
    for request, document, kind, level, message, hint, fingerprint, sheet, cell, page in rows:
        place = (f"{sheet}!{cell}" if sheet else cell) if cell else (f"page {page}" if page else sheet)
        if request is not None:
            found[request].append(JudgedFinding(kind, level, message, hint, fingerprint, document, place))
    return found


def _outcomes(campaign: Campaign) -> dict[int, dict[str, str]]:
    """Request → question → the outcome recorded last."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in QuestionOutcome.objects.filter(request__campaign=campaign).order_by("at", "pk"):
        found[row.request_id][row.question] = row.outcome
    return found


def _read_answers(campaign: Campaign) -> dict[int, list[tuple[str | None, ReadAnswer]]]:
    """Request → what its documents were read to say of each question (None: of all), as no person has confirmed it."""
    rows = Extraction.objects.filter(current=True, document__campaign=campaign).values_list(
        "document__request_id", "document_id", "reading__answers"
    )
    found: dict[int, list[tuple[str | None, ReadAnswer]]] = defaultdict(list)
    for request, document, answers in rows:
        for answer in answers or []:
            read = ReadAnswer(answer["outcome"], tuple(answer["exemptions"]), answer["quote"], document)
            if request is not None:
                found[request].append((answer.get("question"), read))
    return found


def _unanswered(
    answers: list[tuple[str | None, ReadAnswer]],
    facts: ReturnFacts,
    counted: Mapping[int, ReturnDocument],
    specification: Specification,
) -> dict[str, ReadAnswer]:
    """Question → the refusal read in a counted document, where no figure answers it and no person has recorded what
    came of it. What is said of one question goes before what is said of all."""
    answered = {figure.question for figure in facts.figures} | set(facts.outcomes)
    found: dict[str, ReadAnswer] = {}
    for number, read in sorted(answers, key=lambda item: item[0] is not None):
        if read.document in counted and read.outcome in REFUSING:
            questions = [number] if number else [question.number for question in specification.questions]
            found |= {question: read for question in questions if question not in answered}
    return found


def _corrected(figures: list[ReturnFigure], corrections: list[Correction]) -> list[ReturnFigure]:
    """The person's figure in the place of the machine's: the newest live correction of each key counts."""
    newest = {correction.key: correction for correction in sorted(corrections, key=lambda c: (c.at, c.pk))}
    places = {figure.key: figure for figure in figures}
    kept = [figure for figure in figures if figure.key not in newest]
    for key, correction in newest.items():
        machine = places.get(key)
        kept.append(
            ReturnFigure(
                key=key,
                question=correction.question,
                period=correction.period_label,
                breakdown=correction.breakdown,
                interval=Interval(_plain(correction.low), _plain(correction.high)),
                kind="exact" if correction.low == correction.high and correction.low is not None else "suppressed",
                as_written=machine.as_written if machine else "",
                document=machine.document if machine else 0,
                document_name=machine.document_name if machine else "a person's correction",
                place=correction.place or (machine.place if machine else ""),
                record=machine.record if machine else None,
                correction=correction.pk,
                doubt=f"Corrected by a person: {correction.reason}",
            )
        )
    return kept


def _settled(
    findings: list[JudgedFinding], resolutions: list[Resolution], corrections: list[Correction]
) -> list[JudgedFinding]:
    """Each finding with the reason it was settled for. A resolution settles no blocking finding; a correction does."""
    accepted = {resolution.fingerprint: resolution.reason for resolution in resolutions}
    corrected = {correction.settles: correction.reason for correction in corrections if correction.settles}
    settled = []
    for finding in findings:
        reason = corrected.get(finding.fingerprint)
        if reason is None and finding.level != "error":
            reason = accepted.get(finding.fingerprint)
        settled.append(replace(finding, settled=reason) if reason is not None else finding)
    return settled


def _mark(item: JudgedReturn) -> str:
    """What a sign-off is for: these figures from these documents with these corrections. Any change breaks it."""
    parts = [
        sorted(
            (f.key, str(f.interval.low), str(f.interval.high), f.document, f.correction or 0)
            for f in item.facts.figures
        ),
        sorted((d.pk, d.sha256, d.counted) for d in item.facts.documents),
        sorted(finding.fingerprint for finding in item.facts.findings if finding.level != "info"),
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _overdue(request: FoiRequest, today: date) -> bool:
    last = request.latest_on or request.due_on
    return request.status not in COMPLETE and last is not None and today > last


def _lateness(request: FoiRequest, today: date) -> str:
    last = request.latest_on or request.due_on
    if last is None:
        return "its clock is not running"
    return f"due on {last:%-d %B %Y}" + (", which has passed" if today > last else "")
