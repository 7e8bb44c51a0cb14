"""What judging works on: one force's return as it stands, in values. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from ingestion.values.finding import FindingKind, Level
from ingestion.values.interval import Interval


class State(StrEnum):
    """Where a return stands."""

    USABLE = "usable"
    BLOCKED = "blocked"
    REFUSED = "refused"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that would end a contradiction: of which figure (its record key), its bounds, and where it stands."""

    key: str
    interval: Interval
    words: str
    place: str
    record: int | None = None


@dataclass(frozen=True, slots=True)
class JudgedFinding:
    """A finding about a return, from one document's reading or from comparing. `settled` is the reason it was
    accepted for, or for which the figures behind it were corrected; None while it is open. `record` is the figure it
    points at, where it points at one.

    `about` names the figures (record keys) that a contradiction is about, and `candidates` the values found for them.
    `earlier` is the document that `document` differs from or takes the place of.
    """

    id: str
    level: str
    message: str
    hint: str
    fingerprint: str
    document: int | None = None
    place: str = ""
    record: int | None = None
    settled: str | None = None
    table: str = ""
    about: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    earlier: int | None = None

    @property
    def blocks(self) -> bool:
        return self.level == Level.ERROR and self.settled is None

    @property
    def waits(self) -> bool:
        """A warning that nobody has accepted yet."""
        return self.level == Level.WARNING and self.settled is None


def comparing(
    kind: FindingKind,
    force: str,
    message: str,
    document: int | None = None,
    *,
    about: tuple[str, ...] = (),
    candidates: tuple[Candidate, ...] = (),
    earlier: int | None = None,
) -> JudgedFinding:
    """A finding from comparing: the same force, kind and words are the same finding tomorrow."""
    mark = hashlib.sha256(f"{kind.id}|{force}|{message}".encode()).hexdigest()
    return JudgedFinding(
        kind.id,
        str(kind.level),
        message,
        kind.hint,
        mark,
        document,
        about=about,
        candidates=candidates,
        earlier=earlier,
    )


@dataclass(frozen=True, slots=True)
class ReturnDocument:
    """One file of a return. `counted` is False for one that was replaced or set aside; `names_others` is True where it
    speaks of another force or of a joint unit."""

    pk: int
    name: str
    sha256: str
    state: str
    sentence: str = ""
    counted: bool = True
    quarantined: bool = False
    extraction: int | None = None
    supersedes: int | None = None
    uploader: int | None = None
    parent: int | None = None
    received_on: date | None = None
    names_others: bool = False

    @property
    def is_member(self) -> bool:
        return self.parent is not None


class ReturnFigure(NamedTuple):
    """One figure of a counted document that answers a question for an asked period, or a person's correction of one.

    A tuple: they are made by the thousand. `record` is the record's key in the database, `correction` the correction's.
    `comparable` is False where it counts other days than were asked.
    """

    key: str
    question: str
    period: str
    breakdown: Mapping[str, str]
    interval: Interval
    kind: str
    as_written: str
    document: int
    document_name: str
    place: str
    record: int | None = None
    correction: int | None = None
    total: bool = False
    doubt: str = ""
    comparable: bool = True
    table: str = ""
    left_out: bool = False

    @property
    def hidden(self) -> bool:
        """Suppressed as the force wrote it."""
        return self.kind == "suppressed" and self.correction is None


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A cell beside figures that count, from which nothing is counted: blank or not understood, or under a label that
    no category matches. `breakdown` is what was understood of its labels; `interval` what the cell itself says."""

    question: str
    period: str
    breakdown: Mapping[str, str]
    interval: Interval
    label: str
    place: str
    document: int
    document_name: str
    record: int
    blank: bool = False
    table: str = ""


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """What a document was read to say of a question, with the sentence, before any person has confirmed it."""

    outcome: str
    exemptions: tuple[str, ...]
    quote: str
    document: int


@dataclass(frozen=True, slots=True)
class SecondRead:
    """What somebody read of a figure without being shown the first reading. `agrees` with what counted then."""

    key: str
    interval: Interval
    by: str
    agrees: bool = True


class NotLoaded(Sequence[Any]):
    """What is there and was not looked at. Whoever looks at it all the same learns so, and never sees nothing."""

    def __len__(self) -> int:
        raise LookupError("A return in short does not hold this: judge the return itself.")

    def __getitem__(self, position: Any) -> Any:
        raise LookupError("A return in short does not hold this: judge the return itself.")


class FiguresInShort(NotLoaded):
    """How many figures a return has, of which questions and dimensions, and whether some are hidden, by document,
    without the figures."""

    def __init__(self, by_document: Mapping[int, tuple[int, tuple[str, ...], tuple[str, ...], bool]]) -> None:
        self.by_document = by_document

    def __len__(self) -> int:
        return sum(held[0] for held in self.by_document.values())

    @property
    def questions(self) -> frozenset[str]:
        return frozenset(question for held in self.by_document.values() for question in held[1])

    @property
    def dimensions(self) -> frozenset[str]:
        return frozenset(key for held in self.by_document.values() for key in held[2])

    @property
    def hidden(self) -> bool:
        return any(held[3] for held in self.by_document.values())

    def without(self, documents: Collection[int]) -> FiguresInShort:
        return FiguresInShort({pk: held for pk, held in self.by_document.items() if pk not in documents})


@dataclass(slots=True)
class ReturnFacts:
    """One force's return: what the checks are made from.

    `outcomes` is question → outcome as a person recorded it, else as a letter was read to say; `read_answers` holds the
    latter with their sentences, `partly` what a letter refuses in part of questions without a figure. `replaced` is
    replaced document → question → how many figures it gave.
    """

    request: int
    force_code: str
    force: str
    status: str
    answered: bool
    lateness_words: str = ""
    overdue: bool = False
    outcomes: Mapping[str, str] = field(default_factory=dict)
    read_answers: Mapping[str, ReadAnswer] = field(default_factory=dict)
    partly: Sequence[ReadAnswer] = ()
    documents: Sequence[ReturnDocument] = ()
    figures: Sequence[ReturnFigure] = ()
    uncounted: Sequence[Uncounted] = ()
    replaced: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    findings: list[JudgedFinding] = field(default_factory=list)
    second_readings: Sequence[SecondRead] = ()

    @property
    def given(self) -> frozenset[str]:
        """The questions that a figure is counted for."""
        if isinstance(self.figures, FiguresInShort):
            return self.figures.questions
        return frozenset(figure.question for figure in self.figures if not figure.left_out)

    @property
    def given_dimensions(self) -> frozenset[str]:
        """The dimensions by which counted figures are divided."""
        if isinstance(self.figures, FiguresInShort):
            return self.figures.dimensions
        return frozenset(key for figure in self.figures if not figure.left_out for key in figure.breakdown)

    @property
    def hidden(self) -> bool:
        """Whether a figure is hidden and no person has set it."""
        if isinstance(self.figures, FiguresInShort):
            return self.figures.hidden
        return any(figure.hidden for figure in self.figures)

    @property
    def received_on(self) -> date | None:
        """The day on which the last document that counts came: the answer's."""
        return max((d.received_on for d in self.counted if d.received_on is not None), default=None)

    @property
    def counted(self) -> list[ReturnDocument]:
        return [document for document in self.documents if document.counted and document.state == "read"]


REFUSING = frozenset({"refused", "not held", "neither confirm nor deny", "elsewhere"})
"""Outcomes of a question that bring no figure."""


def state_of(facts: ReturnFacts) -> State:
    """Missing: nothing to count and no refusal. Refused: no figure, and every recorded outcome brings none.

    Blocked: a finding blocks, or a document is being read or kept apart. Usable: figures that a supervisor may sign.
    """
    waiting = any(document.state in ("waiting", "reading") and document.counted for document in facts.documents)
    if not facts.figures:
        if waiting:
            return State.BLOCKED
        if facts.outcomes and all(outcome in REFUSING for outcome in facts.outcomes.values()):
            return State.REFUSED
        return State.BLOCKED if any(f.blocks for f in facts.findings) else State.MISSING
    apart = any(document.quarantined and document.counted for document in facts.documents)
    if waiting or apart or any(finding.blocks for finding in facts.findings):
        return State.BLOCKED
    return State.USABLE
