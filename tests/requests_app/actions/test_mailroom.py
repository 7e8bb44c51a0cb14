"""Letters in: kept whole, taken once, matched where something decides, confirmed by people."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from requests_app import actions
from requests_app.actions.arrivals import receive_mail
from requests_app.mail import confined
from requests_app.mail.folder import raw_of
from requests_app.models import Message
from requests_app.statuses import MoveRefused
from tests.requests_app.asking import asked_campaign, reply, researcher

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    _campaign, requests = asked_campaign("bedfordshire", "cambridgeshire", "kent")
    for request in requests:
        actions.record_sent(request=request, on=date(2019, 4, 8), by=None)
    return {request.force.slug: request for request in requests}


@pytest.fixture
def handed(monkeypatch):
    taken: list[tuple[int, list[str]]] = []

    def receiver(*, message, request, attachments, by):
        taken.append((request.pk, [one.name for one in attachments]))

    monkeypatch.setattr(confined, "attachment_receivers", [receiver])
    return taken


def test_the_address_decides_and_the_mail_is_kept_byte_for_byte(asked):
    raw = reply(asked["kent"], "Thank you for your request.").as_bytes()
    message = receive_mail(raw=raw)
    assert message.request == asked["kent"]
    assert raw_of(message.raw_path) == raw
    assert message.on == date(2019, 5, 1)
    assert "written to the address of this request" in asked["kent"].events.get(kind="letter received").sentence


def test_a_shared_domain_decides_nothing_and_waits_in_the_tray(asked, handed):
    mail = reply(
        asked["kent"], "Please find attached.", to="office@charity.example", sender="foi@shared.police.example"
    )
    mail.add_attachment(b"a,1\n", maintype="text", subtype="csv", filename="a.csv")
    message = receive_mail(raw=mail.as_bytes())
    assert message.request is None
    assert message.matches == [] or not any(match["decides"] for match in message.matches)
    assert handed == []


def test_one_letter_answers_for_two_forces(asked, handed):
    mail = reply(asked["kent"], "Our joint answer.", to="office@charity.example")
    mail.add_attachment(b"a,1\n", maintype="text", subtype="csv", filename="joint.csv")
    message = receive_mail(raw=mail.as_bytes())
    both = [asked["bedfordshire"], asked["cambridgeshire"]]
    actions.match_message(message=message, request=both[0], also_for=both[1:], by=researcher())
    assert handed == [], "the page does not wait for what a worker does"
    actions.match_message(message=message, request=both[0], also_for=both[1:], by=researcher())
    actions.read_arrived(pk=message.pk, now=timezone.now())
    assert handed == [(both[0].pk, ["joint.csv"]), (both[1].pk, ["joint.csv"])]
    assert all(one.events.filter(kind="letter received").count() == 1 for one in both)


def test_the_same_mail_is_taken_once(asked, handed):
    mail = reply(asked["kent"], "Question 1: 52 offences.", message_id="<one@police.example>")
    first = receive_mail(raw=mail.as_bytes())
    assert receive_mail(raw=mail.as_bytes()) == first
    # Delivered again along another way: other headers of transport, the same letter.
    again = b"Received: from relay.example by mx.example; Thu, 02 May 2019 08:00:00 +0000\r\n" + mail.as_bytes()
    assert receive_mail(raw=again) == first
    assert Message.objects.filter(direction="in").count() == 1
    assert len(handed) == 1


def test_two_letters_with_one_message_id_are_both_kept(asked):
    first = receive_mail(raw=reply(asked["kent"], "First part.", message_id="<x@police.example>").as_bytes())
    second = receive_mail(raw=reply(asked["kent"], "Second part.", message_id="<x@police.example>").as_bytes())
    assert first != second
    assert "says something else; both are kept" in second.trouble


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\xff" * 2000, b"no header at all", b"Subject: =?x?q?=\nContent-Type: x/\n\n"]
)
def test_what_is_no_mail_is_kept_whole_and_shown(raw):
    message = receive_mail(raw=raw)
    assert raw_of(message.raw_path) == raw
    assert message in Message.objects.filter(request=None, state="received")


def test_an_answer_in_the_letter_itself_is_handed_to_the_readers(asked, handed):
    receive_mail(raw=reply(asked["kent"], "Question 1: we recorded 52 offences.", subject="FOI 1/19").as_bytes())
    assert handed == [(asked["kent"].pk, ["FOI 1-19.eml"])]


def test_an_acknowledgement_is_not_read_for_figures(asked, handed):
    receive_mail(
        raw=reply(asked["kent"], "We acknowledge your request; you will hear within 20 working days.").as_bytes()
    )
    assert handed == []


def test_nothing_is_recorded_until_a_person_confirms(asked):
    kent = asked["kent"]
    text = (
        "Our ref: 1234/19\n\nQuestion 1: In 2018/19 we recorded 140 offences.\n\n"
        "Question 2: we refuse this question under section 12(1) as it exceeds the cost limit."
    )
    message = receive_mail(raw=reply(kent, text).as_bytes())
    kent.refresh_from_db()
    assert (kent.status, kent.outcomes.count(), kent.reference) == ("sent", 0, "")
    for number in range(len(message.suggestions)):
        if message.suggestions[number]["what"] != "letter" or message.suggestions[number]["move"] == "ANSWER":
            actions.confirm_suggestion(message=message, number=number, by=researcher())
    message.refresh_from_db()
    assert "open" not in {row["state"] for row in message.suggestions}
    kent.refresh_from_db()
    assert (kent.status, kent.responded_on, kent.reference) == ("answered", date(2019, 5, 1), "1234/19")
    assert [(row.question, row.outcome, row.exemptions) for row in kent.outcomes.all()] == [
        ("1", "answered", []),
        ("2", "refused", ["s12(1)"]),
    ]
    assert "section 12(1)" in kent.outcomes.get(question="2").quote


def test_confirming_twice_records_once_and_no_is_no(asked):
    kent = asked["kent"]
    message = receive_mail(raw=reply(kent, "We acknowledge receipt of your request. Our ref: 99/19").as_bytes())
    number = next(n for n, row in enumerate(message.suggestions) if row.get("move") == "ACKNOWLEDGE")
    reference = next(n for n, row in enumerate(message.suggestions) if row["what"] == "reference")
    for _ in range(2):
        actions.confirm_suggestion(message=message, number=number, by=researcher())
    actions.dismiss_suggestion(message=message, number=reference, by=researcher())
    actions.confirm_suggestion(message=message, number=reference, by=researcher())
    kent.refresh_from_db()
    assert (kent.status, kent.reference) == ("acknowledged", "")
    assert kent.events.filter(kind="status: acknowledged").count() == 1


def test_a_suggestion_that_cannot_be_done_leaves_everything(asked):
    kent = asked["kent"]
    message = receive_mail(
        raw=reply(
            kent, "Please clarify what you mean by offences. We need clarification before we can go on."
        ).as_bytes()
    )
    number = next(n for n, row in enumerate(message.suggestions) if row.get("move") == "ASK_CLARIFICATION")
    actions.record_clock_event(request=kent, kind="withdrawn", on=date(2019, 4, 20), by=None)
    with pytest.raises(MoveRefused):
        actions.confirm_suggestion(message=message, number=number, by=researcher())
    message.refresh_from_db()
    assert message.suggestions[number]["state"] == "open"


def test_set_aside_is_kept_and_can_be_filed_after_all(asked):
    message = receive_mail(raw=reply(asked["kent"], "Buy now", to="office@charity.example").as_bytes())
    actions.set_aside(message=message, by=researcher(), why="advertising")
    message.refresh_from_db()
    assert message.state == "set_aside"
    actions.match_message(message=message, request=asked["kent"], by=researcher())
    actions.read_arrived(pk=message.pk, now=timezone.now())
    message.refresh_from_db()
    assert (message.state, message.request) == ("received", asked["kent"])


def test_the_real_sample_mails_are_all_kept(real_returns):
    folder = real_returns / "mail"
    if not folder.is_dir():
        pytest.skip("no sample mails on this machine")
    mails = list(folder.rglob("*.eml"))
    for path in mails:
        message = receive_mail(raw=path.read_bytes())
        assert raw_of(message.raw_path) == path.read_bytes(), path.name


@pytest.mark.parametrize(
    ("stamp", "why"),
    [
        ("Sun, 03 May 2099 09:30:00 +0100", "dated 3 May 2099, which is still to come: say on which day it came."),
        ("Mon, 01 Apr 2019 09:30:00 +0100", "before the request was sent on 8 April 2019: say on which day it came."),
    ],
)
def test_a_day_that_cannot_be_right_is_doubted_and_asked(asked, client, stamp, why):
    kent = asked["kent"]
    message = receive_mail(raw=reply(kent, "Question 1: In 2018/19 we recorded 140 offences.", date=stamp).as_bytes())
    assert (message.request, message.on) == (kent, None)
    assert why in message.trouble
    number = next(n for n, row in enumerate(message.suggestions) if row.get("move") == "ANSWER")
    with pytest.raises(MoveRefused, match="Say first on which day"):
        actions.confirm_suggestion(message=message, number=number, by=researcher())
    client.force_login(researcher())
    page = client.get(reverse("message", args=[message.pk])).content.decode()
    assert "On which day did it come?" in page
    for day, said in (("2099-01-01", "still to come"), ("2019-04-01", "before the request was sent")):
        answer = client.post(reverse("message-date", args=[message.pk]), {"on": day}, follow=True)
        assert said in answer.content.decode().split("<h1")[0]
    client.post(reverse("message-date", args=[message.pk]), {"on": "2019-05-02"})
    message.refresh_from_db()
    assert (message.on, message.trouble) == (date(2019, 5, 2), "")
    actions.confirm_suggestion(message=message, number=number, by=researcher())
    kent.refresh_from_db()
    assert kent.responded_on == date(2019, 5, 2)


def test_the_receiving_servers_stamp_stands_where_the_senders_clock_is_wrong(asked):
    mail = reply(asked["kent"], "We hold 5.", date="Sun, 03 May 2099 09:30:00 +0100").as_bytes()
    message = receive_mail(raw=b"Received: from a by mx; Thu, 02 May 2019 08:00:00 +0000\n" + mail)
    assert (message.on, message.trouble) == (date(2019, 5, 2), "")


def test_a_letter_filed_with_a_request_that_was_sent_later_loses_its_day(asked):
    raw = reply(
        asked["kent"], "We hold 5.", to="office@charity.example", date="Mon, 01 Apr 2019 09:30:00 +0100"
    ).as_bytes()
    message = receive_mail(raw=raw)
    assert message.on == date(2019, 4, 1)
    actions.match_message(message=message, request=asked["kent"], by=researcher())
    message = actions.read_arrived(pk=message.pk, now=timezone.now())
    assert message.on is None
    assert "before the request was sent" in message.trouble
