"""The law's clock against dates worked out elsewhere, and against a twin that counts on its fingers."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_app.deadlines import (
    EIR,
    FOIA,
    FOISA,
    LATE,
    LAWS,
    OPEN,
    Bucket,
    Calendar,
    Clock,
    ClockError,
    ClockEvent,
    Kind,
    Mark,
    ProclaimedDay,
    ReviewBucket,
    UnknownLaw,
    bank_holidays,
    kind_named,
    law_named,
    milestones,
    places,
    review_standing,
    standing,
    work_out,
)
from requests_app.deadlines.law import ENGLAND, NORTHERN_IRELAND, SCOTLAND, WALES

DATA = Path(__file__).parent / "data"
CALENDAR = Calendar()
VECTORS = list(csv.DictReader((DATA / "deadline_vectors.csv").open(encoding="utf-8")))
CASES = json.loads((DATA / "deadline_cases.json").read_text(encoding="utf-8"))

days_of_the_act = st.dates(date(2005, 1, 1), date(2027, 6, 30))
laws = st.sampled_from(list(LAWS.values()))


def on(text: str) -> date:
    return date.fromisoformat(text)


def clock(
    received: str, *events: tuple[str, str] | ClockEvent, law: Any = FOIA, calendar: Calendar = CALENDAR
) -> Clock:
    happened = [
        event if isinstance(event, ClockEvent) else ClockEvent(kind_named(event[0]), on(event[1])) for event in events
    ]
    return work_out(law, on(received), happened, calendar)


def holidays_of(law: Any) -> set[date]:
    """The twin's holidays: straight from the yearly lists, with none of the calendar's tables."""
    years = range(2004, 2030)
    return {day for year in years for day, _, nation in bank_holidays(year) if nation in law.nations}


HOLIDAYS = {law.code: holidays_of(law) for law in LAWS.values()}


def twin(law: Any, start: date, number: int, paused: tuple[date, date] | None = None) -> date:
    """Day by day, as a person with a wall calendar counts."""
    day = start
    while number:
        day += timedelta(days=1)
        if day.weekday() >= 5 or day in HOLIDAYS[law.code]:
            continue
        if paused and paused[0] <= day <= paused[1]:
            continue
        number -= 1
    return day


class TestKnownDates:
    @pytest.mark.parametrize("vector", VECTORS, ids=[row["received"] for row in VECTORS])
    def test_twentieth_and_fortieth_working_day(self, vector: dict[str, str]) -> None:
        worked = clock(vector["received"])
        assert worked.due == on(vector["due"]), vector["settles"]
        assert CALENDAR.after(worked.received, 40) == on(vector["fortieth"])
        assert (worked.rolled_due or worked.due) == on(vector["due_if_rolled"])

    def test_there_are_forty_six_of_them(self) -> None:
        assert len(VECTORS) == 46

    @pytest.mark.parametrize("case", CASES, ids=[case["settles"] for case in CASES])
    def test_case(self, case: dict[str, Any]) -> None:
        worked = clock(case["received"], *map(tuple, case["events"]), law=LAWS[case["law"]])
        for name in ("due", "latest", "ask_review_by", "complain_by", "appeal_by"):
            if name in case:
                assert getattr(worked, name) == on(case[name]), name
        if "review" in case:
            assert worked.review is not None
            assert worked.review.target == on(case["review"]["target"])
            assert worked.review.maximum == on(case["review"]["maximum"])
        if "under_foia" in case:
            assert clock(case["received"], law=FOIA).due == on(case["under_foia"])

    def test_there_are_twelve_cases(self) -> None:
        assert len(CASES) == 12


class TestAgainstTheTwin:
    @given(law=laws, received=days_of_the_act)
    def test_due_day(self, law: Any, received: date) -> None:
        assert work_out(law, received, (), CALENDAR).due == twin(law, received, 20)

    @given(law=laws, received=days_of_the_act, until_asked=st.integers(0, 40), until_paid=st.integers(0, 120))
    def test_fee(self, law: Any, received: date, until_asked: int, until_paid: int) -> None:
        asked = received + timedelta(days=until_asked)
        paid = asked + timedelta(days=until_paid)
        events = [ClockEvent(Kind.FEES_NOTICE, asked), ClockEvent(Kind.FEES_PAID, paid)]
        without = twin(law, received, 20)
        expected = without if asked > without else twin(law, received, 20, (asked, paid))
        assert work_out(law, received, events, CALENDAR).due == expected

    @given(law=laws, received=days_of_the_act, wait=st.integers(0, 200))
    def test_clarification(self, law: Any, received: date, wait: int) -> None:
        supplied = received + timedelta(days=wait)
        events = [ClockEvent(Kind.CLARIFICATION_ASKED, received), ClockEvent(Kind.CLARIFICATION_RECEIVED, supplied)]
        assert work_out(law, received, events, CALENDAR).due == twin(law, supplied, 20)

    @given(start=days_of_the_act, length=st.integers(0, 400))
    def test_days_between(self, start: date, length: int) -> None:
        end = start + timedelta(days=length)
        one_by_one = sum(CALENDAR.is_working_day(start + timedelta(days=step)) for step in range(1, length + 1))
        assert CALENDAR.between(start, end) == one_by_one


class TestProperties:
    @given(law=laws, received=days_of_the_act)
    def test_due_is_a_working_day_after_receipt(self, law: Any, received: date) -> None:
        worked = work_out(law, received, (), CALENDAR)
        assert worked.due is not None
        assert worked.due > received
        assert CALENDAR.is_working_day(worked.due, law.nations)

    @given(law=laws, received=days_of_the_act)
    def test_a_later_receipt_is_never_due_earlier(self, law: Any, received: date) -> None:
        today = work_out(law, received, (), CALENDAR).due
        tomorrow = work_out(law, received + timedelta(days=1), (), CALENDAR).due
        assert today is not None
        assert tomorrow is not None
        assert today <= tomorrow

    @given(received=days_of_the_act, gap=st.integers(0, 20), length=st.integers(0, 60))
    def test_every_day_is_numbered_or_skipped_with_its_reason(self, received: date, gap: int, length: int) -> None:
        asked = received + timedelta(days=gap)
        paid = asked + timedelta(days=length)
        events = [ClockEvent(Kind.FEES_NOTICE, asked), ClockEvent(Kind.FEES_PAID, paid)]
        worked = work_out(FOIA, received, events, CALENDAR)
        assert worked.latest is not None
        assert [day.on for day in worked.days] == [
            received + timedelta(days=step) for step in range(1, (worked.latest - received).days + 1)
        ]
        assert [day.number for day in worked.days if day.number is not None] == list(range(1, 21))
        assert all((day.number is None) == bool(day.skipped) for day in worked.days)
        assert worked.days[-1].on == worked.due

    @given(received=days_of_the_act, gap=st.integers(0, 20), length=st.integers(0, 60))
    def test_a_fee_never_brings_the_date_forward(self, received: date, gap: int, length: int) -> None:
        asked = received + timedelta(days=gap)
        events = [ClockEvent(Kind.FEES_NOTICE, asked), ClockEvent(Kind.FEES_PAID, asked + timedelta(days=length))]
        with_fee = work_out(FOIA, received, events, CALENDAR).due
        without = work_out(FOIA, received, (), CALENDAR).due
        assert with_fee is not None
        assert without is not None
        assert with_fee >= without

    @given(received=days_of_the_act, spare=st.dates(date(2005, 1, 1), date(2028, 1, 1)))
    def test_a_proclaimed_day_moves_only_what_it_touches(self, received: date, spare: date) -> None:
        plain = work_out(FOIA, received, (), CALENDAR)
        moved = work_out(FOIA, received, (), Calendar([ProclaimedDay(spare, "A day of thanks")]))
        assert plain.due is not None
        assert moved.due is not None
        touches = received < spare <= plain.due and CALENDAR.is_working_day(spare)
        assert (moved.due > plain.due) == touches

    @given(received=days_of_the_act)
    def test_events_may_come_in_any_order(self, received: date) -> None:
        events = [
            ClockEvent(Kind.CLARIFICATION_ASKED, received),
            ClockEvent(Kind.CLARIFICATION_RECEIVED, received),
            ClockEvent(Kind.RESPONSE, received + timedelta(days=9)),
            ClockEvent(Kind.REVIEW_REQUESTED, received + timedelta(days=9)),
        ]
        assert work_out(FOIA, received, events, CALENDAR) == work_out(FOIA, received, reversed(events), CALENDAR)


class TestEvents:
    def test_while_clarification_is_awaited_nothing_is_due(self) -> None:
        worked = clock("2019-06-03", ("clarification-asked", "2019-06-05"))
        assert (worked.due, worked.latest) == (None, None)
        assert worked.stopped is not None
        assert worked.stopped.since == on("2019-06-05")
        assert [day.number for day in worked.days] == [1, 2]

    def test_clarification_asked_after_the_due_day_is_remarked_upon(self) -> None:
        worked = clock("2019-06-03", ("clarification-asked", "2019-07-03"))
        assert worked.stopped is not None
        assert "2 working days after the answer was due on 1 July 2019" in worked.remarks[0]

    def test_an_answer_that_waited_for_no_clarification_is_late_if_the_question_was(self) -> None:
        worked = clock("2019-06-03", ("clarification-asked", "2019-07-03"), ("response", "2019-07-10"))
        assert standing(on("2019-07-10"), worked).bucket is Bucket.ANSWERED_LATE

    def test_an_unpaid_fee_stops_the_clock_and_says_until_when_it_may_be_paid(self) -> None:
        worked = clock("2019-06-03", ("fees-notice", "2019-06-10"))
        assert worked.due is None
        assert worked.stopped is not None
        assert worked.stopped.until == on("2019-09-10")

    def test_a_fee_asked_for_after_the_due_day_stops_nothing(self) -> None:
        worked = clock("2019-06-03", ("fees-notice", "2019-07-02"), ("fees-paid", "2019-07-09"))
        assert worked.due == on("2019-07-01")
        waiting = clock("2019-06-03", ("fees-notice", "2019-07-02"))
        assert waiting.due == on("2019-07-01")
        assert "no time left" in waiting.remarks[0]

    def test_clarification_clears_an_earlier_extension_and_fee(self) -> None:
        worked = clock(
            "2019-06-03",
            ("extension-notice", "2019-06-04"),
            ("fees-notice", "2019-06-05"),
            ("clarification-received", "2019-06-17"),
        )
        assert (worked.due, worked.latest) == (on("2019-07-16"), on("2019-07-16"))

    def test_a_late_extension_notice_moves_nothing_and_says_so(self) -> None:
        worked = clock("2025-04-03", ("extension-notice", "2025-05-07"))
        assert worked.latest == on("2025-05-06")
        assert "itself due by 6 May 2025" in worked.remarks[0]
        assert "4 June 2025" in worked.remarks[0]

    @pytest.mark.parametrize("section", ["s40(2)", "Section 21", "12"])
    def test_no_extension_for_what_is_not_qualified(self, section: str) -> None:
        worked = clock("2025-04-03", ClockEvent(Kind.EXTENSION_NOTICE, on("2025-05-01"), section))
        assert worked.latest == on("2025-05-06")
        assert "only a qualified exemption" in worked.remarks[0]

    def test_extension_for_a_qualified_exemption(self) -> None:
        worked = clock("2025-04-03", ClockEvent(Kind.EXTENSION_NOTICE, on("2025-05-01"), "s31(1)"))
        assert worked.latest == on("2025-06-04")
        assert not worked.remarks

    def test_scotland_has_no_extension(self) -> None:
        worked = clock("2025-04-03", ("extension-notice", "2025-04-10"), law=FOISA)
        assert worked.latest == worked.due
        assert "has no extension" in worked.remarks[0]

    def test_a_refined_request_is_a_new_one(self) -> None:
        worked = clock("2019-06-03", ("response", "2019-06-20"), ("refined", "2019-07-01"))
        assert worked.answered is None
        assert worked.due == on("2019-07-30")

    def test_silence_may_be_complained_of_once_overdue(self) -> None:
        worked = clock("2019-06-03")
        assert worked.complain_from == on("2019-07-02")
        assert worked.complain_by is None

    def test_in_scotland_silence_needs_a_review_first(self) -> None:
        worked = clock("2019-04-03", law=FOISA)
        assert worked.complain_from is None
        assert worked.ask_review_by == twin(FOISA, on("2019-05-02"), 40)

    def test_a_review_without_answer_opens_the_complaint_after_its_maximum(self) -> None:
        worked = clock("2019-06-03", ("response", "2019-06-28"), ("review-requested", "2019-07-01"))
        assert worked.complain_from == on("2019-08-30")
        assert worked.complain_by is None

    def test_six_weeks_run_from_the_answer_to_the_review(self) -> None:
        worked = clock(
            "2019-06-03",
            ("response", "2019-06-28"),
            ("review-requested", "2019-07-01"),
            ("review-answered", "2019-07-29"),
        )
        assert worked.complain_by == on("2019-09-09")

    def test_six_months_in_scotland_end_on_the_months_last_day(self) -> None:
        worked = clock(
            "2019-06-03",
            ("response", "2019-06-28"),
            ("review-requested", "2019-07-01"),
            ("review-answered", "2019-08-30"),
            law=FOISA,
        )
        assert worked.complain_by == on("2020-02-29")

    def test_environmental_review_has_one_limit(self) -> None:
        worked = clock("2019-05-01", ("review-requested", "2019-07-01"), law=EIR)
        assert worked.review is not None
        assert worked.review.target == worked.review.maximum == on("2019-08-29")

    @pytest.mark.parametrize(
        ("events", "sentence"),
        [
            ([("response", "2019-06-02")], "earlier than the request itself"),
            ([("fees-paid", "2019-06-10")], "no fees notice came before it"),
            ([("review-answered", "2019-07-10")], "none had been asked for"),
            ([("response", "2019-06-10"), ("clarification-asked", "2019-06-11")], "answered on 10 June 2019"),
        ],
    )
    def test_contradiction_is_one_sentence(self, events: list[tuple[str, str]], sentence: str) -> None:
        with pytest.raises(ClockError, match=sentence) as caught:
            clock("2019-06-03", *events)
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize("received", ["1066-10-14", "2099-06-01", "9999-12-31", "0001-01-01"])
    def test_a_year_beyond_the_calendar_is_one_sentence(self, received: str) -> None:
        with pytest.raises((ClockError, OverflowError)) as caught:
            clock(received)
        assert isinstance(caught.value, ClockError)
        assert "use dates from 2000 to 2098" in str(caught.value)

    def test_dates_beyond_the_published_lists_say_so(self) -> None:
        assert "not been published yet" in clock("2028-12-11").remarks[0]
        assert not clock("2028-11-27").remarks


class TestCalendar:
    def test_one_nations_holiday_counts_for_the_united_kingdom_and_is_named(self) -> None:
        closed = CALENDAR.closure(on("2019-07-12"))
        assert closed is not None
        assert closed.where == ("Northern Ireland",)
        assert CALENDAR.is_working_day(on("2019-07-12"), FOISA.nations)

    def test_contract_example(self) -> None:
        shown = {day.on: day for day in clock("2019-04-03").days}
        assert shown[on("2019-04-04")].number == 1
        assert shown[on("2019-04-19")].skipped == "Good Friday"
        assert shown[on("2019-04-19")].where == ("England and Wales", "Northern Ireland", "Scotland")
        assert shown[on("2019-04-22")].where == ("England and Wales", "Northern Ireland")
        assert shown[on("2019-04-06")].skipped == "Saturday"

    def test_substitute_days_are_called_so(self) -> None:
        closed = CALENDAR.closure(on("2021-12-28"))
        assert closed is not None
        assert closed.title == "Boxing Day (substitute day)"

    def test_a_proclaimed_day_of_one_nation(self) -> None:
        calendar = Calendar([ProclaimedDay(on("2026-11-20"), "A day of thanks", frozenset({SCOTLAND}))])
        closed = calendar.closure(on("2026-11-20"))
        assert closed is not None
        assert (closed.title, closed.where) == ("A day of thanks", ("Scotland",))
        assert clock("2026-11-02", calendar=calendar).due == on("2026-12-02")
        assert clock("2026-11-02").due == on("2026-12-01")

    def test_nations_as_people_name_them(self) -> None:
        assert places([WALES, ENGLAND]) == ("England and Wales",)
        assert places([WALES, SCOTLAND]) == ("Wales", "Scotland")
        assert places([NORTHERN_IRELAND]) == ("Northern Ireland",)

    @pytest.mark.parametrize(
        ("year", "title"),
        [("2011-04-29", "Wedding"), ("2012-06-05", "Jubilee"), ("2022-09-19", "Funeral"), ("2023-05-08", "Coronation")],
    )
    def test_one_off_days(self, year: str, title: str) -> None:
        closed = CALENDAR.closure(on(year))
        assert closed is not None
        assert title in closed.title


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
        assert (stands.bucket in OPEN) == (not known.ended)
        # Each bucket by a test of its own: all of them together must agree on exactly the one.
        running = known.latest if not known.ended and known.stopped is None else None
        left = None if running is None else known.calendar.between(today, running, law.nations)
        claims = {
            Bucket.NOT_STARTED: False,
            Bucket.WITHDRAWN: known.withdrawn is not None and known.answered is None,
            Bucket.ANSWERED_IN_TIME: known.answered is not None
            and (known.latest is None or known.answered <= known.latest),
            Bucket.ANSWERED_LATE: known.answered is not None
            and known.latest is not None
            and known.answered > known.latest,
            Bucket.AWAITING_CLARIFICATION: known.stopped is not None and known.stopped.kind is Kind.CLARIFICATION_ASKED,
            Bucket.PAUSED_FOR_FEES: known.stopped is not None and known.stopped.kind is Kind.FEES_NOTICE,
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


class TestSaid:
    def test_names_the_law_the_day_and_what_was_left_out(self) -> None:
        said = clock("2019-04-03").said
        assert "received on Wednesday 3 April 2019" in said
        assert "section 10(1) of the Freedom of Information Act 2000" in said
        assert "19 April 2019 (Good Friday)" in said
        assert "22 April 2019 (Easter Monday, in England and Wales and in Northern Ireland)" in said
        assert said.endswith("that day is Friday 3 May 2019.")

    @given(law=laws, received=days_of_the_act)
    def test_every_bank_holiday_left_out_is_named(self, law: Any, received: date) -> None:
        worked = work_out(law, received, (), CALENDAR)
        for day in worked.days:
            named = day.skipped is not None and day.skipped not in ("Saturday", "Sunday")
            assert (f" {day.on.day} {day.on:%B %Y} (" in worked.said) == named

    def test_a_pause_is_told_as_one_run(self) -> None:
        said = clock("2019-06-03", ("fees-notice", "2019-06-10"), ("fees-paid", "2019-06-20")).said
        assert "9 working days from 10 June 2019 to 20 June 2019 waiting for the fee" in said

    def test_a_stopped_clock_names_no_due_date(self) -> None:
        said = clock("2019-06-03", ("clarification-asked", "2019-06-05")).said
        assert "stopped since Wednesday 5 June 2019" in said
        assert "an answer is due" not in said

    def test_a_late_answer_says_how_late(self) -> None:
        assert "1 working day late" in clock("2019-06-03", ("response", "2019-07-02")).said


class TestMilestones:
    def test_awaiting_an_answer(self) -> None:
        assert [(one.mark, one.on) for one in milestones(clock("2019-06-03"))] == [(Mark.ANSWER_DUE, on("2019-07-01"))]

    def test_after_an_answer_the_dates_are_ours(self) -> None:
        found = milestones(clock("2019-06-03", ("response", "2019-07-01")))
        assert [(one.mark, one.on, one.ours) for one in found] == [
            (Mark.COMPLAIN, on("2019-08-12"), True),
            (Mark.ASK_REVIEW, on("2019-08-29"), True),
        ]

    def test_after_a_decision_only_the_appeal_is_left(self) -> None:
        found = milestones(
            clock(
                "2025-04-03", ("complaint", "2025-06-05"), ("response", "2025-06-06"), ("decision-notice", "2025-07-15")
            )
        )
        assert [(one.mark, one.on) for one in found] == [(Mark.APPEAL, on("2025-08-12"))]


class TestNames:
    @pytest.mark.parametrize("words", ["FOIA", "foia 2000", "Freedom of Information Act 2000", " foia "])
    def test_law(self, words: str) -> None:
        assert law_named(words) is FOIA

    def test_unknown_law_says_which_there_are(self) -> None:
        with pytest.raises(UnknownLaw, match="FOIA, EIR or FOISA"):
            law_named("GDPR")

    def test_unknown_event_says_which_there_are(self) -> None:
        with pytest.raises(ClockError, match="clarification-asked"):
            kind_named("lunch")
