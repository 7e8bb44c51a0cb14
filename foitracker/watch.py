"""What is written into the audit as pages are asked for: exports, looking at what is kept apart, changes on the admin
desk, and signing in and out. What actions do leaves an Event, which the database audits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from foitracker.signing_in.lock import mark_of
from requests_app import audit

EXPORTS = {
    "audit-export",
    "campaign-evidence",
    "campaign-json",
    "document-file",
    "message-raw",
    "publication-export",
    "request-pack",
}
"""Addresses whose answer is a file that leaves the house."""

Answer = Callable[[HttpRequest], HttpResponse]


def watched(get_response: Answer) -> Answer:
    """Middleware, after the guard."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        match = request.resolver_match
        if match is None or response.status_code >= 400 or not request.user.is_authenticated:
            return response
        name = match.view_name
        exported = name in EXPORTS or response.get("Content-Disposition", "").startswith("attachment")
        if exported and response.status_code == 200:
            audit.note(kind=audit.EXPORTED, by=request.user, about=request.path)
        if getattr(request, "saw_apart", False):
            audit.note(kind=audit.SAW_APART, by=request.user, about=request.path)
        if name.startswith("admin:") and request.method == "POST" and response.status_code == 302:
            audit.note(kind=audit.DESK_CHANGED, by=request.user, about=request.path)
        return response

    return answer


@receiver(user_logged_in)
def _note_sign_in(request: HttpRequest, user: Any, **_: object) -> None:
    audit.note(kind=audit.SIGNED_IN, by=user, source=audit.source_of(request))


@receiver(user_logged_out)
def _note_sign_out(request: HttpRequest, user: Any, **_: object) -> None:
    if user is not None:
        audit.note(kind=audit.SIGNED_OUT, by=user, source=audit.source_of(request))


@receiver(user_login_failed)
def _note_failed_sign_in(credentials: dict[str, Any], request: HttpRequest | None = None, **_: object) -> None:
    """A name that nobody has is not written down: it may be a password typed in the wrong place. A mark of it is, that
    many share."""
    typed = credentials.get("username") or ""
    known = User.objects.filter(username=typed).first()
    about = "" if known else mark_of(typed)
    audit.note(kind=audit.SIGN_IN_FAILED, by=known, about=about, source=audit.source_of(request))
