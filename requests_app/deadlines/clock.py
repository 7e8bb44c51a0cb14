"""The statutory clock of one request: from what happened to when everything is due.

`work_out` walks the dated events once. Clarification starts the clock again, an unpaid or paid fee stops it (both days
included), an extension lengthens it if the law has one and its notice came in time, an answer ends it. The extension
notice itself is a refusal notice and falls due on the twentieth working day like the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from requests_app.deadlines.calendar import PUBLISHED_UNTIL, Calendar, Day
from requests_app.deadlines.event import WORDS, ClockError, ClockEvent
from requests_app.deadlines.law import Law
from requests_app.deadlines.remedies import Review, ask_review_by, complaint, review_of
from requests_app.deadlines.running import Counting, Stop, extension_holds, stopped
from requests_app.deadlines.walk import Walk
from requests_app.deadlines.wording import in_words, said_of


@dataclass(frozen=True, slots=True)
class Clock:
    """Everything the law's calendar says about one request. Dates are inclusive last days.

    `due` is the ordinary limit and `latest` the same lengthened by an extension that holds; both are None while the
    clock is stopped. `started` is day 0. `days` runs from the day after it to `latest`, or to the day of the stop.
    `rolled_due` is what an authority would reach that treats receipt on a non-working day as receipt on the next one.
    """

    law: Law
    received: date
    events: tuple[ClockEvent, ...]
    started: date
    stopped: Stop | None
    due: date | None
    latest: date | None
    very_overdue_after: date | None
    extended_on: date | None
    answered: date | None
    review: Review | None
    ask_review_by: date | None
    complain_from: date | None
    complain_by: date | None
    complained: date | None
    decided: date | None
    appealed: date | None
    appeal_by: date | None
    withdrawn: date | None
    rolled_due: date | None
    days: tuple[Day, ...]
    remarks: tuple[str, ...]
    calendar: Calendar = field(compare=False, repr=False)

    @property
    def said(self) -> str:
        """A paragraph to paste into a letter: the due date and what was left out on the way to it."""
        return said_of(self)

    @property
    def ended(self) -> bool:
        """Nothing more is owed on the question itself: answered, or withdrawn."""
        return self.answered is not None or self.withdrawn is not None

    def as_of(self, today: date) -> Clock:
        """The clock as it stood at the end of a day: later events had not happened."""
        if not self.events or self.events[-1].on <= today:
            return self
        known = [event for event in self.events if event.on <= today]
        return work_out(self.law, self.received, known, self.calendar)


def work_out(law: Law, received: date, events: Iterable[ClockEvent], calendar: Calendar) -> Clock:
    """The clock of a request received on `received`, its day 0.

    Events are taken by date, and those of one day in the order given: a history knows it. Where the order is not known
    `in_order` supplies the usual one.
    Raises ClockError, one sentence, where the events contradict each other or a date is out of the calendar's range.
    """
    happened = _since(received, events)
    walk = Walk(law, calendar, started=received)
    for event in happened:
        walk.take(event)

    nations = law.nations
    count = Counting(calendar, nations, walk.started, tuple(walk.pauses))
    limit = law.answer_within
    running_due = count.day(limit)
    stop = stopped(walk, law, running_due, calendar)
    extended = stop is None and extension_holds(walk, law, running_due, count)
    number = limit + (law.extension.further if extended and law.extension else 0)
    running_latest = count.day(number)
    due, latest = (None, None) if stop else (running_due, running_latest)
    very_overdue_after = None if stop else count.day(number + 20)
    end = stop.since if stop else running_latest

    came_on_a_day_off = walk.started == received and not calendar.is_working_day(received, nations)
    if end > PUBLISHED_UNTIL:
        walk.remarks.append(
            f"Bank holidays after {in_words(PUBLISHED_UNTIL)} have not been published yet: "
            "these dates follow the usual rules."
        )
    review = review_of(walk, law, calendar)
    complain_from, complain_by = complaint(walk, law, latest, review, calendar)
    return Clock(
        law=law,
        received=received,
        events=happened,
        started=walk.started,
        stopped=stop if walk.answered is None and walk.withdrawn is None else None,
        due=due,
        latest=latest,
        very_overdue_after=very_overdue_after,
        extended_on=walk.extension.on if extended and walk.extension else None,
        answered=walk.answered,
        review=review,
        ask_review_by=ask_review_by(walk, law, latest, calendar),
        complain_from=complain_from,
        complain_by=complain_by,
        complained=walk.complained,
        decided=walk.decided,
        appealed=walk.appealed,
        appeal_by=calendar.span_after(walk.decided, law.appeal_within) if walk.decided and law.appeal_within else None,
        withdrawn=walk.withdrawn,
        rolled_due=count.day(limit + 1) if came_on_a_day_off else None,
        days=calendar.working(
            walk.started, end, nations, tuple(walk.pauses), f"waiting for the fee ({law.fee_source})"
        ),
        remarks=tuple(walk.remarks),
        calendar=calendar,
    )


def _since(received: date, events: Iterable[ClockEvent]) -> tuple[ClockEvent, ...]:
    """The events by date. Raises ClockError for one before the request."""
    happened = tuple(sorted(events, key=lambda event: event.on))
    if happened and happened[0].on < received:
        first = happened[0]
        raise ClockError(
            f"“{WORDS[first.kind].capitalize()}” on {in_words(first.on)} is earlier than the request itself, "
            f"which was received on {in_words(received)}: check the two dates."
        )
    return happened
