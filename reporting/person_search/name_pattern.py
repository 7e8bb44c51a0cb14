"""A name as it may be written: with or without accents, in any case, with another apostrophe or hyphen. Pure.

Each word becomes a pattern that PostgreSQL and Python read alike, so the database narrows down and Python says where.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

MARKS = "[\u0300-\u036f]*"
"""Accents written as characters of their own."""

_APART = {"ø": "o", "ł": "l", "đ": "d", "ı": "i"}
_SIGN = "['’‘`´ʼ‐‑–— -]?"
"""An apostrophe or hyphen inside a name, however it is typed, or none."""


def words(name: str) -> list[str]:
    """The words of a name, without commas and full stops: "O'Brien, Zoë" is two."""
    return [word for word in re.split(r"[\s,.;]+", name.strip()) if any(sign.isalnum() for sign in word)]


TOO_SHORT = "Give a name with at least two letters."


def says_enough(name: str) -> bool:
    """Whether one of its words has two signs: else it would find everything."""
    return any(len(word) >= 2 for word in words(name))


def pattern(word: str) -> str:
    """The word as a regular expression, without bounds: also inside of longer words."""
    parts = [_letter(sign) for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)]
    return "".join(parts)


def _letter(sign: str) -> str:
    if sign.isalpha():
        base = _APART.get(sign.casefold(), sign.casefold())
        if base in _classes():
            return f"[{_classes()[base]}]{MARKS}"
        both = sorted({form for form in (sign.lower(), sign.upper()) if len(form) == 1} | {sign})
        return f"[{''.join(both)}]{MARKS}"
    return re.escape(sign) if sign.isdigit() else _SIGN


@cache
def _classes() -> dict[str, str]:
    """Each plain letter with all Latin letters that are it with an accent."""
    found: dict[str, set[str]] = {letter: {letter, letter.upper()} for letter in "abcdefghijklmnopqrstuvwxyz"}
    for code in range(0xC0, 0x250):
        sign = chr(code)
        base = unicodedata.normalize("NFD", sign)[0].casefold()
        base = _APART.get(sign.casefold(), base)
        if base in found and sign.isalpha():
            found[base].add(sign)
    return {letter: "".join(sorted(signs)) for letter, signs in found.items()}


def finder(word: str) -> re.Pattern[str]:
    """The word by itself: nothing that belongs to a word before or behind it but a possessive."""
    return re.compile(rf"(?<![^\W_]){pattern(word)}(?:['’]s)?(?![^\W_])")


def passage(text: str, finders: list[re.Pattern[str]], *, about: int = 60) -> str | None:
    """The text about the first of the words, where all of them stand in it; else None."""
    found = [one.search(text) for one in finders]
    if not found or any(one is None for one in found):
        return None
    starts = [one.start() for one in found if one is not None]
    ends = [one.end() for one in found if one is not None]
    first, last = max(0, min(starts) - about), min(len(text), min(ends) + about)
    said = " ".join(text[first:last].split())
    return f"{'… ' if first else ''}{said}{' …' if last < len(text) else ''}"
