"""What a reader returns: the document's grids, its lines of text, what it noticed, and the files inside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ingestion.values.finding import Finding
from ingestion.values.grid import Grid, Line

Progress = Callable[[int, int | None, str], None]
"""Told (done, of how many or None, "pages" or "rows") while a long document is read."""


def no_progress(done: int, of: int | None, unit: str) -> None:
    """For callers that do not watch."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a mail or an archive: read as a document of its own."""

    name: str
    content: bytes


@dataclass(slots=True)
class Contents:
    """Everything a reader found in one file. `quarantine` is the reason why nobody but a supervisor may see it."""

    grids: list[Grid] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    quarantine: str | None = None
    page_sizes: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Page (1-based) → its width and height in points, as it is seen: what boxes on it are measured against."""


class Reader(Protocol):
    """Two members, as every reader module offers them; chosen by content, never by suffix."""

    MEDIA_TYPES: frozenset[str]

    def read(self, path: Path, *, progress: Progress = no_progress) -> Contents:
        """Raises UnreadableFile when the file cannot be opened at all."""
        ...
