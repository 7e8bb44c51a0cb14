"""Publishing, withdrawing, and an edition's files."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from reporting import actions
from reporting.exports import csv, datapackage, evidence_pack, tables, xlsx
from reporting.models import Publication
from reporting.publishing.kept_apart import without_apart
from reporting.views.editions import publication_for
from requests_app.models import Campaign
from requests_app.roles import require

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Freeze the signed-off figures."""
    campaign = get_object_or_404(Campaign, slug=slug)
    try:
        made = actions.publish(
            campaign=campaign, by=request.user, today=timezone.localdate(), note=request.POST.get("note", "")
        )
    except actions.NothingToPublish as refusal:
        messages.error(request, str(refusal))
        return redirect("campaign-figures", slug)
    messages.success(request, f"Published as number {made.number}; it will not change.")
    return redirect("publication", made.pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    publication = get_object_or_404(Publication.objects.select_related("campaign"), pk=pk)
    try:
        actions.withdraw_publication(publication=publication, reason=request.POST.get("reason", ""), by=request.user)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The publication is withdrawn, and says so with the reason.")
    return redirect("publication", pk)


@require_GET
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A publication as a workbook, a data package (CSV inside), the totals as CSV, or with all its evidence."""
    publication = publication_for(request, pk)
    content, stem = without_apart(publication.content), f"{publication.campaign.slug}-{publication.number}"
    if publication.withdrawn_at:
        stem += "-withdrawn"
    if kind == "workbook":
        return _file(xlsx.write(content), f"{stem}.xlsx", XLSX)
    if kind == "totals":
        return _file(csv.write(tables.tables(content)[0]), f"{stem}-totals.csv", "text/csv; charset=utf-8")
    if kind == "data-package":
        return _file(datapackage.write(content), f"{stem}-data-package.zip", "application/zip")
    if kind == "evidence":
        require(request.user, "see documents")
        return _file(evidence_pack.write(content), f"{stem}-evidence.zip", "application/zip")
    raise Http404("There is no such export.")


def _file(body: bytes, name: str, media_type: str) -> HttpResponse:
    return HttpResponse(
        body, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
