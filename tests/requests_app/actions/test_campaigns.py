"""Campaigns: made, versioned once sent, copied; forces chosen once each."""

from __future__ import annotations

import copy
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from requests_app import actions
from requests_app.letters import UnusableTemplate
from requests_app.models import FoiRequest, Force
from requests_app.roles import STAFF
from requests_app.specification import UnusableSpecification
from tests.builders import SPECIFICATION, person
from tests.requests_app.asking import asked_campaign, researcher

pytestmark = pytest.mark.django_db


def changed(**more):
    return {**copy.deepcopy(SPECIFICATION), **more}


def test_two_campaigns_of_one_title_have_their_own_addresses():
    slugs = [actions.create_campaign(title="New", document=SPECIFICATION, by=researcher()).slug for _ in range(2)]
    assert slugs == ["new-2", "new-3"]  # "new" is the address of the form


def test_an_unusable_specification_makes_no_campaign():
    with pytest.raises(UnusableSpecification, match="stands twice"):
        actions.create_campaign(
            title="x", document=changed(questions=SPECIFICATION["questions"][:1] * 2), by=researcher()
        )


def test_what_is_asked_is_looked_through_once_and_anew_when_its_document_says_something_else():
    made = actions.create_campaign(title="Kept", document=changed(), by=researcher())
    assert made.specification is made.specification
    made.document["questions"][0]["text"] = "How many otherwise?"
    assert made.specification.questions[0].text == "How many otherwise?"
    made.document["questions"].append(made.document["questions"][0])
    for _ in range(2):
        with pytest.raises(UnusableSpecification, match="stands twice"):
            _ = made.specification


def test_a_letter_with_an_unknown_field_is_refused():
    with pytest.raises(UnusableTemplate, match="forse_name"):
        actions.create_campaign(title="x", document=SPECIFICATION, letter_template="{forse_name}", by=researcher())


def test_staff_do_not_edit_campaigns():
    with pytest.raises(PermissionDenied):
        actions.create_campaign(title="x", document=SPECIFICATION, by=person("sam", STAFF))


def test_before_sending_a_change_makes_no_version_and_afterwards_it_does():
    campaign, [request] = asked_campaign("kent")
    campaign = actions.change_specification(campaign=campaign, document=changed(title="One"), by=researcher())
    assert (campaign.version, campaign.versions.count()) == (1, 0)
    actions.record_sent(request=request, on=date(2019, 4, 8), by=None)
    campaign = actions.change_specification(campaign=campaign, document=changed(title="Two"), by=researcher())
    campaign = actions.change_letter(
        campaign=campaign, subject="About {campaign_title}", template="Dear {force_name}", by=researcher()
    )
    assert campaign.version == 2
    assert [(one.number, one.document["title"]) for one in campaign.versions.all()] == [(1, "One")]
    request.refresh_from_db()
    assert request.campaign_version == 1


def test_choosing_forces_twice_asks_each_once():
    campaign, _ = asked_campaign("kent")
    forces = Force.objects.filter(slug__in=["kent", "surrey"])
    assert len(actions.add_requests(campaign=campaign, forces=forces, by=researcher())) == 2
    assert campaign.requests.count() == 2


def test_only_a_draft_without_history_can_be_left_out_again():
    _campaign, requests = asked_campaign("kent", "surrey")
    actions.record_sent(request=requests[0], on=date(2019, 4, 8), by=None)
    assert actions.remove_requests(requests=requests, by=researcher()) == 1
    assert FoiRequest.objects.get() == requests[0]


def test_the_next_round_asks_the_same_and_remembers_the_last():
    campaign, _ = asked_campaign("kent")
    following = actions.copy_campaign(campaign=campaign, title="Round two", by=researcher())
    assert following.previous_round == campaign
    assert following.document == {**SPECIFICATION, "title": "Round two"}
    assert following.letter_template == campaign.letter_template
    assert following.requests.count() == 0
