"""A campaign of 43 through real servers: sent by SMTP, answered into an IMAP mailbox, polled, matched, confirmed."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from imap_tools import MailBoxUnencrypted

from requests_app import actions
from requests_app.models import Force, Mailbox, Message
from tests.requests_app.asking import asked_campaign, reply, researcher
from tests.requests_app.servers import PASSWORD, imap_server, smtp_server

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

HOSTILE = b"From: foi@force.example\r\nSubject: FOI 19/1\r\n"
POISON = [  # IMAP cannot carry a NUL: those are tested beside the tray
    HOSTILE + b"Content-Type: text/plain; charset=utf-7\r\n\r\nWe recorded 5 +2AA- offences",
    HOSTILE + b"Content-Type: text/csv\r\nContent-Disposition: attachment; filename*=utf-7''%2B2AA-.csv\r\n\r\na,b\r\n",
    HOSTILE
    + b"Content-Type: multipart/mixed; boundary=a\r\n\r\n"
    + b"--a\r\nContent-Type: message/rfc822\r\n\r\n" * 300,
    HOSTILE + b"Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgEA\r\n",
]
"""Mails that stopped a mailbox once, or that are built to."""
ANSWER = "Our reference: FOI-{number:05}/19\n\nQuestion 1: we recorded 52 offences.\n\nThe data is attached."


@pytest.fixture
def smtp(settings):
    with smtp_server() as (port, received):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD, settings.EMAIL_USE_TLS = "", "", False
        settings.MAIL_SENDS, settings.MAILS_PER_MINUTE = True, 1000
        yield received


@pytest.fixture
def imap(settings):
    with imap_server() as port:
        settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", port, False
        settings.IMAP_USER, settings.IMAP_PASSWORD, settings.IMAP_FOLDER = "foi", PASSWORD, "INBOX"

        def put(*mails: bytes) -> None:
            with MailBoxUnencrypted("127.0.0.1", port=port).login("foi", PASSWORD) as mailbox:
                for mail in mails:
                    mailbox.append(mail, "INBOX")

        yield put


def verified_campaign():
    for number, force in enumerate(Force.objects.filter(territorial=True)):
        force.foi_email, force.foi_email_verified_on = f"foi{number}@police.example", date(2019, 4, 1)
        force.save()
    return asked_campaign(by=researcher())


def send(campaign, requests):
    queued = actions.send_campaign(
        campaign=campaign, requests=requests, by=researcher(), confirmed_number=len(requests)
    )
    for message in queued:
        actions.send_letter(pk=message.pk, now=timezone.now())


def test_43_forces_are_asked_answer_and_are_matched(smtp, imap):
    campaign, requests = verified_campaign()
    assert len(requests) == 43
    send(campaign, requests)
    assert sorted(mail["To"] for mail in smtp.mails) == sorted(f"foi{number}@police.example" for number in range(43))
    assert len({mail["Reply-To"] for mail in smtp.mails}) == 43
    assert all(mail.get_payload(1).get_filename().endswith(".xlsx") for mail in smtp.mails)

    letters = {mail["To"]: mail for mail in smtp.mails}
    answers = []
    for number, request in enumerate(requests):
        letter = letters[request.force.foi_email]
        # Half answer to the request's own address; half press "reply" in a program that ignores it.
        to = letter["Reply-To"] if number % 2 else "office@charity.example"
        answer = reply(request, ANSWER.format(number=number), to=to, In_Reply_To=letter["Message-ID"])
        answer.add_attachment(b"Offences,52\n", maintype="text", subtype="csv", filename="answer.csv")
        answers.append(answer.as_bytes())
    between = [poison for answer, poison in zip(answers, POISON * 9, strict=False) for poison in (answer, poison)]
    imap(*between, *answers[len(POISON) * 9 :], answers[0])  # one of them delivered twice

    assert actions.poll_mailbox(now=timezone.now()) == 44 + 9 * len(POISON)
    kept = Message.objects.filter(direction="in")
    assert kept.filter(request=None).count() == len(POISON), "each poison was kept once and belongs to nobody"
    letters_in = kept.exclude(request=None)
    assert letters_in.count() == 43
    assert {one.request_id for one in letters_in} == {request.pk for request in requests}
    assert actions.poll_mailbox(now=timezone.now()) == 0
    assert kept.count() == 43 + len(POISON)
    assert Mailbox.objects.get().trouble == ""

    for letter in letters_in:
        for number, row in enumerate(letter.suggestions):
            if row["what"] == "letter" and row["move"] == "ANSWER":
                actions.confirm_suggestion(message=letter, number=number, by=researcher(), on=timezone.localdate())
    assert set(campaign.requests.values_list("status", flat=True)) == {"answered"}


def test_a_refused_recipient_is_told_in_the_servers_words(smtp):
    campaign, requests = verified_campaign()
    smtp.refused.add(requests[0].force.foi_email)
    send(campaign, requests[:2])
    failed = Message.objects.get(state="failed")
    assert failed.request == requests[0]
    assert "550 5.1.1 No such mailbox" in failed.trouble
    assert Message.objects.filter(state="sent").count() == 1
    smtp.refused.clear()
    assert actions.retry_failed(campaign=campaign, by=researcher()) == 1
    actions.send_letter(pk=failed.pk, now=timezone.now())
    assert len(smtp.mails) == 2


def test_a_mail_that_a_colleague_read_first_is_taken_and_left_unmarked(imap, settings):
    _, [request] = asked_campaign("kent")
    actions.record_sent(request=request, on=date(2019, 4, 8), by=None)
    imap(reply(request, "We hold 7 offences.").as_bytes())
    with MailBoxUnencrypted("127.0.0.1", port=settings.IMAP_PORT).login("foi", PASSWORD) as mailbox:
        mailbox.flag(mailbox.uids(), "\\Seen", True)
    imap(reply(request, "And one more, 8.").as_bytes())
    assert actions.poll_mailbox(now=timezone.now()) == 2
    with MailBoxUnencrypted("127.0.0.1", port=settings.IMAP_PORT).login("foi", PASSWORD) as mailbox:
        seen = ["\\Seen" in mail.flags for mail in mailbox.fetch(mark_seen=False)]
    assert seen == [True, False]


def test_a_mailbox_that_is_away_is_told_and_tried_again(settings):
    settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", 1, False
    assert actions.poll_mailbox(now=timezone.now()) == 0
    assert Mailbox.objects.get().trouble.startswith("The mailbox could not be read: ")
