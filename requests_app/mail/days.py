"""Days that letters name: "30 July 2019", "4th of June 2022", "24/06/2022", "7 Mehefin 2022". Pure."""

from __future__ import annotations

import re
from datetime import date

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WELSH = (
    *("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin"),
    *("gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"),
)
_MONTHS = (*_ENGLISH, *_WELSH)
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}},?\s+(?P<year>(?:19|20)\d\d)"
    r"|(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:20)?\d\d))\b",
    re.IGNORECASE,
)


def day_in(text: str) -> date | None:
    """The last day that the text names in full, as people in Britain write it; None where there is none."""
    found = None
    for match in _DAY.finditer(text):
        if match["day"]:
            year, month, day = int(match["year"]), _MONTHS.index(match["month"].lower()) % 12 + 1, int(match["day"])
        else:
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
            year += 2000 if year < 100 else 0
        try:
            found = date(year, month, day)
        except ValueError:
            continue
    return found
