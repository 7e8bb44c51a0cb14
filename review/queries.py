"""The returns of a campaign as they stand, judged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ingestion.record_key import record_key
from ingestion.values.interval import Interval
from requests_app.exemptions import COST
from requests_app.models import Campaign, FoiRequest
from requests_app.specification import Specification
from review.checks.consistency import inconsistent
from review.checks.coverage import missing
from review.checks.duplicates import duplicated
from review.checks.neighbours import equal_rows
from review.checks.second_reading import read_otherwise
from review.gathering import Rows, documents_of, plain_number, second_readings_of, with_second_readings
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
from review.models import Correction, SignOff
from review.peers import peer_findings
from review.recomputed import as_now, sums_again
from review.settling import placed, settled, told_once

COMPLETE = {"answered", "review_answered", "closed", "withdrawn"}
"""Statuses in which no answer is waited for."""

SENTENCE = 4
"""Words of the shortest sentence: less stands in a cell."""

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
    accepted: Mapping[str, str] = field(default_factory=dict)
    """Fingerprint of a finding → the reason that a person accepted it for."""

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
        """As it stands: what was signed has not changed, and nothing found since blocks it."""
        return self.sign_off is not None and self.sign_off.state_mark == self.mark and self.state is State.USABLE

    @property
    def ready(self) -> bool:
        """Usable, and signed off by nobody as it stands: it waits for a second person."""
        return self.state is State.USABLE and not self.signed

    @property
    def stale(self) -> bool:
        return self.sign_off is not None and not self.signed

    @property
    def uploaders(self) -> set[int]:
        return {document.uploader for document in self.facts.counted if document.uploader}


def judged_campaign(campaign: Campaign, *, today: date, only: Iterable[int] | None = None) -> list[JudgedReturn]:
    """Every request of the campaign with its return judged, by force name. Raises UnusableSpecification.

    With `only`, just these requests: of the others no more is looked at than what bears on these, which is the marks of
    their documents (the same file under two forces). The judgement is the same.
    """
    specification = campaign.specification
    asked = with_second_readings(campaign.requests.select_related("force", "campaign"))
    requests = list(asked.order_by("force__name"))
    wanted = [request.pk for request in requests] if only is None else list(only)
    documents = documents_of(campaign)
    rows = Rows.of(campaign, wanted)
    judged = []
    compared = []
    sums = sums_again(rows.findings, rows.corrections, specification)
    for request in requests:
        facts = bare_facts(request, documents.get(request.pk, []), today)
        compared.append(facts)
        if request.pk in rows.wanted:
            _fill(facts, rows, specification, sums)
            corrections = rows.corrections.get(request.pk, [])
            sign_off = rows.sign_offs.get(request.pk)
            accepted = {one.fingerprint: one.reason for one in rows.resolutions.get(request.pk, ())}
            judged.append(
                JudgedReturn(request, facts, State.MISSING, "", sign_off, corrections, specification, accepted)
            )
    twice = duplicated(compared)
    beside = peer_findings(campaign, requests, documents)
    for item in judged:
        item.facts.findings += beside.get(item.facts.force_code, [])
        item.facts.findings += twice.get(item.facts.force_code, [])
        item.facts.findings = settled(item.facts.findings, item.accepted)
        item.state = state_of(item.facts)
        item.mark = _mark(item)
    return judged


def bare_facts(request: FoiRequest, documents: list[ReturnDocument], today: date) -> ReturnFacts:
    """What is known of a return before any figure of it is looked at."""
    return ReturnFacts(
        request=request.pk,
        force_code=request.force.code,
        force=request.force.name,
        status=request.status,
        answered=request.status in COMPLETE,
        lateness_words=_lateness(request, today),
        overdue=_overdue(request, today),
        documents=documents,
        second_readings=second_readings_of(request),
    )


def _fill(
    facts: ReturnFacts, rows: Rows, specification: Specification, sums: Mapping[int, list[JudgedFinding]]
) -> None:
    """The figures, outcomes and findings of one return's counted documents."""
    pk = facts.request
    counted = {document.pk: document for document in facts.counted}
    figures = [figure for figure in rows.figures.get(pk, []) if figure.document in counted]
    corrections = rows.corrections.get(pk, [])
    facts.replaced = _replaced(facts.documents, rows.figures.get(pk, []))
    facts.figures = _corrected(figures, corrections)
    answered = {figure.key for figure in facts.figures}
    uncounted = [cell for cell in rows.uncounted.get(pk, []) if cell.document in counted]
    facts.uncounted = [u for u in uncounted if record_key(u.question, u.period, u.breakdown) not in answered]
    facts.outcomes = rows.outcomes.get(pk, {})
    facts.read_answers = _unanswered(rows.answers.get(pk, []), facts, counted, specification)
    facts.partly = _partly(rows.answers.get(pk, []), facts, counted)
    facts.outcomes = {**{q: answer.outcome for q, answer in facts.read_answers.items()}, **facts.outcomes}
    own = [finding for finding in rows.findings.get(pk, []) if finding.document in counted]
    again = {document: found for document, found in sums.items() if document in counted}
    facts.findings += placed(as_now(own, again, corrections), facts.figures, figures)
    facts.findings += missing(facts, specification)
    facts.findings += inconsistent(facts, specification)
    facts.findings += equal_rows(facts)
    facts.findings += read_otherwise(facts)
    facts.findings = told_once(facts.findings)


def _replaced(documents: Iterable[ReturnDocument], figures: Iterable[ReturnFigure]) -> dict[int, dict[str, int]]:
    """Replaced document → question → how many figures it or a file inside it gave."""
    replaced = {document.supersedes for document in documents if document.supersedes is not None}
    container = {document.pk: document.parent or document.pk for document in documents}
    found: dict[int, dict[str, int]] = {}
    for figure in figures:
        whole = container.get(figure.document)
        if whole is not None and whole in replaced:
            given = found.setdefault(whole, {})
            given[figure.question] = given.get(figure.question, 0) + 1
    return found


def judged_return(request: FoiRequest, *, today: date) -> JudgedReturn:
    """One return, judged beside the campaign's others (the same file under two forces needs them)."""
    return judged_campaign(request.campaign, today=today, only=[request.pk])[0]


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


def _partly(
    answers: list[tuple[str | None, ReadAnswer]], facts: ReturnFacts, counted: Mapping[int, ReturnDocument]
) -> list[ReadAnswer]:
    """What counted documents refuse in part, by a section of the law: of a question or of all. Beside the figures of
    its question only a sentence is told, and not what stands in a cell. A refusal of all on its cost is one in part
    where other figures answer every question, in whichever document."""
    given = {figure.question for figure in facts.figures}
    dealt_with = {*REFUSING, "partly answered"} & set(facts.outcomes.values())
    told = set(facts.read_answers.values())
    found = []
    for number, read in answers:
        in_part = read.outcome == "partly answered" and bool(read.exemptions)
        on_cost = number is None and read.outcome in REFUSING and bool(COST & set(read.exemptions))
        of_all = on_cost and bool(facts.figures) and not dealt_with and read not in told
        told_already = number in facts.outcomes or (number in given and len(read.quote.split()) < SENTENCE)
        if read.document in counted and not told_already and (in_part or of_all):
            found.append(read)
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
                interval=Interval(plain_number(correction.low), plain_number(correction.high)),
                kind=_kind(correction),
                as_written=machine.as_written if machine else "",
                document=machine.document if machine else 0,
                document_name=machine.document_name if machine else "a person's correction",
                place=correction.place or (machine.place if machine else ""),
                record=machine.record if machine else None,
                correction=correction.pk,
                left_out=correction.left_out,
                doubt=f"{'Left out' if correction.left_out else 'Corrected'} by a person: {correction.reason}",
            )
        )
    return kept


def _kind(correction: Correction) -> str:
    if correction.left_out:
        return "not_recorded"
    return "exact" if correction.low is not None and correction.low == correction.high else "suppressed"


def _mark(item: JudgedReturn) -> str:
    """What a sign-off is for: these figures from these documents with these corrections. Any change of them breaks it.

    Findings are no part of it: a warning that a newer program adds shows as open and leaves the sign-off; one that
    blocks takes the return out by its state."""
    parts = [
        sorted(
            (f.key, str(f.interval.low), str(f.interval.high), f.document, f.correction or 0)
            for f in item.facts.figures
        ),
        sorted((d.pk, d.sha256, d.counted) for d in item.facts.documents),
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
