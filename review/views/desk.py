"""The supervisor's desk: every force's return, what is missing and what does not fit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app.models import Campaign
from requests_app.roles import require
from review.apart import shown_to
from review.judged import State
from review.kept_judgements import judged_in_short
from review.queries import JudgedReturn
from review.rules import kinds

STATE_WORDS = {
    State.USABLE: "usable",
    State.BLOCKED: "blocked",
    State.REFUSED: "refused",
    State.MISSING: "missing",
}


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with the number it would leave."""

    value: str
    words: str
    count: int
    chosen: bool


@require_GET
def desk(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """The returns of a campaign by state, and the findings by kind. The address keeps the filters."""
    require(request.user, "see documents")
    if slug is None:
        latest = Campaign.objects.first()
        if latest is None:
            return render(request, "review/no_campaign.html")
        return redirect("review-desk-campaign", latest.slug)
    campaign = get_object_or_404(Campaign, slug=slug)
    returns = shown_to(request.user, judged_in_short(campaign, today=timezone.localdate()))
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    shown = sorted((item for item in returns if _in_state(item, state) and _has(item, kind)), key=_urgency)
    context = {
        "campaign": campaign,
        "campaigns": Campaign.objects.exclude(pk=campaign.pk)[:10],
        "returns": shown,
        "asked": len(returns),
        "signed": sum(item.signed for item in returns),
        "usable": sum(item.state is State.USABLE for item in returns),
        "gave": _gave(returns, campaign),
        "facets": _state_facets(returns, state),
        "kinds": _kind_facets(returns, kind),
        "state": state,
        "kind": kind,
        "with_signed": sum(item.signed for item in shown),
    }
    return render(request, "review/desk.html", context)


def _urgency(item: JudgedReturn) -> int:
    """What blocks first, then what is ready, then what is overdue; what is signed or not due comes last."""
    if item.state is State.BLOCKED:
        return 0
    if item.state is State.USABLE:
        return 4 if item.signed else 1
    return 2 if item.facts.overdue else 3


def _gave(returns: list[JudgedReturn], campaign: Campaign) -> list[tuple[str, int]]:
    """Question → how many usable returns give a figure for it."""
    usable = [item.facts.given for item in returns if item.state is State.USABLE]
    return [(q.number, sum(q.number in held for held in usable)) for q in campaign.specification.questions]


def _in_state(item: JudgedReturn, state: str) -> bool:
    if state == "to sign":
        return item.state is State.USABLE and not item.signed
    if state == "signed":
        return item.signed
    return not state or item.state == state


def _has(item: JudgedReturn, kind: str) -> bool:
    return not kind or any(finding.id == kind and finding.settled is None for finding in item.facts.findings)


def _state_facets(returns: list[JudgedReturn], chosen: str) -> list[Facet]:
    values = ["", "to sign", "signed", "blocked", "refused", "missing"]
    words = {"": "All", "to sign": "To sign off", "signed": "Signed off"}
    return [
        Facet(
            value,
            words.get(value, STATE_WORDS.get(State(value), value).capitalize() if value in set(State) else value),
            sum(_in_state(item, value) for item in returns),
            value == chosen,
        )
        for value in values
    ]


def _kind_facets(returns: list[JudgedReturn], chosen: str) -> list[Facet]:
    """Open findings by kind: how many forces have each."""
    forces = Counter(
        kind
        for item in returns
        for kind in {f.id for f in item.facts.findings if f.settled is None and f.level != "info"}
    )
    titles = {kind.id: kind.title for kind in kinds()}
    return [
        Facet(kind, f"{kind} {titles.get(kind, '')}".strip(), count, kind == chosen)
        for kind, count in sorted(forces.items())
    ]
