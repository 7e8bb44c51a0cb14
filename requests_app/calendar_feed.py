"""The dates of requests as a calendar that any program can subscribe to. Pure: the time it was made is an argument."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from icalendar import Calendar as Feed

from requests_app.deadlines import Clock, Mark, milestones

END = b"END:VCALENDAR"
FOLDED = 74
"""Octets of a line, without the blank that begins it where it goes on."""
_LINE_END = re.compile(r"\r\n?|\n")

_SUMMARIES: dict[Mark, str] = {
    Mark.ANSWER_DUE: "answer due",
    Mark.EXTENDED_ANSWER_DUE: "answer due, extended",
    Mark.FEE_PAYABLE: "last day to pay the fee",
    Mark.REVIEW_TARGET: "internal review due",
    Mark.REVIEW_MAXIMUM: "internal review due at the latest",
    Mark.ASK_REVIEW: "last day to ask for an internal review",
    Mark.COMPLAIN: "last day to complain to the Commissioner",
    Mark.APPEAL: "last day to appeal to the tribunal",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One day in the feed. `uid` is the same each time the feed is made: a date that moves is moved and not doubled."""

    uid: str
    on: date
    summary: str
    description: str = ""
    url: str = ""


def entries_of(clock: Clock, *, key: int | str, force_name: str, host: str, url: str = "") -> list[Entry]:
    """A request's dates still to be met. The uid is made of the request and what the date is for, never of the date."""
    found = []
    for one in milestones(clock):
        side = "for us to act" if one.ours else "for the force to act"
        found.append(
            Entry(
                uid=f"request-{key}-{one.mark.name.lower().replace('_', '-')}@{host}",
                on=one.on,
                summary=f"{force_name}: {_SUMMARIES[one.mark]}",
                description=f"The last day {side}, under the {clock.law.name}.",
                url=url,
            )
        )
    return found


def feed(entries: Iterable[Entry], *, name: str, made_at: datetime) -> bytes:
    """The .ics of whole-day entries. `made_at` must say its time zone."""
    if made_at.tzinfo is None:
        raise ValueError("The time a feed was made must say its time zone.")
    calendar = Feed()
    calendar.add("prodid", "-//FOI Tracker//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    # The library writes what all share; of it alone an event takes thirty times as long as its lines do.
    head, end, _ = bytes(calendar.to_ical()).rpartition(END)
    made = f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines: list[str] = []
    for entry in sorted(entries, key=lambda one: (one.on, one.uid)):
        lines += (
            "BEGIN:VEVENT",
            f"SUMMARY:{_text(entry.summary)}",
            *_day(entry.on),
            made,
            f"UID:{_text(entry.uid)}",
            *([f"DESCRIPTION:{_text(entry.description)}"] if entry.description else []),
            "TRANSP:TRANSPARENT",
            *([f"URL:{_LINE_END.sub('', entry.url)}"] if entry.url else []),
            "END:VEVENT",
        )
    return b"".join([head, *(_folded(line) + b"\r\n" for line in lines), end, b"\r\n"])


@lru_cache(maxsize=1000)
def _day(on: date) -> tuple[str, str]:
    """A whole day: it ends as the next one begins."""
    return f"DTSTART;VALUE=DATE:{on:%Y%m%d}", f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}"


def _text(words: str) -> str:
    """Words as a value of type TEXT (RFC 5545, 3.3.11)."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _LINE_END.sub(r"\\n", escaped) if "\n" in escaped or "\r" in escaped else escaped


def _folded(line: str) -> bytes:
    """A line of at most 75 octets, and what follows on lines that begin with a blank (RFC 5545, 3.1)."""
    if len(line) <= FOLDED and line.isascii():
        return line.encode()
    left, pieces = line.encode(), []
    while len(left) > FOLDED:
        cut = FOLDED
        while left[cut] & 0xC0 == 0x80:  # inside a character
            cut -= 1
        pieces.append(left[:cut])
        left = left[cut:]
    return b"\r\n ".join([*pieces, left])
