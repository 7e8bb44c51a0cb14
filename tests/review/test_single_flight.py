"""Ten who ask at once for what has just changed: one works it out."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection

from reporting import kept_results
from reporting.kept_results import edition_as_it_stands
from requests_app.models import Campaign
from review import kept_judgements
from review.kept_judgements import judged_in_short
from review.single_flight import alone
from tests.builders import campaign, received, totals_return

TODAY = date(2019, 6, 1)


def at_once(do, number: int = 6) -> None:
    gate, faults = threading.Barrier(number), []

    def one() -> None:
        try:
            gate.wait(20)
            do()
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.integration
def test_judging_and_the_edition_are_worked_out_by_one(monkeypatch):
    made = campaign("kent", "essex")
    for request in made.requests.all():
        received(request, totals_return(26, 52))
    judged, editions = [], []
    judge, edition = kept_judgements.judged_campaign, kept_results.campaign_edition
    monkeypatch.setattr(kept_judgements, "judged_campaign", lambda *a, **k: judged.append(1) or judge(*a, **k))
    monkeypatch.setattr(kept_results, "campaign_edition", lambda *a, **k: editions.append(1) or edition(*a, **k))
    at_once(lambda: judged_in_short(Campaign.objects.get(pk=made.pk), today=TODAY))
    assert len(judged) == 1
    at_once(lambda: edition_as_it_stands(Campaign.objects.get(pk=made.pk), today=TODAY, provisional=True, public=False))
    assert len(editions) == 1


def test_other_things_are_worked_out_beside_it():
    inside = threading.Event()

    def other() -> None:
        with alone("another"):
            inside.set()

    with alone("one"), alone("one"):
        thread = threading.Thread(target=other)
        thread.start()
        assert inside.wait(20)
        thread.join(20)
