"""Which edition a page shows: a campaign's figures as they stand, or a publication as it was frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from reporting.kept_results import edition_as_published
from reporting.models import Publication
from reporting.pages.front import headline_question
from reporting.publishing.edition import Content
from reporting.publishing.kept_apart import without_apart
from reporting.working_out import edition_for_page
from requests_app.models import Campaign
from requests_app.roles import may, require


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition and where its pages lie: `base` ends in a slash, `kept` is what every link must carry along."""

    content: Content
    campaign: Campaign
    publication: Publication | None
    base: str
    kept: str

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of an edition needs."""
        return {
            "content": self.content,
            "campaign": self.campaign,
            "publication": self.publication,
            "provisional": self.content["heading"]["provisional"],
            "base": self.base,
            "kept": self.kept,
            "links": may(request.user, "see documents"),
            "question": headline_question(self.content),
        }


def shown(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> Shown:
    """The edition of a page's address. Raises PermissionDenied, Http404 for one they may not know of, and
    BeingWorkedOut (reporting/middleware.py makes a page of it)."""
    if pk is not None:
        publication = publication_for(request, pk)
        content = for_person(request, edition_as_published(publication))
        return Shown(content, publication.campaign, publication, f"/figures/publications/{pk}/", "")
    require(request.user, "see figures")
    campaign = get_object_or_404(Campaign, slug=slug)
    provisional = request.GET.get("count") == "provisional"
    public = not may(request.user, "see documents")
    content = edition_for_page(campaign, today=timezone.localdate(), provisional=provisional, public=public)
    kept = "count=provisional" if provisional else ""
    return Shown(for_person(request, content), campaign, None, f"/figures/campaigns/{slug}/", kept)


def publication_for(request: HttpRequest, pk: int) -> Publication:
    """The publication, for those who may see it now."""
    require(request.user, "see published editions")
    found = get_object_or_404(Publication.objects.select_related("campaign", "by").defer("content"), pk=pk)
    if found.embargoed and not may(request.user, "see figures"):
        raise Http404("There is no such publication.")
    return found


def for_person(request: HttpRequest, content: Content) -> Content:
    return content if may(request.user, "see quarantined documents") else without_apart(content)
