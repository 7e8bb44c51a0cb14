"""What a document's own words say of how its figures were counted, where that is not how they were asked for: by the
day of the offence, solved crimes alone, from a sample, without those that others dealt with."""

from __future__ import annotations

import re

from ingestion.quality.said import sentences_of
from ingestion.quality.wording import place_of
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.reading import Reading
from requests_app.specification import Specification

OTHER_BASIS = declare(
    "Q442",
    Level.WARNING,
    "Counted on another basis than asked",
    "Look whether the question means that; ask the force for the figures as they were asked for, or say what you saw.",
)

_FIGURES = r"(?:figures?|data|numbers?|counts?|totals?|statistics|years?|results|these|they|tables?|returns?)"
_THING = r"(?:offences?|crimes?|incidents?|they|it|matters?)"
_BY_DATE = re.compile(
    rf"\b(?:by|based on|based upon|according to|using|on|refers? to|relates? to) (?:the )?(?:date|day|year|time)s?"
    rf"(?: (?:on|in|at) which| that| when| of(?: the)?)? ?(?:(?:an?|the) )?(?:{_THING} )?(?:was |were |is |are )?"
    r"(?P<what>committed|occurr(?:ed|ence)|took place|happened|commission|closed|closure|finalised|disposal|charged?"
    r"|detected|detection)\b"
    rf"|\b(?:by|based on|based upon|according to|using|relates? to|refers? to) (?:the )?dates? of (?:the )?"
    r"(?P<day>offences?|crimes?|incidents?|occurrence)\b"
    rf"|\b(?:by|based on|according to|on) when (?:the |an? )?{_THING} (?:was |were |is |are )?"
    r"(?P<when>committed|occurred|took place|happened|closed|finalised|detected)\b",
    re.IGNORECASE,
)
"""The day by which figures are put into periods, where it is not that of recording."""
_NOT_SO = re.compile(r"\b(?:not|rather than|instead of|and no)\b[^,;.]{0,8}$", re.IGNORECASE)
_SOME = re.compile(
    r"\bonly (?:the )?(?:\w+ )?(?:finalised|detected|solved|charged|closed|completed|unsolved|undetected|live|open)"
    rf" (?:{_THING}|cases?|records?|investigations?)\b"
    rf"|\b{_THING} (?:that (?:were|have been) |which were )?(?:finalised|detected|solved|charged|closed) only\b"
    rf"|\bonly (?:the )?(?:most serious|principal|main|first|primary|lead) (?:{_THING}|charge)\b",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    rf"\b{_FIGURES}\b[^.;]{{0,30}}\b(?:are|is|were|was|have been|has been) (?:an? |only |best |all )?"
    r"(?:estimat(?:es?|ed)|approximat(?:ely|e|ed|ions?)|extrapolated|(?:taken|drawn|based|derived) (?:on|from) "
    r"(?:an? )?(?:\w+ )?(?:sample|estimates?))\b",
    re.IGNORECASE,
)
_UNSOUND = re.compile(
    rf"\b{_FIGURES}\b[^.;]{{0,40}}\b(?:are|is|were|was) (?:known to be |thought to be |therefore )?"
    r"(?:not (?:reliable|accurate)|unreliable|inaccurate|under-?recorded|under-?counted|an under-?count)\b",
    re.IGNORECASE,
)
_LEFT_TO_OTHERS = re.compile(
    rf"\b{_FIGURES}\b[^.;]{{0,20}}\b(?:do(?:es)? not (?:include|cover)|exclud(?:es?|ing))\b[^.;]{{0,15}}"
    rf"\b(?:{_THING}|cases?|records?|those)\b(?: (?:that|which)(?: were| are)?)? "
    r"(?:dealt with|investigated|handled|managed|held|reported) (?:by|at|on|in|through|online)\b",
    re.IGNORECASE,
)
_TO_OTHER_BODIES = re.compile(
    r"\b(?:other|another|neighbouring|transport police|outside|elsewhere|partner|agenc)", re.IGNORECASE
)


def check_basis_said(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """At most one finding a document, at the first figure that answers: the sentence is about those."""
    first = next((record for record in reading.records if record.question is not None), None)
    if specification is None or first is None:
        return []
    asked = " ".join(
        [specification.measure, specification.definition, *(question.text for question in specification.questions)]
    ).casefold()
    for words, _ in sentences_of(reading):
        if _counted_otherwise(words, asked):
            return [OTHER_BASIS.found(f"The document says: “{words[:180]}”", place_of(first))]
    return []


def _counted_otherwise(words: str, asked: str) -> bool:
    dated = _BY_DATE.search(words)
    if dated is not None and not _NOT_SO.search(words[: dated.start()]):
        said = dated["what"] or dated["when"] or f"date of {dated['day']}"
        return said[:14].casefold() not in asked and said[:6].casefold() not in asked.replace("date o", "")
    if (some := _SOME.search(words)) is not None and not re.search(r"\bnot $", words[: some.start()]):
        return True
    if _SAMPLE.search(words) or _UNSOUND.search(words):
        return True
    return _LEFT_TO_OTHERS.search(words) is not None and not _TO_OTHER_BODIES.search(words)
