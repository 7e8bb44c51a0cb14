"""Passkeys added, removed, and signed in with."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from foitracker.signing_in import passkeys, second_factor, sessions
from foitracker.signing_in.forms import AddPasskeyForm, PasskeyForm
from foitracker.signing_in.views import BACKEND, WAITING, back
from requests_app import audit


@require_http_methods(["GET", "POST"])
def own_passkeys(request: HttpRequest) -> HttpResponse:
    """One's own, and one more. Whoever adds one has proved who they are lately."""
    user = request.user
    if not sessions.proved(request):
        return redirect(f"{reverse('prove')}?next={reverse('passkeys')}")
    form = AddPasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = passkeys.add(user=user, name=form.cleaned_data["name"], answer=form.cleaned_data["answer"])
        except passkeys.NotProved as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The passkey was added. You can sign in with it from now on.")
            if codes:
                return render(request, "registration/recovery_codes.html", {"codes": codes})
            return redirect("passkeys")
    form = form if form.is_bound and form.errors else AddPasskeyForm()
    context = {"form": form, "passkeys": passkeys.of(user), "asked": passkeys.asked_to_add(user),
               "needed": second_factor.needs_one(user) and not second_factor.has_one(user)}  # fmt: skip
    return render(request, "registration/passkeys.html", context, status=422 if form.errors else 200)


@require_POST
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    if not sessions.proved(request):
        return redirect(f"{reverse('prove')}?next={reverse('passkeys')}")
    if passkeys.remove(user=request.user, pk=pk):
        messages.success(request, "The passkey was removed. Delete it on the device, too.")
    return redirect("passkeys")


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey in the place of name, password and code. Whoever is signed in already proves themselves with it."""
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = passkeys.proved_by(form.cleaned_data["answer"])
        except passkeys.NotProved as refusal:
            audit.note(kind=audit.SIGN_IN_FAILED, source=audit.source_of(request))
            form = PasskeyForm()
            messages.error(request, str(refusal))
        else:
            waiting = request.session.pop(WAITING, None) or {}
            if not request.user.is_authenticated:
                login(request, user, backend=BACKEND)
                return redirect(waiting.get("next") or back(request))
            if user.pk == request.user.pk:
                sessions.prove(request)
                messages.success(request, "Thank you. What you were about to do has not been done: choose it again.")
                return redirect(back(request))
            messages.error(request, "This passkey is somebody else's.")
    context = {"form": form, "asked": passkeys.asked_to_prove(), "next": back(request)}
    return render(request, "registration/sign_in_passkey.html", context)
