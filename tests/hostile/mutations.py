"""Ways to spoil a document, drawn from a seed: of its bytes, of its numbers and words, and of the files inside it."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

NUMBERS = [b"0", b"-1", b"65535", b"65536", b"2147483647", b"2147483648", b"-2147483649", b"4294967296", b"1e309",
           b"1e-400", b"NaN", b"99999999999999999999", b"1048577", b"16385", b"0x7fffffff", b"0.1.2"]  # fmt: skip
WORDS = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r\r\r", b"<", b">", b"&", b"]]>", b"<!--", b"<![CDATA[",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b'"', b"'", b",", b"\t", b"=1+1", b"<table>", b"</table>",
    b"<td colspan=99999>",
    b"\\u-10179?", b"{", b"}", b"\\bin99999 ", b"stream\n", b"endstream", b"1 0 R", b"<< /Kids [1 0 R] >>",
    b"/Length 0",
    b"<5", b"2017/18", b"--b\r\n", b"=?utf-8?q?=ED=A0=80?=", b"Content-Type: message/rfc822\r\n\r\n", b"begin 644 x\n",
    b"charset=utf-7", b"Content-Transfer-Encoding: uuencode\r\n", b"filename*0*=utf-8''%ff", b"\x78\x9f\x3e\x22",
]  # fmt: skip
LONGEST = 1_000_000
"""Bytes, past which nothing more is put in: what is tried is cleverness, not size (size has tests of its own)."""


def flipped(raw: bytes, drawn: Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(drawn.choice((1, 3, 30, 300))):
        changed[drawn.randrange(len(changed))] = drawn.randrange(256)
    return bytes(changed)


def cut(raw: bytes, drawn: Random) -> bytes:
    return raw[: drawn.randrange(1, len(raw))]


def without_a_piece(raw: bytes, drawn: Random) -> bytes:
    first = drawn.randrange(len(raw))
    return raw[:first] + raw[first + drawn.choice((1, 16, 500, 5000)) :] or raw


def repeated(raw: bytes, drawn: Random) -> bytes:
    first = drawn.randrange(len(raw))
    piece = raw[first : first + drawn.choice((1, 7, 60, 600))]
    times = min(drawn.choice((2, 50, 5_000, 100_000)), LONGEST // max(1, len(piece)))
    return raw[:first] + piece * times + raw[first:]


def other_numbers(raw: bytes, drawn: Random) -> bytes:
    found = list(re.finditer(rb"\d+", raw))
    for match in sorted(drawn.sample(found, min(len(found), drawn.choice((1, 2, 8)))), key=lambda m: -m.start()):
        raw = raw[: match.start()] + drawn.choice(NUMBERS) + raw[match.end() :]
    return raw


def strange_words(raw: bytes, drawn: Random) -> bytes:
    for _ in range(drawn.choice((1, 2, 8))):
        at = drawn.randrange(len(raw) + 1)
        raw = raw[:at] + drawn.choice(WORDS) * drawn.choice((1, 1, 1, 200)) + raw[at:]
    return raw


def binary_number(raw: bytes, drawn: Random) -> bytes:
    at = drawn.randrange(max(1, len(raw) - 8))
    form, value = drawn.choice([("<H", 0xFFFF), ("<I", 0xFFFFFFFF), ("<I", 0x7FFFFFFF), ("<I", 0), ("<q", -1)])
    return raw[:at] + struct.pack(form, value) + raw[at + struct.calcsize(form) :]


def shuffled(raw: bytes, drawn: Random) -> bytes:
    first, second = sorted(drawn.randrange(len(raw)) for _ in range(2))
    third = drawn.randrange(second, len(raw) + 1)
    return raw[:first] + raw[second:third] + raw[first:second] + raw[third:]


STRANGE_NAMES = ["../../outside", "a" * 300, "C:\\x", "xl/worksheets/sheet1.xml", "[Content_Types].xml"]
PLAIN: Sequence[Callable[[bytes, Random], bytes]] = (
    flipped, cut, without_a_piece, repeated, other_numbers, strange_words, binary_number, shuffled
)  # fmt: skip


SPOILED = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, KeyError, EOFError, OSError, RuntimeError)
"""What a package that was spoiled already raises."""


def inside(raw: bytes, drawn: Random) -> bytes:
    """One file of the package is spoiled, and the package is whole."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as package, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        names = package.namelist()
        chosen = drawn.choice(names)
        for name in names:
            content = package.read(name)
            if name == chosen:
                content = mutated(content, drawn)
            made.writestr(name, content)
        if drawn.random() < 0.1:
            made.writestr(
                drawn.choice(["../../outside", "a" * 300, names[0], "C:\\x", "xl/worksheets/sheet1.xml"]), b"x"
            )
    return held.getvalue()


def mutated(raw: bytes, drawn: Random) -> bytes:
    """The content spoiled in one to three ways; a package oftener inside than out."""
    for _ in range(drawn.choice((1, 1, 2, 3))):
        if raw[:4] == b"PK\x03\x04" and drawn.random() < 0.75:
            try:
                raw = inside(raw, drawn)
                continue
            except (
                zipfile.BadZipFile,
                zlib.error,
                ValueError,
                NotImplementedError,
                KeyError,
                EOFError,
                OSError,
                RuntimeError,
            ):
                pass  # spoiled already
        if raw:
            raw = drawn.choice(PLAIN)(raw, drawn)
    return raw[:LONGEST] or b"\0"
