"""A mail is never taken apart in the process that keeps it: who confines the taking apart, and what it may answer.

The sandbox is the reading room's, and imports go one way; so that room registers itself here when it starts, as it does
for the files of mails.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from requests_app.mail.parsing import ParsedMail


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
