"""Counts per 1,000 children who live in a force's area. Pure.

Population: aged 0 to 17, mid-2019, Office for National Statistics (before the 2021 census), by police force area.
"""

from __future__ import annotations

from fractions import Fraction

from ingestion.values.interval import Interval
from reporting.statistics.aggregation import SMALLEST_BASE

SOURCE = "Population aged 0 to 17, mid-2019: Office for National Statistics, before the 2021 census."

NEVER = frozenset({"E23000034"})
"""The City of London Police: hardly a child lives there, so a rate over its residents says nothing of its work."""


def rate_of(
    count: Interval, children: int | None, *, ever: bool = True
) -> tuple[Fraction | None, Fraction | None, str | None]:
    """The bounds of the rate per 1,000 children, exactly (the upper one None where the count has none); or None twice
    with why none is told. `ever` is False for an area that is never told by rate."""
    if not ever:
        return None, None, "Hardly anybody lives in its area: a rate would say nothing."
    if not children:
        return None, None, "The number of children in its area is not known."
    if count.low is None:
        return None, None, "Nothing is known of the count."
    if count.low < SMALLEST_BASE:
        return None, None, f"The count is or may be under {SMALLEST_BASE}: it is told instead."
    high = None if count.high is None else Fraction(count.high) * 1000 / children
    return Fraction(count.low) * 1000 / children, high, None
