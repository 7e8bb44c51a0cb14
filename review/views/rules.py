"""The catalogue of quality rules, printed from their registry, and other thresholds tried on all rounds kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app.models import Campaign
from requests_app.roles import require
from review.checks.limits import LIMITS, THRESHOLDS, rules_of, with_limits
from review.rules import kinds
from review.trials import try_limits

ROUNDS_TRIED = 12


@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every rule with its level, what it means and what to do."""
    require(request.user, "see documents")
    return render(request, "review/rules.html", {"kinds": kinds()})


@require_GET
def trial(request: HttpRequest) -> HttpResponse:
    """What other thresholds would have flagged. The address holds them: nothing is changed."""
    require(request.user, "settle findings")
    fault, given = "", {}
    for one in THRESHOLDS:
        text = request.GET.get(one.name, "").strip()
        if text:
            try:
                value = float(text)
            except ValueError:
                fault = f"{text} is no number: {one.words}."
                continue
            if value != getattr(LIMITS, one.name):
                given[one.name] = value
    trials = []
    if given and not fault:
        try:
            limits = with_limits(given)
        except ValueError as refusal:
            fault = str(refusal)
        else:
            rounds = list(Campaign.objects.order_by("-created_at", "-pk")[:ROUNDS_TRIED])
            trials = try_limits(rounds, limits, rules_of(given), today=timezone.localdate())
    titles = {kind.id: kind.title for kind in kinds()}
    context = {
        "thresholds": [
            (
                one,
                getattr(LIMITS, one.name),
                request.GET.get(one.name, ""),
                [(rule, titles[rule]) for rule in one.rules],
            )
            for one in THRESHOLDS
        ],
        "trials": trials,
        "fault": fault,
        "tried": bool(given) and not fault,
        "rounds": Campaign.objects.count(),
        "most": ROUNDS_TRIED,
    }
    return render(request, "review/trial.html", context, status=422 if fault else 200)
