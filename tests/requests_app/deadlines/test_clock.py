"""The clock against dates worked out elsewhere, against a twin that counts on its fingers, and event by event."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.deadlines import (
    EIR,
    FOIA,
    FOISA,
    LAWS,
    Bucket,
    Calendar,
    ClockError,
    ClockEvent,
    Kind,
    ProclaimedDay,
    in_order,
    standing,
    work_out,
)
from tests.requests_app.deadlines.counting import (
    CALENDAR,
    CASES,
    VECTORS,
    clock,
    days_of_the_act,
    last_day_to_pay,
    laws,
    on,
    twin,
)


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
        if asked <= without and paid > last_day_to_pay(law, asked):
            expected = None
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

    @given(received=days_of_the_act, order=st.permutations(range(4)))
    def test_events_may_come_in_any_order(self, received: date, order: list[int]) -> None:
        events = [
            ClockEvent(Kind.CLARIFICATION_ASKED, received),
            ClockEvent(Kind.CLARIFICATION_RECEIVED, received),
            ClockEvent(Kind.RESPONSE, received + timedelta(days=9)),
            ClockEvent(Kind.REVIEW_REQUESTED, received + timedelta(days=9)),
        ]
        shuffled = in_order([events[place] for place in order])
        assert work_out(FOIA, received, shuffled, CALENDAR) == work_out(FOIA, received, events, CALENDAR)

    @given(received=days_of_the_act, waits=st.lists(st.integers(1, 20), min_size=3, max_size=3), reverse=st.booleans())
    def test_a_history_is_taken_by_date(self, received: date, waits: list[int], reverse: bool) -> None:
        kinds = (Kind.CLARIFICATION_ASKED, Kind.CLARIFICATION_RECEIVED, Kind.RESPONSE)
        days = [received + timedelta(days=sum(waits[: place + 1])) for place in range(3)]
        events = [ClockEvent(kind, day) for kind, day in zip(kinds, days, strict=True)]
        worked = work_out(FOIA, received, reversed(events) if reverse else events, CALENDAR)
        assert worked.started == days[1]
        assert worked.answered == days[2]


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
        assert worked.stopped.until == on("2019-09-09")

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

    def test_what_happens_on_one_day_is_taken_in_the_order_of_the_history(self) -> None:
        refined = clock("2019-06-03", ("response", "2019-06-20"), ("refined", "2019-06-20"))
        assert refined.answered is None
        assert refined.due == on("2019-07-19")
        asked_again = clock(
            "2019-06-03", ("clarification-received", "2019-06-20"), ("clarification-asked", "2019-06-20")
        )
        assert asked_again.stopped is not None

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

    def test_a_review_of_silence_does_not_put_the_complaint_off(self) -> None:
        # Nothing was answered by 1 July: the Commissioner takes the complaint from the next day, review or none.
        worked = clock("2019-06-03", ("review-requested", "2019-07-08"))
        assert worked.complain_from == on("2019-07-02")
        assert worked.complain_by is None

    def test_in_scotland_there_is_no_complaint_before_a_review(self) -> None:
        worked = clock("2019-04-03", ("response", "2019-05-02"), law=FOISA)
        assert (worked.complain_from, worked.complain_by) == (None, None)

    def test_in_scotland_six_months_run_from_the_last_day_of_a_silent_review(self) -> None:
        # Asked on 1 July 2019, twenty Scottish working days end on 29 July; six months on is 29 January 2020.
        worked = clock("2019-06-03", ("response", "2019-06-28"), ("review-requested", "2019-07-01"), law=FOISA)
        assert worked.complain_from == on("2019-07-30")
        assert worked.complain_by == on("2020-01-29")

    def test_a_fee_paid_too_late_starts_nothing_again(self) -> None:
        worked = clock("2019-06-03", ("fees-notice", "2019-06-10"), ("fees-paid", "2019-09-10"))
        assert (worked.due, worked.latest) == (None, None)
        assert worked.stopped is not None
        assert worked.stopped.paid_late == on("2019-09-10")
        assert "need not answer any more (section 9(2))" in worked.remarks[-1]

    def test_a_fee_paid_on_the_last_day_counts(self) -> None:
        worked = clock("2019-06-03", ("fees-notice", "2019-06-10"), ("fees-paid", "2019-09-09"))
        assert worked.due is not None

    @pytest.mark.parametrize(
        ("asked", "last"),
        [("2019-03-01", "2019-05-31"), ("2018-11-30", "2019-02-28"), ("2019-01-31", "2019-04-30")],
    )
    def test_three_months_begin_with_the_day_of_the_notice(self, asked: str, last: str) -> None:
        worked = clock(asked, ("fees-notice", asked))
        assert worked.stopped is not None
        assert worked.stopped.until == on(last)

    def test_an_appeal_needs_a_decision(self) -> None:
        with pytest.raises(ClockError, match="no decision notice had been issued before it"):
            clock("2019-06-03", ("response", "2019-06-28"), ("appeal", "2019-09-01"))
        worked = clock("2019-06-03", ("decision-notice", "2019-08-01"), ("appeal", "2019-08-20"))
        assert worked.appealed == on("2019-08-20")

    def test_an_answer_after_withdrawal_is_kept_and_is_not_late(self) -> None:
        worked = clock("2019-06-03", ("withdrawn", "2019-06-10"), ("response", "2019-09-02"))
        assert (worked.answered, worked.withdrawn) == (on("2019-09-02"), on("2019-06-10"))
        stands = standing(on("2019-09-03"), worked)
        assert stands.bucket is Bucket.ANSWERED_IN_TIME
        assert "though withdrawn on 10 June 2019" in stands.words

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


def test_no_time_runs_out_while_a_fee_is_awaited_that_was_asked_for_in_time() -> None:
    """Clarification asked for later is not late, and the answer that comes without either is not late."""
    events = (("fees-notice", "2019-07-08"), ("clarification-asked", "2019-08-07"), ("response", "2019-09-06"))
    found = clock("2019-07-07", *events)
    assert (found.due, found.latest) == (None, None)
    assert not any("after the answer was due" in remark for remark in found.remarks)
