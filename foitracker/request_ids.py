"""One name for all that comes of a request: in its answer, in every line logged meanwhile, and in the tasks it asks
for, which hand it on to the tasks they ask for."""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.core.signals import request_finished
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")

current: ContextVar[str] = ContextVar("request_id", default="")
"""The name of the request that is answered, or whose task runs; empty outside of both."""


def named(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, before all that logs. A name that is given is taken only from the site's own proxy."""

    def answer(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
        name = given if _GIVEN.fullmatch(given) else uuid.uuid4().hex
        current.set(name)
        response = get_response(request)
        response[HEADER] = name
        return response

    return answer


@request_finished.connect
def _clear_after_request(**_: object) -> None:
    """Only now: the framework writes its own line about an answer after the last middleware."""
    current.set("")


class Named(logging.Filter):
    """Puts the name into each line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current.get() or "-"
        return True
