"""The dates of requests as a calendar that any program can subscribe to. Pure: the time it was made is an argument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar as Feed
from icalendar import Event

from requests_app.deadlines import Clock, Mark, milestones

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
    for entry in sorted(entries, key=lambda one: (one.on, one.uid)):
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", made_at)
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("summary", entry.summary)
        event.add("transp", "TRANSPARENT")
        if entry.description:
            event.add("description", entry.description)
        if entry.url:
            event.add("url", entry.url)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
