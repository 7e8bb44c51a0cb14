"""Everything read from one document."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.values.account import Account
from ingestion.values.finding import Finding
from ingestion.values.grid import Grid, Line
from ingestion.values.record import Answer, Record
from ingestion.values.table import Table


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The file itself. `media_type` is told from the content, never from the suffix."""

    name: str
    sha256: str
    bytes: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds spent in each stage."""

    read_s: float = 0.0
    tables_s: float = 0.0
    interpret_s: float = 0.0
    check_s: float = 0.0


@dataclass(slots=True)
class Reading:
    """A document read: or, with `error`, one that could not be opened (code and a sentence fit for the uploader)."""

    file: FileFacts
    grids: list[Grid] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    members: list[Reading] = field(default_factory=list)
    timing: Timing = field(default_factory=Timing)
    account: Account = field(default_factory=Account)
    """Where each of its numbers stands, those of the files inside it left out."""
    page_sizes: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Page (1-based) → its width and height in points, as it is seen; empty for documents without pages."""
    error: UnreadableFile | None = None
    quarantined: bool = False
    """True when possible personal data was found: shown to nobody but a supervisor."""


class UnreadableFile(Exception):
    """A file that cannot be opened at all. `code` is one of encrypted, too_large, unsupported, damaged, timed_out,
    empty, unsafe; `sentence` is fit for the person who uploaded it and says what to do next."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
