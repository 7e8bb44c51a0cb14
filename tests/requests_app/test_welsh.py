"""Letters in Welsh and English, and letters that campaigns share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from requests_app import actions
from requests_app.correspondence import write
from requests_app.letters import LetterKind, UnusableTemplate
from requests_app.models import Campaign, Force, SharedLetter
from requests_app.welsh import BELOW, TEMPLATES, in_words, with_weekday
from tests.requests_app.asking import asked_campaign, researcher
from tests.requests_app.test_letters import FACTS

WELSH = replace(FACTS, force_name="Gwent Police", welsh=True, welsh_name="Heddlu Gwent")


def test_dates_are_welsh_dates() -> None:
    assert [in_words(date(2019, month, 1)).split()[1] for month in range(1, 13)] == [
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
        "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ]  # fmt: skip
    assert with_weekday(date(2019, 5, 3)) == "dydd Gwener 3 Mai 2019"
    assert with_weekday(date(2019, 5, 5)) == "dydd Sul 5 Mai 2019"


@pytest.mark.parametrize("kind", list(TEMPLATES))
def test_a_letter_stands_in_both_languages_welsh_first(kind: LetterKind) -> None:
    english = write(kind, replace(WELSH, welsh=False))
    both = write(kind, WELSH)
    assert both.subject == english.subject
    assert both.body.startswith(BELOW)
    welsh, _, below = both.body.partition("-" * 60)
    assert below.strip() == english.body.strip()
    assert "Annwyl Heddlu Gwent," in welsh
    assert "Dear" not in welsh
    assert "{" not in welsh


def test_the_request_says_its_periods_and_its_law_in_welsh() -> None:
    welsh = write(LetterKind.REQUEST, WELSH).body.partition("-" * 60)[0]
    assert "o dan Ddeddf Rhyddid Gwybodaeth 2000" in welsh
    assert "1 Ebrill 2018 i 31 Mawrth 2019, y ddau ddiwrnod yn gynwysedig" in welsh
    assert "o dan adran 16" in welsh


def test_what_has_no_welsh_words_goes_in_english() -> None:
    assert write(LetterKind.REVIEW, WELSH).body == write(LetterKind.REVIEW, replace(WELSH, welsh=False)).body


@pytest.mark.django_db
def test_the_four_forces_of_wales_correspond_in_welsh():
    assert sorted(Force.objects.filter(welsh=True).values_list("slug", flat=True)) == [
        "dyfed-powys", "gwent", "north-wales", "south-wales",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_campaign_s_own_welsh_letter_goes_to_them_and_to_nobody_else(client):
    campaign, requests = asked_campaign("gwent", "kent")
    client.force_login(researcher())
    start = {"subject": campaign.letter_subject, "template": campaign.letter_template}
    page = client.get(f"/campaigns/{campaign.slug}/letter/").content.decode()
    assert "no speaker of Welsh has read it yet" in page
    page = client.post(f"/campaigns/{campaign.slug}/letter/", {**start, "welsh": "Annwyl {force_name}, {nonsense}"})
    assert page.status_code == 422
    assert "{nonsense} is not a merge field" in page.content.decode()
    client.post(f"/campaigns/{campaign.slug}/letter/", {**start, "welsh": "Annwyl {force_name},\n\nBore da."})
    for request in requests:
        request.campaign.refresh_from_db()
        actions.send_request(request=request, by=None)
    gwent, kent = (request.messages.get(kind="request").body for request in requests)
    assert "Annwyl Heddlu Gwent,\n\nBore da." in gwent
    assert "Dear Gwent Police," in gwent
    assert "Annwyl" not in kent


@pytest.mark.django_db
def test_a_letter_kept_by_one_campaign_begins_another_s(client):
    one, _ = asked_campaign("kent")
    client.force_login(researcher())
    client.post(
        f"/campaigns/{one.slug}/letter/",
        {"subject": "Ours: {campaign_title}", "template": "Dear {force_name},\n\nAs ever.", "welsh": "Annwyl,",
         "share_as": "The short one"},
    )  # fmt: skip
    shared = SharedLetter.objects.get()
    assert (shared.name, shared.welsh_template) == ("The short one", "Annwyl,")
    other = actions.create_campaign(title="Another", document={**one.document, "title": "Another"}, by=None)
    page = client.get(f"/campaigns/{other.slug}/letter/?shared={shared.pk}").content.decode()
    assert "As ever." in page
    assert "until you keep it" in page
    assert Campaign.objects.get(pk=other.pk).letter_subject != "Ours: {campaign_title}"
    with pytest.raises(UnusableTemplate):
        actions.share_letter(name="Bad", subject="x", template="{nothing}", by=None)
