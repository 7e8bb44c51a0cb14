"""What holds on every page, whichever view made it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape

from requests_app.quarantine import names_hidden_from, without
from requests_app.shelf import Away

Answer = Callable[[HttpRequest], HttpResponse]


ANONYMOUS_BODY = 64 * 1024
"""Bytes that somebody who is not signed in may send: a sign-in form and no more."""


def small_until_signed_in(get_response: Answer) -> Answer:
    """Refuse what is too large from whoever is not signed in, before a byte of it is read or written to disk."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not request.user.is_authenticated and (not length.isdecimal() or int(length) > ANONYMOUS_BODY):
            return HttpResponse("This is too large to send before signing in.", status=413, content_type="text/plain")
        return get_response(request)

    return answer


class SaysStorageIsAway:
    """Where the storage that machines share does not answer, a sentence instead of a fault: nothing is half-done."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        return render(request, "away.html", status=503) if isinstance(fault, Away) else None


def never_kept(get_response: Answer) -> Answer:
    """What a signed-in person is shown stays in no cache: neither the browser's nor a proxy's."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    return answer


class NamesKeptApart:
    """Take the names of contents that are kept apart out of every page shown to whoever may not see them: histories,
    letters, lists and the admin desk alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated or response.streaming:
            return response
        if response.get("Content-Type", "").startswith("text/html") and (names := names_hidden_from(user)):
            # As they stand in HTML; the same characters may be written in two ways there.
            written = {*names, *map(escape, names)}
            response.content = without(response.content.decode(response.charset), written).encode(response.charset)
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response
