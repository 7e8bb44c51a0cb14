"""Mails built to stop a mailbox, to lose one beside them, or to write into what we send: drawn by kind, bytes as sent.

IMAP cannot carry a NUL: mails with one are tested beside the tray (actions/test_arrivals.py).
"""

from __future__ import annotations

import base64
import io
import zipfile

HEAD = b"From: foi@force.example\r\nTo: foi@charity.example\r\nSubject: FOI 19/1\r\n"
MIXED = HEAD + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
SPREADSHEET = b"year,offences\r\n2018/19,52\r\n"


def _attached(name: bytes, content: bytes = SPREADSHEET, head: bytes = b"") -> bytes:
    return (
        MIXED
        + b"--b\r\nContent-Type: text/plain\r\n\r\nPlease see attached.\r\n--b\r\nContent-Type: text/csv\r\n"
        + (head or b"Content-Disposition: attachment; filename=" + name + b"\r\nContent-Transfer-Encoding: base64\r\n")
        + b"\r\n"
        + base64.encodebytes(content).replace(b"\n", b"\r\n")
        + b"--b--\r\n"
    )


def _nested(deep: int) -> bytes:
    mail = _attached(b"deep.csv")
    for level in range(deep):
        edge = f"n{level}".encode()
        mail = (
            HEAD
            + b"Content-Type: multipart/mixed; boundary="
            + edge
            + b"\r\n\r\n--"
            + edge
            + b"\r\nContent-Type: message/rfc822\r\n\r\n"
            + mail
            + b"\r\n--"
            + edge
            + b"--\r\n"
        )
    return mail


def _zipped(content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", content)
    return kept.getvalue()


def _locked_zip() -> bytes:
    """An archive whose member says that it is encrypted."""
    content = bytearray(_zipped(SPREADSHEET))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


MANY = b",\r\n ".join(f"Officer {n} <officer{n}@force.example>".encode() for n in range(1000))
HOSTILE: dict[str, bytes] = {
    "a thousand recipients": b"From: foi@force.example\r\nTo: "
    + MANY
    + b"\r\nCc: "
    + MANY
    + b"\r\nSubject: x\r\n\r\nx",
    "a new line in its subject": HEAD.replace(b"FOI 19/1", b"=?utf-8?q?x=0D=0ABcc:_victim=40example.com?=")
    + b"\r\nWe ask.",
    "a new line in its sender": b"From: =?utf-8?q?Unit=0D=0ABcc:_victim=40example.com?= "
    b"<foi@force.example>\r\nSubject: x\r\n\r\nx",
    "a new line in where to reply": HEAD
    + b"Reply-To: =?utf-8?q?a=0Abcc:v?= <foi@force.example\r\n\tBcc: v@example.com>\r\n\r\nx",
    "an endless Message-ID": HEAD + b"Message-ID: <" + b"a" * 20_000 + b"@force.example>\r\n\r\nx",
    "fifty thousand references": HEAD + b"References: " + b"\r\n ".join([b"<a@b.example>"] * 50_000) + b"\r\n\r\nx",
    "a header line of a megabyte": HEAD + b"X-Long: " + b"a" * 1_000_000 + b"\r\n\r\nx",
    "ten megabytes of words": HEAD + b"\r\n" + b"We hold 5 offences. " * 500_000,
    "five thousand parts": MIXED + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 5_000 + b"--b--\r\n",
    "no boundary": HEAD + b"Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nWe hold 5.\r\n",
    "a boundary that never comes": MIXED + b"We hold 5 offences.\r\n",
    "a boundary within another": MIXED.replace(b'"b"', b'"bb"')
    + b"--bb\r\n\r\nOne.\r\n--bbb\r\n\r\nTwo.\r\n--bb--\r\n",
    "broken base64": HEAD
    + b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nV2UgaG9sZ*CA1I===\r\nx",
    "broken quoted-printable": HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\nWe =ZZ hold=\r\n=5=\r\n=",
    "an encoding nobody knows": HEAD + b"Content-Transfer-Encoding: x-secret\r\n\r\nWe hold 5.",
    "half a UTF-16": HEAD + b"Content-Type: text/plain; charset=utf-16\r\n\r\nabc",
    "a charset that is no text": HEAD + b"Content-Type: text/plain; charset=base64_codec\r\n\r\nWe hold 5.",
    "a date that is none": HEAD + b"Date: Thu, 32 Foo 99999 25:61:61 +9999\r\n\r\nWe hold 5.",
    "a date at the end of time": HEAD + b"Date: Fri, 31 Dec 9999 23:59:59 -1200\r\n\r\nWe hold 5.",
    "a date at its beginning": HEAD + b"Date: Mon, 01 Jan 0001 00:00:00 +1400\r\n\r\nWe hold 5.",
    "lone carriage returns": HEAD + b"\r\nWe\rhold\r5\r\n",
    "sixty mails within mails": _nested(60),
    "every header twice": HEAD + HEAD + b"Message-ID: <1@force.example>\r\nMessage-ID: <2@force.example>\r\n\r\nx",
    "a way out of the folder": _attached(b'"../../../etc/passwd"'),
    "a name that reads backwards": _attached("\u202egnp.exe".encode()),
    "a name of ten thousand letters": _attached(b'"' + b"n" * 10_000 + b'.csv"'),
    "a name with a new line": _attached(b'"a\\\r\n b.csv"'),
    "no name": _attached(b'""'),
    "an archive that swells": _attached(b"bomb.zip", _zipped(b"0" * 30_000_000)),
    "a locked archive": _attached(b"locked.zip", _locked_zip()),
    "a page a hundred thousand deep": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 100_000 + b"We hold 5.",
    "a page with a script": HEAD
    + b"Content-Type: text/html\r\n\r\n<base href=//evil.example><script>alert(1)</script>"
    + b"<p onclick=alert(2)>We hold 5.",
    "half a winmail.dat": HEAD
    + b"Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgEA\r\n",
    "a locked letter": HEAD
    + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\n\x30\x80\x06\x09",
    "almost nothing": b"\r\n",
    "only a header": b"Subject: x",
    "a report about nothing": HEAD
    + b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
    + b"Content-Type: message/delivery-status\r\n\r\n\r\n\r\nAction:\r\nStatus: 9.9.9\r\n--b--\r\n",
}
