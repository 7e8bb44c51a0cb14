"""Delivery receipts, portal references and further questions: kept with the request they belong to."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from requests_app import actions
from requests_app.actions.delivering import send_letter
from requests_app.actions.sending import queue_letter
from requests_app.deadlines import ClockError
from requests_app.mail.inbound import known_requests
from requests_app.mail.parsing import parse_mail
from tests.requests_app.asking import asked_campaign, reply, researcher

pytestmark = pytest.mark.django_db

HEAD = (
    "From: {who}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <r1@x.example>\r\nDate: {date}\r\n"
    "MIME-Version: 1.0\r\n"
)
REPORT = (
    "Content-Type: multipart/report; report-type={kind}; boundary=b\r\n\r\n--b\r\n\r\nYour message was {word}.\r\n"
    "--b\r\nContent-Type: message/{kind}\r\n\r\n{fields}\r\n--b--\r\n"
)


def receipt(kind: str, word: str, fields: str, to: str = "foi@x.example") -> bytes:
    head = HEAD.format(
        who="postmaster@kent.example", to=to, subject="Delivered", date="Tue, 09 Apr 2019 09:30:00 +0100"
    )
    return (head + REPORT.format(kind=kind, word=word, fields=fields)).encode()


WHO = "Final-Recipient: rfc822; a@b.example\r\n"
BY_HAND, BY_ITSELF = "manual-action/MDN-sent-manually", "automatic-action/MDN-sent-automatically"


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("delivery-status", f"Reporting-MTA: dns; x\r\n\r\n{WHO}Action: delivered\r\n", "delivered"),
        ("delivery-status", f"{WHO}Action: relayed\r\nStatus: 2.0.0\r\n", "delivered"),
        ("disposition-notification", f"{WHO}Disposition: {BY_HAND}; displayed\r\n", "read"),
        ("disposition-notification", f"{WHO}Disposition: {BY_ITSELF}; deleted\r\n", ""),
        ("delivery-status", f"{WHO}Action: failed\r\nStatus: 5.1.1\r\n", ""),
        ("delivery-status", f"{WHO}Action: delayed\r\nStatus: 4.4.1\r\n", ""),
    ],
)
def test_a_report_is_a_receipt_where_it_says_that_the_letter_arrived(kind, fields, told):
    mail = parse_mail(receipt(kind, "dealt with", fields))
    assert mail.receipt == told
    if told:
        assert mail.notice
        assert mail.bounces == []


@pytest.fixture
def kent():
    _campaign, (request,) = asked_campaign("kent")
    request.force.foi_email = "foi@kent.example"
    request.force.save()
    actions.send_request(request=request, by=None)
    return request


def test_a_receipt_is_kept_with_the_letter_it_names_and_moves_nothing(kent):
    letter = kent.messages.get(kind="request")
    before = (kent.status, kent.latest_on)
    fields = (
        f"Original-Message-ID: <{letter.message_id}>\r\n"
        "Disposition: manual-action/MDN-sent-manually; displayed\r\n"
    )  # fmt: skip
    raw = receipt("disposition-notification", "opened", fields, to=actions.reply_address(kent))
    came = actions.receive_mail(raw=raw, on=timezone.localdate(), by=None)
    letter.refresh_from_db()
    kent.refresh_from_db()
    assert came.request == kent
    assert came.kind == "read receipt"
    assert came.suggestions == []
    assert (letter.read_on, letter.delivered_on) == (timezone.localdate(), None)
    assert (kent.status, kent.latest_on) == before
    assert kent.events.filter(kind="receipt kept").count() == 1


def test_a_portal_s_number_is_kept_and_matches_what_quotes_it(client, kent):
    client.force_login(researcher())
    client.post(
        f"/requests/{kent.pk}/letters/",
        {"channel": "portal", "direction": "in", "on": timezone.localdate().isoformat(), "subject": "Received",
         "reference": "PTL-2019-00077"},
    )  # fmt: skip
    kent.refresh_from_db()
    assert kent.reference == "PTL-2019-00077"
    actions.record_reference(request=kent, reference="FOI/19/4471", by=None)
    (known,) = [one for one in known_requests() if one.key == kent.pk]
    assert (known.reference, known.other_references) == ("FOI/19/4471", ["PTL-2019-00077"])
    mail = reply(kent, "About PTL-2019-00077: we are looking.", to="foi@charity.example", sender="x@elsewhere.example")
    del mail["Date"]
    came = actions.receive_mail(raw=bytes(mail), on=timezone.localdate(), by=None)
    assert came.request == kent


def test_a_further_question_waits_for_the_answer_and_then_starts_the_clock_anew(client, kent):
    with pytest.raises(ClockError, match="waits for the answer"):
        actions.draft_letter(
            request=kent, kind="follow-up question", today=timezone.localdate(), by=None, follow_up="Why?"
        )
    kent.received_on = kent.sent_on = date(2019, 4, 8)
    kent.save()
    actions.record_response(request=kent, on=date(2019, 5, 7), by=None)
    client.force_login(researcher())
    page = client.post(f"/requests/{kent.pk}/draft/follow-up-question/", {"follow_up": "How many of them online?"})
    draft = kent.messages.get(kind="follow-up question")
    assert page.url == f"/messages/{draft.pk}/"
    assert "How many of them online?" in draft.body
    assert "your answer of 7 May 2019" in draft.body
    queued = queue_letter(message=draft, subject=draft.subject, body=draft.body, by=researcher())
    send_letter(pk=queued.pk, now=timezone.now())
    kent.refresh_from_db()
    assert (kent.status, kent.responded_on) == ("sent", None)
    assert kent.latest_on is not None
    assert kent.latest_on > timezone.localdate()
