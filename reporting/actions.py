"""What is told to the world: frozen, numbered, and withdrawn only with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from reporting.models import Publication
from reporting.publishing.edition import mark
from reporting.queries import campaign_edition, campaign_figures
from reporting.sentences.headlines import Claim
from requests_app.models import Campaign, Event
from requests_app.roles import require


class NothingToPublish(ValueError):
    """No return is signed off; the message says what to do."""


def publish(
    *, campaign: Campaign, by: Any, today: date, note: str = "", claims: Sequence[Claim] | None = None
) -> Publication:
    """Freeze the signed-off figures as the campaign's next publication. Raises NothingToPublish."""
    require(by, "publish")
    with transaction.atomic():
        Campaign.objects.select_for_update().get(pk=campaign.pk)
        figures = campaign_figures(campaign, today=today, provisional=False)
        if not figures.signed:
            raise NothingToPublish("No return is signed off yet: a supervisor signs each one first.")
        latest = campaign.publications.filter(withdrawn_at=None).first()
        number = (campaign.publications.aggregate(last=Max("number"))["last"] or 0) + 1
        content = campaign_edition(
            figures,
            today=today,
            public=True,
            number=number,
            claims=claims,
            previous=latest.content if latest else None,
        )
        publication = Publication.objects.create(
            campaign=campaign,
            number=number,
            title=campaign.title,
            note=note.strip(),
            content=content,
            sha256=mark(content),
            by=by,
        )
        Event.objects.create(
            kind="published",
            sentence=f"Published {publication}: {figures.signed} of {len(figures.judged)} returns signed off.",
            campaign=campaign,
            by=by,
            link=f"/figures/publications/{publication.pk}/",
        )
    return publication


def withdraw_publication(*, publication: Publication, reason: str, by: Any) -> None:
    """It stays on record, marked as withdrawn with the reason. Raises ValueError without one."""
    require(by, "publish")
    if not reason.strip():
        raise ValueError("Say why the publication is withdrawn.")
    with transaction.atomic():
        publication.withdrawn_at = timezone.now()
        publication.withdrawn_reason = reason.strip()
        publication.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        Event.objects.create(
            kind="publication withdrawn",
            sentence=f"Withdrew {publication}: {reason.strip()}",
            campaign=publication.campaign,
            by=by,
            link=f"/figures/publications/{publication.pk}/",
        )
