"""How the asking went, counted from rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from requests_app.campaign_results import RequestRow, Share, results
from requests_app.deadlines import Bucket
from requests_app.statuses import Outcome, Whole


def row(
    force: str,
    bucket: Bucket,
    first: Outcome | None = None,
    second: Outcome | None = None,
    exemptions: dict[str, list[str]] | None = None,
    usable: set[str] | None = None,
) -> RequestRow:
    return RequestRow(force, bucket, {"1": first, "2": second}, exemptions or {}, frozenset(usable or ()))


ROWS = [
    row("Kent", Bucket.ANSWERED_IN_TIME, Outcome.ANSWERED, Outcome.ANSWERED, usable={"1", "2"}),
    row("Surrey", Bucket.ANSWERED_LATE, Outcome.ANSWERED, Outcome.REFUSED, {"2": ["s12(1)", "s40(2)"]}, {"1"}),
    row("Sussex", Bucket.ANSWERED_IN_TIME, Outcome.REFUSED, Outcome.REFUSED, {"1": ["s12(1)"], "2": ["s12(1)"]}),
    row("Essex", Bucket.OVERDUE),
    row("Dorset", Bucket.VERY_OVERDUE),
    row("Norfolk", Bucket.DUE_TODAY),
    row("Suffolk", Bucket.AWAITING_CLARIFICATION),
    row("Cheshire", Bucket.NOT_STARTED),
    row("Cumbria", Bucket.WITHDRAWN),
]


def test_shares_of_those_asked() -> None:
    found = results(ROWS, ["1", "2"])
    assert found.asked == 7
    assert [str(share) for share in (found.in_time, found.late, found.overdue, found.waiting)] == [
        "2 of 7",
        "1 of 7",
        "2 of 7",
        "2 of 7",
    ]


def test_questions_and_what_was_relied_on() -> None:
    found = results(ROWS, ["1", "2"])
    first, second = found.questions
    assert (str(first.usable), str(second.usable)) == ("2 of 7", "1 of 7")
    assert first.outcomes == {Outcome.ANSWERED: 2, Outcome.REFUSED: 1, None: 4}
    assert found.exemptions == (("s12(1)", 2), ("s40(2)", 1))
    assert found.wholes == {Whole.FULL: 1, Whole.PART: 1, Whole.REFUSED: 1, Whole.NOTHING_YET: 4}


def test_figures_that_were_refused_are_not_usable_whatever_the_row_says() -> None:
    found = results([row("Kent", Bucket.ANSWERED_IN_TIME, Outcome.REFUSED, usable={"1"})], ["1"])
    assert found.questions[0].usable.part == 0


def test_a_percentage_only_of_a_base_that_bears_it() -> None:
    assert str(Share(1, 19)) == "1 of 19"
    assert str(Share(31, 43)) == "31 of 43 (72%)"
    assert Share(0, 0).percent is None


def test_a_campaign_that_was_never_sent() -> None:
    found = results([row("Kent", Bucket.NOT_STARTED)], ["1"])
    assert found.asked == 0
    assert str(found.in_time) == "0 of 0"


@given(st.lists(st.sampled_from(list(Bucket)), max_size=50))
def test_every_request_asked_is_in_one_share(buckets: list[Bucket]) -> None:
    found = results([row(str(place), bucket) for place, bucket in enumerate(buckets)], ["1", "2"])
    assert found.in_time.part + found.late.part + found.overdue.part + found.waiting.part == found.asked
    assert sum(found.questions[0].outcomes.values()) == found.asked
