"""Four hundred mails drawn at random: structure by encoding by names by nesting. Bytes in are bytes out, or a sentence.

A mail is drawn as what it holds and written down by hand here, as senders write them: nothing of the program under test
and nothing of the library's writer takes part.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from requests_app.mail.headers import file_name
from requests_app.mail.parsing import parse_mail
from tests.requests_app.mail.wrapped import winmail

WORDS = st.lists(
    st.sampled_from(["In 2018/19 the force", "recorded 52 offences", "– “<5”", "£450", "Café", "is not held", "‘nil’"]),
    min_size=1,
    max_size=6,
).map(" ".join)
LETTER_CHARSETS = ["utf-8", "windows-1252", "iso-8859-1", "us-ascii", "", "x-nobody-knows"]
CONTENT = st.one_of(
    st.binary(min_size=1, max_size=300),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).map(lambda text: text.encode()),
    WORDS.map(lambda text: text.encode("cp1252")),
    st.lists(st.sampled_from([b"a,1\r\n", b"Kik,<5\n", b"\r", b"--", b"From x\n", b"\xff\xfe"]), min_size=1).map(
        b"".join
    ),
)
NAMES = st.builds(
    "{}.{}".format,
    st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=30).filter(str.strip),
    st.sampled_from(["csv", "xlsx", "pdf", "docx"]),
)
TRANSFERS = ["", "8bit", "binary", "base64", "quoted-printable", "x-uuencode"]


@dataclass
class Drawn:
    """A part: as it is written, and what must come out of it."""

    raw: bytes
    files: list[tuple[str, bytes]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    may_be_told: bool = False


def transferred(content: bytes, transfer: str) -> bytes:
    if transfer == "base64":
        return base64.encodebytes(content)
    if transfer == "quoted-printable":
        # Every byte that is no letter or digit, so that the sender loses none.
        coded = [bytes([one]) if 48 <= one <= 57 or 97 <= one <= 122 else b"=%02X" % one for one in content]
        return b"=\r\n".join(b"".join(coded[at : at + 20]) for at in range(0, len(coded), 20))
    if transfer == "x-uuencode":
        lines = b"".join(binascii.b2a_uu(content[at : at + 45]) for at in range(0, len(content), 45))
        return b"begin 644 file\n" + lines + b"`\nend\n"
    return content


def named(name: str, how: str) -> bytes:
    if how == "raw":
        return f'; filename="{name}"'.encode()
    if how == "percent":
        return f"; filename*=utf-8''{quote(name)}".encode()
    if how == "pieces":
        middle = len(name) // 2
        return f"; filename*0*=utf-8''{quote(name[:middle])};\r\n filename*1*={quote(name[middle:])}".encode()
    if how == "base64 word":
        word = base64.b64encode(name.encode()).decode()
        return f'; filename="=?utf-8?B?{word}?="'.encode()
    word = "".join(f"={one:02X}" for one in name.encode())
    return f'; filename="=?utf-8?Q?{word}?="'.encode()


@st.composite
def letters(draw) -> Drawn:
    words, transfer = draw(WORDS), draw(st.sampled_from(TRANSFERS[:5]))
    charset = draw(st.sampled_from(LETTER_CHARSETS))
    written = draw(st.sampled_from(["utf-8", "cp1252"]))
    page = draw(st.booleans())
    text = f"<html><body><p>{words.replace('<', '&lt;')}</p></body></html>" if page else words
    kind = draw(st.sampled_from(["text/html", "text/plain"])) if page else "text/plain"
    head = f"Content-Type: {kind}" + (f'; charset="{charset}"' if charset else "")
    head += f"\r\nContent-Transfer-Encoding: {transfer}" if transfer else ""
    raw = head.encode() + b"\r\n\r\n" + transferred(text.encode(written), transfer)
    return Drawn(raw, words=[words], may_be_told=True)


@st.composite
def files(draw) -> Drawn:
    content, name = draw(CONTENT), draw(NAMES)
    transfer = draw(st.sampled_from(TRANSFERS))
    kind = draw(st.sampled_from(["", "text/csv", "text/plain; charset=us-ascii", "application/pdf", "nonsense"]))
    how = draw(st.sampled_from(["raw", "percent", "pieces", "base64 word", "q word"]))
    head = f"Content-Type: {kind}\r\n".encode() if kind else b""
    head += f"Content-Transfer-Encoding: {transfer}\r\n".encode() if transfer else b""
    head += b"Content-Disposition: " + draw(st.sampled_from([b"attachment", b"inline"])) + named(name, how) + b"\r\n"
    return Drawn(head + b"\r\n" + transferred(content, transfer), files=[(file_name(name), content)])


@st.composite
def wrappers(draw) -> Drawn:
    name, content, words = draw(NAMES), draw(CONTENT), draw(WORDS)
    head = b"Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    whole = winmail([(name, content)], text=words)
    return Drawn(head + base64.encodebytes(whole), files=[(file_name(name), content)], words=[words])


@st.composite
def inner_mails(draw, parts) -> Drawn:
    inner = draw(parts)
    mail = b"From: a@force.example\r\nSubject: =?utf-8?Q?Caf=C3=A9?= 19/5\r\n" + inner.raw
    return Drawn(b"Content-Type: message/rfc822\r\n\r\n" + mail, files=[("Café 19-5.eml", mail)])


@st.composite
def mixed(draw, parts) -> Drawn:
    inside = draw(st.lists(parts, min_size=1, max_size=4))
    edge = draw(st.sampled_from([b"edge", b"=_x'()+,-./:=?", b"0" * 60]))
    # One of its own: a boundary that stands around another of the same name is no mail's.
    edge += b"%d" % binascii.crc32(b"".join(one.raw for one in inside))
    line_end = draw(st.sampled_from([b"\r\n", b"\n"]))
    close = draw(st.sampled_from([b"--", b"--\r\n"]))
    raw = b'Content-Type: multipart/mixed; boundary="' + edge + b'"\r\n\r\nA preamble.\r\n'
    raw += b"".join(b"--" + edge + line_end + one.raw + line_end for one in inside) + b"--" + edge + close
    return Drawn(
        raw,
        [file for one in inside for file in one.files],
        [words for one in inside for words in one.words],
        any(one.may_be_told for one in inside),
    )


PARTS = st.recursive(
    st.one_of(letters(), files(), wrappers()), lambda parts: st.one_of(mixed(parts), inner_mails(parts)), max_leaves=6
)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(PARTS, st.sampled_from([b"", b"From a@b Mon Jul  1 10:00:00 2019\n", b"Received: from a by b; x\r\n"]))
def test_what_goes_in_comes_out(drawn, before):
    mail = parse_mail(before + b"From: a@force.example\r\nTo: b@charity.example\r\nMIME-Version: 1.0\r\n" + drawn.raw)
    assert [(one.name, one.content) for one in mail.attachments] == drawn.files
    for words in drawn.words:
        said = " ".join(f"{mail.text} {mail.html}".replace("&lt;", "<").split())
        assert " ".join(words.split()) in said
    if not drawn.may_be_told:
        assert mail.trouble == []


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(PARTS, st.data())
def test_what_is_spoilt_on_its_way_is_whole_or_told_and_never_raises(drawn, data):
    raw = b"From: a@force.example\r\nTo: b@charity.example\r\nMIME-Version: 1.0\r\n" + drawn.raw
    at = data.draw(st.integers(60, len(raw)))
    noise = data.draw(st.binary(max_size=6))
    mail = parse_mail(raw[:at] + noise + raw[at + len(noise) :])
    assert not any("could not be taken apart" in sentence for sentence in mail.trouble)
    mail.text.encode("utf-8", "surrogatepass")
