"""Letters out: confirmed by number, sent once, told when they fail."""

from __future__ import annotations

from datetime import date, timedelta
from email import message_from_bytes
from unittest import mock

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from requests_app import actions
from requests_app.actions.delivering import LEFT_BEHIND
from requests_app.models import Event, Message
from requests_app.roles import STAFF
from tests.builders import person
from tests.requests_app.asking import asked_campaign, researcher

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def send_all(campaign, requests, **more):
    queued = actions.send_campaign(
        campaign=campaign, requests=requests, by=researcher(), confirmed_number=len(requests), **more
    )
    for message in queued:
        actions.send_letter(pk=message.pk, now=timezone.now())
    return queued


def test_a_campaign_is_sent_and_each_letter_has_its_own_address_and_workbook():
    campaign, requests = asked_campaign("kent", "surrey")
    send_all(campaign, requests)
    assert [letter.reply_to for letter in mail.outbox] == [[actions.reply_address(request)] for request in requests]
    assert [letter.attachments[0].filename for letter in mail.outbox] == ["return-kent.xlsx", "return-surrey.xlsx"]
    assert "Dear Kent Police," in mail.outbox[0].body
    for request in requests:
        request.refresh_from_db()
        assert request.status == "sent"
        assert request.sent_on == request.received_on == timezone.localdate()
        assert request.campaign_version == 1
        assert request.due_on > request.sent_on
        assert list(request.events.values_list("kind", flat=True)) == ["letter sent"]


def test_the_mail_is_kept_whole():
    campaign, [request] = asked_campaign("kent")
    [message] = send_all(campaign, [request])
    message.refresh_from_db()
    from requests_app.mail.folder import raw_of

    kept = message_from_bytes(raw_of(message.raw_path))
    assert kept["Message-ID"] == f"<{message.message_id}>"
    assert message.message_id.startswith(request.token)


def test_sending_twice_sends_once():
    campaign, [request] = asked_campaign("kent")
    [message] = send_all(campaign, [request])
    actions.send_letter(pk=message.pk, now=timezone.now())
    actions.send_request(request=request, by=researcher())
    assert actions.send_campaign(campaign=campaign, requests=[request], by=researcher(), confirmed_number=0) == []
    assert len(mail.outbox) == 1


def test_the_number_typed_must_be_the_number_of_letters():
    campaign, requests = asked_campaign("kent", "surrey")
    with pytest.raises(actions.SendingRefused, match="You typed 43, but 2 letters would be sent"):
        actions.send_campaign(campaign=campaign, requests=requests, by=researcher(), confirmed_number=43)
    assert not Message.objects.exists()


def test_staff_may_not_send():
    campaign, requests = asked_campaign("kent")
    with pytest.raises(PermissionDenied):
        actions.send_campaign(campaign=campaign, requests=requests, by=person("sam", STAFF), confirmed_number=1)


def test_a_demonstration_never_leaves_the_machine(settings):
    campaign, requests = asked_campaign("kent", demonstration=True)
    settings.MAIL_SENDS = True
    with pytest.raises(actions.SendingRefused, match="demonstration"):
        actions.send_campaign(campaign=campaign, requests=requests, by=None, confirmed_number=1)
    settings.MAIL_SENDS, settings.EMAIL_BACKEND = False, SMTP
    with pytest.raises(actions.SendingRefused, match="demonstration"):
        actions.send_request(request=requests[0])
    assert mail.outbox == []


def test_mail_switched_on_after_queueing_still_stops_a_demonstration(settings):
    campaign, requests = asked_campaign("kent", demonstration=True)
    [message] = actions.send_campaign(campaign=campaign, requests=requests, by=None, confirmed_number=1)
    settings.MAIL_SENDS = True
    assert actions.send_letter(pk=message.pk, now=timezone.now()) == "failed"
    assert mail.outbox == []


def test_an_unverified_address_gets_nothing_once_mail_is_on(settings):
    campaign, [request] = asked_campaign("kent")
    settings.MAIL_SENDS = True
    with pytest.raises(actions.SendingRefused, match="verified"):
        actions.send_campaign(campaign=campaign, requests=[request], by=None, confirmed_number=1)
    actions.change_address(
        force=request.force, foi_email="foi@kent.police.example", verified_on=date(2019, 4, 1), by=researcher()
    )
    send_all(campaign, [request])
    assert mail.outbox[0].to == ["foi@kent.police.example"]


def test_only_a_demonstration_can_date_its_letters():
    real, requests = asked_campaign("kent")
    with pytest.raises(actions.SendingRefused, match="dated"):
        actions.send_campaign(campaign=real, requests=requests, by=None, confirmed_number=1, on=date(2019, 4, 8))
    campaign, requests = asked_campaign("kent", demonstration=True)
    send_all(campaign, requests, on=date(2019, 4, 8))
    requests[0].refresh_from_db()
    # 8 April 2019 and twenty working days, without Good Friday, Easter Monday and the early May holiday.
    assert (requests[0].sent_on, requests[0].due_on) == (date(2019, 4, 8), date(2019, 5, 9))


def test_a_letter_that_fails_is_told_and_tried_again_alone():
    campaign, requests = asked_campaign("kent", "surrey")
    queued = actions.send_campaign(campaign=campaign, requests=requests, by=researcher(), confirmed_number=2)
    with mock.patch("requests_app.mail.outbound.get_connection", side_effect=ConnectionRefusedError("refused")):
        assert actions.send_letter(pk=queued[0].pk, now=timezone.now()) == "failed"
    actions.send_letter(pk=queued[1].pk, now=timezone.now())
    queued[0].refresh_from_db()
    assert queued[0].trouble == "It could not be sent: the mail server did not answer (refused)."
    assert queued[0].request.status == "delivery_failed"
    assert actions.retry_failed(campaign=campaign, by=researcher()) == 1
    actions.send_letter(pk=queued[0].pk, now=timezone.now())
    assert [letter.subject for letter in mail.outbox] == ["Information request: Offences"] * 2
    assert set(campaign.requests.values_list("status", flat=True)) == {"sent"}


def test_a_letter_that_a_dead_worker_held_is_told_and_not_sent_again():
    campaign, requests = asked_campaign("kent")
    [message] = actions.send_campaign(campaign=campaign, requests=requests, by=None, confirmed_number=1)
    Message.objects.filter(pk=message.pk).update(state="sending", claimed_at=timezone.now() - timedelta(minutes=11))
    assert actions.sweep_letters(now=timezone.now()) == []
    message.refresh_from_db()
    assert (message.state, message.trouble) == ("failed", LEFT_BEHIND)
    assert mail.outbox == []


def test_a_broker_that_is_down_leaves_letters_for_the_sweep(django_capture_on_commit_callbacks):
    from kombu.exceptions import OperationalError

    campaign, requests = asked_campaign("kent", "surrey")
    with (
        mock.patch("requests_app.tasks.send_queued_letter.delay", side_effect=OperationalError("down")) as nudge,
        django_capture_on_commit_callbacks(execute=True),
    ):
        queued = actions.send_campaign(campaign=campaign, requests=requests, by=None, confirmed_number=2)
    assert nudge.call_count == 1  # the second would only wait for the same dead broker
    assert actions.sweep_letters(now=timezone.now()) == [message.pk for message in queued]


def test_real_letters_keep_to_so_many_a_minute(settings):
    settings.MAIL_SENDS, settings.MAILS_PER_MINUTE = True, 2
    campaign, requests = asked_campaign("kent", "surrey", "sussex")
    for request in requests:
        actions.change_address(force=request.force, foi_email="a@b.example", verified_on=date(2019, 4, 1), by=None)
    queued = actions.send_campaign(campaign=campaign, requests=requests, by=None, confirmed_number=3)
    now = timezone.now()
    for message in queued[:2]:
        assert actions.may_send_now(now=now)
        actions.send_letter(pk=message.pk, now=now)
    assert not actions.may_send_now(now=now)
    assert actions.may_send_now(now=now + timedelta(seconds=61))


def test_a_subject_cannot_forge_a_header():
    campaign, [request] = asked_campaign("kent")
    send_all(campaign, [request])
    request.refresh_from_db()
    draft = actions.draft_letter(request=request, kind="reminder", today=timezone.localdate(), by=researcher())
    actions.queue_letter(message=draft, subject="Late\nBcc: x@evil.example", body="Text", by=researcher())
    actions.send_letter(pk=draft.pk, now=timezone.now())
    assert mail.outbox[-1].subject == "Late Bcc: x@evil.example"
    assert mail.outbox[-1].recipients() == [draft.recipient]


def test_the_history_names_who_confirmed():
    campaign, requests = asked_campaign("kent")
    send_all(campaign, requests)
    event = Event.objects.get(kind="letters queued")
    assert (event.by.username, event.sentence) == ("amina", "Confirmed the sending of 1 letter.")
