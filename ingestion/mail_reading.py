"""Mails taken apart by the confined process that reads documents, for the room of letters."""

from __future__ import annotations

import json
from pathlib import Path

from ingestion.mail_answer import read_back
from ingestion.sandbox import Limits
from ingestion.sandbox.limits import MEGABYTE
from ingestion.sandbox.supervision import take_mail_apart
from ingestion.values.encoded_cells import MalformedReading
from requests_app.mail.confined import UnreadableMail
from requests_app.mail.parsing import ParsedMail

LIMITS = Limits(memory=1024 * MEGABYTE, cpu_seconds=30, wall_seconds=45.0, scratch_file=MEGABYTE, output=200 * MEGABYTE)
"""A mail holds what its bytes hold: the largest that is taken, 60 MB, is apart in a few seconds."""

SENTENCES = {
    "timed_out": "Taking this mail apart took longer than it may, so it was stopped.",
    "too_large": "Taking this mail apart needs more than it may have, so it was stopped.",
}
STOPPED = "This mail stops the program that takes it apart."


def read_mail(path: Path) -> ParsedMail:
    """As requests_app.mail.confined.MailReader says."""
    answer = take_mail_apart(path, limits=LIMITS)
    if answer.error is not None:
        raise UnreadableMail(SENTENCES.get(answer.error.code, STOPPED))
    try:
        return read_back(json.loads(answer.document), answer.files, fingerprint=answer.sha256)
    except (MalformedReading, ValueError, RecursionError) as fault:
        raise UnreadableMail(STOPPED) from fault
