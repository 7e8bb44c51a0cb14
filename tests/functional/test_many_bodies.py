"""Any body asked, in a browser: who asks, a list imported, a letter shared and in Welsh, a portal's answer with its
file, a further question, and the same again next year."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.utils import timezone

from requests_app import actions
from requests_app.models import Campaign, Force
from tests.requests_app.asking import asked_campaign

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

LIST = (
    "name,kind,law,email,until,merged into,welsh\n"
    "Barset County Council,council,FOIA,foi@barset.example,,,no\n"
    "Old Barset Council,council,FOIA,,2013-03-31,Barset County Council,no\n"
)


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.CELERY_TASK_ALWAYS_EAGER = True


@pytest.fixture
def picture(site):
    def take(name: str) -> None:
        if folder := os.environ.get("ASKING_PICTURES"):
            for width in (1280, 390):
                site.set_viewport_size({"width": width, "height": 900})
                site.screenshot(path=f"{folder}/bodies-{name}-{width}.png", full_page=True)

    return take


def test_any_body_is_asked_and_asked_again(site, sign_in, accessible, picture, tmp_path):
    amina = sign_in("amina", "Researchers")
    site.goto("/")
    site.get_by_role("link", name="say in whose name you ask").click()
    site.get_by_label("The charity's name").fill("A Charity for Children")
    site.get_by_label("Who signs").fill("R. Pugh")
    accessible()
    picture("who-asks")
    site.get_by_role("button", name="Save").click()

    site.goto("/forces/import/")
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    bad.write_text("name,kind\nA,circus\n")
    good.write_text(LIST)
    site.allowed_statuses.add(422)
    site.get_by_label("The list, as a CSV file").set_input_files(bad)
    site.get_by_role("button", name="Import").click()
    assert "is no kind of body" in site.content()
    accessible()
    picture("import")
    site.get_by_label("The list, as a CSV file").set_input_files(good)
    site.get_by_role("button", name="Import").click()
    site.get_by_text("2 new, 0 brought up to date.").wait_for()
    accessible()

    campaign, (gwent,) = asked_campaign("gwent", by=amina)
    campaign.document["title"] = campaign.title = "Offences 2018/19"
    campaign.save()
    actions.add_requests(campaign=campaign, forces=[Force.objects.get(name="Barset County Council")], by=amina)
    site.goto(f"/campaigns/{campaign.slug}/letter/?force=gwent")
    assert "Annwyl Heddlu Gwent," in site.locator("#preview").inner_text()
    site.get_by_label("Save it for other campaigns as").fill("The yearly one")
    accessible()
    picture("letter")
    site.get_by_role("button", name="Save the letter").click()
    site.get_by_text("Other campaigns can begin with “The yearly one”.").wait_for()

    today = timezone.localdate()
    actions.record_sent(request=gwent, on=today - timedelta(days=20), by=amina)
    site.goto(f"/requests/{gwent.pk}/")
    site.get_by_text("A letter by portal, post or telephone").click()
    table = tmp_path / "answer.csv"
    table.write_text("Period,Offences\n2018/19,52\n")
    site.get_by_label("In a line").fill("Answer on the portal")
    site.get_by_label("Reference", exact=True).fill("PTL-00471")
    site.get_by_label("Files that came with it").set_input_files(table)
    site.get_by_label("This is the force's answer, and ends its clock").check()
    site.get_by_role("button", name="Log it").click()
    site.get_by_text("Logged.").wait_for()
    assert "PTL-00471" in site.content()
    site.get_by_text("A further question", exact=True).click()
    site.get_by_label("What we ask besides").fill("How many of them were online?")
    accessible()
    picture("request")
    site.get_by_role("button", name="Draft the question").click()
    assert "How many of them were online?" in site.get_by_label("Letter").input_value()

    site.goto(f"/campaigns/{campaign.slug}/")
    site.get_by_role("button", name="Ask again a year on").click()
    site.get_by_role("heading", name="Offences 2019/20").wait_for()
    accessible()
    picture("next-year")
    made = Campaign.objects.get(previous_round=campaign)
    assert sorted(made.requests.values_list("force__name", flat=True)) == ["Barset County Council", "Gwent Police"]
