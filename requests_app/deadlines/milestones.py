"""The dates that a clock still holds, one by one: for reminders, the feed and the request's own page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from requests_app.deadlines.clock import Clock
from requests_app.deadlines.event import Kind


class Mark(StrEnum):
    """What a date is for."""

    ANSWER_DUE = "answer due"
    EXTENDED_ANSWER_DUE = "extended answer due"
    FEE_PAYABLE = "last day to pay the fee"
    REVIEW_TARGET = "review due"
    REVIEW_MAXIMUM = "review due at the latest"
    ASK_REVIEW = "last day to ask for a review"
    COMPLAIN = "last day to complain to the Commissioner"
    APPEAL = "last day to appeal to the tribunal"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date and what it is for. `ours` is true where it is the asker who must act by it."""

    mark: Mark
    on: date
    ours: bool


def milestones(clock: Clock) -> tuple[Milestone, ...]:
    """Dates still to be met, in order. Those that an answer, a review or a complaint has settled are left out."""
    found: list[Milestone] = []

    def add(mark: Mark, on: date | None, ours: bool) -> None:
        if on is not None:
            found.append(Milestone(mark, on, ours))

    if not clock.ended:
        if clock.latest != clock.due:
            add(Mark.EXTENDED_ANSWER_DUE, clock.latest, False)
        else:
            add(Mark.ANSWER_DUE, clock.due, False)
        if clock.stopped is not None and clock.stopped.kind is Kind.FEES_NOTICE and clock.stopped.paid_late is None:
            add(Mark.FEE_PAYABLE, clock.stopped.until, True)
    if clock.review is not None and clock.review.answered is None and clock.complained is None:
        add(Mark.REVIEW_TARGET, clock.review.target, False)
        if clock.review.maximum != clock.review.target:
            add(Mark.REVIEW_MAXIMUM, clock.review.maximum, False)
    if clock.decided is None:
        add(Mark.ASK_REVIEW, clock.ask_review_by, True)
        add(Mark.COMPLAIN, clock.complain_by, True)
    if clock.appealed is None:
        add(Mark.APPEAL, clock.appeal_by, True)
    return tuple(sorted(found, key=lambda one: (one.on, one.mark)))
