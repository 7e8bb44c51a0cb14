"""One request's story: what our letters do to the clock, and what is refused because it would contradict it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from requests_app import actions
from requests_app.actions.delivering import send_letter
from requests_app.actions.sending import queue_letter
from requests_app.clocks import clock_of
from requests_app.deadlines import ClockError
from requests_app.holidays import uk_calendar
from requests_app.models import Message
from requests_app.statuses import MoveRefused
from tests.requests_app.asking import asked_campaign, researcher

pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    _campaign, (request,) = asked_campaign("kent")
    request.force.foi_email = "foi@kent.example"
    request.force.save()
    actions.record_sent(request=request, on=date(2019, 4, 8), by=None)
    return request


def _sent(request, kind, **more):
    draft = actions.draft_letter(request=request, kind=kind, today=timezone.localdate(), by=researcher(), **more)
    queued = queue_letter(message=draft, subject=draft.subject, body=draft.body, by=researcher())
    send_letter(pk=queued.pk, now=timezone.now())
    queued.refresh_from_db()
    request.refresh_from_db()
    return queued


def test_a_review_letter_that_is_sent_starts_the_reviews_clock(kent):
    actions.record_response(request=kent, on=date(2019, 5, 7), by=None)
    letter = _sent(kent, "internal review", grounds="Question 1 was not answered.")
    assert letter.state == Message.State.SENT
    assert kent.status == "review_requested"
    clock = clock_of(kent, uk_calendar())
    assert clock.review.requested == letter.on


def test_a_letter_whose_move_is_refused_has_gone_all_the_same_and_says_so(kent):
    actions.record_response(request=kent, on=date(2019, 5, 7), by=None)
    actions.record_clock_event(request=kent, kind="review-requested", on=date(2019, 5, 10), by=None)
    letter = _sent(kent, "internal review", grounds="Once more.")
    assert letter.state == Message.State.SENT
    assert "its clock was not moved" in letter.trouble
    assert kent.clock_events.filter(kind="review-requested").count() == 1


@pytest.mark.parametrize("kind", ["chaser", "final chaser"])
def test_a_chaser_before_the_answer_is_late_is_refused_with_why(kent, kind):
    # Day 1 is 9 April; Good Friday (19th), Easter Monday (22nd) and 6 May don't count: day 20 is 9 May 2019.
    with pytest.raises(ClockError, match="not late until after 9 May 2019"):
        actions.draft_letter(request=kent, kind=kind, today=date(2019, 4, 8), by=researcher())
    assert kent.messages.filter(kind=kind).count() == 0
    assert actions.draft_letter(request=kent, kind=kind, today=date(2019, 5, 10), by=researcher()).kind == kind


def test_a_chaser_of_an_answer_that_came_is_refused(kent):
    actions.record_response(request=kent, on=date(2019, 5, 7), by=None)
    with pytest.raises(ClockError, match="they answered on 7 May 2019"):
        actions.draft_letter(request=kent, kind="chaser", today=date(2019, 6, 3), by=researcher())


def test_a_second_extension_notice_is_refused_until_the_first_is_taken_back(kent):
    first = actions.record_clock_event(
        request=kent, kind="extension-notice", on=date(2019, 4, 30), by=None, exemption="s31(1)"
    )
    with pytest.raises((ClockError, MoveRefused), match=r"30 April 2019 under .* is recorded already"):
        actions.record_clock_event(request=kent, kind="extension-notice", on=date(2019, 5, 3), by=None)
    actions.withdraw_clock_event(event=first, by=None)
    actions.record_clock_event(request=kent, kind="extension-notice", on=date(2019, 5, 3), by=None)
    assert kent.clock_events.filter(withdrawn_at=None).count() == 1


def test_a_clarified_request_may_be_extended_anew(kent):
    for kind, day in (
        ("extension-notice", date(2019, 4, 15)),
        ("clarification-asked", date(2019, 4, 16)),
        ("clarification-received", date(2019, 4, 17)),
        ("extension-notice", date(2019, 5, 1)),
    ):
        actions.record_clock_event(request=kent, kind=kind, on=day, by=None)
    kent.refresh_from_db()
    assert kent.status == "extended"


def test_what_is_still_to_come_is_refused_in_a_sentence(kent):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ClockError, match="is still to come"):
        actions.record_clock_event(request=kent, kind="clarification-asked", on=tomorrow, by=None)
    kent.refresh_from_db()
    assert (kent.status, kent.due_on) == ("sent", date(2019, 5, 9))


def test_a_request_cannot_have_been_sent_tomorrow():
    _campaign, (request,) = asked_campaign("surrey")
    with pytest.raises(ClockError, match="is still to come"):
        actions.record_sent(request=request, on=timezone.localdate() + timedelta(days=1), by=None)
    request.refresh_from_db()
    assert request.status == "drafted"
