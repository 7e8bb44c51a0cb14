"""Wrong passwords lock a name for a while, and whoever tries many names. Counted in the audit, so that every process of
every machine counts the same. A name that nobody has is locked as one that somebody has: else the lock would tell which
there are."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.crypto import salted_hmac

from requests_app.audit import SIGN_IN_FAILED, SIGNED_IN
from requests_app.models import AuditEntry

FOR = timedelta(minutes=15)
OF_A_NAME, OF_A_SOURCE = 5, 40
"""Wrong passwords within that time for one name from one network address, and from one address for any name."""

OF_A_NAME_ANYWHERE = 20
"""For one name from anywhere."""

LOCKED = (
    "Too many wrong passwords were tried, so signing in with this name, or from this network, is locked for 15 "
    "minutes. Wait and try again; an administrator can set a new password, but not lift the lock."
)


def mark_of(typed: str) -> str:
    """What is kept of a name that nobody has: twenty bits, by the program's key. Enough to count by for a quarter of
    an hour; of a password typed in its place it tells nobody anything, for one in a million others shares it."""
    return f"a name that nobody has: {salted_hmac('sign-in name', typed).hexdigest()[:5]}"


def locked(*, user: Any, source: str, now: datetime, typed: str = "") -> bool:
    """Whether nobody is let in for now as this user (None: a name that nobody has, as `typed`) from this address."""
    failed = AuditEntry.objects.filter(kind=SIGN_IN_FAILED, at__gt=now - FOR)
    if source and failed.filter(source=source).count() >= OF_A_SOURCE:
        return True
    own = failed.filter(by_id=user.pk) if user is not None else failed.filter(by_id=None, about=mark_of(typed))
    if own.count() >= OF_A_NAME_ANYWHERE:
        return True
    own = own.filter(source=source)
    came_in = None
    if user is not None:
        came_in = AuditEntry.objects.filter(kind=SIGNED_IN, by_id=user.pk, source=source).order_by("-at").first()
    return (own.filter(at__gt=came_in.at) if came_in else own).count() >= OF_A_NAME
