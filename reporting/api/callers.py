"""Who may ask the API: anybody where the site's owner opened it, else whoever holds a token or may see published
editions here; and how often each may."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from reporting.tokens import calls_this_minute, token_of
from requests_app.audit import source_of
from requests_app.roles import may


class Caller(HttpBearer):
    """`authenticate` gives a name to count by: nobody's address is kept, only a mark of it."""

    def __call__(self, request: HttpRequest) -> str | None:
        sent = request.headers.get("Authorization", "")
        kind, _, token = sent.partition(" ")
        if kind.casefold() == "bearer":
            # A token that is wrong is refused also where none is needed: whoever sends one wants to know.
            return self.authenticate(request, token.strip())
        return who_asks(request)

    def authenticate(self, request: HttpRequest, token: str) -> str | None:
        found = token_of(token)
        return f"token {found.pk}" if found else None


def who_asks(request: HttpRequest) -> str | None:
    """The caller without a token: a signed-in person, or anybody where the API is open."""
    user: Any = getattr(request, "user", None)
    if user is not None and may(user, "see published editions"):
        return f"user {user.pk}"
    if settings.API_OPEN:
        return f"address {salted_hmac('api', source_of(request)).hexdigest()[:32]}"
    return None


class Patience(BaseThrottle):
    """So many calls a minute for each caller."""

    def allow_request(self, request: HttpRequest) -> bool:
        return calls_this_minute(str(request.auth), timezone.now()) <= settings.API_CALLS_PER_MINUTE  # type: ignore[attr-defined]

    def wait(self) -> float:
        """Seconds until the next minute begins."""
        return 60 - timezone.now().second
