"""One request: where it stands, its clock line by line, its letters, its history, and everything that can be done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from requests_app import actions, queries
from requests_app.chasing import may_follow_up
from requests_app.complaint_pack import PackFacts, PackLetter, TimelineEntry, pack
from requests_app.correspondence import facts_of_letter, latest_outcomes, write
from requests_app.deadlines import ClockError, milestones, review_standing
from requests_app.deadlines.lateness import ReviewBucket
from requests_app.forms import request as forms
from requests_app.holidays import uk_calendar
from requests_app.letters import LetterKind, UnusableTemplate
from requests_app.mail.outbound import signed_by
from requests_app.mail.parsing import Attachment
from requests_app.models import ClockEvent, FoiRequest, Message
from requests_app.quarantine import held_names, without
from requests_app.roles import may, require
from requests_app.specification import UnusableSpecification
from requests_app.statuses import CLOCK_KINDS, PLAIN_MOVES, Move, Status
from requests_app.views.refusals import REFUSALS, attempt


def _found(pk: int) -> FoiRequest:
    return get_object_or_404(queries.requests_with_history(), pk=pk)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The request's page."""
    require(request.user, "see campaigns")
    return _page(request, _found(pk))


def _page(request: HttpRequest, found: FoiRequest, bound: dict[str, Any] | None = None) -> HttpResponse:
    today, calendar = timezone.localdate(), uk_calendar()
    stands = queries.stands(found, today=today, calendar=calendar)
    try:
        specification = found.campaign.specification
    except UnusableSpecification:
        specification = None
    review = review_standing(today, stands.clock) if stands.clock else None
    latest = latest_outcomes(found)
    documents = found.documents.filter(parent=None) if hasattr(found, "documents") else []  # the reading room's rows
    context: dict[str, Any] = {
        "campaign": found.campaign,
        "found": found,
        "stands": stands,
        "today": today,
        "address": actions.reply_address(found),
        "milestones": milestones(stands.clock) if stands.clock else (),
        "review": review[1] if review and review[0] is not ReviewBucket.NONE else "",
        "questions": [(question, latest.get(question.number)) for question in specification.questions]
        if specification
        else [],
        "letters": queries.letters_of(found),
        "documents": documents if may(request.user, "see documents") else [],
        "events": queries.history_of(found),
        "facts": found.clock_events.all(),
        "moves": stands.plain_moves,
        "drafts": _possible_drafts(found),
        "clock_form": forms.ClockEventForm(status=found.status, initial={"on": today}),
        "sent_form": forms.SentForm(initial={"on": today}),
        "log_form": forms.LoggedLetterForm(initial={"on": today}),
        "outcome_form": forms.OutcomeForm(specification=specification) if specification else None,
        "owner_form": forms.OwnerForm(initial={"owner": found.owner_id}),
        "reference_form": forms.ReferenceForm(initial={"reference": found.reference}),
        "grounds_form": forms.GroundsForm(),
        "clarification_form": forms.ClarificationForm(),
        "follow_up_form": forms.FollowUpForm() if may_follow_up(found.status) else None,
        **(bound or {}),
    }
    for name, form in context.items():
        if name.endswith("_form") and form is not None:
            form.auto_id = f"{name}_%s"  # many forms on one page: each field has an id of its own
    faults = [
        (field.id_for_label, f"{field.label}: {error}")
        for form in (bound or {}).values()
        for field in form
        for error in field.errors
    ] + [("", error) for form in (bound or {}).values() for error in form.non_field_errors()]
    context["faults"] = faults
    context["opened"] = next(iter(bound), "") if bound else ""
    return render(request, "requests_app/request.html", context, status=422 if bound else 200)


def _possible_drafts(found: FoiRequest) -> list[LetterKind]:
    """Letters that make sense now and need nothing typed first."""
    status = Status(found.status)
    if status in (Status.DRAFTED, Status.QUEUED, Status.DELIVERY_FAILED, Status.WITHDRAWN) or found.sent_on is None:
        return []
    if found.responded_on is None:
        return [LetterKind.REMINDER, LetterKind.CHASER, LetterKind.FINAL_CHASER] if found.latest_on else []
    return [LetterKind.PARTIAL_ACKNOWLEDGEMENT]


@require_POST
def record_event(request: HttpRequest, pk: int) -> HttpResponse:
    """A fact of the clock."""
    require(request.user, "log answers")
    found = _found(pk)
    form = forms.ClockEventForm(request.POST, status=found.status)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.record_clock_event(
                request=found, kind=data["kind"], on=data["on"], by=request.user, note=data["note"],
                exemption=data["exemption"][0] if data["exemption"] else "",
            )  # fmt: skip
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Recorded, and the clock worked out again.")
            return redirect("request", pk)
    return _page(request, _found(pk), {"clock_form": form})


@require_POST
def withdraw_event(request: HttpRequest, pk: int, event: int) -> HttpResponse:
    """Take back a fact that was recorded in error."""
    require(request.user, "log answers")
    fact = get_object_or_404(ClockEvent.objects.select_related("request"), pk=event, request_id=pk)
    why = request.POST.get("why", "")
    attempt(request, lambda: actions.withdraw_clock_event(event=fact, by=request.user, why=why), "Taken back.")
    return redirect("request", pk)


@require_POST
def record_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """A request that went another way."""
    require(request.user, "log answers")
    found = _found(pk)
    form = forms.SentForm(request.POST)
    if form.is_valid():
        try:
            actions.record_sent(
                request=found, on=form.cleaned_data["on"], received_on=form.cleaned_data["received_on"], by=request.user
            )
            if reference := form.cleaned_data["reference"].strip():
                actions.record_reference(request=found, reference=reference, by=request.user)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Recorded as sent; its clock runs.")
            return redirect("request", pk)
    return _page(request, _found(pk), {"sent_form": form})


@require_POST
def log_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter or call by portal, post or telephone."""
    require(request.user, "log answers")
    found = _found(pk)
    form = forms.LoggedLetterForm(request.POST, request.FILES)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.log_letter(
                request=found, channel=data["channel"], on=data["on"], subject=data["subject"], body=data["body"],
                outgoing=data["direction"] == "out", answers=data["answers"], by=request.user,
                reference=data["reference"],
                files=[Attachment(one.name, one.read(), one.content_type or "") for one in data["files"] or ()],
            )  # fmt: skip
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Logged.")
            return redirect("request", pk)
    return _page(request, _found(pk), {"log_form": form})


@require_POST
def record_outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of one question, or that what was recorded of it was an error."""
    require(request.user, "log answers")
    found = _found(pk)
    if question := request.POST.get("take_back", "")[:20]:
        before = actions.take_back_outcome(request=found, question=question, by=request.user)
        stands = f"“{before.outcome}” stands again" if before else "nothing is recorded"
        messages.success(request, f"Taken back. Question {question}: {stands}.")
        return redirect("request", pk)
    form = forms.OutcomeForm(request.POST, specification=found.campaign.specification)
    if form.is_valid():
        data = form.cleaned_data
        actions.record_outcome(
            request=found, question=data["question"], outcome=data["outcome"], exemptions=data["exemptions"],
            quote=data["quote"], by=request.user,
        )  # fmt: skip
        messages.success(request, f"Question {data['question']}: {data['outcome']}.")
        return redirect("request", pk)
    return _page(request, _found(pk), {"outcome_form": form})


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """A move that needs no date: acknowledged, closed, reopened."""
    require(request.user, "log answers")
    found = _found(pk)
    wanted = request.POST.get("move", "")
    if wanted not in [one.name for one in PLAIN_MOVES] or Move[wanted] in CLOCK_KINDS:
        messages.error(request, "Choose what happened from the buttons of this page.")
        return redirect("request", pk)
    attempt(request, lambda: actions.move_status(request=found, to=Move[wanted], by=request.user), "Recorded.")
    if request.POST.get("from") == "board":
        return redirect(f"{reverse('campaign-board', args=[found.campaign.slug])}?view=phases")
    return redirect("request", pk)


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Who looks after it, and the force's own reference: two small facts."""
    require(request.user, "log answers")
    found = _found(pk)
    if "reference" in request.POST:
        form = forms.ReferenceForm(request.POST)
        if form.is_valid():
            actions.record_reference(request=found, reference=form.cleaned_data["reference"], by=request.user)
            messages.success(request, "The reference is saved.")
            return redirect("request", pk)
        return _page(request, found, {"reference_form": form})
    owner_form = forms.OwnerForm(request.POST)
    if owner_form.is_valid():
        actions.assign(request=found, owner=owner_form.cleaned_data["owner"], by=request.user)
        messages.success(request, "Recorded.")
        return redirect("request", pk)
    return _page(request, found, {"owner_form": owner_form})


@require_POST
def draft(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Draft a letter; a person reads and sends it on the next page."""
    require(request.user, "send letters")
    found = _found(pk)
    wanted = next((one for one in LetterKind if one.value.replace(" ", "-") == kind), None)
    if wanted is None or wanted is LetterKind.REQUEST:
        messages.error(request, "There is no such letter: choose one from this page.")
        return redirect("request", pk)
    more: dict[str, Any] = {}
    form: Any = None
    if wanted in (LetterKind.REVIEW, LetterKind.COMPLAINT):
        form, key = forms.GroundsForm(request.POST), "grounds_form"
    elif wanted is LetterKind.CLARIFICATION_REPLY:
        form, key = forms.ClarificationForm(request.POST), "clarification_form"
    elif wanted is LetterKind.FOLLOW_UP:
        form, key = forms.FollowUpForm(request.POST), "follow_up_form"
    if form is not None:
        if not form.is_valid():
            return _page(request, found, {key: form})
        more = form.cleaned_data
    try:
        made = actions.draft_letter(request=found, kind=wanted, today=timezone.localdate(), by=request.user, **more)
    except (*REFUSALS,) as refusal:
        messages.error(request, str(refusal))
        return redirect("request", pk)
    return redirect("message", made.pk)


@require_GET
def complaint_pack(request: HttpRequest, pk: int) -> HttpResponse:
    """The timeline, the working and the letters as one PDF."""
    require(request.user, "send letters")
    found = _found(pk)
    today, calendar = timezone.localdate(), uk_calendar()
    grounds = request.GET.get("grounds", "").strip() or None
    try:
        facts = facts_of_letter(found, today=today, calendar=calendar, writer=request.user, grounds=grounds)
        note = found.messages.filter(kind=LetterKind.COMPLAINT.value).exclude(state=Message.State.DISCARDED).last()
        if facts.clock is None:
            raise ClockError("There is nothing to complain about yet: the request has not been sent.")
        covering = note.body if note else write(LetterKind.COMPLAINT, facts).body
    except UnusableTemplate:
        messages.error(request, "Draft the complaint first and say what it is about; the pack begins with it.")
        return redirect("request", pk)
    except ClockError as refusal:
        messages.error(request, str(refusal))
        return redirect("request", pk)
    organisation, apart = signed_by()[1], held_names()
    letters = [
        PackLetter(
            on=letter.on,
            sender=letter.sender or (organisation if letter.direction == "out" else found.force.name),
            recipient=letter.recipient or (found.force.name if letter.direction == "out" else organisation),
            subject=without(letter.subject, apart),
            text=without(letter.body, apart),
            files=[without(file["name"], apart) for file in letter.files if not file.get("inline")],
        )
        for letter in queries.letters_of(found)
        if letter.on is not None and letter.state in (Message.State.SENT, Message.State.RECEIVED)
    ]
    body = pack(
        PackFacts(
            title=found.campaign.title,
            organisation=organisation,
            force_name=found.force.name,
            made_on=today,
            covering_note=covering,
            clock=facts.clock,
            timeline=[
                TimelineEntry(on, organisation if words.startswith("We ") else found.force.name, words)
                for on, words in facts.timeline
            ],
            letters=letters,
        )
    )
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="complaint-{found.force.slug}.pdf"'
    return response
