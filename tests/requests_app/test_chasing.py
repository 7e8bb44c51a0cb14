"""The next step of a request in every status, and the chasers that are drafted once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.chasing import chase, next_step
from requests_app.deadlines import EIR, FOIA, FOISA, Calendar, Clock, ClockEvent, Kind, Law, work_out
from requests_app.letters import LetterKind
from requests_app.statuses import AWAITING_ANSWER, Status, Whole

CALENDAR = Calendar()
RECEIVED = date(2019, 6, 3)  # due 1 July, very overdue after 30 July


def clock(*events: tuple[Kind, str], law: Law = FOIA) -> Clock:
    return work_out(law, RECEIVED, [ClockEvent(kind, date.fromisoformat(on)) for kind, on in events], CALENDAR)


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        ("2019-06-03", None),
        ("2019-06-25", None),
        ("2019-06-26", LetterKind.REMINDER),
        ("2019-06-28", LetterKind.REMINDER),
        ("2019-07-01", None),
        ("2019-07-02", LetterKind.CHASER),
        ("2019-07-30", LetterKind.CHASER),
        ("2019-07-31", LetterKind.FINAL_CHASER),
    ],
)
def test_which_chaser_on_which_day(today: str, kind: LetterKind | None) -> None:
    found = chase(date.fromisoformat(today), clock(), Status.ACKNOWLEDGED)
    assert (found.kind if found else None) == kind


@given(st.integers(0, 120))
def test_a_chaser_is_drafted_once(later: int) -> None:
    today = RECEIVED + timedelta(days=later)
    found = chase(today, clock(), Status.SENT)
    if found is not None:
        assert chase(today, clock(), Status.SENT, {found.key}) is None


def test_over_a_silent_summer_three_letters_are_drafted() -> None:
    made: list[str] = []
    for later in range(200):
        found = chase(RECEIVED + timedelta(days=later), clock(), Status.SENT, made)
        if found is not None:
            made.append(found.key)
    assert made == ["reminder, due 2019-07-01", "chaser, due 2019-07-01", "final chaser, due 2019-07-01"]


def test_a_clock_that_starts_again_is_chased_again() -> None:
    again = clock((Kind.CLARIFICATION_RECEIVED, "2019-07-05"))
    found = chase(date(2019, 9, 1), again, Status.CLARIFIED, ["chaser, due 2019-07-01", "final chaser, due 2019-07-01"])
    assert found is not None
    assert found.kind is LetterKind.CHASER


@pytest.mark.parametrize("status", [status for status in Status if status not in AWAITING_ANSWER])
def test_nothing_is_chased_that_is_not_awaited(status: Status) -> None:
    assert chase(date(2019, 8, 30), clock(), status) is None


def test_a_stopped_clock_is_not_chased() -> None:
    stopped = clock((Kind.CLARIFICATION_ASKED, "2019-06-05"))
    assert chase(date(2019, 8, 30), stopped, Status.CLARIFICATION_REQUESTED) is None
    assert chase(date(2019, 8, 30), None, Status.SENT) is None


ANSWERED = (Kind.RESPONSE, "2019-07-01")  # a review may be asked for until 29 August
REVIEWED = (ANSWERED, (Kind.REVIEW_REQUESTED, "2019-07-03"))


@pytest.mark.parametrize(
    ("today", "status", "events", "came", "words", "ours", "letter"),
    [
        ("2019-06-03", Status.DRAFTED, (), Whole.NOTHING_YET, "Send the request", True, LetterKind.REQUEST),
        ("2019-06-03", Status.QUEUED, (), Whole.NOTHING_YET, "Wait for it to be sent", False, None),
        ("2019-06-03", Status.DELIVERY_FAILED, (), Whole.NOTHING_YET, "Correct the address", True, LetterKind.REQUEST),
        ("2019-06-10", Status.SENT, (), Whole.NOTHING_YET, "due 1 July 2019", False, None),
        ("2019-07-01", Status.SENT, (), Whole.NOTHING_YET, "due today", False, None),
        ("2019-07-05", Status.SENT, (), Whole.NOTHING_YET, "4 working days overdue", True, LetterKind.CHASER),
        ("2019-08-05", Status.SENT, (), Whole.NOTHING_YET, "Complain to the ICO", True, LetterKind.COMPLAINT),
        (
            "2019-06-06",
            Status.CLARIFICATION_REQUESTED,
            ((Kind.CLARIFICATION_ASKED, "2019-06-05"),),
            Whole.NOTHING_YET,
            "Answer their question",
            True,
            LetterKind.CLARIFICATION_REPLY,
        ),
        (
            "2019-06-06",
            Status.FEES_REQUESTED,
            ((Kind.FEES_NOTICE, "2019-06-05"),),
            Whole.NOTHING_YET,
            "Decide about the fee",
            True,
            None,
        ),
        ("2019-07-02", Status.ANSWERED, (ANSWERED,), Whole.NOTHING_YET, "Record what came", True, None),
        ("2019-07-02", Status.ANSWERED, (ANSWERED,), Whole.FULL, "Close", True, None),
        (
            "2019-07-02",
            Status.ANSWERED,
            (ANSWERED,),
            Whole.PART,
            "Ask for what is missing, or for a review by 29 August 2019",
            True,
            LetterKind.PARTIAL_ACKNOWLEDGEMENT,
        ),
        ("2019-08-20", Status.ANSWERED, (ANSWERED,), Whole.REFUSED, "soon: by 29 August 2019", True, LetterKind.REVIEW),
        ("2019-09-20", Status.ANSWERED, (ANSWERED,), Whole.REFUSED, "has passed", True, None),
        ("2019-07-10", Status.REVIEW_REQUESTED, REVIEWED, Whole.REFUSED, "Wait for the review", False, None),
        ("2019-10-10", Status.REVIEW_REQUESTED, REVIEWED, Whole.REFUSED, "overdue", True, LetterKind.COMPLAINT),
        (
            "2019-08-02",
            Status.REVIEW_ANSWERED,
            (*REVIEWED, (Kind.REVIEW_ANSWERED, "2019-08-01")),
            Whole.REFUSED,
            "Read the review's answer",
            True,
            LetterKind.COMPLAINT,
        ),
        ("2019-10-10", Status.COMPLAINED, (), Whole.REFUSED, "Wait for the decision", False, None),
        (
            "2019-10-10",
            Status.DECISION_NOTICE,
            ((Kind.DECISION_NOTICE, "2019-10-01"),),
            Whole.REFUSED,
            "Read",
            True,
            None,
        ),
        ("2019-10-10", Status.CLOSED, (ANSWERED,), Whole.FULL, "Nothing more", False, None),
        ("2019-10-10", Status.WITHDRAWN, (), Whole.NOTHING_YET, "Nothing more", False, None),
    ],
)
def test_next_step(
    today: str,
    status: Status,
    events: tuple[tuple[Kind, str], ...],
    came: Whole,
    words: str,
    ours: bool,
    letter: LetterKind | None,
) -> None:
    step = next_step(date.fromisoformat(today), clock(*events), status, came)
    assert words in step.words
    assert step.ours is ours
    assert step.letter is letter


def test_in_scotland_silence_leads_to_a_review_and_not_to_the_commissioner() -> None:
    step = next_step(date(2019, 8, 5), clock(law=FOISA), Status.SENT)
    assert step.letter is LetterKind.REVIEW


def test_a_sent_request_without_a_day_of_receipt_asks_for_it() -> None:
    assert "day the force received it" in next_step(date(2019, 8, 5), None, Status.SENT).words


@given(
    status=st.sampled_from(list(Status)),
    later=st.integers(0, 300),
    law=st.sampled_from([FOIA, EIR, FOISA]),
    came=st.sampled_from(list(Whole)),
    steps=st.lists(st.tuples(st.sampled_from(list(Kind)), st.integers(0, 100)), max_size=4),
)
def test_there_is_a_next_step_on_any_day(
    status: Status, later: int, law: Law, came: Whole, steps: list[tuple[Kind, int]]
) -> None:
    try:
        worked = work_out(
            law, RECEIVED, [ClockEvent(kind, RECEIVED + timedelta(days=after)) for kind, after in steps], CALENDAR
        )
    except ValueError:
        return
    assert next_step(RECEIVED + timedelta(days=later), worked, status, came).words
