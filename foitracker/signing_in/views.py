"""Proving oneself again, and the list of one's own sessions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from foitracker.signing_in import sessions
from foitracker.signing_in.forms import ProveForm


def _back(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else "/"


@login_not_required
def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """The admin desk has no sign-in of its own. Raises PermissionDenied for an account that it does not let in."""
    if request.user.is_authenticated:
        raise PermissionDenied("Your account is not let in at the admin desk.")
    asked = request.GET.urlencode()
    return redirect(f"{reverse('sign-in')}?{asked}" if asked else reverse("sign-in"))


@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """The password once more; then back to where it was asked for."""
    form = ProveForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        sessions.prove(request)
        messages.success(request, "Thank you. What you were about to do has not been done yet: choose it again.")
        return redirect(_back(request))
    context = {"form": form, "next": _back(request)}
    return render(request, "registration/prove.html", context, status=422 if form.errors else 200)


@require_GET
def own_sessions(request: HttpRequest) -> HttpResponse:
    found = sessions.sessions_of(request.user, request.session.session_key)
    return render(request, "registration/sessions.html", {"sessions": found})


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    ended = sessions.end_others(request.user, request.session.session_key)
    messages.success(request, f"You are signed out in {ended} other {'place' if ended == 1 else 'places'}.")
    return redirect("own-sessions")
