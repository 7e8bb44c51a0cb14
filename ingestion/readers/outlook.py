"""Outlook messages (.msg): made an ordinary mail and read as one."""

from __future__ import annotations

from pathlib import Path

from ingestion.readers.email import contents_of
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.reading import UnreadableFile
from requests_app.mail.outlook import NotAnOutlookMessage, as_mail
from requests_app.mail.parsing import parse_mail

MEDIA_TYPES = frozenset({"application/vnd.ms-outlook"})

DAMAGED = (
    "The Outlook message is damaged and cannot be opened. Please ask the sender to send it again, or save it as .eml."
)


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile: damaged."""
    try:
        mail = as_mail(path.read_bytes())
    except NotAnOutlookMessage as fault:
        raise UnreadableFile("damaged", DAMAGED) from fault
    return contents_of(parse_mail(mail), progress=progress)
