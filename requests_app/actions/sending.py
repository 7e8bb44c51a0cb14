"""Letters out as people let them go: confirmed, queued, tried again, tested. delivering.py sends what is queued."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from requests_app.actions.clock import locked
from requests_app.actions.delivering import in_the_servers_words, nudge, nudge_all, send_letter
from requests_app.actions.history import person, record_event
from requests_app.actions.request_letters import queue_request_letter, request_letter, workbook_of
from requests_app.mail import outbound
from requests_app.models import Campaign, FoiRequest, Message
from requests_app.roles import require
from requests_app.statuses import Move, moved


class SendingRefused(ValueError):
    """Letters that may not be sent. The message is a sentence for the person who tried."""


def send_campaign(
    *, campaign: Campaign, requests: Sequence[FoiRequest], by: Any, confirmed_number: int, on: date | None = None
) -> list[Message]:
    """Queue the request letter of each of these forces; a force that has had one is left alone.

    `confirmed_number` is the number that the person typed and must be that of the letters. `on` dates the letters of a
    demonstration. Raises SendingRefused, and then nothing is queued.
    """
    require(by, "send letters")
    if on is not None and not campaign.demonstration:
        raise SendingRefused("Only a demonstration's letters can be dated: real ones carry the day they are sent.")
    with transaction.atomic():
        ready = [
            request
            for request in FoiRequest.objects.select_for_update(of=("self",))
            .filter(pk__in=[request.pk for request in requests], campaign=campaign)
            .select_related("campaign", "force")
            if request.status in ("drafted", "delivery_failed")
        ]
        if confirmed_number != len(ready):
            raise SendingRefused(
                f"You typed {confirmed_number}, but {len(ready)} "
                f"{'letter' if len(ready) == 1 else 'letters'} would be sent: look at the list and type that number."
            )
        if refused := [why for request in ready if (why := outbound.why_not(request))]:
            more = f" And {len(refused) - 1} more could not be sent." if len(refused) > 1 else ""
            raise SendingRefused(refused[0] + more)
        queued = [queue_request_letter(request, by=by, on=on) for request in ready]
        if queued:
            record_event(
                kind="letters queued",
                sentence=f"Confirmed the sending of {len(queued)} {'letter' if len(queued) == 1 else 'letters'}.",
                by=by,
                campaign=campaign,
                link=f"/campaigns/{campaign.slug}/sending/",
            )
        transaction.on_commit(partial(nudge_all, [message.pk for message in queued]))
    return queued


def send_request(*, request: FoiRequest, on: date | None = None, by: Any = None) -> FoiRequest:
    """Send one request letter now. Run twice it sends once. Raises SendingRefused where it may not leave."""
    require(by, "send letters")
    with transaction.atomic():
        fresh = locked(request)
        message = fresh.messages.filter(kind="request", direction=Message.Direction.OUT).first()
        if message is None or message.state == Message.State.FAILED:
            if fresh.status not in ("drafted", "queued", "delivery_failed"):
                return fresh
            if why := outbound.why_not(fresh):
                raise SendingRefused(why)
            message = queue_request_letter(fresh, by=by, on=on)
    send_letter(pk=message.pk, now=timezone.now())
    request.refresh_from_db()
    return request


def queue_letter(*, message: Message, subject: str, body: str, by: Any) -> Message:
    """Send a draft that a person has read, with their changes."""
    require(by, "send letters")
    with transaction.atomic():
        draft = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        if draft.state not in (Message.State.DRAFT, Message.State.FAILED):
            return draft
        request = FoiRequest.objects.select_related("force", "campaign").get(pk=draft.request_id)
        if why := outbound.why_not(request):
            raise SendingRefused(why)
        if not draft.recipient:
            raise SendingRefused("This letter has no address: enter it, or send the letter another way and log that.")
        draft.subject, draft.body, draft.by = " ".join(subject.split())[:500], body, person(by)
        draft.state, draft.trouble = Message.State.QUEUED, ""
        draft.message_id = draft.message_id or outbound.new_message_id(request)
        draft.save()
        transaction.on_commit(partial(nudge, draft.pk))
    return draft


def retry_failed(*, campaign: Campaign, by: Any) -> int:
    """Queue again only what could not be sent. Returns how many."""
    require(by, "send letters")
    with transaction.atomic():
        failed = list(
            Message.objects.select_for_update(of=("self",)).filter(
                request__campaign=campaign, kind="request", state=Message.State.FAILED
            )
        )
        for message in failed:
            request = locked(message.request)
            if request.status == "delivery_failed":
                request.status = moved(request.status, Move.QUEUE)
                request.save(update_fields=["status"])
            message.state, message.trouble = Message.State.QUEUED, ""
            message.recipient = request.force.address or message.recipient
            message.save(update_fields=["state", "trouble", "recipient"])
        transaction.on_commit(partial(nudge_all, [message.pk for message in failed]))
        if failed:
            record_event(
                kind="letters queued",
                sentence=f"Tried {len(failed)} again that could not be sent.",
                by=by,
                campaign=campaign,
                link=f"/campaigns/{campaign.slug}/sending/",
            )
    return len(failed)


def send_test(*, campaign: Campaign, request: FoiRequest, to: str, by: Any) -> None:
    """The request letter as this force would get it, to the person's own address and nowhere else."""
    require(by, "send letters")
    if outbound.leaves_the_machine() and campaign.demonstration:
        raise SendingRefused("This is a demonstration: its letters are never sent for real.")
    written = request_letter(request)
    mail = outbound.compose(
        to=to, subject=f"Test: {written.subject}", body=written.body, enclosures=[workbook_of(request)]
    )
    try:
        outbound.deliver(mail)
    except (OSError, smtplib.SMTPException) as trouble:
        raise SendingRefused(f"The test could not be sent: {in_the_servers_words(trouble)}") from trouble
    record_event(
        kind="test sent",
        sentence=f"Sent a test of {request.force}'s letter to {to}.",
        by=by,
        campaign=campaign,
        link=f"/campaigns/{campaign.slug}/",
    )
