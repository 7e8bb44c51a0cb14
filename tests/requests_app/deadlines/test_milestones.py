"""The dates that are still to be met."""

from __future__ import annotations

from requests_app.deadlines import Mark, milestones
from tests.requests_app.deadlines.counting import clock, on


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
