"""What to do next about a request, and which letter would do it. Pure.

Nothing here sends. A chase is a draft for a person, made once: its key names the date it is about, so a job that runs
twice makes it once, and a clock that starts again is chased again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from requests_app.deadlines import Bucket, Clock, ReviewBucket, in_words, review_standing, standing
from requests_app.deadlines.event import Kind
from requests_app.letters import LetterKind
from requests_app.statuses import AWAITING_ANSWER, TRANSITIONS, Move, Status, Whole

REMIND_WITHIN = 3
"""Working days before the due day at which a reminder is drafted."""
CLOSING_WITHIN = 10
"""Working days before one of our own last days at which it becomes the next step."""

_CHASED = {Bucket.OVERDUE: LetterKind.CHASER, Bucket.VERY_OVERDUE: LetterKind.FINAL_CHASER}


@dataclass(frozen=True, slots=True)
class Chase:
    """A letter worth drafting. `key` is unique for a request; a draft with it is never made again."""

    kind: LetterKind
    key: str
    because: str


@dataclass(frozen=True, slots=True)
class Step:
    """The next step: in words, whether it is ours, by when, and the letter that takes it."""

    words: str
    ours: bool
    by: date | None = None
    letter: LetterKind | None = None


def chase(today: date, clock: Clock | None, status: Status | str, made: Collection[str] = ()) -> Chase | None:
    """The chaser to draft today, or None. `made` holds the keys of those drafted before, whatever became of them."""
    if clock is None or Status(status) not in AWAITING_ANSWER:
        return None
    clock = clock.as_of(today)
    if clock.latest is None or clock.ended:
        return None
    stands = standing(today, clock)
    kind = _CHASED.get(stands.bucket)
    if kind is None:
        near = stands.bucket is Bucket.DUE_SOON and stands.days_left is not None
        if not near or (stands.days_left or 0) > REMIND_WITHIN:
            return None
        kind = LetterKind.REMINDER
    key = f"{kind.value}, due {clock.latest.isoformat()}"
    if key in made:
        return None
    return Chase(kind, key, stands.words)


def too_early(kind: LetterKind, today: date, clock: Clock | None) -> str | None:
    """Why a letter that says an answer is late can't be written today, as a sentence; None where it can."""
    if kind not in (LetterKind.CHASER, LetterKind.FINAL_CHASER) or clock is None:
        return None
    clock = clock.as_of(today)
    if clock.answered is not None:
        return f"There is nothing to chase: they answered on {in_words(clock.answered)}."
    if clock.latest is None:
        return "There is nothing to chase: their clock is stopped until we reply or pay."
    if standing(today, clock).bucket in _CHASED:
        return None
    return (
        f"It is too early for a chaser: the answer is not late until after {in_words(clock.latest)}. "
        "Wait, or send a reminder."
    )


def may_follow_up(status: Status | str) -> bool:
    """Whether a further question can be put within the request: once it is answered. It then counts as a new one."""
    return Move.REFINE in TRANSITIONS[Status(status)]


def next_step(today: date, clock: Clock | None, status: Status | str, came: Whole = Whole.NOTHING_YET) -> Step:
    """The one thing to do, or to wait for. `came` is what the answers to the questions add up to."""
    here = Status(status)
    before = _before_sending(here)
    if before is not None:
        return before
    if clock is None:
        return Step("Enter the day the force received it, so that its clock can run", True)
    clock = clock.as_of(today)
    if here in (Status.CLOSED, Status.WITHDRAWN):
        return Step("Nothing more to do", False)
    if here is Status.CLARIFICATION_REQUESTED:
        return Step("Answer their question: their clock is stopped", True, letter=LetterKind.CLARIFICATION_REPLY)
    if here is Status.FEES_REQUESTED:
        until = clock.stopped.until if clock.stopped and clock.stopped.kind is Kind.FEES_NOTICE else None
        if clock.stopped and clock.stopped.lapsed(today):
            return Step("Withdraw, or ask again: the time to pay the fee is over", True)
        if clock.stopped is None:
            late = standing(today, clock).words.lower()
            return Step(f"Decide about the fee, which was asked for too late to stop their clock: {late}", True)
        return Step("Decide about the fee: their clock is stopped", True, until)
    if here is Status.DECISION_NOTICE:
        if clock.appeal_by is not None and today > clock.appeal_by:
            return Step(f"Close the request: the time to appeal ended on {in_words(clock.appeal_by)}", True)
        return Step("Read the decision notice, and appeal if it is worth it", True, clock.appeal_by)
    if here in (Status.COMPLAINED, Status.APPEALED):
        return Step("Wait for the decision", False)
    if here in (Status.REVIEW_REQUESTED, Status.REVIEW_ANSWERED):
        return _in_review(today, clock)
    if here is Status.ANSWERED or clock.answered is not None:
        return _after_answer(today, clock, came)
    return _waiting(today, clock)


def _before_sending(here: Status) -> Step | None:
    if here is Status.DRAFTED:
        return Step("Send the request", True, letter=LetterKind.REQUEST)
    if here is Status.QUEUED:
        return Step("Wait for it to be sent", False)
    if here is Status.DELIVERY_FAILED:
        return Step("Correct the address and send it again", True, letter=LetterKind.REQUEST)
    return None


def _waiting(today: date, clock: Clock) -> Step:
    stands = standing(today, clock)
    if stands.bucket is Bucket.VERY_OVERDUE:
        letter = LetterKind.COMPLAINT if clock.law.silence_may_be_complained_of else LetterKind.REVIEW
        words = f"Complain to the {clock.law.regulator_short}" if letter is LetterKind.COMPLAINT else "Ask for a review"
        return Step(f"{words}, or send a last chaser: {stands.words.lower()}", True, letter=letter)
    if stands.bucket is Bucket.OVERDUE:
        return Step(f"Send a chaser: {stands.words.lower()}", True, letter=LetterKind.CHASER)
    if stands.bucket is Bucket.DUE_TODAY:
        return Step("Wait: the answer is due today", False, clock.latest)
    if clock.latest is None:
        return Step(stands.words, True)
    return Step(f"Wait for the answer, due {in_words(clock.latest)}", False, clock.latest)


def _in_review(today: date, clock: Clock) -> Step:
    bucket, words = review_standing(today, clock)
    if bucket in (ReviewBucket.ANSWERED_IN_TIME, ReviewBucket.ANSWERED_LATE):
        if clock.complain_by is not None and today > clock.complain_by:
            return Step(f"Close the request: the time to complain ended on {in_words(clock.complain_by)}", True)
        return Step("Read the review's answer; complain or close", True, clock.complain_by, LetterKind.COMPLAINT)
    if bucket is ReviewBucket.OVERDUE:
        return Step(
            f"Complain to the {clock.law.regulator_short}: the review is overdue", True, None, LetterKind.COMPLAINT
        )
    return Step(f"Wait for the review. {words}", False, clock.review.target if clock.review else None)


def _after_answer(today: date, clock: Clock, came: Whole) -> Step:
    if came is Whole.NOTHING_YET:
        return Step("Record what came of each question", True)
    if came is Whole.FULL:
        return Step("Close the request once its return is signed off", True)
    by = clock.ask_review_by
    if by is None or today > by:
        if clock.complain_by is not None and today <= clock.complain_by:
            return Step("Complain or close", True, clock.complain_by, LetterKind.COMPLAINT)
        return Step("Close the request: the time to ask for a review has passed", True)
    left = clock.calendar.between(today, by, clock.law.nations)
    hurry = "soon: " if left <= CLOSING_WITHIN else ""
    letter = LetterKind.PARTIAL_ACKNOWLEDGEMENT if came is Whole.PART else LetterKind.REVIEW
    words = (
        f"Ask for what is missing, or for a review {hurry}by {in_words(by)}"
        if came is Whole.PART
        else (f"Refine the question, or ask for a review {hurry}by {in_words(by)}")
    )
    return Step(words, True, by, letter)
