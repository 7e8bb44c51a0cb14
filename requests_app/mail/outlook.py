"""An Outlook message (.msg, .oft) as an ordinary mail, so that one parser does for both. Pure.

The container and its properties are read by python-oxmsg; a message attached to a message becomes one inside the mail.
"""

from __future__ import annotations

import contextlib
import mimetypes
from email.message import EmailMessage
from email.utils import format_datetime
from io import BytesIO
from typing import Any

import olefile
from oxmsg.attachment import Attachment
from oxmsg.domain.model import MSG_HDR_OFFSET
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from requests_app.mail import rich_text
from requests_app.mail.headers import tidy
from requests_app.storable import storable

DEEPEST = 10
EMBEDDED_OFFSET = 24
"""Bytes before the properties of a message inside another; at the top they are more."""

EMBEDDED_MESSAGE = "__substg1.0_3701000D"
BODY, HTML, RICH_TEXT, SUBJECT, HEADERS = 0x1000, 0x1013, 0x1009, 0x0037, 0x007D
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP, TO, CC = 0x0C1A, 0x0C1F, 0x5D01, 0x0E04, 0x0E03
MESSAGE_ID, IN_REPLY_TO, REFERENCES, SENT, DELIVERED = 0x1035, 0x1042, 0x1039, 0x0039, 0x0E06
SHORT_NAME, DISPLAY_NAME = 0x3704, 0x3001


CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_container(content: bytes) -> bool:
    """Whether the bytes are in the container that Outlook saves in, as old Office files are too."""
    return content.startswith(CONTAINER)


class NotAnOutlookMessage(ValueError):
    """The bytes are no Outlook message, or one damaged past reading."""


def as_mail(content: bytes) -> bytes:
    """The message as the bytes of a mail. Raises NotAnOutlookMessage."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            return _mail(Storage.from_ole(container), MSG_HDR_OFFSET, 0).as_bytes()
    except (OSError, ValueError, KeyError, IndexError, AttributeError, RecursionError, LookupError) as fault:
        raise NotAnOutlookMessage(str(fault)) from fault


def _mail(storage: Storage, offset: int, depth: int) -> EmailMessage:
    said = _Said(Properties(storage, properties_header_offset=offset))
    mail = EmailMessage()
    sender = said.text(SENDER_SMTP) or said.text(SENDER_ADDRESS)
    fields = {
        "From": f'"{said.text(SENDER_NAME)}" <{sender}>' if "@" in sender else said.text(SENDER_NAME),
        "To": said.text(TO),
        "Cc": said.text(CC),
        "Subject": said.text(SUBJECT),
        "Message-ID": said.text(MESSAGE_ID),
        "In-Reply-To": said.text(IN_REPLY_TO),
        "References": said.text(REFERENCES),
    }
    fields |= _sent_headers(said.text(HEADERS))
    for name, value in fields.items():
        if value:
            with contextlib.suppress(ValueError, IndexError, TypeError):
                mail[name] = tidy(value)
    when = said.moment(SENT) or said.moment(DELIVERED)
    if when is not None and "Date" not in mail:
        mail["Date"] = format_datetime(when)
    _write_letter(mail, said)
    for attached in storage.iter_attachment_storages():
        _attach(mail, attached, depth)
    return mail


class _Said:
    """Properties by number; a broken one says nothing."""

    def __init__(self, properties: Properties) -> None:
        self.properties = properties

    def _ask(self, question: Any, number: int) -> Any:
        try:
            return question(number)
        except Exception:  # one property that cannot be read does not cost the message
            return None

    def text(self, number: int) -> str:
        return storable(str(self._ask(self.properties.str_prop_value, number) or "").replace("\x00", ""))

    def content(self, number: int) -> bytes:
        return bytes(self._ask(self.properties.binary_prop_value, number) or b"")

    def moment(self, number: int) -> Any:
        return self._ask(self.properties.date_prop_value, number)

    @property
    def encoding(self) -> str:
        try:
            return self.properties.body_encoding
        except Exception:  # an unknown code page is no reason to lose the letter
            return "cp1252"


def _sent_headers(raw: str) -> dict[str, str]:
    """The fields the mail had on its way, which say more than Outlook's own."""
    from email.parser import HeaderParser

    wanted = ["From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References"]
    wanted += ["Auto-Submitted", "Delivered-To", "X-Original-To", "X-Failed-Recipients", "Return-Path"]
    parsed = HeaderParser().parsestr(raw)
    return {name: str(parsed[name]) for name in wanted if parsed[name]}


def _write_letter(mail: EmailMessage, said: _Said) -> None:
    html = said.content(HTML).decode(said.encoding, "replace") or said.text(HTML)
    text = said.text(BODY)
    if not html and (rich := rich_text.unpacked(said.content(RICH_TEXT))):
        if rich_text.holds_page(rich):
            html = rich_text.page(rich)
        elif not text:
            text = rich_text.words(rich)
    mail.set_content(text, charset="utf-8", cte="base64")
    if html:
        mail.add_alternative(html, subtype="html", charset="utf-8", cte="base64")


def _attach(mail: EmailMessage, storage: Storage, depth: int) -> None:
    about = Attachment(storage)
    said = _Said(about.properties)
    name = tidy(said.text(0x3707) or said.text(SHORT_NAME) or said.text(DISPLAY_NAME))
    inner = next((one for one in storage.storages if one.name == EMBEDDED_MESSAGE), None)
    if inner is not None and depth < DEEPEST and any(one.name.startswith("__properties") for one in inner.streams):
        mail.add_attachment(_mail(inner, EMBEDDED_OFFSET, depth + 1), filename=f"{name or 'forwarded'}.eml")
        return
    content = said.content(0x3701)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind.startswith("message/"):
        kind = "application/octet-stream"
    main, _, sub = kind.partition("/")
    mail.add_attachment(content, maintype=main, subtype=sub, filename=name or "attachment")
