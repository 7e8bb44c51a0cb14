"""Every open request is in one bucket on any day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_app.deadlines import (
    LATE,
    OPEN,
    Bucket,
    ClockError,
    ClockEvent,
    Kind,
    ReviewBucket,
    review_standing,
    standing,
    work_out,
)
from tests.requests_app.deadlines.counting import CALENDAR, clock, days_of_the_act, laws, on


class TestLateness:
    ORDER = (Bucket.IN_TIME, Bucket.DUE_SOON, Bucket.DUE_TODAY, Bucket.OVERDUE, Bucket.VERY_OVERDUE)

    @pytest.mark.parametrize(
        ("today", "bucket", "words"),
        [
            ("2019-06-02", Bucket.NOT_STARTED, "To be received on 3 June 2019"),
            ("2019-06-03", Bucket.IN_TIME, "20 working days left"),
            ("2019-06-21", Bucket.IN_TIME, "6 working days left"),
            ("2019-06-24", Bucket.DUE_SOON, "5 working days left"),
            ("2019-06-28", Bucket.DUE_SOON, "1 working day left"),
            ("2019-06-30", Bucket.DUE_SOON, "1 working day left"),
            ("2019-07-01", Bucket.DUE_TODAY, "Due today"),
            ("2019-07-02", Bucket.OVERDUE, "1 working day overdue"),
            ("2019-07-30", Bucket.OVERDUE, "20 working days overdue"),
            ("2019-07-31", Bucket.VERY_OVERDUE, "21 working days overdue"),
        ],
    )
    def test_a_plain_request(self, today: str, bucket: Bucket, words: str) -> None:
        stands = standing(on(today), clock("2019-06-03"))
        assert (stands.bucket, stands.words) == (bucket, words)

    def test_the_weekend_after_the_due_day(self) -> None:
        stands = standing(on("2019-06-29"), clock("2019-05-31"))
        assert stands.bucket is Bucket.OVERDUE
        assert stands.words == "Overdue: it was due on Friday 28 June 2019"

    def test_not_sent(self) -> None:
        assert standing(on("2019-06-03"), None).bucket is Bucket.NOT_STARTED

    @pytest.mark.parametrize(
        ("today", "events", "bucket"),
        [
            ("2019-06-05", [("clarification-asked", "2019-06-05")], Bucket.AWAITING_CLARIFICATION),
            ("2019-06-04", [("clarification-asked", "2019-06-05")], Bucket.IN_TIME),
            ("2019-08-30", [("clarification-asked", "2019-06-05")], Bucket.AWAITING_CLARIFICATION),
            ("2019-06-15", [("fees-notice", "2019-06-10"), ("fees-paid", "2019-06-20")], Bucket.PAUSED_FOR_FEES),
            ("2019-07-15", [("fees-notice", "2019-06-10"), ("fees-paid", "2019-06-20")], Bucket.DUE_TODAY),
            ("2019-07-01", [("extension-notice", "2019-07-01")], Bucket.IN_TIME),
            ("2019-07-30", [("extension-notice", "2019-07-01")], Bucket.DUE_TODAY),
            ("2019-07-01", [("response", "2019-07-01")], Bucket.ANSWERED_IN_TIME),
            ("2019-07-01", [("response", "2019-07-02")], Bucket.DUE_TODAY),
            ("2019-07-02", [("response", "2019-07-02")], Bucket.ANSWERED_LATE),
            ("2019-06-20", [("withdrawn", "2019-06-19")], Bucket.WITHDRAWN),
        ],
    )
    def test_with_events(self, today: str, events: list[tuple[str, str]], bucket: Bucket) -> None:
        assert standing(on(today), clock("2019-06-03", *events)).bucket is bucket

    @given(law=laws, received=days_of_the_act)
    @settings(max_examples=40, deadline=None)
    def test_an_open_request_goes_through_the_buckets_in_order_and_is_due_on_one_day(
        self, law: Any, received: date
    ) -> None:
        worked = work_out(law, received, (), CALENDAR)
        seen = [
            (received + timedelta(days=step), standing(received + timedelta(days=step), worked).bucket)
            for step in range(100)
        ]
        places_in_order = [self.ORDER.index(bucket) for _, bucket in seen]
        assert places_in_order == sorted(places_in_order)
        assert [day for day, bucket in seen if bucket is Bucket.DUE_TODAY] == [worked.due]
        assert all((bucket in LATE) == (day > worked.due) for day, bucket in seen if worked.due)

    @given(
        law=laws,
        received=days_of_the_act,
        later=st.integers(0, 200),
        steps=st.lists(st.tuples(st.sampled_from(list(Kind)), st.integers(0, 120)), max_size=6),
    )
    @settings(max_examples=200)
    def test_every_request_is_in_one_bucket_on_any_day(
        self, law: Any, received: date, later: int, steps: list[tuple[Kind, int]]
    ) -> None:
        events = [ClockEvent(kind, received + timedelta(days=after)) for kind, after in steps]
        try:
            worked = work_out(law, received, events, CALENDAR)
        except ClockError:
            return
        today = received + timedelta(days=later)
        known = worked.as_of(today)
        stands = standing(today, worked)
        assert stands == standing(today, known)
        lapsed = not known.ended and known.stopped is not None and known.stopped.lapsed(today)
        assert (stands.bucket in OPEN) == (not known.ended and not lapsed)
        # Each bucket by a test of its own: all of them together must agree on exactly the one.
        running = known.latest if not known.ended and known.stopped is None else None
        left = None if running is None else known.calendar.between(today, running, law.nations)
        gone = None not in (known.withdrawn, known.answered) and known.withdrawn <= known.answered
        claims = {
            Bucket.NOT_STARTED: False,
            Bucket.WITHDRAWN: known.withdrawn is not None and known.answered is None,
            Bucket.ANSWERED_IN_TIME: known.answered is not None
            and (gone or known.latest is None or known.answered <= known.latest),
            Bucket.ANSWERED_LATE: known.answered is not None
            and not gone
            and known.latest is not None
            and known.answered > known.latest,
            Bucket.AWAITING_CLARIFICATION: known.stopped is not None and known.stopped.kind is Kind.CLARIFICATION_ASKED,
            Bucket.PAUSED_FOR_FEES: known.stopped is not None and known.stopped.kind is Kind.FEES_NOTICE and not lapsed,
            Bucket.LAPSED: lapsed,
            Bucket.DUE_TODAY: running == today,
            Bucket.DUE_SOON: running is not None and today < running and left is not None and left <= 5,
            Bucket.IN_TIME: running is not None and today < running and left is not None and left > 5,
            Bucket.OVERDUE: running is not None
            and known.very_overdue_after is not None
            and running < today <= known.very_overdue_after,
            Bucket.VERY_OVERDUE: running is not None
            and known.very_overdue_after is not None
            and today > known.very_overdue_after,
        }
        assert set(claims) == set(Bucket)
        assert [bucket for bucket, claimed in claims.items() if claimed] == [stands.bucket]

    @pytest.mark.parametrize(
        ("today", "bucket"),
        [
            ("2019-06-30", ReviewBucket.NONE),
            ("2019-07-01", ReviewBucket.IN_TIME),
            ("2019-07-30", ReviewBucket.IN_TIME),
            ("2019-07-31", ReviewBucket.PAST_TARGET),
            ("2019-08-29", ReviewBucket.PAST_TARGET),
            ("2019-08-30", ReviewBucket.OVERDUE),
            ("2019-09-02", ReviewBucket.ANSWERED_LATE),
        ],
    )
    def test_review(self, today: str, bucket: ReviewBucket) -> None:
        worked = clock(
            "2019-05-01",
            ("response", "2019-06-28"),
            ("review-requested", "2019-07-01"),
            ("review-answered", "2019-09-02"),
        )
        assert review_standing(on(today), worked)[0] is bucket
