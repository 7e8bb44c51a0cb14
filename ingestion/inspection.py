"""A look at a file before anything opens it: is it there, is it bounded, does its package promise what it can keep?

Only sizes and the package's directory are looked at; nothing is unpacked. What a directory hides (declared sizes may
lie) is caught by the limits of the reading process. Pure but for the file.
"""

from __future__ import annotations

import zipfile
from itertools import pairwise
from pathlib import Path

from ingestion.values.reading import UnreadableFile

LARGEST = 100 * 1024 * 1024
"""Bytes of one file. The largest real return seen has a twentieth of it."""

MOST_MEMBERS = 10_000
UNPACKED = 1024 * 1024 * 1024
"""Bytes that a package may hold unpacked, as it declares them itself."""

HIGHEST_RATIO = 100
"""Honest office files compress at most eleven times."""

RATIO_MATTERS_FROM = 1024 * 1024
"""Bytes unpacked below which a high ratio harms nobody."""

LOCAL_HEADER = 30

EMPTY = "This file is empty. Please check that it was saved whole, and upload it again."
TOO_BIG = "This file is larger than {largest} MB, the most that is read. Please split it and upload the parts."
TOO_MANY = (
    "This file is a package of {count} files; packages of up to {most} are read. Please upload the documents in it "
    "one by one."
)
BLOWN_UP = (
    "This file would grow from {packed} MB to {unpacked} MB when opened, which no honest return does. It was not "
    "opened. Please ask the force for the figures as a plain spreadsheet."
)
OVERLAPPING = (
    "The parts of this file lie on top of each other, which no honest program writes. It was not opened. Please ask "
    "the force to send it again."
)


def inspect_file(path: Path, *, largest: int = LARGEST) -> None:
    """Nothing for a file that may be opened. Raises UnreadableFile: empty, too_large, unsafe."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile("empty", EMPTY)
    if size > largest:
        raise UnreadableFile("too_large", TOO_BIG.format(largest=_megabytes(largest)))
    with path.open("rb") as file:
        packed = file.read(2) == b"PK"
    if packed:
        try:
            with zipfile.ZipFile(path) as package:
                parts = package.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return  # damaged, or something else with these two letters: its reader says which
        inspect_parts(parts, size)


def inspect_parts(parts: list[zipfile.ZipInfo], size: int) -> None:
    """The directory of a package of this many bytes. Raises UnreadableFile: too_large, unsafe."""
    if len(parts) > MOST_MEMBERS:
        raise UnreadableFile("too_large", TOO_MANY.format(count=f"{len(parts):,}", most=f"{MOST_MEMBERS:,}"))
    unpacked = sum(part.file_size for part in parts)
    blown_up = any(
        part.file_size > RATIO_MATTERS_FROM and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if blown_up or unpacked > UNPACKED or (unpacked > RATIO_MATTERS_FROM and unpacked > HIGHEST_RATIO * size):
        raise UnreadableFile("unsafe", BLOWN_UP.format(packed=_megabytes(size), unpacked=_megabytes(unpacked)))
    laid_out = sorted(parts, key=lambda part: part.header_offset)
    if any(
        one.header_offset + LOCAL_HEADER + one.compress_size > following.header_offset
        for one, following in pairwise(laid_out)
    ):
        raise UnreadableFile("unsafe", OVERLAPPING)


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:,.1f}".removesuffix(".0")
