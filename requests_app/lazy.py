"""What a room registers when it starts and nobody may ever ask for: loaded when it is first called."""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any


@dataclass(frozen=True, slots=True)
class LazyFunction:
    """A function by its place ("review.duties:duties"). Two of the same place are equal, so what is registered once is
    registered once."""

    place: str

    def __call__(self, *given: Any, **named: Any) -> Any:
        return resolve_name(self.place)(*given, **named)
