"""Whether the site lives, and whether every part it needs is up, for whoever watches the service."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from kombu import Connection
from kombu.exceptions import OperationalError as BrokerDown

from foitracker import embedded
from ingestion.heartbeats import somebody_reads, the_clock
from ingestion.sandbox import gaps
from requests_app import antivirus, shelf
from requests_app.queries import mailbox_trouble

LEAST_DISK = 512 * 1024 * 1024
"""Bytes free on the documents' disk, below which no more should be taken in."""


@cache
def _sandbox_gaps() -> list[str]:
    """What of the reading process's protections this machine lacks; tried once a process."""
    return gaps()


def live(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the first of all: what watches the web server asks it by its own address and without TLS."""

    def answer(request: HttpRequest) -> HttpResponse:
        asked = request.path == "/health/" and request.method in ("GET", "HEAD")
        return health(request) if asked else get_response(request)

    return answer


FOR_PROGRAMS = ("/api/", "/metrics/")


def programs_ask_over_https(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware before the one that redirects: a program that sends its token in the clear is told so and not led on
    quietly, or it would send it in the clear for ever."""

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and not request.is_secure() and request.path.startswith(FOR_PROGRAMS):
            said = "Ask over HTTPS. A token that was sent without is no secret any more: have it ended."
            return JsonResponse({"detail": said}, status=403)
        return get_response(request)

    return answer


@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """That the web server answers at all: it asks nothing of any other part, so nothing else can make it fail."""
    return JsonResponse({"site": "live"})


@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """200 where every part is up, 503 where one is down, each named. Trouble with the mailbox is said and is no
    failure: it is another's. Whoever is signed in is also told what protection of the reading process is lacking."""
    said = {name: "up" if holds(check) else "down" for name, check in all_checks().items()}
    status = 503 if "down" in said.values() else 200
    said["mail"] = "trouble" if said["database"] == "up" and mailbox_trouble() else "up"
    if said["database"] == "up" and request.user.is_authenticated:
        said["sandbox_lacks"] = " ".join(_sandbox_gaps()) or "nothing"
    return JsonResponse(said, status=status)


def holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, redis.RedisError, BrokerDown, OSError, ValueError):
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _broker() -> bool:
    if not embedded.broker_url().startswith(("redis", "unix")):
        with Connection(embedded.broker_url(), connect_timeout=2, ssl=settings.CELERY_BROKER_USE_SSL) as line:
            return bool(line.connect())
    how = {"socket_timeout": 2, "socket_connect_timeout": 2, **(settings.CELERY_BROKER_USE_SSL or {})}
    return bool(redis.from_url(embedded.redis_url(), **how).ping())


def nearest_existing(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())


def _storage() -> bool:
    if shelf.is_shared():
        shelf.there("documents/none")  # that it answers is what counts
    return os.access(nearest_existing(Path(settings.DOCUMENTS_FOLDER)), os.R_OK | os.W_OK | os.X_OK)


def _disk() -> bool:
    return shutil.disk_usage(nearest_existing(Path(settings.DOCUMENTS_FOLDER))).free >= LEAST_DISK


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "broker": _broker,
    "worker": lambda: somebody_reads(now=the_clock()),
    "storage": _storage,
    "disk": _disk,
}


def all_checks() -> dict[str, Callable[[], bool]]:
    """With the virus scanner, where one is set."""
    return {**CHECKS, "scanner": antivirus.answers} if antivirus.is_set() else CHECKS
