"""Footnote marks set small and high, kept apart from the figure they stand at.

A document stores "52" and a raised "1"; taken as bare text that is 521. Raised digits become raised digits, and raised
letters stand in brackets, so that the grammar of figures sees a mark.
"""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ordinal = re.compile(r"(?:st|nd|rd|th)", re.IGNORECASE)


def raised(text: str, before: str) -> str:
    """The raised text as it is written behind `before`.

    >>> raised("1", "52"), raised("a", "Other"), raised("th", "5"), raised("2", "")
    ('¹', '[a]', 'th', '2')
    """
    mark = text.strip()
    if not mark or not before.strip() or _ordinal.fullmatch(mark):
        return text
    if re.fullmatch(r"[0-9]{1,2}(?:[ ,]+[0-9]{1,2})*", mark):
        return mark.translate(_RAISED)
    if re.fullmatch(r"[A-Za-z]{1,2}", mark):
        return f"[{mark.lower()}]"
    return text
