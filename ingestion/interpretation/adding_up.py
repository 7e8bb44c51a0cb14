"""Whether lines of figures may be, or mostly are, the sums of others, by their bounds. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.values.interval import Interval

FEWEST_MADE = 2
"""Sums that are hit before a line counts as their total."""
FEWEST_PARTS = 2
"""Parts of such a sum that are more than nought."""


def may_be_sum(line: int, parts: Sequence[int], figures: Sequence[Sequence[Interval | None]]) -> bool:
    """Whether a line may be what its parts add up to in every column, whatever of them is hidden."""
    for position, whole in enumerate(figures[line]):
        here = [one for n in parts if (one := figures[n][position]) is not None]
        if whole is None or whole.low is None:
            continue
        low = sum(one.low or 0 for one in here)
        high = sum(one.high if one.high is not None else float("inf") for one in here)
        if low > (whole.high if whole.high is not None else float("inf")) or high < whole.low:
            return False
    return True


def mostly_adds_up(number: int, parts: Sequence[int], figures: Sequence[Sequence[Interval | None]]) -> bool:
    """Whether most figures of a line are the sums of those of its parts; the others are for the arithmetic to tell."""
    right = wrong = 0
    for position, whole in enumerate(figures[number]):
        here = [figures[n][position] for n in parts]
        if whole is None or whole.low is None or any(one is not None and one.low is None for one in here):
            continue
        low = sum((one.low or 0) for one in here if one is not None)
        tops = [one.high for one in here if one is not None]
        high = None if None in tops else sum(top for top in tops if top is not None)
        fits = low <= (whole.high if whole.high is not None else low) and (high is None or whole.low <= high)
        right, wrong = right + fits, wrong + (not fits)
    return right > wrong


def mostly_makes(line: int, parts: Sequence[int], figures: Sequence[Sequence[Interval | None]]) -> bool:
    """Whether several known figures of a line, and more of them than not, are sums of two or more parts that are known
    and no noughts: those of others would make it by chance."""
    right = wrong = 0
    for position, whole in enumerate(figures[line]):
        here = [figures[n][position] for n in parts]
        known = [one.low or 0 for one in here if one is not None and one.exact]
        if whole is None or not whole.exact or len(known) < len(here) or sum(low > 0 for low in known) < FEWEST_PARTS:
            continue
        made = sum(known) == whole.low
        right, wrong = right + made, wrong + (not made)
    return right >= FEWEST_MADE and right > wrong


def no_larger(part: Sequence[Interval | None], whole: Sequence[Interval | None]) -> bool:
    """Whether no figure of a part is larger than the whole's in its column."""
    return all(
        a is None or b is None or a.low is None or b.high is None or a.low <= b.high
        for a, b in zip(part, whole, strict=True)
    )
