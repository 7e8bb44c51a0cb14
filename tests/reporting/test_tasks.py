"""A worker works out beforehand what changed, and a page then shows it without working anything out."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from reporting import kept_results, tasks
from reporting.models import KeptEdition
from requests_app.models import Event
from requests_app.roles import SUPERVISOR
from review.models import KeptJudgement
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def never(*_, **__):
    raise AssertionError("worked out while somebody waits")


def test_after_a_change_pages_find_everything_worked_out(client, monkeypatch):
    asked = campaign("kent", "essex")
    received(asked.requests.get(force__slug="kent"), totals_return(26, 52))
    assert tasks.keep_results() == 1
    monkeypatch.setattr(kept_results, "campaign_figures", never)
    monkeypatch.setattr("review.kept_judgements.judged_campaign", never)
    client.force_login(person("supervisor", SUPERVISOR))
    for address in (f"/figures/campaigns/{asked.slug}/", f"/figures/campaigns/{asked.slug}/?count=provisional",
                    f"/review/campaigns/{asked.slug}/", "/"):  # fmt: skip
        assert asked.title in client.get(address).content.decode()


def test_what_nobody_touched_is_left_alone():
    asked = campaign("kent")
    received(asked.requests.get(), totals_return(26, 52))
    Event.objects.update(at=timezone.now() - timedelta(hours=1))
    assert tasks.keep_results() == 0
    assert not KeptEdition.objects.exists()


def test_a_campaign_that_cannot_be_asked_with_hinders_no_other():
    broken = campaign("essex", slug="broken")
    broken.document = {"title": "Nothing else"}
    broken.save()
    asked = campaign("kent")
    for one in (broken, asked):
        Event.objects.create(kind="letter sent", sentence="A letter went out.", campaign=one)
    assert tasks.keep_results() == 2
    assert set(KeptJudgement.objects.values_list("request__campaign", flat=True)) == {asked.pk}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_worker_does_it_at_a_time():
    Event.objects.create(kind="letter sent", sentence="A letter went out.", campaign=campaign("kent"))
    done = []

    def another():
        done.append(tasks.keep_results())
        connections.close_all()

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [tasks.ONE_AT_A_TIME])
        thread = threading.Thread(target=another)
        thread.start()
        thread.join()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [tasks.ONE_AT_A_TIME])
    assert done == [0]
    assert tasks.keep_results() == 1
