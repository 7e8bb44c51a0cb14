"""The events of one request taken one after the other: where each leaves its clock. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from requests_app.deadlines.calendar import Calendar
from requests_app.deadlines.event import WORDS, ClockError, ClockEvent, Kind
from requests_app.deadlines.law import Law
from requests_app.deadlines.wording import in_words


@dataclass(slots=True)
class Walk:
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
                # The Commissioner hears nobody before the review (section 50(2)(a)): a complaint made too soon is over.
                self.complained = self.decided = self.appealed = None
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
