"""One force's return: its documents, findings and figures, and the supervisor's word."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from requests_app.deadlines import ClockError
from requests_app.letters import UnusableTemplate
from requests_app.models import FoiRequest, Message
from requests_app.roles import may, require
from requests_app.row_keys import row_key
from review import actions
from review.apart import shown_to
from review.asking import ask_the_force, enquiries_of, say_it_answers
from review.claims import fresh_claim
from review.forms import ReasonForm, SignOffForm
from review.judged import JudgedFinding
from review.life import life_of
from review.models import Enquiry
from review.queries import JudgedReturn, judged_return
from review.screen import screen
from review.settling import acceptable
from review.shown_warnings import same_words
from review.tags import Check, check_of
from review.views.requests import the_request


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
    return _page(request, the_request(request, pk))


@require_GET
def figure(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole life of the figure that `key` names: in place beside the records, else on a page of its own."""
    foi_request = the_request(request, pk)
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
    foi_request = the_request(request, pk)
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
    foi_request = the_request(request, pk)
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
    foi_request = the_request(request, pk)
    require(request.user, "settle findings")
    judged = judged_return(foi_request, today=timezone.localdate())
    ticked = set(request.POST.getlist("finding"))
    still_open = (finding for finding in judged.findings if finding.settled is None and acceptable(finding))
    chosen = _ticked(list(still_open), ticked, layout="layout" in request.POST)
    form = ReasonForm(request.POST, prefix="accept")
    if not chosen:
        messages.error(request, "Tick what is all right; what somebody settled meanwhile is no longer in the list.")
    elif form.is_valid():
        actions.accept(request=foi_request, findings=chosen, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, f"{len(chosen)} accepted with that reason.")
    else:
        return _page(
            request,
            foi_request,
            judged=judged,
            accept_form=form,
            ticked=ticked,
            layout_ticked="layout" in request.POST,
            status=422,
        )
    return redirect("return", pk)


def _ticked(still_open: list[JudgedFinding], ticked: set[str], *, layout: bool) -> list[JudgedFinding]:
    """What was ticked, with its like in other documents, and every warning about the layout where all of them were."""
    named = [finding for finding in still_open if finding.fingerprint in ticked]
    return [
        finding
        for finding in still_open
        if (layout and finding.waits and check_of(finding.id) is Check.AS_BEFORE)
        or finding in named
        or (check_of(finding.id) is Check.AS_BEFORE and any(same_words(finding, one) for one in named))
    ]


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """From a finding to a letter that quotes the force's own table, to be read and sent."""
    foi_request = the_request(request, pk)
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
    foi_request = the_request(request, pk)
    require(request.user, "log answers")
    enquiry = get_object_or_404(Enquiry, pk=row_key(request.POST.get("enquiry")), request=foi_request)
    message = get_object_or_404(Message, pk=row_key(request.POST.get("message")), request=foi_request)
    try:
        say_it_answers(enquiry=enquiry, message=message, by=request.user)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Kept with the finding as the answer to our question.")
    return redirect(f"{reverse('return', args=[pk])}#matters")
