"""The reply mailbox, polled. Read by UID and never marked, so nothing that a colleague does there hides a mail."""

from __future__ import annotations

import imaplib
import logging
from datetime import datetime

from django.conf import settings
from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from requests_app.actions.arrivals import keep_mail, read_arrived
from requests_app.models import Mailbox

log = logging.getLogger(__name__)


def poll_mailbox(*, now: datetime) -> int:
    """Take every mail that came since the last poll; how many there were. Without a mailbox configured it is 0.

    All are kept whole before the first is read, and the place is kept after each, so a poll that breaks off goes on
    where it stopped and no mail can stop it: what reading does to one is told of that one. A mailbox that cannot be
    reached is told on the Today page and tried again next time.
    """
    if not settings.IMAP_HOST:
        return 0
    place, _ = Mailbox.objects.get_or_create(
        address=f"{settings.IMAP_USER}@{settings.IMAP_HOST}:{settings.IMAP_PORT}/{settings.IMAP_FOLDER}"[:400]
    )
    kept: list[int] = []
    trouble = ""
    try:
        with _opened() as mailbox:
            trouble = _keep_new(mailbox, place, kept)
    except (OSError, ImapToolsError, imaplib.IMAP4.error) as fault:
        log.warning("The mailbox could not be read: %s", fault)
        trouble = (
            f"The mailbox could not be read: {' '.join(str(fault).split())[:160]}. It is tried again every two "
            "minutes; check the mailbox's name and password in the settings."
        )
    try:
        for pk in kept:
            read_arrived(pk=pk, now=now)
    except OSError as fault:
        # The machine's fault and no mail's: what was kept waits, and the sweep has it read.
        log.warning("Mail is kept and cannot be read now: %s", fault)
        trouble = trouble or "Mail came and is kept, but cannot be read now: it is tried again every half minute."
    Mailbox.objects.filter(pk=place.pk).update(polled_at=now, trouble=trouble[:300])
    return len(kept)


def _opened() -> BaseMailBox:
    kind = MailBox if settings.IMAP_TLS else MailBoxUnencrypted
    mailbox = kind(settings.IMAP_HOST, port=settings.IMAP_PORT, timeout=60)
    return mailbox.login(settings.IMAP_USER, settings.IMAP_PASSWORD, initial_folder=settings.IMAP_FOLDER)


def _keep_new(mailbox: BaseMailBox, place: Mailbox, kept: list[int]) -> str:
    """Keep each new mail and add its message to `kept`; a sentence where the server would not give one."""
    validity = int(mailbox.folder.status(settings.IMAP_FOLDER, ["UIDVALIDITY"])["UIDVALIDITY"])
    if validity != place.uidvalidity:
        # The numbers began again: everything is looked at, and what is known is taken once all the same.
        place.uidvalidity, place.last_uid = validity, 0
    # "n:*" always names the last mail too, even one that is older than n.
    found = sorted(int(uid) for uid in mailbox.uids(f"UID {place.last_uid + 1}:*"))
    withheld = 0
    for uid in found:
        if uid <= place.last_uid:
            continue
        try:
            raw = _whole(mailbox, uid)
        except WithheldMail:
            raw, withheld = None, withheld + 1
        if raw is not None:
            kept.append(keep_mail(raw=raw, nudge=False).pk)
        place.last_uid = uid
        place.save(update_fields=["uidvalidity", "last_uid"])
    if not withheld:
        return ""
    return f"{withheld} mail{'' if withheld == 1 else 's'} of the mailbox could not be fetched: look there."


class WithheldMail(Exception):
    """The server says that a mail is there and does not give it."""


def _whole(mailbox: BaseMailBox, uid: int) -> bytes | None:
    """The mail's own bytes; None where it was deleted meanwhile. PEEK leaves it unread. Raises WithheldMail."""
    said, answer = mailbox.client.uid("FETCH", str(uid), "(BODY.PEEK[])")
    if said != "OK":
        raise WithheldMail
    return next((part[1] for part in answer if isinstance(part, tuple)), None)
