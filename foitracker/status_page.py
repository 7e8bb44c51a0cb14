"""How the service is, for administrators."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from foitracker.status import alive, status


@require_GET
def status_page(request: HttpRequest) -> HttpResponse:
    if not request.user.is_superuser:
        raise PermissionDenied("Only administrators may do this.")
    now = status(now=timezone.now())
    workers = [(name, round(seconds), alive(seconds)) for name, seconds in now.workers]
    return render(request, "foitracker/status.html", {"now": now, "workers": workers})
