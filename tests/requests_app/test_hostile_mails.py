"""Hostile mails through a real mailbox: each is kept byte for byte, each has its page, and the letter after them all is
read and matched; what is written back to their senders carries no header of theirs."""

from __future__ import annotations

import imaplib
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from requests_app import actions
from requests_app.mail.folder import raw_of
from requests_app.models import Force, Mailbox, Message
from tests.requests_app.asking import asked_campaign, reply, researcher
from tests.requests_app.hostile_mails import HOSTILE
from tests.requests_app.test_asking_end_to_end import imap, smtp

__all__ = ["imap", "smtp"]
pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def test_none_stops_the_mailbox_or_loses_a_byte_and_each_has_its_page(imap, client):
    _, [kent] = asked_campaign("kent")
    actions.record_sent(request=kent, on=date(2019, 4, 8), by=None)
    answer = reply(kent, "We hold 5.").as_bytes()
    imap(*HOSTILE.values(), answer)
    taken = 0
    while more := actions.poll_mailbox(now=timezone.now()):
        taken += more
    assert taken == len(HOSTILE) + 1
    assert Mailbox.objects.get().trouble == ""
    kept = {raw_of(one.raw_path): one for one in Message.objects.filter(direction="in")}
    assert Message.objects.get(request=kent, direction="in").body.strip() == "We hold 5."
    client.force_login(researcher())
    for what, sent in HOSTILE.items():
        raw = imaplib.MapCRLF.sub(b"\r\n", sent)  # as the library that puts them into the mailbox writes line ends
        assert raw in kept, f"{what}: kept with other bytes, or not at all"
        one = kept[raw]
        assert one.state in ("received", "unreadable"), what
        page = client.get(reverse("message", args=[one.pk]))
        assert page.status_code == 200, what
        assert b"<script>alert" not in page.content, what
        assert client.get(reverse("message-raw", args=[one.pk])).getvalue() == raw, what
        assert all("\n" not in name and "\r" not in name and "/" not in name for name in _names(one)), what
    assert client.get(reverse("tray")).status_code == 200


def _names(message):
    return [row["name"] for row in message.files]


@pytest.mark.parametrize("what", [what for what in HOSTILE if what.startswith("a new line in")])
def test_what_is_written_back_carries_no_header_of_theirs(what, smtp):
    Force.objects.filter(slug="kent").update(foi_email_verified_on=date(2019, 4, 1))
    _, [kent] = asked_campaign("kent")
    actions.record_sent(request=kent, on=date(2019, 4, 8), by=None)
    letter = actions.receive_mail(raw=HOSTILE[what])
    actions.match_message(message=letter, request=kent, by=researcher())
    letter.refresh_from_db()
    assert not {"\n", "\r"} & set(letter.subject + letter.sender)
    draft = actions.draft_letter(
        request=kent,
        kind="clarification reply",
        today=date(2019, 4, 10),
        their_question=f"{letter.subject} {letter.sender}",
        our_clarification="As asked.",
        by=researcher(),
    )
    actions.queue_letter(message=draft, subject=f"Re: {letter.subject}", body="As asked.", by=researcher())
    actions.send_letter(pk=draft.pk, now=timezone.now())
    (sent,) = smtp.mails
    assert sent["Bcc"] is None
    assert "victim" not in sent["To"]
