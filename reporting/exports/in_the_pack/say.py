"""Says numbers as the pack's sentences say them: whole per cent from exact values, ranges as ranges."""

from fractions import Fraction

FRACTIONS = {
    "one in ten": Fraction(10), "one in five": Fraction(20), "one in four": Fraction(25),
    "one in three": Fraction(100, 3), "two in five": Fraction(40), "half": Fraction(50), "three in five": Fraction(60),
    "two in three": Fraction(200, 3), "three in four": Fraction(75), "four in five": Fraction(80),
    "nine in ten": Fraction(90),
}  # fmt: skip
TIMES = (
    "",
    "",
    "twice",
    *(f"{word} times" for word in ["three", "four", "five", "six", "seven", "eight", "nine", "ten"]),
)


def plain(value):
    """4373 → "4,373"."""
    return f"{int(value):,}" if value == int(value) else f"{float(value):,.2f}".rstrip("0").rstrip(".")


def count(bounds, nought=None):
    """ "4,373", "between 12 and 15", "at least 12"; `nought` is said instead of a sure 0."""
    low, high = bounds
    if nought is not None and high == 0:
        return nought
    if low is None:
        return "an unknown number"
    if low == high:
        return plain(low)
    return f"at least {plain(low)}" if high is None else f"between {plain(low)} and {plain(high)}"


def whole(value):
    """The nearest whole number, halves away from nought."""
    return int((abs(value) * 2 + 1) // 2)


def per_cent(low, high):
    least, most = sorted((whole(low), whole(high)))
    if low == high and 0 < abs(low) < Fraction(1, 2):
        return "less than 1 per cent"
    return f"{least} per cent" if least == most else f"between {least} and {most} per cent"


def fraction(low, high):
    """The simple fraction that both ends are within one point of, or None."""
    for words, value in sorted(FRACTIONS.items(), key=lambda item: abs(item[1] - (low + high) / 2)):
        if abs(low - value) <= 1 and abs(high - value) <= 1:
            return words
    return None


def multiple(ratio):
    """ "almost twice" from 1.9, "almost four times" from 3.7 to under 4; None below 1.9."""
    if ratio < Fraction(19, 10):
        return None
    if ratio > 10:
        return "more than ten times"
    for times in range(2, 11):
        if times - Fraction(times - 1, 10) <= ratio < times:
            return f"almost {TIMES[times]}"
        if ratio == times:
            return TIMES[times]
        if times < ratio < times + 1 - Fraction(times, 10):
            return f"more than {TIMES[times]}"
    return None
