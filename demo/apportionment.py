"""Whole numbers shared out in proportion, adding up exactly to what was shared."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from hashlib import sha256
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def apportion(total: int, weights: Mapping[Key, float | Fraction]) -> dict[Key, int]:
    """Shares of `total` by largest remainder; ties go to the earlier key. The shares add up to `total` exactly.

    Raises ValueError when there is something to share and nothing weighs, or a weight is below nought.
    """
    exact = {key: Fraction(weight) for key, weight in weights.items()}
    if any(weight < 0 for weight in exact.values()):
        raise ValueError("a weight is below nought")
    whole = sum(exact.values(), Fraction(0))
    if not whole:
        if total:
            raise ValueError(f"{total} to share, and nothing weighs")
        return dict.fromkeys(exact, 0)
    quotas = {key: total * weight / whole for key, weight in exact.items()}
    shares = {key: quota.numerator // quota.denominator for key, quota in quotas.items()}
    left = total - sum(shares.values())
    order = sorted(exact, key=lambda key: shares[key] - quotas[key])
    for key in order[:left]:
        shares[key] += 1
    return shares


def variation(*names: str, spread: Fraction = Fraction(1, 4)) -> Fraction:
    """A factor between 1 − spread and 1 + spread that always comes out the same for the same names."""
    drawn = int.from_bytes(sha256("|".join(names).encode()).digest()[:4], "big")
    return 1 - spread + 2 * spread * Fraction(drawn, 2**32 - 1)
