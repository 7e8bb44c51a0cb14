"""Whether the parts are up, for whoever watches the service."""

from __future__ import annotations

from functools import cache

import redis
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from foitracker import embedded
from ingestion.sandbox import gaps


@cache
def _sandbox_gaps() -> list[str]:
    """What of the reading process's protections this machine lacks; tried once a process."""
    return gaps()


@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 when it does not. A broker that is down is said, and is no failure:
    what is accepted waits in the database. Whoever is signed in is also told what protection of the reading process
    this machine lacks."""
    said = {"database": "up", "broker": "up"}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        said["database"] = "down"
    try:
        redis.from_url(embedded.redis_url(), socket_timeout=2, socket_connect_timeout=2).ping()
    except (redis.RedisError, ValueError):
        said["broker"] = "down"
    if request.user.is_authenticated:
        said["sandbox_lacks"] = " ".join(_sandbox_gaps()) or "nothing"
    return JsonResponse(said, status=200 if said["database"] == "up" else 503)
