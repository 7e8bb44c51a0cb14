"""What every page carries."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ingestion.heartbeats import NOTHING_READS, somebody_reads, the_clock
from requests_app.roles import WHO_MAY, may, roles_of


def _nothing_reads() -> str:
    return "" if somebody_reads(now=the_clock()) else NOTHING_READS


def banners(request: HttpRequest) -> dict[str, Any]:
    """Whether mail leaves the machine, and what the signed-in user may do."""
    user = getattr(request, "user", None)
    return {
        "mail_sends": settings.MAIL_SENDS,
        "session_idle_minutes": settings.SESSION_IDLE_MINUTES,
        "may": {permission.replace(" ", "_"): may(user, permission) for permission in WHO_MAY} if user else {},
        "nothing_reads": SimpleLazyObject(_nothing_reads),
        "roles": sorted(roles_of(user)) if user else [],
    }
