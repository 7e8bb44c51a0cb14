"""Numbers as a press officer and a statistician write them. Pure: exact numbers in, words out.

Percentages come from unrounded values and are told whole, halves away from nought. Simple fractions and multiples are
used only where the figure is near enough to be called that; nothing is ever "times more".
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ingestion.values.interval import Interval

Number = int | float | Fraction

FRACTIONS: tuple[tuple[str, Fraction], ...] = (
    ("one in ten", Fraction(10)),
    ("one in five", Fraction(20)),
    ("one in four", Fraction(25)),
    ("one in three", Fraction(100, 3)),
    ("two in five", Fraction(40)),
    ("half", Fraction(50)),
    ("three in five", Fraction(60)),
    ("two in three", Fraction(200, 3)),
    ("three in four", Fraction(75)),
    ("four in five", Fraction(80)),
    ("nine in ten", Fraction(90)),
)
"""Fractions a reader pictures at once, in per cent."""

CARDINALS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def whole(number: Number) -> int:
    """The nearest whole number, halves away from nought, from the exact value."""
    exact = Fraction(number)
    rounded = (abs(exact.numerator) * 2 + exact.denominator) // (exact.denominator * 2)
    return -rounded if exact < 0 else rounded


def number_words(number: Number) -> str:
    """4373 → "4,373"; a count that is not whole keeps its decimals."""
    exact = Fraction(number)
    return f"{exact.numerator:,}" if exact.denominator == 1 else f"{float(exact):,.2f}".rstrip("0").rstrip(".")


def count_words(interval: Interval) -> str:
    """4,373 · "between 12 and 15" · "at least 12" · "an unknown number"."""
    if interval.low is None:
        return "an unknown number"
    if interval.exact:
        return number_words(interval.low)
    if interval.high is None:
        return f"at least {number_words(interval.low)}"
    return f"between {number_words(interval.low)} and {number_words(interval.high)}"


def percent_words(low: Fraction, high: Fraction) -> str:
    """The size of a percentage or the range of one, in whole per cent and without its sign."""
    least, most = sorted((whole(abs(low)), whole(abs(high))))
    if low == high and 0 < abs(low) < Fraction(1, 2):
        return "less than 1 per cent"
    return f"{least} per cent" if least == most else f"between {least} and {most} per cent"


def fraction_words(low: Fraction, high: Fraction) -> str | None:
    """The simple fraction that both bounds are within one percentage point of, or None."""
    for words, value in sorted(FRACTIONS, key=lambda item: abs(item[1] - (low + high) / 2)):
        if abs(low - value) <= 1 and abs(high - value) <= 1:
            return words
    return None


def multiple_words(ratio: Fraction) -> str | None:
    """How many times one figure is the other: "almost twice" from 1.9, "almost four times" from 3.7 to under 4.

    The room below a multiple grows by a tenth with each: 1.9, 2.8, 3.7, 4.6 … up to ten. None below 1.9, where
    "times" says less than the percentages do.
    """
    if ratio < Fraction(19, 10):
        return None
    if ratio > 10:
        return "more than ten times"
    for times in range(2, 11):
        room = Fraction(times - 1, 10)
        said = "twice" if times == 2 else f"{CARDINALS[times]} times"
        if times - room <= ratio < times:
            return f"almost {said}"
        if ratio == times:
            return said
        if times < ratio < times + 1 - Fraction(times, 10):
            return f"more than {said}"
    return None


def list_words(items: Sequence[str], joined: str = "and") -> str:
    """A, B and C."""
    return f" {joined} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def forces_words(count: int, asked: int) -> str:
    """ "all 43 forces", "41 of the 43 forces", "the force"."""
    if asked == 1:
        return "the force" if count else "no force"
    if count == asked:
        return f"all {asked} forces"
    return f"{count} of the {asked} forces asked"


def capital(sentence: str) -> str:
    """The sentence with its first letter raised and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
