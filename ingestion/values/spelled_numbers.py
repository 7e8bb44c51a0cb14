"""Numbers written in words: "twelve", "forty-five", "one hundred and four", "two thousand and six". Pure."""

from __future__ import annotations

import re

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_VALUES = {**{word: value for value, word in enumerate(_UNITS)}, **_TENS, "fourty": 40, "a": 1}
_SCALES = {"hundred": 100, "thousand": 1_000}

_UNIT = "|".join(sorted((*_UNITS[1:], "fourty", *_TENS), key=len, reverse=True))
_SMALL = rf"(?:(?:{'|'.join(_TENS)}|fourty)[- ](?:{'|'.join(_UNITS[1:10])})|{_UNIT})"
_HUNDREDS = rf"(?:(?:{_SMALL}|a) hundred(?:(?: and)? {_SMALL})?|{_SMALL})"
SPELLED = rf"(?:(?:{_HUNDREDS}|a) thousand(?:(?:,|,? and)? {_HUNDREDS})?|{_HUNDREDS}|zero)"
"""A regular expression of them all, without groups; for whole words, without regard to capitals."""

_WHOLE = re.compile(SPELLED, re.IGNORECASE)


def read_spelled(text: str) -> int | None:
    """The number that the words say, or None where they are no number.

    >>> read_spelled("forty-five"), read_spelled("One thousand two hundred and six"), read_spelled("a few")
    (45, 1206, None)
    """
    if not _WHOLE.fullmatch(text.strip()):
        return None
    total = part = 0
    for word in re.findall(r"[a-z]+", text.casefold()):
        if word == "thousand":
            total, part = (total + part) * _SCALES[word], 0
        elif word in _SCALES:
            part *= _SCALES[word]
        elif word != "and":
            part += _VALUES[word]
    return total + part
