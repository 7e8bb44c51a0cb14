"""The figures of a campaign's returns side by side, and what stands out of each beside the others.

It rests on all returns, so it is kept with none: it is worked out anew when any reading or correction of the campaign
changes, and remembered in this process under the mark of what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, Value

from ingestion.models import DocumentFinding, Extraction, OffenceRecord
from ingestion.models.record import place_in_words
from ingestion.queries import names_of_forces
from ingestion.whose import NAMES_OTHERS
from requests_app.models import Campaign, FoiRequest
from review.checks.joint import alike
from review.checks.peer_spreads import UNKNOWN_WORDS
from review.checks.peer_values import Naming, PeerFigure, PeerReturn
from review.checks.peers import among_peers
from review.judged import JudgedFinding, ReturnDocument
from review.models import Correction

REMEMBERED = 32
"""Campaigns: more than a page shows."""

_found: dict[tuple[Any, ...], dict[str, list[JudgedFinding]]] = {}


def peer_findings(
    campaign: Campaign, requests: Iterable[FoiRequest], documents: Mapping[int, list[ReturnDocument]]
) -> dict[str, list[JudgedFinding]]:
    """Force code → what stands out of its return beside the others. One query, or where something changed three; two
    more where two returns have the same figures."""
    requests = list(requests)
    counted = _counted(requests, documents)
    rows = _rests_on(campaign)
    mark = campaign.pk, repr(campaign.document), frozenset(counted.items()), rows
    if mark not in _found:
        while len(_found) >= REMEMBERED:
            _found.pop(next(iter(_found)), None)
        corrected = any(what == "c" for what, _, _ in rows)
        _found[mark] = among_peers(_compared(campaign, requests, counted, corrected), campaign.specification)
    return _found[mark]


def peer_returns(
    campaign: Campaign, requests: Iterable[FoiRequest], documents: Mapping[int, list[ReturnDocument]]
) -> list[PeerReturn]:
    """The returns as they are set beside each other. Two queries."""
    requests = list(requests)
    return _compared(campaign, requests, _counted(requests, documents), corrected=True)


def _counted(requests: Iterable[FoiRequest], documents: Mapping[int, list[ReturnDocument]]) -> dict[int, int]:
    return {
        document.pk: request.pk
        for request in requests
        for document in documents.get(request.pk, [])
        if document.counted and document.state == "read" and not document.quarantined
    }


def _compared(
    campaign: Campaign, requests: Iterable[FoiRequest], counted: Mapping[int, int], corrected: bool
) -> list[PeerReturn]:
    returns = _returns(campaign, requests, counted)
    if corrected:
        _set_right(returns)
    held = [one for one in returns.values() if one.figures]
    _name_others(held, counted, {request.pk: request.force.code for request in requests})
    return held


def _name_others(returns: list[PeerReturn], counted: Mapping[int, int], codes: Mapping[int, str]) -> None:
    """Where returns with the same figures name other forces or a joint unit, and where those figures stand."""
    pairs = list(alike(returns))
    wanted = {one.code: one for pair in pairs for one in (pair.one, pair.other)}
    if not pairs:
        return
    documents = {document: codes[request] for document, request in counted.items() if codes[request] in wanted}
    said = DocumentFinding.objects.filter(
        kind=NAMES_OTHERS.id, extraction__current=True, extraction__document__in=documents
    ).values_list("extraction__document", "extraction__document__name", "message")
    names = None
    for document, name, message in said.order_by("pk"):
        names = names or names_of_forces()
        one = wanted[documents[document]]
        words = message.partition("“")[2].rpartition("”")[0]
        for code in (names.all_in(words) - {one.code}) or {""}:
            one.names.setdefault(code, Naming(document, name, words))
    _put_places(wanted.values(), {key for pair in pairs for key in pair.keys})


def _put_places(returns: Iterable[PeerReturn], keys: set[str]) -> None:
    """The cells of these figures, which are told with them."""
    held = {f.record: (one, key) for one in returns for key, f in one.figures.items() if key in keys and f.record}
    rows = OffenceRecord.objects.filter(pk__in=held).values_list(
        "pk", "sheet", "cell", "page", "extraction__document__name"
    )
    for record, sheet, cell, page, name in rows:
        one, key = held[record]
        one.figures[key] = replace(one.figures[key], place=f"{place_in_words(sheet, cell, page)} of {name}")


def _rests_on(campaign: Campaign) -> frozenset[tuple[str, int, datetime]]:
    """A reading and a correction never change once they are kept: whose they are and when they were made stands for
    what they say."""
    readings = Extraction.objects.filter(current=True, document__campaign=campaign).annotate(what=Value("r"))
    words = Correction.objects.filter(request__campaign=campaign, withdrawn_at=None).annotate(what=Value("c"))
    made = readings.values_list("what", "document", "made_at")
    return frozenset(made.union(words.values_list("what", "request", "at"), all=True))


def _returns(campaign: Campaign, requests: Iterable[FoiRequest], counted: Mapping[int, int]) -> dict[int, PeerReturn]:
    """Each request's undivided figures and its shares of unknown, where they are exact and nothing contradicts them."""
    returns = {
        request.pk: PeerReturn(request.force.code, request.force.name, request.force.population_under_18)
        for request in requests
    }
    differing: set[tuple[int, str]] = set()
    for figure, request in _figures(campaign, counted):
        held = returns[request].figures
        if figure.key in held and held[figure.key].value != figure.value:
            differing.add((request, figure.key))
        held.setdefault(figure.key, figure)
    for request, key in differing:
        del returns[request].figures[key]
    return returns


def _set_right(returns: Mapping[int, PeerReturn]) -> None:
    for one in Correction.objects.filter(request__in=returns, withdrawn_at=None).order_by("at", "pk"):
        _correct(returns[one.request_id].figures, one)


def _figures(campaign: Campaign, counted: Mapping[int, int]) -> Iterable[tuple[PeerFigure, int]]:
    unknown = Q()
    for key in campaign.specification.dimensions:
        for word in UNKNOWN_WORDS:
            unknown |= Q(**{f"breakdown__{key}__istartswith": word})
    rows = (
        OffenceRecord.objects.filter(
            Q(breakdown={}) | unknown,
            extraction__current=True,
            extraction__document__in=counted,
            answers_asked_period=True,
            low=F("high"),
        )
        .exclude(question="")
        .order_by("pk")
        .values_list("key", "question", "period_label", "breakdown", "low", "extraction__document", "pk")
    )
    for key, question, period, breakdown, low, document, pk in rows:
        yield PeerFigure(key, question, period, breakdown, float(low), document, record=pk), counted[document]


def _correct(held: dict[str, PeerFigure], one: Correction) -> None:
    """A person's figure in the place of the machine's; one that is left out or not exact is none."""
    machine = held.pop(one.key, None)
    if one.left_out or one.low is None or one.low != one.high or (machine is None and one.breakdown):
        return
    value = float(Decimal(one.low))
    held[one.key] = PeerFigure(
        one.key,
        one.question,
        one.period_label,
        one.breakdown,
        value,
        machine.document if machine else 0,
        record=machine.record if machine else None,
    )
