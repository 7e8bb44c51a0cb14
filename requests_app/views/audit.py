"""The audit, for administrators: searched by person, thing, kind and day, and exported with its marks."""

from __future__ import annotations

import csv
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app.audit import HEADS, rows, search
from requests_app.models import AuditEntry
from requests_app.sheet_text import guarded

A_PAGE = 100


class AuditForm(forms.Form):
    words = forms.CharField(label="Person, address or source", required=False, max_length=200)
    kind = forms.ChoiceField(label="What was done", required=False)
    since = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = AuditEntry.objects.order_by("kind").values_list("kind", flat=True).distinct()
        self.fields["kind"].choices = [("", "anything"), *((kind, kind) for kind in kinds)]


def _found(request: HttpRequest) -> tuple[AuditForm, QuerySet[AuditEntry]]:
    if not request.user.is_superuser:
        raise PermissionDenied("Only administrators may do this.")
    form = AuditForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    since, until = asked.get("since"), asked.get("until")
    return form, search(
        words=asked.get("words", ""),
        kind=asked.get("kind", ""),
        since=timezone.make_aware(datetime.combine(since, time.min)) if since else None,
        until=timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min)) if until else None,
    )


@require_GET
def audit(request: HttpRequest) -> HttpResponse:
    form, found = _found(request)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {"form": form, "page": page, "asked": asked.urlencode()}
    return render(request, "requests_app/audit.html", context, status=200 if form.is_valid() else 422)


class _Echo:
    def write(self, line: str) -> str:
        return line


@require_GET
def audit_export(request: HttpRequest) -> StreamingHttpResponse:
    """What was found, as CSV. A leading apostrophe keeps a spreadsheet from taking a name for a formula."""
    _, found = _found(request)
    writer = csv.writer(_Echo())
    lines = (
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
        for row in rows(found.iterator(chunk_size=2000))
    )
    response = StreamingHttpResponse(_with_heads(writer.writerow(HEADS), lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response


def _with_heads(heads: Any, lines: Any) -> Any:
    yield heads
    yield from lines
