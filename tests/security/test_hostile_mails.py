"""Mails of two megabytes built to stop their reader, taken by the real way in: each is kept and read or told, and the
next one is read."""

from __future__ import annotations

from datetime import date

import pytest

from requests_app import actions
from requests_app.mail.folder import raw_of
from requests_app.models import Message
from tests.requests_app.asking import asked_campaign, reply
from tests.requests_app.mail.test_linear import HOSTILE, TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

LARGE = {
    "160,000 files begun": TEXT + b"\r\n" + b"begin 644 x\n" * 160_000,
    "flowed": HOSTILE["flowed lines"](600_000),
    "encoded words": HOSTILE["encoded words begun"](160_000),
    "reports": HOSTILE["reports"](250_000),
    "names of forces": TEXT + b"\r\n" + b"Kent Police and Surrey Police " * 66_000,
}


def test_each_is_kept_and_read_and_the_next_one_too():
    _, requests = asked_campaign()
    for one in requests:
        actions.record_sent(request=one, on=date(2019, 4, 8), by=None)
    for what, raw in LARGE.items():
        message = actions.receive_mail(raw=raw)
        assert message.state in ("received", "unreadable"), what
        assert raw_of(message.raw_path) == raw, what
        assert message.state == "received" or message.trouble, what
        after = actions.receive_mail(raw=reply(requests[0], f"We hold 5, after {what}.").as_bytes())
        assert (after.state, after.request) == ("received", requests[0]), what
    assert Message.objects.filter(direction="in").count() == 2 * len(LARGE)
