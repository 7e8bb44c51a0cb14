"""Findings across returns are found by their words, by those who settle them and by nobody else."""

from __future__ import annotations

import pytest

from requests_app.roles import OFFICER, READER, RESEARCHER, STAFF, SUPERVISOR
from requests_app.search import search
from review import search as own
from review.models import Resolution
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def kent():
    """Two forces, each with two documents that contradict each other."""
    made = campaign("kent", "essex")
    for more, slug in enumerate(("essex", "kent")):
        request = made.requests.get(force__slug=slug)
        received(request, totals_return(261 + more, 527), name=f"{slug}-one.csv")
        received(request, totals_return(261 + more, 537), name=f"{slug}-two.csv")
    return request


def found(user, words, at_most=10):
    return {one.kind.key: one.hits for one in search(user, words, at_most=at_most) if one.hits}


@pytest.fixture
def supervisor():
    return person("supervisor", SUPERVISOR)


def test_a_contradiction_is_found_by_its_words_with_its_return_and_passage(kent, supervisor):
    (hit,) = found(supervisor, "Kent figures 2018/19")["across"]
    assert hit.link == f"/review/returns/{kent.pk}/"
    assert hit.about.startswith("Kent Police, ")
    assert any(marked for _, marked in hit.passage)


def test_it_is_found_by_its_force_and_not_by_words_that_it_does_not_say(kent, supervisor):
    assert "across" in found(supervisor, 'Kent "2018/19"')
    assert "across" not in found(supervisor, "Kent -figures")
    assert "across" not in found(supervisor, "hippopotamus")


@pytest.mark.parametrize("role", [READER, RESEARCHER, STAFF, OFFICER])
def test_nobody_else_finds_one(kent, role):
    assert "across" not in found(person("other", role), "figures 2018/19")


def test_open_ones_come_first_and_no_more_than_asked_for(kent, supervisor):
    whole = found(supervisor, "figures", at_most=50)["across"]
    assert len(whole) > 1
    assert [hit.about.endswith("; settled") for hit in whole] == sorted(
        hit.about.endswith("; settled") for hit in whole
    )
    assert found(supervisor, "figures", at_most=1)["across"] == whole[:1]


def test_one_that_is_gone_is_found_no_more(kent, supervisor):
    from review import actions

    before = len(found(supervisor, '"Two figures"', at_most=50).get("across", []))
    document = kent.documents.order_by("pk").last()
    actions.set_aside(document=document, reason="Sent by mistake.", by=supervisor)
    after = len(found(supervisor, '"Two figures"', at_most=50).get("across", []))
    assert before > after
    assert not Resolution.objects.exists()


def test_only_the_newest_campaigns_are_looked_through(kent, supervisor, monkeypatch):
    monkeypatch.setattr(own, "CAMPAIGNS", 0)
    assert "across" not in found(supervisor, "Kent")
