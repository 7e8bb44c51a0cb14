"""Settling what contradicts: a value chosen, figures set by hand or left out, documents set aside."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ingestion.models import Document, OffenceRecord
from requests_app.models import FoiRequest
from requests_app.roles import require
from requests_app.row_keys import row_key
from review import actions
from review.causes import Cause, cause_with, causes
from review.forms import CorrectionForm, ReasonForm
from review.models import Correction
from review.queries import judged_return
from review.views.requests import the_request


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle a contradiction by one of the values found for it, or by leaving figures out. Whether it is settled is
    worked out again: the page says what still blocks."""
    foi_request = the_request(request, pk)
    require(request.user, "correct figures")
    judged = judged_return(foi_request, today=timezone.localdate())
    cause = cause_with(request.POST.get("finding", ""), judged.findings, judged.facts.figures)
    reason = request.POST.get("reason", "")
    chosen = row_key(request.POST.get("choose"))
    try:
        if cause is None:
            raise ValueError("That was settled meanwhile: the figures changed. This is how they stand now.")
        if chosen is not None and chosen < len(cause.candidates):
            value = cause.candidates[chosen]
            actions.choose(judged=judged, finding=cause.first, chosen=value, reason=reason, by=request.user)
        elif leave := set(request.POST.getlist("leave_out")) & _named_in(cause):
            actions.leave_out(judged=judged, finding=cause.first, keys=leave, reason=reason, by=request.user)
        else:
            raise ValueError("Choose one of the values, enter another, or leave the figure out.")
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        _tell_what_blocks(request, foi_request)
    return redirect(f"{reverse('return', args=[pk])}#matters")


def _named_in(cause: Cause) -> set[str]:
    return {key for finding in cause.findings for key in finding.about} | {figure.key for figure in cause.figures}


def _tell_what_blocks(request: HttpRequest, foi_request: FoiRequest) -> None:
    left = causes(*_findings_and_figures(foi_request))
    if left:
        noun = "matter still blocks" if len(left) == 1 else "matters still block"
        messages.warning(request, f"The figure is set. {len(left)} {noun}: {left[0].first.message}")
    else:
        messages.success(
            request, "The figure is set and nothing blocks any more. The machine's reading is kept beside it."
        )


def _findings_and_figures(foi_request: FoiRequest) -> tuple[Any, Any]:
    judged = judged_return(foi_request, today=timezone.localdate())
    return judged.findings, judged.facts.figures


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a figure by hand. From a figure's row or a finding the form comes filled in."""
    foi_request = the_request(request, pk)
    require(request.user, "correct figures")
    specification = foi_request.campaign.specification
    form = CorrectionForm(request.POST or None, specification=specification, initial=_initial(request, foi_request))
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            actions.correct(
                request=foi_request,
                question=cleaned["question"],
                period=cleaned["period"],
                breakdown=form.breakdown,
                low=cleaned["low"],
                high=cleaned["high"],
                reason=cleaned["reason"],
                place=cleaned["place"],
                settles=cleaned["settles"],
                by=request.user,
            )
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell_what_blocks(request, foi_request)
            return redirect("return", pk)
    context = {
        "form": form,
        "foi_request": foi_request,
        "campaign": foi_request.campaign,
        "cause": _cause(foi_request, request.GET.get("settles") or request.POST.get("settles", "")),
    }
    return render(request, "review/correction.html", context, status=422 if request.method == "POST" else 200)


def _initial(request: HttpRequest, foi_request: FoiRequest) -> dict[str, Any]:
    """What is known of the figure to correct: its record, or the finding it settles, at the figure most suspect."""
    initial: dict[str, Any] = {"settles": request.GET.get("settles", "")}
    key = request.GET.get("key", "")
    if cause := _cause(foi_request, initial["settles"]):
        figure = next((one for one in cause.figures if not key or one.key == key), None)
        if figure is not None:
            initial |= {"question": figure.question, "period": figure.period, "place": figure.place}
            initial |= {f"by_{name}": category for name, category in figure.breakdown.items()}
    number = row_key(request.GET.get("record"))
    own = OffenceRecord.objects.filter(extraction__document__request=foi_request)
    record = own.filter(pk=number).first() if number is not None else None
    if record is not None:
        initial |= {"question": record.question, "period": record.period_label, "place": record.place}
        initial |= {f"by_{key}": category for key, category in record.breakdown.items()}
        initial |= {"low": record.low, "high": record.high if record.high != record.low else None}
    return initial


def _cause(foi_request: FoiRequest, fingerprint: str) -> Cause | None:
    """The cause with this finding, while it is open."""
    if not fingerprint:
        return None
    return cause_with(fingerprint, *_findings_and_figures(foi_request))


@require_POST
def withdraw_correction(request: HttpRequest, pk: int, correction: int) -> HttpResponse:
    foi_request = the_request(request, pk)
    require(request.user, "correct figures")
    actions.withdraw_correction(
        correction=get_object_or_404(Correction, pk=correction, request=foi_request), by=request.user
    )
    messages.success(request, "The correction is withdrawn; the machine's figure counts again.")
    return redirect("return", pk)


@require_POST
def set_aside(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """Count a document no more, or again."""
    foi_request = the_request(request, pk)
    require(request.user, "settle findings")
    found = get_object_or_404(Document, pk=document, request=foi_request)
    if "again" in request.POST:
        actions.count_again(document=found, by=request.user)
        messages.success(request, f"{found.name} counts again.")
        return redirect("return", pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        actions.set_aside(document=found, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, f"{found.name} is set aside: kept, and not counted.")
    else:
        messages.error(request, "Say why the document is not part of the return.")
    return redirect("return", pk)
