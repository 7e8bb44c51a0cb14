"""Labels as people write them, brought to one spelling so that they can be compared. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‛`´"), "'") | dict.fromkeys(map(ord, "“”"), '"')
_COMBINED = re.compile(r"(?<=\w\w) ?[/&] ?(?=\w\w)")
_TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|row|column|yearly|annual|final|running)[ -]?)?totals?(?: sum)?"
    r"|(?:grand )?sum|sub-?total|overall"
    r"|all(?: (?:ages|categories|methods|offences|victims|genders|sexes|forces|persons|years))?"
    r"|(?:\w+[ ,:-]+){1,4}(?:sub|grand )?-?total"
    r"|(?:sub-?|grand )?total (?:of )?(?:\w+ ?){1,4}"
)


@lru_cache(maxsize=65536)
def plain(label: str) -> str:
    """The label in lower case, with one kind of dash, quote and blank, and no blanks at its ends.

    >>> plain(" 12 – 15\\u00a0Years ")
    '12 - 15 years'
    """
    text = unicodedata.normalize("NFKC", label).translate(_DASHES).translate(_QUOTES)
    return " ".join(text.casefold().split())


def squeezed(label: str) -> str:
    """The letters and digits only: "Snap-Chat" and "snapchat" are one. Of labels that begin with a letter; a label
    that begins with a digit or a sign is only made plain, because "<12" and "12" are two things; "Facebook/Instagram"
    is "Facebook and Instagram" and never one word.

    >>> squeezed("Snap Chat"), squeezed("16+"), squeezed("Kik & Skype")
    ('snapchat', '16+', 'kikandskype')
    """
    text = _COMBINED.sub(" and ", plain(label))
    if not text[:1].isalpha():
        return text
    return "".join(character for character in text if character.isalnum() or character == "+")


def says_total(label: str) -> bool:
    """Whether the label's own words name it a total.

    >>> [says_total(words) for words in ("Grand Total", "Female total", "Total offences", "Facebook")]
    [True, True, True, False]
    """
    return _TOTAL.fullmatch(plain(label).rstrip(" :")) is not None


def excerpt(text: str, most: int) -> str:
    """The text on one line, in at most `most` characters; what is cut ends with a whole word and "…".

    >>> excerpt("The information we hold is set out below", 25)
    'The information we hold…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    words = line[:most].rpartition(" ")[0]
    return f"{(words or line[: most - 1]).rstrip(' ,;:.')}…"
