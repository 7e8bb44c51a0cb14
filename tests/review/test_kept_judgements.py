"""What is kept of judged returns is what judging them again finds, whatever happens to them."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from requests_app.roles import SUPERVISOR
from review import actions
from review.judged import State
from review.kept_judgements import in_short, judged_alone, judged_in_short
from review.kept_standings import standings
from review.models import KeptJudgement
from review.queries import judged_campaign
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.scale.histories import History

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
TODAY = date(2019, 5, 20)


def told(item):
    """Everything of a judged return but the figures themselves."""
    facts = item.facts
    return {
        **in_short_of(item),
        "request": item.request.pk,
        "force": item.force.name,
        "signed": item.signed,
        "stale": item.stale,
        "sign_off": item.sign_off,
        "corrections": item.corrections,
        "documents": facts.documents,
        "lateness": (facts.lateness_words, facts.overdue, facts.status, facts.answered),
        "given": facts.given,
        "figures": len(facts.figures),
        "all findings": item.findings,
    }


def in_short_of(item):
    return {"state": item.state, "mark": item.mark, "outcomes": item.facts.outcomes, "answers": item.facts.read_answers,
            "replaced": item.facts.replaced}  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_through_any_history_what_is_kept_is_what_judging_again_finds(seed, monkeypatch):
    history = History(seed, monkeypatch)
    for _ in range(30):
        history.step()
        slow = [told(item) for item in judged_campaign(history.campaign, today=history.day)]
        assert [told(item) for item in judged_in_short(history.campaign, today=history.day)] == slow, history.done
        assert [told(item) for item in judged_in_short(history.campaign, today=history.day)] == slow, history.done
    happened = Counter(history.done)
    assert history.readings > 2
    assert len(happened) > 10


def test_nothing_is_judged_twice_while_nothing_changes(monkeypatch, django_assert_num_queries):
    asked = campaign("kent", "essex", "surrey")
    received(asked.requests.get(force__slug="kent"), totals_return(26, 52))
    judged_in_short(asked, today=TODAY)

    def never(*_, **__):
        raise AssertionError("judged again")

    monkeypatch.setattr("review.kept_judgements.judged_campaign", never)
    kent = next(item for item in judged_in_short(asked, today=TODAY) if item.force.slug == "kent")
    assert kent.state is State.USABLE
    assert len(kent.facts.figures) == 2
    with pytest.raises(LookupError, match="judge the return itself"):
        list(kent.facts.figures)


def test_only_the_return_that_changed_is_judged_again(monkeypatch):
    asked = campaign("kent", "essex", "surrey")
    for request in asked.requests.all():
        received(request, totals_return(20 + request.pk % 7, 52))
    judged_in_short(asked, today=TODAY)
    kent = asked.requests.get(force__slug="kent")
    actions.correct(
        request=kent, question="1", period="2018/19", breakdown={}, low=Decimal(60), high=Decimal(60),
        reason="Telephoned.", by=person("supervisor", SUPERVISOR),
    )  # fmt: skip
    asked_for = []

    def noted(campaign, *, today, only):
        asked_for.extend(only)
        return judged_campaign(campaign, today=today, only=only)

    monkeypatch.setattr("review.kept_judgements.judged_campaign", noted)
    judged_in_short(asked, today=TODAY)
    assert asked_for == [kent.pk]


def test_what_changed_while_it_was_judged_is_not_kept(monkeypatch):
    asked = campaign("kent")
    kent = asked.requests.get()
    received(kent, totals_return(26, 52))

    def meanwhile(campaign, *, today, only):
        found = judged_campaign(campaign, today=today, only=only)
        actions.correct(
            request=kent, question="1", period="2018/19", breakdown={}, low=Decimal(60), high=Decimal(60),
            reason="Telephoned.", by=person("supervisor", SUPERVISOR),
        )  # fmt: skip
        return found

    monkeypatch.setattr("review.kept_judgements.judged_campaign", meanwhile)
    judged_in_short(asked, today=TODAY)
    assert not KeptJudgement.objects.exists()


def test_all_of_it_can_be_deleted_and_comes_back():
    asked = campaign("kent")
    received(asked.requests.get(), totals_return(26, 52))
    before = [in_short(item) for item in judged_campaign(asked, today=TODAY)]
    judged_in_short(asked, today=TODAY)
    KeptJudgement.objects.all().delete()
    judged_in_short(asked, today=TODAY)
    assert [kept.judged for kept in KeptJudgement.objects.all()] == before


def counted_as(asked):
    found = standings([asked], today=TODAY, user=person("supervisor", SUPERVISOR))[asked.pk]
    return {state: sum(one.number for one in found if one.state == state) for state in {one.state for one in found}}


def test_a_joint_units_count_blocks_both_in_short_too_until_it_is_left_out_of_one():
    """It rests on two returns, and is kept with neither."""
    asked = campaign("kent", "essex", "surrey")
    kent, essex, surrey = (asked.requests.get(force__slug=slug) for slug in ("kent", "essex", "surrey"))
    note = [["Counted by the joint unit of Kent and Essex."]]
    received(kent, csv_return([["", "2017/18", "2018/19"], ["Number of offences", 126, 152], *note]))
    received(surrey, totals_return(90, 95))
    assert {one.state for one in judged_in_short(asked, today=TODAY)} == {State.USABLE, State.MISSING}
    assert counted_as(asked) == {"usable": 2}
    received(essex, totals_return(126, 152, measure="Offences"))
    for returns in (judged_in_short(asked, today=TODAY), judged_campaign(asked, today=TODAY)):
        states = {one.force.slug: (one.state, [f.id for f in one.blocking]) for one in returns}
        assert states["kent"] == states["essex"] == (State.BLOCKED, ["R410"])
        assert states["surrey"] == (State.USABLE, [])
    assert counted_as(asked) == {"usable": 1, "blocked": 2}
    alone = judged_alone([asked], today=TODAY, only=[kent.pk])
    assert [one.state for one in alone[asked.pk]] == [State.BLOCKED]
    [judged] = [one for one in judged_campaign(asked, today=TODAY) if one.request == essex]
    [joint] = judged.blocking
    supervisor = person("supervisor", SUPERVISOR)
    actions.leave_out(judged=judged, finding=joint, keys=joint.about, reason="Kent counts it.", by=supervisor)
    assert counted_as(asked) == {"usable": 3}
    for returns in (judged_in_short(asked, today=TODAY), judged_campaign(asked, today=TODAY)):
        assert {one.force.slug: one.state for one in returns}["kent"] is State.USABLE
