"""A campaign's figures as they stand, and as they were published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from reporting import actions
from reporting.exports import csv, datapackage, evidence_pack, tables, xlsx
from reporting.models import Publication
from reporting.pages.edition_page import areas_of, cells_of, coverage, force_map, region_chart, totals_tables, voiced
from reporting.publishing.edition import Content
from reporting.publishing.kept_apart import without_apart
from reporting.queries import campaign_edition, campaign_figures
from reporting.statistics.areas import ENGLAND_AND_WALES
from requests_app.models import Campaign
from requests_app.roles import may, require

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def publication_list(request: HttpRequest) -> HttpResponse:
    """Every campaign with its publications and, for those who work on it, the way to its figures as they stand."""
    require(request.user, "see published editions")
    campaigns = Campaign.objects.prefetch_related("publications__by")
    if not may(request.user, "see figures"):
        campaigns = campaigns.filter(publications__isnull=False).distinct()
    return render(request, "reporting/publication_list.html", {"campaigns": campaigns})


def _edition(request: HttpRequest, campaign: Campaign) -> Content:
    """As it stands today: provisional unless only signed-off returns are asked for."""
    figures = campaign_figures(
        campaign, today=timezone.localdate(), provisional=request.GET.get("count") == "provisional"
    )
    content = campaign_edition(figures, today=timezone.localdate(), public=not may(request.user, "see documents"))
    return _shown(request, content)


def _shown(request: HttpRequest, content: Content) -> Content:
    return content if may(request.user, "see quarantined documents") else without_apart(content)


@require_GET
def campaign_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures as they stand today."""
    require(request.user, "see figures")
    campaign = get_object_or_404(Campaign, slug=slug)
    content = _edition(request, campaign)
    context = _context(request, content) | {
        "campaign": campaign,
        "provisional": content["heading"]["provisional"],
        "sources_url": f"/figures/campaigns/{slug}/cells/",
        "count": request.GET.get("count", ""),
    }
    return render(request, "reporting/figures.html", context)


@require_GET
def publication_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A publication as it was frozen."""
    require(request.user, "see published editions")
    publication = get_object_or_404(Publication.objects.select_related("campaign", "by"), pk=pk)
    context = _context(request, _shown(request, publication.content)) | {
        "campaign": publication.campaign,
        "publication": publication,
        "sources_url": f"/figures/publications/{pk}/cells/",
    }
    return render(request, "reporting/figures.html", context)


def _context(request: HttpRequest, content: Content) -> dict[str, Any]:
    choices = areas_of(content)
    known = [name for _, names in choices for name in names]
    area = request.GET.get("area", "")
    area = area if area in known else (known[0] if known else ENGLAND_AND_WALES)
    voice = "statistical" if request.GET.get("voice") == "statistical" else "press"
    question = _headline(content)
    return {
        "content": content,
        "sentences": voiced(content, voice)[:60],
        "voice": voice,
        "areas": choices,
        "area": area,
        "periods": content["periods"],
        "tables": totals_tables(content, area),
        "coverage": coverage(content),
        "chart": region_chart(content, question) if question else None,
        "map": force_map(content, question) if question else None,
        "links": may(request.user, "see documents"),
    }


def _headline(content: Content) -> str | None:
    """The question drawn: the first whose whole is told."""
    return next((t["question"] for t in content["totals"] if not t["breakdown"]), None)


@require_GET
def campaign_cells(request: HttpRequest, slug: str) -> HttpResponse:
    """The cells that one total is made of."""
    require(request.user, "see documents")
    campaign = get_object_or_404(Campaign, slug=slug)
    return _cells(request, _edition(request, campaign), campaign)


@require_GET
def publication_cells(request: HttpRequest, pk: int) -> HttpResponse:
    require(request.user, "see documents")
    publication = get_object_or_404(Publication.objects.select_related("campaign"), pk=pk)
    return _cells(request, _shown(request, publication.content), publication.campaign, publication)


def _cells(
    request: HttpRequest, content: Content, campaign: Campaign, publication: Publication | None = None
) -> HttpResponse:
    query = request.GET.dict()
    if not {"question", "period", "area"} <= query.keys():
        raise Http404("A total is named by its question, period and area.")
    names = {document["id"]: document["name"] for document in content["documents"]}
    made = cells_of(content, query)
    for cell in [place for row in made.rows for place in (row, *row["also"])]:
        cell["document_name"] = names.get(cell["document"], "")
    context = {
        "campaign": campaign,
        "publication": publication,
        "made": made,
        "query": query,
        "categories": [value for key, value in query.items() if key.startswith("by_")],
    }
    return render(request, "reporting/cells.html", context)


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
    require(request.user, "see published editions")
    publication = get_object_or_404(Publication.objects.select_related("campaign"), pk=pk)
    content, stem = without_apart(publication.content), f"{publication.campaign.slug}-{publication.number}"
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
