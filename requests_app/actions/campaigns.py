"""What is done to campaigns: made, changed, versioned, copied."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from requests_app.actions.history import person, record_event
from requests_app.letter_templates import REQUEST
from requests_app.letters import UnusableTemplate, faults_of
from requests_app.models import Campaign, CampaignVersion, FoiRequest, Force, SharedLetter
from requests_app.next_round import a_year_on
from requests_app.roles import require
from requests_app.specification import parse_specification


def create_campaign(
    *,
    title: str,
    document: dict[str, Any],
    by: Any,
    letter_subject: str = "",
    letter_template: str = "",
    welsh_template: str = "",
    demonstration: bool = False,
    previous_round: Campaign | None = None,
) -> Campaign:
    """A campaign with its specification. Without a letter it starts with the house's own.

    Raises UnusableSpecification or UnusableTemplate, each with a sentence for every fault.
    """
    require(by, "edit campaigns")
    parse_specification(document)
    subject, template = letter_subject or REQUEST.subject, letter_template or REQUEST.body
    _check_letter(subject, template)
    with transaction.atomic():
        campaign = Campaign.objects.create(
            title=title,
            slug=_free_slug(title),
            document=document,
            letter_subject=subject,
            letter_template=template,
            welsh_template=welsh_template,
            demonstration=demonstration,
            previous_round=previous_round,
            created_by=person(by),
        )
        after = f", after “{previous_round}”" if previous_round else ""
        record_event(
            kind="campaign made",
            sentence=f"Made the campaign “{title}”{after}.",
            by=by,
            campaign=campaign,
            link=f"/campaigns/{campaign.slug}/",
        )
    return campaign


def copy_campaign(*, campaign: Campaign, title: str, by: Any) -> Campaign:
    """The next round: the same questions and letter under a new title; the forces are chosen anew."""
    document = {**copy.deepcopy(campaign.document), "title": title}
    return create_campaign(
        title=title,
        document=document,
        letter_subject=campaign.letter_subject,
        letter_template=campaign.letter_template,
        welsh_template=campaign.welsh_template,
        demonstration=campaign.demonstration,
        previous_round=campaign,
        by=by,
    )


def ask_again(*, campaign: Campaign, by: Any, today: date) -> Campaign:
    """The same a year on, in one go: periods and the years in its words moved, the same letter, and a draft for each
    body that was asked, or for the one that has its duties today. Asked for twice it returns the round that is there.
    """
    require(by, "edit campaigns")
    document = a_year_on(campaign.document)
    if document["title"] == campaign.title:
        document["title"] = f"{campaign.title}, next round"
    with transaction.atomic():
        last = Campaign.objects.select_for_update().get(pk=campaign.pk)
        there = last.next_rounds.filter(title=document["title"]).first()
        if there is not None:
            return there
        made = create_campaign(
            title=document["title"],
            document=document,
            letter_subject=last.letter_subject,
            letter_template=last.letter_template,
            welsh_template=last.welsh_template,
            demonstration=last.demonstration,
            previous_round=last,
            by=by,
        )
        asked = last.requests.exclude(status="withdrawn").select_related("force__merged_into", "owner")
        bodies: dict[int, tuple[Force, Any]] = {}
        for one in asked:
            body = one.force.today_s(today)
            bodies.setdefault(body.pk, (body, one.owner))
        for owner in {owner for _, owner in bodies.values()}:
            add_requests(
                campaign=made, forces=[body for body, whose in bodies.values() if whose == owner], by=by, owner=owner
            )
    return made


def change_specification(*, campaign: Campaign, document: dict[str, Any], by: Any) -> Campaign:
    """A changed specification. Once a letter has been queued the one asked with is kept as a version.

    Raises UnusableSpecification. The campaign's title follows the specification's.
    """
    require(by, "edit campaigns")
    parse_specification(document)
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if document == campaign.document:
            return campaign
        kept = _close_version(campaign, by)
        campaign.document = document
        campaign.title = document["title"]
        campaign.save(update_fields=["document", "title", "version"])
        record_event(
            kind="specification changed",
            sentence=f"Changed what is asked{kept}.",
            by=by,
            campaign=campaign,
            link=f"/campaigns/{campaign.slug}/",
        )
    return campaign


def change_letter(*, campaign: Campaign, subject: str, template: str, by: Any, welsh: str | None = None) -> Campaign:
    """A changed letter, and its Welsh words where they are given (empty: the house's own). Raises UnusableTemplate for
    placeholders that mean nothing."""
    require(by, "edit campaigns")
    _check_letter(subject, template, welsh or "")
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
        welsh = campaign.welsh_template if welsh is None else welsh
        before = (campaign.letter_subject, campaign.letter_template, campaign.welsh_template)
        if (subject, template, welsh) == before:
            return campaign
        kept = _close_version(campaign, by)
        campaign.letter_subject, campaign.letter_template, campaign.welsh_template = subject, template, welsh
        campaign.save(update_fields=["letter_subject", "letter_template", "welsh_template", "version"])
        record_event(
            kind="letter changed",
            sentence=f"Changed the letter{kept}.",
            by=by,
            campaign=campaign,
            link=f"/campaigns/{campaign.slug}/",
        )
    return campaign


def share_letter(*, name: str, subject: str, template: str, by: Any, welsh: str = "") -> SharedLetter:
    """Keep a letter under a name for other campaigns; the same name again takes its place. Raises UnusableTemplate."""
    require(by, "edit campaigns")
    _check_letter(subject, template, welsh)
    with transaction.atomic():
        said = {"subject": subject, "template": template, "welsh_template": welsh, "by": person(by)}
        shared, new = SharedLetter.objects.update_or_create(name=name.strip()[:80], defaults=said)
        record_event(
            kind="letter shared",
            sentence=f"{'Kept' if new else 'Changed'} the letter “{shared}” for every campaign to begin with.",
            by=by,
        )
    return shared


def add_requests(*, campaign: Campaign, forces: Iterable[Force], by: Any, owner: Any = None) -> list[FoiRequest]:
    """One draft a force; a force that has one already keeps it. Returns the requests of all the forces named."""
    require(by, "edit campaigns")
    chosen = list(forces)
    with transaction.atomic():
        there = set(campaign.requests.filter(force__in=chosen).values_list("force_id", flat=True))
        FoiRequest.objects.bulk_create(
            [
                FoiRequest(campaign=campaign, force=force, owner=person(owner))
                for force in chosen
                if force.pk not in there
            ],
            ignore_conflicts=True,
        )
        added = sum(force.pk not in there for force in chosen)
        if added:
            record_event(
                kind="forces chosen",
                sentence=f"Chose {added} {'force' if added == 1 else 'forces'} to ask.",
                by=by,
                campaign=campaign,
                link=f"/campaigns/{campaign.slug}/",
            )
    return list(campaign.requests.filter(force__in=chosen).select_related("force", "campaign"))


def remove_requests(*, requests: Iterable[FoiRequest], by: Any) -> int:
    """Take forces off the list again. Only drafts that have no history yet can be: anything else is withdrawn."""
    require(by, "edit campaigns")
    removed = 0
    with transaction.atomic():
        for request in requests:
            fresh = FoiRequest.objects.select_for_update().select_related("campaign", "force").get(pk=request.pk)
            if fresh.status != "drafted" or fresh.messages.exists() or fresh.events.exists():
                continue
            campaign = fresh.campaign
            fresh.delete()
            removed += 1
        if removed:
            record_event(
                kind="forces left out",
                sentence=f"Left {removed} {'force' if removed == 1 else 'forces'} out again before anything was sent.",
                by=by,
                campaign=campaign,
                link=f"/campaigns/{campaign.slug}/",
            )
    return removed


def assign(*, request: FoiRequest, owner: Any, by: Any) -> None:
    """Say who looks after a request."""
    require(by, "log answers")
    with transaction.atomic():
        request.owner = person(owner)
        request.save(update_fields=["owner"])
        named = (owner.get_full_name() or owner.username) if request.owner else "nobody"
        record_event(
            kind="owner changed",
            sentence=f"{request.force} is now looked after by {named}.",
            by=by,
            request=request,
            link=f"/requests/{request.pk}/",
        )


def _check_letter(subject: str, template: str, welsh: str = "") -> None:
    if faults := [*faults_of(subject), *faults_of(template), *(faults_of(welsh) if welsh else ())]:
        raise UnusableTemplate(list(dict.fromkeys(faults)))


def _close_version(campaign: Campaign, by: Any) -> str:
    """Keep what letters were sent with, once. Returns the words that say so; empty while nothing has been sent."""
    number = campaign.version
    if not campaign.requests.filter(campaign_version=number).exists():
        return ""
    CampaignVersion.objects.get_or_create(
        campaign=campaign,
        number=number,
        defaults={
            "document": campaign.document,
            "letter_subject": campaign.letter_subject,
            "letter_template": campaign.letter_template,
            "welsh_template": campaign.welsh_template,
            "by": person(by),
        },
    )
    campaign.version = number + 1
    return f"; version {number}, which was sent, is kept"


def _free_slug(title: str) -> str:
    plain = slugify(title)[:70].strip("-") or "campaign"
    taken = set(Campaign.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    slug, number = plain, 2
    while slug in taken or slug in ("new", "import"):
        slug, number = f"{plain}-{number}", number + 1
    return slug
