"""The paragraph that goes into a letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given

from requests_app.deadlines import work_out
from tests.requests_app.deadlines.counting import CALENDAR, clock, days_of_the_act, laws


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
