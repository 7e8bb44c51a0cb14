"""The desk: the matrix, its filters, next to judge, and what is done to many returns at once."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from requests_app.roles import RESEARCHER, STAFF, SUPERVISOR
from review import bulk
from review.claims import FRESH, take_next
from review.models import Claim, Resolution, SignOff
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

FORCES = ["kent", "essex", "surrey", "sussex"]


@pytest.fixture
def asked():
    return campaign(*FORCES)


@pytest.fixture
def returns(asked):
    return {request.force.slug: request for request in asked.requests.select_related("force", "campaign")}


@pytest.fixture
def people(db):
    return person("one", SUPERVISOR), person("two", SUPERVISOR)


def page(client, user, query=""):
    client.force_login(user)
    return client.get(f"/review/campaigns/offences/{query}").content.decode()


def forces(text):
    return re.findall(r'<th scope="row"><a href="/review/returns/\d+/">([^<]+)</a>', text)


def block(request):
    received(request, totals_return(126, 152), name="first.csv")
    received(request, totals_return(126, 153), name="second.csv")


def test_what_blocks_comes_first_and_each_filter_leaves_as_many_as_it_says(client, people, returns):
    block(returns["sussex"])
    received(returns["kent"], totals_return(26, 52))
    text = page(client, people[0])
    assert forces(text) == ["Sussex Police", "Kent Police", "Essex Police", "Surrey Police"]
    assert "2 of 4 usable" not in text
    assert "1 of 4 usable for the total" in text
    for key, words, count in re.findall(r'href="\?show=([a-z-]+)"[^>]*>([^<]+) \((\d+)\)', text):
        assert len(forces(page(client, people[0], f"?show={key}"))) == int(count), words
    assert forces(page(client, people[0], "?show=conflict")) == ["Sussex Police"]
    assert forces(page(client, people[0], "?state=blocked")) == ["Sussex Police"], "an earlier address"


def test_what_is_not_due_yet_is_folded_away(client, people, asked, returns):
    later = timezone.localdate() + timedelta(days=5)
    asked.requests.filter(force__slug__in=["essex", "surrey"]).update(due_on=later, latest_on=later)
    text = page(client, people[0])
    assert forces(text) == ["Kent Police", "Sussex Police"]
    assert "2 not answered and not due yet" in text


def test_many_overdue_answers_are_one_line_that_opens_and_each_is_a_click_away(client, people):
    asked = campaign("kent", "essex", "surrey", "sussex", "dorset", "norfolk", "suffolk", slug="many")
    returns = {request.force.slug: request for request in asked.requests.select_related("force", "campaign")}
    received(returns["kent"], totals_return(26, 52))
    asked.requests.filter(force__slug="norfolk").update(due_on=TODAY - timedelta(30), latest_on=TODAY - timedelta(30))
    client.force_login(people[0])
    text = client.get("/review/campaigns/many/").content.decode()
    assert forces(text) == ["Kent Police"], "the lines are what can be judged"
    folded = text[text.index('id="overdue"') :]
    assert "6 answers are overdue and not in" in folded
    assert re.findall(r"<strong>Due on ([^<,]+), which has passed</strong> \((\d)\)", folded) == [
        ("20 April 2019", "1"), ("3 May 2019", "5"),
    ], "the longest overdue first"  # fmt: skip
    for slug in ("essex", "norfolk"):
        assert f'href="/review/returns/{returns[slug].pk}/"' in folded
    filtered = client.get("/review/campaigns/many/?show=overdue").content.decode()
    assert len(forces(filtered)) == 6
    assert 'id="overdue"' not in filtered


def test_two_people_are_never_handed_the_same_return(people, asked, returns):
    now = timezone.now()
    block(returns["kent"])
    received(returns["essex"], totals_return(26, 52))
    one, two = people
    first, second = take_next(campaign=asked, by=one, now=now), take_next(campaign=asked, by=two, now=now)
    assert (first, second) == (returns["kent"], returns["essex"])
    assert take_next(campaign=asked, by=two, now=now) == returns["essex"], "the only one that is free is theirs still"
    assert take_next(campaign=asked, by=one, now=now) == returns["kent"]
    later = now + FRESH + timedelta(seconds=1)
    assert take_next(campaign=asked, by=two, now=later) == returns["kent"], "a claim grows old"


def test_next_to_judge_passes_over_what_this_person_may_not_sign(people, asked, returns):
    one, two = people
    received(returns["essex"], totals_return(26, 52), by=one)
    assert take_next(campaign=asked, by=one, now=timezone.now()) is None
    assert take_next(campaign=asked, by=two, now=timezone.now()) == returns["essex"]


def test_the_other_person_is_told_who_was_handed_the_return(client, people, asked, returns):
    block(returns["kent"])
    one, two = people
    client.force_login(one)
    response = client.post("/review/campaigns/offences/next/")
    assert response["Location"] == f"/review/returns/{returns['kent'].pk}/"
    assert "one is judging it" in page(client, two)
    assert "one was handed this return" in client.get(response["Location"]).content.decode()


def test_a_signed_return_is_held_by_nobody(people, asked, returns):
    received(returns["kent"], totals_return(26, 52))
    take_next(campaign=asked, by=people[0], now=timezone.now())
    assert Claim.objects.count() == 1
    bulk.sign_off_many(requests=[returns["kent"]], by=people[0], today=TODAY)
    assert Claim.objects.count() == 0


def test_several_clean_returns_are_signed_at_once_and_never_past_a_block(client, people, returns):
    one, _ = people
    received(returns["kent"], totals_return(26, 52))
    received(returns["essex"], totals_return(30, 41), by=one)
    block(returns["surrey"])
    client.force_login(one)
    text = client.get("/review/campaigns/offences/sign-off/").content.decode()
    assert "Kent Police" in text
    assert "<strong>52</strong>" in text
    assert "Essex Police" not in text, "their own upload"
    assert "Surrey Police" not in text
    everything = {"return": [request.pk for request in returns.values()]}
    told = client.post("/review/campaigns/offences/sign-off/", everything, follow=True).content.decode()
    assert "1 signed off: Kent Police." in told
    assert "Essex Police: You uploaded this return, so somebody else has to sign it off." in told
    assert "Surrey Police: Something blocks: Two figures" in told
    assert "Sussex Police: There is nothing to sign off yet" in told
    assert set(SignOff.objects.values_list("request", flat=True)) == {returns["kent"].pk}


def test_one_rules_warnings_are_accepted_over_many_forces_with_one_reason(client, people, returns):
    for number, slug in enumerate(("kent", "essex")):
        received(returns[slug], totals_return(10, 89 + number))
    block(returns["surrey"])
    client.force_login(people[0])
    text = page(client, people[0], "?rule=R401")
    assert "Accept R401 over 2 forces" in text
    said = {"rule": "R401", "return": [returns[slug].pk for slug in FORCES], "reason": "A new unit records them."}
    told = client.post("/review/campaigns/offences/accept/", said, follow=True).content.decode()
    assert "2 R401 accepted: Essex Police, Kent Police." in told
    assert "Surrey Police: No warning of this kind is open here." in told
    assert {r.reason for r in Resolution.objects.all()} == {"A new unit records them."}
    assert Resolution.objects.count() == 2
    blocked = {"rule": "R201", "return": [returns["surrey"].pk], "reason": "Never mind."}
    told = client.post("/review/campaigns/offences/accept/", blocked, follow=True).content.decode()
    assert "A contradiction cannot be accepted" in told
    assert Resolution.objects.count() == 2


def test_without_a_reason_nothing_is_accepted(client, people, returns):
    received(returns["kent"], totals_return(10, 89))
    client.force_login(people[0])
    said = {"rule": "R401", "return": [returns["kent"].pk], "reason": " "}
    told = client.post("/review/campaigns/offences/accept/", said, follow=True).content.decode()
    assert "say why it is all right" in told
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("role", [STAFF, RESEARCHER, None])
def test_only_supervisors_do_any_of_it(role, returns, asked):
    user = person("somebody", role)
    with pytest.raises(PermissionDenied):
        bulk.sign_off_many(requests=returns.values(), by=user, today=TODAY)
    with pytest.raises(PermissionDenied):
        bulk.accept_rule(requests=returns.values(), kind="R401", reason="x", by=user, today=TODAY)
    with pytest.raises(PermissionDenied):
        take_next(campaign=asked, by=user, now=timezone.now())


def test_the_sign_off_page_costs_no_more_for_more_returns(client, people, returns, django_assert_max_num_queries):
    for number, request in enumerate(returns.values()):
        received(request, csv_return([["", "2017/18", "2018/19"], ["Number of offences", 40 + number, 52]]))
    client.force_login(people[0])
    client.get("/review/campaigns/offences/sign-off/")  # judged once, and kept
    with django_assert_max_num_queries(30):
        text = client.get("/review/campaigns/offences/sign-off/").content.decode()
    assert text.count('type="checkbox"') == 4
