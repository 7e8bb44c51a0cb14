"""What a room registers when it starts and nobody may ever ask for: loaded when it is first called."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Late:
    """A function by its place ("review.duties:duties"). Two of the same place are equal, so what is registered once is
    registered once."""

    place: str

    def __call__(self, *given: Any, **named: Any) -> Any:
        return found(self.place)(*given, **named)


def found(place: str) -> Any:
    """The object itself. Raises ImportError or AttributeError where nothing stands there."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
