"""Publishing is deliberate: looked at, refused where it must be, confirmed by a second where asked, frozen."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from reporting import actions
from reporting.models import Proposal, Publication
from requests_app.models import Event
from requests_app.roles import READER, STAFF, SUPERVISOR
from review import actions as judging
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
TODAY = date(2019, 5, 20)


@pytest.fixture
def asked():
    return campaign("kent", "essex", "surrey")


@pytest.fixture
def first():
    return person("first", SUPERVISOR)


@pytest.fixture
def second():
    return person("second", SUPERVISOR)


def signed(asked, slug, before, after):
    request = asked.requests.get(force__slug=slug)
    received(request, totals_return(before, after), name=f"{slug}-{after}.csv")
    judging.sign_off(request=request, by=person("judge", SUPERVISOR), today=TODAY, accepting="Compared.")


def page(client, asked, who):
    client.force_login(who)
    return client.get(f"/figures/campaigns/{asked.slug}/publish/").content.decode()


def test_too_few_forces_are_refused_and_the_page_says_so_before_anybody_tries(asked, first, client):
    signed(asked, "kent", 26, 52)
    with pytest.raises(actions.NotPublishable, match="Only 1 of the 3 forces asked are counted"):
        actions.publish(campaign=asked, by=first, today=TODAY)
    said = page(client, asked, first)
    assert "Only 1 of the 3 forces asked are counted" in said
    assert "Publish as edition" not in said
    assert not Publication.objects.exists()


def test_an_open_block_is_refused_until_it_is_named(asked, first):
    signed(asked, "kent", 26, 52)
    signed(asked, "essex", 22, 41)
    surrey = asked.requests.get(force__slug="surrey")
    received(surrey, totals_return(10, 20), name="one.csv")
    received(surrey, totals_return(10, 21), name="two.csv")
    with pytest.raises(actions.NotPublishable, match="The return of Surrey Police is blocked"):
        actions.publish(campaign=asked, by=first, today=TODAY)
    made = actions.publish(campaign=asked, by=first, today=TODAY, blocked_named=True)
    assert {f["name"]: f["state"] for f in made.content["forces"]}["Surrey Police"] == "blocked"


def test_what_changed_since_it_was_looked_at_is_not_published(asked, first):
    signed(asked, "kent", 26, 52)
    signed(asked, "essex", 22, 41)
    seen = actions.draft(campaign=asked, today=TODAY).mark
    signed(asked, "surrey", 17, 19)
    with pytest.raises(actions.NotPublishable, match="changed since you looked"):
        actions.publish(campaign=asked, by=first, today=TODAY, seen=seen)
    made = actions.publish(campaign=asked, by=first, today=TODAY, seen=actions.draft(campaign=asked, today=TODAY).mark)
    assert made.sha256 == Publication.objects.get().sha256


def test_where_the_campaign_asks_for_two_another_supervisor_confirms_exactly_what_was_proposed(asked, first, second):
    signed(asked, "kent", 26, 52)
    signed(asked, "essex", 22, 41)
    actions.set_rules(campaign=asked, second_supervisor=True, by=first)
    with pytest.raises(actions.NotPublishable, match="second supervisor"):
        actions.publish(campaign=asked, by=first, today=TODAY)
    proposal = actions.propose(campaign=asked, by=first, today=TODAY, note="The first figures.")
    with pytest.raises(actions.NotPublishable, match="waits for its second"):
        actions.propose(campaign=asked, by=second, today=TODAY, note="Again.")
    with pytest.raises(actions.NotPublishable, match="Another supervisor"):
        actions.confirm(proposal=proposal, by=first)
    with pytest.raises(PermissionDenied):
        actions.confirm(proposal=proposal, by=person("staff", STAFF))
    made = actions.confirm(proposal=proposal, by=second)
    assert (made.by, made.confirmed_by, made.note) == (first, second, "The first figures.")
    assert made.content == proposal.content
    assert "confirmed by second" in Event.objects.filter(kind="published").get().sentence
    with pytest.raises(actions.NotPublishable, match="settled already"):
        actions.confirm(proposal=proposal, by=second)


def test_a_proposal_whose_figures_changed_can_only_be_closed(asked, first, second):
    signed(asked, "kent", 26, 52)
    signed(asked, "essex", 22, 41)
    actions.set_rules(campaign=asked, second_supervisor=True, by=first)
    proposal = actions.propose(campaign=asked, by=first, today=TODAY, note="The first figures.")
    signed(asked, "surrey", 17, 19)
    with pytest.raises(actions.NotPublishable, match="changed since it was proposed"):
        actions.confirm(proposal=proposal, by=second)
    with pytest.raises(actions.NotPublishable, match="Say why"):
        actions.close_proposal(proposal=proposal, reason=" ", by=second)
    actions.close_proposal(proposal=proposal, reason="Surrey answered.", by=second)
    assert Proposal.objects.get().closed_reason == "Surrey answered."
    assert not Publication.objects.exists()


def test_until_its_embargo_ends_a_reader_knows_of_no_edition(asked, first, client):
    signed(asked, "kent", 26, 52)
    signed(asked, "essex", 22, 41)
    soon = timezone.now() + timedelta(hours=1)
    made = actions.publish(campaign=asked, by=first, today=TODAY, embargo_until=soon)
    reader = person("reader", READER)
    places = [
        f"/figures/publications/{made.pk}/",
        f"/figures/publications/{made.pk}/explore.json",
        f"/figures/publications/{made.pk}/workbook/",
        f"/figures/publications/{made.pk}/sentences/",
        f"/figures/campaigns/{asked.slug}/revisions/",
    ]
    client.force_login(reader)
    assert [client.get(place).status_code for place in places] == [404] * 5
    assert asked.title not in client.get("/figures/").content.decode()
    client.force_login(first)
    assert "under embargo until" in client.get(places[0]).content.decode()
    Publication.objects.update(embargo_until=timezone.now() - timedelta(seconds=1))
    client.force_login(reader)
    assert [client.get(place).status_code for place in places] == [200] * 5
    with pytest.raises(actions.NotPublishable, match="in the past"):
        actions.publish(campaign=asked, by=first, today=TODAY, embargo_until=timezone.now())


def test_the_preview_says_what_moved_and_why_and_the_revisions_page_lists_it_afterwards(asked, first, client):
    signed(asked, "kent", 26, 52)
    signed(asked, "essex", 22, 41)
    actions.publish(campaign=asked, by=first, today=TODAY, note="The first figures.")
    signed(asked, "surrey", 17, 19)
    said = page(client, asked, first)
    assert "Surrey Police: its return was signed off." in said or "Surrey Police: a late return." in said
    assert "93 (2 of 3 forces)" in said
    assert "112 (3 of 3 forces)" in said
    mark = actions.draft(campaign=asked, today=timezone.localdate()).mark
    where = f"/figures/campaigns/{asked.slug}/publish/"
    assert "Say why this edition is published" in client.post(where, {"seen": mark}).content.decode()
    assert Publication.objects.count() == 1
    client.post(where, {"seen": mark, "note": "Surrey answered."})
    made = Publication.objects.get(number=2)
    assert made.note == "Surrey answered."
    actions.withdraw_publication(publication=made, reason="Kent wrote again.", by=first)
    client.force_login(person("reader", READER))
    listed = client.get(f"/figures/campaigns/{asked.slug}/revisions/").content.decode()
    for words in ("From edition 1 to edition 2", "112 (3 of 3 forces)", "Surrey answered.", "Kent wrote again."):
        assert words in listed
    kept = client.get(f"/figures/publications/{made.pk}/").content.decode()
    assert "Edition 2, withdrawn" in kept
    assert "Kent wrote again." in kept


def test_an_open_warning_will_be_public_and_the_preview_says_so(asked, first, client):
    signed(asked, "kent", 25, 250)
    signed(asked, "essex", 22, 41)
    said = page(client, asked, first)
    assert "A figure far from the period before" in said
    assert "Question 1: 250 in 2018/19, against 25 in 2017/18." in said


def test_an_earlier_edition_that_tells_what_is_withheld_today_is_named_before_the_next_and_withdrawn_there(
    asked, first, client
):
    """As an edition would be that was published when no small count was withheld."""
    signed(asked, "kent", 26, 52)
    signed(asked, "essex", 22, 41)
    made = actions.publish(campaign=asked, by=first, today=TODAY)
    assert "Earlier editions, by the rules of today" not in page(client, asked, first)
    total = next(row for row in made.content["totals"] if row["area"] == "Kent Police" and row["period"] == "2018/19")
    told = total | {"question": "2", "breakdown": {"victim_sex": "Male"}, "low": 3, "high": 3, "marker": ""}
    made.content["totals"].append(told)
    made.save()
    said = page(client, asked, first)
    assert "Edition 1 tells what would be withheld now" in said
    assert "It tells a count from 1 to 4: question 2, Kent Police, 2018/19, Male." in said
    client.post(f"/figures/publications/{made.pk}/withdraw/", {"reason": "It tells a small count."})
    made.refresh_from_db()
    assert made.withdrawn_reason == "It tells a small count."
    after = page(client, asked, first)
    assert "tells what would be withheld now" not in after, "it is withdrawn, and nothing more can be done"
