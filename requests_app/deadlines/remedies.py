"""What is open to us once an answer came or none did: a review, a complaint, and until when. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from requests_app.deadlines.calendar import Calendar
from requests_app.deadlines.law import Law
from requests_app.deadlines.walk import Walk


@dataclass(frozen=True, slots=True)
class Review:
    """An internal review: `target` is what most should meet, `maximum` what none should pass."""

    requested: date
    target: date
    maximum: date
    answered: date | None


def review_of(walk: Walk, law: Law, calendar: Calendar) -> Review | None:
    """The internal review that was asked for, with the days by which it should and must be answered."""
    if walk.review_requested is None:
        return None
    return Review(
        walk.review_requested,
        calendar.after(walk.review_requested, law.review_target, law.nations),
        calendar.after(walk.review_requested, law.review_maximum, law.nations),
        walk.review_answered,
    )


def ask_review_by(walk: Walk, law: Law, latest: date | None, calendar: Calendar) -> date | None:
    if walk.review_requested is not None or walk.given_up:
        return None
    if walk.last_answer is not None:
        return calendar.span_after(walk.last_answer, law.ask_review_within, law.nations)
    if latest is not None and not law.silence_may_be_complained_of:
        return calendar.span_after(latest, law.ask_review_within, law.nations)
    return None


def complaint(
    walk: Walk, law: Law, latest: date | None, review: Review | None, calendar: Calendar
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
