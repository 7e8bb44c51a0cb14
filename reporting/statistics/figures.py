"""What telling starts from: the figures of usable returns, each with the places it was read from. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ingestion.values.interval import Interval
from ingestion.values.record import Kind

Key = frozenset[tuple[str, str]]
"""A breakdown as (dimension, category) pairs. The empty key is the question's own total."""


def key_of(breakdown: Mapping[str, str]) -> Key:
    """The breakdown as a value that can be compared and looked up."""
    return frozenset(breakdown.items())


class Source(NamedTuple):
    """One place in one document: `document` is its id, `place` as a person would say it ("Sheet1!C7", "page 2").

    `record` is the id of the record behind the figure's own page, empty where a person entered the figure.
    """

    document: str
    place: str
    document_name: str = ""
    record: str = ""

    def __str__(self) -> str:
        return f"{self.document_name or self.document}, {self.place}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one force's usable return.

    `force` is the force's code, `period` the asked period's label, `breakdown` dimension → category in the campaign's
    words. `doubt` is a sentence where the figure is not to be taken quietly. `comparable` is False where it counts
    other days than were asked: it stays in totals with its doubt, and out of every change between periods. `left_out`
    is a person's word that the force gave no figure here that can be counted: then none is added up from parts either.
    """

    force: str
    question: str
    period: str
    breakdown: Mapping[str, str]
    interval: Interval
    kind: Kind = Kind.EXACT
    sources: tuple[Source, ...] = ()
    doubt: str | None = None
    comparable: bool = True
    as_written: str = ""
    left_out: bool = False

    @property
    def key(self) -> Key:
        return key_of(self.breakdown)

    @property
    def answers(self) -> bool:
        """Whether the force gave a figure here: exact, within bounds, or hidden. A blank or a refusal is none."""
        return self.interval.low is not None or self.kind is Kind.SUPPRESSED


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A row beside a force's figures of a question whose label no category matches: it is counted nowhere, so what is
    added up from parts here is at least their sum and at most that much more."""

    force: str
    question: str
    period: str
    interval: Interval
    label: str
    source: Source


class State(StrEnum):
    """Where one force's return stands when figures are added up."""

    USABLE = "usable"
    BLOCKED = "blocked"
    REFUSED = "refused"
    MISSING = "missing"


class Cell(NamedTuple):
    """What one force contributes to a figure: its interval, how many of its figures were added, and their places.

    A figure printed twice is counted once and keeps both places.
    """

    force: str
    interval: Interval
    count: int = 1  # type: ignore[assignment]  # a tuple's own is asked of none
    sources: tuple[Source, ...] = ()
    doubts: tuple[str, ...] = ()
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class Coverage:
    """The asked forces by what came of one figure; each tuple holds force codes and every asked force is in one.

    `blocked` returns wait for a supervisor; `missing` gave nothing here that can be counted. `partial` are those of
    the missing whose return is counted for other figures; the others among the missing are `unanswered`.
    """

    answered: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The missing forces no part of whose return is counted."""
        return tuple(code for code in self.missing if code not in self.partial)

    @property
    def asked(self) -> int:
        return len(self.answered) + len(self.refused) + len(self.blocked) + len(self.missing)

    @property
    def complete(self) -> bool:
        return len(self.answered) == self.asked

    def counts(self) -> dict[str, int]:
        """The four counts of the contract; `missing` counts blocked and partial returns too, and `blocked` and
        `partial` say how many of each."""
        return {
            "asked": self.asked,
            "answered": len(self.answered),
            "refused": len(self.refused),
            "missing": len(self.missing) + len(self.blocked),
            "blocked": len(self.blocked),
            "partial": len(self.partial),
        }


@dataclass(frozen=True, slots=True)
class Force:
    """An asked force. `children` is its population aged 0 to 17 (mid-2019, ONS); None where it is not known."""

    code: str
    name: str
    region: str
    country: str
    short_name: str = ""
    children: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """An area that figures are told for. `kind` is one of force, region, country, nation; `members` are force codes."""

    name: str
    kind: str
    members: tuple[str, ...] = field(default=())
