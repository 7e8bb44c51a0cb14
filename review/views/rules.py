"""The catalogue of quality rules, printed from their registry."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from requests_app.roles import require
from review.rules import kinds


@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every rule with its level, what it means and what to do."""
    require(request.user, "see documents")
    return render(request, "review/rules.html", {"kinds": kinds()})
