"""Any public authority can be asked, and asked again next year."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from requests_app import actions
from requests_app.clocks import law_of
from requests_app.mail.outbound import why_not
from requests_app.models import Event, Force
from tests.requests_app.asking import asked_campaign, researcher

pytestmark = pytest.mark.django_db

LIST = """name,kind,law,email,joint unit,until,merged into
Barset Disclosure Unit,joint unit,,foi@unit.example,,,
Police Scotland,police force,FOISA,foi@scotland.example,,,
Old Barset Council,council,,,,2013-03-31,New Barset Council
New Barset Council,council,,,Barset Disclosure Unit,,
"""


@pytest.fixture
def bodies():
    assert actions.import_bodies(text=LIST, by=researcher()) == (4, 0)
    return {force.name: force for force in Force.objects.filter(territorial=False)}


def test_bodies_are_made_once_and_brought_up_to_date_by_a_later_list(bodies):
    assert actions.import_bodies(text=LIST, by=None) == (0, 0)
    assert Event.objects.filter(kind="bodies imported").count() == 1
    scotland = bodies["Police Scotland"]
    actions.change_address(force=scotland, foi_email=scotland.foi_email, verified_on=date(2026, 1, 5), by=None)
    assert actions.import_bodies(text="name,email\nPolice Scotland,new@scotland.example\n", by=None) == (0, 1)
    scotland.refresh_from_db()
    assert (scotland.foi_email, scotland.foi_email_verified_on) == ("new@scotland.example", None)
    assert scotland.law == "FOISA 2002"  # what a list leaves out it does not unsay


def test_a_list_never_renames_or_moves_one_of_the_43(bodies):
    kent = Force.objects.get(slug="kent")
    actions.import_bodies(text=f"name,code,region,email\nKent Borough,{kent.code},Mars,x@kent.example\n", by=None)
    kent.refresh_from_db()
    assert (kent.name, kent.region, kent.foi_email) == ("Kent Police", "South East", "x@kent.example")


def test_a_joint_unit_has_the_letters_of_those_it_answers_for(bodies):
    council = bodies["New Barset Council"]
    assert council.address == "foi@unit.example"
    assert not council.address_checked
    unit = bodies["Barset Disclosure Unit"]
    actions.change_address(force=unit, foi_email=unit.foi_email, verified_on=date(2026, 1, 5), by=None)
    assert Force.objects.get(pk=council.pk).address_checked


def test_a_body_that_was_merged_is_asked_as_what_it_is_today(bodies):
    old, new = bodies["Old Barset Council"], bodies["New Barset Council"]
    assert old.today_s(date(2013, 3, 31)) == old
    assert old.today_s(date(2013, 4, 1)) == new
    _campaign, _ = asked_campaign("kent")
    (request,) = actions.add_requests(campaign=_campaign, forces=[old], by=None)
    assert "has been part of New Barset Council since 31 March 2013" in why_not(request)


def test_a_scottish_body_answers_under_scotland_s_act(bodies):
    campaign, (kent,) = asked_campaign("kent")
    (scotland,) = actions.add_requests(campaign=campaign, forces=[bodies["Police Scotland"]], by=None)
    assert (law_of(kent).code, law_of(scotland).code) == ("FOIA", "FOISA")
    for request in (kent, scotland):
        actions.record_sent(request=request, on=date(2019, 4, 3), by=None)
    # Easter Monday is no holiday in Scotland: one day earlier.
    assert (kent.due_on, scotland.due_on) == (date(2019, 5, 3), date(2019, 5, 2))


def test_asked_again_a_year_on_in_one_press(client, bodies):
    campaign, requests = asked_campaign("kent", "surrey")
    actions.add_requests(campaign=campaign, forces=[bodies["Old Barset Council"]], by=None, owner=researcher())
    campaign.document["title"] = campaign.title = "Offences 2018/19"
    campaign.letter_subject = "Our yearly question: {campaign_title}"
    campaign.save()
    client.force_login(researcher())
    answer = client.post(f"/campaigns/{campaign.slug}/again/")
    (made,) = campaign.next_rounds.all()
    assert answer.url == f"/campaigns/{made.slug}/"
    assert (made.title, made.letter_subject) == ("Offences 2019/20", "Our yearly question: {campaign_title}")
    assert [one.label for one in made.specification.periods] == ["2018/19", "2019/20"]
    assert {one.force.name for one in made.requests.all()} == {"Kent Police", "Surrey Police", "New Barset Council"}
    assert {one.status for one in made.requests.all()} == {"drafted"}
    assert made.requests.get(force__name="New Barset Council").owner == researcher()
    assert campaign.requests.count() == len(requests) + 1
    client.post(f"/campaigns/{campaign.slug}/again/")
    assert campaign.next_rounds.count() == 1


def test_the_page_takes_a_list_or_says_what_is_wrong_with_it(client):
    client.force_login(researcher())
    page = client.post("/forces/import/", {"file": SimpleUploadedFile("a.csv", b"name,kind\nA,circus\nB,council\n")})
    assert page.status_code == 422
    assert "Line 2: “circus” is no kind of body" in page.content.decode()
    assert not Force.objects.filter(name="B").exists()
    answer = client.post("/forces/import/", {"file": SimpleUploadedFile("a.csv", b"name,kind\nB,council\n")})
    assert answer.status_code == 302
    campaign, _ = asked_campaign("kent")
    page = client.get(f"/campaigns/{campaign.slug}/forces/").content.decode()
    assert "Other bodies: council" in page
