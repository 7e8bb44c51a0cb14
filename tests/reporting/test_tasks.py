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


def untouched(*forces, slug="asked"):
    """A campaign with a return, to which nothing happened lately."""
    asked = campaign(*forces, slug=slug)
    received(asked.requests.get(force__slug=forces[0]), totals_return(26, 52))
    Event.objects.update(at=timezone.now() - timedelta(hours=1))
    return asked


def test_what_nobody_touched_is_looked_at_once_a_day_and_then_left_alone(monkeypatch):
    untouched("kent")
    assert tasks.keep_results() == 1
    assert KeptEdition.objects.count() == 2
    monkeypatch.setattr(tasks, "keep_results_of", never)
    assert tasks.keep_results() == 0
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    with pytest.raises(AssertionError, match="worked out"):
        tasks.keep_results()


def test_after_a_new_release_a_worker_judges_anew_before_anybody_looks(client, monkeypatch):
    asked = untouched("kent", "essex")
    tasks.keep_results()
    for place in (
        "review.grounds",
        "review.stamps",
        "requests_app.kept_stamps",
        "reporting.kept_results",
        "reporting.tasks",
    ):
        monkeypatch.setattr(f"{place}.program_mark", lambda: "another program")
    assert tasks.keep_results() == 1
    monkeypatch.setattr(kept_results, "campaign_figures", never)
    monkeypatch.setattr("review.kept_judgements.judged_campaign", never)
    monkeypatch.setattr("review.kept_across.judged_in_short", never)
    client.force_login(person("supervisor", SUPERVISOR))
    for address in (f"/figures/campaigns/{asked.slug}/?count=provisional", f"/review/campaigns/{asked.slug}/", "/",
                    "/search/?q=kent"):  # fmt: skip
        assert "kent" in client.get(address).content.decode().lower()


def test_the_newest_come_first_and_the_worker_goes_back_to_reading(monkeypatch):
    older, newer = untouched("kent", slug="older"), untouched("essex", slug="newer")
    begun = []
    monkeypatch.setattr(tasks, "keep_results_of", begun.append)
    monkeypatch.setattr(tasks, "SECONDS", -1)
    assert tasks.keep_results() == 0
    monkeypatch.setattr(tasks, "SECONDS", 60)
    monkeypatch.setattr(tasks, "AT_ONCE", 1)
    assert [tasks.keep_results() for _ in range(3)] == [1, 1, 0]
    assert begun == [newer, older]


def test_one_that_ends_the_worker_does_not_end_it_again(monkeypatch):
    older, newer = untouched("kent", slug="older"), untouched("essex", slug="newer")
    begun = []

    def keep(one):
        begun.append(one)
        if one == newer:
            raise MemoryError

    monkeypatch.setattr(tasks, "keep_results_of", keep)
    with pytest.raises(MemoryError):
        tasks.keep_results()
    assert tasks.keep_results() == 1
    assert begun == [newer, older]


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
