"""One document beside what was read from it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from ingestion import actions, quarantine
from ingestion.extractions import stored_reading
from ingestion.figure_rows import figure_rows
from ingestion.forms import PlaceForm, TeachForm
from ingestion.label_choices import label_choices
from ingestion.marked_lines import lines_of
from ingestion.models import Document, Extraction, OffenceRecord
from ingestion.page_pictures import picture_of
from ingestion.proposals import read_with, waiting_in, with_proposals
from ingestion.queries import current_extraction, documents, findings_of, may_see, records_of, same_file, whole_file
from ingestion.reading_context import specification_of
from ingestion.sheets import Sheet, sheets_of
from ingestion.values.account import Account
from requests_app import antivirus, shelf
from requests_app.quarantine import REFUSAL
from requests_app.roles import require
from requests_app.row_keys import row_key
from requests_app.specification import Specification

RECORDS_SHOWN = 500


def shown_document(request: HttpRequest, pk: int) -> Document:
    """Raises Http404, or PermissionDenied with the reason when it is quarantined from this user."""
    require(request.user, "see documents")
    document = get_object_or_404(documents(), pk=pk)
    if not may_see(request.user, document):
        raise PermissionDenied(REFUSAL)
    if document.quarantined:
        request.saw_apart = True  # for the audit
    return document


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The document, its findings, its figures, and itself beside them."""
    shown = shown_document(request, pk)
    extraction = current_extraction(shown)
    context: dict[str, Any] = {"document": shown, "campaign": shown.campaign, "extraction": extraction}
    if shown.state in (Document.State.WAITING, Document.State.READING):
        template = "ingestion/document_progress.html" if request.htmx else "ingestion/document.html"
        return render(request, template, context)
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if extraction:
        context |= _reading(extraction, specification_of(shown))
    context["same"] = [earlier for earlier in same_file(shown) if may_see(request.user, earlier)]
    if shown.request is None and shown.campaign:
        context["place_form"] = PlaceForm(campaign=shown.campaign)
    context["members"] = shown.members.all()
    context["earlier"] = shown.extractions.filter(current=False).defer("reading", "grids")
    return render(request, "ingestion/document.html", context)


def _reading(extraction: Extraction, specification: Specification | None) -> dict[str, Any]:
    records = list(records_of(extraction)[: RECORDS_SHOWN + 1])
    pk, reading = extraction.document_id, stored_reading(extraction)
    quotes = {answer.quote for answer in reading.answers}
    lines, more_lines = lines_of(reading.lines, records[:RECORDS_SHOWN], quotes)
    choices = [
        (finding, label_choices(finding.kind, finding.message, specification)) for finding in findings_of(extraction)
    ]
    proposed = waiting_in([pk]) if any(labels for _, labels in choices) else {}
    return {
        "records": records[:RECORDS_SHOWN],
        "figure_rows": figure_rows(records[:RECORDS_SHOWN]),
        "more_records": len(records) > RECORDS_SHOWN,
        "findings": [(finding, with_proposals(labels, pk, proposed)) for finding, labels in choices],
        "sheets": sheets_of(reading, records[:RECORDS_SHOWN]),
        "lines": lines,
        "more_lines": more_lines,
        "answers": [(answer, any(map(str.isalpha, answer.quote))) for answer in reading.answers],
        "account": Account(**extraction.reading.get("account", {})),
    }


@require_GET
def figure(request: HttpRequest, pk: int) -> HttpResponse:
    """One figure and the cell it came from: the page behind every figure the site shows."""
    record = get_object_or_404(OffenceRecord.objects.select_related("extraction"), pk=pk)
    shown = shown_document(request, record.extraction.document_id)
    reading = stored_reading(record.extraction)
    context = {"record": record, "document": shown, "campaign": shown.campaign}
    context["sheets"] = sheets_of(reading, [record], around=record)
    if not context["sheets"]:
        beside = records_of(record.extraction).filter(page=record.page, sheet=record.sheet)
        context["lines"], _ = lines_of(reading.lines, list(beside), around=record)
    if record.page and shown.media_type == "application/pdf":
        context["picture"] = f"{reverse('document-page', args=[shown.pk, record.page])}?figure={record.pk}"
    return render(request, "ingestion/figure.html", context)


@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse | HttpResponse:
    """The file as it came; never shown in the browser."""
    shown = shown_document(request, pk)
    if shown.deleted_at is not None:
        messages.info(request, "The file was deleted: its hash, its figures and the reason stay.")
        return redirect("document", pk)
    kept = whole_file(shown)
    if antivirus.is_set() and kept.state in (Document.State.WAITING, Document.State.READING):
        raise PermissionDenied("The virus scanner has not looked at this file yet. It can be saved once it was read.")
    try:
        file = shelf.opened(kept.shelved)
    except FileNotFoundError as gone:
        raise Http404("The file is not in the documents' folder.") from gone
    return FileResponse(file, as_attachment=True, filename=kept.name, content_type="application/octet-stream")


@require_GET
def page_picture(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """A page of a PDF as a picture, drawn in the sandbox."""
    shown = shown_document(request, pk)
    figure = row_key(request.GET.get("figure"))
    marked = OffenceRecord.objects.filter(extraction__document=shown, pk=figure, page=page)
    picture = picture_of(shown, page, [record.box for record in marked if record.box])
    if picture is None:
        raise Http404("This page cannot be drawn.")
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "no-store"})


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whose answer it is."""
    require(request.user, "upload returns")
    shown = shown_document(request, pk)
    if shown.campaign is None:
        raise Http404("This document belongs to no campaign.")
    form = PlaceForm(request.POST, campaign=shown.campaign)
    if form.is_valid():
        try:
            actions.place_document(document=shown, request=form.cleaned_data["request"], by=request.user)
        except ValueError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{shown.name} is {form.cleaned_data['request'].force}'s answer, and read anew.")
    else:
        messages.error(request, "Choose the force whose answer this is.")
    return redirect("document", pk)


@require_POST
def supersede(request: HttpRequest, pk: int) -> HttpResponse:
    """Count this document in the place of an earlier one of the same force."""
    require(request.user, "upload returns")
    shown = shown_document(request, pk)
    earlier = get_object_or_404(Document, pk=row_key(request.POST.get("earlier")), request=shown.request)
    try:
        actions.supersede(document=shown, predecessor=earlier, by=request.user)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{shown.name} counts in the place of the earlier one, which is kept.")
    if request.POST.get("back") == "return" and shown.request_id:
        return redirect("return", shown.request_id)
    return redirect("document", pk)


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """A supervisor's word that a document need not be kept apart."""
    require(request.user, "release quarantined documents")
    shown = shown_document(request, pk)
    try:
        quarantine.release(document=shown, reason=request.POST.get("reason", ""), by=request.user)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{shown.name} is no longer kept apart; the reason is kept with it.")
    return redirect("document", pk)


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    shown = shown_document(request, pk)
    if shown.deleted_at is not None:
        messages.info(request, "The file was deleted: it cannot be read again.")
    elif actions.read_again(document=whole_file(shown), by=request.user):
        messages.success(request, f"{shown.name} is being read again; the earlier reading is kept.")
    else:
        messages.info(request, f"{shown.name} waits to be read or is being read already: it is read once.")
    return redirect("document", pk)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it no further; whoever wants it reads it again."""
    shown = whole_file(shown_document(request, pk))
    if actions.stop_reading(document=shown, by=request.user):
        messages.success(request, f"The reading of {shown.name} was stopped. The file is kept and can be read again.")
    else:
        messages.info(request, f"{shown.name} is not being read any more.")
    return redirect("document", pk)


def _scope(shown: Document, form: TeachForm) -> dict[str, Any]:
    """Which returns the label is taught for: those of the document's force, unless another scope was chosen."""
    if form.cleaned_data["everywhere"]:
        return {}
    scope = form.cleaned_data["scope"]
    if scope == "campaign" or (shown.request is None and shown.campaign is not None):
        return {"campaign": shown.campaign}
    if shown.request is None:
        return {}
    return {"request": shown.request} if scope == "return" else {"force": shown.request.force}


@require_POST
def teach(request: HttpRequest, pk: int) -> HttpResponse:
    """A label means a category: remembered for the force, and the document read anew with it."""
    shown = shown_document(request, pk)
    require(request.user, "settle findings")
    form = TeachForm(request.POST)
    if form.is_valid():
        decision = actions.teach(
            dimension=form.cleaned_data["dimension"],
            label=form.cleaned_data["label"],
            category=form.cleaned_data["category"],
            by=request.user,
            **_scope(shown, form),
        )
        read_with(decision=decision, document=shown, by=request.user)
        messages.success(request, f"“{form.cleaned_data['label']}” means {form.cleaned_data['category']} from now on.")
    else:
        messages.error(request, "Choose the category that the label means.")
    if request.POST.get("back") == "return" and shown.request_id:
        return redirect("return", shown.request_id)
    return redirect("document", pk)


__all__ = [
    "Sheet",
    "document",
    "download",
    "figure",
    "page_picture",
    "place",
    "read_again",
    "release",
    "shown_document",
    "stop",
    "supersede",
    "teach",
]
