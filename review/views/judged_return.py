"""One force's return: its documents, findings and figures, and the supervisor's word."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ingestion.models import Document, OffenceRecord
from requests_app.deadlines import ClockError
from requests_app.letters import UnusableTemplate
from requests_app.models import FoiRequest, Message
from requests_app.roles import may, require
from review import actions
from review.apart import shown_to
from review.asking import ask_the_force, enquiries_of, say_it_answers
from review.causes import Cause, cause_with, causes
from review.claims import fresh_claim
from review.forms import CorrectionForm, ReasonForm, SignOffForm
from review.life import life_of
from review.models import Correction, Enquiry
from review.queries import JudgedReturn, judged_return
from review.screen import screen
from review.settling import acceptable


def _request(request: HttpRequest, pk: int) -> FoiRequest:
    require(request.user, "see documents")
    rows = FoiRequest.objects.select_related("force", "campaign", "claim__by")
    return get_object_or_404(rows.annotate(was_asked=Exists(Enquiry.objects.filter(request=OuterRef("pk")))), pk=pk)


def _page(request: HttpRequest, foi_request: FoiRequest, **more: Any) -> HttpResponse:
    judged = more.pop("judged", None) or judged_return(foi_request, today=timezone.localdate())
    why_not = actions.why_not_ready(judged, request.user)
    if not may(request.user, "sign off returns"):
        why_not = "Only a supervisor may sign a return off."
    [judged] = shown_to(request.user, [judged])
    context = {
        "campaign": foi_request.campaign,
        "foi_request": foi_request,
        "judged": judged,
        "screen": screen(
            judged,
            request.user,
            all_rows="all" in request.GET,
            asked=enquiries_of(foi_request, today=timezone.localdate()) if foi_request.was_asked else {},  # type: ignore[attr-defined]
        ),
        "why_not": why_not,
        "comparable": _comparable(judged),
        "claim": fresh_claim(foi_request, now=timezone.now()),
        "sign_off_form": SignOffForm(warnings=len(judged.waiting)),
        "accept_form": ReasonForm(prefix="accept"),
        **more,
    }
    return render(request, "review/judged_return.html", context, status=more.get("status", 200))


def _comparable(judged: JudgedReturn) -> str:
    """What the return can be compared with, in words; empty where nothing is there."""
    if any(document.supersedes for document in judged.facts.documents):
        return "the answer it replaces"
    return "the last round" if judged.request.campaign.previous_round_id and judged.facts.figures else ""


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _request(request, pk))


@require_GET
def figure(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole life of the figure that `key` names: in place beside the records, else on a page of its own."""
    foi_request = _request(request, pk)
    [judged] = shown_to(request.user, [judged_return(foi_request, today=timezone.localdate())])
    key = request.GET.get("key", "")
    life = life_of(judged, key, request.user)
    if life.figure is None and not life.steps:
        raise Http404("No figure of this return is called that.")
    context = {"campaign": foi_request.campaign, "foi_request": foi_request, "life": life, "key": key}
    template = "review/life_in_place.html" if request.htmx else "review/life.html"
    return render(request, template, context | {"columns": len(judged.specification.periods) + 1})


@require_POST
def sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign off as it stands; what is not ready comes back as a sentence with what was typed."""
    foi_request = _request(request, pk)
    require(request.user, "sign off returns")
    judged = judged_return(foi_request, today=timezone.localdate())
    form = SignOffForm(request.POST, warnings=len(judged.waiting))
    if form.is_valid():
        try:
            actions.sign_off(
                request=foi_request,
                by=request.user,
                today=timezone.localdate(),
                note=form.cleaned_data["note"],
                accepting=form.cleaned_data.get("accepting", ""),
            )
        except (actions.NotReady, PermissionDenied) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{foi_request.force}'s return is signed off and counts from now on.")
            return redirect("return", pk)
    return _page(request, foi_request, judged=judged, sign_off_form=form, status=422)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    foi_request = _request(request, pk)
    require(request.user, "sign off returns")
    signed = foi_request.sign_offs.filter(withdrawn_at=None).first()
    form = ReasonForm(request.POST)
    if signed is None:
        messages.error(request, "This return is not signed off.")
    elif form.is_valid():
        actions.withdraw_sign_off(signed=signed, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "The sign-off is withdrawn; the return counts no more until it is signed again.")
    else:
        messages.error(request, "Say why the sign-off is withdrawn.")
    return redirect("return", pk)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the ticked warnings with one reason."""
    foi_request = _request(request, pk)
    require(request.user, "settle findings")
    judged = judged_return(foi_request, today=timezone.localdate())
    ticked = set(request.POST.getlist("finding"))
    still_open = (finding for finding in judged.findings if finding.settled is None and acceptable(finding))
    chosen = [finding for finding in still_open if finding.fingerprint in ticked]
    form = ReasonForm(request.POST, prefix="accept")
    if not chosen:
        messages.error(request, "Tick what is all right; what somebody settled meanwhile is no longer in the list.")
    elif form.is_valid():
        actions.accept(request=foi_request, findings=chosen, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, f"{len(chosen)} accepted with that reason.")
    else:
        return _page(request, foi_request, judged=judged, accept_form=form, ticked=ticked, status=422)
    return redirect("return", pk)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle a contradiction by one of the values found for it, or by leaving figures out. Whether it is settled is
    worked out again: the page says what still blocks."""
    foi_request = _request(request, pk)
    require(request.user, "correct figures")
    judged = judged_return(foi_request, today=timezone.localdate())
    cause = cause_with(request.POST.get("finding", ""), judged.findings, judged.facts.figures)
    reason = request.POST.get("reason", "")
    chosen = request.POST.get("choose", "")
    try:
        if cause is None:
            raise ValueError("That was settled meanwhile: the figures changed. This is how they stand now.")
        if chosen.isdecimal() and int(chosen) < len(cause.candidates):
            value = cause.candidates[int(chosen)]
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


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """From a finding to a letter that quotes the force's own table, to be read and sent."""
    foi_request = _request(request, pk)
    require(request.user, "send letters")
    [judged] = shown_to(request.user, [judged_return(foi_request, today=timezone.localdate())])
    wanted = request.POST.get("finding", "")
    finding = next((f for f in judged.findings if f.fingerprint == wanted and f.settled is None), None)
    if finding is None:
        messages.error(request, "That was settled meanwhile: there is nothing to ask about it any more.")
        return redirect("return", pk)
    try:
        made = ask_the_force(judged=judged, finding=finding, today=timezone.localdate(), by=request.user)
    except (UnusableTemplate, ClockError) as refusal:
        messages.error(request, str(refusal))
        return redirect("return", pk)
    return redirect("message", made.letter_id)


@require_POST
def answered(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a letter which came answers our question about a finding."""
    foi_request = _request(request, pk)
    require(request.user, "log answers")
    enquiry = get_object_or_404(Enquiry, pk=_key(request, "enquiry"), request=foi_request)
    message = get_object_or_404(Message, pk=_key(request, "message"), request=foi_request)
    try:
        say_it_answers(enquiry=enquiry, message=message, by=request.user)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Kept with the finding as the answer to our question.")
    return redirect(f"{reverse('return', args=[pk])}#matters")


def _key(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() else 0


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
    foi_request = _request(request, pk)
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
    number = request.GET.get("record", "")
    own = OffenceRecord.objects.filter(extraction__document__request=foi_request)
    record = own.filter(pk=int(number)).first() if number.isdecimal() else None
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
    foi_request = _request(request, pk)
    require(request.user, "correct figures")
    actions.withdraw_correction(
        correction=get_object_or_404(Correction, pk=correction, request=foi_request), by=request.user
    )
    messages.success(request, "The correction is withdrawn; the machine's figure counts again.")
    return redirect("return", pk)


@require_POST
def set_aside(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """Count a document no more, or again."""
    foi_request = _request(request, pk)
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
