""" "Next to judge" hands a return to one person at a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from requests_app.models import Campaign, FoiRequest
from requests_app.roles import require
from review import four_eyes
from review.judged import State
from review.kept_judgements import judged_in_short
from review.models import Claim
from review.queries import JudgedReturn

FRESH = timedelta(minutes=20)
"""How long a return that was handed to somebody is kept from others."""


def urgency(item: JudgedReturn) -> tuple[int, str]:
    """What blocks first, then what is ready, then what is overdue; what is signed or not due comes last."""
    if item.state is State.BLOCKED:
        return 0, item.facts.force
    if item.state is State.USABLE:
        return (4 if item.signed else 1), item.facts.force
    return (2 if item.facts.overdue else 3), item.facts.force


def take_next(*, campaign: Campaign, by: Any, now: datetime) -> FoiRequest | None:
    """The return that waits most for this person: one that nobody else was handed lately, that is not signed, and that
    they may still do something about. It is theirs for a while, and what they were handed before is free. None where
    nothing is left."""
    require(by, "settle findings")
    returns = judged_in_short(campaign, today=timezone.localdate(now))
    waiting = sorted((i for i in returns if i.state is State.BLOCKED or i.ready), key=urgency)
    own = four_eyes.touched([item.request.pk for item in waiting if item.ready], by)
    with transaction.atomic():
        had = set(Claim.objects.filter(by=by).values_list("request", flat=True))
        for item in sorted(waiting, key=lambda one: one.request.pk in had):
            if item.ready and item.request.pk in own:
                continue
            row = (
                FoiRequest.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=item.request.pk).first()
            )
            if row is None or _held(row, by, now):
                continue
            Claim.objects.filter(by=by).delete()
            Claim.objects.update_or_create(request=row, defaults={"by": by, "at": now})
            return row
    return None


def _held(request: FoiRequest, by: Any, now: datetime) -> bool:
    return Claim.objects.filter(request=request, at__gt=now - FRESH).exclude(by=by).exists()


def fresh_claim(request: FoiRequest, *, now: datetime) -> Claim | None:
    """Who was handed this return lately."""
    claim: Claim | None = getattr(request, "claim", None)
    return claim if claim is not None and claim.at > now - FRESH else None


def release(request: FoiRequest) -> None:
    """The return waits for nobody in particular any more."""
    Claim.objects.filter(request=request).delete()
