"""What is kept of the findings across returns is what judging every record finds, whatever happens."""

from datetime import date

import pytest

from ingestion.deletion import delete_document
from requests_app.roles import SUPERVISOR
from review.kept_across import keep_across
from review.models import KeptAcross
from review.queries import judged_campaign
from tests.builders import campaign, person, received, totals_return
from tests.scale.histories import History

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
TODAY = date(2019, 5, 20)


def kept(asked, today):
    keep_across([asked], today=today)
    row = KeptAcross.objects.get(campaign=asked)
    assert len(row.words) == len(row.told), "each of them can be found"
    return sorted(map(tuple, row.told))


def found(asked, today):
    """From every record, with what stands out beside the others."""
    return sorted(
        (item.request.pk, item.force.name, one.id, one.message, one.settled is not None)
        for item in judged_campaign(asked, today=today)
        for one in item.facts.findings
        if not one.id.startswith("Q")
    )


@pytest.mark.parametrize("seed", range(80, 83))
def test_through_any_history_what_is_kept_is_what_judging_finds(seed, monkeypatch):
    history = History(seed, monkeypatch)
    seen = set()
    for _ in range(30):
        history.step()
        slow = found(history.campaign, history.day)
        assert kept(history.campaign, history.day) == slow, history.done
        seen |= {kind for _, _, kind, _, _ in slow}
    assert len(seen) > 3


def test_while_nothing_changes_two_queries_and_nothing_is_judged(monkeypatch, django_assert_num_queries):
    asked = campaign("kent", "essex")
    received(asked.requests.get(force__slug="kent"), totals_return(20, 52))
    keep_across([asked], today=TODAY)

    def never(*_, **__):
        raise AssertionError("judged again")

    monkeypatch.setattr("review.kept_across.judged_in_short", never)
    with django_assert_num_queries(2):
        keep_across([asked], today=TODAY)
    essex = asked.requests.get(force__slug="essex")
    essex.force.population_under_18 = 77
    essex.force.save()
    with pytest.raises(AssertionError, match="judged again"):
        keep_across([asked], today=TODAY)


def test_what_a_deleted_document_said_is_kept_no_more():
    asked = campaign("kent")
    request = asked.requests.get()
    received(request, totals_return(261, 527), name="one.csv")
    received(request, totals_return(261, 537), name="two.csv")
    assert any("527" in message for _, _, _, message, _ in kept(asked, TODAY))
    delete_document(document=request.documents.first(), by=person("supervisor", SUPERVISOR), reason="Asked for.")
    assert not KeptAcross.objects.exists()
