"""What other rooms do when documents are deleted; each says it here, as it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

DeletionHook = Callable[[list[Any], frozenset[str]], None]
"""(documents that are deleted, names to forget): what another room keeps of them goes too."""

DELETION_HOOKS: list[DeletionHook] = []


def register(forgets: DeletionHook) -> None:
    """What another room does, once; inside the same transaction."""
    if forgets not in DELETION_HOOKS:
        DELETION_HOOKS.append(forgets)
