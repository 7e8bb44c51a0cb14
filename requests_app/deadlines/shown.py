"""A clock for reading: by programs, as the JSON of the command's contract, and by people, as lines of text."""

from __future__ import annotations

from datetime import date
from typing import Any

from requests_app.deadlines.clock import Clock
from requests_app.deadlines.event import WORDS, Kind
from requests_app.deadlines.wording import in_words, with_weekday

_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def as_json(clock: Clock) -> dict[str, Any]:
    """Contract 1 of the command, ready for json.dumps. Dates are ISO text or null; nothing is null but what does not
    apply: `due` and `latest` while the clock is stopped, `review` where none was asked for, and so on."""
    return {
        "contract": 1,
        "law": clock.law.code,
        "received": clock.received.isoformat(),
        "started": clock.started.isoformat(),
        "due": _iso(clock.due),
        "latest": _iso(clock.latest),
        "stopped": None
        if clock.stopped is None
        else {
            "by": clock.stopped.kind.value,
            "since": clock.stopped.since.isoformat(),
            "until": _iso(clock.stopped.until),
        },
        "answered": _iso(clock.answered),
        "review": None
        if clock.review is None
        else {
            "requested": clock.review.requested.isoformat(),
            "target": clock.review.target.isoformat(),
            "maximum": clock.review.maximum.isoformat(),
        },
        "rolled_due": _iso(clock.rolled_due),
        "ask_review_by": _iso(clock.ask_review_by),
        "complain_from": _iso(clock.complain_from),
        "complain_by": _iso(clock.complain_by),
        "appeal_by": _iso(clock.appeal_by),
        "events": [{"kind": event.kind.value, "date": event.on.isoformat()} for event in clock.events],
        "days": [
            {"date": day.on.isoformat(), "day": day.number}
            if day.number is not None
            else {"date": day.on.isoformat(), "skipped": day.skipped, "where": list(day.where)}
            for day in clock.days
        ],
        "remarks": list(clock.remarks),
        "said": clock.said,
    }


def as_lines(clock: Clock) -> list[str]:
    """The same for people: the dates first, then every day with its number or its reason, then the paragraph."""
    lines = [clock.law.name, ""]
    for label, when in _dates(clock):
        lines.append(f"  {label:<34}{with_weekday(when)}")
    if clock.stopped is not None:
        lines.append(f"  {'No due date: the clock is stopped':<34}")
    lines += ["", "The working", ""]
    lines.append(f"  {_short(clock.started)}    0  {_why_nought(clock)}")
    for day in clock.days:
        if day.number is not None:
            lines.append(f"  {_short(day.on)}  {day.number:>3}{_of_note(clock, day.on)}")
        else:
            where = f" ({', '.join(day.where)})" if day.where else ""
            lines.append(f"  {_short(day.on)}    –  {day.skipped}{where}")
    if clock.rolled_due is not None:
        lines += [
            "",
            f"Note: received on a day that is not a working day. Some authorities begin with the next working day as "
            f"day 0 and would reach {with_weekday(clock.rolled_due)}; the Information Commissioner counts as above.",
        ]
    for remark in clock.remarks:
        lines += ["", f"Note: {remark}"]
    return [*lines, "", "To paste into a letter", "", clock.said]


def _dates(clock: Clock) -> list[tuple[str, date]]:
    found: list[tuple[str, date | None]] = [("Received", clock.received)]
    found += [(WORDS[event.kind].capitalize(), event.on) for event in clock.events]
    found.append(("Answer due", clock.due))
    if clock.latest != clock.due:
        found.append(("Extended to", clock.latest))
    if clock.review is not None:
        found += [("Review due", clock.review.target), ("Review due at the latest", clock.review.maximum)]
    found += [
        ("Ask for a review by", clock.ask_review_by),
        ("A complaint may be made from", clock.complain_from if clock.complain_by is None else None),
        (f"Complain to the {clock.law.regulator_short} by", clock.complain_by),
        ("Appeal to the tribunal by", clock.appeal_by),
    ]
    return [(label, when) for label, when in found if when is not None]


def _short(day: date) -> str:
    return f"{_SHORT_DAYS[day.weekday()]} {day.day:>2} {in_words(day).split()[1][:3]} {day.year}"


def _why_nought(clock: Clock) -> str:
    if clock.started == clock.received:
        return "received"
    again = {event.kind for event in clock.events if event.on == clock.started}
    return WORDS[Kind.CLARIFICATION_RECEIVED if Kind.CLARIFICATION_RECEIVED in again else Kind.REFINED]


def _of_note(clock: Clock, day: date) -> str:
    if day == clock.latest and clock.latest != clock.due:
        return "  the extended limit"
    return "  due" if day == clock.due else ""


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
