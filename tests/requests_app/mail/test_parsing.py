"""A mail as it says and carries: the forms that senders really use, and that nothing breaks it."""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.mail.headers import Address, parameters
from requests_app.mail.parsing import parse_mail
from tests.requests_app.mail.wrapped import winmail

PLAIN = (
    b"From: FOI Unit <foi@force.example>\r\nTo: reply+ab12@charity.example\r\nSubject: FOI 123/19\r\n"
    b"Message-ID: <one@force.example>\r\nIn-Reply-To: <ask@charity.example>\r\n"
    b"References: <ask@charity.example> <zero@force.example>\r\nDate: Fri, 3 May 2019 09:30:00 +0100\r\n"
)


def letter(body: bytes, *fields: bytes) -> bytes:
    return PLAIN + b"".join(field + b"\r\n" for field in fields) + b"\r\n" + body


def carrying(fields: bytes, content: bytes = b"a,b\r\n1,2\r\n") -> bytes:
    """A mail of a letter and one file whose part has these fields."""
    return letter(
        b"--edge\r\nContent-Type: text/plain\r\n\r\nPlease see attached.\r\n"
        b"--edge\r\n" + fields + b"\r\n\r\n" + content + b"\r\n--edge--\r\n",
        b"MIME-Version: 1.0",
        b'Content-Type: multipart/mixed; boundary="edge"',
    )


def test_what_a_plain_mail_says():
    mail = parse_mail(letter(b"In 2018/19 the force recorded 52 offences.\r\n", b"Content-Type: text/plain"))
    assert mail.message_id == "one@force.example"
    assert mail.in_reply_to == "ask@charity.example"
    assert mail.references == ("ask@charity.example", "zero@force.example")
    assert mail.subject == "FOI 123/19"
    assert mail.sender == Address("FOI Unit", "foi@force.example")
    assert [one.address for one in mail.recipients] == ["reply+ab12@charity.example"]
    assert mail.date == datetime(2019, 5, 3, 8, 30, tzinfo=UTC)
    assert mail.text.strip() == "In 2018/19 the force recorded 52 offences."
    assert (mail.kind, mail.attachments, mail.trouble) == ("message", [], [])


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (b'Content-Disposition: attachment; filename="return.csv"', "return.csv"),
        (b"Content-Disposition: attachment; filename=Return 2018 19.csv", "Return 2018 19.csv"),
        (b"Content-Disposition: attachment; filename=Return 2018 19.csv; size=12", "Return 2018 19.csv"),
        (
            b"Content-Disposition: attachment;\r\n filename*0*=utf-8''Sexual%20communication;\r\n"
            b" filename*1=\" with a child 2018\";\r\n filename*2*=%2D19.csv",
            "Sexual communication with a child 2018-19.csv",
        ),
        (b'Content-Disposition: attachment; filename*0="a long ";\r\n filename*1="return.csv"', "a long return.csv"),
        (b"Content-Disposition: attachment; filename*=iso-8859-1'en'%A3%20fees.csv", "£ fees.csv"),
        (b'Content-Disposition: attachment; filename="=?utf-8?B?UsOpcG9uc2UuY3N2?="', "Réponse.csv"),
        (b'Content-Disposition: attachment; filename="=?utf-8?Q?a?=\r\n =?utf-8?Q?_return.csv?="', "a return.csv"),
        ("Content-Disposition: attachment; filename=\"Réponse.csv\"".encode(), "Réponse.csv"),
        ("Content-Disposition: attachment; filename=\"Réponse.csv\"".encode("cp1252"), "Réponse.csv"),
        (b'Content-Type: text/csv; name="only here.csv"', "only here.csv"),
        (b'Content-Disposition: attachment; filename="..\\..\\etc\\return.csv"', "return.csv"),
        (b'Content-Disposition: attachment; filename="../../etc/return.csv"', "return.csv"),
        (b'Content-Disposition: attachment; filename="C:\\Users\\foi\\return.csv"', "return.csv"),
        (b'Content-Disposition: attachment; filename="a \\"true\\" return.csv"', 'a "true" return.csv'),
        (b'Content-Disposition: attachment; filename="semi;colon.csv"', "semi;colon.csv"),
        (b'Content-Disposition: attachment; filename="never closed.csv', "never closed.csv"),
        ("Content-Disposition: attachment; filename=\"x\u202evsc.exe\"".encode(), "x vsc.exe"),
        (b"Content-Type: application/octet-stream\r\nContent-Disposition: attachment", "attachment-1.bin"),
        (b"Content-Type: text/csv\r\nContent-Disposition: attachment", "attachment-1.csv"),
    ],
)  # fmt: skip
def test_the_name_of_a_file(field, name):
    mail = parse_mail(carrying(field))
    assert [attachment.name for attachment in mail.attachments] == [name]
    assert mail.attachments[0].content == b"a,b\r\n1,2\r\n"
    assert mail.text.strip() == "Please see attached."


def test_a_name_too_long_keeps_its_ending():
    mail = parse_mail(carrying(b'Content-Disposition: attachment; filename="' + b"n" * 400 + b'.xlsx"'))
    assert len(mail.attachments[0].name) == 200
    assert mail.attachments[0].name.endswith("n.xlsx")


@pytest.mark.parametrize(
    ("charset", "content", "said"),
    [
        (b"utf-8", "“nil” – 5".encode(), "“nil” – 5"),
        (b"windows-1252", "“nil” – 5".encode("cp1252"), "“nil” – 5"),
        (b"", "“nil” – 5".encode(), "“nil” – 5"),
        (b"no-such-charset", "“nil” – 5".encode("cp1252"), "“nil” – 5"),
        (b"us-ascii", "“nil” – 5".encode(), "“nil” – 5"),
        (b"utf-16", "nil".encode("utf-16"), "nil"),
    ],
)
def test_the_letter_in_whatever_charset_it_claims(charset, content, said):
    encoded = base64.encodebytes(content)
    mail = parse_mail(
        letter(encoded, b'Content-Type: text/plain; charset="' + charset + b'"', b"Content-Transfer-Encoding: base64")
    )
    assert mail.text == said
    assert bool(mail.trouble) == (charset in (b"no-such-charset", b"us-ascii"))


def test_the_subject_in_pieces_and_in_raw_bytes():
    split = b"=?utf-8?Q?R=C3=A9ponse?= =?utf-8?Q?_19?="
    assert parse_mail(b"Subject: " + split + b"\r\nTo: a@b\r\n\r\nx").subject == "Réponse 19"
    assert parse_mail("Subject: Réponse\r\nTo: a@b\r\n\r\nx".encode()).subject == "Réponse"
    assert parse_mail("Subject: Réponse\r\nTo: a@b\r\n\r\nx".encode("cp1252")).subject == "Réponse"
    assert parse_mail(b"Subject: =?x-none?Q?R?= =?utf-8?B?!!!!?=\r\nTo: a@b\r\n\r\nx").subject


def test_a_letter_in_html_only_becomes_text_with_its_table():
    html = b"<html><body><p>Dear&nbsp;Sir</p><table><tr><td>2018/19</td><td>52</td></tr></table><script>x</script>"
    mail = parse_mail(letter(html, b"Content-Type: text/html"))
    assert mail.text.split("\n") == ["Dear Sir", "", "2018/19\t52"]
    assert "<table>" in mail.html


def test_a_letter_nested_past_reason_keeps_its_words():
    mail = parse_mail(letter(b"<div>" * 5000 + b"52 offences", b"Content-Type: text/html"))
    assert mail.text == "52 offences"


def test_text_and_html_of_one_letter_are_told_once():
    mail = parse_mail(
        letter(
            b"--x\r\nContent-Type: text/plain\r\n\r\nFifty-two.\r\n"
            b"--x\r\nContent-Type: text/html\r\n\r\n<p>Fifty-two.</p>\r\n--x--\r\n",
            b"Content-Type: multipart/alternative; boundary=x",
        )
    )
    assert mail.text.strip() == "Fifty-two."
    assert mail.html.strip() == "<p>Fifty-two.</p>"
    assert mail.attachments == []


def test_lines_broken_by_the_mail_program_are_joined():
    body = b"In 2018/19 the force \r\nrecorded 52 offences.\r\n-- \r\nFOI Unit\r\n"
    mail = parse_mail(letter(body, b"Content-Type: text/plain; format=flowed"))
    assert mail.text.split("\n") == ["In 2018/19 the force recorded 52 offences.", "-- ", "FOI Unit"]


def test_a_mail_inside_the_mail_is_a_file_of_its_own():
    inner = letter(b"The forwarded words.\r\n", b"Content-Type: text/plain")
    mail = parse_mail(carrying(b"Content-Type: message/rfc822", inner))
    assert [attachment.name for attachment in mail.attachments] == ["FOI 123-19.eml"]
    assert "forwarded" not in mail.text
    assert parse_mail(mail.attachments[0].content).text.strip() == "The forwarded words."


def test_a_mail_inside_the_mail_wrongly_encoded_is_still_opened():
    inner = base64.encodebytes(letter(b"The forwarded words.\r\n", b"Content-Type: text/plain"))
    mail = parse_mail(carrying(b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64", inner))
    assert parse_mail(mail.attachments[0].content).text.strip() == "The forwarded words."


def test_a_file_uuencoded_in_the_letter():
    lines = b"".join(binascii.b2a_uu(piece) for piece in (b"a,b\n1,2\n" * 5, b"3,4\n"))
    mail = parse_mail(letter(b"See below.\r\nbegin 644 return 19.csv\r\n" + lines + b"`\r\nend\r\nRegards\r\n"))
    assert [(one.name, one.content) for one in mail.attachments] == [("return 19.csv", b"a,b\n1,2\n" * 5 + b"3,4\n")]
    assert mail.text.split() == ["See", "below.", "Regards"]


def test_words_that_only_look_uuencoded_stay_in_the_letter():
    mail = parse_mail(letter(b"We will\r\nbegin 644 inspections\r\nbefore the\r\nend\r\nof May.\r\n"))
    assert "inspections" in mail.text
    assert mail.attachments == []


def test_what_outlook_wrapped_is_taken_out():
    wrapped = winmail([("Return 2018-19.xlsx", b"PK\x03\x04rest"), ("notes.txt", b"<5 means 1 to 4")], text="As asked.")
    mail = parse_mail(
        carrying(
            b'Content-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64',
            base64.encodebytes(wrapped),
        )
    )
    assert [(one.name, one.content) for one in mail.attachments] == [
        ("Return 2018-19.xlsx", b"PK\x03\x04rest"),
        ("notes.txt", b"<5 means 1 to 4"),
    ]
    assert "As asked." in mail.text
    assert mail.trouble == []


def test_a_wrapper_cut_short_is_told_and_kept():
    wrapped = winmail([("a.xlsx", b"x" * 500)], text="")[:-300]
    mail = parse_mail(
        carrying(b"Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64", base64.encodebytes(wrapped))
    )
    assert [one.name for one in mail.attachments] == ["winmail.dat"]
    assert any("cut short" in sentence for sentence in mail.trouble)


def test_base64_with_rubbish_in_it_is_decoded_and_told():
    content = base64.b64encode(b"a,b\n1,2\n" * 20)
    spoilt = content[:40] + b"!\r\n*" + content[40:]
    fields = b'Content-Disposition: attachment; filename="a.csv"\r\nContent-Transfer-Encoding: base64'
    mail = parse_mail(carrying(fields, spoilt))
    assert mail.attachments[0].content == b"a,b\n1,2\n" * 20
    assert any("a.csv" in sentence for sentence in mail.trouble)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ((b"Auto-Submitted: auto-replied",), "automatic"),
        ((b"Auto-Submitted: no",), "message"),
        ((b"X-Autoreply: yes",), "automatic"),
        ((b"X-Failed-Recipients: foi@force.example",), "bounce"),
    ],
)
def test_what_a_machine_wrote(fields, kind):
    assert parse_mail(letter(b"x", *fields)).kind == kind


@pytest.mark.parametrize("subject", ["Automatic reply: FOI", "Out of Office: FOI", "Out of the office"])
def test_an_out_of_office_reply_by_its_subject(subject):
    assert parse_mail(f"Subject: {subject}\nFrom: a@b.example\n\nx".encode()).kind == "automatic"


def test_a_report_of_non_delivery_names_whom_it_did_not_reach():
    raw = (
        b"From: Mail Delivery System <MAILER-DAEMON@mx.example>\nSubject: Undelivered Mail Returned to Sender\n"
        b'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        b"--b\nContent-Type: text/plain\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n"
        b"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; FOI@force.example\nAction: failed\nStatus: 5.1.1\n"
        b"Diagnostic-Code: smtp; 550 no such user\n\n--b\nContent-Type: message/rfc822\n\nSubject: ask\n\n"
        b"Words\n--b--\n"
    )
    mail = parse_mail(raw)
    assert mail.kind == "bounce"
    assert [(one.recipient, one.reason, one.lasting) for one in mail.bounces] == [
        ("foi@force.example", "5.1.1 smtp; 550 no such user", True)
    ]
    assert [one.name for one in mail.attachments] == ["ask.eml"]


def test_a_letter_behind_a_secure_link_says_so():
    body = b"You have been sent a secure message. Click here to read it:\nhttps://switch.egress.com/ui/read.aspx?id=9\n"
    assert parse_mail(letter(body)).secure_link == "https://switch.egress.com/ui/read.aspx?id=9"
    assert parse_mail(letter(b"This mail was scanned. http://www.mimecast.com/about\n")).secure_link is None


def test_a_type_that_is_nonsense_costs_nothing():
    mail = parse_mail(carrying(b'Content-Type: excel\r\nContent-Disposition: attachment; filename="a.xls"'))
    assert [(one.name, one.media_type) for one in mail.attachments] == [("a.xls", "application/octet-stream")]


def test_parts_nested_past_reason_are_kept_whole():
    raw = PLAIN + b"MIME-Version: 1.0\r\n"
    for depth in range(200):
        raw += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (depth, depth)
    mail = parse_mail(raw + b"\r\nThe end.")
    assert mail.message_id == "one@force.example"
    assert mail.attachments or mail.trouble or "The end." in mail.text


def test_no_mail_at_all_is_kept_and_told():
    mail = parse_mail(b"\x00\xff\xfe just some bytes")
    assert mail.trouble
    assert len(mail.fingerprint) == 64


def test_parameters_by_example():
    assert parameters('a/b; charset="x y"; q') == ("a/b", {"charset": "x y"})
    assert parameters("") == ("", {})


@given(st.binary(max_size=400))
def test_nothing_breaks_it(raw):
    parse_mail(raw)


SIGNS = (
    b"\r\n|--edge|--|: |=?utf-8?Q?|?=|Content-Type: |multipart/mixed; boundary=edge|=C3|message/rfc822|'|;|\xe9|<|>|@"
    b'|To|Content-Transfer-Encoding: base64|filename*0*=|begin 644 a\n|charset=|Date: |x\x9f>"|M|end|Subject|'
    b"message/delivery-status"
)
pieces = st.sampled_from(SIGNS.split(b"|"))


@given(st.lists(pieces, max_size=60))
def test_no_arrangement_of_its_own_signs_breaks_it(parts):
    mail = parse_mail(b"".join(parts))
    assert not any("could not be taken apart" in sentence for sentence in mail.trouble)


@given(st.binary(min_size=1, max_size=60), st.integers(0, 300))
def test_a_spoilt_wrapper_never_raises(noise, at):
    whole = winmail([("a.xlsx", b"x" * 50)], text="t")
    parse_mail(carrying(b"Content-Type: application/ms-tnef", whole[:at] + noise + whole[at + len(noise) :]))


@pytest.mark.parametrize(
    ("file", "names", "kind"),
    [
        ("incoming-request-oft-attachments.eml", ["test.oft"], "message"),
        ("incoming-request-pdf-attachment.eml", ["fs_50379341.pdf"], "message"),
        ("quoted-subject-iso8859-1.eml", ["image001.png"], "message"),
        ("rfc822-attachment.eml", ["Freedom of Information request.eml"], "message"),
        ("track-response-outlook-oof.eml", [], "automatic"),
    ],
)
def test_mails_that_were_really_sent(real_returns, file, names, kind):
    mail = parse_mail((real_returns / "mail" / file).read_bytes())
    assert [one.name for one in mail.attachments] == names
    assert (mail.kind, mail.trouble) == (kind, [])
    assert mail.text.strip()


def test_a_mail_really_sent_with_nine_mails_inside_and_a_workbook_in_one_of_them(real_returns):
    mail = parse_mail((real_returns / "mail" / "many-attachments-date-header.eml").read_bytes())
    assert len(mail.attachments) == 9
    inside = parse_mail(mail.attachments[1].content)
    assert any(
        "participant list.xls" in sentence for sentence in inside.trouble
    )  # its content was taken out of the sample


def test_a_mailbox_file_of_several_mails_says_that_one_was_taken():
    one = b"From a@b Mon Jul  1 10:00:00 2019\r\n" + letter(b"First.\r\n\r\nFrom here on, nothing.\r\n")
    assert parse_mail(one).trouble == []
    both = parse_mail(one + b"\r\n" + one.replace(b"First", b"Second"))
    assert both.text.startswith("First.")
    assert any("holds 2 mails" in sentence for sentence in both.trouble)


def both(plain: str, page: str) -> bytes:
    return letter(
        b"--edge\r\nContent-Type: text/plain\r\n\r\n" + plain.encode() + b"\r\n"
        b"--edge\r\nContent-Type: text/html\r\n\r\n" + page.encode() + b"\r\n--edge--\r\n",
        b"MIME-Version: 1.0",
        b'Content-Type: multipart/alternative; boundary="edge"',
    )


def test_a_text_that_only_stands_in_for_the_page_is_not_the_letter():
    page = "<p>In 2018/19 the force recorded 52 offences.</p><p>Yours faithfully</p>"
    assert "52 offences" in parse_mail(both("This message is in HTML. Please open it there.", page)).text


def test_a_text_and_a_page_that_say_different_things_are_both_the_letter():
    said = parse_mail(both("The force recorded 52 offences.", "<p>Figures are of 2018/19, as at 3 May.</p>")).text
    assert "52 offences" in said
    assert "2018/19" in said


def test_a_text_that_says_what_the_page_says_is_the_letter():
    page = "<p>In 2018/19 the force recorded 52 offences.</p><p>Sent from room 12</p>"
    assert parse_mail(both("In 2018/19 the force recorded 52 offences.", page)).text == (
        "In 2018/19 the force recorded 52 offences."
    )
