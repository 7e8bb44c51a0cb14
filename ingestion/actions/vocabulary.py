"""What labels mean, by a person's word."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from ingestion.models import VocabularyDecision
from requests_app.models import Campaign, Event, FoiRequest, Force
from requests_app.roles import require


def teach(
    *,
    dimension: str,
    label: str,
    category: str,
    by: Any,
    force: Force | None = None,
    campaign: Campaign | None = None,
    request: FoiRequest | None = None,
) -> VocabularyDecision:
    """A person's word that a label means a category: in one return, else in the force's, else in the campaign's, else
    in every return. Later ones are read with it."""
    require(by, "settle findings")
    if request is not None:
        force = request.force
    with transaction.atomic():
        decision = VocabularyDecision.objects.create(
            force=force, campaign=campaign, request=request, dimension=dimension, label=label, category=category, by=by
        )
        Event.objects.create(
            kind="vocabulary taught",
            sentence=f"“{label}” means {category} in {reach_in_words(decision)}.",
            campaign=campaign or (request.campaign if request else None),
            request=request,
            by=by,
        )
    return decision


def take_back_label(*, decision: VocabularyDecision, by: Any) -> None:
    """A label means nothing any more; the decision stays on record. Raises ValueError where it was taken back."""
    require(by, "settle findings")
    with transaction.atomic():
        if not VocabularyDecision.objects.filter(pk=decision.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
            raise ValueError("This was taken back already.")
        Event.objects.create(
            kind="vocabulary taken back",
            sentence=f"“{decision.label}” no longer means {decision.category} in {reach_in_words(decision)}.",
            campaign=decision.campaign,
            request=decision.request,
            by=by,
        )


def reach_in_words(decision: VocabularyDecision) -> str:
    """The returns that a decision holds for."""
    if decision.request is not None:
        return f"this return of {decision.request.force}"
    if decision.force is not None:
        return f"{decision.force}'s returns"
    return "this campaign's returns" if decision.campaign is not None else "every return"
