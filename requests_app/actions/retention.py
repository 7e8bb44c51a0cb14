"""How long a campaign's documents and letters are kept, and a person's word that they may go."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from requests_app.actions.history import person, record_event
from requests_app.models import Campaign
from requests_app.roles import require


def keep_until(*, campaign: Campaign, until: date | None, by: Any) -> None:
    """The last day on which they are kept; None: nobody has said. A new day takes back what was confirmed."""
    require(by, "keep retention dates")
    with transaction.atomic():
        row = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if row.emptied_at is not None:
            raise ValueError("Its documents and letters were deleted already.")
        Campaign.objects.filter(pk=campaign.pk).update(
            keep_until=until, emptying_confirmed_at=None, emptying_confirmed_by=None
        )
        said = f"until {until:%-d %B %Y}" if until else "until somebody says a day"
        record_event(
            kind="retention set",
            sentence=f"Documents and letters are kept {said}.",
            by=by,
            campaign=campaign,
            link=f"/campaigns/{campaign.slug}/",
        )
    campaign.refresh_from_db()


def confirm_emptying(*, campaign: Campaign, by: Any, today: date) -> None:
    """A person's word that the documents and letters go. Raises ValueError while they are still to be kept."""
    require(by, "delete documents")
    with transaction.atomic():
        row = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if row.keep_until is None or row.keep_until >= today:
            raise ValueError("They are still to be kept: set an earlier day first, if that is meant.")
        if row.emptied_at is not None or row.emptying_confirmed_at is not None:
            return
        Campaign.objects.filter(pk=campaign.pk).update(
            emptying_confirmed_at=timezone.now(), emptying_confirmed_by=person(by)
        )
        record_event(
            kind="emptying confirmed",
            sentence="Its documents and letters may be deleted: their retention is over.",
            by=by,
            campaign=campaign,
            link=f"/campaigns/{campaign.slug}/",
        )
    campaign.refresh_from_db()


def due_campaigns(*, today: date) -> list[Campaign]:
    """Campaigns whose documents and letters are kept past their day, and that nobody has confirmed."""
    waiting = Campaign.objects.filter(keep_until__lt=today, emptied_at=None, emptying_confirmed_at=None)
    return list(waiting.order_by("keep_until"))
