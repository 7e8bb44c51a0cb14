"""A sample read a second time by somebody who is not shown the first reading."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ingestion.marked_document import MarkedDocument, marked_document
from ingestion.models import Extraction
from requests_app.models import Campaign
from requests_app.roles import require
from requests_app.row_keys import row_key
from review.forms import SecondReadingForm, ShareForm
from review.second_readings import (
    ToRead,
    agreement,
    asked_about,
    differing,
    next_to_read,
    percent_of,
    read_second,
    set_share,
)

ROWS_SHOWN, DOCUMENTS_SHOWN = 400, 6


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the sample is read and how often it differs; the next figure for this person, its document unmarked."""
    require(request.user, "upload returns")
    campaign = get_object_or_404(Campaign, slug=slug)
    today = timezone.localdate()
    form, figure = SecondReadingForm(request.POST or None), None
    if request.method == "POST":
        try:
            figure = asked_about(campaign, row_key(request.POST.get("request")) or 0, request.POST.get("key", ""),
                                 request.user, today=today)  # fmt: skip
            if form.is_valid():
                said = form.cleaned_data
                made = read_second(
                    figure=figure, low=said["low"], high=said["high"], note=said["note"], by=request.user, today=today
                )
                _tell(request, made)
                return redirect("review-second", slug)
        except ValueError as refusal:
            messages.error(request, str(refusal))
            return redirect("review-second", slug)
    percent = percent_of(campaign)
    if figure is None and percent:
        figure = next_to_read(campaign, request.user, today=today)
    specification = campaign.specification
    context = {
        "campaign": campaign,
        "percent": percent,
        "agreement": agreement(campaign, today=today),
        "figure": figure,
        "question": specification.question(figure.question) if figure else None,
        "categories": [
            (specification.dimensions[key].label if key in specification.dimensions else key, category)
            for key, category in (figure.breakdown.items() if figure else ())
        ],
        "documents": _unmarked(figure) if figure else [],
        "form": form,
        "share_form": ShareForm(initial={"percent": percent}),
        "differing": list(differing(campaign)[:50]),
    }
    return render(request, "review/second_reading.html", context, status=422 if request.method == "POST" else 200)


def _tell(request: HttpRequest, made: Any) -> None:
    if made.agrees:
        messages.success(request, "It agrees with what is counted.")
    else:
        messages.warning(
            request, f"It differs from what is counted: {made.request.force}'s return has a matter about it now."
        )


def _unmarked(figure: ToRead) -> list[MarkedDocument]:
    """The return's documents as they came, with nothing of what was read from them."""
    rows = Extraction.objects.filter(
        current=True,
        document__request=figure.request,
        document__quarantined=False,
        document__revisions=None,
        document__set_asides__isnull=True,
    ).select_related("document")
    shown, left = [], ROWS_SHOWN
    for extraction in rows.order_by("document_id")[:DOCUMENTS_SHOWN]:
        laid = marked_document(extraction.document, extraction, [], pointed={}, places={}, rows=max(left, 1))
        left -= sum(len(sheet.rows) for sheet in laid.sheets)
        shown.append(laid)
    return shown


@require_POST
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which share of the signed figures is read a second time."""
    require(request.user, "sign off returns")
    campaign = get_object_or_404(Campaign, slug=slug)
    form = ShareForm(request.POST)
    if form.is_valid():
        set_share(campaign=campaign, percent=form.cleaned_data["percent"], by=request.user)
        messages.success(request, f"{form.cleaned_data['percent']} per cent of the signed figures are read twice.")
    else:
        messages.error(request, "A share is a whole number from 0 to 100.")
    return redirect("review-second", slug)
