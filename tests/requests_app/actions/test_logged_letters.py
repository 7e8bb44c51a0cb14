"""Letters by portal, post and telephone: looked at and read like a mail's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from requests_app import actions
from requests_app.deadlines import ClockError
from requests_app.mail import confined
from requests_app.mail.parsing import Attachment
from tests.requests_app.asking import asked_campaign, researcher

pytestmark = pytest.mark.django_db

REFUSED = "Dear Applicant\n\nYour request is refused under Section 12(1), as it would exceed the appropriate limit."


@pytest.fixture
def kent():
    _campaign, (request,) = asked_campaign("kent")
    actions.record_sent(request=request, on=date(2019, 4, 8), by=None)
    return request


@pytest.fixture
def taken(monkeypatch):
    found = []

    def receiver(*, message, request, attachments, by):
        found.extend((request.pk, one.name, one.content) for one in attachments)

    monkeypatch.setattr(confined, "attachment_receivers", [receiver])
    return found


def logged(request, body="", **more):
    return actions.log_letter(
        request=request, channel="portal", on=more.pop("on", date(2019, 5, 7)), subject="FOI 12/19", body=body,
        by=researcher(), **more,
    )  # fmt: skip


def test_what_is_typed_is_understood_like_a_mail(kent, taken):
    letter = logged(kent, REFUSED)
    (suggested, *_) = [row for row in letter.suggestions if row["what"] == "letter"]
    assert (suggested["seems"], suggested["state"]) == ("refusal", "open")
    assert suggested["exemptions"] == ["s12(1)"]
    assert "refused under Section 12(1)" in suggested["quote"]
    assert kent.status == "sent"
    assert taken == []


def test_files_from_a_portal_go_to_the_readers(kent, taken):
    letter = logged(kent, "Attached.", files=[Attachment("return.csv", b"Year,Offences\n2018/19,7\n", "text/csv")])
    assert taken == [(kent.pk, "return.csv", b"Year,Offences\n2018/19,7\n")]
    assert [row["name"] for row in letter.files] == ["return.csv"]


def test_an_answer_that_stands_in_the_typed_words_is_read_from_them(kent, taken):
    logged(kent, "Dear Applicant\n\nIn 2018/19 there were 52 offences recorded. Full disclosure is made.")
    ((_, name, content),) = taken
    assert name == "FOI 12-19.eml"
    assert b"52 offences" in content


def test_whoever_says_that_it_is_the_answer_is_not_asked_again(kent, taken):
    letter = logged(kent, REFUSED, answers=True)
    kent.refresh_from_db()
    assert (kent.status, kent.responded_on) == ("answered", date(2019, 5, 7))
    assert {row["state"] for row in letter.suggestions if row["what"] == "letter"} == {"confirmed"}


@pytest.mark.parametrize(
    ("on", "why"),
    [(date(2019, 4, 7), "before the request was sent on 8 April 2019"), (None, "is still to come")],
)
def test_a_letter_of_a_day_that_cannot_be_is_refused(kent, on, why):
    with pytest.raises(ClockError, match=why):
        logged(kent, "Hello", on=on or timezone.localdate() + timedelta(days=2))
    assert kent.messages.count() == 0


def test_the_page_takes_files_with_a_logged_letter(client, kent, taken):
    client.force_login(researcher())
    answer = client.post(
        f"/requests/{kent.pk}/letters/",
        {
            "channel": "post", "direction": "in", "on": "2019-05-07", "subject": "Letter", "body": "Enclosed.",
            "files": [SimpleUploadedFile("a.csv", b"a,1\n"), SimpleUploadedFile("b.csv", b"b,2\n")],
        },
    )  # fmt: skip
    assert answer.status_code == 302
    assert [name for _, name, _ in taken] == ["a.csv", "b.csv"]
    sent = client.post(
        f"/requests/{kent.pk}/letters/",
        {"channel": "post", "direction": "out", "on": "2019-05-07", "subject": "x",
         "files": [SimpleUploadedFile("c.csv", b"c")]},
    )  # fmt: skip
    assert sent.status_code == 422
    assert "Only files from the force are read here" in sent.content.decode()
