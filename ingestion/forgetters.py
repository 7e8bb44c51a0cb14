"""What other rooms do when documents are deleted; each says it here, as it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Forgets = Callable[[list[Any], frozenset[str]], None]
"""(documents that are deleted, names to forget): what another room keeps of them goes too."""

FORGETTERS: list[Forgets] = []


def register(forgets: Forgets) -> None:
    """What another room does, once; inside the same transaction."""
    if forgets not in FORGETTERS:
        FORGETTERS.append(forgets)
