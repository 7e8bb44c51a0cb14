"""How late a request is on a given day. Computed, never stored: the same clock says something else tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from requests_app.deadlines.clock import Clock
from requests_app.deadlines.event import Kind
from requests_app.deadlines.wording import in_words, with_weekday, working_days_in_words

DUE_SOON_WITHIN = 5  # working days


class Bucket(StrEnum):
    """Where a request stands against its clock, in the order in which a board lists them. Every request is in one."""

    VERY_OVERDUE = "very overdue"
    OVERDUE = "overdue"
    DUE_TODAY = "due today"
    DUE_SOON = "due soon"
    IN_TIME = "in time"
    AWAITING_CLARIFICATION = "awaiting our clarification"
    PAUSED_FOR_FEES = "paused for a fee"
    LAPSED = "lapsed for want of a fee"
    NOT_STARTED = "not started"
    ANSWERED_IN_TIME = "answered in time"
    ANSWERED_LATE = "answered late"
    WITHDRAWN = "withdrawn"


OPEN = frozenset(Bucket) - {Bucket.LAPSED, Bucket.ANSWERED_IN_TIME, Bucket.ANSWERED_LATE, Bucket.WITHDRAWN}
LATE = frozenset({Bucket.OVERDUE, Bucket.VERY_OVERDUE})


class ReviewBucket(StrEnum):
    """Where an internal review stands. Past its target is slow but allowed; past its maximum is not."""

    NONE = "no review"
    IN_TIME = "review in time"
    PAST_TARGET = "review past its target"
    OVERDUE = "review overdue"
    ANSWERED_IN_TIME = "review answered in time"
    ANSWERED_LATE = "review answered late"


@dataclass(frozen=True, slots=True)
class Standing:
    """The bucket, in words, and the working days left (negative: gone by) where a date is running."""

    bucket: Bucket
    words: str
    days_left: int | None = None


def standing(today: date, clock: Clock | None) -> Standing:
    """Where a request stands at the end of `today`; None for a request that was never sent.

    On the due day it is due today, and overdue from the day after, working day or not.
    """
    if clock is None:
        return Standing(Bucket.NOT_STARTED, "Not sent yet")
    if today < clock.received:
        return Standing(Bucket.NOT_STARTED, f"To be received on {in_words(clock.received)}")
    clock = clock.as_of(today)
    if clock.answered is not None:
        return _answered(clock, clock.answered)
    if clock.withdrawn is not None:
        return Standing(Bucket.WITHDRAWN, f"Withdrawn on {in_words(clock.withdrawn)}")
    if clock.stopped is not None:
        if clock.stopped.kind is Kind.CLARIFICATION_ASKED:
            words = f"Clock stopped: they have waited for our clarification since {in_words(clock.stopped.since)}"
            return Standing(Bucket.AWAITING_CLARIFICATION, words)
        if clock.stopped.until is not None and clock.stopped.lapsed(today):
            paid = clock.stopped.paid_late
            came = f"came on {in_words(paid)}, after" if paid is not None else "was not paid by"
            words = f"Lapsed: the fee {came} {in_words(clock.stopped.until)}, so they need not answer"
            return Standing(Bucket.LAPSED, words)
        words = f"Clock stopped: a fee was asked for on {in_words(clock.stopped.since)}"
        return Standing(Bucket.PAUSED_FOR_FEES, words)
    if clock.latest is None or clock.very_overdue_after is None:
        raise AssertionError("A running clock has a due date.")
    if today == clock.latest:
        return Standing(Bucket.DUE_TODAY, "Due today", 0)
    if today < clock.latest:
        left = clock.calendar.between(today, clock.latest, clock.law.nations)
        bucket = Bucket.DUE_SOON if left <= DUE_SOON_WITHIN else Bucket.IN_TIME
        return Standing(bucket, f"{working_days_in_words(left)} left", left)
    gone = clock.calendar.between(clock.latest, today, clock.law.nations)
    bucket = Bucket.VERY_OVERDUE if today > clock.very_overdue_after else Bucket.OVERDUE
    words = f"{working_days_in_words(gone)} overdue" if gone else f"Overdue: it was due on {with_weekday(clock.latest)}"
    return Standing(bucket, words, -gone)


def _answered(clock: Clock, answered: date) -> Standing:
    if clock.withdrawn is not None and clock.withdrawn <= answered:
        words = f"Answered on {in_words(answered)}, though withdrawn on {in_words(clock.withdrawn)}"
        return Standing(Bucket.ANSWERED_IN_TIME, words)
    if clock.latest is None:
        return Standing(Bucket.ANSWERED_IN_TIME, "Answered while its clock was stopped")
    if answered <= clock.latest:
        taken = sum(day.number is not None for day in clock.days if day.on <= answered)
        words = f"Answered on working day {taken}" if taken else "Answered on the day it was received"
        return Standing(Bucket.ANSWERED_IN_TIME, words)
    late = clock.calendar.between(clock.latest, answered, clock.law.nations)
    words = f"Answered {working_days_in_words(late)} late" if late else f"Answered after {with_weekday(clock.latest)}"
    return Standing(Bucket.ANSWERED_LATE, words)


def review_standing(today: date, clock: Clock | None) -> tuple[ReviewBucket, str]:
    """Where the internal review stands, and its words."""
    if clock is not None and today >= clock.received:
        clock = clock.as_of(today)
    if clock is None or clock.review is None or today < clock.review.requested:
        return ReviewBucket.NONE, "No internal review asked for"
    review = clock.review
    if review.answered is not None:
        if review.answered <= review.maximum:
            return ReviewBucket.ANSWERED_IN_TIME, f"Review answered on {in_words(review.answered)}"
        late = clock.calendar.between(review.maximum, review.answered, clock.law.nations)
        return ReviewBucket.ANSWERED_LATE, f"Review answered {working_days_in_words(max(late, 1))} late"
    if today > review.maximum:
        return ReviewBucket.OVERDUE, f"Review overdue: no later than {in_words(review.maximum)} was allowed"
    if today > review.target:
        return ReviewBucket.PAST_TARGET, f"Review past its target; no later than {in_words(review.maximum)}"
    left = clock.calendar.between(today, review.target, clock.law.nations)
    return ReviewBucket.IN_TIME, f"Review: {working_days_in_words(left)} left" if left else "Review due today"
