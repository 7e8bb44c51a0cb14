"""Uploading returns, and watching them being read."""

from __future__ import annotations

import errno

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from ingestion import actions
from ingestion.forms import UploadForm
from ingestion.models import Document
from ingestion.queries import documents, names_of_forces
from requests_app.key_pages import counted, page_by_key
from requests_app.models import Campaign, FoiRequest
from requests_app.roles import require

STATES = [
    ("", "All"),
    ("waiting", "Waiting"),
    ("read", "Read"),
    ("refused", "Could not be read"),
    ("unplaced", "Force not told"),
]


@require_GET
def document_list(request: HttpRequest) -> HttpResponse:
    """Every document, newest first, by state and campaign; the state of each is a word."""
    require(request.user, "see documents")
    found = documents().filter(parent=None)
    if campaign := request.GET.get("campaign"):
        found = found.filter(campaign__slug=campaign)
    state = request.GET.get("state", "")
    if state == "unplaced":
        found = found.filter(request=None)
    elif state == "waiting":
        found = found.filter(state__in=[Document.State.WAITING, Document.State.READING])
    elif state:
        found = found.filter(state=state)
    page = page_by_key(found, by="uploaded_at", address=request.GET)
    return render(
        request,
        "ingestion/document_list.html",
        {
            "page": page,
            "number": counted(found),
            "states": STATES,
            "state": state,
            "campaign_slug": campaign or "",
            "campaigns": Campaign.objects.all()[:20],
            "busy": any(document.state in ("waiting", "reading") for document in page),
        },
    )


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Many files at once; each file's force is told from its name, or chosen."""
    require(request.user, "upload returns")
    campaign = get_object_or_404(Campaign, slug=slug)
    initial = {"received_on": timezone.localdate(), "request": request.GET.get("request")}
    form = UploadForm(request.POST or None, request.FILES or None, campaign=campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept = []
        for file in form.cleaned_data["files"]:
            try:
                kept.append(_receive(request, campaign, form, file))
            except OSError as fault:
                full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
                why = "the disk is full" if full else "the documents' storage does not answer"
                after = f", nor anything chosen after it; the {len(kept)} before it are kept" if kept else ""
                form.add_error(None, f"{file.name} could not be kept, because {why}{after}. Tell whoever runs this.")
                context = {"campaign": campaign, "form": form}
                return render(request, "ingestion/upload.html", context, status=507 if full else 503)
        unplaced = sum(document.request_id is None for document in kept)
        messages.success(request, f"{len(kept)} {'file' if len(kept) == 1 else 'files'} kept, and being read.")
        if unplaced:
            one = "One file's name does not say which force it is from: choose it on the document's page."
            many = f"{unplaced} files' names do not say which force they are from: choose it on each one's page."
            messages.warning(request, one if unplaced == 1 else many)
        return redirect("document", kept[0].pk) if len(kept) == 1 else redirect(f"/documents/?campaign={slug}")
    status = 422 if request.method == "POST" else 200
    return render(request, "ingestion/upload.html", {"campaign": campaign, "form": form}, status=status)


def _receive(request: HttpRequest, campaign: Campaign, form: UploadForm, file) -> Document:  # type: ignore[no-untyped-def]
    chosen: FoiRequest | None = form.cleaned_data["request"]
    if chosen is None and (code := names_of_forces().only_in(file.name)):
        chosen = campaign.requests.filter(force__code=code).select_related("force", "campaign").first()
    earlier = None
    what = form.cleaned_data["what"] or "answer"
    if chosen and what == "correction":
        earlier = chosen.documents.filter(parent=None, revisions=None).order_by("-pk").first()
    kept = actions.receive_document(
        name=file.name,
        chunks=file.chunks(),
        received_on=form.cleaned_data["received_on"],
        by=request.user,
        request=chosen,
        campaign=campaign,
        supersedes=earlier,
        answers=what != "part",
    )
    if chosen and (code := names_of_forces().only_in(file.name)) and code != chosen.force.code:
        messages.warning(
            request,
            f"{kept.name} is named after another force, and is kept as {chosen.force}'s: is that meant?",
        )
    same = Document.objects.filter(campaign=campaign, sha256=kept.sha256, parent=None).exclude(pk=kept.pk).first()
    if same is not None and kept.size:  # empty files are all alike
        whose = f"{same.request.force}'s" if same.request else "no force's yet"
        name = "a document that is kept apart" if same.quarantined else f"{same.name} ({whose})"
        messages.warning(request, f"{kept.name} is the same file as {name}: is it meant to be here twice?")
    return kept
