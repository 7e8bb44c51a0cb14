"""The reply mailbox, polled. Read by UID and never marked, so nothing that a colleague does there hides a mail."""

from __future__ import annotations

import imaplib
import logging
from datetime import datetime

from django.conf import settings
from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from requests_app.actions.mailroom import receive_mail
from requests_app.models import Mailbox

log = logging.getLogger(__name__)


def poll_mailbox(*, now: datetime) -> int:
    """Take every mail that came since the last poll; how many there were. Without a mailbox configured it is 0.

    The place is kept after each mail, so a poll that breaks off goes on where it stopped. A mailbox that cannot be
    reached is told on the Today page and tried again next time.
    """
    if not settings.IMAP_HOST:
        return 0
    place, _ = Mailbox.objects.get_or_create(
        address=f"{settings.IMAP_USER}@{settings.IMAP_HOST}:{settings.IMAP_PORT}/{settings.IMAP_FOLDER}"[:400]
    )
    taken, trouble = 0, ""
    try:
        with _opened() as mailbox:
            taken = _take_new(mailbox, place)
    except (OSError, ImapToolsError, imaplib.IMAP4.error) as fault:
        log.warning("The mailbox could not be read: %s", fault)
        trouble = f"The mailbox could not be read: {' '.join(str(fault).split())[:240]}"
    Mailbox.objects.filter(pk=place.pk).update(polled_at=now, trouble=trouble)
    return taken


def _opened() -> BaseMailBox:
    kind = MailBox if settings.IMAP_TLS else MailBoxUnencrypted
    mailbox = kind(settings.IMAP_HOST, port=settings.IMAP_PORT, timeout=60)
    return mailbox.login(settings.IMAP_USER, settings.IMAP_PASSWORD, initial_folder=settings.IMAP_FOLDER)


def _take_new(mailbox: BaseMailBox, place: Mailbox) -> int:
    validity = int(mailbox.folder.status(settings.IMAP_FOLDER, ["UIDVALIDITY"])["UIDVALIDITY"])
    if validity != place.uidvalidity:
        # The numbers began again: everything is looked at, and what is known is taken once all the same.
        place.uidvalidity, place.last_uid = validity, 0
    # "n:*" always names the last mail too, even one that is older than n.
    found = sorted(int(uid) for uid in mailbox.uids(f"UID {place.last_uid + 1}:*"))
    taken = 0
    for uid in found:
        if uid <= place.last_uid:
            continue
        raw = _whole(mailbox, uid)
        if raw is not None:
            receive_mail(raw=raw)
            taken += 1
        place.last_uid = uid
        place.save(update_fields=["uidvalidity", "last_uid"])
    return taken


def _whole(mailbox: BaseMailBox, uid: int) -> bytes | None:
    """The mail's own bytes; None where it was deleted meanwhile. PEEK leaves it unread."""
    _, answer = mailbox.client.uid("FETCH", str(uid), "(BODY.PEEK[])")
    return next((part[1] for part in answer if isinstance(part, tuple)), None)
