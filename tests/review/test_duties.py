"""Today tells each role what judging asks of it, and costs the same for one force as for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app.roles import READER, STAFF, SUPERVISOR
from tests.builders import campaign, csv_return, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def waiting():
    made = campaign("kent", "essex", "surrey")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    staff = person("staff", STAFF)
    received(kent, totals_return(26, 52), name="totals.csv", by=staff)
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, 11], ["Unknown", 0, 0]]
    received(kent, csv_return(rows), name="by sex.csv", by=staff)
    received(essex, totals_return(26, 53), by=staff)
    return made


def today(client, name, role):
    client.force_login(person(name, role))
    return client.get("/").content.decode()


def test_a_supervisor_is_told_what_blocks_and_what_is_ready(client, waiting):
    page = today(client, "supervisor", SUPERVISOR)
    assert "<strong>1</strong> return blocks: something contradicts or was not read" in page
    assert "<strong>1</strong> return to sign off" in page
    assert f"/review/campaigns/{waiting.slug}/?state=to+sign" in page
    assert "Nothing is asked of you" not in page


def test_who_uploaded_a_return_is_not_asked_to_sign_it(client, waiting):
    made = campaign("kent", slug="other")
    received(made.requests.get(), totals_return(3, 4), by=person("supervisor", SUPERVISOR))
    page = today(client, "supervisor", SUPERVISOR)
    assert "<strong>1</strong> return of yours for somebody else to sign" in page


def test_staff_are_told_what_waits_and_readers_are_shown_what_was_published(client, waiting):
    assert "<strong>1</strong> return waits for a supervisor" in today(client, "staff", STAFF)
    client.force_login(person("reader", READER))
    assert client.get("/").url == reverse("publication-list")


def test_today_asks_as_often_for_four_campaigns_as_for_one(client, waiting):
    client.force_login(person("supervisor", SUPERVISOR))
    client.get("/")
    with CaptureQueriesContext(connection) as one:
        client.get("/")
    for slug in ("second", "third", "fourth"):
        made = campaign("kent", "essex", slug=slug)
        received(made.requests.get(force__slug="kent"), totals_return(7, 9), by=person("staff", STAFF))
    page = client.get("/").content.decode()
    assert page.count("<strong>1</strong> return to sign off") == 4
    with CaptureQueriesContext(connection) as four:
        client.get("/")
    assert len(four) == len(one) < 25
