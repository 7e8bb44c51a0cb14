"""How long a campaign's documents and letters are kept, and the word that they go."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ingestion.retention import what_is_kept
from requests_app.actions import confirm_emptying, keep_until
from requests_app.models import Campaign
from requests_app.roles import require


class RetentionForm(forms.Form):
    until = forms.DateField(
        label="Last day on which they are kept",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="After it supervisors are reminded each day, until one of them confirms. Nothing goes by itself.",
    )


@require_http_methods(["GET", "POST"])
def retention(request: HttpRequest, slug: str) -> HttpResponse:
    """Set the day; past it, see what would go and confirm it."""
    require(request.user, "keep retention dates")
    campaign = get_object_or_404(Campaign.objects.select_related("emptying_confirmed_by"), slug=slug)
    today = timezone.localdate()
    form = RetentionForm(request.POST or None, initial={"until": campaign.keep_until})
    if request.method == "POST":
        try:
            if "confirm" in request.POST:
                confirm_emptying(campaign=campaign, by=request.user, today=today)
                messages.success(request, "Confirmed: its documents and letters are deleted within the night.")
                return redirect("campaign-retention", slug)
            if form.is_valid():
                keep_until(campaign=campaign, until=form.cleaned_data["until"], by=request.user)
                until = form.cleaned_data["until"]
                messages.success(
                    request, "The last day is saved." if until else "No last day is set: nothing is deleted."
                )
                return redirect("campaign-retention", slug)
        except ValueError as refusal:
            messages.error(request, str(refusal))
    context: dict[str, Any] = {"campaign": campaign, "form": form, "kept": what_is_kept(campaign)}
    context["over"] = campaign.keep_until is not None and campaign.keep_until < today
    status = 422 if request.method == "POST" else 200
    return render(request, "ingestion/retention.html", context, status=status)
