"""What a reply mailbox really holds, through real SMTP and IMAP servers: answers, machines' mails, and worse."""

from __future__ import annotations

import pytest
from django.utils import timezone

from ingestion.models import Document
from ingestion.tasks import read_waiting
from requests_app import actions
from requests_app.mail.folder import raw_of
from requests_app.models import Message
from tests.builders import totals_return
from tests.requests_app.asking import reply
from tests.requests_app.test_asking_end_to_end import imap, send, smtp, verified_campaign

__all__ = ["imap", "smtp"]
pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def bounce_of(letter, request) -> bytes:
    """The report of non-delivery that a mail server writes about this letter."""
    return (
        f"From: Mail Delivery System <MAILER-DAEMON@mx.example>\r\nTo: {letter['Reply-To']}\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nYour letter could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {request.force.foi_email}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
    ).encode()


def answer(request, letter, content: bytes, **headers: str):
    mail = reply(request, "Dear Applicant,\n\nThe data is attached.", to=letter["Reply-To"], **headers)
    mail.add_attachment(content, maintype="text", subtype="csv", filename="return.csv")
    return mail


@pytest.fixture
def asked(smtp):
    campaign, requests = verified_campaign()
    send(campaign, requests)
    return requests, {mail["To"]: mail for mail in smtp.mails}


def incoming() -> list[Message]:
    return list(Message.objects.filter(direction="in").order_by("pk"))


def test_every_answer_becomes_a_document_of_its_own_force_and_is_read(asked, imap):
    requests, letters = asked
    # Each force says a number of its own, so an answer filed with another force shows.
    imap(*(answer(r, letters[r.force.foi_email], totals_return(n, 100 + n)).as_bytes() for n, r in enumerate(requests)))
    assert actions.poll_mailbox(now=timezone.now()) == 43
    assert actions.poll_mailbox(now=timezone.now()) == 0
    assert Document.objects.count() == 43
    for document in Document.objects.all():
        assert read_waiting(document.pk) == "read"
    said = {}
    for document in Document.objects.all():
        records = document.extractions.get().records.filter(question="1", answers_asked_period=True)
        said[document.request_id] = {(record.period_label, int(record.low), record.cell) for record in records}
    assert said == {
        request.pk: {("2017/18", number, "B2"), ("2018/19", 100 + number, "C2")}
        for number, request in enumerate(requests)
    }


def test_what_belongs_to_no_request_waits_whole_and_what_machines_wrote_is_named(asked, imap):
    requests, letters = asked
    bounced, away = requests[0], requests[1]
    stray = reply(requests[2], "Please find our answer below.", to="office@charity.example").as_bytes()
    # No NUL: IMAP cannot carry one, and the server would put another byte in its place.
    spoilt = b"Content-Type: multipart/mixed; boundary=\r\nSubject: =?utf-8?b?////\r\n\r\n\x80\xff\xfe no mail at all"
    out = reply(
        away,
        "I am out of the office until Monday.",
        to=letters[away.force.foi_email]["Reply-To"],
        subject="Automatic reply: Information request",
        Auto_Submitted="auto-replied",
    ).as_bytes()
    imap(stray, spoilt, out, bounce_of(letters[bounced.force.foi_email], bounced))
    assert actions.poll_mailbox(now=timezone.now()) == 4
    of_stray, of_spoilt, of_out, of_bounce = incoming()
    assert (of_stray.request, of_stray.state) == (None, "received")
    assert (of_spoilt.request, of_spoilt.state) == (None, "received")
    assert [raw_of(one.raw_path) for one in (of_stray, of_spoilt)] == [stray.replace(b"\n", b"\r\n"), spoilt]
    assert (of_out.request, of_out.kind) == (away, "out of office")
    assert (of_bounce.request, of_bounce.kind) == (bounced, "delivery failed")
    assert not Document.objects.exists(), "nothing here is a return"
    # Recognised is not recorded: until a person confirms it, a request stands where it stood.
    for request in (bounced, away):
        request.refresh_from_db()
        assert request.status == "sent"


def test_one_mail_to_two_addresses_answers_for_two_forces(asked, imap):
    requests, letters = asked
    pair = requests[3:5]
    mail = answer(pair[0], letters[pair[0].force.foi_email], totals_return(11, 12))
    both = ", ".join(letters[one.force.foi_email]["Reply-To"] for one in pair)
    mail.replace_header("To", both)
    imap(mail.as_bytes())
    assert actions.poll_mailbox(now=timezone.now()) == 1
    [message] = incoming()
    assert {message.request, *message.also_for.all()} == set(pair)
    assert set(Document.objects.values_list("request_id", flat=True)) == {one.pk for one in pair}
