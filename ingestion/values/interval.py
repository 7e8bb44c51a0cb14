"""A figure is an interval: what the document lets us say, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive bounds of a count. `low` and `high` are both None where nothing can be said.

    A missing force is not an interval: it is one in asked − answered.
    Raises ValueError when only one bound is given a number, or low > high.
    """

    low: float | None
    high: float | None

    def __post_init__(self) -> None:
        if (self.low is None) and (self.high is not None):
            raise ValueError("an interval with an upper bound needs a lower one (a count is at least 0)")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"{self.low} is above {self.high}")

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def known(self) -> bool:
        """Whether both bounds are numbers."""
        return self.low is not None and self.high is not None

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high)

    def holds(self, number: float) -> bool:
        """Whether the number could be the true one."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    def meets(self, other: Interval) -> bool:
        """Whether the two could be the same number."""
        return (self.low is None or other.high is None or self.low <= other.high) and (
            other.low is None or self.high is None or other.low <= self.high
        )


NOTHING_KNOWN = Interval(None, None)
ZERO = Interval(0, 0)


def exactly(number: float) -> Interval:
    return Interval(number, number)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum; a part with no lower bound counts as 0 from below, one with no upper bound leaves the sum open above."""
    parts = list(intervals)
    low = whole(sum([part.low or 0 for part in parts]))
    highs = [part.high for part in parts if part.high is not None]
    return Interval(low, whole(sum(highs)) if len(highs) == len(parts) else None)


def whole(number: float) -> float:
    """The number as an integer where it is one."""
    return int(number) if float(number).is_integer() else number
