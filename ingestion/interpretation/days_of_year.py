"""Days that name no year ("30 September", "01/11", "June"), as notes about years write them. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
NO_YEAR = r"(?![\w/.-]*\d|,? ?(?:of )?(?:19|20)\d\d|[/.-]\d)"
"""What may not stand behind such a day: its year."""
DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_NAME}|{_NAME} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}[/.]\d{{1,2}}(?![/.\d])"
    rf"|{_NAME})"
)

DayOfYear = tuple[int, int]
"""(month, day)."""


def day_of_year(words: str, *, opens: bool) -> DayOfYear | None:
    """The month and day; a month alone is its first day where it opens a stretch and else its last. 29 February is
    the 28th."""
    if numbers := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})", words):
        number, on = int(numbers[2]), int(numbers[1])
    else:
        named = re.search(_NAME, words, re.IGNORECASE)
        if named is None:
            return None
        number = _MONTHS.index(named[0][:3].casefold()) + 1
        said = re.search(r"\d{1,2}", words)
        on = int(said[0]) if said else 1 if opens else _last_day(number)
    if not 1 <= number <= 12 or not 1 <= on <= 31:
        return None
    return number, min(on, _last_day(number))


def _last_day(number: int) -> int:
    return (date(2001 + number // 12, number % 12 + 1, 1) - timedelta(days=1)).day
