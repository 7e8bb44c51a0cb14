"""Lists of the desk count as far as they can quickly, and say so."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app import desk
from requests_app.models import Event
from tests.requests_app.asking import researcher

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def admin(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("administrator"))
    Event.objects.bulk_create(Event(kind="noted", sentence=f"Something happened: {n}.") for n in range(7))
    return client


def paginator(client, address: str) -> str:
    page = client.get(address).content.decode()
    told = page.partition('<p class="paginator">')[2].partition("</p>")[0]
    return " ".join(told.split())


def test_few_are_counted_exactly(admin):
    assert paginator(admin, "/admin/requests_app/event/").startswith(f"{Event.objects.count()} ")


def test_of_very_many_it_says_how_many_more_than(admin, monkeypatch):
    monkeypatch.setattr(desk, "COUNTED", 4)
    monkeypatch.setattr("requests_app.admin.EventAdmin.list_per_page", 2)
    with CaptureQueriesContext(connection) as asked:
        told = paginator(admin, "/admin/requests_app/event/")
    assert "more than 4 events" in told
    assert "?p=2" in told
    assert "?p=3" not in told
    counts = [one["sql"] for one in asked if "COUNT(*)" in one["sql"] and "requests_app_event" in one["sql"]]
    assert counts, "it counts"
    assert all("LIMIT 5" in sql for sql in counts), "and never further"


def test_a_search_says_it_too(admin, monkeypatch):
    monkeypatch.setattr(desk, "COUNTED", 4)
    page = admin.get("/admin/requests_app/event/?q=happened").content.decode()
    assert "more than 4 results" in page
    page = admin.get("/admin/requests_app/event/?q=happened%3A+3").content.decode()
    assert "1 result" in page


def test_the_desk_is_still_closed_to_whoever_may_not_see_it(client):
    client.force_login(researcher())
    assert client.get("/admin/requests_app/event/").status_code in (302, 403)
