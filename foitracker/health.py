"""Whether the parts are up, for whoever watches the service."""

from __future__ import annotations

import redis
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from foitracker import embedded


@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 when it does not. A broker that is down is said, and is no failure:
    what is accepted waits in the database."""
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
    return JsonResponse(said, status=200 if said["database"] == "up" else 503)
