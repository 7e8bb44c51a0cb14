"""Labels proposed where they stand, and what a supervisor answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ingestion import proposals as deeds
from ingestion.forms import TeachForm
from ingestion.models import Document, LabelProposal
from ingestion.views.document import shown_document
from requests_app.roles import require


@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """A label means a category, if a supervisor confirms it."""
    shown = shown_document(request, pk)
    require(request.user, "upload returns")
    form = TeachForm(request.POST)
    try:
        if not form.is_valid():
            raise ValueError("Choose the category that the label means.")
        said = form.cleaned_data
        made = deeds.propose(
            document=shown,
            dimension=said["dimension"],
            label=said["label"],
            category=said["category"],
            reach=said["scope"],
            by=request.user,
        )
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, f"Proposed: “{made.label}” means {made.category}. A supervisor confirms or refuses it."
        )
    return _back(request, shown)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a proposal, and have read what holds the label; or refuse it with a reason."""
    require(request.user, "upload returns")
    proposal = get_object_or_404(LabelProposal, pk=pk)
    shown = shown_document(request, proposal.document_id)
    try:
        if request.POST.get("answer") == "confirm":
            made = deeds.confirm(proposal=proposal, by=request.user)
            count = deeds.read_with(decision=made, document=shown, by=request.user)
            noun = "document is" if count == 1 else "documents are"
            messages.success(
                request, f"“{made.label}” means {made.category} from now on. {count} {noun} being read again."
            )
        else:
            deeds.refuse(proposal=proposal, reason=request.POST.get("reason", ""), by=request.user)
            messages.success(request, f"“{proposal.label}” is not taken for {proposal.category}.")
    except ValueError as refusal:
        messages.error(request, str(refusal))
    return _back(request, shown)


def _back(request: HttpRequest, shown: Document) -> HttpResponse:
    """To the page the person was on."""
    back = request.POST.get("back")
    if back == "labels" and shown.campaign:
        return redirect("review-labels", shown.campaign.slug)
    if back == "return" and shown.request_id:
        return redirect("return", shown.request_id)
    return redirect("document", shown.pk)
