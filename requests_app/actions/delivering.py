"""Queued letters handed to the mail server by the worker, each at most once, and what became of them.

The row is the truth and the broker only a nudge: what is queued while the broker is down waits for the sweep.
"""

from __future__ import annotations

import hashlib
import logging
import smtplib
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from requests_app.actions.clock import locked, mark_sent, record_clock_event
from requests_app.actions.history import record_event
from requests_app.actions.request_letters import workbook_of
from requests_app.correspondence import workbook_name
from requests_app.deadlines import ClockError, Kind, in_words
from requests_app.letters import LetterKind
from requests_app.mail import outbound
from requests_app.mail.folder import keep_raw
from requests_app.models import FoiRequest, Message
from requests_app.nudges import nudge_workers
from requests_app.statuses import Move, MoveRefused, moved

log = logging.getLogger(__name__)

STALE = timedelta(minutes=10)
"""A letter claimed longer ago than this was left behind by a worker that died in the middle of sending."""

LEFT_BEHIND = (
    "The worker stopped while this letter was being sent, so it may or may not have left. "
    "Look for it in the sent mail before trying again."
)


def nudge(pk: int) -> bool:
    """Tell the workers that a letter waits. False when the broker is down: the sweep will tell them."""
    from requests_app.tasks import send_queued_letter

    return nudge_workers(send_queued_letter, pk, waits=f"letter {pk} waits to be sent")


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
            enclosures=[workbook_of(request)] if message.kind == "request" else [],
        )
        raw = mail.message().as_bytes()
        message.raw_path = keep_raw(raw, hashlib.sha256(raw).hexdigest(), direction="out")
        outbound.deliver(mail)
    except Exception as trouble:  # whatever stops one letter is told with it and does not stop the others
        log.warning("Letter %s could not be sent", pk, exc_info=trouble)
        return _failed(message, f"It could not be sent: {in_the_servers_words(trouble)}")
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


def in_the_servers_words(trouble: Exception) -> str:
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
