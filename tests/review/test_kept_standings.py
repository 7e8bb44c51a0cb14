"""What the database counts of returns is what judging each of them again finds, whatever happens to them."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest

from ingestion.actions import claim
from ingestion.heartbeats import the_clock
from ingestion.models import Document
from requests_app.models import KeptStamp
from requests_app.roles import SUPERVISOR
from review import actions
from review.judged import State
from review.kept_standings import standings
from review.models import KeptJudgement, KeptStanding
from review.queries import judged_campaign
from tests.builders import campaign, person, received, totals_return
from tests.scale.histories import History

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
TODAY = date(2019, 5, 20)


def counted(asked, today, user):
    """From what is kept."""
    found = Counter()
    for one in standings([asked], today=today, user=user).get(asked.pk, []):
        found[one.state, one.ready, one.apart, one.unreadable, one.own] += one.number
    return found


def judged(asked, today, user):
    """From every record."""
    found = Counter()
    for item in judged_campaign(asked, today=today):
        counted_ones = [document for document in item.facts.documents if document.counted]
        apart = any(document.quarantined for document in counted_ones)
        unreadable = any(document.state == "refused" for document in counted_ones)
        if item.facts.documents:
            found[str(item.state), item.ready, apart, unreadable, user.pk in item.uploaders] += 1
    return found


@pytest.mark.parametrize("seed", range(60, 65))
def test_through_any_history_what_is_counted_is_what_judging_finds(seed, monkeypatch):
    history = History(seed, monkeypatch)
    seen = set()
    for _ in range(30):
        history.step()
        for user in (*history.supervisors, history.staff):
            slow = judged(history.campaign, history.day, user)
            assert counted(history.campaign, history.day, user) == slow, history.done
            assert counted(history.campaign, history.day, user) == slow, history.done
        seen |= set(slow)
    assert {"usable", "blocked"} <= {state for state, *_ in seen}
    assert {True, False} == {ready for _, ready, *_ in seen}


@pytest.fixture
def three():
    asked = campaign("kent", "essex", "surrey")
    for request in asked.requests.all():
        received(request, totals_return(20 + request.pk % 7, 52))
    return asked


def never(*_, **__):
    raise AssertionError("judged again")


def test_while_nothing_changes_one_query_counts_and_nothing_is_judged(three, monkeypatch, django_assert_num_queries):
    supervisor = person("supervisor", SUPERVISOR)
    standings([three], today=TODAY, user=supervisor)
    monkeypatch.setattr("review.kept_standings.judged_alone", never)
    with django_assert_num_queries(1):
        [one] = standings([three], today=TODAY, user=supervisor)[three.pk]
    assert (one.state, one.ready, one.number) == (State.USABLE, True, 3)


def test_only_the_return_that_changed_is_looked_at(three, monkeypatch):
    supervisor = person("supervisor", SUPERVISOR)
    standings([three], today=TODAY, user=supervisor)
    kent = three.requests.get(force__slug="kent")
    actions.correct(
        request=kent, question="1", period="2018/19", breakdown={}, low=Decimal(60), high=Decimal(60),
        reason="Telephoned.", by=supervisor,
    )  # fmt: skip
    looked_at = []

    def noted(campaigns, *, today, only):
        from review.kept_judgements import judged_alone

        looked_at.extend(only)
        return judged_alone(campaigns, today=today, only=only)

    monkeypatch.setattr("review.kept_standings.judged_alone", noted)
    standings([three], today=TODAY, user=supervisor)
    assert looked_at == [kent.pk]


def test_a_file_that_comes_again_under_another_force_changes_both(three):
    supervisor = person("supervisor", SUPERVISOR)
    kent, essex = (three.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    received(kent, totals_return(3, 4), name="one.csv")
    assert counted(three, TODAY, supervisor)["usable", True, False, False, False] == 2
    received(essex, totals_return(3, 4), name="other.csv")
    found = counted(three, TODAY, supervisor)
    assert found == judged(three, TODAY, supervisor)
    assert sum(number for (state, *_), number in found.items() if state == "blocked") == 2


def test_the_day_that_passes_is_no_reason_to_judge_again_until_it_makes_somebody_late(three, monkeypatch):
    supervisor = person("supervisor", SUPERVISOR)
    kent = three.requests.get(force__slug="kent")
    three.requests.filter(pk=kent.pk).update(due_on=TODAY + timedelta(days=3), latest_on=None, status="acknowledged")
    standings([three], today=TODAY, user=supervisor)
    monkeypatch.setattr("review.kept_standings.judged_alone", never)
    standings([three], today=TODAY + timedelta(days=3), user=supervisor)
    with pytest.raises(AssertionError, match="judged again"):
        standings([three], today=TODAY + timedelta(days=4), user=supervisor)


def test_what_changed_while_it_was_judged_is_not_kept(three, monkeypatch):
    supervisor = person("supervisor", SUPERVISOR)
    kent = three.requests.get(force__slug="kent")

    def meanwhile(campaigns, *, today, only):
        from review.kept_judgements import judged_alone

        found = judged_alone(campaigns, today=today, only=only)
        actions.correct(
            request=kent, question="1", period="2018/19", breakdown={}, low=Decimal(60), high=Decimal(60),
            reason="Telephoned.", by=supervisor,
        )  # fmt: skip
        return found

    monkeypatch.setattr("review.kept_standings.judged_alone", meanwhile)
    standings([three], today=TODAY, user=supervisor)
    assert set(KeptStanding.objects.values_list("request__force__slug", flat=True)) == {"essex", "surrey"}


def test_a_document_on_its_way_counts_as_it_stands(three):
    supervisor = person("supervisor", SUPERVISOR)
    document = Document.objects.filter(request__force__slug="kent").first()
    Document.objects.filter(pk=document.pk).update(state="waiting")
    claim(pk=document.pk, now=the_clock())
    assert counted(three, TODAY, supervisor) == judged(three, TODAY, supervisor)


def test_all_of_it_can_be_deleted_and_comes_back(three):
    supervisor = person("supervisor", SUPERVISOR)
    before = counted(three, TODAY, supervisor)
    KeptStamp.objects.all().delete()
    KeptStanding.objects.all().delete()
    KeptJudgement.objects.all().delete()
    assert counted(three, TODAY, supervisor) == before
    assert KeptStanding.objects.count() == 3
