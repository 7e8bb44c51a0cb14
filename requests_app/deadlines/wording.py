"""The clock in sentences: dates as people write them, working days counted in words, the paragraph for a letter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from requests_app.deadlines.event import Kind

if TYPE_CHECKING:
    from requests_app.deadlines.calendar import Day
    from requests_app.deadlines.clock import Clock


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# A holiday of the whole kingdom needs no place said; one nation's does, since it is the one that surprises.
_EVERYWHERE = {"England and Wales", "Northern Ireland", "Scotland"}
_ORDINALS = {20: "twentieth", 40: "fortieth"}


def in_words(day: date) -> str:
    """3 May 2019, whatever the machine's own language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """Friday 3 May 2019."""
    return f"{_WEEKDAYS[day.weekday()]} {in_words(day)}"


def working_days_in_words(number: int) -> str:
    """1 working day, 5 working days."""
    return f"{number} working day{'' if number == 1 else 's'}"


def joined(words: list[str]) -> str:
    """a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def skipped_days(days: tuple[Day, ...]) -> list[str]:
    """Each day left out that is not a weekend, in words; a run of days with one reason said once."""
    told: list[str] = []
    paused: list[Day] = []
    for day in days:
        if day.skipped is None or day.skipped in ("Saturday", "Sunday"):
            continue
        if not day.where:
            paused.append(day)
            continue
        only = "" if set(day.where) >= _EVERYWHERE else f", in {' and in '.join(day.where)}"
        told.append(f"{in_words(day.on)} ({day.skipped}{only})")
    if paused:
        first, last = in_words(paused[0].on), in_words(paused[-1].on)
        span = f"on {first}" if first == last else f"from {first} to {last}"
        told.append(f"{working_days_in_words(len(paused))} {span} {paused[0].skipped}")
    return told


def said_of(clock: Clock) -> str:
    """The paragraph for a letter. It names the law, the day counting began, what was left out and the date reached."""
    law = clock.law
    began = f"The request was received on {with_weekday(clock.received)}."
    if clock.started != clock.received:
        again = {event.kind for event in clock.events if event.on == clock.started}
        what = "Clarification" if Kind.CLARIFICATION_RECEIVED in again else "A refined request"
        began += (
            f" {what} was received on {with_weekday(clock.started)}, and under {law.clarification_source} "
            "the time is counted afresh from that day."
        )
    if clock.stopped is not None:
        asked = clock.stopped.kind is Kind.CLARIFICATION_ASKED
        what = "clarification was asked for" if asked else "a fees notice was given"
        source = law.clarification_source if asked else law.fee_source
        return (
            f"{began} The clock has been stopped since {with_weekday(clock.stopped.since)}, when {what} "
            f"({source} of the {law.name}), and there is no due date until that is settled."
        )
    if clock.due is None or clock.latest is None:
        ended = "answered" if clock.answered is not None else "withdrawn"
        return f"{began} It was {ended} while its clock was stopped, so no due date was reached."
    left_out = skipped_days(tuple(day for day in clock.days if day.on <= clock.due))
    leaving = f"weekends and {joined(left_out)}" if left_out else "weekends"
    text = (
        f"{began} Under {law.answer_source} of the {law.name} an answer is due no later than the "
        f"{_ORDINALS[law.answer_within]} working day after receipt. Counting from the next day and leaving out "
        f"{leaving}, as {law.working_day_source} requires, that day is {with_weekday(clock.due)}."
    )
    if clock.extended_on is not None and law.extension is not None:
        more = skipped_days(tuple(day for day in clock.days if day.on > clock.due))
        text += (
            f" A notice given on {with_weekday(clock.extended_on)} extends the time {law.extension.ground} "
            f"({law.extension.source}) by at most {law.extension.further} working days more"
            f"{', leaving out weekends and ' + joined(more) if more else ''}, that is to {with_weekday(clock.latest)}."
        )
    if clock.answered is not None:
        late = clock.calendar.between(clock.latest, clock.answered, law.nations)
        text += f" The answer is dated {with_weekday(clock.answered)}"
        if clock.answered <= clock.latest:
            text += ", in time."
        else:
            text += f", {working_days_in_words(late)} late." if late else ", after that day."
    return text
