"""What judging has to do today: which returns block, wait or are ready, for whoever may do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from ingestion.models import Document
from requests_app.models import Campaign
from requests_app.queries import ToDo
from requests_app.roles import may
from requests_app.specification import UnusableSpecification
from review.judged import State
from review.kept_judgements import judged_alone
from review.queries import JudgedReturn


def duties(user: Any, campaigns: Sequence[Campaign], today: date) -> Mapping[int, Iterable[ToDo]]:
    """Supervisors: what blocks, what is ready and what changed since it was signed. Staff: what could not be read."""
    if not may(user, "upload returns"):
        return {}
    of_campaigns = Document.objects.filter(campaign__in=campaigns).exclude(request=None)
    others = Q(label_proposals__answered_at=None) & ~Q(label_proposals__by=user)
    open_ = Count("label_proposals", filter=others & Q(label_proposals__isnull=False))
    answered, proposed = set(), Counter[int]()
    rows = of_campaigns.order_by().values("request", "campaign").annotate(proposals=open_)
    for request, key, waiting in rows.values_list("request", "campaign", "proposals"):
        answered.add(request)
        proposed[key] += waiting
    if not answered:
        return {}
    usable = {campaign.pk: campaign for campaign in campaigns if _usable(campaign)}
    returns = judged_alone(list(usable.values()), today=today, only=answered)
    if may(user, "sign off returns"):
        return {key: _judging(user, usable[key], found, proposed[key]) for key, found in returns.items()}
    return {key: _placing(usable[key], found) for key, found in returns.items()}


def _usable(campaign: Campaign) -> bool:
    try:
        return bool(campaign.specification)
    except UnusableSpecification:
        return False


def _judging(user: Any, campaign: Campaign, returns: list[JudgedReturn], proposed: int) -> list[ToDo]:
    blocked = [item for item in returns if item.state is State.BLOCKED]
    apart = sum(any(d.quarantined and d.counted for d in item.facts.documents) for item in blocked)
    ready = [item for item in returns if item.state is State.USABLE and not item.signed]
    others = sum(user.pk not in item.uploaders for item in ready)
    stuck, mine = len(blocked) - apart, len(ready) - others
    return [
        ToDo(
            stuck,
            f"{_returns(stuck)} {'blocks' if stuck == 1 else 'block'}: something contradicts or was not read",
            _desk(campaign, "blocked"),
            urgent=True,
        ),
        ToDo(
            apart,
            f"{_returns(apart)} {'is' if apart == 1 else 'are'} kept apart: possible personal data",
            _desk(campaign, "blocked"),
            urgent=True,
        ),
        ToDo(others, f"{_returns(others)} to sign off", _desk(campaign, "to sign")),
        ToDo(
            proposed,
            f"proposed {'label' if proposed == 1 else 'labels'} to confirm or refuse",
            reverse("review-labels", args=[campaign.slug]),
        ),
        ToDo(mine, f"{_returns(mine)} of yours for somebody else to sign", _desk(campaign, "to sign")),
    ]


def _placing(campaign: Campaign, returns: list[JudgedReturn]) -> list[ToDo]:
    refused = sum(any(d.state == "refused" and d.counted for d in item.facts.documents) for item in returns)
    blocked = sum(item.state is State.BLOCKED for item in returns)
    return [
        ToDo(
            refused,
            f"{_returns(refused)} with a document that could not be read",
            _desk(campaign, "blocked"),
            urgent=True,
        ),
        ToDo(
            blocked,
            f"{_returns(blocked)} {'waits' if blocked == 1 else 'wait'} for a supervisor",
            _desk(campaign, "blocked"),
        ),
    ]


def _returns(count: int) -> str:
    return "return" if count == 1 else "returns"


def _desk(campaign: Campaign, state: str) -> str:
    return f"{reverse('review-desk-campaign', args=[campaign.slug])}?{urlencode({'state': state})}"
