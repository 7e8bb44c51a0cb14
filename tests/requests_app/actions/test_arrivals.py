"""No mail stops the mailbox: each is kept whole, what it does is told, and the next one is read."""

from __future__ import annotations

import base64
import os
from datetime import date, timedelta

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from ingestion.mail_reading import LIMITS
from requests_app import actions, queries
from requests_app.mail import confined
from requests_app.mail.confined import UnreadableMail
from requests_app.mail.folder import raw_of
from requests_app.models import Event, Mailbox, Message
from tests.requests_app.asking import asked_campaign, reply, researcher
from tests.requests_app.mail.wrapped import winmail
from tests.requests_app.test_asking_end_to_end import imap, smtp

__all__ = ["imap", "smtp"]
pytestmark = pytest.mark.django_db

HEAD = b"From: foi@force.example\r\nSubject: FOI 19/1\r\n"
SPOILT = {
    "half a surrogate pair": HEAD + b"Content-Type: text/plain; charset=utf-7\r\n\r\nWe recorded 5 +2AA- offences",
    "a nought in its Message-ID": HEAD + b"Message-ID: <a\x00b@force.example>\r\n\r\nwords",
    "a nought in its words": HEAD + b"\r\nwe hold\x00 5",
    "a nought in what Outlook wrapped": HEAD
    + b"Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + base64.encodebytes(winmail([], text="5 offences\x00 recorded")),
    "half a pair in its subject": b"Subject: =?utf-7?Q?+2AA-?=\r\nFrom: =?utf-7?Q?+2AA-?= <a@force.example>\r\n\r\nx",
    "half a pair in a file's name": HEAD
    + b"Content-Type: text/csv\r\nContent-Disposition: attachment; filename*=utf-7''%2B2AA-.csv\r\n\r\na,b\r\n",
}


@pytest.fixture
def reader(monkeypatch):
    """Puts another reader in the sandbox's place."""

    def put(read):
        monkeypatch.setattr(confined, "mail_readers", [*confined.mail_readers, read])

    return put


def raising(fault):
    def read(path):
        raise fault

    return read


@pytest.mark.parametrize("what", SPOILT)
def test_a_mail_that_no_column_could_hold_is_read_all_the_same(what):
    message = actions.receive_mail(raw=SPOILT[what])
    assert (message.state, raw_of(message.raw_path)) == ("received", SPOILT[what])
    assert message in queries.tray()


@pytest.mark.parametrize("what", SPOILT)
def test_uploading_it_is_a_page(what, client, tmp_path, django_capture_on_commit_callbacks, settings):
    settings.CELERY_TASK_ALWAYS_EAGER = True
    client.force_login(researcher())
    path = tmp_path / "mail.eml"
    path.write_bytes(SPOILT[what])
    with path.open("rb") as file, django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("tray"), {"file": file}, follow=True)
    assert "is kept" in answer.content.decode()
    assert Message.objects.get(direction="in").state == "received"


@pytest.mark.parametrize("fault", [ValueError("x"), RecursionError(), KeyError("y"), MemoryError()])
def test_whatever_reading_raises_the_mail_is_kept_and_told_and_can_be_tried_again(fault, reader, client):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(confined, "mail_readers", [raising(fault)])
        message = actions.receive_mail(raw=HEAD + b"\r\nThe words.")
    assert (message.state, message.request) == ("unreadable", None)
    assert "could not be read: open it as it came" in message.trouble
    assert raw_of(message.raw_path) == HEAD + b"\r\nThe words."
    assert "One mail could not be read" in queries.mailbox_trouble()
    client.force_login(researcher())
    page = client.get(reverse("tray")).content.decode()
    assert "could not be read: open it as it came" in page.lower()
    assert reverse("message-raw", args=[message.pk]) in page
    client.post(reverse("message-again", args=[message.pk]))
    assert actions.read_arrived(pk=message.pk, now=timezone.now()).body.strip() == "The words."
    assert queries.mailbox_trouble() == ""


def test_the_machines_own_faults_are_not_the_mails(reader):
    raw = HEAD + b"\r\nThe words."
    for fault in (OSError("no process"), OperationalError("gone")):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(confined, "mail_readers", [raising(fault)])
            with pytest.raises(type(fault)):
                actions.receive_mail(raw=raw)
        waiting = Message.objects.get()
        assert (waiting.state, waiting.attempts, waiting.claimed_at) == ("arrived", 0, None)
    assert actions.receive_mail(raw=raw).state == "received"


def test_a_mail_whose_worker_dies_each_time_is_told_and_not_tried_for_ever():
    message = actions.keep_mail(raw=HEAD + b"\r\nx", nudge=False)
    long_ago = timezone.now() - timedelta(hours=1)
    Message.objects.filter(pk=message.pk).update(claimed_at=long_ago, attempts=2)
    assert actions.left_arrived(now=timezone.now()) == [message.pk]
    assert actions.read_arrived(pk=message.pk, now=timezone.now()).state == "unreadable"
    assert actions.left_arrived(now=timezone.now()) == []


def test_what_waits_is_found_again_unless_somebody_reads_it():
    message = actions.keep_mail(raw=HEAD + b"\r\nx", nudge=False)
    soon = timezone.now() + timedelta(minutes=1)
    assert actions.left_arrived(now=soon) == [message.pk]
    Message.objects.filter(pk=message.pk).update(claimed_at=soon, attempts=1)
    assert actions.left_arrived(now=soon) == []
    assert actions.read_arrived(pk=message.pk, now=soon).state == "arrived"


def test_a_page_only_keeps_it_and_does_not_take_it_apart(client, reader, tmp_path):
    reader(raising(AssertionError("taken apart while a page was made")))
    client.force_login(researcher())
    path = tmp_path / "mail.eml"
    path.write_bytes(HEAD + b"\r\nThe words.")
    with path.open("rb") as file:
        page = client.post(reverse("tray"), {"file": file}, follow=True).content.decode()
    assert "waits to be read" in page
    message = Message.objects.get()
    _, [kent] = asked_campaign("kent")
    actions.record_sent(request=kent, on=date(2019, 4, 8), by=None)
    client.post(reverse("tray-match", args=[message.pk]), {"requests": kent.pk})
    page = client.get(reverse("message", args=[message.pk])).content.decode()
    assert "waits to be read for Kent Police" in " ".join(page.split())


def test_the_mailbox_goes_on_past_every_one_of_them(imap, reader):
    _, [kent] = asked_campaign("kent")
    actions.record_sent(request=kent, on=date(2019, 4, 8), by=None)
    really = confined.mail_readers[-1]

    def read(path):
        if b"stops the reader" in path.read_bytes():
            raise UnreadableMail("It stops.")
        return really(path)

    reader(read)
    stopping = HEAD + b"\r\nstops the reader"
    # IMAP cannot carry a NUL.
    imap(*(one for one in [*SPOILT.values(), stopping] if b"\0" not in one), reply(kent, "We hold 5.").as_bytes())
    assert actions.poll_mailbox(now=timezone.now()) == 6
    assert Message.objects.get(request=kent, direction="in").body.strip() == "We hold 5."
    assert Message.objects.get(state="unreadable").trouble.startswith("It stops.")
    assert Mailbox.objects.get().trouble == ""
    assert "One mail could not be read" in queries.mailbox_trouble()
    assert actions.poll_mailbox(now=timezone.now()) == 0


def test_a_mail_delivered_to_two_of_our_addresses_one_copy_each_reaches_both():
    _, [first, second] = asked_campaign("kent", "surrey")
    for one in (first, second):
        actions.record_sent(request=one, on=date(2019, 4, 8), by=None)
    mail = reply(first, "Our joint answer: 5.", to="undisclosed-recipients:;", message_id="<joint@police.example>")
    copies = [f"Delivered-To: {actions.reply_address(one)}\n".encode() + mail.as_bytes() for one in (first, second)]
    kept = {actions.receive_mail(raw=raw).pk for raw in copies}
    [message] = Message.objects.filter(direction="in")
    assert kept == {message.pk}
    assert {message.request, *message.also_for.all()} == {first, second}
    for one in (first, second):
        assert Event.objects.filter(kind="letter received", request=one).count() == 1
    assert Event.objects.filter(kind="mail came again").count() == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the sandbox forks")
def test_a_reader_that_never_ends_is_stopped_from_outside(tmp_path, monkeypatch):
    from dataclasses import replace

    from ingestion import mail_reading
    from ingestion.sandbox import supervision

    monkeypatch.setattr(mail_reading, "LIMITS", replace(LIMITS, wall_seconds=1.0))
    monkeypatch.setattr(supervision, "MAIL", "tests.ingestion.sandbox.misbehaviour:sleeps")
    path = tmp_path / "mail"
    path.write_bytes(b"x")
    with pytest.raises(UnreadableMail, match="longer than it may"):
        mail_reading.read_mail(path)
