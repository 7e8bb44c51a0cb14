"""Cells that hold a figure and a remark about it, told from names that begin with a number. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Value
from ingestion.values.shape import EARLIEST, EITHER, LATEST, MARK, NUMBER, TEXT

FEWEST_LISTED_NAMES = 3
"""Names whose numbers only rise before a row of them is a head: two figures with remarks may rise by chance."""
MOST_NUMBERED = 1_000
"""More than any number that a name in a list begins with."""

_FOOTNOTE = re.compile(r"(?<=\d)\s*(?:[*†‡^⁰¹²³⁴⁵⁶⁷⁸⁹]+|\([a-z0-9]\)|\[[a-z0-9]\])$", re.IGNORECASE)


def unmarked(value: Value) -> str:
    """The cell's text without a footnote mark behind its number."""
    text = plain_text(value)
    return text if text.isdecimal() or not text[:1].isdecimal() else _FOOTNOTE.sub("", text)


def steps_by_one(cells: Sequence[Value], columns: Sequence[int]) -> bool:
    """Whether cells at equal distances are whole numbers that step on by one: single ages over the columns of each."""
    if len(columns) < 2 or len({b - a for a, b in itertools.pairwise(columns)}) > 1:
        return False
    texts = [unmarked(cells[c]) if c < len(cells) else "" for c in columns]
    if not all(map(str.isdecimal, texts)):
        return False
    first = int(texts[0])
    return first > 0 and texts == [str(first + n) for n in range(len(texts))]


_REMARKED = re.compile(
    r"(?P<number>\d[\d,]*)\s*(?:\([^()]*[a-z][^()]*\)|[-–—;,]\s*[a-z].*)"
    r"|(?:c\.?|ca\.?|circa|approx(?:\.|imately)?|about|around|est(?:\.|imated)?|~)\s*(?P<about>\d[\d,]*)",
    re.IGNORECASE,
)


_OF_A_FIGURE = re.compile(
    r"\d|\b(?:provisional|estimated?|revised|see|notes?|includ\w*|exclud\w*|of which)\b", re.IGNORECASE
)


def remarked(shapes: str, cells: Sequence[Value], inside: list[int]) -> bool:
    """Whether the cells over the figures are figures too, some with a remark: "5 (2 male)", "c. 31", "12 - see note".
    Names that begin with numbers are none (`_numbered_names`, `_crossed`), nor are ends of bands of ages."""
    found = [_REMARKED.fullmatch(plain_text(cells[c])) if shapes[c] == TEXT else None for c in inside]
    numbers = [one["number"] or one["about"] for one in found if one is not None]
    others = [c for c, one in zip(inside, found, strict=True) if one is None]
    if not numbers or any(shapes[c] not in (NUMBER, MARK, EITHER) for c in others):
        return False
    if any(_ENDS_A_BAND.search(plain_text(cells[c])) for c in inside):
        return False
    said = [one[0][len(one["number"] or one[0]) :].strip() for one in found if one is not None]
    if not others and _crossed(numbers, said):
        return False
    return not _numbered_names(numbers, said)


def _numbered_names(numbers: Sequence[str], said: Sequence[str]) -> bool:
    """Whether numbers and the words behind them are names: each number with words of its own that say nothing of a
    figure, and the numbers step on by one ("1 (High)", "2 (Medium)") or, where every name begins as a name does, only
    rise ("1 - Charged", "8 - Community resolution", "14 - No suspect"), the same again under the next heading."""
    names = dict(zip(numbers, said, strict=True))
    own = all(names[number] == words for number, words in zip(numbers, said, strict=True))
    if not own or len(set(said)) < len(names) or len(names) < 2 or any(_OF_A_FIGURE.search(words) for words in said):
        return False
    if len(names) == len(said) and steps_by_one(numbers, range(len(numbers))):
        return True
    listed = [int(number.replace(",", "")) for number in names]
    rising = all(a < b for a, b in itertools.pairwise(listed)) and listed[-1] < MOST_NUMBERED
    return len(names) >= FEWEST_LISTED_NAMES and rising and all(_NAME_BEGINS.match(words) for words in said)


def _crossed(numbers: Sequence[str], said: Sequence[str]) -> bool:
    """Whether each of several years comes with each of several words, once: "2014 - Victims", "2014 - Suspects"."""
    years, words = set(numbers), set(said)
    if not all(len(year) == 4 and year.isdecimal() and EARLIEST <= int(year) <= LATEST for year in years):
        return False
    return len(set(zip(numbers, said, strict=True))) == len(numbers) == len(years) * len(words) and len(years) > 1


_NAME_BEGINS = re.compile(r"[-–—(\s]*[A-Z]")
_ENDS_A_BAND = re.compile(r"\b(?:under|over|above|below|older|younger|years?|yrs?|months?|aged?)\b", re.IGNORECASE)
