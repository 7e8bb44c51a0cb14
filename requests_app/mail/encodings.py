"""Transfer encodings undone, also where they are not what they say. Pure."""

from __future__ import annotations

import base64
import quopri
import re

from requests_app.mail import bodies, headers
from requests_app.mail.parts import Part, part_of

_not_base64 = re.compile(rb"[^A-Za-z0-9+/=]")
_padding = re.compile(rb"=+")
_FOREIGN = 0.05
"""The share of characters that base64 does not have, blanks among them, from which on a text was never encoded."""


def content_of(part: Part) -> tuple[bytes, bool]:
    """A part's bytes with the transfer encoding undone, and whether it was encoded as it says."""
    return _undone(part.body, headers.parameters(headers.raw_field(part, "Content-Transfer-Encoding"))[0])


def _undone(raw: bytes, encoding: str) -> tuple[bytes, bool]:
    if encoding == "base64":
        return _from_base64(raw)
    if encoding == "quoted-printable":
        return quopri.decodestring(raw), True
    if encoding in ("x-uuencode", "uuencode", "uue", "x-uue"):
        _, files = bodies.without_uuencoded(raw.decode("latin-1"))
        return (files[0][1], True) if files else (raw, False)
    return raw, encoding in ("", "7bit", "8bit", "binary")


def _from_base64(raw: bytes) -> tuple[bytes, bool]:
    """Also where there are foreign characters in it, its end is missing, or several were put one after the other."""
    squeezed = raw.translate(None, b"\r\n\t \x00")
    letters = _not_base64.sub(b"", squeezed)
    foreign = len(squeezed) - len(letters)
    if foreign + raw.strip().count(b" ") > max(4, len(raw) * _FOREIGN):
        return raw, False
    whole, content = not foreign, []
    for run in _padding.split(letters):
        if len(run) % 4 == 1:
            run, whole = run[:-1], False
        content.append(base64.b64decode(run + b"=" * (-len(run) % 4)))
    return b"".join(content), whole


def inner_mail(part: Part) -> bytes:
    """The inner mail's bytes as they stand. Some senders encode the whole of it, which the standard forbids: that is
    undone here."""
    encoding = headers.parameters(headers.raw_field(part, "Content-Transfer-Encoding"))[0]
    if encoding in ("base64", "quoted-printable") and not part_of(part.mail, part.at, part.end).fields:
        return _undone(part.body, encoding)[0]
    return part.body
