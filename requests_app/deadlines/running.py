"""How the time for an answer runs once all events are known: counted past pauses, stopped, lengthened. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from requests_app.deadlines.calendar import Calendar
from requests_app.deadlines.event import Kind
from requests_app.deadlines.law import Law, Nations
from requests_app.deadlines.walk import Walk
from requests_app.deadlines.wording import in_words, working_days_in_words
from requests_app.exemption_catalogue import Nature
from requests_app.exemptions import exemption


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock is stopped: by which event, since when, and for a fee the last day to pay it. A fee `paid_late` no
    longer obliges the authority to answer."""

    kind: Kind
    since: date
    until: date | None = None
    paid_late: date | None = None

    def lapsed(self, today: date) -> bool:
        """Whether the time to pay the fee is over, so that the authority need not answer any more."""
        return self.until is not None and today > self.until


@dataclass(frozen=True, slots=True)
class Counting:
    """Working days after `started` with those inside the pauses left out. A pause that begins after the day sought
    cannot move it: the time had run."""

    calendar: Calendar
    nations: Nations
    started: date
    pauses: tuple[tuple[date, date], ...]

    def day(self, number: int) -> date:
        end = self.calendar.after(self.started, number, self.nations)
        for low, high in self.pauses:
            if low > end:
                break
            before = max(low.toordinal() - 1, self.started.toordinal())
            paused = self.calendar.between(date.fromordinal(before), high, self.nations)
            if paused:
                number += paused
                end = self.calendar.after(self.started, number, self.nations)
        return end


def stopped(walk: Walk, law: Law, due: date, calendar: Calendar) -> Stop | None:
    if walk.clarification_asked is not None:
        asked = walk.clarification_asked
        # While a fee is awaited that was asked for in time, no time runs out.
        if asked > due and (walk.fee_asked is None or walk.fee_asked > due):
            late = working_days_in_words(calendar.between(due, asked, law.nations))
            walk.remarks.append(
                f"Clarification was asked for on {in_words(asked)}, {late} after the answer was due on {in_words(due)}."
            )
            if walk.answered is not None:
                return None
        return Stop(Kind.CLARIFICATION_ASKED, asked)
    if walk.fee_asked is not None:
        if walk.fee_asked > due:
            walk.remarks.append(
                f"The fees notice of {in_words(walk.fee_asked)} came after the answer was due on {in_words(due)}, "
                "so there was no time left for it to stop."
            )
            return None
        return Stop(
            Kind.FEES_NOTICE,
            walk.fee_asked,
            calendar.span_after(walk.fee_asked, law.fee_paid_within, law.nations),
            walk.fee_paid_late,
        )
    return None


def extension_holds(walk: Walk, law: Law, due: date, count: Counting) -> bool:
    """Whether the notice moves the date. Where it doesn't, a remark says why: nothing is dropped in silence."""
    notice = walk.extension
    if notice is None:
        return False
    given = f"An extension notice was given on {in_words(notice.on)}, but"
    if law.extension is None:
        walk.remarks.append(f"{given} the {law.name} has no extension, so the date does not move.")
        return False
    if notice.on > due:
        longest = count.day(law.answer_within + law.extension.further)
        walk.remarks.append(
            f"{given} it was itself due by {in_words(due)}, so the date is not moved here. "
            f"Had it come in time the answer would have been due by {in_words(longest)}."
        )
        return False
    if law.extension.needs_qualified_exemption and notice.exemption is not None:
        named = exemption(notice.exemption)
        if named is not None and named.nature is not Nature.QUALIFIED:
            walk.remarks.append(
                f"{given} {named.words} is {named.nature.words}: only a qualified exemption "
                "allows more time, so the date does not move."
            )
            return False
    return True
