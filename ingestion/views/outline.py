"""Outlining a table: choose its cells or a box on a page, say what rows and columns are, and the reading follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ingestion.extractions import stored_reading
from ingestion.forms import OutlineForm
from ingestion.models import Document, TableOutline
from ingestion.outline_preview import preview_of
from ingestion.outlining import outline_table, take_back_outline
from ingestion.queries import current_extraction
from ingestion.reading_context import specification_of
from ingestion.sheets import Sheet, sheets_of
from ingestion.values.reading import Reading
from ingestion.views.document import shown_document
from requests_app.roles import require

PAGES_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF to draw a box on, and its size in points."""

    number: int
    width: float
    height: float


@require_http_methods(["GET", "POST"])
def outline(request: HttpRequest, pk: int) -> HttpResponse:
    """The document's sheets or pages with the form beside them; posted, the document is read again by it."""
    require(request.user, "settle findings")
    shown = shown_document(request, pk)
    extraction, specification = current_extraction(shown), specification_of(shown)
    if extraction is None or specification is None or shown.request is None:
        raise Http404("A table is outlined in a document that was read, once it is said whose answer it is.")
    reading = stored_reading(extraction)
    sheets = [sheet for sheet in sheets_of(reading, []) if sheet.page is None and not sheet.hidden]
    pages = _pages(shown, reading)
    names = [grid.sheet for grid in reading.grids if grid.page is None and not grid.hidden]
    form = OutlineForm(
        request.POST or None,
        initial=_initial(request, pages),
        specification=specification,
        sheets=list(dict.fromkeys(name for name in names if name)),
        pages=[page.number for page in pages],
        sha256=shown.sha256,
    )
    context = {
        "document": shown,
        "form": form,
        "sheets": _titled(sheets),
        "pages": pages,
        "outlines": shown.table_outlines.filter(withdrawn_at=None).select_related("by"),
    }
    preview = None
    if request.method == "POST" and form.is_valid():
        try:
            if "preview" in request.POST:
                preview = preview_of(document=shown, outline=form.outline, by=request.user)
            else:
                made = outline_table(document=shown, outline=form.outline, by=request.user)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            if preview is not None:
                return render(request, "ingestion/outline.html", context | {"preview": preview})
            messages.success(request, f"{made.words}: {shown.name} is being read again as you said.")
            return redirect("return", shown.request_id)
    return render(request, "ingestion/outline.html", context, status=422 if request.method == "POST" else 200)


def _titled(sheets: list[Sheet]) -> list[Sheet]:
    return [sheet for sheet in sheets if sheet.rows]


def _pages(shown: Document, reading: Reading) -> list[Page]:
    if shown.media_type != "application/pdf":
        return []
    return [Page(number, *size) for number, size in sorted(reading.page_sizes.items())][:PAGES_SHOWN]


def _initial(request: HttpRequest, pages: list[Page]) -> dict[str, Any]:
    """What a link to here says already: the sheet and cells, or the page and its place."""
    given = {name: request.GET[name] for name in OutlineForm.WHERE if name in request.GET}
    if pages and "page" not in given:
        given["page"] = str(pages[0].number)
    return given


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an outline back; the document is read again without it."""
    require(request.user, "settle findings")
    made = get_object_or_404(TableOutline.objects.select_related("document__request__force"), pk=pk)
    shown = shown_document(request, made.document_id)
    try:
        take_back_outline(outline=made, by=request.user)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{made.words} is outlined no more: {shown.name} is being read again.")
    return redirect("document-outline", shown.pk)
