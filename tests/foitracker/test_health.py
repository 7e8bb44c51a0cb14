"""What whoever watches the service is told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from foitracker import embedded, health
from ingestion import actions
from ingestion.heartbeats import SILENT, Beating, beat
from ingestion.models import Heartbeat
from tests.builders import campaign, person, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def a_worker(db):
    beat(name="one", now=timezone.now())


def said(client):
    response = client.get(reverse("ready"))
    return response.status_code, {name for name, word in response.json().items() if word == "down"}


def test_that_the_site_lives_asks_nothing_of_any_other_part(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("health")).json() == {"site": "live"}
    assert len(queries) == 0


def test_all_is_up_and_nobody_has_to_sign_in_to_hear_it(client, a_worker):
    response = client.get(reverse("ready"))
    assert response.json() == dict.fromkeys(["database", "broker", "worker", "storage", "disk", "mail"], "up")


def test_each_part_that_is_down_is_named(client, a_worker, monkeypatch, settings, tmp_path):
    with monkeypatch.context() as patch:
        patch.setattr(embedded, "redis_url", lambda: "unix:///nowhere.sock")
        assert said(client) == (503, {"broker"})
    with monkeypatch.context() as patch:
        patch.setattr(health, "LEAST_DISK", 1 << 62)
        assert said(client) == (503, {"disk"})
    (tmp_path / "a file").write_text("")
    settings.DOCUMENTS_FOLDER = tmp_path / "a file" / "documents"
    Heartbeat.objects.update(at=timezone.now() - SILENT - timedelta(seconds=1))
    assert said(client) == (503, {"storage", "worker"})


def test_what_the_sandbox_lacks_is_for_those_who_are_signed_in(client, a_worker):
    assert "sandbox_lacks" not in client.get(reverse("ready")).json()
    client.force_login(person("anybody"))
    assert "sandbox_lacks" in client.get(reverse("ready")).json()


def test_pages_say_when_nothing_reads_and_only_then(client):
    made = campaign("kent")
    document = actions.receive_document(
        name="x.csv", chunks=[totals_return(1, 2)], received_on=TODAY, by=None, campaign=made, nudge=False
    )
    client.force_login(person("staff", "Staff"))
    for page in ("/documents/", f"/documents/{document.pk}/"):
        assert "Nothing is reading at the moment" in client.get(page).content.decode(), page
    assert "takes it up as soon as" not in client.get(f"/documents/{document.pk}/").content.decode()
    beat(name="one", now=timezone.now())
    for page in ("/documents/", f"/documents/{document.pk}/"):
        assert "Nothing is reading" not in client.get(page).content.decode(), page


def test_a_worker_that_stops_says_goodbye(a_worker):
    Beating("one").stop()
    assert not Heartbeat.objects.exists()
