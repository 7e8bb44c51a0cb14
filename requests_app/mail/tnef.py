"""What Outlook wraps in winmail.dat (Transport Neutral Encapsulation Format), as far as attachments and text go. Pure.

Layout and numbers: [MS-OXTNEF]. A stream of attributes (level, id, length, data, checksum), little-endian; the newer
properties of an attachment lie as a MAPI list inside one of them. All lengths are checked against what is there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from requests_app.mail import rich_text

SIGNATURE = b"\x78\x9f\x3e\x22"
MOST_ATTACHMENTS = 200
MOST_PROPERTIES = 4096

BODY, SUBJECT, CODE_PAGE, MESSAGE_PROPERTIES = 0x0002800C, 0x00018004, 0x00069007, 0x00069003
ATTACHMENT_START, ATTACHMENT_TITLE, ATTACHMENT_DATA, ATTACHMENT_PROPERTIES = (
    0x00069002,
    0x00018010,
    0x0006800F,
    0x00069005,
)
LONG_NAME, SHORT_NAME, DISPLAY_NAME, DATA_PROPERTY = 0x3707, 0x3704, 0x3001, 0x3701
PLAIN_PROPERTY, HTML_PROPERTY, RICH_PROPERTY, CODE_PAGE_PROPERTY = 0x1000, 0x1013, 0x1009, 0x3FDE

_ATTRIBUTE = struct.Struct("<BII")
_FIXED_SIZES = {
    0x0002: 4,
    0x0003: 4,
    0x0004: 4,
    0x0005: 8,
    0x0006: 8,
    0x0007: 8,
    0x000A: 4,
    0x000B: 4,
    0x0014: 8,
    0x0040: 8,
}
_FIXED_SIZES |= {0x0001: 0, 0x0048: 16}
_LONG = 0x0003
_TEXT, _UNICODE, _BINARY, _OBJECT = 0x001E, 0x001F, 0x0102, 0x000D
_MANY = 0x1000
_GUID = 16
_INTERFACE = 16
"""An embedded object's data start with the number of the interface it is stored by."""


@dataclass(slots=True)
class Wrapped:
    """What was inside: names with contents, the letter as plain text or as a page, and what could not be taken out."""

    attachments: list[tuple[str, bytes]] = field(default_factory=list)
    text: str = ""
    html: str = ""
    trouble: list[str] = field(default_factory=list)


def unwrap(content: bytes) -> Wrapped:
    """Everything that can be taken out. Never raises: what is cut short or odd is told in `trouble`."""
    wrapped = Wrapped()
    if content[:4] != SIGNATURE:
        wrapped.trouble.append("The Outlook wrapper (winmail.dat) does not start as one.")
        return wrapped
    code_page = "cp1252"
    name, data = "", b""
    started = False
    try:
        for number, body in _attributes(content):
            if number == CODE_PAGE and len(body) >= 4:
                code_page = _codec(struct.unpack_from("<I", body)[0])
            elif number == BODY:
                wrapped.text = body.rstrip(b"\0").decode(code_page, "replace")
            elif number == MESSAGE_PROPERTIES:
                _take_letter(wrapped, _while_whole(body, code_page, wrapped), code_page)
            elif number == ATTACHMENT_START:
                _keep(wrapped, started, name, data)
                started, name, data = True, "", b""
            elif number == ATTACHMENT_TITLE:
                name = name or body.split(b"\0")[0].decode(code_page, "replace")
            elif number == ATTACHMENT_DATA:
                data = body
            elif number == ATTACHMENT_PROPERTIES:
                properties = dict(_properties(body, code_page))
                name = str(
                    properties.get(LONG_NAME) or name or properties.get(SHORT_NAME) or properties.get(DISPLAY_NAME, "")
                )
                embedded = properties.get(DATA_PROPERTY)
                if not data and isinstance(embedded, bytes):
                    data = embedded[_INTERFACE:] if embedded[_INTERFACE:][:4] == SIGNATURE else embedded
    except (struct.error, ValueError, IndexError) as fault:
        wrapped.trouble.append(f"The Outlook wrapper (winmail.dat) is cut short or damaged ({fault}).")
    _keep(wrapped, started, name, data)
    return wrapped


def _while_whole(body: bytes, code_page: str, wrapped: Wrapped) -> dict[int, str | bytes | int | None]:
    """The properties up to one that is damaged: that costs those behind it, and neither the letter nor its files."""
    found: dict[int, str | bytes | int | None] = {}
    try:
        for number, value in _properties(body, code_page):
            found.setdefault(number, value)
    except (struct.error, ValueError, IndexError) as fault:
        wrapped.trouble.append(f"The Outlook wrapper (winmail.dat) is cut short or damaged ({fault}).")
    return found


def _take_letter(wrapped: Wrapped, said: dict[int, str | bytes | int | None], code_page: str) -> None:
    """The letter where it stands in properties alone: as text, as a page, or as the rich text that Outlook keeps."""
    if not wrapped.text and isinstance(plain := said.get(PLAIN_PROPERTY), str):
        wrapped.text = plain
    html, rich = said.get(HTML_PROPERTY), said.get(RICH_PROPERTY)
    if html:
        number = said.get(CODE_PAGE_PROPERTY)
        codec = _codec(number) if isinstance(number, int) else code_page
        wrapped.html = html if isinstance(html, str) else bytes(html).rstrip(b"\0").decode(codec, "replace")
    elif isinstance(rich, bytes) and (unpacked := rich_text.unpacked(rich)):
        if rich_text.holds_page(unpacked):
            wrapped.html = rich_text.page(unpacked)
        elif not wrapped.text:
            wrapped.text = rich_text.words(unpacked)


def _keep(wrapped: Wrapped, started: bool, name: str, data: bytes) -> None:
    if not started:
        return
    if len(wrapped.attachments) >= MOST_ATTACHMENTS:
        wrapped.trouble.append(f"Only the first {MOST_ATTACHMENTS} attachments of the Outlook wrapper were taken out.")
    elif data:
        wrapped.attachments.append((name, data))
    else:
        wrapped.trouble.append(
            f"An attachment of the Outlook wrapper is empty or of a kind not taken out: {name or 'no name'}."
        )


def _codec(code_page: int) -> str:
    name = {65001: "utf-8", 20127: "ascii", 28591: "latin-1"}.get(code_page, f"cp{code_page}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = len(SIGNATURE) + 2
    while at + _ATTRIBUTE.size <= len(content):
        level, number, length = _ATTRIBUTE.unpack_from(content, at)
        at += _ATTRIBUTE.size
        if level not in (1, 2):
            raise ValueError(f"attribute of level {level}")
        if at + length > len(content):
            raise ValueError("an attribute is longer than the file")
        yield number, content[at : at + length]
        at += length + 2


def _properties(body: bytes, code_page: str) -> Iterator[tuple[int, str | bytes | int | None]]:
    (count,) = struct.unpack_from("<I", body)
    at = 4
    for _ in range(min(count, MOST_PROPERTIES)):
        kind, number = struct.unpack_from("<HH", body, at)
        at += 4
        if number >= 0x8000:
            at += _GUID
            named, length = struct.unpack_from("<II", body, at)
            at += 8 + (_padded(length) if named else 0)
        values = 1
        variable = kind & ~_MANY in (_TEXT, _UNICODE, _BINARY, _OBJECT)
        if kind & _MANY or variable:
            (values,) = struct.unpack_from("<I", body, at)
            at += 4
        value: str | bytes | int | None = None
        for _ in range(min(values, MOST_PROPERTIES)):
            if variable:
                (length,) = struct.unpack_from("<I", body, at)
                at += 4
                if at + length > len(body):
                    raise ValueError("a property is longer than its list")
                value = _variable(kind & ~_MANY, body[at : at + length], code_page)
                at += _padded(length)
            else:
                if kind & ~_MANY == _LONG:
                    (value,) = struct.unpack_from("<I", body, at)
                at += _padded(_FIXED_SIZES[kind & ~_MANY]) if kind & ~_MANY in _FIXED_SIZES else _unknown(kind)
        yield number, value


def _unknown(kind: int) -> int:
    raise ValueError(f"a property of kind {kind:#x}")


def _variable(kind: int, content: bytes, code_page: str) -> str | bytes:
    if kind == _TEXT:
        return content.rstrip(b"\0").decode(code_page, "replace")
    if kind == _UNICODE:
        return content.decode("utf-16-le", "replace").rstrip("\0")
    return content


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4
