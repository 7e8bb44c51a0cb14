"""What a letter is, said by a person: a click opens the kinds, a second says which; and the export of what was said."""

from __future__ import annotations

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.urls import reverse

from requests_app import actions
from requests_app.mail.rules import Seems
from requests_app.statuses import MoveRefused
from tests.requests_app.asking import asked_campaign, reply, researcher

pytestmark = pytest.mark.django_db
TEXT = "Dear Ms Amina,\n\nWe acknowledge receipt of your request.\n\nKind regards\nJo Harris\n"


@pytest.fixture
def kent():
    _campaign, (request,) = asked_campaign("kent")
    actions.record_sent(request=request, on=date(2019, 4, 8), by=None)
    return request


def _arrived(kent, text=TEXT):
    return actions.receive_mail(raw=reply(kent, text).as_bytes())


def test_a_corrected_kind_is_what_is_recorded(kent):
    letter = _arrived(kent)
    number = next(n for n, row in enumerate(letter.suggestions) if row["what"] == "letter")
    actions.say_kind(message=letter, seems=Seems.CLARIFICATION, by=researcher(), number=number)
    kent.refresh_from_db()
    row = letter.suggestions[number]
    assert kent.status == "clarification_requested"
    assert (row["state"], row["seems"], row["instead_of"]) == ("confirmed", "asks for clarification", "acknowledgement")


def test_a_letter_that_nothing_was_recognised_in_can_be_told(kent):
    letter = _arrived(kent, "Good afternoon, The Team")
    assert [row for row in letter.suggestions if row["what"] == "letter"] == []
    actions.say_kind(message=letter, seems=Seems.ACKNOWLEDGEMENT, by=researcher())
    kent.refresh_from_db()
    assert kent.status == "acknowledged"
    assert [row["seems"] for row in letter.suggestions if row["state"] == "confirmed"] == ["acknowledgement"]


def test_what_cannot_be_done_leaves_the_suggestion_as_it_was(kent):
    letter = _arrived(kent)
    before = letter.suggestions
    with pytest.raises(MoveRefused):
        actions.say_kind(message=letter, seems=Seems.REVIEW_ANSWER, by=researcher(), number=0)
    letter.refresh_from_db()
    kent.refresh_from_db()
    assert (letter.suggestions, kent.status) == (before, "sent")


def test_the_page_confirms_in_one_click_and_corrects_in_two(kent, client):
    letter = _arrived(kent)
    client.force_login(researcher())
    page = BeautifulSoup(client.get(reverse("message", args=[letter.pk])).content, "html.parser")
    article = page.select_one("#suggestions article")
    assert "plainly said" in article.get_text() or "likely" in article.get_text()
    assert article.select_one(f'form[action="{reverse("message-confirm", args=[letter.pk, 0])}"] button[type=submit]')
    kinds = article.select("details form button[name=seems]")
    assert {button["value"] for button in kinds} == {kind.name for kind in Seems}
    client.post(reverse("message-kind", args=[letter.pk]), {"number": "0", "seems": "FEES"})
    kent.refresh_from_db()
    assert kent.status == "fees_requested"


def test_what_is_no_kind_is_refused_in_a_sentence(kent, client):
    letter = _arrived(kent)
    client.force_login(researcher())
    page = client.post(reverse("message-kind", args=[letter.pk]), {"number": "0", "seems": "POEM"}, follow=True)
    assert "Choose what the letter is." in page.content.decode()


def test_confirmed_letters_are_exported_without_personal_details(kent, tmp_path):
    confirmed = _arrived(kent)
    actions.confirm_suggestion(message=confirmed, number=0, by=researcher())
    _arrived(kent, "We neither confirm nor deny that it is held, by virtue of section 31(3).")
    target = tmp_path / "letters.json"
    call_command("export_letters", str(target))
    (letter,) = json.loads(target.read_text(encoding="utf-8"))["letters"]
    assert letter["kind"] == ["ACKNOWLEDGEMENT"]
    assert letter["quote"] == ["We acknowledge receipt of your request."]
    assert "Amina" not in letter["body"]
    assert "Harris" not in letter["body"]
    assert set(letter["questions"]) == {one.number for one in kent.campaign.specification.questions}


def test_the_export_overwrites_nothing_and_says_when_there_is_nothing(kent, tmp_path):
    target = tmp_path / "letters.json"
    with pytest.raises(CommandError, match="No letter has been confirmed yet"):
        call_command("export_letters", str(target))
    target.write_text("mine", encoding="utf-8")
    actions.confirm_suggestion(message=_arrived(kent), number=0, by=researcher())
    with pytest.raises(CommandError, match="is there already"):
        call_command("export_letters", str(target))
    assert target.read_text(encoding="utf-8") == "mine"
