"""Transfer encodings undone, also where they are not what they say. Pure."""

from __future__ import annotations

import base64
import binascii
import email.policy
import quopri
import re
from email.message import Message

from requests_app.mail import bodies, headers

_not_base64 = re.compile(rb"[^A-Za-z0-9+/]")


def content_of(part: Message) -> tuple[bytes, bool]:
    """A part's bytes with the transfer encoding undone, and whether it was encoded as it says."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return b"".join(child.as_bytes() for child in payload if isinstance(child, Message)), True
    raw = str(payload).encode("utf-8", "surrogateescape")
    encoding = headers.parameters(headers.raw_field(part, "Content-Transfer-Encoding"))[0]
    if encoding == "base64":
        return _from_base64(raw)
    if encoding == "quoted-printable":
        return quopri.decodestring(raw), True
    if encoding in ("x-uuencode", "uuencode", "uue", "x-uue"):
        _, files = bodies.without_uuencoded(raw.decode("latin-1"))
        return (files[0][1], True) if files else (raw, False)
    return raw, encoding in ("", "7bit", "8bit", "binary")


def _from_base64(raw: bytes) -> tuple[bytes, bool]:
    """Also where there are foreign characters in it or its end is missing."""
    letters = _not_base64.sub(b"", raw.split(b"=")[0] if raw.count(b"=") <= 2 else raw)
    foreign = _not_base64.sub(b"", raw) != re.sub(rb"[\s=]", b"", raw)
    spare = len(letters) % 4
    if spare == 1:
        letters = letters[:-1]
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4)), spare != 1 and not foreign
    except (binascii.Error, ValueError):
        return raw, False


def inner_message(part: Message, inner: Message) -> bytes:
    """The inner mail's bytes. Some senders encode the whole of it, which the standard forbids: that is undone here."""
    encoding = headers.parameters(headers.raw_field(part, "Content-Transfer-Encoding"))[0]
    if encoding in ("base64", "quoted-printable") and not list(inner.raw_items()) and not inner.is_multipart():
        text = str(inner.get_payload()).encode("utf-8", "surrogateescape")
        return _from_base64(text)[0] if encoding == "base64" else quopri.decodestring(text)
    return inner.as_bytes(policy=email.policy.compat32.clone(max_line_length=0))
