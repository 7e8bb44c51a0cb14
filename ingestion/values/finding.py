"""Something a person should know about a return."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ingestion.values.place import Place


class Level(StrEnum):
    """How much a finding matters. An error blocks aggregation until a person settles it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed: `id` is a registered kind (never reused), `message` a sentence with the observed values,
    `hint` what to do next."""

    id: str
    level: Level
    message: str
    hint: str = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A declared kind of finding, as Django declares system checks: the constant says what, a function detects it.

    Ids are three digits behind a letter and are never reused: Q1xx opening and reading, Q2xx tables, Q3xx periods,
    Q4xx arithmetic, Q5xx vocabulary and completeness, Q6xx privacy, Q7xx unread, Q8xx layouts; Rxxx across returns.
    """

    id: str
    level: Level
    title: str
    hint: str

    def found(self, message: str, place: Place | None = None) -> Finding:
        """One finding of this kind, with the observed values in its message."""
        return Finding(self.id, self.level, message, self.hint, place or Place())


CATALOGUE: dict[str, FindingKind] = {}
"""Every declared kind by id. The catalogue page and docs/quality-rules.md are printed from it."""


RETIRED = frozenset({"Q117", "Q221"})
"""Ids of kinds that are declared no more. Findings of old may bear them."""


def declare(id: str, level: Level, title: str, hint: str) -> FindingKind:
    """Register a kind. Raises ValueError when the id is taken or was: ids are never reused."""
    if id in CATALOGUE:
        raise ValueError(f"{id} is taken by {CATALOGUE[id].title!r}")
    if id in RETIRED:
        raise ValueError(f"{id} was another kind's: take a new id")
    kind = FindingKind(id, level, title, hint)
    CATALOGUE[id] = kind
    return kind
