"""Age groups as forces write them: "11 and under", "U12", "12 – 15 yrs", and the dates made of them by spreadsheets."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from ingestion.values.labels import plain

AgeRange = tuple[int, int | None]
"""Youngest and oldest age in whole years, both counted; None is "and over"."""

_OLDEST = 120
_WORDS = re.compile(
    r"(?<![a-z])(?:age[ds]?|ages|group|band|years?|yrs?|y/?o|old|of|victims?|child(?:ren)?|persons?|people)\b\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AND_UNDER = r"(?:and|&|or) (?:under|below|younger|less)"
_AND_OVER = r"(?:\+|plus|(?:and|&|or) (?:over|above|older|up)|upwards|and upwards)"
_BETWEEN = re.compile(r"(?:between )?(\d{1,3}) ?(?:-|to|/|and) ?(\d{1,3})(\+?)")
_UP_TO = re.compile(rf"(\d{{1,3}}) ?{_AND_UNDER}|(?:up to|<=|≤|to) ?(\d{{1,3}})")
_UNDER = re.compile(r"(?:under|below|less than|younger than|<|u)[ -]?(\d{1,3})'?s?")
_FROM = re.compile(rf"(\d{{1,3}}) ?{_AND_OVER}|(?:>=|≥|from) ?(\d{{1,3}})")
_OVER = re.compile(r"(?:over|above|older than|>)[ -]?(\d{1,3})'?s?")
_ONE = re.compile(r"(\d{1,3})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00(?::00)?)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})[- ]([a-z]{3})[a-z]*(?:[- ]\d{2,4})?")
_MONTH_YEAR = re.compile(r"([a-z]{3})[a-z]*[- ]?(\d{2})")


def _ordered(low: int, high: int) -> list[AgeRange]:
    return [(low, high)] if low < high <= _OLDEST else []


def _of_date(on: date) -> list[AgeRange]:
    """5 November was "5-11"; 1 December 2015 was "12-15" (or, oddly, "1-12")."""
    readings = _ordered(on.day, on.month)
    if on.day == 1:
        readings += _ordered(on.month, on.year % 100)
    return readings


def _of_date_words(text: str) -> list[AgeRange]:
    try:
        if found := _ISO.fullmatch(text):
            return _of_date(date(int(found[1]), int(found[2]), int(found[3])))
        if found := _SLASHED.fullmatch(text):
            return _of_date(date(int(found[3]), int(found[2]), int(found[1])))
    except ValueError:
        return []
    if (found := _DAY_MONTH.fullmatch(text)) and found[2] in _MONTHS:
        day, number = int(found[1]), _MONTHS.index(found[2]) + 1
        return _ordered(day, number) or _ordered(number, day)
    if (found := _MONTH_YEAR.fullmatch(text)) and found[1] in _MONTHS:
        return _ordered(_MONTHS.index(found[1]) + 1, int(found[2]))
    return []


@lru_cache(maxsize=4096)
def date_that_was_ages(label: str) -> tuple[AgeRange, ...]:
    """The age groups that a spreadsheet may have turned into this date, likeliest first; empty for what is no date.

    >>> date_that_was_ages("05-Nov"), date_that_was_ages("Dec-15"), date_that_was_ages("2015-12-01")
    (((5, 11),), ((12, 15),), ((1, 12), (12, 15)))
    """
    return tuple(_of_date_words(plain(label)))


@lru_cache(maxsize=4096)
def age_range(label: str) -> AgeRange | None:
    """The ages that the label's words name; None where they name none. Dates are not ages: see date_that_was_ages.

    >>> [age_range(words) for words in ("Aged 12–15", "11 and under", "U12", "16+", "Facebook")]
    [(12, 15), (0, 11), (0, 11), (16, None), None]
    """
    text = " ".join(_WORDS.sub(" ", plain(label)).split()).strip(" :().")
    if text in ("adult", "adults"):
        return (18, None)
    if found := _BETWEEN.fullmatch(text):
        if found[3]:
            return (int(found[1]), None)
        ranges = _ordered(int(found[1]), int(found[2]))
        return ranges[0] if ranges else None
    if found := _UP_TO.fullmatch(text):
        return (0, int(found[1] or found[2]))
    if found := _UNDER.fullmatch(text):
        return (0, int(found[1]) - 1) if int(found[1]) else None
    if found := _FROM.fullmatch(text):
        return (int(found[1] or found[2]), None)
    if found := _OVER.fullmatch(text):
        return (int(found[1]) + 1, None)
    if (found := _ONE.fullmatch(text)) and int(found[1]) <= _OLDEST:
        return (int(found[1]), int(found[1]))
    return None
