"""Letters out: queued by a person, sent one by one by the worker, each at most once.

The row is the truth and the broker only a nudge: what is queued while the broker is down waits for the sweep.
"""

from __future__ import annotations

import hashlib
import logging
import smtplib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from requests_app.actions.clock import locked, mark_sent, record_clock_event
from requests_app.actions.history import person, record_event
from requests_app.correspondence import facts_of_letter, workbook_name, write
from requests_app.deadlines import ClockError, Kind, in_words
from requests_app.holidays import uk_calendar
from requests_app.letters import LetterKind
from requests_app.mail import outbound
from requests_app.mail.folder import keep_raw
from requests_app.models import Campaign, FoiRequest, Message
from requests_app.roles import require
from requests_app.statuses import Move, MoveRefused, moved

log = logging.getLogger(__name__)

STALE = timedelta(minutes=10)
"""A letter claimed longer ago than this was left behind by a worker that died in the middle of sending."""

LEFT_BEHIND = (
    "The worker stopped while this letter was being sent, so it may or may not have left. "
    "Look for it in the sent mail before trying again."
)


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
        queued = [_queue_request_letter(request, by=by, on=on) for request in ready]
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
            message = _queue_request_letter(fresh, by=by, on=on)
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
    written = _request_letter(request)
    mail = outbound.compose(
        to=to, subject=f"Test: {written.subject}", body=written.body, enclosures=[_workbook(request)]
    )
    try:
        outbound.deliver(mail)
    except (OSError, smtplib.SMTPException) as trouble:
        raise SendingRefused(f"The test could not be sent: {_plain(trouble)}") from trouble
    record_event(
        kind="test sent",
        sentence=f"Sent a test of {request.force}'s letter to {to}.",
        by=by,
        campaign=campaign,
        link=f"/campaigns/{campaign.slug}/",
    )


def nudge(pk: int) -> bool:
    """Tell the workers that a letter waits. False when the broker is down: the sweep will tell them."""
    from requests_app.tasks import send_queued_letter

    try:
        send_queued_letter.delay(pk)
    except (OperationalError, OSError) as trouble:
        log.warning("The broker is down (%s); letter %s waits to be sent.", trouble, pk)
        return False
    return True


def nudge_all(pks: Sequence[int]) -> int:
    """Nudge for each in turn; with the broker down the first failure is the last, so that nobody waits for 43."""
    told = 0
    for pk in pks:
        if not nudge(pk):
            break
        told += 1
    return told


def may_send_now(*, now: datetime) -> bool:
    """Whether one more letter keeps to MAILS_PER_MINUTE. Files on this machine need no such manners."""
    if not outbound.leaves_the_machine():
        return True
    lately = Message.objects.filter(direction=Message.Direction.OUT, claimed_at__gt=now - timedelta(minutes=1))
    return lately.count() < settings.MAILS_PER_MINUTE


def send_letter(*, pk: int, now: datetime) -> str:
    """Send one queued letter, if nobody else is at it. Returns its state afterwards."""
    claimed = Message.objects.filter(pk=pk, state=Message.State.QUEUED).update(
        state=Message.State.SENDING, claimed_at=now, attempts=F("attempts") + 1
    )
    message = Message.objects.select_related("request__force", "request__campaign").get(pk=pk)
    if not claimed or message.request is None:
        return message.state
    request = message.request
    if why := outbound.why_not(request):
        return _failed(message, why)
    try:
        mail = outbound.compose(
            to=message.recipient,
            subject=message.subject,
            body=message.body,
            reply_to=outbound.reply_address(request),
            message_id=message.message_id or "",
            enclosures=[_workbook(request)] if message.kind == "request" else [],
        )
        raw = mail.message().as_bytes()
        message.raw_path = keep_raw(raw, hashlib.sha256(raw).hexdigest(), direction="out")
        outbound.deliver(mail)
    except Exception as trouble:  # whatever stops one letter is told with it and does not stop the others
        log.warning("Letter %s could not be sent", pk, exc_info=trouble)
        return _failed(message, f"It could not be sent: {_plain(trouble)}")
    return _sent(message)


def sweep_letters(*, now: datetime) -> list[int]:
    """The letters that wait: to be nudged again. One that a dead worker left half sent is told to a person instead,
    since sending it again might send it twice."""
    for message in Message.objects.filter(state=Message.State.SENDING, claimed_at__lt=now - STALE).select_related(
        "request__force", "request__campaign"
    ):
        _failed(message, LEFT_BEHIND)
    return list(
        Message.objects.filter(Q(claimed_at=None) | Q(claimed_at__lt=now), state=Message.State.QUEUED)
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def _queue_request_letter(request: FoiRequest, *, by: Any, on: date | None) -> Message:
    """The letter written now, so that what was confirmed is what goes. One a request, by a constraint."""
    written = _request_letter(request, by=by)
    message, _ = Message.objects.update_or_create(
        request=request,
        direction=Message.Direction.OUT,
        kind="request",
        defaults={
            "channel": Message.Channel.EMAIL,
            "state": Message.State.QUEUED,
            "subject": written.subject[:500],
            "body": written.body,
            "sender": settings.DEFAULT_FROM_EMAIL,
            "recipient": request.force.address or f"foi@{request.force.slug}.example",
            "on": on,
            "message_id": outbound.new_message_id(request),
            "trouble": "",
            "by": person(by),
        },
    )
    if request.status != "queued":
        request.status = moved(request.status, Move.QUEUE)
        request.save(update_fields=["status"])
    return message


def _request_letter(request: FoiRequest, *, by: Any = None) -> Any:
    campaign = request.campaign
    facts = facts_of_letter(request, today=timezone.localdate(), calendar=uk_calendar(), writer=by)
    return write(
        LetterKind.REQUEST,
        facts,
        subject=campaign.letter_subject,
        template=campaign.letter_template,
        welsh_template=campaign.welsh_template,
    )


def _workbook(request: FoiRequest) -> outbound.Enclosure:
    from requests_app.return_workbook import MEDIA_TYPE, build  # slow to import: a library of workbooks

    content = build(
        request.campaign.specification,
        campaign_id=request.campaign_id,
        force_code=request.force.code,
        force_name=request.force.name,
    )
    return outbound.Enclosure(workbook_name(request), content, MEDIA_TYPE)


def _sent(message: Message) -> str:
    on = message.on or timezone.localdate()
    with transaction.atomic():
        request = locked(message.request)
        message.state, message.on, message.trouble = Message.State.SENT, on, ""
        if message.kind == "request":
            message.files = [{"name": workbook_name(request)}]
            if request.status in ("queued", "drafted", "delivery_failed"):
                mark_sent(request, on=on)
        message.save(update_fields=["state", "on", "trouble", "raw_path", "files"])
        what = "the request" if message.kind == "request" else f"“{message.subject}”"
        where = "" if outbound.leaves_the_machine() else ", as a file on this machine"
        _tell_the_clock(message, request, on)
        record_event(
            kind="letter sent",
            sentence=f"Sent {what} to {message.recipient} on {in_words(on)}{where}.",
            by=message.by,
            request=request,
            link=f"/messages/{message.pk}/",
        )
    return message.state


_FACTS = {
    LetterKind.REVIEW.value: Kind.REVIEW_REQUESTED,
    LetterKind.CLARIFICATION_REPLY.value: Kind.CLARIFICATION_RECEIVED,
    LetterKind.COMPLAINT.value: Kind.COMPLAINT,
    LetterKind.FOLLOW_UP.value: Kind.REFINED,
}
"""Letters of ours that are facts of the clock once they have gone."""


def _tell_the_clock(message: Message, request: FoiRequest, on: date) -> None:
    """A request for review starts the review's clock by being sent. What the clock refuses is told with the letter."""
    kind = _FACTS.get(message.kind)
    if kind is None:
        return
    try:
        with transaction.atomic():
            record_clock_event(request=request, kind=kind, on=on, by=message.by, message=message)
    except (MoveRefused, ClockError) as refused:
        message.trouble = f"Sent, but its clock was not moved: {refused}"
        message.save(update_fields=["trouble"])


def _failed(message: Message, why: str) -> str:
    with transaction.atomic():
        request = locked(message.request)
        message.state, message.trouble = Message.State.FAILED, why
        message.save(update_fields=["state", "trouble", "raw_path"])
        if message.kind == "request" and request.status == "queued":
            request.status = moved(request.status, Move.FAIL)
            request.save(update_fields=["status"])
        record_event(
            kind="letter failed",
            sentence=f"“{message.subject}” to {message.recipient} was not sent. {why}",
            by=None,
            request=request,
            link=f"/messages/{message.pk}/",
        )
    return message.state


def _plain(trouble: Exception) -> str:
    """What went wrong, in the server's words where it gave any, on one line."""
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        told = "; ".join(
            f"{address} was refused ({code} {said.decode(errors='replace')})"
            for address, (code, said) in trouble.recipients.items()
        )
    elif isinstance(trouble, smtplib.SMTPResponseException):
        said = trouble.smtp_error
        told = f"{trouble.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    elif isinstance(trouble, ConnectionError | TimeoutError):
        told = f"the mail server did not answer ({trouble})"
    else:
        told = str(trouble) or type(trouble).__name__
    return " ".join(told.split())[:400].rstrip(".") + "."
