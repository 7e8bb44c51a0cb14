"""A campaign emptied when its retention is over: documents and letters go, figures, outcomes and editions stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from ingestion.deletion import delete_document, sweep_removals, what_goes
from ingestion.models import Document
from requests_app.actions import delete_mail, record_event
from requests_app.models import Campaign, Message


@dataclass(slots=True)
class Kept:
    """What a campaign holds that would go, and what stays because another campaign holds it, too."""

    documents: list[Document] = field(default_factory=list)
    letters: list[Message] = field(default_factory=list)
    shared: list[Document | Message] = field(default_factory=list)


def what_is_kept(campaign: Campaign) -> Kept:
    """Documents as they came (with what is inside them), and letters in and out."""
    kept = Kept()
    for document in Document.objects.filter(campaign=campaign, parent=None, deleted_at=None).order_by("pk"):
        goes = what_goes(document)
        elsewhere = {one.campaign_id for one in goes.documents} - {campaign.pk, None}
        elsewhere |= {one.request.campaign_id for one in goes.letters if one.request} - {campaign.pk}
        (kept.shared if elsewhere else kept.documents).append(document)
    own = Q(request__campaign=campaign) | Q(also_for__campaign=campaign)
    held = Q(deleted_at=None) | ~Q(raw_path="")
    sent = Message.objects.filter(own).filter(held).exclude(state__in=UNSENT).distinct().order_by("pk")
    for letter in sent.select_related("request"):
        others = letter.also_for.exclude(campaign=campaign).exists()
        others = others or (letter.request is not None and letter.request.campaign_id != campaign.pk)
        (kept.shared if others else kept.letters).append(letter)
    return kept


UNSENT = (Message.State.DRAFT, Message.State.QUEUED, Message.State.SENDING, Message.State.DISCARDED)


def due(*, today: date) -> list[Campaign]:
    """Campaigns that are past their day and that a person has confirmed."""
    found = Campaign.objects.filter(keep_until__lt=today, emptied_at=None).exclude(emptying_confirmed_at=None)
    return list(found.select_related("emptying_confirmed_by").order_by("pk"))


def empty(*, campaign: Campaign, today: date) -> Kept:
    """Delete what its retention no longer allows, in the name of whoever confirmed it. Each deletion stands by itself:
    stopped midway, it goes on the next time. Raises ValueError where nobody has confirmed, or the day is not over."""
    row = Campaign.objects.select_related("emptying_confirmed_by").get(pk=campaign.pk)
    if row.emptying_confirmed_at is None or row.keep_until is None or row.keep_until >= today:
        raise ValueError(f"Nobody has confirmed that “{row.title}” is emptied, or it is still to be kept.")
    by: Any = row.emptying_confirmed_by
    reason = f"Its retention was over on {row.keep_until:%-d %B %Y}."
    kept = what_is_kept(row)
    for document in kept.documents:
        if Document.objects.filter(pk=document.pk, deleted_at=None).exists():
            delete_document(document=document, reason=reason, by=by)
    for letter in kept.letters:
        delete_mail(message=letter, reason=reason, by=by, words=letter.direction == Message.Direction.IN, told=False)
    sweep_removals()
    if not kept.shared:
        Campaign.objects.filter(pk=row.pk).update(emptied_at=timezone.now())
    record_event(
        kind="campaign emptied",
        sentence=f"{len(kept.documents)} documents and {len(kept.letters)} letters were deleted: {reason}"
        + (f" {len(kept.shared)} stay, for another campaign holds them too." if kept.shared else ""),
        by=by,
        campaign=row,
        link=f"/campaigns/{row.slug}/",
    )
    return kept
