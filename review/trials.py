"""What a rule with another threshold would have flagged in all rounds kept: a dry run, which changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from ingestion.extractions import fingerprint
from ingestion.models import Document, DocumentFinding
from ingestion.reading_context import context_of
from ingestion.sandbox import read_in_sandbox
from ingestion.values.reading import Reading
from requests_app import shelf
from requests_app.models import Campaign
from requests_app.specification import UnusableSpecification
from review.checks.limits import LIMITS, Limits
from review.checks.neighbours import equal_rows
from review.checks.peers import KINDS, among_peers
from review.gathering import documents_of, figures_of
from review.judged import JudgedFinding
from review.models import Resolution, SetAside
from review.peers import peer_returns
from review.queries import bare_facts

ROWS_RULE = "R409"
TRIABLE = frozenset({*KINDS, ROWS_RULE})
"""Rules that compare returns, worked out here; those about one document need it read again."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding that a rule makes, or made: of which force, and whether a person accepted it as all right."""

    rule: str
    force: str
    message: str
    mark: str
    request: int | None = None
    accepted: bool = False


@dataclass(slots=True)
class RoundTrial:
    """One round: what would be flagged that is not now, what would be flagged no more, and how many stay."""

    campaign: Campaign
    added: list[Flag] = field(default_factory=list)
    gone: list[Flag] = field(default_factory=list)
    kept: list[Flag] = field(default_factory=list)
    why_not: str = ""

    @property
    def false_alarms(self) -> int:
        """How many of those that would go were accepted by a person as all right."""
        return sum(flag.accepted for flag in self.gone)


def try_limits(
    campaigns: Iterable[Campaign], limits: Limits, rules: Collection[str], *, today: date
) -> list[RoundTrial]:
    """These rules in each round by other limits than those that hold, beside what they flag now. Eight queries a round
    at most, whatever it holds."""
    return [_round(campaign, limits, rules, today) for campaign in campaigns]


def _round(campaign: Campaign, limits: Limits, rules: Collection[str], today: date) -> RoundTrial:
    trial = RoundTrial(campaign)
    try:
        specification = campaign.specification
    except UnusableSpecification as fault:
        trial.why_not = f"Its questions cannot be read: {fault}"
        return trial
    requests = {one.pk: one for one in campaign.requests.select_related("force", "campaign")}
    documents = documents_of(campaign)
    codes = {one.force.code: one for one in requests.values()}
    now: dict[str, list[JudgedFinding]] = {}
    tried: dict[str, list[JudgedFinding]] = {}
    if KINDS & set(rules):
        returns = peer_returns(campaign, requests.values(), documents)
        now, tried = among_peers(returns, specification), among_peers(returns, specification, limits)
    if ROWS_RULE in rules:
        held = figures_of(campaign, list(requests))
        for request in requests.values():
            facts = bare_facts(request, documents.get(request.pk, []), today)
            counted = {document.pk for document in facts.counted}
            facts.figures = [figure for figure in held.get(request.pk, []) if figure.document in counted]
            now.setdefault(request.force.code, []).extend(equal_rows(facts, LIMITS))
            tried.setdefault(request.force.code, []).extend(equal_rows(facts, limits))
    accepted = set(
        Resolution.objects.filter(request__campaign=campaign, withdrawn_at=None).values_list("fingerprint", flat=True)
    )

    def flags(found: Mapping[str, Iterable[JudgedFinding]]) -> dict[str, Flag]:
        return {
            one.fingerprint: Flag(
                one.id,
                codes[code].force.name,
                one.message,
                one.fingerprint,
                codes[code].pk,
                one.fingerprint in accepted,
            )
            for code, held in found.items()
            for one in held
            if one.id in rules
        }

    _sort_out(trial, flags(now), flags(tried))
    return trial


def _sort_out(trial: RoundTrial, now: Mapping[str, Flag], tried: Mapping[str, Flag]) -> None:
    order: Callable[[Flag], tuple[str, str, str]] = lambda flag: (flag.rule, flag.force, flag.message)  # noqa: E731
    trial.added = sorted((tried[mark] for mark in tried.keys() - now.keys()), key=order)
    trial.gone = sorted((now[mark] for mark in now.keys() - tried.keys()), key=order)
    trial.kept = sorted((tried[mark] for mark in tried.keys() & now.keys()), key=order)


def read_anew(
    campaigns: Iterable[Campaign], rules: Collection[str], *, told: Callable[[str], None] = lambda name: None
) -> list[RoundTrial]:
    """What rules about one document, new or changed in the program, would flag: each counted document is read again in
    the sandbox, beside what its kept reading says. Nothing is kept."""
    found = []
    for campaign in campaigns:
        trial = RoundTrial(campaign)
        now: dict[str, Flag] = {}
        tried: dict[str, Flag] = {}
        for document in _counted(campaign):
            told(document.name)
            context = context_of(document)
            with shelf.at_hand(document.shelved) as file:
                reading = read_in_sandbox(
                    file,
                    name=document.name,
                    specification=context.specification,
                    profile=context.profile,
                    decisions=context.decisions,
                )
            force = document.request.force.name if document.request else "a force not told yet"
            tried |= {flag.mark: flag for flag in _flags(reading, document, force, rules)}
            rows = DocumentFinding.objects.filter(_of(document), extraction__current=True, kind__in=rules)
            now |= {
                row.fingerprint: Flag(row.kind, force, row.message, row.fingerprint, document.request_id)
                for row in rows
            }
        _sort_out(trial, now, tried)
        found.append(trial)
    return found


def _of(document: Document) -> Q:
    whole = "extraction__document"
    return Q(**{whole: document}) | Q(**{f"{whole}__parent": document}) | Q(**{f"{whole}__parent__parent": document})


def _counted(campaign: Campaign) -> Iterable[Document]:
    aside = SetAside.objects.filter(withdrawn_at=None).values("document")
    rows = Document.objects.filter(campaign=campaign, parent=None, state=Document.State.READ, revisions=None)
    return rows.exclude(pk__in=aside).select_related("request__force", "campaign").order_by("pk")


def _flags(reading: Reading, document: Document, force: str, rules: Collection[str]) -> Iterable[Flag]:
    for one in reading.findings:
        if one.id in rules:
            mark = fingerprint(reading.file.sha256 or document.sha256, one)
            yield Flag(one.id, force, one.message, mark, document.request_id)
    for member in reading.members:
        yield from _flags(member, document, force, rules)
