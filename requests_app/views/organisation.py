"""Who asks: the charity's name and the person who signs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from requests_app import actions
from requests_app.forms.organisation import OrganisationForm
from requests_app.models import Organisation
from requests_app.roles import require


@require_http_methods(["GET", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """Asked at the first run; changed whenever somebody else signs."""
    require(request.user, "send letters")
    found = Organisation.objects.first()
    start = (
        {"name": found.name, "signatory": found.signatory, "postal_address": found.postal_address}
        if found
        else {"signatory": request.user.get_full_name()}
    )
    form = OrganisationForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.say_who_asks(by=request.user, **form.cleaned_data)
        messages.success(request, "Kept: letters are signed so from now on.")
        return redirect("home")
    return render(
        request, "requests_app/organisation.html", {"form": form, "first": found is None},
        status=422 if form.errors else 200,
    )  # fmt: skip
