"""The private calendar address of a person."""

from __future__ import annotations

from typing import Any

from requests_app.models import CalendarFeed
from requests_app.models.feed import new_feed_token
from requests_app.roles import require


def feed_of(*, by: Any) -> CalendarFeed:
    """The person's calendar address, made when first asked for."""
    require(by, "see campaigns")
    return CalendarFeed.objects.get_or_create(user=by)[0]


def renew_feed(*, by: Any) -> CalendarFeed:
    """A new address; the old one stops working at once."""
    feed = feed_of(by=by)
    feed.token = new_feed_token()
    feed.save()
    return feed
