"""Campaigns: the list, one campaign, its specification as a page and as JSON, the next round."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests_app import actions, queries
from requests_app.forms.campaign import CopyForm
from requests_app.forms.specification import ImportForm, SpecificationForms
from requests_app.holidays import uk_calendar
from requests_app.key_pages import page_by_key
from requests_app.models import Campaign
from requests_app.roles import require
from requests_app.row_keys import row_key
from requests_app.specification import UnusableSpecification
from requests_app.views.refusals import REFUSALS

ADD_MORE = {"more-periods": "periods", "more-dimensions": "dimensions", "more-questions": "questions"}


CAMPAIGNS = 20
"""Campaigns on one page."""


@require_GET
def campaign_list(request: HttpRequest) -> HttpResponse:
    """Every campaign with how far it has come."""
    require(request.user, "see campaigns")
    page = page_by_key(Campaign.objects.all(), by="created_at", address=request.GET, size=CAMPAIGNS)
    campaigns = queries.with_phases(page)
    rows = [(campaign, [part for part in queries.phase_counts(campaign) if part[1]]) for campaign in campaigns]
    return render(request, "requests_app/campaign_list.html", {"rows": rows, "page": page})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new campaign, typed in or imported."""
    require(request.user, "edit campaigns")
    data, adding = _with_another_row(request)
    forms = SpecificationForms(None, data)
    if request.method == "POST" and not adding and forms.is_valid():
        campaign = actions.create_campaign(title=forms.made["title"], document=forms.made, by=request.user)
        messages.success(request, f"“{campaign}” is made. Read the letter next, then choose the forces.")
        return redirect("campaign", campaign.slug)
    return _specification_page(request, forms, adding, {"importing": ImportForm()})


@require_POST
def import_new(request: HttpRequest) -> HttpResponse:
    """A new campaign from an exported specification."""
    require(request.user, "edit campaigns")
    form = ImportForm(request.POST, request.FILES)
    if form.is_valid():
        document = form.cleaned_data["document"]
        campaign = actions.create_campaign(title=document["title"], document=document, by=request.user)
        messages.success(request, f"“{campaign}” is made from the specification.")
        return redirect("campaign", campaign.slug)
    return _specification_page(request, SpecificationForms(None), False, {"importing": form}, status=422)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """What is asked. Once letters have gone, what they asked is kept as a version."""
    require(request.user, "edit campaigns")
    campaign = get_object_or_404(Campaign, slug=slug)
    data, adding = _with_another_row(request)
    forms = SpecificationForms(campaign.document, data)
    if request.method == "POST" and not adding and forms.is_valid():
        try:
            actions.change_specification(campaign=campaign, document=forms.made, by=request.user)
        except UnusableSpecification as faults:
            forms.sentences = faults.sentences
        else:
            messages.success(request, "The questions are saved.")
            return redirect("campaign", campaign.slug)
    sent = campaign.requests.exclude(campaign_version=None).exists()
    return _specification_page(request, forms, adding, {"campaign": campaign, "sent": sent})


def _with_another_row(request: HttpRequest) -> tuple[Any, bool]:
    """What was posted, with one more empty row where "Add another" was pressed: nothing typed is lost by it."""
    if request.method != "POST":
        return None, False
    data = request.POST.copy()
    for button, prefix in ADD_MORE.items():
        if button in data:
            name = f"{prefix}-TOTAL_FORMS"
            number = row_key(data.get(name)) or 0
            data[name] = str(number + 1)
            if prefix == "questions":
                data[f"questions-{number}-required"] = "on"  # as an empty row begins
            return data, True
    return data, False


def _specification_page(
    request: HttpRequest, forms: SpecificationForms, adding: bool, more: dict[str, Any], status: int = 200
) -> HttpResponse:
    faults = [] if adding or forms.data is None else forms.faults()
    context = {"forms": forms, "faults": faults, "adding": adding, **more}
    return render(request, "requests_app/campaign_edit.html", context, status=422 if faults else status)


@require_GET
def specification_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The specification for another machine or the next round."""
    require(request.user, "see campaigns")
    campaign = get_object_or_404(Campaign, slug=slug)
    response = JsonResponse(campaign.document, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{campaign.slug}.json"'
    return response


@require_GET
def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    """One campaign: how far it has come, what to do next, what is asked, and its history."""
    require(request.user, "see campaigns")
    found = get_object_or_404(Campaign.objects.select_related("previous_round", "created_by"), slug=slug)
    rows = queries.board(found, today=timezone.localdate(), calendar=uk_calendar())
    address = f"/campaigns/{found.slug}/board/"
    phases: dict[str, int] = {}
    for row in rows:
        phases[row.phase] = phases.get(row.phase, 0) + 1
    fault, specification = "", None
    try:
        specification = found.specification
    except UnusableSpecification as trouble:
        fault = str(trouble)
    return render(
        request,
        "requests_app/campaign.html",
        {
            "campaign": found,
            "specification": specification,
            "specification_fault": fault,
            "rows": rows,
            "phases": phases.items(),
            "todo": queries.things_to_do([(row, 1) for row in rows], campaign=found, board_address=address),
            "versions": found.versions.select_related("by"),
            "copying": CopyForm(initial={"title": f"{found.title}, next round"}),
            "events": queries.latest_events().filter(campaign=found)[:15],
            "drafted": sum(row.request.status == "drafted" for row in rows),
            "sent": sum(row.request.sent_on is not None for row in rows),
        },
    )


@require_POST
def again(request: HttpRequest, slug: str) -> HttpResponse:
    """The same a year on, with its bodies: one press."""
    require(request.user, "edit campaigns")
    found = get_object_or_404(Campaign, slug=slug)
    try:
        made = actions.ask_again(campaign=found, by=request.user, today=timezone.localdate())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("campaign", slug)
    number = made.requests.count()
    messages.success(
        request,
        f"“{made}” is made: periods a year on, and {number} {'body' if number == 1 else 'bodies'} to ask. "
        "Read what is asked and the letter, then send.",
    )
    return redirect("campaign", made.slug)


@require_POST
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    """The next round of a campaign."""
    require(request.user, "edit campaigns")
    found = get_object_or_404(Campaign, slug=slug)
    form = CopyForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Give the new round a title.")
        return redirect("campaign", slug)
    made = actions.copy_campaign(campaign=found, title=form.cleaned_data["title"], by=request.user)
    messages.success(request, "The new round is made. Its periods are still the last round's: change them first.")
    return redirect("campaign-edit", made.slug)
