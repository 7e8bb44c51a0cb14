"""Header fields of mail as senders really write them. Pure.

The standard library parses what the standards allow. Here are the forms it loses: names continued over lines with some
pieces encoded and some not (RFC 2231), unquoted names with blanks, encoded words inside quotes, raw bytes of no stated
charset, and charsets that do not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from urllib.parse import unquote_to_bytes

MOST_ADDRESSES = 500

_fold = re.compile(r"\r?\n[ \t]*")
_continued = re.compile(r"^(?P<key>[^*]+?)(?:\*(?P<piece>\d+))?(?P<encoded>\*)?$")
_message_id = re.compile(r"<\s*([^<>\s]{1,900})\s*>")
_control = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Address:
    """A name and an address, either of which may be empty. The address is in lower case."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


def text_of(content: bytes, charset: str | None) -> tuple[str, bool]:
    """The text of bytes in this charset, and whether the charset was any good. Never raises."""
    if charset:
        try:
            return content.decode(charset.strip("'\" ")), True
        except (LookupError, UnicodeError, ValueError):
            pass
    for guess in ("utf-8", "cp1252"):
        try:
            return content.decode(guess), not charset
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1"), not charset


def raw_fields(message: Message, name: str) -> list[str]:
    """Every field of this name as it stands in the mail, unfolded, oldest library quirks aside."""
    found = []
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            found.append(_fold.sub(" ", _unescaped(str(value))).strip())
    return found


def raw_field(message: Message, name: str) -> str:
    """The first field of this name, "" where there is none."""
    return next(iter(raw_fields(message, name)), "")


def _unescaped(value: str) -> str:
    """Raw bytes that the parser kept as surrogates, as text."""
    if value.isascii():
        return value
    return text_of(value.encode("utf-8", "surrogateescape"), None)[0]


def words(value: str) -> str:
    """A field's text with its encoded words decoded and nothing in it that could hide or break a line."""
    value = re.sub(r"=\?\s*([\w-]+)\s*\?", r"=?\1?", value)
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError, LookupError):
        return tidy(value)
    said = "".join(
        piece if isinstance(piece, str) else text_of(piece, charset if charset != "unknown-8bit" else None)[0]
        for piece, charset in pieces
    )
    return tidy(said)


def tidy(value: str) -> str:
    """Without control characters, marks that turn the writing direction, or runs of blanks."""
    return " ".join(_control.sub(" ", value).split())


def subject(message: Message) -> str:
    return words(raw_field(message, "Subject"))


def addresses(message: Message, names: Iterable[str]) -> tuple[Address, ...]:
    """The addresses of these fields in order, each once. Groups and nonsense give what can be had."""
    found: dict[str, Address] = {}
    for field in (value for name in names for value in raw_fields(message, name)):
        try:
            pairs = getaddresses([field])
        except (ValueError, IndexError, TypeError):
            pairs = []
        if not any(address for _, address in pairs):
            pairs = [("", match) for match in re.findall(r"[\w.+'-]{1,100}@[\w.-]{1,200}", field)] or pairs
        for name, address in pairs[:MOST_ADDRESSES]:
            if address or name:
                one = Address(words(name), tidy(address).lower())
                found.setdefault(one.address or one.name, one)
    return tuple(found.values())


def message_ids(message: Message, name: str) -> tuple[str, ...]:
    """The ids of this field without their brackets."""
    said = " ".join(raw_fields(message, name))
    found = _message_id.findall(said)
    return tuple(dict.fromkeys(found)) or tuple(said.split()[:1])


def moment(message: Message, name: str = "Date") -> datetime | None:
    """When the field says, in UTC; None where it says nothing that is a date."""
    value = raw_field(message, name).rpartition(";")[2] if name == "Received" else raw_field(message, name)
    try:
        when = parsedate_to_datetime(value)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """A field's first word in lower case, and its parameters by name in lower case.

    >>> parameters("attachment; filename*0*=utf-8''Q1%20; filename*1=2018.xlsx")
    ('attachment', {'filename': 'Q1 2018.xlsx'})
    >>> parameters("attachment; filename=Return 2018 19.xlsx; size=21504")
    ('attachment', {'filename': 'Return 2018 19.xlsx', 'size': '21504'})
    """
    pieces = list(_split(value))
    main = pieces[0].strip().lower() if pieces else ""
    plain: dict[str, str] = {}
    continued: dict[str, dict[int, tuple[str, bool]]] = {}
    for piece in pieces[1:]:
        key, sign, said = piece.partition("=")
        match = _continued.match(key.strip().lower())
        if not sign or match is None:
            continue
        said = _unquoted(said.strip())
        if match["piece"] is None and not match["encoded"]:
            plain.setdefault(match["key"], words(said))
        else:
            number = min(int(match["piece"] or 0), 10_000)
            continued.setdefault(match["key"], {})[number] = (said, bool(match["encoded"]))
    joined = {key: _joined(numbered) for key, numbered in continued.items()}
    return main, plain | joined


def _split(value: str) -> Iterable[str]:
    """The pieces between semicolons that stand outside quotes. A quote that never closes counts for nothing."""
    piece: list[str] = []
    quoted = escaped = False
    closes = value.count('"') % 2 == 0
    for letter in value:
        if escaped:
            escaped = False
        elif letter == "\\" and quoted:
            escaped = True
        elif letter == '"' and closes:
            quoted = not quoted
        elif letter == ";" and not quoted:
            yield "".join(piece)
            piece = []
            continue
        piece.append(letter)
    yield "".join(piece)


def _unquoted(said: str) -> str:
    if len(said) >= 2 and said[0] == said[-1] == '"':
        # A lone backslash in a name is a folder of somebody's disk, not an escape.
        return re.sub(r'\\(["\\])', r"\1", said[1:-1])
    return said.strip('"')


def _joined(numbered: dict[int, tuple[str, bool]]) -> str:
    """Pieces in order; the first encoded one names the charset, and only marked pieces are percent-encoded."""
    charset: str | None = None
    content = b""
    for number in sorted(numbered):
        said, encoded = numbered[number]
        if encoded:
            if charset is None and said.count("'") >= 2:
                charset, _, said = said.split("'", 2)
            content += unquote_to_bytes(said)
        else:
            content += said.encode("utf-8", "surrogateescape")
    return tidy(text_of(content, charset or "utf-8")[0])


def parameter(message: Message, field: str, name: str) -> str:
    """One parameter of one field, "" where it is missing."""
    return parameters(raw_field(message, field))[1].get(name, "")


def file_name(said: str) -> str:
    """A name that is only a name: no folders, no control characters, at most 200 characters with its ending kept."""
    name = re.split(r"[\\/]", tidy(said))[-1].strip(" .") if said else ""
    if len(name) > 200:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[: 199 - len(ending)]}.{ending}" if dot and len(ending) <= 10 else name[:200]
    return name
