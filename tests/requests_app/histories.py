"""Random histories of a request, made by the actions that people's clicks call, and what every page must agree on.

A history is drawn from a seed: days go by, something happens or is entered late, is taken back, is refused. Whatever
was refused left nothing behind; whatever was accepted, the rows, the clock, the next step, the chaser, the buttons and
the counts tell one story, on that day and on days to come.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, urlsplit

from django.utils import timezone

from requests_app import actions, queries
from requests_app.calendar_feed import entries_of
from requests_app.chasing import chase, too_early
from requests_app.clocks import Clocks, clock_of
from requests_app.deadlines import LATE, Bucket, Clock, ClockError, Kind, Mark, milestones, review_standing
from requests_app.deadlines.lateness import ReviewBucket
from requests_app.holidays import uk_calendar
from requests_app.letters import LetterKind
from requests_app.models import FoiRequest
from requests_app.outcomes import outcome_of
from requests_app.request_groups import running_alike
from requests_app.statuses import AWAITING_ANSWER, PLAIN_MOVES, MoveRefused, Outcome, Status
from requests_app.views.board import FACETS

REFUSED = (MoveRefused, ClockError)
KINDS = list(Kind)
RUNNING = {Bucket.VERY_OVERDUE, Bucket.OVERDUE, Bucket.DUE_TODAY, Bucket.DUE_SOON, Bucket.IN_TIME}
ANSWERED = {Bucket.ANSWERED_IN_TIME, Bucket.ANSWERED_LATE}

# By status, the places on the clock that do not contradict it. Written by hand: no table of the program's is used.
TOGETHER: dict[Status, set[Bucket]] = {
    Status.SENT: RUNNING,
    Status.ACKNOWLEDGED: RUNNING | {Bucket.LAPSED},
    Status.CLARIFIED: RUNNING,
    Status.EXTENDED: RUNNING,
    Status.CLARIFICATION_REQUESTED: {Bucket.AWAITING_CLARIFICATION},
    Status.FEES_REQUESTED: {Bucket.PAUSED_FOR_FEES, Bucket.LAPSED} | LATE,
    Status.ANSWERED: ANSWERED,
    Status.REVIEW_REQUESTED: RUNNING | ANSWERED | {Bucket.LAPSED},
    Status.REVIEW_ANSWERED: RUNNING | ANSWERED | {Bucket.LAPSED},
    Status.COMPLAINED: RUNNING | ANSWERED | {Bucket.AWAITING_CLARIFICATION, Bucket.PAUSED_FOR_FEES, Bucket.LAPSED},
    Status.DECISION_NOTICE: RUNNING | ANSWERED | {Bucket.AWAITING_CLARIFICATION, Bucket.PAUSED_FOR_FEES, Bucket.LAPSED},
    Status.APPEALED: RUNNING | ANSWERED | {Bucket.AWAITING_CLARIFICATION, Bucket.PAUSED_FOR_FEES, Bucket.LAPSED},
    Status.CLOSED: set(Bucket) - {Bucket.NOT_STARTED, Bucket.WITHDRAWN},
    Status.WITHDRAWN: {Bucket.WITHDRAWN},
}


@contextmanager
def on_day(day: date) -> Iterator[None]:
    with mock.patch.object(timezone, "localdate", return_value=day):
        yield


@dataclass
class History:
    """A request, the day it is, and what was done to it in words, for a failing seed's report."""

    request: FoiRequest
    today: date
    told: list[str] = field(default_factory=list)

    def rows(self) -> tuple[Any, ...]:
        """All that a refusal must leave as it was."""
        self.request.refresh_from_db()
        facts = list(self.request.clock_events.order_by("pk").values_list("kind", "on", "withdrawn_at"))
        one = self.request
        return (one.status, one.due_on, one.latest_on, one.responded_on, facts, one.events.count())

    def try_(self, words: str, what: Any) -> None:
        before = self.rows()
        with on_day(self.today):
            try:
                what()
                self.told.append(f"{self.today}: {words}")
            except REFUSED as refusal:
                said = str(refusal)
                self.told.append(f"{self.today}: {words} refused: {said}")
                assert said.strip().endswith("."), said
                assert before == self.rows(), "a refusal changed something"


def step(history: History, draw: random.Random) -> None:
    """One thing that happens."""
    history.today += timedelta(days=draw.choice([0, 0, 1, 3, 9, 20, 27, 45, 100]))
    request, today = history.request, history.today
    backwards = draw.choice([0, 0, 0, 0, 1, 7, 30, -1])
    on = today - timedelta(days=backwards)
    chosen = draw.random()
    if chosen < 0.72:
        kind = draw.choice(KINDS)
        exemption = draw.choice(["", "s31(1)", "s40(2)"]) if kind is Kind.EXTENSION_NOTICE else ""
        history.try_(
            f"{kind.value} on {on}",
            lambda: actions.record_clock_event(request=request, kind=kind, on=on, by=None, exemption=exemption),
        )
    elif chosen < 0.80:
        move = draw.choice(PLAIN_MOVES)
        history.try_(move.value, lambda: actions.move_status(request=request, to=move, by=None))
    elif chosen < 0.88:
        standing_facts = list(request.clock_events.filter(withdrawn_at=None))
        if standing_facts:
            fact = draw.choice(standing_facts)
            history.try_(f"took back {fact.kind}", lambda: actions.withdraw_clock_event(event=fact, by=None))
    elif chosen < 0.94:
        history.try_(
            f"letter that answers on {on}",
            lambda: actions.log_letter(
                request=request, channel="post", on=on, subject="Answer", body="See below.", answers=True, by=None
            ),
        )
    else:
        question, outcome = draw.choice(["1", "2"]), draw.choice(list(Outcome))
        history.try_(
            f"question {question}: {outcome.value}",
            lambda: actions.record_outcome(request=request, question=question, outcome=outcome, by=None),
        )
    history.request.refresh_from_db()


def agree(history: History) -> None:
    """Every way of looking at the request tells one story, today and later."""
    later = (history.today + timedelta(days=days) for days in (0, 35, 400))
    found = queries.requests_with_history().get(pk=history.request.pk)
    for today in later:
        _agree_on(found, today)


def _agree_on(found: FoiRequest, today: date) -> None:
    calendar = uk_calendar()
    row = queries.stands(found, today=today, calendar=calendar)
    assert not row.fault, row.fault
    clock, bucket, status = row.clock, row.standing.bucket, row.status
    assert clock is not None
    assert bucket in TOGETHER[status], f"{status.value} and {bucket.value}"
    assert (found.due_on, found.latest_on, found.responded_on) == (clock.due, clock.latest, clock.answered)
    assert clock_of(found, calendar) == clock
    assert Clocks([found], calendar).of(found) == clock
    _status_and_clock(status, clock)
    _step(row, today)
    _dates(row, clock, today)


def _status_and_clock(status: Status, clock: Clock) -> None:
    if status is Status.EXTENDED:
        assert clock.extended_on is not None, "extended, but the date has not moved"
    if status is Status.REVIEW_REQUESTED:
        assert clock.review is not None
        assert clock.review.answered is None
    if status is Status.REVIEW_ANSWERED:
        assert clock.review is not None
        assert clock.review.answered is not None
    if status is Status.COMPLAINED:
        assert clock.complained is not None
    if status is Status.DECISION_NOTICE:
        assert clock.decided is not None
    if status is Status.APPEALED:
        assert clock.appealed is not None


def _step(row: queries.Stands, today: date) -> None:
    """The next step is one that can be taken: its letter may be written, its day has not gone by."""
    step_, clock, status = row.step, row.clock, row.status
    assert step_.words
    if step_.letter is not None:
        assert too_early(step_.letter, today, clock) is None, step_
    if step_.by is not None:
        assert step_.by >= today or not step_.ours, f"{step_.words} by {step_.by}, which is past"
    if step_.letter is LetterKind.COMPLAINT:
        assert clock is not None
        assert clock.complained is None
        assert clock.complain_from is not None, "a complaint that nobody would take"
        assert clock.complain_from <= today
    due = chase(today, clock, status)
    if due is not None:
        assert status in AWAITING_ANSWER
        assert row.standing.bucket in LATE | {Bucket.DUE_SOON}
        assert too_early(due.kind, today, clock) is None
    if status in AWAITING_ANSWER and row.standing.bucket in LATE and step_.letter is not LetterKind.REVIEW:
        assert due is not None, "late, and no chaser"
        assert step_.ours
    if "their clock is stopped" in step_.words:
        assert clock is not None
        assert clock.stopped is not None, step_.words


def _dates(row: queries.Stands, clock: Clock, today: date) -> None:
    marks = {one.mark for one in milestones(clock)}
    bucket = row.standing.bucket
    assert bool(marks & {Mark.ANSWER_DUE, Mark.EXTENDED_ANSWER_DUE}) == (bucket in RUNNING)
    assert len({entry.uid for entry in entries_of(clock, key=1, force_name="Kent", host="x")}) == len(marks)
    review, _ = review_standing(today, clock)
    assert (review is ReviewBucket.NONE) == (clock.review is None)
    if clock.complain_by is not None:
        assert clock.complain_from is not None
        assert clock.complain_from <= clock.complain_by


def counts_agree(campaign: Any, today: date, board_address: str) -> None:
    """Today's lines count what the pages behind them show; the outcomes count what the board does."""
    rows = queries.board(campaign, today=today, calendar=uk_calendar())
    one_by_one = [(row, 1) for row in rows]
    for line in queries.things_to_do(one_by_one, campaign=campaign, board_address=board_address):
        if line.address.startswith(board_address):
            asked = {name: values[0] for name, values in parse_qs(urlsplit(line.address).query).items()}
            shown = [
                row for row in rows if all(one.value(row) == asked.get(one.name, one.value(row)) for one in FACETS)
            ]
            assert len(shown) == line.count, line
    _counted_alike(campaign, rows, today, board_address)
    told = outcome_of(campaign, rows)
    assert told.asked == len(rows)
    assert told.answered == sum(row.request.responded_on is not None for row in rows)
    assert told.answered == told.in_time + told.late
    assert told.overdue == sum(row.standing.bucket in LATE for row in rows)
    assert queries.still_awaited(one_by_one) <= sum(row.status in AWAITING_ANSWER for row in rows)


def _counted_alike(campaign: Any, rows: list[queries.Stands], today: date, board_address: str) -> None:
    """What Today counts by stories is what counting the board's rows one by one gives."""
    running = [(row, 1) for row in rows if row.request.status in queries.RUNNING]
    alike = running_alike({campaign.pk: campaign}, today=today, calendar=uk_calendar()).get(campaign.pk, [])
    assert sum(number for _, number in alike) == len(running)
    assert queries.still_awaited(alike) == queries.still_awaited(running)
    told = [queries.things_to_do(held, campaign=campaign, board_address=board_address) for held in (alike, running)]
    assert told[0] == told[1]


def drawn(seed: int, request: FoiRequest, steps: int = 8) -> History:
    """The history of a seed, checked after each step. The request must have been sent."""
    draw = random.Random(seed)
    assert request.received_on is not None
    history = History(request, request.received_on)
    try:
        agree(history)
        for _ in range(steps):
            step(history, draw)
            agree(history)
    except AssertionError as fault:
        told = "\n  ".join(history.told)
        raise AssertionError(f"seed {seed}: {fault}\n  {told}\n  now: {history.request.status}") from fault
    return history
