"""The API's own pages: its documentation, its description, and the tokens that were given."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from reporting import tokens as given
from reporting.api.callers import Caller, who_asks
from reporting.api.documentation import operations, shapes
from reporting.api.v1 import api
from reporting.models import ApiToken
from requests_app.roles import require

NEWEST = 200
"""Tokens on the page."""


@login_not_required
@require_GET
def documentation(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters and answers, made by the server from the description: no script at all."""
    if who_asks(request) is None:
        return redirect_to_login(request.get_full_path())
    described = api.get_openapi_schema(path_prefix="/api/v1/")
    context = {
        "described": described,
        "operations": operations(described),
        "shapes": shapes(described),
        "open": settings.API_OPEN,
        "calls": settings.API_CALLS_PER_MINUTE,
        "address": request.build_absolute_uri("/api/v1/"),
    }
    return render(request, "reporting/api.html", context)


@login_not_required
@require_GET
def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    if Caller()(request) is None:
        return JsonResponse({"detail": "Send a token."}, status=401, headers={"WWW-Authenticate": "Bearer"})
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"), json_dumps_params={"ensure_ascii": False})


def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """Programs are told in their own language that there is nothing at an address."""
    return JsonResponse({"detail": "There is no such address; see /api/v1/."}, status=404)


@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """Who was given one; a new one is said once, on this page."""
    require(request.user, "publish")
    made, status = "", 200
    if request.method == "POST":
        try:
            made = given.give_token(name=request.POST.get("name", "")[:120], by=request.user)
        except ValueError as refusal:
            messages.error(request, str(refusal))
            status = 422
    context = {"made": made, "tokens": ApiToken.objects.select_related("by")[:NEWEST], "open": settings.API_OPEN}
    return render(request, "reporting/api_tokens.html", context, status=status)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    require(request.user, "publish")
    given.end_token(token=get_object_or_404(ApiToken, pk=pk), by=request.user)
    messages.success(request, "The token opens nothing any more.")
    return redirect("api-tokens")
