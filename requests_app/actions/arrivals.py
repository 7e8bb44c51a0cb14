"""Mail as it arrives: kept whole before anybody looks into it, then taken apart, matched and its files handed over.

The row is the truth and the message to a worker a nudge: what waits is found again by a sweep. Taking apart happens in
a worker's sandbox, never while a page is made. Whatever a mail does, it is kept and told, and the next one is read.
"""

from __future__ import annotations

import hashlib
import logging
import traceback
from dataclasses import asdict
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import F, Q
from django.utils import timezone

from requests_app.actions.deletion import remove_later
from requests_app.actions.filing import file_letter, tell_of_letter
from requests_app.actions.history import person, record_event
from requests_app.actions.quarantine import hold_content
from requests_app.antivirus import refused
from requests_app.mail import inbound
from requests_app.mail.confined import UnreadableMail, read_mail
from requests_app.mail.folder import keep_raw, kept_at, raw_of
from requests_app.mail.matching import decided
from requests_app.mail.parsing import ParsedMail
from requests_app.models import FoiRequest, Message, Removal
from requests_app.nudges import nudge_workers
from requests_app.roles import require

log = logging.getLogger(__name__)

ATTEMPTS = 2
"""How often a mail whose reader's worker died is tried before it counts as one that cannot be read."""

STALE = timedelta(minutes=1)
"""Longer than taking a mail apart may last (ingestion/mail_reading.py): then its worker is gone."""
UNREADABLE = "It could not be read: open it as it came."


def keep_mail(*, raw: bytes, on: date | None = None, by: Any = None, nudge: bool = True) -> Message:
    """Keep this mail whole and have it read; the same mail again returns the message that is there.

    Nothing of what it says is looked at here. Whoever reads it at once themselves passes `nudge=False`.
    """
    require(by, "log answers")
    sha256 = hashlib.sha256(raw).hexdigest()
    path = keep_raw(raw, sha256, direction="in")
    with transaction.atomic():
        message, new = Message.objects.get_or_create(
            content_sha256=sha256,
            defaults={
                "direction": Message.Direction.IN,
                "state": Message.State.ARRIVED,
                "on": on,
                "raw_path": path,
                "by": person(by),
            },
        )
        if message.deleted_at is not None:  # fetched once more: it was deleted on purpose, and goes again
            remove_later(folder=Removal.Folder.MAIL, names=[path])
        if new and nudge:
            transaction.on_commit(partial(ask_for_mail, message.pk))
    return message


def receive_mail(*, raw: bytes, on: date | None = None, by: Any = None) -> Message:
    """Keep one mail and read it at once, for workers and commands. The same mail again returns what is there."""
    message = keep_mail(raw=raw, on=on, by=by, nudge=False)
    return read_arrived(pk=message.pk, now=timezone.now()) or message


def ask_for_mail(pk: int) -> bool:
    """Nudge the workers. False when the broker is down: the row waits, and the sweep nudges again."""
    from requests_app.tasks import read_arrived_mail

    return nudge_workers(read_arrived_mail, pk, waits=f"mail {pk} waits to be read")


def left_arrived(*, now: datetime) -> list[int]:
    """The mails that wait and that nobody is reading."""
    free = Q(claimed_at=None, at__lt=now - timedelta(seconds=20)) | Q(claimed_at__lt=now - STALE)
    return list(Message.objects.filter(free, state=Message.State.ARRIVED).values_list("pk", flat=True))


def read_arrived(*, pk: int, now: datetime) -> Message | None:
    """Read one mail that waits, if nobody else does; the message that its letter is then, None where it is gone.

    Raises OSError or OperationalError for faults of the machine alone: then the mail waits as before.
    """
    if not _claimed(pk, now):
        return Message.objects.filter(pk=pk).first()
    message = Message.objects.get(pk=pk)
    try:
        with kept_at(message.raw_path) as file:
            if refusal := refused(file):
                if refusal.infected:
                    hold_content(sha256=message.content_sha256 or "", names=[], reason=refusal.sentence)
                return _unreadable(pk, refusal.sentence)
            mail = read_mail(file)
        return _take(pk, mail)
    except FileNotFoundError:
        return _unreadable(pk, "The mail's file is not in the mail folder any more: upload it again.")
    except UnreadableMail as fault:
        return _unreadable(pk, f"{fault} {UNREADABLE}")
    except (OperationalError, OSError):
        Message.objects.filter(pk=pk, state=Message.State.ARRIVED).update(claimed_at=None, attempts=F("attempts") - 1)
        raise
    except Exception as fault:  # whatever it was, it is this mail's alone
        # Its kind and place alone: the words of a fault may quote the mail.
        place = traceback.extract_tb(fault.__traceback__)[-1]
        log.error("mail %s could not be taken: %s in %s line %s", pk, type(fault).__name__, place.name, place.lineno)
        return _unreadable(pk, f"This mail could not be taken ({type(fault).__name__}). {UNREADABLE}")


def mail_left_by_lost_process(*, pk: int) -> bool:
    """A process of a worker's pool died over this mail: it waits, the attempt counts, and it is nudged for."""
    left = Message.objects.filter(pk=pk, state=Message.State.ARRIVED).exclude(claimed_at=None).update(claimed_at=None)
    if left:
        ask_for_mail(pk)
    return bool(left)


HEADS_AT_ONCE = 20


def keep_heads() -> int:
    """What the heads of mails say that were taken before heads were kept, some at a time; how many were looked at. A
    mail that cannot be taken apart has none, and is not asked again."""
    waiting = (
        Message.objects.filter(heads=None, direction=Message.Direction.IN)
        .exclude(raw_path="")
        .exclude(state__in=[Message.State.ARRIVED, Message.State.UNREADABLE])
    )
    done = 0
    for message in waiting.order_by("-pk")[:HEADS_AT_ONCE]:
        try:
            with kept_at(message.raw_path) as file:
                heads = read_mail(file).heads
        except (FileNotFoundError, UnreadableMail):
            heads = ""
        except OSError:
            break  # a fault of the machine: it is tried again
        done += Message.objects.filter(pk=message.pk, heads=None).exclude(raw_path="").update(heads=heads)
    return done


def _claimed(pk: int, now: datetime) -> bool:
    free = Message.objects.filter(
        Q(claimed_at=None) | Q(claimed_at__lt=now - STALE), pk=pk, state=Message.State.ARRIVED
    )
    if free.filter(attempts__lt=ATTEMPTS).update(claimed_at=now, attempts=F("attempts") + 1):
        return True
    if free.filter(attempts__gte=ATTEMPTS).exists():
        _unreadable(pk, f"This mail stops its reader each time. {UNREADABLE}")
    return False


def _unreadable(pk: int, trouble: str) -> Message:
    with transaction.atomic():
        message = Message.objects.select_for_update(of=("self",)).get(pk=pk)
        if message.state == Message.State.ARRIVED:
            message.state, message.trouble, message.claimed_at = Message.State.UNREADABLE, trouble, None
            message.on = message.on or timezone.localdate()
            message.save(update_fields=["state", "trouble", "claimed_at", "on"])
            record_event(
                kind="mail unreadable",
                sentence=f"A mail is kept and waits in the tray: {trouble[0].lower()}{trouble[1:]}",
                by=message.by,
                request=message.request,
                link=f"/messages/{pk}/",
            )
    return message


def _take(pk: int, mail: ParsedMail) -> Message:
    try:
        return _taken(pk, mail)
    except IntegrityError:
        # Two workers with two copies of one mail: the other was first, and is found now.
        return _taken(pk, mail)


def _taken(pk: int, mail: ParsedMail) -> Message:
    found = inbound.matches_of(mail)
    message_id, trouble, twin = _identity(mail, pk)
    with transaction.atomic():
        message = Message.objects.select_for_update(of=("self",)).get(pk=pk)
        if message.state != Message.State.ARRIVED:
            return message
        if twin is not None and message.request_id is None:
            return _absorbed(message, twin, mail, decided(found))
        keys = () if message.request else decided(found)
        requests = [message.request, *message.also_for.all()] if message.request else _requests(keys)
        message.state, message.claimed_at, message.attempts = Message.State.RECEIVED, None, 0
        message.subject, message.body = mail.subject[:500], mail.text
        message.sender = str(mail.sender)[:320]
        message.heads = mail.heads
        message.recipient = ", ".join(one.address for one in mail.recipients)[:320]
        message.on, doubt = inbound.dated(mail, message.on, today=timezone.localdate(), requests=requests)
        message.message_id = message_id
        message.trouble = "\n".join([*trouble, *filter(None, [doubt]), *mail.trouble])
        message.files = inbound.file_rows(mail)
        message.matches = [asdict(match) for match in found]
        message.save()
        by = message.filed_by or message.by
        raw = raw_of(message.raw_path)
        if requests:
            first, *others = requests
            if keys:
                tell_of_letter(message, requests, by=by, because=found[0].because[0])
            file_letter(message, mail, raw, request=first, also_for=others, by=by)
        else:
            message.suggestions = inbound.suggestions_as_rows(inbound.recognition_of(mail, None))
            message.save(update_fields=["suggestions"])
            record_event(
                kind="mail waits",
                sentence=f"“{message}” from {message.sender or 'an unknown sender'} came and waits in the tray.",
                by=by,
                link=f"/messages/{message.pk}/",
            )
    return message


def _requests(keys: Any) -> list[FoiRequest]:
    return list(FoiRequest.objects.filter(pk__in=keys).select_related("force", "campaign").order_by("pk"))


def _identity(mail: ParsedMail, pk: int) -> tuple[str | None, list[str], Message | None]:
    """The Message-ID to keep, what is to be said of it, and the message that already holds the same letter.

    Senders do use one Message-ID for two letters: only the same letter is taken for the same mail.
    """
    if not mail.message_id:
        return None, [], None
    message_id = mail.message_id[:500]
    earlier = Message.objects.filter(message_id=message_id).exclude(pk=pk).first()
    if earlier is None:
        return message_id, [], None
    if _says_the_same(earlier, mail):
        return None, [f"The same letter as “{earlier}”, delivered again."], earlier
    return None, [f"This mail has the Message-ID of “{earlier}”, which says something else; both are kept."], None


def _says_the_same(earlier: Message, mail: ParsedMail) -> bool:
    if earlier.direction == Message.Direction.IN:
        return inbound.row_says_the_same(earlier, mail)
    try:
        if not earlier.raw_path:
            return False
        with kept_at(earlier.raw_path) as file:
            return inbound.says_the_same(read_mail(file), mail)
    except (FileNotFoundError, UnreadableMail):
        return False


def _absorbed(message: Message, twin: Message, mail: ParsedMail, keys: tuple[int, ...]) -> Message:
    """A mail delivered again adds nothing but the addresses it was delivered to: each is a request's."""
    raw = raw_of(message.raw_path)
    remove_later(folder=Removal.Folder.MAIL, names=[message.raw_path])  # no row names it any more
    earlier = Message.objects.select_for_update(of=("self",)).get(pk=twin.pk)
    have = [*filter(None, [earlier.request]), *earlier.also_for.all()]
    more = _requests(set(keys) - {one.pk for one in have})
    by = message.by
    message.delete()
    record_event(
        kind="mail came again",
        sentence=f"“{earlier}” was delivered again; the letter is kept once.",
        by=by,
        request=earlier.request,
        link=f"/messages/{earlier.pk}/",
    )
    if more and earlier.direction == Message.Direction.IN and earlier.state == Message.State.RECEIVED:
        tell_of_letter(earlier, more, by=by, because="delivered to the address of this request too")
        first, *others = [*have, *more]
        file_letter(earlier, mail, raw, request=first, also_for=others, by=earlier.filed_by or earlier.by)
    return earlier
