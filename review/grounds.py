"""What a judgement rests on, and its mark: as long as the mark is the same, judging again gives the same.

A reading never changes once it is kept (a new one takes its place), and neither do corrections, resolutions and
sign-offs (they are withdrawn). So their keys stand for what they say, and no record has to be looked at.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any

from ingestion.models import Extraction
from requests_app.models import Campaign, FoiRequest, QuestionOutcome
from requests_app.program import program_mark
from review.checks.duplicates import duplicated
from review.gathering import documents_of, with_second_readings
from review.judged import ReturnDocument, ReturnFacts
from review.models import Correction, Resolution, SignOff


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the judgement of one return rests on. `facts` are those that no figure is looked at for. `others_named` is
    True where a document of the campaign, of whichever force, speaks of another force or of a joint unit."""

    request: FoiRequest
    facts: ReturnFacts
    mark: str
    corrections: list[Correction]
    sign_off: SignOff | None
    accepted: Mapping[str, str]
    """Fingerprint of a finding → the reason that a person accepted it for."""
    others_named: bool = False


def grounds_of(campaign: Campaign, bare_facts: Any, *, today: date, only: Iterable[int] | None = None) -> list[Grounds]:
    """The grounds of every request of the campaign, or of these, by force name. Eight queries, however many.

    `bare_facts` makes a return's facts of its request and documents (review/queries.py).
    """
    return grounds_of_each([campaign], bare_facts, today=today, only=only)[campaign.pk]


def grounds_of_each(
    campaigns: Sequence[Campaign], bare_facts: Any, *, today: date, only: Iterable[int] | None = None
) -> dict[int, list[Grounds]]:
    """The same of several campaigns, by campaign: as many queries as for one."""
    asked: dict[int, list[FoiRequest]] = {campaign.pk: [] for campaign in campaigns}
    by_key = {campaign.pk: campaign for campaign in campaigns}
    documents = documents_of(*campaigns)
    rows = FoiRequest.objects.filter(campaign__in=by_key)
    if only is not None:
        only = set(only)
        rows = rows.filter(pk__in=only | _with_the_same_file(documents, only))
    for request in with_second_readings(rows.select_related("force")).order_by("force__name"):
        request.campaign = by_key[request.campaign_id]
        asked[request.campaign_id].append(request)
    found = {request.pk for requests in asked.values() for request in requests}
    wanted = found if only is None else found & only
    words = _Words.of(wanted)
    return {
        key: _of_campaign(by_key[key], requests, wanted, documents, bare_facts, today, words)
        for key, requests in asked.items()
    }


def _with_the_same_file(documents: Mapping[int, list[ReturnDocument]], wanted: set[int]) -> set[int]:
    """The other requests that a judgement of these rests on: theirs is the same file."""
    files = {document.sha256 for request in wanted for document in documents.get(request, ())}
    return {request for request, held in documents.items() if any(document.sha256 in files for document in held)}


def _of_campaign(
    campaign: Campaign,
    requests: list[FoiRequest],
    wanted: set[int],
    documents: Mapping[int, list[ReturnDocument]],
    bare_facts: Any,
    today: date,
    words: _Words,
) -> list[Grounds]:
    facts = {request.pk: bare_facts(request, documents.get(request.pk, []), today) for request in requests}
    twice = duplicated(list(facts.values()))
    named = any(document.names_others for one in facts.values() for document in one.documents)
    common = [program_mark(), repr(campaign.document)]
    return [
        Grounds(
            request,
            facts[request.pk],
            _mark(
                *common,
                _of_request(facts[request.pk], request),
                [finding.fingerprint for finding in twice.get(facts[request.pk].force_code, ())],
                [(one.pk, one.reason) for one in words.corrections[request.pk]],
                *(kind.get(request.pk) for kind in words.said),
            ),
            words.corrections[request.pk],
            words.signed.get(request.pk),
            {fingerprint: reason for _, fingerprint, reason in words.said[0].get(request.pk, ())},
            named,
        )
        for request in requests
        if request.pk in wanted
    ]


_said_of = attrgetter(*(one.name for one in fields(ReturnDocument)))


def _of_request(facts: ReturnFacts, request: FoiRequest) -> list[Any]:
    own = (facts.request, facts.force_code, facts.force, facts.status, facts.lateness_words, facts.overdue)
    seconds = [(one.key, one.interval, one.by) for one in facts.second_readings]
    return [own, [_said_of(document) for document in facts.documents], seconds]


@dataclass(frozen=True, slots=True)
class _Words:
    """By request: its corrections and its sign-off, and what else was said of it."""

    corrections: Mapping[int, list[Correction]]
    signed: Mapping[int, SignOff]
    said: tuple[Mapping[int, list[Any]], ...]

    @classmethod
    def of(cls, wanted: set[int]) -> _Words:
        live = {"request__in": wanted, "withdrawn_at": None}
        signed = SignOff.objects.filter(**live).select_related("by").order_by("at")
        return cls(
            _by_request(Correction.objects.filter(**live).select_related("by")),
            {one.request_id: one for one in signed},
            _said(wanted),
        )


def _said(wanted: set[int]) -> tuple[Mapping[int, list[Any]], ...]:
    """By request: what was accepted and why, what came of each question, and which readings are current."""
    return (
        _grouped(Resolution.objects.filter(request__in=wanted, withdrawn_at=None), "pk", "fingerprint", "reason"),
        _grouped(QuestionOutcome.objects.filter(request__in=wanted).order_by("at", "pk"), "question", "outcome"),
        _grouped(Extraction.objects.filter(current=True, document__request__in=wanted), "pk", of="document__request"),
    )


def _grouped(rows: Any, *columns: str, of: str = "request") -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for request, *said in rows.values_list(of, *columns):
        found[request].append(said)
    return {request: said if columns[0] == "question" else sorted(said) for request, said in found.items()}


def _by_request(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.request_id].append(row)
    return found


def _mark(*parts: Any) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
