"""The middle and spread of many forces' values, and of all but one force's, without going through them again for each
force. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from review.checks.limits import LIMITS

FEWEST = int(LIMITS.fewest)
"""Values of others than the force looked at, below which no middle and spread mean anything."""

TO_SIGMA = 1.4826
"""A median absolute deviation times this is a standard deviation where values are spread normally."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of many values, their spread (never below a floor), and where the middle half lies."""

    middle: float
    spread: float
    low: float
    high: float
    count: int

    def far(self, value: float, times: float) -> bool:
        """Whether the value lies more than so many spreads from the middle."""
        return abs(value - self.middle) > times * self.spread


def spread_of(values: Iterable[float], *, floor: float) -> Spread | None:
    """By the median and the median absolute deviation, which few wild values do not move; None of fewer than FEWEST."""
    ordered = sorted(values)
    if len(ordered) < FEWEST:
        return None
    middle = median(ordered)
    deviation = median(abs(value - middle) for value in ordered) * TO_SIGMA
    quarter = len(ordered) // 4
    return Spread(middle, max(deviation, floor), ordered[quarter], ordered[-1 - quarter], len(ordered))


class Others:
    """Values of many forces, to see each force's beside those of all others: `without(code)` is `spread_of` of the
    rest. Sorted once; each force then costs a few searches, so a thousand forces cost little more than one."""

    def __init__(self, valued: Iterable[tuple[str, float]], *, floor: float, fewest: float = FEWEST) -> None:
        """(force code, value), several of a force where it has several; `floor` is the least spread, `fewest` how many
        values of others it takes."""
        ordered = sorted(valued, key=lambda one: one[1])
        self._values = [value for _, value in ordered]
        self._floor, self._fewest = floor, fewest
        self._own: dict[str, list[int]] = {}
        for place, (code, _) in enumerate(ordered):
            self._own.setdefault(code, []).append(place)
        self._found: dict[str, Spread | None] = {}

    def without(self, code: str) -> Spread | None:
        """The spread of the values of all others; None of too few."""
        if code not in self._found:
            self._found[code] = self._spread(_Rest(self._values, self._own.get(code, [])))
        return self._found[code]

    def _spread(self, rest: _Rest) -> Spread | None:
        count = len(rest)
        if count < self._fewest:
            return None
        middle = (rest[(count - 1) // 2] + rest[count // 2]) / 2 if count % 2 == 0 else rest[count // 2]
        deviation = rest.deviation(middle) * TO_SIGMA
        quarter = count // 4
        return Spread(middle, max(deviation, self._floor), rest[quarter], rest[count - 1 - quarter], count)


class _Rest:
    """A sorted list seen without the values at a few places."""

    def __init__(self, values: list[float], left_out: list[int]) -> None:
        self._values, self._left_out = values, left_out

    def __len__(self) -> int:
        return len(self._values) - len(self._left_out)

    def __getitem__(self, place: int) -> float:
        for left_out in self._left_out:
            if left_out > place:
                break
            place += 1
        return self._values[place]

    def deviation(self, middle: float) -> float:
        """The median of the distances from the middle: those of the lower values (from the middle down) and of the
        upper ones (upwards) are two sorted lists, and the k-th of two sorted lists is found by halving."""
        count, upper = len(self), bisect_left(self._values, middle)
        upper -= bisect_left(self._left_out, upper)
        if count % 2:
            return self._nearest(count // 2, middle, upper)
        return (self._nearest(count // 2 - 1, middle, upper) + self._nearest(count // 2, middle, upper)) / 2

    def _nearest(self, k: int, middle: float, upper: int) -> float:
        """The k-th smallest distance, from 0; `upper` is the place of the first value not below the middle."""
        low, high = max(0, k + 1 - (len(self) - upper)), min(k + 1, upper)
        while low < high:  # how many of the k + 1 nearest lie below the middle
            below = (low + high) // 2
            if middle - self[upper - 1 - below] < self[upper + k - below] - middle:
                low = below + 1
            else:
                high = below
        return max(
            middle - self[upper - low] if low else 0.0,
            self[upper + k - low] - middle if low <= k else 0.0,
        )
