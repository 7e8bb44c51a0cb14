"""The redacted documents of an edition: looked at, allowed and taken back by supervisors."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from reporting import redacted_documents
from reporting.kept_results import edition_as_published
from reporting.publishing.kept_apart import without_apart
from reporting.views.editions import publication_for, shown
from requests_app.roles import require

ROWS_SHOWN = 200
"""Rows of one table on its page; the file holds them all."""


@require_http_methods(["GET", "POST"])
def redacted(request: HttpRequest, pk: int) -> HttpResponse:
    """Every document of the edition: what would go out of it, and whether it does."""
    require(request.user, "publish")
    publication = publication_for(request, pk)
    content = without_apart(dict(edition_as_published(publication)))
    if request.method == "POST":
        seen = dict(one.split(":", 1) for one in request.POST.getlist("allow") if ":" in one)
        try:
            names = redacted_documents.allow(publication=publication, content=content, seen=seen, by=request.user)
        except redacted_documents.NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            count = f"{len(names)} document{'' if len(names) == 1 else 's'}"
            messages.success(request, f"Allowed: {count} will be in the evidence pack from now on.")
        return redirect("publication-documents", pk)
    documents = redacted_documents.offered(publication, content)
    going = sum(one.allowed is not None and not one.stale for one in documents)
    context = shown(request, pk=pk).context(request) | {"documents": documents, "going": going}
    return render(request, "reporting/redacted.html", context)


@require_GET
def redacted_document(request: HttpRequest, pk: int, document: str) -> HttpResponse:
    """One document exactly as it would go out."""
    require(request.user, "publish")
    publication = publication_for(request, pk)
    content = without_apart(dict(edition_as_published(publication)))
    found = redacted_documents.offered(publication, content, only=document)
    if not found:
        raise Http404("There is no such document in this edition.")
    one = found[0]
    tables = [
        {"title": table.title, "rows": table.rows[:ROWS_SHOWN], "more": max(0, len(table.rows) - ROWS_SHOWN)}
        for table in (one.rebuilt.tables if one.rebuilt else ())
    ]
    context = shown(request, pk=pk).context(request) | {"one": one, "tables": tables}
    return render(request, "reporting/redacted_document.html", context)


@require_POST
def take_back(request: HttpRequest, pk: int, document: str) -> HttpResponse:
    require(request.user, "publish")
    redacted_documents.take_back(publication=publication_for(request, pk), document=document, by=request.user)
    messages.success(request, "Taken back: it is in no pack from now on.")
    return redirect("publication-documents", pk)
