"""The forces' addresses: who has none, who has one that nobody verified."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests_app import actions
from requests_app.bodies import KINDS, UnusableList
from requests_app.choosing import named
from requests_app.forms.campaign import AddressForm, BodiesForm
from requests_app.models import Force
from requests_app.roles import require


@require_http_methods(["GET", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """A list of public authorities, all of it or nothing."""
    require(request.user, "edit campaigns")
    form = BodiesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made, changed = actions.import_bodies(text=form.cleaned_data["text"], by=request.user)
        except UnusableList as faults:
            for sentence in faults.sentences[:MOST_FAULTS]:
                form.add_error("file", sentence)
            if (more := len(faults.sentences) - MOST_FAULTS) > 0:
                form.add_error("file", f"And {more} more.")
        else:
            messages.success(request, f"{made} new, {changed} brought up to date.")
            return redirect("force-addresses")
    return render(
        request, "requests_app/force_import.html", {"form": form, "kinds": KINDS}, status=422 if form.errors else 200
    )


MOST_FAULTS = 30
PAGE = 100
SHOWN = {"": "All", "unverified": "Not verified", "none": "No address"}


@require_http_methods(["GET", "POST"])
def forces(request: HttpRequest) -> HttpResponse:
    """The addresses, and the one that is being changed."""
    require(request.user, "see campaigns")
    everything = Force.objects.select_related("joint_unit", "merged_into")
    groups = {
        "": everything,
        "unverified": everything.exclude(foi_email="").filter(foi_email_verified_on=None),
        "none": everything.filter(foi_email=""),
    }
    shown = request.GET.get("show", "")
    find = request.GET.get("find", "")[:100]
    changing = everything.filter(slug=request.GET.get("change", "")).first()
    form = None
    if changing is not None:
        require(request.user, "send letters")
        start = {"foi_email": changing.foi_email, "verified_on": timezone.localdate()}
        form = AddressForm(request.POST or None, initial=start)
        if request.method == "POST" and form.is_valid():
            force = get_object_or_404(Force, pk=changing.pk)
            actions.change_address(force=force, by=request.user, **form.cleaned_data)
            messages.success(request, f"{force}'s address is saved.")
            return redirect(f"/forces/?show={shown}")
    return render(
        request,
        "requests_app/force_addresses.html",
        {"page": Paginator(named(groups.get(shown, everything), find), PAGE).get_page(request.GET.get("page")),
         "changing": changing, "form": form, "shown": shown, "find": find,
         "groups": [(key, words, groups[key].count()) for key, words in SHOWN.items()]},
        status=422 if form is not None and form.errors else 200,
    )  # fmt: skip
