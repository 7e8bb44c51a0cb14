"""What a sentence counts, in its own words. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.interpretation.asked_words import without_list_number
from ingestion.interpretation.sentence_periods import COUNTED
from ingestion.interpretation.sentence_reading import Found

_COUNT_OF = re.compile(
    rf"\b(?:numbers?|totals?|counts?|figures?|volume) (?:of|for) (?P<phrase>(?:\w+ ){{0,3}}{COUNTED})", re.IGNORECASE
)
NAMES_WHAT = re.compile(r"\b(?:the )?(?:number|total|count|figure)s? of (?P<what>.{3,60}?) (?:is|was|are|were)\b", re.I)
_CHANGED = re.compile(
    r"^\W*(?:the )?(?:(?:number|total|count|volume)s? of )?(?P<what>[a-z][\w’' -]{2,60}?) (?:have |has )?(?:also )?"
    r"(?:(?:in|de)creased|fell|fallen|rose|risen|dropped|grew|remain(?:s|ed)|stayed|went (?:up|down))\b",
    re.IGNORECASE,
)
"""What is said to have changed: "Residential burglaries decreased by 23% (from …)"."""


def what_is_counted(sentence: str, counts: Sequence[Found], periods: Sequence[Found]) -> str:
    """What stands behind one of the counts; else what the sentence calls a number of, or says to have changed;
    "figure" where it names nothing."""
    named = next((one.noun for one in counts if one.noun not in ("", "figure")), "")
    if named:
        return named
    if (counted := _COUNT_OF.search(sentence)) is not None:
        return counted["phrase"]
    what = NAMES_WHAT.search(_without(sentence, periods)) or _CHANGED.match(sentence)
    return " ".join(what["what"].split()) if what is not None else "figure"


def _without(sentence: str, periods: Sequence[Found]) -> str:
    """The sentence without its periods and what leads to them."""
    for one in reversed(periods):
        before = re.sub(r"\b(?:in|for|during)(?: the)?\s*$", "", sentence[: one.start], flags=re.IGNORECASE)
        sentence = before + sentence[one.end :]
    return sentence


_HOW_MANY = re.compile(
    r"\s*(?:how many|(?:please (?:provide|state|confirm|give) )?the (?:total )?number of)\s+"
    r"(?P<what>[^?:]{3,120}?)\s*\??\s*$",
    re.IGNORECASE,
)


def what_is_asked(question: str) -> str:
    """What a question asks the number of; "" where it asks something else.

    >>> what_is_asked("2. How many women were arrested?")
    'women were arrested'
    """
    found = _HOW_MANY.match(without_list_number(question))
    return found["what"] if found is not None else ""
