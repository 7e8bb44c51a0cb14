"""Where one of very many is chosen, few are listed, and any can be found."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from requests_app.choosing import OFFERED, OTHER_BODIES, bodies_to_ask, offered_for_filing
from requests_app.clocks import Clocks, clock_of
from requests_app.deadlines import work_out
from requests_app.holidays import uk_calendar
from requests_app.models import CalendarFeed, Campaign, ClockEvent, FoiRequest, Force, Message
from requests_app.queries import dated_requests
from requests_app.roles import RESEARCHER, SUPERVISOR
from tests.builders import campaign, person
from tests.scale import world

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def many():
    """150 other bodies, all asked in one campaign beside the 43 of another."""
    person("first")
    world.make(world.Size(authorities=150, requests=150, records=0, a_campaign=150))
    return campaign(*Force.objects.filter(territorial=True).values_list("slug", flat=True))


def options(page):
    return re.findall(r'<option value="(\d+)"', page)


def test_a_letters_page_lists_few_requests_and_finds_any(client, many):
    client.force_login(person("researcher", RESEARCHER))
    kent = many.requests.get(force__slug="kent")
    letter = Message.objects.create(direction="in", state="received", subject="Your request", matches=[
        {"key": kent.pk, "score": 5, "because": ["its address"]}])  # fmt: skip
    address = reverse("message", args=[letter.pk])
    page = client.get(address).content.decode()
    assert len(options(page)) == OFFERED + 1
    assert options(page)[0] == str(kent.pk), "the likely one first"
    assert "look for the others" in page
    found = client.get(address, {"find": "authority 000007"}).content.decode()
    [wanted] = FoiRequest.objects.filter(force__name="Authority 000007").exclude(status__in=["drafted"])[:1] or [None]
    assert set(options(found)) == {str(kent.pk)} | ({str(wanted.pk)} if wanted else set())
    none = client.get(address, {"find": "no such body"}).content.decode()
    assert options(none) == [str(kent.pk)]


def test_a_request_that_is_not_listed_may_be_chosen_all_the_same(client, many):
    client.force_login(person("researcher", RESEARCHER))
    listed, more = offered_for_filing("", [])
    hidden = FoiRequest.objects.exclude(status__in=["drafted"]).exclude(pk__in=[one.pk for one in listed]).first()
    assert more
    letter = Message.objects.create(direction="in", state="received", subject="Your request")
    client.post(reverse("tray-match", args=[letter.pk]), {"requests": hidden.pk})
    letter.refresh_from_db()
    assert letter.request == hidden


def test_the_forces_of_a_campaign_are_the_43_who_is_asked_and_some_others(client, many):
    client.force_login(person("researcher", RESEARCHER))
    page = client.get(reverse("campaign-forces", args=[many.slug])).content.decode()
    assert page.count('class="form-check"') == 43 + OTHER_BODIES
    found = client.get(reverse("campaign-forces", args=[many.slug]), {"find": "000149"}).content.decode()
    assert "Authority 000149" in found
    assert found.count('class="form-check"') == 44
    other = Campaign.objects.exclude(pk=many.pk).get()
    asked = set(other.requests.values_list("force", flat=True))
    assert {force.pk for force in bodies_to_ask("nothing like it", asked)[0]} >= asked, "keeping them drops nobody"


def test_addresses_are_listed_a_hundred_at_a_time(client, many):
    client.force_login(person("researcher", RESEARCHER))
    page = client.get("/forces/").content.decode()
    assert page.count("<tr><th") == 100 + 1
    assert "All (193)" in page
    found = client.get("/forces/", {"find": "authority 000149"}).content.decode()
    assert "Authority 000149" in found
    assert "Authority 000148" not in found


def test_a_large_board_is_shown_a_hundred_at_a_time_and_counted_whole(client, many):
    client.force_login(person("researcher", RESEARCHER))
    other = Campaign.objects.exclude(pk=many.pk).get()
    address = reverse("campaign-board", args=[other.slug])
    first, second = (client.get(address, {"page": number}).content.decode() for number in (1, 2))
    assert "150 of 150 requests" in first
    names = [re.findall(r"Authority \d{6}", page) for page in (first, second)]
    assert len(set(names[0])) == 100
    assert len(set(names[1])) == 50
    assert not set(names[0]) & set(names[1])
    assert client.get(address, {"format": "csv"}).content.decode().count("\n") == 151


def test_today_shows_ten_campaigns_and_the_way_to_the_others(client):
    client.force_login(person("supervisor", SUPERVISOR))
    for number in range(12):
        campaign("kent", slug=f"round-{number:02}")
    first = client.get("/").content.decode()
    shown = re.findall(r'<h2><a href="/campaigns/(round-\d\d)/board/"', first)
    assert shown == [f"round-{number:02}" for number in range(11, 1, -1)]
    older = re.search(r'href="(\?before=\d+)">Older', first).group(1)
    second = client.get(f"/{older}").content.decode()
    assert re.findall(r'<h2><a href="/campaigns/(round-\d\d)/board/"', second) == ["round-01", "round-00"]


def test_a_calendar_holds_what_is_near_and_its_persons_own_first(client):
    user = person("researcher", RESEARCHER)
    today = date(2026, 3, 2)
    made = campaign("kent", "essex", "surrey", "gwent")
    rows = dict(zip(("own", "near", "long ago", "answered"), made.requests.order_by("pk"), strict=True))
    for name, days in {"own": 300, "near": 5, "long ago": -200, "answered": -200}.items():
        day = today + timedelta(days=days)
        FoiRequest.objects.filter(pk=rows[name].pk).update(due_on=day, latest_on=day)
    FoiRequest.objects.filter(pk=rows["own"].pk).update(owner=user)
    FoiRequest.objects.filter(pk=rows["answered"].pk).update(responded_on=today)
    found, left = dated_requests(user, since=today - timedelta(days=92))
    assert {row.pk for row in found} == {rows["own"].pk, rows["near"].pk, rows["answered"].pk}
    assert left == 0
    ClockEvent.objects.filter(request__campaign=made).delete()
    token = CalendarFeed.objects.create(user=user).token
    assert "VCALENDAR" in client.get(reverse("calendar", args=[token])).content.decode()


def test_a_calendar_that_is_full_says_how_many_it_leaves_out(client, monkeypatch):
    monkeypatch.setattr("requests_app.queries.CALENDAR_HOLDS", 2)
    user = person("researcher", RESEARCHER)
    made = campaign("kent", "essex", "surrey", "gwent")
    soon = timezone.localdate() + timedelta(days=5)
    made.requests.update(due_on=soon, latest_on=soon)
    token = CalendarFeed.objects.create(user=user).token
    said = client.get(reverse("calendar", args=[token])).content.decode().replace("\r\n ", "")
    assert "FOI Tracker deadlines (the next 2; 2 more are on the boards)" in said


def test_a_calendar_fetches_a_campaign_once_however_many_requests_it_has(django_assert_num_queries):
    user = person("researcher", RESEARCHER)
    made = campaign("kent", "essex", "surrey", "gwent")
    soon = timezone.localdate() + timedelta(days=5)
    made.requests.update(due_on=soon, latest_on=soon)
    found, _ = dated_requests(user, since=soon)
    assert len(found) == 4
    with django_assert_num_queries(0):
        assert {one.campaign.title for one in found} == {made.title}
    assert len({id(one.campaign) for one in found}) == 1


def test_clocks_of_many_are_those_of_each_and_worked_out_once_for_all_to_which_the_same_happened(monkeypatch):
    made = campaign("kent", "essex", "surrey", "gwent")
    day = date(2026, 3, 2)
    kent, essex, surrey, gwent = made.requests.order_by("pk")
    rows = [kent, essex, surrey, gwent]
    for row in rows:
        row.received_on = row.sent_on = day
    ClockEvent.objects.filter(request__in=rows).delete()
    ClockEvent.objects.create(request=essex, kind="response", on=day + timedelta(days=9))
    gone = ClockEvent.objects.create(request=surrey, kind="response", on=day + timedelta(days=3))
    ClockEvent.objects.filter(pk=gone.pk).update(withdrawn_at=timezone.now())
    worked = []
    monkeypatch.setattr("requests_app.clocks.work_out", lambda *given: worked.append(given) or work_out(*given))
    clocks = Clocks(rows, uk_calendar())
    found = [clocks.of(row) for row in rows]
    assert len(worked) == 2
    assert [clock.answered for clock in found].count(None) == 3
    assert found == [clock_of(row, uk_calendar()) for row in rows]
