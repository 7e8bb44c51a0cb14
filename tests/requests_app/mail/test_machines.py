"""Mail that no person of a force wrote, told from letters that only sound like it."""

from __future__ import annotations

import pytest

from requests_app.mail.parsing import parse_mail
from requests_app.mail.recognition import recognise_mail
from requests_app.mail.rules import Seems

HEAD = "From: FOI <foi@force.example>\r\nSubject: RE: Information request\r\n"
DAEMON = "From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>\r\n"


def mail(text: str, head: str = HEAD):
    return parse_mail(f"{head}\r\n{text}".encode())


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your e-mail. I am currently out of the office and will return on Monday 3 June.",
        "Thank you for your email.\n\nI am on annual leave until 12 June 2019. Ring the switchboard.",
        "Thanks for your message, I'm away from my desk until Tuesday.",
        "I will be out of the office from 1 June, with no access to my mail.",
        "Thank you for your e-mail. I no longer work for the Information Unit.",
        "This is an automated response. Please do not reply to it.",
    ],
)
def test_an_absence_told_in_words_alone(text):
    found = mail(text)
    assert found.kind == "automatic"
    assert recognise_mail(found).seems(Seems.OUT_OF_OFFICE)


@pytest.mark.parametrize(
    "text",
    [
        "Apologies for the delay, I was out of the office last week. We recorded 52 offences in 2018/19.",
        "The information is unavailable in the form you ask for. The officer who keeps it is retired.",
        "Of the offences, 3 took place while the suspect was on leave.",
        "Please find our answer attached.\n\n> I am out of the office until Monday.",
    ],
)
def test_letters_that_only_speak_of_it_are_letters(text):
    assert mail(text).kind == "message"


def test_an_answer_that_mentions_leave_and_carries_the_figures_is_a_letter():
    raw = (
        HEAD
        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nI am on leave from Friday; figures attached.\r\n"
        "--b\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\na,1\r\n--b--\r\n"
    )
    assert parse_mail(raw.encode()).kind == "message"


def report(action: str) -> str:
    return (
        "Subject: Delivery Status Notification\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nSee.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; foi@force.example\r\nAction: {action}\r\nStatus: 4.4.1\r\n\r\n--b--\r\n"
    )


DELAYS = [
    DAEMON + report("delayed"),
    DAEMON + "Subject: Delivery Status Notification (Delay)\r\n\r\nThis is a warning message only.",
    DAEMON
    + "Subject: Warning: could not send message for past 4 hours\r\n\r\n450 4.2.0 <foi@force.example> greylisted",
    "From: postmaster@mx.example\r\nSubject: Undeliverable\r\n\r\nYour message has not yet been delivered to "
    "foi@force.example. The server will keep trying.",
]


@pytest.mark.parametrize("raw", DELAYS)
def test_a_delay_is_no_failure(raw):
    found = parse_mail(raw.encode())
    assert (found.kind, found.bounces) == ("automatic", [])
    assert "nothing has failed yet" in " ".join(found.trouble)
    assert recognise_mail(found).suggestions == ()


def test_a_failure_is_one():
    assert parse_mail((DAEMON + report("failed")).encode()).kind == "bounce"
    words = "Subject: Undelivered Mail\r\n\r\n550 5.1.1 <foi@force.example> no such user"
    [bounce] = parse_mail((DAEMON + words).encode()).bounces
    assert bounce.recipient == "foi@force.example"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Your message to foi@force.example is being held. To release it click https://guard.example/c/91 and confirm "
         "that you are a person.", "open https://guard.example/c/91"),
        ("Please verify your email address: follow https://spam.example/v?q=1 so that your message is delivered.",
         "open https://spam.example/v?q=1"),
        ("The message you sent requires confirmation. Please reply to this e-mail.", "answer it as it asks"),
    ],
)  # fmt: skip
def test_a_server_that_asks_whether_a_person_wrote_is_told_as_such(text, where):
    found = mail(text)
    assert found.kind == "automatic"
    assert any("held back until somebody confirms it" in one and where in one for one in found.trouble)
    assert recognise_mail(found).suggestions == ()


def test_a_force_that_asks_who_somebody_is_asks_for_clarification():
    text = "Before we can go on, please confirm your full name and which years you mean. Please reply within 20 days."
    assert mail(text).kind == "message"


@pytest.mark.parametrize(
    "text",
    [
        "Kent Police has sent you a secure message.\n\nClick here to read it: https://post.portal.example/m/77ab\n",
        "You have received an encrypted email from the FOI team. To open it, sign in at https://vault.example/x?id=5",
        "There is a protected document for you. It can be downloaded until 3 June.\nhttps://files.example/d/9\n"
        "Use the one-time passcode 482113.",
    ],
)
def test_a_letter_behind_a_portal_nobody_knows(text):
    found = mail(text)
    assert found.secure_link is not None
    assert found.secure_link.startswith("https://")
    assert any("fetched by hand" in one for one in found.trouble)
    assert found.kind == "message"


@pytest.mark.parametrize(
    "text",
    [
        "The figures are at https://force.example/foi and can be downloaded there.",
        "We answered. This message was scanned by a secure gateway. https://scanner.example/about",
        "Please send the clarification by secure e-mail. Our site is https://force.example/.",
    ],
)
def test_links_to_what_is_published_are_no_portals(text):
    assert mail(text).secure_link is None
