"""The same questions a year on: periods, labels and the years named in the words moved together. Pure."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from datetime import date
from typing import Any

# The year of an Act is its name and stays: "Sexual Offences Act 2003".
_YEAR = re.compile(
    r"(?<!Act )(?<!Regulations )(?<!Order )(?<![\d/.-])\b(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/–-])(?P<end>\d\d)\b)?"
)


def a_year_on(document: dict[str, Any], years: int = 1) -> dict[str, Any]:
    """The specification with every period `years` later, and with it the years that its labels, title and questions
    name, where they are years of the periods asked about."""
    moved = copy.deepcopy(document)
    asked: set[int] = set()
    for period in moved.get("periods", ()):
        start, end = date.fromisoformat(period["start"]), date.fromisoformat(period["end"])
        asked |= {start.year, end.year}
        period["start"], period["end"] = _later(start, years).isoformat(), _later(end, years).isoformat()
    words = _mover(asked, years)
    for period in moved.get("periods", ()):
        period["label"] = words(period["label"])
    for question in moved.get("questions", ()):
        question["text"] = words(question["text"])
    moved["title"] = words(moved["title"])
    return moved


def _later(day: date, years: int) -> date:
    """The same day, or the last of February: a year that ends with February ends with it again."""
    last = day.month == 2 and (day.day == 29 or (day.day == 28 and (date(day.year, 3, 1) - day).days == 1))
    if not last:
        return day.replace(year=day.year + years)
    return date.fromordinal(date(day.year + years, 3, 1).toordinal() - 1)


def _mover(asked: set[int], years: int) -> Callable[[str], str]:
    def later(found: re.Match[str]) -> str:
        year = int(found["year"])
        if year not in asked:
            return found[0]
        if found["end"] is None:
            return str(year + years)
        return f"{year + years}{found['mark']}{(int(found['end']) + years) % 100:02d}"

    return lambda words: _YEAR.sub(later, words)
