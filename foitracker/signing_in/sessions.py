"""A session ends when it is not used, can be seen and ended by its person, and proves who sits there before what cannot
be taken back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from requests_app.audit import source_of

SEEN, BEGAN, SOURCE, BROWSER, PROVED = "seen", "began", "source", "browser", "proved"
NOTED_EVERY = 60
"""Seconds between two notes in the session that it is used."""

PROVED_FOR = 30 * 60
"""Seconds for which a password typed counts as proof of who sits there."""

ASKS_AGAIN = {
    # What is published, and by whom it must be
    "publish",
    "publish-confirm",
    "publish-rules",
    "publication-withdraw",
    "publication-documents",
    # What leaves the house
    "publication-export",
    "publication-explore-csv",
    "publication-explore-json",
    "campaign-explore-csv",
    "campaign-explore-json",
    "campaign-evidence",
    "press-release",
    "request-pack",
    "document-file",
    "message-raw",
    "person-search-export",
    "audit-export",
    # What is shown to more people than before, or is gone
    "document-release",
    "document-delete",
    "message-delete",
    "campaign-retention",
    # Who else comes in
    "api-tokens",
    "invitations",
}
"""Addresses that ask for the password again before they do anything: publishing, releasing, exporting, deleting."""

ACCOUNTS_AT_THE_DESK = ("admin:auth_user_", "admin:auth_group_")
"""Beginnings of the names of addresses at which accounts and their rights are changed: these ask, too."""

NOTHING_TO_GUARD = {
    "campaign-json": "the questions, which every force was sent",
    "campaign-board": "the list of the page it stands on: no figure and no document",
}
"""Addresses that hand out a file and do not ask, with the reason."""


def asks_again(name: str) -> bool:
    return name in ASKS_AGAIN or name.startswith(ACCOUNTS_AT_THE_DESK)


Answer = Callable[[HttpRequest], HttpResponse]


@receiver(user_logged_in)
def _note_session_start(request: HttpRequest, **_: object) -> None:
    now = int(time.time())
    browser = request.META.get("HTTP_USER_AGENT", "")[:200]
    request.session.update({SEEN: now, BEGAN: now, PROVED: now, SOURCE: source_of(request), BROWSER: browser})


def ends_when_idle(get_response: Answer) -> Answer:
    """Middleware after authentication: signs out whoever has not been there for a while."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            seen = request.session.get(SEEN, now)
            if now - seen > settings.SESSION_IDLE_MINUTES * 60:
                logout(request)
                messages.info(request, "You were signed out because this page had not been used for a while.")
            elif now - seen >= NOTED_EVERY or SEEN not in request.session:
                request.session[SEEN] = now
        return get_response(request)

    return answer


class AsksAgain:
    """Middleware after the guard: before what cannot be taken back, the password once more."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not asks_again(match.view_name) or not request.user.is_authenticated:
            return None
        if proved(request):
            return None
        back = request.get_full_path() if request.method == "GET" else _page_before(request)
        where = f"{reverse('prove')}?{urlencode({'next': back})}"
        if getattr(request, "htmx", False):
            return HttpResponse(headers={"HX-Redirect": where})
        return redirect(where)


def proved(request: HttpRequest) -> bool:
    """Whether the password was typed lately."""
    return time.time() - request.session.get(PROVED, 0) <= PROVED_FOR


def prove(request: HttpRequest) -> None:
    request.session[PROVED] = int(time.time())


def _page_before(request: HttpRequest) -> str:
    before = request.META.get("HTTP_REFERER", "")
    return before if url_has_allowed_host_and_scheme(before, {request.get_host()}) else "/"


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One place where a person is signed in. `this` is the one that asks."""

    key: str
    began: datetime | None
    seen: datetime | None
    source: str
    browser: str
    this: bool


def sessions_of(user: Any, current: str | None) -> list[OpenSession]:
    """Where the person is signed in, the latest first."""
    found = []
    for session in Session.objects.filter(expire_date__gt=timezone.now()):
        held = session.get_decoded()
        if held.get(SESSION_KEY) == str(user.pk):
            told = (held.get(SOURCE, ""), held.get(BROWSER, ""))
            key = session.session_key
            found.append(OpenSession(key, _at(held.get(BEGAN)), _at(held.get(SEEN)), *told, this=key == current))
    return sorted(found, key=lambda one: one.seen.timestamp() if one.seen else 0, reverse=True)


def end_others(user: Any, current: str | None) -> int:
    """Sign the person out everywhere else; how many places that were."""
    keys = [one.key for one in sessions_of(user, current) if not one.this]
    return Session.objects.filter(session_key__in=keys).delete()[0]


def _at(seconds: Any) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) else None
