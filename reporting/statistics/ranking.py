"""Where figures stand among each other when some are known only as ranges. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Bounds = tuple[Fraction | float | None, Fraction | float | None]
"""Low and high; a low of None is no figure, a high of None no upper bound."""


ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ranks(figures: Sequence[Bounds]) -> list[tuple[int, int] | None]:
    """The best and the worst place each figure may have, the largest first; None where there is no figure.

    Equal exact figures share a place: 5, 3, 3, 1 stand at 1, 2, 2 and 4.
    """
    told = [(low, high) for low, high in figures if low is not None]
    found: list[tuple[int, int] | None] = []
    for low, high in figures:
        if low is None:
            found.append(None)
            continue
        surely_above = sum(high is not None and other > high for other, _ in told)
        perhaps_above = sum(most is None or most > low for _, most in told) - (high is None or high > low)
        found.append((1 + surely_above, 1 + perhaps_above))
    return found


def rank_words(rank: tuple[int, int] | None, of: int) -> str:
    """ "3rd of 41", "between 3rd and 5th of 41"; empty without a rank."""
    if rank is None:
        return ""
    best, worst = rank
    if best == worst:
        return f"{_ordinal(best)} of {of}"
    return f"between {_ordinal(best)} and {_ordinal(worst)} of {of}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ENDINGS.get(number % 10, 'th')}"
