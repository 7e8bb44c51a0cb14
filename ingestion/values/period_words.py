"""What words say about time: financial and calendar years, quarters, months, days, ranges and parts of them. Pure.

An own grammar of few forms, each with its test: general date parsers guess. The law's country writes the day first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache

from ingestion.values.figure_words import tidy
from ingestion.values.grid import Value
from ingestion.values.period import Period, calendar_year, financial_year, month
from ingestion.values.period_parts import PeriodWords, combine

FIRST_YEAR, LAST_YEAR = 1950, 2045
"""Years outside are counts, not years."""
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBERS = (
    {name[:3]: n for n, name in enumerate(_MONTHS, 1)} | {"sept": 9} | {m: n for n, m in enumerate(_MONTHS, 1)}
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:-|–|—|to|until|till|through|and|up to)\s*(?:and including\s*|\(and including\)\s*|end of\s*)?"
_DAY_MONTH_YEAR = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?P<d{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?[\s/.\-]+(?:of\s+)?(?P<m{{0}}>\d{{{{1,2}}}}|{_MONTH})[\s/.,\-]+"
    rf"(?P<y{{0}}>{_YEAR}|['’]?\d\d)"
)


def _numbered(pattern: str, n: int) -> str:
    return pattern.format(n)


_FINANCIAL = re.compile(
    rf"(?:(?:f\.?/?y\.?e?|financial\s+year|fin(?:ancial)?\.?\s*yr|year|the year)[\s:]*)?(?P<a>{_YEAR}|"
    rf"\d\d)\s*(?P<sep>[/\-–—_]|\s+to\s+)\s*(?P<b>{_YEAR}|\d\d)"
    r"(?:\s*(?:financial year|fy|f/y))?",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(rf"(?:calendar\s+year\s*|cy\s*|year\s*:?\s*|in\s+)?(?P<y>{_YEAR})(?:\.0)?", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"(?P<m>{_MONTH})[\s\-/_,.'’]*(?P<y>{_YEAR}|\d\d)", re.IGNORECASE)
_YEAR_MONTH = re.compile(rf"(?P<y>{_YEAR})[\s\-/_,.]*(?P<m>{_MONTH})", re.IGNORECASE)
_YEAR_MONTH_NUMBER = re.compile(rf"(?P<y>{_YEAR})(?P<sep>[\-_/.]|\s*m)?(?P<m>0[1-9]|1[0-2])(?:\.0)?", re.IGNORECASE)
_MONTH_NUMBER_YEAR = re.compile(rf"(?P<m>0?[1-9]|1[0-2])[/\-.](?P<y>{_YEAR})")
_ISO_DAY = re.compile(
    rf"(?P<y>{_YEAR})[\-/.](?P<m>\d\d)[\-/.](?P<d>\d\d)(?:[t\s]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?", re.IGNORECASE
)
_DAY = re.compile(_numbered(_DAY_MONTH_YEAR, 1) + r"(?:\s+\d\d?:\d\d(?::\d\d)?)?", re.IGNORECASE)
_MONTH_DAY_YEAR = re.compile(rf"(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>{_YEAR})", re.IGNORECASE)
_MONTH_NAME = re.compile(rf"(?P<m>{_MONTH})", re.IGNORECASE)
_MONTH_SPAN = re.compile(rf"(?P<a>{_MONTH}){_TO}(?P<b>{_MONTH})", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?:q(?:uarter|tr)?\.?\s*(?P<q>[1-4])|(?P<q2>1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|qtr))",
    re.IGNORECASE,
)
_HALF = re.compile(r"h(?:alf\s*)?(?P<h>[12])", re.IGNORECASE)
_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_ENDING = re.compile(
    rf"(?:(?:the\s+)?(?:(?P<n>12|twelve|6|six|3|three|18)\s+months?|(?:financial\s+)?year)\s+(?:end(?:ing|ed)?|to)|y/?e)\s*:?\s*"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<m>{_MONTH})[\s\-']*(?P<y>{_YEAR}|\d\d)",
    re.IGNORECASE,
)
_AS_AT = re.compile(
    r"(?:as\s+(?:at|of|on)|snapshot(?:\s+(?:on|at|as at|date))?|position at|at|on)\s*:?\s+(?P<rest>.+)", re.IGNORECASE
)
_PART_YEAR = re.compile(
    rf"(?P<y>{_YEAR}|{_YEAR}[/\-–]\d\d)\s*[,:]?\s*(?:\(|\[)?\s*(?P<span>{_MONTH}{_TO}{_MONTH}|(?:to|until|"
    rf"up to)\s+(?:end\s+(?:of\s+)?)?{_MONTH}|from\s+{_MONTH}(?:\s+onwards)?)\s*(?:only)?\s*(?:\)|\])?",
    re.IGNORECASE,
)
_WORDS_TO_DROP = re.compile(
    r"^(?:period|date|month|w/?c|m/?e|month ending|calendar year|for|during|between|from|in|the)\s*:?\s+", re.IGNORECASE
)
_TRAILING = re.compile(
    r"(?:\s*(?:[*^†‡~#¹²³⁴⁵⁶⁷⁸⁹]+|\[[\w ]{1,12}\]|\((?:p|r|part|ytd|to date|provisional|so far|cumulative|\d)\)|"
    r"ytd|to date))+$",
    re.IGNORECASE,
)


def read_period(value: Value) -> PeriodWords | None:
    """The whole cell as words about time, or None. A number is a year (2019) or a month (201904); 1 to 12 are left to
    whoever knows that the column counts months.

    >>> read_period("2018/19").form, read_period("Jan-18").form, read_period("Facebook")
    ('financial', 'month', None)
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        return PeriodWords("day", value.date(), value.date())
    if isinstance(value, date):
        return PeriodWords("day", value, value)
    if isinstance(value, int | float):
        return _read_number(value)
    if isinstance(value, str) and len(value) <= 80:
        return _read_text(tidy(value))
    return None


def _read_number(number: float) -> PeriodWords | None:
    if number != number or not float(number).is_integer():
        return None
    whole = int(number)
    if FIRST_YEAR <= whole <= LAST_YEAR:
        return _of_period("year", calendar_year(whole))
    if FIRST_YEAR * 100 < whole <= LAST_YEAR * 100 + 12 and 1 <= whole % 100 <= 12:
        return _of_period("month", month(whole // 100, whole % 100))
    return None


@lru_cache(maxsize=20_000)
def _read_text(text: str) -> PeriodWords | None:
    if not text or not re.search(r"\d|[a-z]{3}|[hq]\d", text, re.IGNORECASE):
        return None
    found = _read_exact(text)
    if found is None and (shorter := _TRAILING.sub("", text)) != text and shorter:
        found = _read_exact(shorter.strip())
    if found is None and (shorter := _WORDS_TO_DROP.sub("", text)) != text:
        found = _read_text(shorter)
    return found


def _read_exact(text: str) -> PeriodWords | None:
    for form in _FORMS:
        found = form(text)
        if found is not None:
            return found
    return None


def _of_period(form: str, period: Period) -> PeriodWords:
    return PeriodWords(form, period.start, period.end)


def _full_year(text: str) -> int:
    digits = text.strip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits) if int(digits) < 70 else 1900 + int(digits)


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else _MONTH_NUMBERS[text.casefold().rstrip(".")]


def _date(year: int, number: int, on: int) -> date | None:
    try:
        return date(year, number, on)
    except ValueError:
        return None


def _financial(text: str) -> PeriodWords | None:
    found = _FINANCIAL.fullmatch(text)
    if not found:
        return None
    a, b = found["a"], found["b"]
    if len(a) == 2 and len(b) == 4:
        return None
    first = _full_year(a)
    last = _full_year(b) if len(b) == 4 else first - first % 100 + int(b)
    if len(b) == 2 and last < first:
        last += 100
    if found["sep"] == "_" and 1 <= int(b) <= 12:
        return None  # 2000_01 is how databases write a month
    if last == first + 1 and FIRST_YEAR <= first <= LAST_YEAR:
        return _of_period("financial", financial_year(first))
    if len(a) == 4 and len(b) == 4 and first < last <= first + 25:
        return PeriodWords("range", date(first, 1, 1), date(last, 12, 31))
    return None


def _bare_year(text: str) -> PeriodWords | None:
    found = _BARE_YEAR.fullmatch(text)
    return _of_period("year", calendar_year(int(found["y"]))) if found else None


def _month_and_year(text: str) -> PeriodWords | None:
    for pattern in (_MONTH_YEAR, _YEAR_MONTH):
        if found := pattern.fullmatch(text):
            return _of_period("month", month(_full_year(found["y"]), _month_number(found["m"])))
    for pattern in (_YEAR_MONTH_NUMBER, _MONTH_NUMBER_YEAR):
        if found := pattern.fullmatch(text):
            return _of_period("month", month(int(found["y"]), int(found["m"])))
    return None


def _single_day(text: str) -> PeriodWords | None:
    for pattern, suffix in ((_ISO_DAY, ""), (_DAY, "1"), (_MONTH_DAY_YEAR, "")):
        if found := pattern.fullmatch(text):
            on = _date(_full_year(found[f"y{suffix}"]), _month_number(found[f"m{suffix}"]), int(found[f"d{suffix}"]))
            return PeriodWords("day", on, on) if on else None
    return None


def _month_name(text: str) -> PeriodWords | None:
    if found := _MONTH_NAME.fullmatch(text):
        number = _month_number(found["m"])
        return PeriodWords("month name", first=number, last=number)
    if found := _MONTH_SPAN.fullmatch(text):
        return PeriodWords("month name", first=_month_number(found["a"]), last=_month_number(found["b"]))
    return None


def _quarter(text: str) -> PeriodWords | None:
    if found := _QUARTER.fullmatch(text):
        number = int(found["q"]) if found["q"] else _ORDINALS[found["q2"].casefold()]
        return PeriodWords("quarter name", quarter=number)
    for pattern in (
        rf"(?P<q>{_QUARTER.pattern})[\s\-/,]*(?P<rest>.+)",
        rf"(?P<rest>.+?)[\s\-/,]*(?P<q>{_QUARTER.pattern})",
    ):
        numbered = pattern.replace("?P<q>", "?P<whole>", 1)
        match = re.fullmatch(numbered, text, re.IGNORECASE)
        if match:
            part, year = _quarter(match["whole"]), _read_exact(match["rest"].strip(" ()"))
            if part and year and year.form in ("year", "financial"):
                return combine([part, year])
    return None


def _range(text: str) -> PeriodWords | None:
    for pieces in re.finditer(_TO, text, re.IGNORECASE):
        left, right = text[: pieces.start()].strip(" ()"), text[pieces.end() :].strip(" ()")
        left = re.sub(r"^(?:between|from|the period)\s+", "", left, flags=re.IGNORECASE)
        if not left or not right:
            continue
        a, b = _read_edge(left), _read_edge(right)
        if a is None or b is None or b.end is None or (b.form == "year" and a.form != "year"):
            continue
        if a.start is not None and a.start <= b.end:
            return PeriodWords("range", a.start, b.end)
        if a.form == "month name" and a.first and b.form == "month":
            start = date(b.end.year if a.first <= b.end.month else b.end.year - 1, a.first, 1)
            return PeriodWords("range", start, b.end)
    if found := re.fullmatch(
        rf"(?P<span>{_MONTH_SPAN.pattern.replace('?P<a>', '').replace('?P<b>', '')})[\s,]*(?P<y>{_YEAR})",
        text,
        re.IGNORECASE,
    ):
        return combine([p for p in (_month_name(found["span"]), _bare_year(found["y"])) if p])
    return None


def _read_edge(text: str) -> PeriodWords | None:
    for form in (_single_day, _month_and_year, _financial, _bare_year, _month_name):
        if found := form(text):
            return found
    if day := re.fullmatch(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_MONTH})", text, re.IGNORECASE):
        return PeriodWords("month name", first=_month_number(day["m"]), last=_month_number(day["m"]))
    return None


def _ending(text: str) -> PeriodWords | None:
    found = _ENDING.fullmatch(text)
    if not found:
        return None
    year, number = _full_year(found["y"]), _month_number(found["m"])
    end = date(year, number, monthrange(year, number)[1])
    months = {None: 12, "twelve": 12, "six": 6, "three": 3}.get(found["n"]) or int(found["n"])
    back = year * 12 + number - months
    return PeriodWords("range", date(back // 12, back % 12 + 1, 1), end)


def _part_year(text: str) -> PeriodWords | None:
    found = _PART_YEAR.fullmatch(text)
    if not found:
        return None
    year = _read_exact(found["y"])
    if year is None or year.start is None or year.end is None:
        return None
    months = [_month_number(name) for name in re.findall(_MONTH, found["span"], re.IGNORECASE)]
    first, last = year.start.month, year.end.month
    words = found["span"].casefold()
    if len(months) == 2:
        first, last = months
    elif words.startswith("from"):
        first = months[0]
    else:
        last = months[0]
    return combine([PeriodWords("month name", first=first, last=last), year])


def _as_at(text: str) -> PeriodWords | None:
    found = _AS_AT.fullmatch(text)
    if not found:
        return None
    inner = _read_exact(found["rest"])
    return inner if inner and inner.form in ("day", "month") else None


_FORMS = (
    _financial, _bare_year, _single_day, _month_and_year, _month_name, _quarter, _ending, _part_year, _range, _as_at
)  # fmt: skip
_CANDIDATES = re.compile(
    "|".join(
        (
            rf"(?:between\s+|from\s+)?\b\d{{1,2}}(?:st|nd|rd|th)?[\s/.\-]+(?:{_MONTH}|\d{{1,2}})[\s/.\-]+(?:{_YEAR}|\d\d\b){_TO}\d{{1,2}}(?:st|nd|rd|th)?[\s/.\-]+(?:{_MONTH}|\d{{1,2}})[\s/.\-]+(?:{_YEAR}|\d\d\b)",
            rf"\b{_MONTH}[\s\-]*(?:{_YEAR})?{_TO}{_MONTH}[\s\-]*{_YEAR}",
            rf"\b(?:{_YEAR})[/\-–]\d\d\b{_TO}{_YEAR}[/\-–]\d\d\b",
            rf"(?:12 months|year|y/e)\s+(?:end(?:ing|ed)?|to)\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+{_YEAR}",
            rf"\b(?:{_YEAR})\s*[/\-–]\s*(?:{_YEAR}|\d\d)\b(?![/\-]\d)",
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?[\s/.\-]+(?:{_MONTH}|\d{{1,2}})[\s/.\-]+{_YEAR}",
            rf"\b{_MONTH}[\s\-]+{_YEAR}",
            rf"\bQ[1-4]\s*{_YEAR}(?:/\d\d)?",
            rf"\b{_YEAR}{_TO}{_YEAR}\b",
            rf"\b{_YEAR}\b",
            r"\bFY\s*\d\d/\d\d\b",
        )
    ),
    re.IGNORECASE,
)


def find_periods(text: str) -> list[tuple[str, PeriodWords]]:
    """The periods named inside a longer text (a title, a file's name), in order, with the words of each.

    >>> [(words, found.form) for words, found in find_periods("Return for 2018/19, made 1 May 2019")]
    [('2018/19', 'financial'), ('1 May 2019', 'day')]
    """
    text = tidy(text.replace("_", " "))
    found = []
    for match in _CANDIDATES.finditer(text):
        words = match[0].strip(" -–")
        period = _read_text(words)
        if period is not None and period.start is not None:
            found.append((words, period))
    return found
