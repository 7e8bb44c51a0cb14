"""The tray: mail that belongs to no request yet, each with its likely requests a click away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from requests_app import actions, queries
from requests_app.forms.campaign import DatedForm, MailUploadForm, MatchForm
from requests_app.mail.matching import AWAITING, AWAITING_WEIGHT
from requests_app.models import FoiRequest, Message
from requests_app.roles import require
from requests_app.statuses import AWAITING_ANSWER, Status
from requests_app.views.refusals import REFUSALS, attempt, faults_in_words

LARGEST_MAIL = 60 * 1024 * 1024


@require_http_methods(["GET", "POST"])
def tray(request: HttpRequest) -> HttpResponse:
    """What waits; and the place to upload a mail that was kept as a file."""
    require(request.user, "log answers")
    form = MailUploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > LARGEST_MAIL:
            form.add_error("file", "That is larger than 60 MB: upload its attachments as documents instead.")
        else:
            kept = actions.keep_mail(raw=file.read(), by=request.user)
            messages.success(request, _what_became_of(Message.objects.filter(pk=kept.pk).first(), file.name))
            return redirect("tray")
    page = Paginator(queries.tray(), 20).get_page(request.GET.get("page"))
    waiting = list(page)
    keys = {match["key"] for letter in waiting for match in letter.matches}
    known = FoiRequest.objects.filter(pk__in=keys).select_related("force", "campaign").in_bulk()
    return render(
        request,
        "requests_app/tray.html",
        {
            "page": page,
            "waiting": [(letter, _likely(letter, known)) for letter in waiting],
            "form": form,
            "match": MatchForm(),
            "trouble": queries.mailbox_trouble(),
            "arriving": any(letter.state == Message.State.ARRIVED for letter in waiting),
            "aside": Message.objects.filter(state=Message.State.SET_ASIDE).count(),
        },
        status=422 if form.errors else 200,
    )


def _what_became_of(mail: Message | None, name: str) -> str:
    """A mail is read after it is kept: usually it still waits when its page is made."""
    if mail is None:
        return f"“{name}” is the same letter as one that is kept already."
    if mail.request is not None:
        return f"“{mail}” is kept and belongs to {mail.request.force}."
    if mail.state == Message.State.ARRIVED:
        return f"“{name}” is kept and being read: in a moment it is here or with its request."
    return f"“{mail}” is kept and waits here: say whose it is."


@require_POST
def dated(request: HttpRequest, pk: int) -> HttpResponse:
    """The day a letter came, where its own date cannot be right."""
    require(request.user, "log answers")
    letter = get_object_or_404(Message, pk=pk, direction=Message.Direction.IN)
    form = DatedForm(request.POST)
    if form.is_valid():
        on = form.cleaned_data["on"]
        attempt(
            request,
            lambda: actions.date_letter(message=letter, on=on, by=request.user, today=timezone.localdate()),
            "The day is saved.",
        )
    else:
        messages.error(request, faults_in_words(form))
    return redirect("message", pk)


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail that could not be read, tried once more."""
    require(request.user, "log answers")
    letter = get_object_or_404(Message, pk=pk, direction=Message.Direction.IN)
    actions.read_mail_again(message=letter, by=request.user)
    messages.success(request, "It is being read again.")
    return redirect("message", pk)


def _likely(letter: Message, known: dict[int, FoiRequest]) -> list[dict[str, Any]]:
    """The requests it may belong to, as found when it came; one that has been answered since waits for nothing now."""
    found = []
    for match in letter.matches:
        if (request := known.get(match["key"])) is None:
            continue
        answered = Status(request.status) not in AWAITING_ANSWER
        because = [reason for reason in match["because"] if not (answered and reason == AWAITING)]
        weight = match["weight"] - AWAITING_WEIGHT * (len(match["because"]) - len(because))
        if answered:
            because.append("answered already")
        found.append((not match["decides"], -weight, {"request": request, "because": "; ".join(because)}))
    return [one for *_, one in sorted(found, key=lambda item: item[:2])]


@require_POST
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whose letter it is; the first named is the request it is filed under."""
    require(request.user, "log answers")
    letter = get_object_or_404(Message, pk=pk, direction=Message.Direction.IN)
    form = MatchForm(request.POST)
    if not form.is_valid():
        messages.error(request, faults_in_words(form))
        return redirect("tray")
    first, *others = form.cleaned_data["requests"]
    try:
        actions.match_message(message=letter, request=first, also_for=others, by=request.user)
    except FileNotFoundError:
        messages.error(request, "The mail's file is missing from the mail folder: upload the mail again.")
        return redirect("tray")
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("message", pk)
    names = " and ".join(one.force.name for one in [first, *others])
    messages.success(request, f"Filed with {names}. Look at what it seems to say.")
    return redirect("message", pk)


@require_POST
def aside(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail about no request: kept, and out of the way."""
    require(request.user, "log answers")
    letter = get_object_or_404(Message, pk=pk, direction=Message.Direction.IN)
    actions.set_aside(message=letter, by=request.user, why=request.POST.get("why", "")[:200])
    messages.success(request, "Set aside. It is kept and can be filed after all.")
    return redirect("tray")
