"""The administrators' page and the numbers for a monitoring program, from real rows, a real broker and a real disk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from foitracker.celery import app
from ingestion.models import Document, Heartbeat
from requests_app.models import Mailbox, Message
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person, received, totals_return
from tests.ingestion.test_deletion import NAME, PERSONAL, WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def service():
    """A service with a worker that is there and one that is not, a document that stopped its reader, and mail."""
    now = timezone.now()
    kent = campaign("kent").requests.get()
    received(kent, totals_return(1, 2), name="fine.csv")
    document = received(kent, PERSONAL, name=NAME)
    Document.objects.filter(pk=document.pk).update(state="refused", error_code="stops_reader")
    Heartbeat.objects.create(name="here/1/1", at=now)
    Heartbeat.objects.create(name="gone/2/2", at=now - timedelta(hours=2))
    Mailbox.objects.create(address="us@mail.example/INBOX", polled_at=now, trouble="It does not answer.")
    Message.objects.create(request=kent, direction="out", state="failed", subject=NAME)
    Message.objects.create(direction="in", state="unreadable", subject=NAME)
    return document


def numbers(client, **how):
    response = client.get("/metrics/", **how)
    assert response.status_code == 200
    lines = [line for line in response.content.decode().splitlines() if not line.startswith("#")]
    return dict(line.rsplit(" ", 1) for line in lines)


def test_the_page_tells_everything_to_administrators_and_tries_again(client, service):
    client.force_login(person("supervisor", SUPERVISOR))
    assert client.get("/status/").status_code == 403
    administrator = person("administrator")
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    page = client.get("/status/").content.decode()
    for said in ("here/1/1", "not heard of", "us@mail.example/INBOX", "It does not answer.", "stops_reader",
                 "none kept by the clock", f"/documents/{service.pk}/read-again/", "could not be sent"):  # fmt: skip
        assert said in page, said
    assert not [word for word in WORDS if word in page]
    client.post(f"/documents/{service.pk}/read-again/")
    service.refresh_from_db()
    assert service.state == "waiting"
    assert "stops_reader" not in client.get("/status/").content.decode()


def test_the_numbers_are_those_of_the_rows(client, service):
    told = numbers(client)
    assert told['foitracker_documents{state="read"}'] == "1.0"
    assert told['foitracker_documents{state="refused"}'] == "1.0"
    assert told['foitracker_letters{state="failed"}'] == "1.0"
    assert told["foitracker_workers"] == "1.0"
    assert told["foitracker_failures"] == "3.0"
    assert told["foitracker_mail_trouble"] == "1.0"
    assert told['foitracker_part_up{part="database"}'] == "1.0"
    assert float(told["foitracker_stored_bytes"]) == len(PERSONAL) + len(totals_return(1, 2))
    assert not [word for word in WORDS if word in client.get("/metrics/").content.decode()]


def test_the_queue_is_the_brokers_own(client):
    with app.connection_for_write() as connection:
        channel = connection.default_channel
        before = float(numbers(client)["foitracker_queue_messages"])
        app.send_task("foitracker.tests.nothing", connection=connection, ignore_result=True)
        assert float(numbers(client)["foitracker_queue_messages"]) == before + 1
        channel.queue_purge("celery")
    assert float(numbers(client)["foitracker_queue_messages"]) == 0


def test_the_numbers_are_told_to_this_machine_or_to_whoever_knows_the_token(client, settings):
    assert client.get("/metrics/", REMOTE_ADDR="192.0.2.7").status_code == 404
    settings.BEHIND_PROXY = True
    assert client.get("/metrics/").status_code == 404, "behind a proxy everybody seems to be here"
    settings.METRICS_TOKEN = "a-long-token"
    assert client.get("/metrics/").status_code == 404
    assert client.get("/metrics/", headers={"Authorization": "Bearer another"}).status_code == 404
    assert numbers(client, headers={"Authorization": "Bearer a-long-token"}, REMOTE_ADDR="192.0.2.7")
