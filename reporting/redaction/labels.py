"""Which texts of a table may be handed out as they stand: short heads that name no person and hold no number but those
of days and ages. Pure.

A text that is not plainly such a head is left out. To leave out too much costs a reader a word; to leave in too much
may cost a child.
"""

from __future__ import annotations

import re

LONGEST = 90
"""Characters of a head; what is longer is a note."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAYS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\s+(?:19|20)\d\d\b|\b{_MONTH}\s+(?:19|20)\d\d\b|\b{_MONTH}\s+\d{{1,2}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b|\b(?:19|20)\d\d\s*[-–/]\s*(?:(?:19|20)?\d\d)\b|\b(?:19|20)\d\d\b"
    r"|\bq[1-4]\b|\b(?:fy|f/y)\s?\d\d(?:[/-]\d\d)?\b",
    re.IGNORECASE,
)
_AGES = re.compile(
    r"\b\d{1,2}\s*(?:-|–|to|and)\s*\d{1,2}\b(?!\s*[.,]?\d)|\b(?:under|over|aged?|above|below)\s*\d{1,2}\b"
    r"|\b(?:1?\d|2[0-5])\s*(?:\+|(?:and|or|&)\s+(?:under|over|above|below|younger|older))(?=\W|$)|[<>]\s?\d{1,2}\b"
    r"|\bu1?\d\b",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:s\.?|section)\s?\d{1,3}[a-z]?(?:\(\d\w?\))*|\b\d{1,3}/\d{1,2}[a-z]?\b(?!/)", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:question|q)\.?\s?\d{1,2}[a-z]?\b", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|single|none|nil|zero)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"@|\b(?:mr|mrs|ms|miss|dr|pc|dc|ds|di|dci|dsu?pt|sgt|cllr|prepared by|author|contact|compiled by|name)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b0\d{3,4}\s?\d",
    re.IGNORECASE,
)


def may_be_shown(text: str) -> bool:
    """Whether a head may be handed out as it stands, as far as its own form tells."""
    if not text or len(text) > LONGEST or _PERSONAL.search(text) or _SPOKEN.search(text):
        return False
    for known in (_DAYS, _ASKED, _LAW, _AGES):
        text = known.sub(" ", text)
    return not any(letter.isdigit() for letter in text)
