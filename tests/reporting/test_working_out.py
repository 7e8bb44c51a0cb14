"""An edition of many figures is worked out by a worker: the page says so, then shows it. A small one is made there."""

import threading

import pytest
from django.db import connection, connections
from django.utils import timezone
from kombu.exceptions import OperationalError

from ingestion import heartbeats
from reporting import tasks, working_out
from reporting.models import KeptEdition
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def asked(client, monkeypatch):
    made = campaign("kent")
    received(made.requests.get(), totals_return(26, 52))
    client.force_login(person("supervisor", SUPERVISOR))
    monkeypatch.setattr(working_out, "MANY", 1)
    return made


@pytest.fixture
def worker(monkeypatch):
    """A living worker, and what it was asked for."""
    heartbeats.beat(name="one", now=timezone.now())
    wanted = []
    monkeypatch.setattr(tasks.work_out, "delay", lambda pk, mark: wanted.append((pk, mark)))
    return wanted


def test_the_page_says_that_its_figures_are_being_worked_out_and_then_shows_them(client, asked, worker):
    address = f"/figures/campaigns/{asked.slug}/"
    first = client.get(address)
    assert first.status_code == 202
    assert first["Retry-After"] == "10"
    page = first.content.decode()
    assert "These figures are being worked out" in page
    assert f'hx-get="{address}"' in page
    assert f'href="{address}"' in page, "without a script there is a link, and the page asks again by itself"
    assert '<noscript><meta http-equiv="refresh"' in page
    [(pk, mark)] = worker
    assert mark == "signed internal"
    asking = {"HX-Request": "true", "HX-Target": "working-out"}
    assert client.get(address, headers=asking).status_code == 204, "nothing new yet"
    assert len(worker) == 1, "the page that waits asks for nothing twice"
    assert tasks.work_out(pk, mark)
    assert client.get(address, headers=asking)["HX-Refresh"] == "true"
    shown = client.get(address)
    assert shown.status_code == 200
    assert asked.title in shown.content.decode()
    assert "being worked out" not in shown.content.decode()


def test_with_the_broker_down_the_page_still_says_that_its_figures_come(client, asked, worker, monkeypatch):
    def down(*arguments):
        raise OperationalError("no broker")

    monkeypatch.setattr(tasks.work_out, "delay", down)
    told = client.get(f"/figures/campaigns/{asked.slug}/")
    assert told.status_code == 202
    assert "These figures are being worked out" in told.content.decode()


def test_where_no_worker_lives_and_where_there_are_few_figures_the_page_makes_it(client, asked, monkeypatch):
    assert client.get(f"/figures/campaigns/{asked.slug}/").status_code == 200
    KeptEdition.objects.all().delete()
    heartbeats.beat(name="one", now=timezone.now())
    monkeypatch.setattr(working_out, "MANY", 1000)
    assert client.get(f"/figures/campaigns/{asked.slug}/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_what_one_worker_works_out_is_asked_of_no_other(client, asked, worker):
    def another():
        with working_out.alone_on(asked, "signed internal") as alone:
            held.append(alone)
            begun.set()
            done.wait(10)
        connections.close_all()

    held, begun, done = [], threading.Event(), threading.Event()
    thread = threading.Thread(target=another)
    thread.start()
    assert begun.wait(10)
    try:
        assert held == [True]
        assert client.get(f"/figures/campaigns/{asked.slug}/").status_code == 202
        assert worker == []
        assert tasks.work_out(asked.pk, "signed internal") is False
        assert tasks.work_out(asked.pk, "provisional internal") is True, "another edition is another work"
    finally:
        done.set()
        thread.join()
    assert connection.is_usable()


@pytest.fixture
def sent(monkeypatch):
    """What the broker was given; the first time it was away."""
    found = []

    def nudged(_, *arguments, waits):
        found.append(arguments)
        return len(found) > 1

    monkeypatch.setattr(working_out, "nudge_workers", nudged)
    return found


def test_after_the_broker_was_away_the_page_that_waits_asks_again(sent, monkeypatch):
    wanted = working_out.BeingWorkedOut(campaign("kent"), provisional=True, public=False)
    monkeypatch.setattr(working_out, "ASKED_AGAIN", 0)  # no second is waited for
    working_out.ask_for(wanted)
    working_out.ask_for(wanted)
    assert sent == [(wanted.campaign.pk, wanted.mark)] * 2


def test_a_worker_that_was_asked_just_now_is_not_asked_again(sent):
    wanted = working_out.BeingWorkedOut(campaign("kent"), provisional=True, public=False)
    other = working_out.BeingWorkedOut(wanted.campaign, provisional=False, public=False)
    for one in (wanted, wanted, other, wanted):
        working_out.ask_for(one)
    assert sent == [(wanted.campaign.pk, wanted.mark), (wanted.campaign.pk, other.mark)]
