"""How often two people who read the same figure differ, with the interval that so many readings allow. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from ingestion.values.interval import Interval

SURE = 1.959963984540054
"""Standard deviations of a normal distribution that hold 95 per cent."""


def wilson(differing: int, of: int) -> tuple[float, float]:
    """The 95 per cent interval of a share, by Wilson's score (1927): it holds at noughts and small numbers too, where
    the usual formula says 0 to 0. (0, 1) where nothing was looked at.

    >>> [round(edge, 4) for edge in wilson(15, 148)]
    [0.0624, 0.1605]
    """
    if not of:
        return 0.0, 1.0
    share, square = differing / of, SURE * SURE
    middle = share + square / (2 * of)
    spread = SURE * sqrt(share * (1 - share) / of + square / (4 * of * of))
    below = 1 + square / of
    return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)


def agree(one: Interval, other: Interval) -> bool:
    """Whether two readings could be the same figure. One that says nothing agrees only with another that does."""
    return one.known == other.known and one.meets(other)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many figures of a sample were read a second time, and how many differed."""

    sample: int
    read: int
    differing: int

    @property
    def share(self) -> float:
        return self.differing / self.read if self.read else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.differing, self.read)

    @property
    def left(self) -> int:
        return max(0, self.sample - self.read)

    def __str__(self) -> str:
        if not self.read:
            return f"None of {self.sample} figures of the sample has been read a second time."
        low, high = self.interval
        noun = "differs" if self.differing == 1 else "differ"
        return (
            f"{self.differing} of {self.read} figures read a second time {noun}: {100 * self.share:.1f} per cent "
            f"(95 per cent interval {100 * low:.1f} to {100 * high:.1f})."
        )
