"""What a cell says as a figure: a number, a marker of suppression, a word for none, a refusal. Pure.

Both the finding of tables (which cells hold figures?) and their interpretation (what do they say?) need this, and the
stages never import each other: so the grammar of figures lives among the values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from ingestion.values.grid import Value
from ingestion.values.record import Kind

LONGEST_FIGURE = 60
"""Characters: a longer text is a sentence, not a figure."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A cell read as a figure, before the document's notes are heard.

    `kind` EXACT carries its number in `low` and `high`; SUPPRESSED carries the bounds the words themselves give, with
    `low` None where they do not say whether nought is meant ("<5") and both None where they say nothing ("*").
    `unit` is "count", "percent" or "currency". `mark` is a marker whose meaning only a note can tell ("*", "-", "x").
    `footnote` is a mark glued to the number ("26*").
    """

    kind: Kind
    low: float | None = None
    high: float | None = None
    unit: str = "count"
    mark: str | None = None
    footnote: str | None = None


_WORD_NUMBERS = {
    "zero": 0, "nil": 0, "none": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
THINGS = (
    r"(?<=\d )(?:(?:recorded )?(?:offences?|crimes?|incidents?|victims?|cases?|records?|reports?)|recorded|reported)"
)
"""What cells may say that they count: "5 offences"."""
_NUMBER = r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_PLAIN = re.compile(
    rf"(?P<sign>[-−+]?)\s*(?P<money>[£€$]?)\s*(?P<number>{_NUMBER})\s*(?P<percent>%|per ?cent)?"
    r"\s*(?P<foot>[*^†‡~#§¹²³⁴⁵⁶⁷⁸⁹]+|\[[a-z0-9]{1,2}\]|\([a-z0-9]\)|(?<=\d)[ ]?[rpe])?\s*(?P<unit>wte|fte|"
    + THINGS
    + r")?",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(rf"(\d{{1,3}}) {THINGS}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SHARE = r"\d+(?:\.\d+)?\s*(?:%|per ?cent)"
_WITH_SHARE = re.compile(
    rf"(?P<number>[^()\[\]%]+?)\s*[(\[]\s*[<~]?\s*{_SHARE}\s*[)\]]|{_SHARE}\s*[(\[]\s*(?P<number2>[^()\[\]%]+?)\s*[)\]]",
    re.IGNORECASE,
)
"""A count and its share in one cell: "45 (12.3%)", "12% (45)"."""
_CODE = re.compile(r"0\d{2}[a-z]?", re.IGNORECASE)
"""The Home Office's classes of offences ("045", "092E"): three digits, the first of them nought."""
_BELOW = re.compile(
    r"(?:<|&lt;|＜|(?:less|fewer|lower|smaller)\s+th[ae]n|under|below)\s*(?P<top>\d+|one|two|three|four|five|six|ten)\*?"
    r"(?:\s+(?:people|persons|offences|crimes|cases|records|incidents|victims|patients|clients|individuals|occurrences))?",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:(?:≤|<=|=<|up\s+to|at\s+most|no\s+more\s+than)\s*(?P<top>\d+|five|ten)|(?P<top2>\d+|five|ten)\s+or\s+(?:less|fewer|under))",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:(?P<strict>>|(?:more|greater)\s+than|over|above)|(?P<loose>≥|>=|at\s+least))\s*(?P<bottom>\d[\d,]*)|(?P<plus>\d+)\+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:between\s+)?(?P<low>\d)\s*(?:-|–|to|and)\s*(?P<high>\d{1,2})", re.IGNORECASE)
_STARS = re.compile(r"\*+|[#~^†‡]|\[[cz]\]|\(c\)|\[x\]|s|low|small|few", re.IGNORECASE)
_DASHES = re.compile(r"(?:[£€$]\s*)?[-–—−‐‑]+")
"""Also as accounts show that there is none: "£ -"."""
_UNAVAILABLE = re.compile(
    r"x|\.{1,3}|…|:|#?n/?a|n\.a\.?|n/k|nk|not (?:available|applicable|recorded|known|provided|stated|collected|"
    r"supplied)"
    r"|no (?:data|figures?)(?: available| provided| recorded| supplied)?|unavailable|"
    r"(?:the )?(?:data|information|figures?|records?) (?:is |are |was |were )?(?:not |un)\s*(?:available|held|recorded|"
    r"collected|captured)(?: (?:prior|before|due|because|for|until|in|as|since|from|at|on|by) .{1,45})?|"
    r"tbc|pending",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"(?:the |this )?(?:no )?(?:information |data |figures? )?(?:is |are )?not held|no information held|nothing held",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"(?:exempt(?:ed)?|refused|withheld|redacted|suppressed|confidential|disclosive)\b.*"
    r"|(?:exempt(?:ion)? |withheld |refused |under )*(?:s(?:ection|"
    r"ec)?\.?\s*\d{2}[a-z]?(?:\s*\(\d+\w?\))*)(?:\s*(?:\(\w\))*)(?: foia?(?: 2000)?)?",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"(?:ncnd|neither confirm nor deny.*)", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:none|nil)(?: (?:recorded|reported|returned|found))|nil return"
    r"|no (?:offences|crimes|incidents|victims|cases|reports)(?: (?:were )?(?:recorded|reported|found))?",
    re.IGNORECASE,
)
"""Words of a cell for nought: "None recorded", "No offences"."""
_NULL = re.compile(r"null|\(blank\)|\(null\)|#null!?", re.IGNORECASE)


_MIDNIGHT = time(0)

LARGEST_COUNT = 1_000_000_000
"""No force counts so many of anything."""

LARGEST_SUM = 1_000_000_000_000
"""Pounds: more than the public sector spends in half a year."""


def plain_text(value: Value) -> str:
    """The cell's text: one line, ordinary blanks, trimmed."""
    if type(value) is str:  # most cells, and each is asked some nine times
        return tidy(value)
    if value is None:
        return ""
    if type(value) is int:
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        day = f"{value.day:02}/{value.month:02}/{value.year}"
        return day if value.time() == _MIDNIGHT else f"{day} {value.hour:02}:{value.minute:02}"
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, str):
        return tidy(value)
    return str(value)


@lru_cache(maxsize=50_000)
def tidy(text: str) -> str:
    """One line, ordinary blanks, no zero-width characters, trimmed."""
    return " ".join(text.replace("​", "").replace("﻿", "").replace("\xad", "").split())


def things_named(texts: Iterable[str]) -> bool:
    """Whether cells name how many of a thing, and are no figures: "1 offence", "2 offences", "3 offences", one after
    the other, as rows or heads of a table of how many had so many each do."""
    numbers = [int(found[1]) for text in texts if (found := _OF_THINGS.fullmatch(text))]
    return len(numbers) > 1 and numbers[0] <= 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def counts_things(text: str) -> bool:
    """Whether a cell is a number and what it counts: "5 offences"."""
    return _OF_THINGS.fullmatch(text) is not None


def percent_format(number_format: str | None) -> bool:
    """Whether a workbook's number format shows the value as a share."""
    return bool(number_format) and "%" in re.sub(r'"[^"]*"', "", number_format or "")


def read_figure(value: Value, number_format: str | None = None) -> FigureWords | None:
    """The cell as a figure, or None where it is not one. Blank is Kind.BLANK; a date, a time or a truth value is None.

    >>> read_figure("1,234").low
    1234
    >>> (read_figure("<5").low, read_figure("<5").high)
    (None, 4)
    >>> read_figure("Facebook") is None
    True
    """
    if value is None:
        return _BLANK
    if isinstance(value, bool | datetime | date | time | timedelta):
        return None
    if isinstance(value, int | float):
        if value != value:
            return _BLANK
        unit = "percent" if percent_format(number_format) else "count"
        if _refers(value, unit):
            return None
        number = _whole(value)
        return FigureWords(Kind.EXACT, number, number, unit)
    return _read_text(value)


def _refers(number: float, unit: str) -> bool:
    """Whether a number is too large to count anything and so refers to something: a crime or telephone number."""
    return abs(number) > (LARGEST_SUM if unit == "currency" else LARGEST_COUNT)


_BLANK = FigureWords(Kind.BLANK)


@lru_cache(maxsize=50_000)
def _read_text(raw: str) -> FigureWords | None:
    text = tidy(raw)
    if not text:
        return _BLANK
    if len(text) > LONGEST_FIGURE or _CODE.fullmatch(text):
        return None
    if found := _WITH_SHARE.fullmatch(text):
        beside = _read_text(found["number"] or found["number2"])
        counted = beside is not None and beside.unit == "count" and beside.kind in (Kind.EXACT, Kind.SUPPRESSED)
        return beside if counted else None
    if found := _PLAIN.fullmatch(text):
        number = _whole(float(re.sub(r"[,\s]", "", found["number"])))
        if found["sign"] in ("-", "−"):
            number = -number
        if (found["unit"] or "").casefold() not in ("", "wte", "fte") and _YEAR.match(found["number"]):
            return None  # "2018 offences" heads that year's
        if number < 0 and (found["unit"] or "").casefold() not in ("", "wte", "fte"):
            return None  # "- 68 offences": the dash parts it from what stands before; no count is below nought
        unit = "percent" if found["percent"] else "currency" if found["money"] else "count"
        if _refers(number, unit):
            return None
        foot = (found["foot"] or "").strip() or None
        return FigureWords(Kind.EXACT, number, number, unit, footnote=foot)
    low = text.casefold().rstrip(".") if text.strip(".") else text
    if low in _WORD_NUMBERS:
        number = _WORD_NUMBERS[low]
        return FigureWords(Kind.EXACT, number, number)
    if _NOTHING.fullmatch(low):
        return FigureWords(Kind.EXACT, 0, 0)
    if found := _BELOW.fullmatch(text):
        return FigureWords(Kind.SUPPRESSED, None, max(_count(found["top"]) - 1, 0))
    if found := _AT_MOST.fullmatch(text):
        return FigureWords(Kind.SUPPRESSED, None, _count(found["top"] or found["top2"]))
    if found := _ABOVE.fullmatch(text):
        if found["plus"]:
            return FigureWords(Kind.SUPPRESSED, int(found["plus"]), None)
        bottom = int(found["bottom"].replace(",", ""))
        return FigureWords(Kind.SUPPRESSED, bottom + 1 if found["strict"] else bottom, None)
    if (found := _BETWEEN.fullmatch(text)) and int(found["low"]) < int(found["high"]) <= 10:
        return FigureWords(Kind.SUPPRESSED, int(found["low"]), int(found["high"]))
    if _STARS.fullmatch(text):
        return FigureWords(Kind.SUPPRESSED, mark=text.casefold())
    if _DASHES.fullmatch(text):
        return FigureWords(Kind.ZERO_MARK, mark="-")
    if _NOT_HELD.fullmatch(text):
        return FigureWords(Kind.NOT_HELD)
    if _REFUSED.fullmatch(text) or _NEITHER.fullmatch(text):
        return FigureWords(Kind.REFUSED)
    if _UNAVAILABLE.fullmatch(text):
        return FigureWords(Kind.NOT_RECORDED, mark=text.casefold())
    if _NULL.fullmatch(text):
        return FigureWords(Kind.NOT_RECORDED, mark=text.casefold())
    return None


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _WORD_NUMBERS[words.casefold()]


def _whole(number: float) -> float:
    return int(number) if float(number).is_integer() else number
