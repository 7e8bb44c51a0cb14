"""The spans of time in a text and what is left beside them; what only looks like time is told by `time_barred`. Pure.

One reading serves cells, heads, corners, titles, names of sheets and files, notes and sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingestion.values.figure_words import tidy
from ingestion.values.period import Period
from ingestion.values.period_parts import PeriodWords
from ingestion.values.time_barred import barred
from ingestion.values.time_grammar import Grammar
from ingestion.values.time_tokens import Token, tokens_of

_HINT = re.compile(
    r"(?:19|20)[0-9]{2}|(?<![0-9])[0-9]{1,2}\s*(?:[/\-–—_.\\]|to)\s*[0-9]{1,2}"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bq[\s.]*[1-4]|quarter|\bqtr",
    re.IGNORECASE,
)
"""Without any of these nothing is about time: long columns of labels and counts are not cut into tokens."""
_DATE = re.compile(
    r"(?P<d>[0-9]{2})/(?P<m>[0-9]{2})/(?P<y>(?:19|20)[0-9]{2})(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"|(?P<y2>(?:19|20)[0-9]{2})-(?P<m2>[0-9]{2})-(?P<d2>[0-9]{2})(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
)
"""The two spellings that fill long lists of cases, read at once; the grammar reads them alike."""
_MARKS = frozenset(["*", "^", "†", "‡", "~", "#", "§", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"])
_REMARKS = (
    "provisional", "revised", "cumulative", "part",
    "inclusive", "est", "estimated", "prov", "p", "r", "e", "only",
)  # fmt: skip
_NOT_WHOLE = (
    "year to date", "ytd", "to date", "so far", "part year only", "part - year only", "part year", "part - year",
    "partial year", "partial", "incomplete year", "incomplete", "not complete", "not a full year", "not full year",
)  # fmt: skip
"""Behind a year: it is not over, or a part of it is meant that nothing names."""
_BEFORE = (
    "the financial year", "financial year", "fin year", "fin yr", "fiscal year", "calendar year", "reporting year",
    "f / y / e", "f / y", "f . y .", "fy", "fye", "cy", "as at", "as of", "as on", "position at", "snapshot as at",
    "snapshot at", "snapshot on", "snapshot", "the year", "year", "the period", "period", "month", "date", "quarter",
    "in", "for", "during", "on", "at", "of", "between", "from", "the", "w / c",
)  # fmt: skip
_BEFORE_BY_LAST: dict[str, list[tuple[str, int]]] = {}
for _phrase in _BEFORE:
    _BEFORE_BY_LAST.setdefault(_phrase.split()[-1], []).append((_phrase, len(_phrase.split())))
_WITHOUT_END = ("to date", "to the date", "to present", "to the present", "to today", "to now", "onwards", "so far")
"""Behind a day or a month: it only begins a stretch whose end nothing says."""
_AFTER = ("financial year", "calendar year", "fy", "f / y", "cy")
LONGEST_CELL = 80
"""Characters: a longer text is a sentence."""
_FINANCIAL = frozenset(
    one for one in _BEFORE if one.endswith(("year", "yr", "fy", "/ y", "y .")) and one != "calendar year"
)
_SINGLE_YEAR_OPEN = frozenset(
    ("fy", "fye", "financial year", "the financial year", "fin year", "fin yr", "fiscal year")
)


@dataclass(frozen=True, slots=True)
class Span:
    """Words about time and their place, `start` to `end`, in the tidied text. `at_a_day` says that the words before it
    call it a snapshot; `short` that its years have two digits, so that it may be an age or a section."""

    words: str
    period: PeriodWords
    start: int
    end: int
    at_a_day: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Spans:
    """`found` in the text's order. `rest` is what else it says, without the words and signs that only bind the time to
    it: "" where the text is nothing but time."""

    found: tuple[Span, ...] = ()
    rest: str = ""

    @property
    def whole(self) -> PeriodWords | None:
        """The period where the text is one period and nothing else."""
        return self.found[0].period if len(self.found) == 1 and not self.rest else None


NO_TIME = Spans()


_CLOCK = r"(?:[01]\d|2[0-3])"
_HOUR = re.compile(rf"({_CLOCK})00 ?(?:hrs|h)? ?(?:[-–]|to) ?(?:\1[2-5]9|{_CLOCK}59) ?(?:hrs|h)?", re.IGNORECASE)
"""Hours of the day ("1900 - 1959", "1600 - 1959"), not sixty years; "2000 - 2019" are twenty."""


@lru_cache(maxsize=20_000)
def read_spans(text: str, name: bool = False) -> Spans:
    """The periods that a text names and what is left of it. `name` says that it is a sheet's or file's name, which
    loses its signs.

    >>> read_spans("Offences 2018/19").rest, read_spans("2016-17 count").found[0].words
    ('Offences', '2016-17')
    >>> read_spans("FOI 2024/0417").found, read_spans("Dangerous Dogs Act 1991").found
    ((), ())
    """
    text = tidy(text)
    if not _HINT.search(text) or _HOUR.fullmatch(text):
        return Spans((), text)
    if (plain := _DATE.fullmatch(text)) and (on := _date(plain)) is not None:
        return Spans((Span(text, PeriodWords("day", on, on), 0, len(text)),))
    tokens = tokens_of(text)
    if len(text) <= LONGEST_CELL and not name:
        whole = _scan(text, tokens, Grammar(tokens, True))
        if whole.found and not whole.rest and len(whole.found) == 1:
            return whole
    return _scan(text, tokens, Grammar(tokens, name))


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(*(int(found[one] or found[f"{one}2"]) for one in "ymd"))
    except ValueError:
        return None


def _scan(text: str, tokens: Sequence[Token], grammar: Grammar) -> Spans:
    found: list[Span] = []
    kept: list[tuple[int, int]] = []
    i = free = 0
    while i < len(tokens):
        read = grammar.anything(i) if _may_begin(tokens, i) else None
        if read is None:
            i += 1
            continue
        period, after = read
        lead, leads = _lead(grammar, i, free)
        core, core_end = i, after
        if barred(tokens, i, after, period, leads):
            i = after
            continue
        if period.form in ("day", "month") and grammar.words(after, *_WITHOUT_END):
            i = after
            continue
        if period.form in ("year", "financial") and (told := _not_whole(grammar, after)) is not None:
            core_end = told
        after = _decorated(grammar, max(after, core_end))
        if period.form == "year" and _SINGLE_YEAR_OPEN & set(leads):
            i = after  # "FY 2018" names no first or last month
            continue
        if "cy" in leads or "calendar year" in leads:
            period = _calendar(tokens, core, core_end, period)
        kept.append((tokens[lead].start, tokens[after - 1].end))
        words = text[tokens[core].start : tokens[core_end - 1].end]
        found.append(
            Span(words, period, tokens[core].start, tokens[core_end - 1].end,
                 any(one.split()[0] in ("as", "position", "snapshot", "at", "on") for one in leads),
                 not _FINANCIAL & set(leads) and _short(tokens, core, core_end, period))
        )  # fmt: skip
        i = free = after
    return Spans(tuple(found), _rest(text, kept))


def _may_begin(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.kind == "sign":
        return False
    if i and not token.gap and tokens[i - 1].kind == token.kind:
        return False
    return token.kind == "number" or len(token.text) <= 11


def _lead(grammar: Grammar, i: int, free: int) -> tuple[int, list[str]]:
    """The first token of the words that only lead to the time at `i`, and those words, nearest first."""
    leads: list[str] = []
    while True:
        j = i
        while j > free and grammar.text(j - 1) in (":", "(", "["):
            j -= 1
        for phrase, length in _BEFORE_BY_LAST.get(grammar.text(j - 1), ()):
            if j - length >= free and grammar.words(j - length, phrase) == j:
                leads.append(phrase)
                i = j - length
                break
        else:
            return i, leads


def _not_whole(grammar: Grammar, i: int) -> int | None:
    """The position after words that say that the year before them is not whole, in brackets or without."""
    opened = i + 1 if grammar.text(i) in ("(", "[") else i + 1 if grammar.text(i) in ("-", "–", ",", ":") else i
    after = grammar.words(opened, *_NOT_WHOLE)
    if after is None or grammar.text(i) not in ("(", "["):
        return after
    return after + 1 if grammar.text(after) in (")", "]") else None


def _decorated(grammar: Grammar, i: int) -> int:
    """The position after marks of footnotes and revision, and words that repeat what a year is."""
    while i < len(grammar.tokens):
        token = grammar.tokens[i]
        if token.text in _MARKS:
            i += 1
        elif token.text in ("(", "["):
            inner = grammar.words(i + 1, *_REMARKS, *_AFTER)
            if inner is None and token.text == "[":
                inner = i + 3 if grammar.text(i + 1) == "note" else i + 2
            elif inner is None and grammar.number(i + 1, 1) is not None:
                inner = i + 2
            if inner is not None:
                inner = _listed_on(grammar, inner)
            if inner is None or grammar.text(inner) not in (")", "]"):
                return i
            i = inner + 1
        elif token.text in ("p", "r", "e"):
            if token.gap and i + 1 < len(grammar.tokens):
                return i
            i += 1
        elif after := grammar.words(i, "provisional", "revised", "inclusive", *_AFTER):
            i = after
        else:
            return i
    return i


def _listed_on(grammar: Grammar, i: int) -> int:
    """The position after further marks in the same brackets: "(1,2)", "[note 1, 3]"."""
    while grammar.text(i) in (",", "&") and grammar.number(i + 1, 1) is not None:
        i += 2
    return i


def _calendar(tokens: Sequence[Token], first: int, after: int, period: PeriodWords) -> PeriodWords:
    """ "CY2018-2019" is two calendar years."""
    if period.form == "financial" and len(tokens[after - 1].text) == 4 and period.start and period.end:
        whole = Period(period.start.replace(month=1, day=1), period.end.replace(month=12, day=31))
        return PeriodWords("range", whole.start, whole.end)
    return period


def _short(tokens: Sequence[Token], first: int, after: int, period: PeriodWords) -> bool:
    return period.form == "financial" and all(len(one.text) < 4 for one in tokens[first:after] if one.kind == "number")


_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[)\]]")
_BINDING = re.compile(r"^[\s\-–—:;,./|_)\]'\"]++|(?<![\s\-–—:;,./|_(\['\"])[\s\-–—:;,./|_(\['\"]++$")
_LEADING_ON = re.compile(r"\s+(?:in|for|during|of|from|between|by|on|and|to|the)$")
_IN_BRACKETS = re.compile(r"\(([^()]{3,})\)|\[([^\[\]]{3,})\]")


def _rest(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    pieces.append(text[at:])
    if not spans:
        return text
    left = " ".join(" ".join(piece.split()) for piece in pieces if piece.strip())
    if not left:
        return ""
    left = _EMPTY_BRACKETS.sub(" ", left)
    left = _BINDING.sub("", left)
    left = _LEADING_ON.sub("", left)
    if whole := _IN_BRACKETS.fullmatch(left):  # "2014 (Victims)" is of victims
        left = whole[1] or whole[2]
    return " ".join(left.split())
