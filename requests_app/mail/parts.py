"""A mail's parts, told apart in its own bytes. Pure.

The standard library's parser turns a mail into text first and writes an inner mail anew from what it understood, so
bytes change on the way; and it looks at every line once for each part around it. Here a part is a place in the mail:
its head, its body, where they begin and end. Nothing is decoded, nothing is copied before it is asked for, and each
level of nesting looks at a byte once; how deep to go is the caller's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from requests_app.mail import headers

MOST_FIELDS = 10_000
MOST_BLOCKS = 1000
LONGEST_BOUNDARY = 200

_FIELD = re.compile(rb"[!-9;-~]{1,998}:")
_GUESSED = re.compile(rb"^--([^\r\n]{1,200}?)[ \t]*\r?$", re.MULTILINE)
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")


@dataclass(slots=True)
class Part:
    """A head and a body within the bytes of a mail: from `start`, its body from `at` to `end`."""

    mail: bytes
    start: int
    at: int
    end: int
    fields: list[tuple[str, str]] = field(default_factory=list)
    """Names and values as they stand, bytes above 127 as surrogates."""
    default_type: str = "text/plain"

    @property
    def body(self) -> bytes:
        return self.mail[self.at : self.end]

    @property
    def source(self) -> bytes:
        """The part with its head."""
        return self.mail[self.start : self.end]

    @property
    def media_type(self) -> str:
        """The claimed type in lower case; the default where none is given, application/octet-stream for nonsense."""
        said = headers.raw_field(self, "Content-Type")
        if not said:
            return self.default_type
        kind = headers.parameters(said)[0]
        if kind == "text":
            return "text/plain"
        return kind if _TYPE.fullmatch(kind) else "application/octet-stream"

    def raw_items(self) -> list[tuple[str, str]]:
        return self.fields


def part_of(mail: bytes, start: int = 0, end: int | None = None, *, default_type: str = "text/plain") -> Part:
    """The part that begins here: its head up to the first line that belongs to none."""
    end = len(mail) if end is None else end
    part = Part(mail, start, start, end, default_type=default_type)
    at = start
    name, pieces = "", list[bytes]()

    def close() -> None:
        if name and len(part.fields) < MOST_FIELDS:
            part.fields.append((name, b"".join(pieces).decode("ascii", "surrogateescape").strip()))

    while at < end:
        stop = mail.find(b"\n", at, end) + 1 or end
        line = mail[at:stop]
        if not line.strip(b"\r\n"):
            at = stop
            break
        if line[:1] in b" \t" and name:
            pieces.append(line)
        elif (found := _FIELD.match(line)) is not None:
            close()
            name, pieces = found[0][:-1].decode("ascii"), [line[found.end() :]]
        else:
            break
        at = stop
    close()
    part.at = at
    return part


def parts_within(part: Part) -> Iterator[Part] | None:
    """The parts of a multipart in order, what stands after its end last; None where it has none that can be told."""
    boundary = headers.parameters(headers.raw_field(part, "Content-Type"))[1].get("boundary", "")
    for one in (boundary.encode("utf-8", "surrogateescape")[:LONGEST_BOUNDARY], _guessed(part)):
        line = re.compile(rb"^--" + re.escape(one) + rb"(--)?[ \t]*(?:\r?\n|\r?\Z)", re.MULTILINE)
        if one and line.search(part.mail, part.at, part.end) is not None:
            return _split(part, line)
    return None


def _guessed(part: Part) -> bytes:
    """The boundary by its look, where the head names none or another: the first line like one that is closed too."""
    for number, found in enumerate(_GUESSED.finditer(part.mail, part.at, part.end)):
        if number == 20:
            break
        if part.mail.find(b"\n--" + found[1] + b"--", found.end(), part.end) >= 0:
            return found[1]
    return b""


def _split(part: Part, line: re.Pattern[bytes]) -> Iterator[Part]:
    kind = "message/rfc822" if part.media_type == "multipart/digest" else "text/plain"
    begun: int | None = None
    returns = True
    for found in line.finditer(part.mail, part.at, part.end):
        if begun is not None:
            end = _before_line_end(part.mail, begun, found.start(), returns=returns)
            yield part_of(part.mail, begun, end, default_type=kind)
        begun, returns = found.end(), found[0].endswith(b"\r\n")
        if found[1]:
            yield from _after(part, begun)
            return
    if begun is not None and begun < part.end:
        yield part_of(part.mail, begun, part.end, default_type=kind)


def _after(part: Part, at: int) -> Iterator[Part]:
    """Words below the last part: a server's, or a whole letter that a gateway put there."""
    if part.mail[at : part.end].strip(b"\r\n\t \x00-"):
        yield Part(part.mail, at, at, part.end)


def _before_line_end(mail: bytes, begun: int, at: int, *, returns: bool) -> int:
    """The line end before a boundary is the boundary's: of the kind that the boundary before it had."""
    if at > begun and mail[at - 1 : at] == b"\n":
        at -= 1
    if returns and at > begun and mail[at - 1 : at] == b"\r":
        at -= 1
    return at


def blocks_of(content: bytes) -> Iterator[Part]:
    """The groups of fields of a server's report, which blank lines keep apart; a thousand at most."""
    at = told = 0
    while at < len(content) and told < MOST_BLOCKS:
        block = part_of(content, at)
        told += 1
        if block.fields:
            yield block
        at = max(block.at, at + 1)
