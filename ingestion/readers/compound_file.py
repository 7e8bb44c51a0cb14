"""What an old workbook's file says of itself before anything is built of it: whether its parts lead in circles, and how
far apart the cells of each sheet stand.

A compound file ([MS-CFB]) is cut into sectors, and a table says which sector follows which. A table that leads back to
where it came from makes a reader go round until its memory is gone. Its records ([MS-XLS] 2.4) say row and column of
each cell; python-calamine holds every cell of the rectangle around them, filled or not.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST_SECTOR = 0xFFFFFFFA
"""Greater numbers are no sectors: an end, a table's own, one that is free."""

STREAM, ROOT = 2, 5
"""Kinds of entries of the directory."""
BEGIN_OF_PART = 0x0809
CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x0206, 0x0406, *range(1, 6)})
"""Records of one cell: formula, string, blank, number, label, truth or error, short number, and those of old files."""
MANY_CELLS = frozenset({0x00BD, 0x00BE})
"""Records of several cells beside each other: their last two bytes are the last column."""

HELD = 4_000_000
"""Cells of a rectangle that are held, beside three for each that is there: about 32 bytes each."""


class Circular(ValueError):
    """The file's parts lead in circles."""


def spread_out(path: Path) -> bool:
    """Whether a sheet's cells stand too far apart for its rectangle to be held. Raises Circular; a file that is broken
    otherwise, or none of these, is not spread out: its reader says what is wrong with it."""
    whole = path.read_bytes()
    if not whole.startswith(MAGIC) or len(whole) < 512:
        return False
    try:
        return any(area > HELD + 3 * number for area, number in _sheets(_workbook_of(whole)))
    except (struct.error, IndexError):
        return False


def _workbook_of(whole: bytes) -> bytes:
    """The stream that holds the workbook, empty where there is none."""
    size = 1 << struct.unpack_from("<H", whole, 30)[0]
    if size not in (512, 4096):
        return b""

    def sector(number: int) -> bytes:
        return whole[(number + 1) * size : (number + 2) * size]

    table = _table(whole, size)
    (directory,) = struct.unpack_from("<I", whole, 48)
    (shortest,) = struct.unpack_from("<I", whole, 56)
    (short_table,) = struct.unpack_from("<I", whole, 60)
    short = [each for number in _chain(short_table, table) for each in _numbers(sector(number))]
    entries = b"".join(sector(number) for number in _chain(directory, table))
    held, found = b"", b""
    for at in range(0, len(entries) - 127, 128):
        name = entries[at : at + 64].decode("utf-16-le", "replace").split("\0")[0]
        kind = entries[at + 66]
        start, length = struct.unpack_from("<II", entries, at + 116)
        if kind == ROOT:  # it comes first, and holds the short ones
            held = b"".join(map(sector, _chain(start, table)))
        elif kind == STREAM:
            within = length < shortest
            parts = list(_chain(start, short if within else table))
            if name.lower() in {"workbook", "book"}:
                found = b"".join(held[part * 64 :][:64] for part in parts) if within else b"".join(map(sector, parts))
    return found


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])


def _table(whole: bytes, size: int) -> list[int]:
    """Which sector follows which."""
    each = size // 4
    holders = list(struct.unpack_from("<109I", whole, 76))
    (further,) = struct.unpack_from("<I", whole, 68)
    seen = set()
    while further < LAST_SECTOR and (further + 2) * size <= len(whole):
        if further in seen:
            raise Circular
        seen.add(further)
        *more, further = struct.unpack_from(f"<{each}I", whole, (further + 1) * size)
        holders += more
    table: list[int] = []
    for holder in holders:
        if holder < LAST_SECTOR and (holder + 2) * size <= len(whole):
            table += struct.unpack_from(f"<{each}I", whole, (holder + 1) * size)
    return table


def _chain(number: int, table: list[int]) -> Iterator[int]:
    """The sectors from this one on. Raises Circular."""
    seen = set()
    while number < LAST_SECTOR and number < len(table):
        if number in seen:
            raise Circular
        seen.add(number)
        yield number
        number = table[number]


def _sheets(records: bytes) -> Iterator[tuple[int, int]]:
    """Each part of the workbook: the cells of the rectangle around its cells, and how many are there."""
    pair, size = struct.Struct("<HH").unpack_from, len(records)
    at, number, last = 0, 0, (0, 0)
    first: tuple[int, int] | None = None
    while at + 4 <= size:
        kind, length = pair(records, at)
        at += 4
        if kind == BEGIN_OF_PART:
            yield _area(first, last), number
            number, first, last = 0, None, (0, 0)
        elif (kind in CELLS or kind in MANY_CELLS) and length >= 6:
            row, column = pair(records, at)
            end = column
            if kind in MANY_CELLS:
                (end,) = struct.unpack_from("<H", records, at + length - 2)
            number += max(end - column, 0) + 1
            first = (row, column) if first is None else (min(first[0], row), min(first[1], column))
            last = max(last[0], row), max(last[1], column, end)
        at += length
    yield _area(first, last), number


def _area(first: tuple[int, int] | None, last: tuple[int, int]) -> int:
    return 0 if first is None else (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
