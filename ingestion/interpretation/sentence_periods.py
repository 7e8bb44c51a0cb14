"""The periods of a sentence, at their places: "In 2018/19", "from 1 April 2018 to 31 March 2019", "the year before"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from ingestion.interpretation.sentence_reading import Found
from ingestion.values.period import Period
from ingestion.values.period_words import find_periods, read_period

COUNTED = r"(?:offences?|crimes?|incidents?|cases?|reports?|instances?|occasions?|victims?|records?|times)"
"""What letters call the things they count."""

YEAR_BEFORE = re.compile(
    r"\b(?:(?:in|for|during) )?(?:the )?(?:(?:previous|preceding|prior) (?:financial |calendar )?year|last year)\b"
    r"|\b(?:in )?(?:the )?(?:financial |calendar )?year before\b",
    re.IGNORECASE,
)
WHOLE_YEAR = (364, 365)
"""Days from the first to the last of a year."""

_TWO_YEARS = re.compile(
    r"(?<=\d[/-]\d\d)\s+(?:and|,)\s+(?=(?:19|20)\d\d)|(?<!between \d{4})(?<=\b\d{4})\s+and\s+(?=\d{4}\b)"
)
_OF_AN_ACT = re.compile(r"\b(?:Act|Order|Regulations)\s*$")
_CALENDAR = re.compile(r"calendar year\s*$", re.IGNORECASE)
_SHORT_YEARS = re.compile(
    r"(?:^|\b(?:in|during|for|fy|financial year))\s*"
    r"(?P<years>(?P<first>\d\d) ?[/–-] ?(?P<last>\d\d))(?![\d/–-]|\.\d| ?(?:years?|yrs?)\b)",
    re.IGNORECASE,
)
# A number between these is a count, whatever year it could be: "there were 2021 offences".
_YEAR_LIKE = re.compile(
    r"(?:\b(?:there (?:was|were|are)|recorded|logged|received|identified|issued|seized|had|total of|recorded a further)"
    r"(?: approximately| around| about| nearly| over| more than| at least| some| circa| an estimated| upwards of)?"
    r"|[:=])\s*$",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:(?:figure|number|total|count|answer)s?\b[^;]{0,80}? (?:is|was|were)(?: not)?|not|but|rather than|given as"
    r"|should (?:read|be)|stated that there were)\s*$",
    re.IGNORECASE,
)
"""Behind such words stands a count, whatever year it could be: "the number in 2018/19 was 1985"."""
_NO_YEAR_NEXT = re.compile(r" or (?:so|more)\b|\s*(?:-|–|to|and) ?\d{1,3},\d{3}\b", re.IGNORECASE)
_THING_NEXT = re.compile(
    r" (?!(?:and|or|to|in|for|but|as|the|were|was|is|are|until|onwards?|financial|calendar|data|figures?)\b)[a-z]"
)
_COUNTED_NEXT = re.compile(rf"\s+(?:recorded |reported |such )?{COUNTED}\b", re.IGNORECASE)
_AFTER_YEAR = re.compile(r"\b(?:in|for|during) (?:19|20)\d\d,? $", re.IGNORECASE)
_COUNTED_THEN = re.compile(
    rf"\s+(?:recorded |reported |such )?{COUNTED} (?:were|was|have been|had been)\b"
    r"(?P<when>.*?\b(?:in|for|during|between)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = re.compile(r"(?:^|[,;:.]|\b(?:and|that|with|a further|another))\s*$", re.IGNORECASE)


def periods_of(sentence: str) -> list[Found]:
    """The periods in their order."""
    return list(_periods_of(sentence))


@lru_cache(maxsize=64)  # one sentence is asked what it heads, answers, announces and says
def _periods_of(sentence: str) -> tuple[Found, ...]:
    found, cursor = [], 0
    for words, period in find_periods(_TWO_YEARS.sub(" ; ", sentence)):
        start = sentence.find(words, cursor)
        if start < 0 or period.start is None or period.end is None:
            continue
        cursor = start + len(words)
        if period.form == "day" or _OF_AN_ACT.search(sentence[:start]):
            continue
        if period.form == "year" and _counts(sentence, start, cursor):
            continue
        calendar = period.form == "year" and _CALENDAR.search(sentence[:start])
        written = f"calendar year {words}" if calendar else words
        found.append(Found(start, cursor, words, period=Period(period.start, period.end, written)))
    return tuple(found or short_years(sentence))


def _counts(sentence: str, start: int, end: int) -> bool:
    """Whether a number that could be a year counts what follows it: "there were 2021 offences", "in 2016, 1985
    offences", "1949 offences were recorded in 2017"."""
    before = sentence[:start]
    if (
        _NO_YEAR_NEXT.match(sentence, end)
        or _STATES.search(before)
        or (_YEAR_LIKE.search(before) and _THING_NEXT.match(sentence, end))
    ):
        return True
    if _COUNTED_NEXT.match(sentence, end) is None:
        return False
    if _YEAR_LIKE.search(before) or _AFTER_YEAR.search(before):
        return True
    rest = _COUNTED_THEN.match(sentence, end)
    return rest is not None and _BEGINS.search(before) is not None and bool(find_periods(rest["when"]))


def short_years(sentence: str) -> list[Found]:
    """The only period of a sentence, in two digits and where a period stands: "In 10/11 there were"."""
    found = [one for one in _SHORT_YEARS.finditer(sentence) if (int(one["first"]) + 1) % 100 == int(one["last"])]
    if len(found) != 1:
        return []
    words = found[0]["years"]
    period = read_period(words)
    if period is None or period.start is None or period.end is None or period.form != "financial":
        return []
    return [Found(*found[0].span("years"), words, period=Period(period.start, period.end, words))]


def earlier_year(period: Period | None, words: str = "the year before") -> Period | None:
    """The year before a period of exactly a year; None before any other."""
    if period is None or period.start is None or period.end is None:
        return None
    if (period.end - period.start).days not in WHOLE_YEAR or (period.start.month, period.start.day) == (2, 29):
        return None
    start = date(period.start.year - 1, period.start.month, period.start.day)
    return Period(start, period.start - timedelta(days=1), words)


def apart(periods: Sequence[Found], sentence: str) -> list[Found]:
    """The periods without those that only say again what stands before them ("2018/19 (1 April 2018 to 31 March 2019)")
    and those that something is only compared with ("an increase on 2017/18")."""
    kept: list[Found] = []
    for one in periods:
        again = (
            kept and kept[-1].period is not None and one.period is not None and kept[-1].period.same_days(one.period)
        )
        if again and re.fullmatch(r"\W*(?:that is|i\.e\.|ie)?\W*", sentence[kept[-1].end : one.start]):
            continue
        kept.append(one)
    return kept


def compared_only(one: Found, sentence: str) -> bool:
    """Whether a period is only what another is compared with: "a rise of 12% on 2017/18"."""
    return (
        re.search(r"\b(?:on|than|since|with|to)\s+(?:the )?(?:in )?$", sentence[: one.start], re.IGNORECASE) is not None
    )
