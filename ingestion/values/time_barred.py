"""What only looks like time: cut out of a longer number, a reference or the name of an Act, or one end of an unknown
stretch. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.values.period_parts import PeriodWords
from ingestion.values.time_tokens import Token

_ACTS = frozenset((
    "act", "acts", "regulation", "regulations", "directive", "bill", "convention", "rules", "measure",
    "statute", "gdpr",
))  # fmt: skip
_ACTS_SHORT = frozenset(["foia", "dpa", "pace", "soa", "mda", "cja", "eir", "eirs", "ripa", "ipa", "rta"])
_REFERENCES = frozenset(["ref", "reference", "request", "foi", "foia", "foir", "urn", "ticket", "log", "rfi"])
_NUMBERED = frozenset(["section", "s", "page", "question", "item", "table", "figure"])
_OPEN = frozenset(["since", "before", "after", "until", "till", "by"])
"""A single day or year behind such a word is one end of an unknown stretch."""


def barred(tokens: Sequence[Token], first: int, after: int, period: PeriodWords, leads: Sequence[str]) -> bool:
    """Whether what reads as time is cut out of something longer: a number, a reference, the name of an Act."""
    before = tokens[first - 1] if first else None
    further = tokens[first - 2] if first > 1 else None
    following = tokens[after] if after < len(tokens) else None
    beyond = tokens[after + 1] if after + 1 < len(tokens) else None
    start = tokens[first]
    bare_year = period.form == "year"
    if before and not start.gap:
        if before.kind == "number" and before.text:
            return True
        if before.kind == "word" and start.kind == "number":
            led = bool(leads) and leads[0].split()[-1] == before.text
            if not led and (len(before.text) < 4 or before.text in _REFERENCES):
                return True
        if before.text in "£€$#@":
            return True
        if (
            before.text in "/.,-_"
            and further
            and not before.gap
            and (further.kind == "number" or before.text == "/" or further.text in _REFERENCES)
        ):
            return True
    if following and not following.gap:
        decoration = following.text in ("p", "r", "e") and not (beyond and not beyond.gap and beyond.kind != "sign")
        if following.kind == "number" or (following.kind == "word" and not decoration):
            return True
        if beyond and not beyond.gap and following.text in "/-.,_:" and beyond.kind == "number":
            return True
        if following.text == "/" and beyond and not beyond.gap:
            return True
        if following.text == "%" and bare_year:
            return True
    if period.start is None:
        return False
    named = first - 1
    while named >= 0 and tokens[named].text in (",", "of", "the", "(", ")"):
        named -= 1
    if named >= 0 and (tokens[named].text in _ACTS or tokens[named].text in _ACTS_SHORT) and _yearly(tokens, first):
        return True
    if named > 0 and tokens[named].text == "order" and tokens[named - 1].text == ")":
        return True
    if following and following.text in ("act", "acts"):
        return True
    if named >= 0 and tokens[named].text in _OPEN and period.form in ("year", "financial", "month", "day"):
        return True
    return _referred(tokens, first, after, bare_year, leads)


def _yearly(tokens: Sequence[Token], first: int) -> bool:
    return tokens[first].kind == "number" and len(tokens[first].text) == 4


def _referred(tokens: Sequence[Token], first: int, after: int, bare_year: bool, leads: Sequence[str]) -> bool:
    """A year beside a long number or behind a word for references tells the reference, not what is counted."""
    before = first - 1
    while before >= 0 and tokens[before].text in (":", "no", "number", ".", "#", "(", "-"):
        before -= 1
    if before >= 0 and tokens[before].text in _REFERENCES and bare_year and not leads:
        return True
    if before >= 0 and tokens[before].text in _REFERENCES - {"foi"} and not leads:
        return True
    if before >= 0 and tokens[before].text in _NUMBERED and len(tokens[first].text) < 4 and not leads:
        return tokens[first].kind == "number"
    if not bare_year or leads:
        return False
    for at in (first - 1, after):
        if 0 <= at < len(tokens) and tokens[at].kind == "number":
            digits = tokens[at].text
            if len(digits) >= 3 and not (len(digits) == 4 and digits[:2] in ("19", "20")):
                return True
            if at < first and at > 0 and tokens[at - 1].text in _REFERENCES:
                return True
    return False
