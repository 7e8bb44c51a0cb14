"""A text cut into what time is written with: numbers, words and single signs, each with its place. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"(?P<number>[0-9]+)|(?P<word>[A-Za-zÀ-ÖØ-öø-ÿ]+)|(?P<sign>\S)")
_SAME_SIGN = {"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "\\": "/"}

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = (
    {name[:3]: n for n, name in enumerate(_MONTHS, 1)} | {"sept": 9} | {name: n for n, name in enumerate(_MONTHS, 1)}
)


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is casefolded, dashes and apostrophes made alike; `kind` is "number", "word" or "sign"; `gap` says that a
    blank stands before it; `start` and `end` are its place in the text."""

    text: str
    kind: str
    start: int
    end: int
    gap: bool


def tokens_of(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    before = 0
    for match in _TOKEN.finditer(text):
        words = match[0].casefold()
        kind = match.lastgroup or "sign"
        found.append(Token(_SAME_SIGN.get(words, words), kind, match.start(), match.end(), match.start() > before))
        before = match.end()
    return tuple(found)
