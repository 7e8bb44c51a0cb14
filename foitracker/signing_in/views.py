"""Proving oneself again, and the list of one's own sessions."""

from __future__ import annotations

import time
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from foitracker.signing_in import organisation, passkeys, second_factor, sessions
from foitracker.signing_in.forms import ChangePasswordForm, CodeForm, ProveForm, SignInForm, refuse_if_locked
from requests_app import audit

WAITING, SECRET = "waits for a code", "authenticator to be"
CHANGED = "changed their password"
CODE_WITHIN = 5 * 60
"""Seconds between the password and the code."""

BACKEND = "django.contrib.auth.backends.ModelBackend"


def back(request: HttpRequest) -> str:
    """The page to go to afterwards: one of this site, whatever was asked."""
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


class SignIn(LoginView):
    """Name and password; whoever has a second factor is asked for it before being let in."""

    authentication_form = SignInForm
    redirect_authenticated_user = True
    extra_context = {"organisation": organisation.name}

    def form_valid(self, form: SignInForm) -> HttpResponse:
        user = form.get_user()
        if not second_factor.has_one(user):
            return super().form_valid(form)
        self.request.session[WAITING] = {"user": user.pk, "at": int(time.time()), "next": self.get_success_url()}
        return redirect("sign-in-code")


class ChangePassword(PasswordChangeView):
    """One's own password, at the admin desk too. All other sessions end with the old one."""

    form_class = ChangePasswordForm
    success_url = "/"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.request = self.request
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        audit.note(kind=CHANGED, by=self.request.user, source=audit.source_of(self.request))
        messages.success(self.request, "Your password is changed, and you are signed out everywhere else.")
        return response


class SignOut(LogoutView):
    """Django's own; the browser is asked to forget what it holds of this site."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step of signing in."""
    waiting = request.session.get(WAITING) or {}
    user = User.objects.filter(pk=waiting.get("user"), is_active=True).first()
    if user is None or time.time() - waiting.get("at", 0) > CODE_WITHIN:
        request.session.pop(WAITING, None)
        return redirect("sign-in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            refuse_if_locked(request, user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            if second_factor.answers(user=user, code=form.cleaned_data["code"]):
                del request.session[WAITING]
                login(request, user, backend=BACKEND)
                return redirect(waiting["next"])
            audit.note(kind=audit.SIGN_IN_FAILED, by=user, source=audit.source_of(request))
            form.add_error("code", "That is not the code, or it was used before. Wait for the next one.")
    context = {"form": form, "passkeys": passkeys.of(user), "shows_codes": second_factor.has_codes(user)}
    return render(request, "registration/code.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def set_up_second_factor(request: HttpRequest) -> HttpResponse:
    """An authenticator is shown its secret and shows a code; then the recovery codes, once."""
    user = request.user
    context = {"has_one": second_factor.has_codes(user), "needed": second_factor.needs_one(user)}
    if not sessions.proved(request):
        return redirect(f"{reverse('prove')}?next={reverse('second-factor')}")
    secret = request.session.setdefault(SECRET, second_factor.new_secret())
    form = CodeForm(request.POST or None)
    form.fields["code"].label = "Code from your authenticator"  # recovery codes come after it
    if request.method == "POST" and form.is_valid():
        codes = second_factor.set_up(user=user, secret=secret, code=form.cleaned_data["code"])
        if codes is not None:
            del request.session[SECRET]
            return render(request, "registration/recovery_codes.html", {"codes": codes})
        form.add_error("code", "The authenticator shows another code. Check the time on it, and type the next one.")
    context |= {"form": form, "secret": secret, "picture": second_factor.picture(user, secret)}
    return render(request, "registration/second_factor.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """The password once more; then back to where it was asked for."""
    form = ProveForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        sessions.prove(request)
        messages.success(request, "Thank you. What you were about to do has not been done yet: choose it again.")
        return redirect(back(request))
    context = {"form": form, "next": back(request), "passkeys": passkeys.of(request.user)}
    return render(request, "registration/prove.html", context, status=422 if form.errors else 200)


@require_GET
def own_sessions(request: HttpRequest) -> HttpResponse:
    found = sessions.sessions_of(request.user, request.session.session_key)
    return render(request, "registration/sessions.html", {"sessions": found})


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    ended = sessions.end_others(request.user, request.session.session_key)
    elsewhere = f"{ended} other {'place' if ended == 1 else 'places'}"
    messages.success(request, f"You are signed out in {elsewhere}." if ended else "You were signed in nowhere else.")
    return redirect("own-sessions")
