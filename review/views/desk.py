"""The supervisor's desk: every force's return against every check, what blocks first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests_app.models import Campaign
from requests_app.roles import may, require
from requests_app.row_keys import row_key
from review import bulk
from review.apart import shown_to
from review.claims import FRESH, take_next, urgency
from review.completeness import completeness
from review.judged import JudgedFinding, State
from review.kept_judgements import judged_in_short
from review.label_clusters import clusters
from review.models import Claim
from review.queries import JudgedReturn, judged_campaign
from review.rules import kinds
from review.second_readings import rate_so_far
from review.settling import acceptable
from review.tags import TAGS, Check, tagged

STATES = {"blocked": "blocks", "to sign": "second", "signed": "signed", "refused": "refused", "missing": "no-answer"}
"""States as earlier addresses name them, by the tag that says the same."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with the number it would leave."""

    value: str
    words: str
    count: int
    chosen: bool


@require_GET
def desk(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """Force by check, filtered by what there is to see. The address keeps the filters."""
    require(request.user, "see documents")
    if slug is None:
        latest = Campaign.objects.first()
        if latest is None:
            return render(request, "review/no_campaign.html")
        return redirect("review-desk-campaign", latest.slug)
    campaign = get_object_or_404(Campaign, slug=slug)
    judged = judged_in_short(campaign, today=timezone.localdate())
    returns = shown_to(request.user, judged)
    chosen = request.GET.get("show") or STATES.get(request.GET.get("state", ""), "")
    rule = request.GET.get("rule") or request.GET.get("kind", "")
    tag = tagged(chosen)
    shown = [item for item in returns if (tag is None or tag.has(item)) and _has(item, rule)]
    not_due = [] if tag or rule else [item for item in shown if _waits_only(item)]
    overdue = [] if tag or rule else _folded_overdue(shown)
    waiting = {item.request.pk for item in (*not_due, *overdue)}
    _name_claims(campaign, returns)
    context = {
        "campaign": campaign,
        "campaigns": Campaign.objects.exclude(pk=campaign.pk)[:10],
        "returns": [item for item in sorted(shown, key=urgency) if item.request.pk not in waiting],
        "not_due": not_due,
        "overdue": len(overdue),
        "overdue_by_day": _by_day(overdue),
        "checks": list(Check),
        "asked": len(returns),
        "complete": completeness(judged, campaign.specification),
        "facets": [Facet(t.key, t.words, count, t.key == chosen) for t in TAGS if (count := sum(map(t.has, returns)))],
        "kinds": _kind_facets(returns, rule),
        "chosen": chosen,
        "rule": rule,
        "acceptable": _acceptable(shown, rule),
        "clean": len(bulk.clean(returns, request.user)) if may(request.user, "sign off returns") else 0,
        "labels": len(clusters(returns, campaign.specification)),
        "second_readings": rate_so_far(judged),
    }
    return render(request, "review/desk.html", context)


FEW = 4
"""Overdue requests that are still lines of the matrix: more are one line, since nothing of them can be judged."""


def _folded_overdue(returns: list[JudgedReturn]) -> list[JudgedReturn]:
    late = [i for i in returns if i.state is State.MISSING and i.facts.overdue and not i.facts.documents]
    return late if len(late) > FEW else []


def _by_day(returns: list[JudgedReturn]) -> list[tuple[str, list[JudgedReturn]]]:
    """Returns by the day they were due on, in words, the longest overdue first."""
    days: dict[tuple[date, str], list[JudgedReturn]] = {}
    for item in returns:
        due = item.request.latest_on or item.request.due_on or date.max
        days.setdefault((due, item.facts.lateness_words), []).append(item)
    return [(words, held) for (_, words), held in sorted(days.items(), key=lambda day: day[0])]


def _waits_only(item: JudgedReturn) -> bool:
    return item.state is State.MISSING and not item.facts.overdue and not item.facts.documents


def _name_claims(campaign: Campaign, returns: list[JudgedReturn]) -> None:
    fresh = Claim.objects.filter(request__campaign=campaign, at__gt=timezone.now() - FRESH)
    names = dict(fresh.values_list("request", "by__username"))
    for item in returns:
        item.request.claim_by = names.get(item.request.pk)  # type: ignore[attr-defined]


def _acceptable(returns: list[JudgedReturn], rule: str) -> list[tuple[JudgedReturn, list[JudgedFinding]]]:
    """The returns with open warnings of this rule that a reason may settle."""
    if not rule:
        return []
    found = [(item, [f for f in item.waiting if f.id == rule and acceptable(f)]) for item in returns]
    return [(item, held) for item, held in found if held]


def _has(item: JudgedReturn, kind: str) -> bool:
    return not kind or any(finding.id == kind and finding.settled is None for finding in item.facts.findings)


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


@require_POST
def next_to_judge(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand this person the return that waits most, and nobody else the same."""
    require(request.user, "settle findings")
    campaign = get_object_or_404(Campaign, slug=slug)
    found = take_next(campaign=campaign, by=request.user, now=timezone.now())
    if found is None:
        messages.info(
            request, "Nothing is left that waits for you: the rest is signed off, with others, or not in yet."
        )
        return redirect("review-desk-campaign", slug)
    return redirect("return", found.pk)


@require_http_methods(["GET", "POST"])
def sign_many(request: HttpRequest, slug: str) -> HttpResponse:
    """The clean returns with their figures, to sign off several at once."""
    require(request.user, "sign off returns")
    campaign = get_object_or_404(Campaign, slug=slug)
    if request.method == "POST":
        wanted = campaign.requests.filter(pk__in=_ticked(request)).select_related("force", "campaign")
        told(request, bulk.sign_off_many(requests=wanted, by=request.user, today=timezone.localdate()), "signed off")
        return redirect("review-desk-campaign", slug)
    today = timezone.localdate()
    clean = bulk.clean(judged_in_short(campaign, today=today), request.user)
    returns = judged_campaign(campaign, today=today, only=[item.request.pk for item in clean])
    context = {"campaign": campaign, "specification": campaign.specification}
    context["clean"] = [
        (item, [(p.label, _totals(item, p.label)) for p in campaign.specification.periods]) for item in returns
    ]
    return render(request, "review/sign_many.html", context)


def _totals(item: JudgedReturn, period: str) -> list[tuple[str, object]]:
    """The undivided figures of one period, question by question."""
    return [(f.question, f.interval) for f in item.facts.figures if f.period == period and not f.breakdown]


@require_POST
def accept_many(request: HttpRequest, slug: str) -> HttpResponse:
    """Accept one rule's warnings over many forces with one reason."""
    require(request.user, "settle findings")
    campaign = get_object_or_404(Campaign, slug=slug)
    rule, reason = request.POST.get("rule", ""), request.POST.get("reason", "")
    wanted = campaign.requests.filter(pk__in=_ticked(request)).select_related("force", "campaign")
    if not rule or not reason.strip() or not wanted:
        messages.error(request, "Tick the forces and say why it is all right in each of them.")
    else:
        done = bulk.accept_rule(requests=wanted, kind=rule, reason=reason, by=request.user, today=timezone.localdate())
        told(request, done, f"{rule} accepted")
    return redirect("review-desk-campaign", slug)


def _ticked(request: HttpRequest) -> list[int]:
    return [pk for said in request.POST.getlist("return") if (pk := row_key(said)) is not None]


def told(request: HttpRequest, outcome: bulk.Outcome, what: str) -> None:
    """Say what was done, and for each that was not, why."""
    if outcome.done:
        messages.success(request, f"{len(outcome.done)} {what}: {', '.join(outcome.done)}.")
    for force, why in outcome.refused:
        messages.warning(request, f"{force}: {why}")
    if not outcome.done and not outcome.refused:
        messages.error(request, "Nothing was ticked.")


__all__ = ["accept_many", "desk", "next_to_judge", "sign_many", "told"]
