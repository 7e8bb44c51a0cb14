"""Bytes in are bytes out: every encoding by every transfer encoding, mails in mails; what cannot be told is said."""

from __future__ import annotations

import base64
import binascii
import quopri

import pytest

from requests_app.mail.parsing import parse_mail

SAID = "The limit is £450. Café – the force’s answer is “<5”."
LATIN = "The limit is £450. Café, the force's answer is under 5."
HEAD = b"From: foi@force.example\r\nTo: a@charity.example\r\nSubject: FOI\r\nMIME-Version: 1.0\r\n"


def uuencoded(content: bytes) -> bytes:
    lines = b"".join(binascii.b2a_uu(content[at : at + 45]) for at in range(0, len(content), 45))
    return b"begin 644 x\n" + lines + b"`\nend\n"


TRANSFERS = {
    "": lambda content: content,
    "8bit": lambda content: content,
    "binary": lambda content: content,
    "base64": base64.encodebytes,
    "quoted-printable": lambda content: quopri.encodestring(content.replace(b"\n", b"\n")),
    "x-uuencode": uuencoded,
}


def part(content: bytes, *, kind: str, transfer: str, name: str = "") -> bytes:
    fields = f"Content-Type: {kind}\r\n" if kind else ""
    fields += f"Content-Transfer-Encoding: {transfer}\r\n" if transfer else ""
    fields += f'Content-Disposition: attachment; filename="{name}"\r\n' if name else ""
    return fields.encode() + b"\r\n" + TRANSFERS[transfer](content)


def mixed(*parts: bytes) -> bytes:
    return (
        HEAD
        + b'Content-Type: multipart/mixed; boundary="edge"\r\n\r\n'
        + b"".join(b"--edge\r\n" + one + b"\r\n" for one in parts)
        + b"--edge--\r\n"
    )


@pytest.mark.parametrize("transfer", TRANSFERS)
@pytest.mark.parametrize(
    ("written", "claimed", "told"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8", "", False),
        ("utf-8", "us-ascii", True),
        ("utf-8", "iso-8859-1", True),
        ("cp1252", "windows-1252", False),
        ("cp1252", "iso-8859-1", False),
        ("cp1252", "us-ascii", True),
        ("cp1252", "utf-8", True),
        ("cp1252", "", False),
        ("cp1252", "x-unknown", True),
        ("cp1252", "punycode", True),
        ("utf-16", "utf-16", False),
    ],
)
def test_the_letter_whatever_charset_it_is_in_and_says(written, claimed, told, transfer):
    if written == "utf-16" and transfer in ("", "8bit"):
        pytest.skip("lines of UTF-16 have no end that a mail knows")
    kind = f'text/plain; charset="{claimed}"' if claimed else "text/plain"
    mail = parse_mail(HEAD + part(SAID.encode(written), kind=kind, transfer=transfer))
    assert mail.text.strip() == SAID
    assert bool(mail.trouble) == told


@pytest.mark.parametrize("transfer", TRANSFERS)
@pytest.mark.parametrize("kind", ["text/csv", "text/plain; charset=us-ascii", "application/octet-stream", ""])
@pytest.mark.parametrize(
    "content",
    [
        LATIN.encode("latin-1") + b"\r\na,\xa3450\r\n",
        bytes(range(256)) * 3,
        b"\r\n\r\n--not the edge\r\n\r\n",
        b"ends in a return\r",
        b"\n",
        b"From the start\n>From here\n",
        "Café\n".encode("utf-16"),
    ],
)
def test_a_file_is_its_bytes(content, kind, transfer):
    if transfer == "quoted-printable" and quopri.decodestring(TRANSFERS[transfer](content)) != content:
        pytest.skip("the sender's encoding does not carry these bytes")
    mail = parse_mail(
        mixed(
            part(b"Attached.", kind="text/plain", transfer=""),
            part(content, kind=kind, transfer=transfer, name="r.csv"),
        )
    )
    assert [(one.name, one.content) for one in mail.attachments] == [("r.csv", content)]
    assert (mail.text, mail.trouble) == ("Attached.", [])


def test_several_codings_put_one_after_the_other_are_all_taken():
    both = base64.b64encode(b"a,b\n1") + b"\r\n" + base64.b64encode(b"2,3\n")
    mail = parse_mail(
        mixed(b'Content-Disposition: attachment; filename="a.csv"\r\nContent-Transfer-Encoding: base64\r\n\r\n' + both)
    )
    assert mail.attachments[0].content == b"a,b\n12,3\n"


def test_plain_words_that_are_said_to_be_base64_stay_words_and_are_told():
    words = b"Dear Applicant, we hold 52 offences; that is all. Yours, the Unit."
    mail = parse_mail(HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + words)
    assert mail.text == words.decode()
    assert mail.trouble


@pytest.mark.parametrize("line_end", [b"\r\n", b"\n"])
def test_a_mail_inside_the_mail_keeps_every_byte(line_end):
    inner = line_end.join(
        [
            b"Subject:   spaced  =?utf-8?q?out?=",
            b"X-Raw: \xa3 \xe9",
            b"From: a@b",
            b"",
            b"From here \xa3",
            b".",
            b"  ",
            b"x\t",
        ]
    )
    mail = parse_mail(mixed(part(inner, kind="message/rfc822", transfer="")))
    assert [one.content for one in mail.attachments] == [inner]


def test_a_mail_inside_the_mail_is_called_by_its_whole_subject():
    inner = b"Subject: FOI 19/00471\\A\r\n\r\nx"
    mail = parse_mail(mixed(part(inner, kind="message/rfc822", transfer="")))
    assert [one.name for one in mail.attachments] == ["FOI 19-00471-A.eml"]


def test_a_boundary_that_the_head_does_not_name_is_found_and_one_that_is_none_is_told():
    body = (
        b"--other\r\nContent-Type: text/plain\r\n\r\nWords.\r\n--other\r\n"
        b"Content-Disposition: attachment; filename=a.csv\r\n\r\na,1\r\n--other--\r\n"
    )
    mail = parse_mail(HEAD + b"Content-Type: multipart/mixed; boundary=lost\r\n\r\n" + body)
    assert (mail.text, [one.content for one in mail.attachments]) == ("Words.", [b"a,1"])
    mail = parse_mail(HEAD + b"Content-Type: multipart/mixed\r\n\r\nOnly words.")
    assert mail.text == "Only words."
    assert "cannot be told apart" in mail.trouble[0]


def test_what_stands_below_the_last_part_is_not_lost():
    mail = parse_mail(mixed(part(b"Words.", kind="text/plain", transfer="")) + b"\r\nAnd 7 more in June.\r\n")
    assert "And 7 more in June." in mail.text


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (b"filename*0=\"=?utf-8?Q?R=C3=A9\";\r\n filename*1=\"ponse?= 19.csv\"", "Réponse 19.csv"),
        (b"filename*=utf-8''%3D%3Futf-8%3FQ%3FR%3DC3%3DA9ponse%3F%3D.csv", "Réponse.csv"),
        (b'filename="=?utf-8?B?UsOp?= =?utf-8?B?cG9uc2UuY3N2?="', "Réponse.csv"),
    ],
)  # fmt: skip
def test_encoded_words_where_the_standard_forbids_them(field, name):
    mail = parse_mail(mixed(b"Content-Disposition: attachment; " + field + b"\r\n\r\na,b"))
    assert [one.name for one in mail.attachments] == [name]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("=?utf-8?Q?R=C3=A9?= 📎 FOI", "Ré 📎 FOI"),
        ("📎 =?utf-8?B?UsOp?= =?utf-8?B?cG9uc2U=?= £5", "📎 Réponse £5"),
        ("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café"),
        ("=?iso-8859-1*en?q?=A3?= 5", "£ 5"),
        ("=?utf-8?Q?a?b?= c", "a?b c"),
        ("=?utf-8?Q?never closed", "=?utf-8?Q?never closed"),
    ],
)
def test_raw_characters_beside_encoded_words(raw, said):
    assert parse_mail(f"Subject: {raw}\r\nFrom: a@b\r\n\r\nx".encode()).subject == said


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>We hold <b>52</b></p></body></html>",
        "<!DOCTYPE html><p>We hold 52</p>",
        "<div dir=ltr>We hold 52</div>",
    ],
)
def test_a_page_sent_as_plain_text_is_a_page(page):
    mail = parse_mail(HEAD + b"Content-Type: text/plain\r\n\r\n" + page.encode())
    assert mail.text == "We hold 52"
    assert mail.html.strip() == page


def test_words_that_begin_with_an_angle_are_words():
    mail = parse_mail(HEAD + b"\r\n<5 means 1 to 4\r\n<p is no page")
    assert mail.text == "<5 means 1 to 4\n<p is no page"


def test_links_keep_their_targets():
    page = (
        '<p>The figures are <a href="https://force.example/foi/19">published <b>here</b></a> and at '
        '<a href="https://www.force.example/">www.force.example</a>; write to <a href="mailto:a@b">us</a>.</p>'
    )
    mail = parse_mail(HEAD + b"Content-Type: text/html\r\n\r\n" + page.encode())
    assert mail.text == (
        "The figures are published here <https://force.example/foi/19> and at www.force.example; write to us."
    )
