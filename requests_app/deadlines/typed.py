"""Dates and events as people type them, on a command line or in a form. Days come before months: this is the UK."""

from __future__ import annotations

import re
from datetime import date

from requests_app.deadlines.event import ClockError, ClockEvent, Kind, kind_named
from requests_app.exemptions import exemption

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WORDED = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def typed_date(words: str) -> date:
    """The date of 2019-04-03, 03/04/2019 (3 April) or 3 April 2019. Raises ClockError with one sentence."""
    text = words.strip()
    parts: tuple[int, int, int] | None = None
    if found := _ISO.fullmatch(text):
        parts = int(found[1]), int(found[2]), int(found[3])
    elif found := _SLASHED.fullmatch(text):
        parts = int(found[3]), int(found[2]), int(found[1])
    elif (found := _WORDED.fullmatch(text)) and found[2][:3].lower() in _MONTHS:
        parts = int(found[3]), _MONTHS.index(found[2][:3].lower()) + 1, int(found[1])
    if parts is None:
        raise ClockError(f"“{text}” is not a date that can be read: write it as 2019-04-03 or 3 April 2019.")
    try:
        return date(*parts)
    except ValueError:
        raise ClockError(f"There is no such day as {text}: check the day and the month.") from None


def typed_event(words: str) -> ClockEvent:
    """The event of "fees-notice=2019-06-10" or "extension-notice=2025-05-06:s31". Raises ClockError, one sentence."""
    name, equals, rest = words.partition("=")
    if not equals:
        raise ClockError(f"“{words}” has no date: write an event as KIND=DATE, such as fees-notice=2019-06-10.")
    kind = kind_named(name)
    when, colon, section = rest.partition(":")
    if not colon:
        return ClockEvent(kind, typed_date(when))
    if kind is not Kind.EXTENSION_NOTICE:
        raise ClockError(f"Only an extension notice names an exemption, so leave out “:{section}” after {kind.value}.")
    named = exemption(section.strip())
    if named is None:
        raise ClockError(f"“{section.strip()}” is not an exemption known here: write it as s31 or s40(2).")
    return ClockEvent(kind, typed_date(when), named.section)
