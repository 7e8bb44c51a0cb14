"""Letters that Outlook keeps its own way: in winmail.dat's properties, or saved as .msg."""

from __future__ import annotations

import base64

import pytest

from requests_app import actions
from requests_app.mail import outlook
from requests_app.mail.folder import raw_of
from requests_app.mail.parsing import parse_kept, parse_mail
from tests.requests_app.mail.wrapped import packed, winmail

PLAIN, HTML, RICH, CODE_PAGE = 0x1000, 0x1013, 0x1009, 0x3FDE
LINK = '<p>The answer is <a href="https://force.example/19">published</a> – 5.</p>'
WRAPPED = (
    rb"{\rtf1\ansi\fromhtml1 {\*\htmltag <p>}The answer is {\*\htmltag <a href=\"https://force.example/19\">}published"
    rb"{\*\htmltag </a>} \'96 5.{\*\htmltag </p>}}"
)


def carried(wrapped: bytes) -> bytes:
    head = b"From: a@force.example\r\nSubject: FOI\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n"
    return head + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(wrapped)


@pytest.mark.parametrize(
    "letter",
    [
        {HTML: LINK.encode("cp1252")},
        {CODE_PAGE: 65001, HTML: LINK.encode()},
        {HTML: LINK},
        {RICH: packed(WRAPPED)},
    ],
)
def test_a_letter_that_is_only_in_the_properties(letter):
    mail = parse_mail(carried(winmail([("a.csv", b"a,1")], text="", letter=letter)))
    assert mail.text == "The answer is published <https://force.example/19> – 5."
    assert [(one.name, one.content) for one in mail.attachments] == [("a.csv", b"a,1")]
    assert mail.trouble == []


@pytest.mark.parametrize(
    "letter", [{PLAIN: "We hold 5 – as asked."}, {RICH: packed(rb"{\rtf1 We hold 5 \'96 as asked.}")}]
)
def test_a_letter_of_words_alone_that_is_only_in_the_properties(letter):
    mail = parse_mail(carried(winmail([], text="", letter=letter)))
    assert (mail.text, mail.attachments, mail.trouble) == ("We hold 5 – as asked.", [], [])


def test_damaged_properties_of_the_letter_cost_it_and_not_the_files():
    whole = winmail([("a.csv", b"a,1")], text="", letter={HTML: b"<p>x</p>"})
    at = whole.index(b"<p>x</p>") - 4
    mail = parse_mail(carried(whole[:at] + b"\xff\xff\xff\x7f" + whole[at + 4 :]))
    assert ("a.csv", b"a,1") in [(one.name, one.content) for one in mail.attachments]
    assert any("damaged" in sentence for sentence in mail.trouble)


@pytest.fixture
def saved(real_returns) -> bytes:
    """A message that Outlook saved, carried by a mail that was really sent."""
    path = real_returns / "mail" / "incoming-request-oft-attachments.eml"
    if not path.is_file():
        pytest.skip("no sample mails on this machine")
    return parse_mail(path.read_bytes()).attachments[0].content


def test_a_message_saved_by_outlook_is_read_as_the_mail_it_is(saved):
    mail = parse_kept(saved)
    assert mail.text.strip()
    assert len(mail.fingerprint) == 64
    assert mail.fingerprint != parse_mail(outlook.as_mail(saved)).fingerprint


@pytest.mark.django_db
def test_a_message_saved_by_outlook_is_taken_on_the_tray_and_kept_as_it_came(saved):
    message = actions.receive_mail(raw=saved)
    assert (message.state, raw_of(message.raw_path)) == ("received", saved)
    assert message.body.strip()


@pytest.mark.django_db
def test_a_container_that_is_no_message_is_kept_and_told():
    raw = outlook.CONTAINER + bytes(600)
    message = actions.receive_mail(raw=raw)
    assert (message.state, raw_of(message.raw_path)) == ("received", raw)
    assert "cannot be opened; it is kept whole" in message.trouble
