"""The tokens by which the API is asked: given, ended, recognised; and how often each caller may ask."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from reporting.models import ApiCalls, ApiToken
from requests_app.models import Event
from requests_app.roles import require

PREFIX = "foi_"
"""What every token begins with, so that one left lying about is seen for what it is."""

KEPT_FOR = timedelta(hours=1)
"""How long it is kept how often somebody asked."""


def give_token(*, name: str, by: Any) -> str:
    """A new token, said once: only its mark is kept. Raises ValueError without a name."""
    require(by, "publish")
    if not name.strip():
        raise ValueError("Say whose token it is, and what for.")
    token = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        ApiToken.objects.create(name=name.strip(), mark=mark_of(token), by=by)
        _event("token given", f"Gave a token of the API: {name.strip()}", by)
    return token


def end_token(*, token: ApiToken, by: Any) -> None:
    """It opens nothing any more; that it was there stays on record."""
    require(by, "publish")
    with transaction.atomic():
        token = ApiToken.objects.select_for_update().get(pk=token.pk)
        if token.ended_at is None:
            token.ended_at = timezone.now()
            token.save(update_fields=["ended_at"])
            _event("token ended", f"Ended a token of the API: {token.name}", by)


def token_of(written: str) -> ApiToken | None:
    """The living token that was sent, noting the day it was used on."""
    found = ApiToken.objects.filter(mark=mark_of(written), ended_at=None).first()
    today = timezone.localdate()
    if found is not None and found.used_on != today:
        ApiToken.objects.filter(pk=found.pk).update(used_on=today)
    return found


def mark_of(token: str) -> str:
    """256 bits drawn at random need no slow hash."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def calls_this_minute(caller: str, now: datetime) -> int:
    """How often the caller has asked in this minute, this time included. Counted in the database, so that every process
    of the site counts alike."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reporting_apicalls (caller, minute, calls) VALUES (%s, %s, 1) "
            "ON CONFLICT (caller, minute) DO UPDATE SET calls = reporting_apicalls.calls + 1 RETURNING calls",
            [caller, now.replace(second=0, microsecond=0)],
        )
        return int(cursor.fetchone()[0])


def forget_calls(now: datetime) -> int:
    """What was counted more than an hour ago goes; how many rows that were."""
    return ApiCalls.objects.filter(minute__lt=now - KEPT_FOR).delete()[0]


def _event(kind: str, sentence: str, by: Any) -> None:
    Event.objects.create(kind=kind, sentence=sentence, by=by, link="/api/tokens/")
