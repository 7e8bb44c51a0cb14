"""What judging has to do today: which returns block, wait or are ready, for whoever may do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from ingestion.models import Document, LabelProposal
from requests_app.models import Campaign
from requests_app.queries import ToDo
from requests_app.roles import may
from requests_app.specification import UnusableSpecification
from review.judged import State
from review.kept_standings import Standing, standings


def duties(user: Any, campaigns: Sequence[Campaign], today: date) -> Mapping[int, Iterable[ToDo]]:
    """Supervisors: what blocks, what is ready and what changed since it was signed. Staff: what could not be read."""
    if not may(user, "upload returns"):
        return {}
    usable = {campaign.pk: campaign for campaign in campaigns if _usable(campaign)}
    returns = standings(list(usable.values()), today=today, user=user)
    waiting = {key: [_being_judged(usable[key])] for key in usable.keys() - returns.keys()}
    if may(user, "sign off returns"):
        proposed = _proposed(user, usable)
        return waiting | {key: _judging(usable[key], found, proposed[key]) for key, found in returns.items()}
    return waiting | {key: _placing(usable[key], found) for key, found in returns.items()}


def _being_judged(campaign: Campaign) -> ToDo:
    """In the place of its returns, where a worker judges many of them just now."""
    number = Document.objects.filter(campaign=campaign).exclude(request=None).values("request").distinct().count()
    return ToDo(number, f"{_returns(number)} being judged: their numbers follow in a moment", _desk(campaign, ""))


def _proposed(user: Any, campaigns: Iterable[int]) -> Counter[int]:
    """Campaign → labels that somebody else proposed and that wait for a word."""
    waiting = LabelProposal.objects.filter(answered_at=None, document__campaign__in=campaigns).exclude(by=user)
    told = waiting.exclude(document__request=None).order_by().values("document__campaign").annotate(number=Count("pk"))
    return Counter({row["document__campaign"]: row["number"] for row in told})


def _usable(campaign: Campaign) -> bool:
    try:
        return bool(campaign.specification)
    except UnusableSpecification:
        return False


def _judging(campaign: Campaign, returns: list[Standing], proposed: int) -> list[ToDo]:
    apart = sum(one.number for one in returns if one.state == State.BLOCKED and one.apart)
    stuck = sum(one.number for one in returns if one.state == State.BLOCKED and not one.apart)
    others = sum(one.number for one in returns if one.ready and not one.own)
    mine = sum(one.number for one in returns if one.ready and one.own)
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


def _placing(campaign: Campaign, returns: list[Standing]) -> list[ToDo]:
    refused = sum(one.number for one in returns if one.unreadable)
    blocked = sum(one.number for one in returns if one.state == State.BLOCKED)
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
