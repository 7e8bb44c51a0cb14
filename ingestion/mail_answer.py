"""A mail that was taken apart, as the confined process writes it and the worker reads it back. Pure.

Its files travel as bytes beside plain JSON: encoded as text they would be a third longer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from ingestion.values.encoded_cells import MalformedReading
from ingestion.values.encoding import read_value, written_value
from requests_app.mail.parsing import Attachment, ParsedMail, parse_kept


def taken_apart(path: Path) -> tuple[object, list[bytes]]:
    """The mail kept here as plain JSON values and the contents of its files. Runs in the confined process."""
    mail = parse_kept(path.read_bytes())
    bare = dataclasses.replace(mail, attachments=[])
    about = [[one.name, one.media_type, one.inline] for one in mail.attachments]
    return {"mail": written_value(bare), "files": about}, [one.content for one in mail.attachments]


def read_back(document: object, files: Sequence[bytes], *, fingerprint: str) -> ParsedMail:
    """The mail that was written. Raises MalformedReading for anything else: it comes from a process not trusted."""
    if not isinstance(document, dict) or set(document) != {"mail", "files"}:
        raise MalformedReading("not a mail taken apart")
    mail: ParsedMail = read_value(ParsedMail, document["mail"])
    about = read_value(list[tuple[str, str, bool]], document["files"])
    if len(about) != len(files) or mail.attachments:
        raise MalformedReading("files without a name, or names without a file")
    mail.fingerprint = fingerprint
    mail.attachments = [
        Attachment(name, content, media_type, inline)
        for (name, media_type, inline), content in zip(about, files, strict=True)
    ]
    return mail
