"""In whose name letters go, and where the calendar's links lead."""

from __future__ import annotations

from datetime import date

import pytest

from requests_app import actions
from requests_app.mail.outbound import sending_address, signed_by
from requests_app.models import Event
from tests.requests_app.asking import asked_campaign, researcher

pytestmark = pytest.mark.django_db


def test_letters_carry_the_charity_and_the_person_once_they_are_said(client, settings):
    settings.DEFAULT_FROM_EMAIL = "FOI Tracker <foi@charity.example>"
    assert signed_by() == ("FOI Tracker", "FOI Tracker")
    client.force_login(researcher())
    assert "say in whose name you ask" in client.get("/").content.decode()
    client.post("/organisation/", {"name": "Safe Children, the charity", "signatory": "R. Pugh"})
    assert signed_by() == ("R. Pugh", "Safe Children, the charity")
    assert sending_address() == '"Safe Children, the charity" <foi@charity.example>'
    assert "say in whose name you ask" not in client.get("/").content.decode()
    _campaign, (request,) = asked_campaign("kent")
    actions.record_sent(request=request, on=date(2019, 4, 8), by=None)
    draft = actions.draft_letter(request=request, kind="chaser", today=date(2019, 6, 3), by=None)
    assert "R. Pugh\nSafe Children, the charity" in draft.body


def test_saying_the_same_again_is_no_event():
    for _ in range(2):
        actions.say_who_asks(name="A Charity", signatory="R. Pugh", by=researcher())
    assert Event.objects.filter(kind="organisation said").count() == 1


def test_an_empty_name_is_asked_for_again(client):
    client.force_login(researcher())
    answer = client.post("/organisation/", {"name": "", "signatory": "R. Pugh"})
    assert answer.status_code == 422
    assert "Say in whose name you ask." in answer.content.decode()


def test_calendar_links_lead_to_the_address_people_use(client, settings):
    settings.ALLOWED_HOSTS = ["foi.charity.example"]
    client.force_login(researcher())
    page = client.get("/calendar/", headers={"host": "foi.charity.example"}).content.decode()
    token = actions.feed_of(by=researcher()).token
    assert f"http://foi.charity.example/calendar/{token}.ics" in page
    _campaign, (request,) = asked_campaign("kent")
    actions.record_sent(request=request, on=date(2026, 11, 2), by=None)
    feed = client.get(f"/calendar/{token}.ics", headers={"host": "foi.charity.example"}).content.decode()
    assert f"http://foi.charity.example/requests/{request.pk}/" in feed.replace("\r\n ", "")
