"""How a sentence writes an amount: "1,234", "forty-five", "fewer than five", "no", "did not record any"."""

from __future__ import annotations

import re

from ingestion.values.figure_words import FigureWords, read_figure
from ingestion.values.record import Kind
from ingestion.values.spelled_numbers import SPELLED, read_spelled

NONE = FigureWords(Kind.EXACT, 0, 0)
"""What "no offences" says; in a cell a lone "no" says nothing of the kind."""
DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
LESS = (
    rf"(?:fewer|less|lower) than (?:\d+|{SPELLED})|< ?\d+|(?:\d+|{SPELLED}) or (?:fewer|less)"
    rf"|no more than (?:\d+|{SPELLED})|(?:(?<=recorded )|(?<=were )|(?<=received ))(?:under|below) (?:\d+|{SPELLED})"
)
_NEVER_ANY = (
    r"(?:did|have|has|had) not (?:record|receive|log|identif)(?:ed|d|y|ied)? any(?! (?:information|data|records))"
)
NUMBER = re.compile(
    rf"(?<![\w£$€/.,:-])(?P<figure>{_NEVER_ANY}|{LESS}|{DIGITS}|\b(?:{SPELLED}|no|nil|none)\b)"
    r"(?!\d|[,.]\d|/\d|%| ?per ?cent|-?(?:st|nd|rd|th)\b|\(\d)",
    re.IGNORECASE,
)
NEVER_ANY = re.compile(_NEVER_ANY, re.IGNORECASE)
_BOUND = re.compile(
    r"(?:(?:fewer|less|lower) than|under|below) (?P<below>.+)|< ?(?P<under>\d+)|(?P<most>.+) or (?:fewer|less)"
    r"|no more than (?P<top>.+)",
    re.IGNORECASE,
)


def read_amount(text: str) -> FigureWords | None:
    """The amount that such words say: exact, or with its bounds; None where they are none."""
    if text.casefold() in ("no", "none", "nil") or NEVER_ANY.fullmatch(text):
        return NONE
    if bound := _BOUND.fullmatch(text):
        below, most = bound["below"] or bound["under"], bound["most"] or bound["top"]
        number = _whole(below or most)
        top = None if number is None else number - 1 if below else number
        return None if top is None or top < 0 else FigureWords(Kind.SUPPRESSED, None, top)
    if (spelled := read_spelled(text)) is not None:
        return FigureWords(Kind.EXACT, spelled, spelled)
    return read_figure(text)


def _whole(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() else read_spelled(text)
