"""Header fields of mail as senders really write them. Pure.

The standard library parses what the standards allow. Here are the forms it loses: names continued over lines with some
pieces encoded and some not (RFC 2231), unquoted names with blanks, encoded words inside quotes, raw bytes of no stated
charset, and charsets that do not exist.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime
from typing import Protocol
from urllib.parse import unquote_to_bytes

MOST_ADDRESSES = 500
LONGEST_FIELD = 100_000
"""Characters of a field of addresses that are looked at."""

_fold = re.compile(r"\r?\n[ \t]*")
_continued = re.compile(r"^(?P<key>[^*]+?)(?:\*(?P<piece>\d{1,6}))?(?P<encoded>\*)?$")
_message_id = re.compile(r"<\s*([^<>\s]{1,900})\s*>")
_control = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


class Head(Protocol):
    """Whatever has fields: a mail, a part of one, a block of a report."""

    def raw_items(self) -> Sequence[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Address:
    """A name and an address, either of which may be empty. The address is in lower case."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


def text_of(content: bytes, charset: str | None) -> tuple[str, bool]:
    """The text of bytes in this charset, and whether the charset was any good. Never raises.

    Latin-1 stands for Windows' charset, as every browser has it, and is no charset at all where the bytes are UTF-8.
    """
    name = _codec(charset)
    if name in _WESTERN and not content.isascii():
        text = _decoded(content, "utf-8")
        if text is not None:
            return text, False
        name = "cp1252"
    if name is not None and (text := _decoded(content, name)) is not None:
        return text, True
    for guess in ("utf-8", "cp1252"):
        if (text := _decoded(content, guess)) is not None:
            return text, not charset or name == guess
    return content.decode("latin-1"), not charset


_WESTERN = frozenset(("iso8859-1", "cp1252"))
_NO_CHARSETS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"))


def _codec(charset: str | None) -> str | None:
    """The codec's own name; None for what is no charset of text."""
    if not charset:
        return None
    try:
        name = codecs.lookup(charset.strip("'\" ")[:60]).name
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if name in _NO_CHARSETS else name


def _decoded(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def raw_fields(message: Head, name: str) -> list[str]:
    """Every field of this name as it stands in the mail, unfolded, oldest library quirks aside."""
    found = []
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            found.append(_fold.sub(" ", _unescaped(str(value))).strip())
    return found


def raw_field(message: Head, name: str) -> str:
    """The first field of this name, "" where there is none."""
    return next(iter(raw_fields(message, name)), "")


def _unescaped(value: str) -> str:
    """Raw bytes that the parser kept as surrogates, as text."""
    if value.isascii():
        return value
    return text_of(value.encode("utf-8", "surrogateescape"), None)[0]


def words(value: str) -> str:
    """A field's text with its encoded words decoded and nothing in it that could hide or break a line.

    Decoded here and not by the library, which takes a time that grows with the square of the field, and spells out any
    character above 127 that stands beside an encoded word.
    """
    said: list[str] = []
    for charset, piece in _pieces(value):
        if isinstance(piece, str):
            said.append(piece)
        else:
            # A letter of several bytes may be cut between two words: they are decoded together.
            said.append(text_of(piece, charset)[0])
    return tidy("".join(said))


LONGEST_WORD = 1000
"""Characters of an encoded word; the standard allows 75."""

_word_start = re.compile(r"=\?[ \t]*([\w.:+-]{1,60})(?:\*[\w-]{0,20})?[ \t]*\?([qQbB])\?")


def _pieces(value: str) -> Iterator[tuple[str, str | bytes]]:
    """Text as it stands, and runs of encoded words of one charset as bytes."""
    at = 0
    charset, run = "", list[bytes]()
    for found in _word_start.finditer(value):
        if found.start() < at:
            continue
        end = value.find("?=", found.end(), found.end() + LONGEST_WORD)
        content = _word(value[found.end() : end], found[2].lower()) if end >= 0 else None
        if content is None:
            continue
        between = value[at : found.start()]
        if run and (between.strip() or charset != found[1].lower()):
            yield charset, b"".join(run)
            run = []
            if not between.strip():
                between = ""
        elif run:
            between = ""
        if between:
            yield "", between
        charset = found[1].lower()
        run.append(content)
        at = end + 2
    if run:
        yield charset, b"".join(run)
    if at < len(value):
        yield "", value[at:]


def _word(encoded: str, how: str) -> bytes | None:
    """The bytes of an encoded word; None for what is none."""
    try:
        raw = encoded.encode("utf-8", "surrogateescape")
        if how == "q":
            return binascii.a2b_qp(raw, header=True)
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
        if not letters:
            return b"" if not raw.strip(b"= ") else None
        letters = letters[:-1] if len(letters) % 4 == 1 else letters
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return None


def tidy(value: str) -> str:
    """Without control characters, marks that turn the writing direction, or runs of blanks."""
    return " ".join(_control.sub(" ", value).split())


def subject(message: Head) -> str:
    return words(raw_field(message, "Subject"))


def addresses(message: Head, names: Iterable[str]) -> tuple[Address, ...]:
    """The addresses of these fields in order, each once. Groups and nonsense give what can be had."""
    found: dict[str, Address] = {}
    for field in (value for name in names for value in raw_fields(message, name)):
        field = field[:LONGEST_FIELD]
        try:
            pairs = getaddresses([field])
        except (ValueError, IndexError, TypeError, RecursionError):
            pairs = []
        if not any(address for _, address in pairs):
            pairs = [("", match) for match in re.findall(r"[\w.+'-]{1,100}@[\w.-]{1,200}", field)] or pairs
        for name, address in pairs[:MOST_ADDRESSES]:
            if address or name:
                one = Address(words(name), tidy(address).lower())
                found.setdefault(one.address or one.name, one)
    return tuple(found.values())


WRITTEN = ("Subject", "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Resent-From", "Resent-To", "Resent-Cc")
LONGEST_WRITTEN = 20_000
"""Characters of the heads that are kept to be looked through."""


def written(message: Head) -> str:
    """The fields that say who and what, decoded, one a line and each as often as it stands there."""
    told = (f"{name}: {words(value[:LONGEST_FIELD])}" for name in WRITTEN for value in raw_fields(message, name))
    return "\n".join(told)[:LONGEST_WRITTEN]


def message_ids(message: Head, name: str) -> tuple[str, ...]:
    """The ids of this field without their brackets."""
    said = " ".join(raw_fields(message, name))
    found = _message_id.findall(said)
    return tuple(dict.fromkeys(found)) or tuple(said.split()[:1])


def moment(message: Head, name: str = "Date") -> datetime | None:
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
    content: list[bytes] = []
    for number in sorted(numbered):
        said, encoded = numbered[number]
        if encoded:
            if charset is None and said.count("'") >= 2:
                charset, _, said = said.split("'", 2)
            content.append(unquote_to_bytes(said))
        else:
            content.append(said.encode("utf-8", "surrogateescape"))
    # Some programs put encoded words inside: the standard forbids it, and a name would be of no use undecoded.
    return words(text_of(b"".join(content), charset or "utf-8")[0])


def parameter(message: Head, field: str, name: str) -> str:
    """One parameter of one field, "" where it is missing."""
    return parameters(raw_field(message, field))[1].get(name, "")


def file_name(said: str) -> str:
    """A name that is only a name: no folders, no control characters, at most 200 characters with its ending kept."""
    name = re.split(r"[\\/]", tidy(said))[-1].strip(" .") if said else ""
    if len(name) > 200:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[: 199 - len(ending)]}.{ending}" if dot and len(ending) <= 10 else name[:200]
    return name
