"""Twice the mail is twice the work: what was slow by the square is measured as a ratio, never in seconds."""

from __future__ import annotations

import time

import pytest

from requests_app.mail import rich_text
from requests_app.mail.parsing import parse_mail

HEAD = b"From: foi@force.example\r\nMIME-Version: 1.0\r\n"
TEXT = HEAD + b"Subject: FOI\r\n"


def nested(depth: int) -> bytes:
    raw = HEAD
    for number in range(depth):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number)
    return raw + b"\r\nwords"


HOSTILE = {
    "files begun and never ended": lambda n: TEXT + b"\r\n" + b"begin 644 x\n" * n,
    "files begun, one end": lambda n: TEXT + b"\r\n" + b"begin 644 x\n" * n + b"`\nend\n",
    "files begun, lines between": lambda n: TEXT + b"\r\n" + b"begin 644 x\n#86)C\n" * n + b"end\n",
    "flowed lines": lambda n: TEXT + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"a \n" * n,
    "encoded words begun": lambda n: HEAD + b"Subject: " + b"=?utf-8?q?a" * n + b"\r\n\r\nx",
    "encoded words whole": lambda n: HEAD + b"Subject: " + b"=?utf-8?q?a?= " * n + b"\r\n\r\nx",
    "a field over many lines": lambda n: HEAD + b"Subject: a\r\n" + b" a\r\n" * n + b"\r\nx",
    "many fields": lambda n: HEAD + b"X-A: b\r\n" * n + b"\r\nx",
    "a name in many pieces": lambda n: (
        HEAD
        + b"Content-Disposition: attachment"
        + b"".join(b"; filename*%d*=%%41" % number for number in range(n))
        + b"\r\n\r\nx"
    ),
    "addresses": lambda n: HEAD + b"To: " + b"a@b.example, " * n + b"\r\n\r\nx",
    "comments in an address": lambda n: HEAD + b"To: " + b"(" * n + b"\r\n\r\nx",
    "ids answered": lambda n: HEAD + b"References: " + b"<a" * n + b"\r\n\r\nx",
    "parts": lambda n: HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * n,
    "parts within parts": nested,
    "tags never closed": lambda n: TEXT + b"Content-Type: text/html\r\n\r\n" + b"<" * n,
    "blocks within blocks": lambda n: TEXT + b"Content-Type: text/html\r\n\r\n" + b"<div>" * n,
    "links within links": lambda n: TEXT + b"Content-Type: text/html\r\n\r\n" + b'<a href="http://a/">x' * n,
    "addresses of pages": lambda n: TEXT + b"\r\n" + b"http://" * n,
    "a daemon's words": lambda n: b"From: MAILER-DAEMON\r\nSubject: Undelivered\r\n\r\n" + b"4.4." * n,
    "padding": lambda n: TEXT + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"QQ==" * n,
    "reports": lambda n: TEXT + b"Content-Type: message/delivery-status\r\n\r\n" + b"A: b\r\n\r\n" * n,
}


def seconds(raw: bytes) -> float:
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        parse_mail(raw)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("what", HOSTILE)
def test_eight_times_the_mail_is_not_much_more_than_eight_times_the_work(what):
    build = HOSTILE[what]
    few = 1000
    while seconds(build(few)) < 0.004 and few < 64_000:
        few *= 2
    # By the square it would be 64 times; a fixed cost only makes the ratio smaller, and noise passes.
    assert any(seconds(build(8 * few)) < 28 * max(seconds(build(few)), 0.002) for _ in range(3))


def test_rich_text_of_groups_within_groups_is_read_in_one_pass():
    def took(count: int) -> float:
        begun = time.process_time()
        rich_text.words(b"{\\rtf1" + b"{\\fonttbl{" * count)
        return time.process_time() - begun

    few = min(took(4000) for _ in range(3))
    assert min(took(32_000) for _ in range(3)) < 28 * max(few, 0.002)
