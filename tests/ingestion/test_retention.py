"""A campaign past its day: supervisors are reminded, one confirms, and the night deletes; nothing goes by itself."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from foitracker.timetable import TIMETABLE
from ingestion.models import Document
from ingestion.retention import empty
from ingestion.tasks import empty_campaigns, read_waiting
from requests_app.actions import keep_until, match_message, receive_mail
from requests_app.models import AuditEntry, Message
from requests_app.roles import RESEARCHER, STAFF, SUPERVISOR
from requests_app.shelf import place_of
from requests_app.tasks import read_arrived_mail
from tests.builders import campaign, person, received, totals_return
from tests.ingestion.test_deletion import left, mail_with

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.integration]

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def made(client):
    """A campaign with a return and a mail, and a signed-in supervisor."""
    made = campaign("kent", "essex")
    kent = made.requests.get(force__slug="kent")
    received(kent, totals_return(26, 52), by=person("staff", STAFF), name="kent.csv")
    letter = receive_mail(raw=mail_with(("more.csv", totals_return(3, 4))))
    match_message(message=letter, request=kent, by=person("researcher", RESEARCHER))
    read_arrived_mail(letter.pk)
    for document in Document.objects.filter(state="waiting"):
        read_waiting(document.pk)
    client.force_login(person("supervisor", SUPERVISOR))
    return made


def purge(*how: str) -> str:
    out = io.StringIO()
    call_command("purge", *how, stdout=out)
    return out.getvalue()


def test_nothing_goes_until_a_supervisor_confirms_and_then_all_of_it_does(client, made):
    where = f"/campaigns/{made.slug}/retention/"
    client.post(where, {"until": YESTERDAY.isoformat()})
    assert where in client.get("/").content.decode(), "Today reminds"
    assert "nobody has confirmed yet" in purge("--delete")
    assert empty_campaigns() == 0
    with pytest.raises(ValueError, match="Nobody has confirmed"):
        empty(campaign=made, today=TODAY)
    assert not Document.objects.exclude(deleted_at=None).exists()
    client.post(where, {"confirm": "yes"})
    assert where not in client.get("/").content.decode()
    assert "2 documents and 1 letter would be deleted" in purge()
    assert not Document.objects.exclude(deleted_at=None).exists(), "a dry run"
    letter = Message.objects.get(direction="in")
    raw = place_of(f"mail/{letter.raw_path}")
    assert raw.exists()
    assert empty_campaigns() == 1
    assert not Document.objects.filter(deleted_at=None).exists()
    assert not raw.exists()
    assert not any(document.path.exists() for document in Document.objects.all())
    assert left("foi@kent.police.example") == []
    made.refresh_from_db()
    assert made.emptied_at is not None
    assert AuditEntry.objects.filter(kind="campaign emptied", by_name="supervisor").count() == 1
    low = {row for document in Document.objects.all()
           for row in document.extractions.get(current=True).records.values_list("low", flat=True)}  # fmt: skip
    assert {26, 52, 3, 4} <= low, "the figures stay"
    assert empty_campaigns() == 0


def test_what_another_campaign_holds_too_stays(made, client):
    other = campaign("kent", slug="other-round")
    received(other.requests.get(), totals_return(26, 52), name="again.csv")
    where = f"/campaigns/{made.slug}/retention/"
    client.post(where, {"until": YESTERDAY.isoformat()})
    client.post(where, {"confirm": "yes"})
    assert empty_campaigns() == 1
    assert Document.objects.get(name="kent.csv").deleted_at is None
    assert Document.objects.get(name="again.csv").path.exists()
    made.refresh_from_db()
    assert made.emptied_at is None, "it is not empty, and goes on being tried"


def test_a_day_still_to_come_is_confirmed_by_nobody_and_a_later_day_takes_the_word_back(made, client):
    where = f"/campaigns/{made.slug}/retention/"
    client.post(where, {"until": (TODAY + timedelta(days=9)).isoformat()})
    assert "still to be kept" in client.post(where, {"confirm": "yes"}).content.decode()
    client.post(where, {"until": YESTERDAY.isoformat()})
    client.post(where, {"confirm": "yes"})
    keep_until(campaign=made, until=date(2099, 1, 1), by=None)
    assert empty_campaigns() == 0
    assert made.emptying_confirmed_at is None


def test_staff_neither_set_the_day_nor_confirm(made, client):
    client.force_login(person("staff", STAFF))
    assert client.post(f"/campaigns/{made.slug}/retention/", {"confirm": "yes"}).status_code == 403


def test_the_clock_does_it_at_night():
    tasks = {entry["task"] for entry in TIMETABLE.values()}
    assert "ingestion.empty_campaigns" in tasks
