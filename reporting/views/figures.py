"""A campaign's figures as they stand, and as they were published."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from reporting.exports import methodology
from reporting.models import Publication
from reporting.pages.edition_page import areas_of, cells_of
from reporting.pages.front import front, points
from reporting.pages.standing import groups
from reporting.publishing.parts import sentence_in, sentences_in
from reporting.views.charts import asks_for_chart, chart_file
from reporting.views.editions import Shown, shown
from reporting.views.kept_pages import kept_page
from requests_app.key_pages import page_by_key
from requests_app.models import Campaign
from requests_app.roles import may, require

CAMPAIGNS = 20
"""Campaigns on one page."""


@require_GET
def publication_list(request: HttpRequest) -> HttpResponse:
    """Every campaign with its publications and, for those who work on it, the way to its figures as they stand."""
    require(request.user, "see published editions")
    open_now = Publication.objects.select_related("by").defer("content")
    if not may(request.user, "see figures"):
        open_now = open_now.filter(Q(embargo_until=None) | Q(embargo_until__lte=timezone.now()))
    campaigns = Campaign.objects.prefetch_related(Prefetch("publications", queryset=open_now, to_attr="editions"))
    if not may(request.user, "see figures"):
        campaigns = campaigns.filter(Exists(open_now.filter(campaign=OuterRef("pk"))))
    page = page_by_key(campaigns, by="created_at", address=request.GET, size=CAMPAIGNS)
    return render(request, "reporting/publication_list.html", {"campaigns": page, "page": page})


@require_GET
def front_page(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """The first screen; everything else is a link away."""
    found = shown(request, slug, pk)
    voice = _voice(request)
    if asks_for_chart(request):
        made = front(found.content, voice)
        return chart_file(request, found, (made.map, made.trend))

    def more() -> dict[str, Any]:
        return {
            "front": front(found.content, voice),
            "voice": voice,
            "areas": areas_of(found.content),
            "sentences": sum(row["voice"] == voice for row in sentences_in(found.content)),
        }

    return kept_page(request, found, "figures", more)


@require_GET
def sentences_page(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """Every sentence in one voice, of one area or all, and what is not said."""
    found = shown(request, slug, pk)
    voice = _voice(request)

    def more() -> dict[str, Any]:
        told = points(found.content, voice)
        places = list(dict.fromkeys(row.get("area", "") for _, row in told))
        known = [place for place in places if place]
        area = request.GET.get("area", known[0] if known else "")
        return {
            "voice": voice,
            "areas": known,
            "area": area,
            "told": [point for point, row in told if area in ("", row.get("area", ""))],
            "withheld": [item for item in found.content["withheld"] if not area or area in item["about"]],
        }

    return kept_page(request, found, "sentences", more)


@require_GET
def sentence_page(request: HttpRequest, number: int, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """How one sentence is known: each of its figures with the cells that were added, and its doubts."""
    found = shown(request, slug, pk)
    content = found.content
    row = sentence_in(content, number)
    if row is None:
        raise Http404("There is no such sentence.")
    names = {force["code"]: force["name"] for force in content["forces"]}
    files = {document["id"]: document["name"] for document in content["documents"]}
    figures = [
        {
            **figure,
            "sources": [
                {
                    **source,
                    "force_name": names.get(source["force"], ""),
                    "document_name": files.get(source["document"], ""),
                }
                for source in figure["sources"]
            ],
        }
        for figure in row["figures"]
    ]
    return render(
        request, "reporting/sentence_page.html", found.context(request) | {"sentence": row, "figures": figures}
    )


@require_GET
def missing_page(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """Who is counted in full, in part and not, and which warnings stand beside the counted returns."""
    found = shown(request, slug, pk)
    names = {force["code"]: force["name"] for force in found.content["forces"]}
    told = Counter(
        (names.get(one["force"], ""), one["id"], one["title"], one["message"], one["accepted"])
        for one in found.content.get("warnings", [])
    )
    warnings = [
        {"name": name, "id": id, "title": title, "message": message, "accepted": accepted, "times": times}
        for (name, id, title, message, accepted), times in told.items()
    ]
    context = found.context(request) | {"groups": list(groups(found.content).values()), "warnings": warnings}
    return render(request, "reporting/missing.html", context)


@require_GET
def method_page(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """How the edition was made and how good it is, from what happened."""
    found = shown(request, slug, pk)
    context = found.context(request) | {"sections": methodology.sections(found.content)}
    return render(request, "reporting/method.html", context)


@require_GET
def cells_page(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """The cells that one total is made of."""
    require(request.user, "see documents")
    found = shown(request, slug, pk)
    query = request.GET.dict()
    if not {"question", "period", "area"} <= query.keys():
        raise Http404("A total is named by its question, period and area.")
    return kept_page(request, found, "cells", lambda: _cells(found, query))


def _cells(found: Shown, query: dict[str, str]) -> dict[str, Any]:
    names = {document["id"]: document["name"] for document in found.content["documents"]}
    made = cells_of(found.content, query)
    for cell in [place for row in made.rows for place in (row, *row["also"])]:
        cell["document_name"] = names.get(cell["document"], "")
    categories = [value for key, value in query.items() if key.startswith("by_")]
    return {"made": made, "query": query, "categories": categories}


def _voice(request: HttpRequest) -> str:
    return "statistical" if request.GET.get("voice") == "statistical" else "press"
