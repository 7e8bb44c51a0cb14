"""Who comes before the worker has judged anew is told at once how far that is, and shown the page when it is there."""

from __future__ import annotations

import pytest
from django.utils import timezone

from requests_app.roles import SUPERVISOR
from review import being_judged, tasks
from review.kept_judgements import judged_alone, judged_in_short
from review.models import KeptJudgement
from review.queries import judged_campaign
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
WAITING = "working-out"


@pytest.fixture
def asked():
    found = campaign("kent", "essex", "surrey")
    for request in found.requests.all():
        received(request, totals_return(20 + request.pk % 7, 52))
    KeptJudgement.objects.all().delete()
    found.refresh_from_db()  # the database writes its specification otherwise
    return found


@pytest.fixture
def messages(monkeypatch):
    """A worker lives, and is told what to judge."""
    found = []
    monkeypatch.setattr(being_judged, "MANY_RETURNS", 3)
    monkeypatch.setattr(being_judged, "somebody_reads", lambda now: True)
    monkeypatch.setattr(being_judged, "nudge_workers", lambda task, pk, waits: found.append((task.name, pk)))
    monkeypatch.setattr(being_judged.cache, "add", lambda *_: True)
    return found


@pytest.fixture
def supervisor(client):
    client.force_login(person("supervisor", SUPERVISOR))
    return client


def pages(asked):
    return f"/review/campaigns/{asked.slug}/", f"/review/campaigns/{asked.slug}/labels/", "/search/?q=kent"


def test_pages_say_at_once_that_returns_are_being_judged_and_how_far(asked, messages, supervisor):
    for address in pages(asked):
        answer = supervisor.get(address)
        assert answer.status_code == 202, address
        told = answer.content.decode()
        assert "These returns are being judged." in told
        assert "0 of 3" in told
        assert f'hx-get="{address}"' in told
        assert '<noscript><meta http-equiv="refresh"' in told, "without JavaScript too"
    assert messages == [("review.judge", asked.pk)] * 3
    assert not KeptJudgement.objects.exists(), "nobody judged while somebody waits"


def test_the_page_that_waits_sees_it_go_on_and_is_loaded_anew_when_it_is_there(
    asked, messages, supervisor, monkeypatch
):
    address, *_ = pages(asked)
    first = asked.requests.order_by("pk").first()
    judged_alone([asked], today=timezone.localdate(), only=[first.pk])
    monkeypatch.setattr(being_judged, "MANY_RETURNS", 2)
    answer = supervisor.get(address, headers={"HX-Target": WAITING})
    assert answer.status_code == 202
    assert answer.content.decode().startswith("<p><strong>These returns are being judged.")
    assert 'value="1" max="3"' in answer.content.decode()
    assert tasks.judge(asked.pk)
    assert supervisor.get(address, headers={"HX-Target": WAITING})["HX-Refresh"] == "true"
    assert supervisor.get(address).status_code == 200


def test_today_shows_everything_else_and_that_line_in_their_place(asked, messages, supervisor, monkeypatch):
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("review.kept_standings.judged_alone", None)  # nothing is looked at for that line
        told = supervisor.get("/").content.decode()
    assert asked.title in told
    assert "<strong>3</strong> returns being judged: their numbers follow in a moment" in told
    assert "to sign off" not in told
    assert tasks.judge(asked.pk)
    told = supervisor.get("/").content.decode()
    assert "being judged" not in told
    assert "<strong>3</strong> returns to sign off" in told


def test_where_no_worker_lives_or_only_few_are_left_they_are_judged_at_once(asked, messages, supervisor, monkeypatch):
    monkeypatch.setattr(being_judged, "somebody_reads", lambda now: False)
    assert supervisor.get(pages(asked)[0]).status_code == 200
    KeptJudgement.objects.all().delete()
    monkeypatch.setattr(being_judged, "somebody_reads", lambda now: True)
    monkeypatch.setattr(being_judged, "MANY_RETURNS", 4)
    assert supervisor.get(pages(asked)[0]).status_code == 200
    assert messages == []


def test_today_judges_returns_of_a_few_campaigns_itself_and_leaves_the_others(asked, messages, supervisor, monkeypatch):
    monkeypatch.setattr(being_judged, "MANY_RETURNS", 100)
    monkeypatch.setattr(being_judged, "MANY_CAMPAIGNS", 2)
    others = [campaign("kent", slug=f"round-{n}") for n in range(3)]
    for each in others:
        received(each.requests.get(), totals_return(31, 52))
    told = supervisor.get("/").content.decode()
    assert told.count("being judged: their numbers follow in a moment") == 2
    assert told.count("to sign off") == 2
    left = {pk for name, pk in messages if name == "review.judge"}
    assert len(left) == 2
    for pk in left:
        assert tasks.judge(pk)
    told = supervisor.get("/").content.decode()
    assert "being judged" not in told
    assert told.count("to sign off") == 4


def test_few_returns_of_many_figures_are_many(asked, messages, supervisor, monkeypatch):
    monkeypatch.setattr(being_judged, "MANY_RETURNS", 100)
    monkeypatch.setattr(being_judged, "MANY_FIGURES", 6)
    assert supervisor.get(pages(asked)[0]).status_code == 202


def test_what_somebody_does_waits_for_no_worker(asked, messages, supervisor):
    answer = supervisor.post(f"/review/campaigns/{asked.slug}/next/")
    assert answer.status_code == 302
    assert messages == []


def test_a_command_or_worker_judges_itself_and_what_it_finds_is_the_same(asked, messages, monkeypatch):
    from review import kept_judgements

    monkeypatch.setattr(kept_judgements, "AT_ONCE", 1)
    today = asked.requests.first().due_on
    in_parts = judged_in_short(asked, today=today)
    whole = judged_campaign(asked, today=today)
    assert [(one.request.pk, one.state, one.mark) for one in in_parts] == [
        (one.request.pk, one.state, one.mark) for one in whole
    ]
    assert messages == []
