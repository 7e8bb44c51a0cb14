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
