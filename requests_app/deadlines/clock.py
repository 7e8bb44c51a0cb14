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
from requests_app.deadlines.event import WORDS, ClockError, ClockEvent, Kind
from requests_app.deadlines.law import Law, Nations
from requests_app.deadlines.wording import in_words, said_of, working_days_in_words
from requests_app.exemptions import Nature, exemption


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
class Review:
    """An internal review: `target` is what most should meet, `maximum` what none should pass."""

    requested: date
    target: date
    maximum: date
    answered: date | None


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


@dataclass(slots=True)
class _Walk:
    """Where the clock has got to, event by event."""

    law: Law
    calendar: Calendar
    started: date
    clarification_asked: date | None = None
    fee_asked: date | None = None
    fee_paid_late: date | None = None
    pauses: list[tuple[date, date]] = field(default_factory=list)
    extension: ClockEvent | None = None
    answered: date | None = None
    last_answer: date | None = None
    review_requested: date | None = None
    review_answered: date | None = None
    complained: date | None = None
    decided: date | None = None
    appealed: date | None = None
    withdrawn: date | None = None
    remarks: list[str] = field(default_factory=list)

    def take(self, event: ClockEvent) -> None:
        on = event.on
        match event.kind:
            case Kind.CLARIFICATION_ASKED:
                self._still_running(event)
                self.clarification_asked = self.clarification_asked or on
            case Kind.CLARIFICATION_RECEIVED:
                self._still_running(event)
                self._start_again(on)
            case Kind.REFINED:
                self._start_again(on)
                self.answered = self.last_answer = self.review_requested = self.review_answered = None
                self.complained = self.decided = self.appealed = self.withdrawn = None
            case Kind.FEES_NOTICE:
                self._still_running(event)
                if self.fee_paid_late is not None:
                    self.fee_asked = self.fee_paid_late = None  # asked anew
                self.fee_asked = self.fee_asked or on
            case Kind.FEES_PAID:
                self._still_running(event)
                if self.fee_asked is None:
                    raise ClockError(
                        f"A fee was paid on {in_words(on)} but no fees notice came before it: add its date."
                    )
                self._pay(self.fee_asked, on)
            case Kind.EXTENSION_NOTICE:
                self._still_running(event)
                self.extension = self.extension or event
            case Kind.RESPONSE:
                self.answered = self.answered or on
                self.last_answer = on
                if self.complained is not None or self.review_answered is not None:
                    # A review or a complaint that brought an answer is over; the new answer may be reviewed anew.
                    self.review_requested = self.review_answered = None
                self.complained = self.decided = self.appealed = None
            case Kind.REVIEW_REQUESTED:
                self.review_requested, self.review_answered = on, None
            case Kind.REVIEW_ANSWERED:
                if self.review_requested is None:
                    raise ClockError(
                        f"A review was answered on {in_words(on)} but none had been asked for: add the date it was."
                    )
                self.review_answered = self.review_answered or on
            case Kind.COMPLAINT:
                self.complained = on
            case Kind.DECISION_NOTICE:
                self.decided = on
            case Kind.WITHDRAWN:
                self.withdrawn = self.withdrawn or on
            case Kind.APPEAL:
                if self.decided is None:
                    raise ClockError(
                        f"An appeal was made on {in_words(on)} but no decision notice had been issued before it: "
                        "add the date it was."
                    )
                self.appealed = self.appealed or on

    @property
    def given_up(self) -> bool:
        """Withdrawn, and not answered all the same: an answer may be reviewed and complained of like any other."""
        return self.withdrawn is not None and self.answered is None

    def _pay(self, asked: date, on: date) -> None:
        last = self.calendar.span_after(asked, self.law.fee_paid_within, self.law.nations)
        if on <= last:
            self.pauses.append((asked, on))
            self.fee_asked = None
            return
        self.fee_paid_late = self.fee_paid_late or on
        self.remarks.append(
            f"The fee asked for on {in_words(asked)} was paid on {in_words(on)}, after the last day for it, "
            f"{in_words(last)}: the authority need not answer any more ({self.law.fee_lapse_source})."
        )

    def _start_again(self, on: date) -> None:
        """A clarified or refined request is a new one: fees and extensions of the old one no longer bear on it."""
        self.started = on
        self.clarification_asked = self.fee_asked = self.fee_paid_late = self.extension = None
        self.pauses = []

    def _still_running(self, event: ClockEvent) -> None:
        if self.answered is not None:
            raise ClockError(
                f"The request was answered on {in_words(self.answered)}, so its clock can't take "
                f"“{WORDS[event.kind]}” on {in_words(event.on)}: a later question starts a request of its own."
            )


def work_out(law: Law, received: date, events: Iterable[ClockEvent], calendar: Calendar) -> Clock:
    """The clock of a request received on `received`, its day 0.

    Events are taken by date, and those of one day in the order given: a history knows it. Where the order is not known
    `in_order` supplies the usual one.
    Raises ClockError, one sentence, where the events contradict each other or a date is out of the calendar's range.
    """
    happened = _since(received, events)
    walk = _Walk(law, calendar, started=received)
    for event in happened:
        walk.take(event)

    nations = law.nations
    count = _Counting(calendar, nations, walk.started, tuple(walk.pauses))
    limit = law.answer_within
    running_due = count.day(limit)
    stop = _stopped(walk, law, running_due, calendar)
    extended = stop is None and _extension_holds(walk, law, running_due, count)
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
    review = _review(walk, law, calendar)
    complain_from, complain_by = _complaint(walk, law, latest, review, calendar)
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
        ask_review_by=_ask_review_by(walk, law, latest, calendar),
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


def _review(walk: _Walk, law: Law, calendar: Calendar) -> Review | None:
    """The internal review that was asked for, with the days by which it should and must be answered."""
    if walk.review_requested is None:
        return None
    return Review(
        walk.review_requested,
        calendar.after(walk.review_requested, law.review_target, law.nations),
        calendar.after(walk.review_requested, law.review_maximum, law.nations),
        walk.review_answered,
    )


@dataclass(frozen=True, slots=True)
class _Counting:
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


def _stopped(walk: _Walk, law: Law, due: date, calendar: Calendar) -> Stop | None:
    if walk.clarification_asked is not None:
        asked = walk.clarification_asked
        if asked > due:
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


def _extension_holds(walk: _Walk, law: Law, due: date, count: _Counting) -> bool:
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


def _ask_review_by(walk: _Walk, law: Law, latest: date | None, calendar: Calendar) -> date | None:
    if walk.review_requested is not None or walk.given_up:
        return None
    if walk.last_answer is not None:
        return calendar.span_after(walk.last_answer, law.ask_review_within, law.nations)
    if latest is not None and not law.silence_may_be_complained_of:
        return calendar.span_after(latest, law.ask_review_within, law.nations)
    return None


def _complaint(
    walk: _Walk, law: Law, latest: date | None, review: Review | None, calendar: Calendar
) -> tuple[date | None, date | None]:
    """From when the Commissioner will look at a complaint, and the last day to make one.

    After a review's answer the window runs from it; while a review is awaited it opens the day after its maximum and
    has no end; with an answer and no review it is counted from the answer; with silence it opens once overdue, and a
    review that was asked for does not put it off. Where a review must come first (section 47 FOISA) there is nothing
    to complain of without one, and after a review's silence the months are counted from its last day.
    """
    if walk.complained is not None or walk.given_up:
        return None, None
    silent = None if latest is None or walk.last_answer is not None else date.fromordinal(latest.toordinal() + 1)
    if review is not None:
        if review.answered is not None:
            return review.answered, calendar.span_after(review.answered, law.complain_within, law.nations)
        opens = date.fromordinal(review.maximum.toordinal() + 1)
        if not law.silence_may_be_complained_of:
            return opens, calendar.span_after(review.maximum, law.complain_within, law.nations)
        return min(opens, silent) if silent is not None else opens, None
    if not law.silence_may_be_complained_of:
        return None, None
    if walk.last_answer is not None:
        return walk.last_answer, calendar.span_after(walk.last_answer, law.complain_within, law.nations)
    return silent, None
