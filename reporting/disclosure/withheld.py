"""A claim that is not made, and why. Pure value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Withheld:
    """A claim that is not made, and why, in a sentence."""

    about: str
    why: str

    def as_json(self) -> dict[str, str]:
        return {"about": self.about, "why": self.why}
