"""One letter: read, confirmed, or, while it is a draft, changed and sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests_app import actions, queries
from requests_app.choosing import offered_for_filing
from requests_app.exemptions import exemption
from requests_app.forms.campaign import DatedForm, MatchForm
from requests_app.forms.request import DraftForm, ExemptionsField
from requests_app.mail.folder import raw_of
from requests_app.mail.outbound import leaves_the_machine
from requests_app.mail.outlook import is_container
from requests_app.mail.rules import Seems
from requests_app.models import FoiRequest, Message
from requests_app.quarantine import REFUSAL, letter_is_held
from requests_app.roles import may, require
from requests_app.row_keys import row_key
from requests_app.specification import UnusableSpecification
from requests_app.statuses import Move, Outcome
from requests_app.views.refusals import REFUSALS, attempt

EDITABLE = (Message.State.DRAFT, Message.State.FAILED)


def _found(pk: int) -> Message:
    return get_object_or_404(
        Message.objects.select_related("request__force", "request__campaign", "by").prefetch_related("also_for__force"),
        pk=pk,
    )


@require_http_methods(["GET", "POST"])
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter. A draft can be kept, sent or put aside."""
    found = _found(pk)
    require(request.user, "send letters" if request.method == "POST" else "see campaigns")
    if found.request is None:
        require(request.user, "log answers")
    start = {"recipient": found.recipient, "subject": found.subject, "body": found.body}
    form = DraftForm(request.POST or None, initial=start)
    if request.method == "POST" and found.request is not None:
        if "discard" in request.POST:
            actions.discard_draft(message=found, by=request.user)
            messages.success(request, "The draft is put aside.")
            return redirect("request", found.request_id)
        if form.is_valid() and (answer := _save(request, found, form)) is not None:
            return answer
    return render(
        request,
        "requests_app/message.html",
        {
            "letter": found,
            "campaign": found.request.campaign if found.request else None,
            "form": form if found.state in EDITABLE and found.direction == "out" and found.kind != "request" else None,
            "suggestions": _suggestions(found) if may(request.user, "log answers") else [],
            "all_settled": not any(row["what"] == "letter" and row["state"] == "open" for row in found.suggestions),
            "questions": _questions(found.request),
            "outcomes": list(Outcome),
            "kinds": list(Seems),
            "documents": found.documents.filter(parent=None) if hasattr(found, "documents") else [],
            "leaves": leaves_the_machine(),
            "dated": DatedForm() if _lacks_its_day(found) and may(request.user, "log answers") else None,
            **(_filing(request, found) if found.direction == "in" and may(request.user, "log answers") else {}),
        },
        status=422 if form.errors else 200,
    )


def _filing(request: HttpRequest, found: Message) -> dict[str, Any]:
    """The form that says whose letter it is, with the requests that are likely or looked for."""
    find = request.GET.get("find", "")[:100]
    likely = {match["key"] for match in found.matches} | ({found.request_id} if found.request_id else set())
    offered, more = offered_for_filing(find, likely)
    return {"match": MatchForm(offered=offered), "find": find, "more_requests": more, "offered": len(offered)}


def _lacks_its_day(found: Message) -> bool:
    return found.direction == "in" and found.on is None and found.state == Message.State.RECEIVED


def _save(request: HttpRequest, found: Message, form: DraftForm) -> HttpResponse | None:
    data = form.cleaned_data
    actions.save_draft(message=found, by=request.user, **data)
    if "send" not in request.POST:
        messages.success(request, "The draft is saved.")
        return redirect("message", found.pk)
    found.refresh_from_db()
    try:
        actions.queue_letter(message=found, subject=data["subject"], body=data["body"], by=request.user)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, "The letter is on its way.")
    return redirect("request", found.request_id)


def _suggestions(found: Message) -> list[dict[str, Any]]:
    """The suggestions with their number, what confirming would do, and the sections by name."""
    told = []
    for number, row in enumerate(found.suggestions):
        sections = [one for section in row.get("exemptions", []) if (one := exemption(section))]
        move = Move[row["move"]].value if row.get("move") else ""
        until = date.fromisoformat(row["until"]) if row.get("until") else None
        told.append({**row, "number": number, "does": move, "sections": sections, "until": until})
    return told


def _questions(request: FoiRequest | None) -> list[Any]:
    if request is None:
        return []
    try:
        return list(request.campaign.specification.questions)
    except UnusableSpecification:
        return []


def require_to_see_apart(request: HttpRequest) -> None:
    """Raises PermissionDenied unless the user may see what is kept apart; that they saw it is audited."""
    if not may(request.user, "see quarantined documents"):
        raise PermissionDenied(REFUSAL)
    request.saw_apart = True  # type: ignore[attr-defined]


@require_GET
def raw(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail as it came, byte for byte."""
    require(request.user, "log answers")
    found = _found(pk)
    if not found.raw_path:
        raise Http404("This letter did not come as a mail.")
    if letter_is_held(found):
        require_to_see_apart(request)
    try:
        content = raw_of(found.raw_path)
    except FileNotFoundError as gone:
        raise Http404("The mail's file is not in the mail folder any more.") from gone
    response = HttpResponse(content, content_type="application/octet-stream")
    ending = "msg" if is_container(content) else "eml"
    response["Content-Disposition"] = f'attachment; filename="mail-{found.pk}.{ending}"'
    return response


@require_POST
def confirm(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A person's word on a suggestion: yes, yes with changes, or no."""
    require(request.user, "log answers")
    found = _found(pk)
    if number >= len(found.suggestions):
        raise Http404("This letter has no such suggestion.")
    if "dismiss" in request.POST:
        actions.dismiss_suggestion(message=found, number=number, by=request.user)
        messages.success(request, "Noted: it is not that. Nothing is recorded.")
        return redirect("message", pk)
    target = found.request
    also = row_key(request.POST.get("request"))
    target = next((one for one in found.also_for.all() if one.pk == also), target)
    sections = None
    if "exemptions" in request.POST:
        try:
            sections = ExemptionsField().clean(request.POST["exemptions"])
        except Exception as fault:
            messages.error(request, " ".join(getattr(fault, "messages", [str(fault)])))
            return redirect("message", pk)
    known = {question.number for question in _questions(target)}
    questions = [one for one in request.POST.getlist("questions") if one in known]
    outcome = request.POST.get("outcome", "")
    if outcome and outcome not in {one.value for one in Outcome}:
        outcome = ""
    if "questions-shown" in request.POST and not questions:
        messages.error(request, "Tick the questions this is about.")
        return redirect("message", pk)
    attempt(
        request,
        lambda: actions.confirm_suggestion(
            message=found, number=number, by=request.user, request=target, questions=questions, outcome=outcome,
            exemptions=sections,
        ),
        "Recorded.",
    )  # fmt: skip
    return redirect("message", pk)


@require_POST
def say_kind(request: HttpRequest, pk: int) -> HttpResponse:
    """It is something else than was suggested, or something where nothing was: one button a kind."""
    require(request.user, "log answers")
    found = _found(pk)
    if found.request is None:
        messages.error(request, "Say first whose letter it is.")
        return redirect("message", pk)
    chosen = next((kind for kind in Seems if kind.name == request.POST.get("seems")), None)
    if chosen is None:
        messages.error(request, "Choose what the letter is.")
        return redirect("message", pk)
    target = found.request
    also = row_key(request.POST.get("request"))
    target = next((one for one in found.also_for.all() if one.pk == also), target)
    attempt(
        request,
        lambda: actions.say_kind(
            message=found, seems=chosen, by=request.user, number=row_key(request.POST.get("number")),
            request=target,
        ),
        f"Recorded: {chosen.value}.",
    )  # fmt: skip
    return redirect("message", pk)


@require_GET
def drafts(request: HttpRequest) -> HttpResponse:
    """Drafts and letters with something to confirm: what waits for a person."""
    require(request.user, "log answers")
    kind = request.GET.get("kind", "drafts")
    found = queries.unconfirmed() if kind == "unconfirmed" else queries.waiting_drafts()
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    counts = queries.letters_waiting()
    return render(request, "requests_app/drafts.html", {"page": page, "kind": kind, "counts": counts})
