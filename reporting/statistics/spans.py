"""Which periods may be set beside each other: equally long, give or take what a calendar gives or takes. Pure."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

Span = tuple[date, date]
"""First and last day, both inside."""

UNEVEN = Fraction(1, 40)
"""By how much of the longer one two lengths may differ: quarters (90 and 92 days) and a first year that began on the
day of its law (363 and 365) are of a kind, a February and a March are not, nor nine months and twelve."""


def days(span: Span) -> int:
    return (span[1] - span[0]).days + 1


def uneven(earlier: Span, later: Span) -> str | None:
    """Why figures of these two periods are no measure of a change; None where they are."""
    lengths = days(earlier), days(later)
    if abs(lengths[0] - lengths[1]) > max(Fraction(1), max(lengths) * UNEVEN):
        return f"The periods are not equally long: {lengths[0]} and {lengths[1]} days."
    first, last = sorted((earlier, later))
    if last[0] <= first[1] and earlier != later:
        return f"The periods overlap by {(min(first[1], last[1]) - last[0]).days + 1} days."
    return None
