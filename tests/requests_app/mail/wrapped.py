"""Builds winmail.dat files as [MS-OXTNEF] describes them."""

from __future__ import annotations

import struct


def _attribute(level: int, number: int, body: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(body)) + body + struct.pack("<H", sum(body) & 0xFFFF)


def _padded(body: bytes) -> bytes:
    return body + bytes(-len(body) % 4)


def _properties(name: str) -> bytes:
    """The attachment's number and, as the last of three properties, its long name."""
    wide = (name + "\0").encode("utf-16-le")
    return (
        struct.pack("<I", 3)
        + struct.pack("<HHI", 0x0003, 0x0E21, 0)
        + struct.pack("<HH", 0x001F, 0x8000)
        + bytes(16)
        + struct.pack("<II", 1, 4)
        + "x\0".encode("utf-16-le")
        + struct.pack("<II", 1, 4)
        + b"y\0\0\0"
        + struct.pack("<HH", 0x001F, 0x3707)
        + struct.pack("<II", 1, len(wide))
        + _padded(wide)
    )


def letter_properties(said: dict[int, bytes | str | int]) -> bytes:
    """Properties of the letter itself: numbers, words and bytes by their number."""
    body = struct.pack("<I", len(said))
    for number, value in said.items():
        if isinstance(value, int):
            body += struct.pack("<HHI", 0x0003, number, value)
            continue
        kind, content = (0x001F, (value + "\0").encode("utf-16-le")) if isinstance(value, str) else (0x0102, value)
        body += struct.pack("<HHII", kind, number, 1, len(content)) + _padded(content)
    return _attribute(1, 0x00069003, body)


def packed(rich: bytes) -> bytes:
    """Rich text as Outlook stores it where it does not pack it."""
    return struct.pack("<II4sI", len(rich) + 12, len(rich), b"MELA", 0) + rich


def winmail(files: list[tuple[str, bytes]], *, text: str, letter: dict[int, bytes | str | int] | None = None) -> bytes:
    parts = [b"\x78\x9f\x3e\x22", struct.pack("<H", 1)]
    parts.append(_attribute(1, 0x00089006, struct.pack("<I", 0x00010000)))
    parts.append(_attribute(1, 0x00069007, struct.pack("<II", 1252, 0)))
    if text:
        parts.append(_attribute(1, 0x0002800C, text.encode("cp1252") + b"\0"))
    if letter:
        parts.append(letter_properties(letter))
    for name, content in files:
        parts.append(_attribute(2, 0x00069002, bytes(14)))
        parts.append(_attribute(2, 0x00018010, name[:8].encode() + b"\0"))
        parts.append(_attribute(2, 0x0006800F, content))
        parts.append(_attribute(2, 0x00069005, _properties(name)))
    return b"".join(parts)
