"""Coming in: by invitation, and by the organisation's own sign-in."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from foitracker.signing_in import organisation, second_factor
from foitracker.signing_in.forms import AcceptForm, InviteForm
from foitracker.signing_in.views import BACKEND, WAITING
from requests_app.actions import invitations as actions
from requests_app.models import Invitation


def _require_administrator(request: HttpRequest) -> None:
    if not request.user.is_superuser:
        raise PermissionDenied("Only administrators may invite people.")


@require_http_methods(["GET", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """Who was invited, and one more. Where no mail leaves the machine the link is shown, once."""
    _require_administrator(request)
    now, link = timezone.now(), ""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation, made = actions.invite(
                **form.cleaned_data, address=settings.SITE_ADDRESS, by=request.user, now=now
            )
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        except (OSError, SMTPException):
            form.add_error(None, "The mail server refused the invitation, so nobody was invited. Try again later.")
        else:
            messages.success(request, f"{invitation.email} is invited until {invitation.until:%-d %B %Y}.")
            if settings.MAIL_SENDS:
                return redirect("invitations")
            form, link = InviteForm(), made
    shown = Invitation.objects.select_related("by", "account")[:200]
    context = {"form": form, "invitations": shown, "link": link, "now": now}
    return render(request, "registration/invitations.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    _require_administrator(request)
    if actions.withdraw_invitation(pk=pk, by=request.user, now=timezone.now()):
        messages.success(request, "The invitation no longer works.")
    return redirect("invitations")


def _in_no_log(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The framework logs the address of whatever it refuses; the secret in this one is worth an account."""

    @wraps(view)
    def answer(request: HttpRequest, secret: str) -> HttpResponse:
        response = view(request, secret)
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return answer


@login_not_required
@require_http_methods(["GET", "POST"])
@_in_no_log
def accept_invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Name and password of whoever follows the link; then they are in."""
    try:
        invitation = actions.invitation_behind(secret, now=timezone.now())
    except actions.NotInvited as refusal:
        return render(request, "registration/not_invited.html", {"sentence": str(refusal)}, status=410)
    form = AcceptForm(request.POST or None)
    form.instance.email = invitation.email
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            account = actions.accept_invitation(
                secret=secret, username=told["username"], name=(told["first_name"], told["last_name"]),
                password=told["password1"], now=timezone.now(),
            )  # fmt: skip
        except actions.NotInvited as refusal:
            return render(request, "registration/not_invited.html", {"sentence": str(refusal)}, status=410)
        except ValueError as refusal:
            form.add_error("username", str(refusal))
        else:
            login(request, account, backend=BACKEND)
            return redirect("home")
    context = {"form": form, "invitation": invitation}
    return render(request, "registration/accept_invitation.html", context, status=422 if form.errors else 200)


@login_not_required
@require_GET
def sign_in_at_organisation(request: HttpRequest) -> HttpResponse:
    if not organisation.is_set():
        raise Http404("No organisation's sign-in is set up.")
    try:
        return organisation.sent_there(request)
    except organisation.NotLetIn as refusal:
        messages.error(request, str(refusal))
        return redirect("sign-in")


@login_not_required
@require_GET
def back_from_organisation(request: HttpRequest) -> HttpResponse:
    """Whoever has a second factor here is asked for it: the organisation's sign-in counts as a password."""
    if not organisation.is_set():
        raise Http404("No organisation's sign-in is set up.")
    try:
        user = organisation.came_back(request)
    except organisation.NotLetIn as refusal:
        messages.error(request, str(refusal))
        return redirect("sign-in")
    if second_factor.has_one(user):
        request.session[WAITING] = {"user": user.pk, "at": int(time.time()), "next": "/"}
        return redirect("sign-in-code")
    login(request, user, backend=BACKEND)
    return redirect("home")
