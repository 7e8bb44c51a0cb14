"""The clock's facts as people record them: dates from the law, the history, and what is taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from requests_app import actions
from requests_app.deadlines import ClockError
from requests_app.models import Event, ProclaimedHoliday
from requests_app.statuses import MoveRefused
from tests.builders import person
from tests.requests_app.asking import asked_campaign, researcher

pytestmark = pytest.mark.django_db


def kent(on: date = date(2019, 4, 3)):
    _, [request] = asked_campaign("kent")
    actions.record_sent(request=request, on=on, by=researcher())
    return request


def test_sent_on_3_april_2019_is_due_on_3_may():
    # The worked example of the domain notes: Good Friday and Easter Monday fall between.
    request = kent()
    assert (request.status, request.due_on, request.latest_on) == ("sent", date(2019, 5, 3), date(2019, 5, 3))


def test_clarification_stops_and_starts_afresh():
    request = kent()
    actions.record_clock_event(request=request, kind="clarification-asked", on=date(2019, 4, 10), by=researcher())
    assert (request.status, request.due_on) == ("clarification_requested", None)
    actions.record_clock_event(request=request, kind="clarification-received", on=date(2019, 5, 7), by=researcher())
    # 7 May and twenty working days, without the bank holiday of 27 May: 5 June.
    assert (request.status, request.due_on) == ("clarified", date(2019, 6, 5))
    sentences = list(request.events.filter(kind__startswith="clock").values_list("sentence", flat=True))
    assert sentences == [
        "Our clarification received on 7 May 2019; the answer is now due by 5 June 2019.",
        "Clarification asked for on 10 April 2019; its clock is stopped.",
    ]


def test_an_impossible_event_changes_nothing():
    request = kent()
    before = Event.objects.count()
    with pytest.raises(MoveRefused):
        actions.record_clock_event(request=request, kind="fees-paid", on=date(2019, 4, 10), by=researcher())
    with pytest.raises(ClockError, match="earlier than the request"):
        actions.record_clock_event(request=request, kind="response", on=date(2019, 4, 1), by=researcher())
    request.refresh_from_db()
    assert (request.status, request.responded_on, Event.objects.count()) == ("sent", None, before)
    assert not request.clock_events.exists()


def test_the_same_fact_is_recorded_once():
    request = kent()
    first = actions.record_response(request=request, on=date(2019, 5, 1), by=researcher())
    assert actions.record_response(request=request, on=date(2019, 5, 1), by=researcher()) == first
    assert request.clock_events.count() == 1


def test_what_is_entered_late_does_not_undo_the_answer():
    request = kent()
    actions.record_response(request=request, on=date(2019, 5, 20), by=researcher())
    actions.record_clock_event(
        request=request, kind="extension-notice", on=date(2019, 5, 1), by=researcher(), exemption="s31(1)"
    )
    assert request.status == "answered"
    assert request.latest_on == date(2019, 6, 4)  # twenty more, without 6 and 27 May


def test_what_is_taken_back_counts_no_more_and_stays_in_the_history():
    request = kent()
    fact = actions.record_response(request=request, on=date(2019, 5, 1), by=researcher())
    actions.withdraw_clock_event(event=fact, by=researcher(), why="it was another force's letter")
    request.refresh_from_db()
    assert (request.status, request.responded_on) == ("sent", None)
    fact.refresh_from_db()
    assert fact.withdrawn_at is not None
    assert "another force's letter" in request.events.first().sentence


def test_a_proclaimed_holiday_moves_open_requests_and_lists_them(client):
    moved, unmoved = kent(), None
    _campaign, [unmoved] = asked_campaign("surrey")
    actions.record_sent(request=unmoved, on=date(2018, 1, 3), by=None)
    before = unmoved.due_on
    admin = person("root")
    admin.is_superuser = admin.is_staff = True
    admin.save()
    client.force_login(admin)
    page = client.post(
        reverse("admin:requests_app_proclaimedholiday_add"),
        {"date": "2019-05-02", "title": "A jubilee", "nations": ["Scotland"], "source": "proclamation"},
        follow=True,
    )
    assert "1 due day moved" in page.content.decode()
    assert "Kent Police (7 May 2019)" in page.content.decode()
    moved.refresh_from_db()
    unmoved.refresh_from_db()
    # 3 May becomes the nineteenth; 6 May is a bank holiday.
    assert (moved.due_on, unmoved.due_on) == (date(2019, 5, 7), before)
    event = moved.events.get(kind="due date moved")
    assert event.sentence.startswith(
        "The answer's due day moved from 3 May 2019 to 7 May 2019. 2 May 2019 was proclaimed"
    )
    client.post(
        reverse("admin:requests_app_proclaimedholiday_delete", args=[ProclaimedHoliday.objects.get().pk]),
        {"post": "yes"},
    )
    moved.refresh_from_db()
    assert moved.due_on == date(2019, 5, 3)


def test_chasers_are_drafted_once_and_sent_by_nobody():
    request = kent()
    assert [one.kind for one in actions.draft_due_chasers(today=date(2019, 5, 1))] == ["reminder"]
    assert actions.draft_due_chasers(today=date(2019, 5, 2)) == []
    [chaser] = actions.draft_due_chasers(today=date(2019, 5, 8))
    assert (chaser.kind, chaser.state) == ("chaser", "draft")
    assert "Friday 3 May 2019" in chaser.body
    assert "Good Friday" in chaser.body
    actions.discard_draft(message=chaser, by=researcher())
    assert actions.draft_due_chasers(today=date(2019, 5, 9)) == []
    assert request.messages.filter(state="draft").count() == 1


def test_on_the_due_day_nothing_is_chased():
    kent()
    assert [one.kind for one in actions.draft_due_chasers(today=date(2019, 5, 3))] == []
