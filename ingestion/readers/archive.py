"""Archives: each file inside is a document of its own, under the name it has in the archive.

Nothing is unpacked to disk: names that lead out of the archive lead nowhere, and links are not followed.
"""

from __future__ import annotations

import contextlib
import re
import zipfile
import zlib
from pathlib import Path

from ingestion.readers import kinds
from ingestion.values.contents import Contents, Member, Progress, no_progress
from ingestion.values.reading import UnreadableFile

MEDIA_TYPES = frozenset({"application/zip"})

MOST_FILES = 500
LARGEST_FILE = 100 * 1024 * 1024
LARGEST_TOTAL = 300 * 1024 * 1024
LONGEST_NAME = 200
PIECE = 1 << 20

ENCRYPTED_FLAG = 0x1
UTF8_FLAG = 0x800
LINK_MODE = 0o120000

_rubbish = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.IGNORECASE)
_control = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

LOCKED = "The archive is locked with a password. Please ask the sender for the files without one."
DAMAGED = "The archive is damaged or was cut short, and cannot be opened. Please ask the sender for it again."
NOTHING = "The archive holds no file. Please check that the right one was uploaded."


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile: damaged, encrypted, empty."""
    contents = Contents()
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            if parts and all(part.flag_bits & ENCRYPTED_FLAG for part in parts):
                raise UnreadableFile("encrypted", LOCKED)
            _take(archive, parts, contents, progress)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise UnreadableFile("damaged", DAMAGED) from fault
    if not contents.members and not contents.findings:
        raise UnreadableFile("empty", NOTHING)
    return contents


def _take(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], contents: Contents, progress: Progress) -> None:
    left_out = 0
    total = 0
    taken: set[str] = set()
    for number, part in enumerate(parts, 1):
        name = member_name(part)
        if _rubbish.search(name):
            left_out += 1
            continue
        if (part.external_attr >> 16) & 0o170000 == LINK_MODE:
            contents.findings.append(
                kinds.LINK_INSIDE.found(f"“{name}” is a link to another file, which was not sent.")
            )
            continue
        if len(contents.members) >= MOST_FILES or total >= LARGEST_TOTAL:
            contents.findings.append(
                kinds.NOT_TAKEN.found(
                    f"{len(parts) - number + 1} files from “{name}” on were not read: there are too many."
                )
            )
            break
        content, trouble = _content(archive, part)
        if content is None:
            contents.findings.append(kinds.NOT_TAKEN.found(f"“{name}” was not read: {trouble}."))
            continue
        total += len(content)
        contents.members.append(Member(_unlike(name, taken), content))
        progress(number, len(parts), "pages")
    if left_out:
        contents.findings.append(
            kinds.LEFT_OUT.found(f"{left_out} files that the packing program added were left out.")
        )


def _content(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[bytes | None, str]:
    """The file's bytes, or None and why not. What the directory says of the size is not believed."""
    if part.flag_bits & ENCRYPTED_FLAG:
        return None, "it is locked with a password"
    pieces = bytearray()
    try:
        with archive.open(part) as file:
            while piece := file.read(PIECE):
                pieces += piece
                if len(pieces) > LARGEST_FILE:
                    return None, f"it is larger than {LARGEST_FILE // 1024 // 1024} MB"
    except NotImplementedError:
        return None, "it is packed in a way that is not known here"
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
        return None, "it is damaged"
    return bytes(pieces), ""


def member_name(part: zipfile.ZipInfo) -> str:
    """The file's name with the folders it lies in, leading nowhere else: no drive, no root, no way up."""
    name = part.orig_filename
    if not part.flag_bits & UTF8_FLAG:
        # Without the mark the library takes the letters of 1981; most senders mean UTF-8 all the same.
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    steps = re.sub(r"^[A-Za-z]:", "", name.replace("\\", "/")).split("/")
    kept = [_control.sub("", step).strip() for step in steps]
    return "/".join(step for step in kept if step not in ("", ".", ".."))[-LONGEST_NAME:] or "unnamed"


def _unlike(name: str, taken: set[str]) -> str:
    """The name, numbered where the archive has it twice."""
    stem, dot, ending = name.rpartition(".")
    again, number = name, 1
    while again in taken:
        number += 1
        again = f"{stem} ({number}).{ending}" if dot else f"{name} ({number})"
    taken.add(again)
    return again
