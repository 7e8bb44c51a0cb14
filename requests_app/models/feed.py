"""A person's private calendar address."""

import secrets

from django.conf import settings
from django.db import models


def new_feed_token() -> str:
    """256 bits: whoever holds the address sees the dates, so it cannot be guessed."""
    return secrets.token_urlsafe(32)


class CalendarFeed(models.Model):
    """The token of one person's .ics address. A new token closes the old address."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    token = models.CharField(max_length=60, unique=True, default=new_feed_token)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"Calendar of {self.user}"
