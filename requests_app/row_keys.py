"""The number of a row, or of a place in a list, as a form or an address says it."""

from __future__ import annotations

LONGEST = 18
"""Digits: every such number fits a column of the database."""


def row_key(said: str | None) -> int | None:
    """The number; None for text that can be none: signs of other scripts, "²", five thousand digits."""
    return int(said) if said and len(said) <= LONGEST and said.isascii() and said.isdigit() else None
