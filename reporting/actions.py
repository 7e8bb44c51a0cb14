"""What is told to the world: looked at first, confirmed where two are asked for, frozen, numbered, and withdrawn only
with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from reporting.models import Proposal, Publication, PublishingRules
from reporting.publishing.earlier_editions import JudgedAnew
from reporting.publishing.edition import Content, mark
from reporting.publishing.gate import refusals
from reporting.publishing.revisions import Revision, compare
from reporting.queries import campaign_edition, campaign_figures, earlier_anew
from reporting.search import keep_told
from reporting.sentences.headlines import Claim, default_claims, repeated_claims
from requests_app.models import Campaign, Event
from requests_app.roles import require
from review.judged import State as ReturnState


class NotPublishable(ValueError):
    """The edition is not published as it stands; the message says why and what to do."""


class NothingToPublish(NotPublishable):
    """No return is signed off."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition before it is one: its content, what moved since the last, and what stands in its way.

    `blocked` are the forces whose returns an open finding blocks; `anew` are the earlier editions that tell or give
    away what is withheld by today's rules.
    """

    content: Content
    number: int
    previous: Publication | None
    blocked: list[str] = field(default_factory=list)
    signed: int = 0
    asked: int = 0
    anew: Sequence[JudgedAnew] = ()

    @property
    def mark(self) -> str:
        return mark(self.content)

    @property
    def revision(self) -> Revision | None:
        return compare(self.previous.content, self.content) if self.previous else None

    def refusals(self, *, blocked_named: bool) -> list[str]:
        return refusals(self.content, blocked=self.blocked, blocked_named=blocked_named)


def draft(*, campaign: Campaign, today: date, claims: Sequence[Claim] | None = None) -> Draft:
    """The campaign's next edition as it would be frozen today."""
    figures = campaign_figures(campaign, today=today, provisional=False)
    # Withdrawn ones too: whoever has a copy may lay it beside the next.
    editions = list(campaign.publications.order_by("number"))
    latest = next((one for one in reversed(editions) if one.withdrawn_at is None), None)
    number = (campaign.publications.aggregate(last=Max("number"))["last"] or 0) + 1
    if claims is None and latest:
        defaults = default_claims(figures.ledger, figures.specification)
        claims = repeated_claims(latest.content["sentences"], defaults)
    content = campaign_edition(
        figures,
        today=today,
        public=True,
        number=number,
        claims=claims,
        previous=latest.content if latest else None,
        earlier=[one.content for one in editions],
    )
    blocked = [item.force.name for item in figures.judged if item.state is ReturnState.BLOCKED]
    anew = earlier_anew(figures, {one.number: one.content for one in editions if one.withdrawn_at is None}, content)
    return Draft(content, number, latest, blocked, figures.signed, len(figures.judged), anew)


def wants_second(campaign: Campaign) -> bool:
    return PublishingRules.objects.filter(campaign=campaign, second_supervisor=True).exists()


def publish(
    *,
    campaign: Campaign,
    by: Any,
    today: date,
    note: str = "",
    claims: Sequence[Claim] | None = None,
    seen: str | None = None,
    blocked_named: bool = False,
    embargo_until: datetime | None = None,
) -> Publication:
    """Freeze the signed-off figures as the campaign's next publication.

    `seen` is the mark of the draft that was looked at: if the figures have changed since, nothing is published. Raises
    NotPublishable, also where the campaign asks for a second supervisor (see `propose`).
    """
    require(by, "publish")
    with transaction.atomic():
        Campaign.objects.select_for_update().get(pk=campaign.pk)
        if wants_second(campaign):
            raise NotPublishable("This campaign's editions are confirmed by a second supervisor: propose it.")
        made = _ready(campaign, today, claims, seen, blocked_named, embargo_until)
        return _freeze(campaign, made.content, note, by=by, embargo_until=embargo_until)


def propose(
    *,
    campaign: Campaign,
    by: Any,
    today: date,
    note: str,
    seen: str | None = None,
    blocked_named: bool = False,
    embargo_until: datetime | None = None,
) -> Proposal:
    """Lay an edition before a second supervisor. Raises NotPublishable."""
    require(by, "publish")
    if not note.strip():
        raise NotPublishable("Say why this edition is published.")
    with transaction.atomic():
        Campaign.objects.select_for_update().get(pk=campaign.pk)
        if Proposal.objects.filter(campaign=campaign, publication=None, closed_at=None).exists():
            raise NotPublishable("An edition waits for its second supervisor already: confirm or close that one first.")
        made = _ready(campaign, today, None, seen, blocked_named, embargo_until)
        proposal = Proposal.objects.create(
            campaign=campaign, content=made.content, sha256=made.mark, note=note.strip(),
            embargo_until=embargo_until, by=by,
        )  # fmt: skip
        _event(campaign, "edition proposed", f"Proposed edition {made.number} of {campaign}: {note.strip()}", by,
               f"/figures/campaigns/{campaign.slug}/publish/")  # fmt: skip
    return proposal


def confirm(*, proposal: Proposal, by: Any) -> Publication:
    """Freeze exactly what was proposed. Raises NotPublishable for the one who proposed it, or when figures changed."""
    require(by, "publish")
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=proposal.campaign_id)
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if proposal.publication_id or proposal.closed_at:
            raise NotPublishable("This proposal is settled already.")
        if by is not None and by == proposal.by:
            raise NotPublishable("Another supervisor confirms it: whoever proposed it has looked already.")
        made_on = date.fromisoformat(proposal.content["heading"]["made_on"])
        if draft(campaign=campaign, today=made_on).mark != proposal.sha256:
            raise NotPublishable("The figures have changed since it was proposed: close it, and look again.")
        publication = _freeze(
            campaign, proposal.content, proposal.note, by=proposal.by, embargo_until=proposal.embargo_until,
            confirmed_by=by,
        )  # fmt: skip
        proposal.publication = publication
        proposal.save(update_fields=["publication"])
    return publication


def close_proposal(*, proposal: Proposal, reason: str, by: Any) -> None:
    """It is not published; it stays on record with why. Raises NotPublishable without a reason."""
    require(by, "publish")
    if not reason.strip():
        raise NotPublishable("Say why it is not published.")
    with transaction.atomic():
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if proposal.publication_id or proposal.closed_at:
            raise NotPublishable("This proposal is settled already.")
        proposal.closed_at, proposal.closed_reason = timezone.now(), reason.strip()
        proposal.save(update_fields=["closed_at", "closed_reason"])
        _event(proposal.campaign, "proposal closed", f"Closed a proposed edition: {reason.strip()}", by,
               f"/figures/campaigns/{proposal.campaign.slug}/publish/")  # fmt: skip


def set_rules(*, campaign: Campaign, second_supervisor: bool, by: Any) -> None:
    """Whether this campaign's editions are confirmed by a second supervisor."""
    require(by, "publish")
    with transaction.atomic():
        PublishingRules.objects.update_or_create(campaign=campaign, defaults={"second_supervisor": second_supervisor})
        said = "are confirmed by a second supervisor" if second_supervisor else "need no second supervisor any more"
        _event(campaign, "publishing rules changed", f"Editions of {campaign} {said}.", by,
               f"/figures/campaigns/{campaign.slug}/publish/")  # fmt: skip


def withdraw_publication(*, publication: Publication, reason: str, by: Any) -> None:
    """It stays on record, marked as withdrawn with the reason. Raises ValueError without one."""
    require(by, "publish")
    if not reason.strip():
        raise ValueError("Say why the publication is withdrawn.")
    with transaction.atomic():
        publication.withdrawn_at = timezone.now()
        publication.withdrawn_reason = reason.strip()
        publication.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        _event(publication.campaign, "publication withdrawn", f"Withdrew {publication}: {reason.strip()}", by,
               f"/figures/publications/{publication.pk}/")  # fmt: skip


def _ready(
    campaign: Campaign,
    today: date,
    claims: Sequence[Claim] | None,
    seen: str | None,
    blocked_named: bool,
    embargo_until: datetime | None,
) -> Draft:
    """The draft, once nothing stands in its way. Raises NotPublishable."""
    made = draft(campaign=campaign, today=today, claims=claims)
    if not made.signed:
        raise NothingToPublish("No return is signed off yet: a supervisor signs each one first.")
    if seen is not None and seen != made.mark:
        raise NotPublishable("The figures have changed since you looked: look at them again.")
    if said := made.refusals(blocked_named=blocked_named):
        raise NotPublishable(" ".join(said))
    if embargo_until is not None and embargo_until <= timezone.now():
        raise NotPublishable("The embargo ends in the past: give a time to come, or none.")
    return made


def _freeze(
    campaign: Campaign,
    content: Content,
    note: str,
    *,
    by: Any,
    embargo_until: datetime | None,
    confirmed_by: Any = None,
) -> Publication:
    publication = Publication.objects.create(
        campaign=campaign, number=content["heading"]["number"], title=campaign.title, note=note.strip(),
        content=content, sha256=mark(content), by=by, confirmed_by=confirmed_by, embargo_until=embargo_until,
    )  # fmt: skip
    keep_told(publication)
    counted = sum(force["state"] == "usable" for force in content["forces"])
    confirmed = f", confirmed by {confirmed_by}" if confirmed_by else ""
    until = f", under embargo until {embargo_until:%-d %B %Y, %H:%M}" if embargo_until else ""
    _event(
        campaign, "published",
        f"Published {publication}: {counted} of {len(content['forces'])} returns signed off{confirmed}{until}.",
        by, f"/figures/publications/{publication.pk}/",
    )  # fmt: skip
    return publication


def _event(campaign: Campaign, kind: str, sentence: str, by: Any, link: str) -> None:
    Event.objects.create(kind=kind, sentence=sentence, campaign=campaign, by=by, link=link)
