"""What the worker tells the process that reads a document, and how that process answers.

The job goes in as a pickle: the worker is trusted. The answer comes back as frames of a kind, a length and plain JSON
(or the bytes of a file): the process that answers has opened a document nobody vouches for.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingestion.sandbox.limits import Limits

PROGRESS, MEDIA_TYPE, READING, PROTECTIONS, FILE = b"P", b"M", b"R", b"H", b"F"
PIPELINE = "ingestion.pipeline:read_file"
MAIL = "ingestion.mail_answer:taken_apart"
"""The one reader that answers with a mail and not with a reading."""

HEADER = struct.Struct(">cI")


@dataclass(frozen=True, slots=True)
class Job:
    """One document, or with no document a probe of the protections.

    `reader` names the function that reads, as module:function; `how` goes to it by name where it knows the name.
    """

    document: Path | None
    name: str
    scratch: Path
    limits: Limits
    how: Mapping[str, Any] = field(default_factory=dict)
    reader: str = PIPELINE


def frame(kind: bytes, body: object) -> bytes:
    """One frame as it is written."""
    said = json.dumps(body, separators=(",", ":"), allow_nan=False).encode()
    return HEADER.pack(kind, len(said)) + said


def file_frame(content: bytes) -> bytes:
    """A frame of bytes that are no JSON: a file that was carried."""
    return HEADER.pack(FILE, len(content)) + content


class Frames:
    """Frames put together from the pieces a pipe delivers, never more than `limit` bytes in all."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.received = 0
        self._pieces = bytearray()

    def add(self, piece: bytes) -> list[tuple[bytes, bytes]]:
        """The frames this piece completes. Raises OverflowError past the limit."""
        self.received += len(piece)
        if self.received > self.limit:
            raise OverflowError(f"more than {self.limit} bytes were answered")
        self._pieces += piece
        whole = []
        while len(self._pieces) >= HEADER.size:
            kind, length = HEADER.unpack_from(self._pieces)
            if len(self._pieces) < HEADER.size + length:
                break
            whole.append((kind, bytes(self._pieces[HEADER.size : HEADER.size + length])))
            del self._pieces[: HEADER.size + length]
        return whole
