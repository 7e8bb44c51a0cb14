"""Every transition, the conclusions drawn from outcomes, and the page that is made from the tables."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.deadlines import FOIA, OPEN, Bucket, Calendar, ClockEvent, Kind, standing, work_out
from requests_app.statuses import (
    AWAITING_ANSWER,
    CLOCK_KINDS,
    MEANINGS,
    PHASES,
    TRANSITIONS,
    Move,
    MoveRefused,
    Outcome,
    Status,
    Whole,
    moved,
    phase,
    refusal,
    whole,
)
from requests_app.statuses_document import document

CALENDAR = Calendar()
PAGE = Path(__file__).resolve().parents[2] / "docs" / "statuses.md"

# Written out by hand: what the law and the post allow. The program's own table must say the same, no more and no less.
TABLE = """
drafted                 queue                                   queued
drafted                 send                                    sent
drafted                 withdraw                                withdrawn
queued                  send                                    sent
queued                  take back                               drafted
queued                  report a failed delivery                delivery_failed
queued                  withdraw                                withdrawn
delivery_failed         queue                                   queued
delivery_failed         send                                    sent
delivery_failed         record an acknowledgement               acknowledged
delivery_failed         record an answer                        answered
delivery_failed         withdraw                                withdrawn
sent                    report a failed delivery                delivery_failed
sent                    record an acknowledgement               acknowledged
sent                    record that clarification was asked for clarification_requested
sent                    record a fees notice                    fees_requested
sent                    record an extension notice              extended
sent                    record an answer                        answered
sent                    record a request for review             review_requested
sent                    record a complaint                      complained
sent                    withdraw                                withdrawn
acknowledged            take back the acknowledgement           sent
acknowledged            record that clarification was asked for clarification_requested
acknowledged            record a fees notice                    fees_requested
acknowledged            record an extension notice              extended
acknowledged            record an answer                        answered
acknowledged            record a request for review             review_requested
acknowledged            record a complaint                      complained
acknowledged            withdraw                                withdrawn
clarification_requested record our clarification                clarified
clarification_requested record an answer                        answered
clarification_requested record a complaint                      complained
clarification_requested withdraw                                withdrawn
clarified               record that clarification was asked for clarification_requested
clarified               record a fees notice                    fees_requested
clarified               record an extension notice              extended
clarified               record an answer                        answered
clarified               record a request for review             review_requested
clarified               record a complaint                      complained
clarified               withdraw                                withdrawn
withdrawn               record an answer                        answered
fees_requested          record the fee as paid                  acknowledged
fees_requested          record that clarification was asked for clarification_requested
fees_requested          record an answer                        answered
fees_requested          record a complaint                      complained
fees_requested          withdraw                                withdrawn
extended                record that clarification was asked for clarification_requested
extended                record an answer                        answered
extended                record a request for review             review_requested
extended                record a complaint                      complained
extended                withdraw                                withdrawn
answered                record an answer                        answered
answered                record a refined request                sent
answered                record a request for review             review_requested
answered                record a complaint                      complained
answered                close                                   closed
review_requested        record an answer                        review_requested
review_requested        record the review's answer              review_answered
review_requested        record a complaint                      complained
review_requested        close                                   closed
review_answered         record an answer                        answered
review_answered         record a refined request                sent
review_answered         record a complaint                      complained
review_answered         close                                   closed
complained              record an answer                        answered
complained              record a decision notice                decision_notice
complained              close                                   closed
decision_notice         record an answer                        answered
decision_notice         record an appeal                        appealed
decision_notice         close                                   closed
appealed                record an answer                        answered
appealed                close                                   closed
closed                  record an answer                        answered
closed                  reopen                                  answered
"""
ROWS = [
    tuple(part for part in (line[:24].strip(), line[24:64].strip(), line[64:].strip()))
    for line in TABLE.split("\n")
    if line
]


@pytest.mark.parametrize("before", list(Status))
@pytest.mark.parametrize("move", list(Move))
def test_every_move_from_every_status(before: Status, move: Move) -> None:
    allowed = {(row[0], row[1]): row[2] for row in ROWS}
    expected = allowed.get((before.value, move.value))
    if expected is None:
        with pytest.raises(MoveRefused) as caught:
            moved(before, move)
        assert str(caught.value) == refusal(before, move)
    else:
        assert moved(before, move) == expected
        assert refusal(before, move) is None


def test_the_table_names_only_statuses_and_moves_that_are() -> None:
    assert {row[0] for row in ROWS} | {row[2] for row in ROWS} <= {status.value for status in Status}
    assert {row[1] for row in ROWS} == {move.value for move in Move}


def test_every_status_can_be_reached() -> None:
    reached, waiting = {Status.DRAFTED}, [Status.DRAFTED]
    while waiting:
        for after in TRANSITIONS[waiting.pop()].values():
            if after not in reached:
                reached.add(after)
                waiting.append(after)
    assert reached == set(Status)


def test_a_refusal_says_what_can_be_done_instead() -> None:
    assert refusal(Status.DRAFTED, Move.ANSWER) == (
        "You can't record an answer while this request is “drafted”. You can queue, send or withdraw."
    )


def test_every_status_has_a_meaning_and_one_phase() -> None:
    assert set(MEANINGS) == set(Status)
    held = [status for phases in PHASES.values() for status in phases]
    assert sorted(held) == sorted(Status)
    assert phase("fees_requested") == "Waiting for us"


def test_the_force_owes_an_answer_only_after_sending_and_before_answering() -> None:
    assert {
        status for status in Status if Move.ANSWER in TRANSITIONS[status] and Move.WITHDRAW in TRANSITIONS[status]
    } == AWAITING_ANSWER | {Status.DELIVERY_FAILED}


def test_each_fact_of_the_clock_is_written_by_one_move() -> None:
    assert sorted(CLOCK_KINDS.values()) == sorted(Kind)


@pytest.mark.parametrize(
    ("outcomes", "concluded"),
    [
        ({"1": None, "2": None}, Whole.NOTHING_YET),
        ({}, Whole.NOTHING_YET),
        ({"1": Outcome.ANSWERED, "2": Outcome.ANSWERED}, Whole.FULL),
        ({"1": Outcome.ANSWERED, "2": None}, Whole.PART),
        ({"1": Outcome.ANSWERED, "2": Outcome.REFUSED}, Whole.PART),
        ({"1": Outcome.PARTLY_ANSWERED}, Whole.PART),
        ({"1": Outcome.REFUSED, "2": Outcome.REFUSED}, Whole.REFUSED),
        ({"1": Outcome.REFUSED, "2": None}, Whole.NO_FIGURES),
        ({"1": Outcome.NOT_HELD}, Whole.NOT_HELD),
        ({"1": Outcome.NEITHER, "2": Outcome.REFUSED}, Whole.NO_FIGURES),
        ({"1": Outcome.ELSEWHERE}, Whole.NO_FIGURES),
    ],
)
def test_what_came_of_the_whole(outcomes: dict[str, Outcome | None], concluded: Whole) -> None:
    assert whole(outcomes) is concluded


def test_the_page_is_what_the_tables_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == document(), (
        "Renew it: python -m requests_app.statuses_document > docs/statuses.md"
    )


def test_the_page_draws_every_move() -> None:
    drawn = document()
    for before, move, after in ROWS:
        assert f"    {before} --> {after}: {move}\n" in drawn


def test_a_review_asked_for_after_a_complaint_is_answered_after_a_further_answer() -> None:
    """A complaint made too soon, closed, reopened: an answer that comes during the review does not end it."""
    kinds = (Kind.COMPLAINT, Kind.REVIEW_REQUESTED, Kind.RESPONSE, Kind.REVIEW_ANSWERED)
    events = [ClockEvent(kind, date(2019, 7, 8) + timedelta(days=n)) for n, kind in enumerate(kinds)]
    clock = work_out(FOIA, date(2019, 6, 3), events, CALENDAR)
    assert standing(date(2019, 7, 12), clock).bucket not in OPEN


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 30)), max_size=25))
def test_whatever_may_happen_to_a_request_its_clock_can_be_worked_out(choices: list[tuple[int, int]]) -> None:
    """Statuses and the clock's events are two tables: no path through the first contradicts the second."""
    status, today, events = Status.SENT, date(2019, 6, 3), []
    for choice, wait in choices:
        moves = list(TRANSITIONS[status])
        if not moves:
            break
        move = moves[choice % len(moves)]
        today += timedelta(days=wait)
        status = moved(status, move)
        if move in CLOCK_KINDS:
            events.append(ClockEvent(CLOCK_KINDS[move], today))
    clock = work_out(FOIA, date(2019, 6, 3), events, CALENDAR)
    stands = standing(today, clock)
    if status is Status.CLARIFICATION_REQUESTED:
        assert stands.bucket is Bucket.AWAITING_CLARIFICATION
    if status is Status.WITHDRAWN:
        assert stands.bucket not in OPEN
