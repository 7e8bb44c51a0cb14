"""A mail is never taken apart in the process that keeps it: who confines the taking apart, and what it may answer.

The sandbox is the reading room's, and imports go one way; so that room registers itself here when it starts, as it does
for the files of mails.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # who registers when the program starts needs none of it
    from requests_app.mail.parsing import Attachment, ParsedMail
    from requests_app.models import FoiRequest, Message


class UnreadableMail(ValueError):
    """The mail stopped the process that took it apart, or its limits did: one sentence that says so."""


class MailReader(Protocol):
    """What the mail kept at this path says and carries, its text storable.

    Raises UnreadableMail for what the mail does, OSError where no process can be had: a fault of the machine.
    """

    def __call__(self, path: Path) -> ParsedMail: ...


mail_readers: list[MailReader] = []
"""Filled by the room that has a sandbox, when it starts; the last one reads."""


def read_mail(path: Path) -> ParsedMail:
    """As MailReader says."""
    return mail_readers[-1](path)


class AttachmentReceiver(Protocol):
    """Takes the files of a mail that belongs to a request. Called inside the transaction that matches it, once for each
    request; called again for the same message it must not take them twice."""

    def __call__(
        self, *, message: Message, request: FoiRequest, attachments: Sequence[Attachment], by: Any
    ) -> None: ...


attachment_receivers: list[AttachmentReceiver] = []
"""Filled by the rooms that read documents, when they start."""
