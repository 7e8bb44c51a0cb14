"""Whose turn it is to be read: campaigns by turns, and always a process for what is quick."""

import itertools
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from ingestion import actions, heartbeats, tasks
from ingestion.cost import SLOW
from ingestion.extractions import Overtaken, keep_reading
from ingestion.models import Document, Heartbeat
from ingestion.values.reading import FileFacts, Reading
from requests_app.roles import STAFF
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def worker(monkeypatch):
    """A worker of two processes that is heard of."""
    monkeypatch.setenv("FOITRACKER_WORKER", "host/17/1")
    Heartbeat.objects.create(name="host/17/1", at=timezone.now(), processes=2)


def waits(request, number: int, *, cost: int = 1, ago: float = 60) -> list[Document]:
    """Documents that came so many seconds ago."""
    found = []
    for place in range(number):
        document = actions.receive_document(
            name=f"{place}.csv", chunks=[totals_return(number, place)], received_on=timezone.localdate(), by=None,
            request=request, nudge=False,
        )  # fmt: skip
        came = timezone.now() - timedelta(seconds=ago - place / 1000)
        Document.objects.filter(pk=document.pk).update(cost=cost, uploaded_at=came)
        found.append(document)
    return found


def begin() -> Document | None:
    return actions.claim_next(now=heartbeats.the_clock(), task="a message")


def end(document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(state="read")


def asked(slug: str):
    return campaign("kent", slug=slug).requests.get()


def test_a_large_campaign_does_not_hold_up_a_small_one(worker):
    large, small = asked("large"), asked("small")
    waits(large, 20, ago=600)
    waits(small, 4, ago=5)
    order = []
    for _ in range(8):
        document = begin()
        order.append(document.request_id)
        end(document)
    assert Counter(order) == {large.pk: 4, small.pk: 4}
    assert all(one != other for one, other in itertools.pairwise(order)), "they take turns"


def test_who_is_being_read_already_stands_back(worker):
    large, small = asked("large"), asked("small")
    waits(large, 5, ago=600)
    first = begin()
    waits(small, 5, ago=1)
    assert begin().request_id == small.pk
    assert first.request_id == large.pk


def test_scans_leave_a_process_to_workbooks(worker):
    request = asked("scans")
    waits(request, 3, cost=50, ago=600)
    slow = begin()
    assert slow.cost == 50
    assert begin() is None, "the second process is kept for what is quick"
    waits(request, 2)
    for _ in range(2):
        quick = begin()
        assert quick.cost < SLOW
        end(quick)
    end(slow)
    assert begin().cost == 50, "and nothing waits for ever"


def test_a_scan_waits_ten_times_what_it_takes_and_no_longer(worker):
    request = asked("mixed")
    waits(request, 1, cost=50, ago=490)
    waits(request, 1, ago=5)
    assert begin().cost == 1
    Document.objects.filter(state="waiting").update(uploaded_at=timezone.now() - timedelta(seconds=600))
    waits(request, 1, ago=5)
    assert begin().cost == 50


def test_a_single_process_reads_scans_too():
    waits(asked("scans"), 1, cost=50)
    assert begin().cost == 50


def test_a_message_for_one_document_reads_the_one_whose_turn_it_is(worker, monkeypatch):
    request = asked("two")
    [later] = waits(request, 1, ago=5)
    [first] = waits(request, 1, ago=50)
    read = []
    monkeypatch.setattr(tasks, "_read", lambda document: read.append(document.pk) or end(document))
    tasks.read_document(later.pk)
    tasks.read_document(first.pk)
    assert read == [first.pk, later.pk]
    assert tasks.read_document(first.pk) == "nothing to do"


def test_the_end_of_a_slow_one_calls_for_the_next(worker, monkeypatch):
    [slow] = waits(asked("scans"), 1, cost=50)
    called = []
    monkeypatch.setattr(tasks, "_read", lambda document: end(document))
    monkeypatch.setattr(actions, "ask_for_reading", called.append)
    tasks.read_document(slow.pk)
    assert called == [slow.pk]


def test_what_a_lost_process_read_is_found_by_its_message(worker, monkeypatch):
    request = asked("two")
    waits(request, 2)
    monkeypatch.setattr(actions, "ask_for_reading", lambda pk: True)
    one = actions.claim_next(now=heartbeats.the_clock(), task="one")
    other = actions.claim_next(now=heartbeats.the_clock(), task="other")
    assert actions.left_by_lost_process(task="other")
    assert not actions.left_by_lost_process(task="nobody's")
    assert dict(Document.objects.values_list("pk", "state")) == {one.pk: "reading", other.pk: "waiting"}


def test_a_sweep_sends_no_message_beside_those_on_their_way(worker, monkeypatch):
    waits(asked("many"), 5)
    sent = []
    monkeypatch.setattr(actions, "ask_for_reading", lambda pk: sent.append(pk) or True)
    monkeypatch.setattr(tasks, "_on_their_way", lambda: 3)
    assert tasks.take_up_what_is_left() == len(sent) == 2
    monkeypatch.setattr(tasks, "_on_their_way", lambda: 9)
    assert tasks.take_up_what_is_left() == 0


def test_a_reading_that_is_stopped_ends_and_leaves_nothing(worker, monkeypatch):
    [document] = waits(asked("one"), 1)
    staff = person("staff", STAFF)

    def slow(path, *, progress, **_):
        progress(1, 9, "pages")
        actions.stop_reading(document=document, by=staff)
        progress(2, 9, "pages")
        raise AssertionError("read on")

    monkeypatch.setattr(tasks, "read_in_sandbox", slow)
    monkeypatch.setattr(tasks, "PROGRESS_EVERY", 0)
    assert tasks.read_waiting(document.pk) == "overtaken"
    document.refresh_from_db()
    assert (document.state, document.error_code) == ("refused", "stopped")
    assert document.error_sentence.startswith("staff stopped the reading")
    assert not document.extractions.exists()
    assert actions.read_again(document=document, by=staff)


def test_a_reading_stopped_at_its_end_is_dropped(worker):
    [document] = waits(asked("one"), 1)
    claimed = actions.claim(pk=document.pk, now=heartbeats.the_clock())
    assert actions.stop_reading(document=document, by=person("staff", STAFF))
    facts = FileFacts(document.name, document.sha256, document.size, "text/csv")
    with pytest.raises(Overtaken):
        keep_reading(document=claimed, reading=Reading(facts), seconds=1)
    assert not document.extractions.exists()


def test_what_waits_can_be_stopped_and_what_is_read_cannot(client):
    request = asked("one")
    [document] = waits(request, 1)
    client.force_login(person("staff", STAFF))
    page = client.get(f"/documents/{document.pk}/").content.decode()
    assert "Stop reading" in page
    answer = client.post(f"/documents/{document.pk}/stop/", follow=True).content.decode()
    assert "staff stopped the reading of this document" in answer
    assert "Stop reading" not in answer
    read = received(request, totals_return(5, 6))
    answer = client.post(f"/documents/{read.pk}/stop/", follow=True).content.decode()
    assert "is not being read any more" in answer
    read.refresh_from_db()
    assert read.state == "read"
