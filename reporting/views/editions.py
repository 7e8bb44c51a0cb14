"""Which edition a page shows: a campaign's figures as they stand, or a publication as it was frozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from reporting.kept_results import edition_as_published, mark_as_it_stands, mark_as_published
from reporting.models import Publication
from reporting.pages.front import headline_question
from reporting.publishing.edition import Content
from reporting.publishing.kept_apart import without_apart
from reporting.publishing.parts import PartedEdition
from reporting.working_out import edition_for_page
from requests_app.models import Campaign
from requests_app.roles import may, require


@dataclass(frozen=True)
class Shown:
    """An edition and where its pages lie: `base` ends in a slash, `kept` is what every link must carry along. `mark` is
    that of what the edition rests on; `content` is got when it is asked for."""

    campaign: Campaign
    publication: Publication | None
    base: str
    kept: str
    mark: str
    get: Callable[[], Content]

    @cached_property
    def content(self) -> Content:
        """The edition. Raises BeingWorkedOut (reporting/middleware.py makes a page of it)."""
        return self.get()

    @property
    def settled(self) -> bool:
        """Whether the content is the very edition that is kept under the mark, with nothing taken out of it."""
        return isinstance(self.content, PartedEdition) and self.content.mark == self.mark

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of an edition needs."""
        return self.round(request, self.content["heading"]) | {
            "content": self.content,
            "question": headline_question(self.content),
        }

    def round(self, request: HttpRequest, heading: Mapping[str, Any]) -> dict[str, Any]:
        """What stands round a page's body, which needs no more of the edition than its heading."""
        return {
            "heading": heading,
            "campaign": self.campaign,
            "publication": self.publication,
            "provisional": heading["provisional"],
            "base": self.base,
            "kept": self.kept,
            "links": may(request.user, "see documents"),
        }


def shown(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> Shown:
    """The edition of a page's address. Raises PermissionDenied, Http404 for one they may not know of."""
    if pk is not None:
        publication = publication_for(request, pk)
        return Shown(
            publication.campaign,
            publication,
            f"/figures/publications/{pk}/",
            "",
            mark_as_published(publication),
            lambda: for_person(request, edition_as_published(publication)),
        )
    require(request.user, "see figures")
    campaign = get_object_or_404(Campaign, slug=slug)
    provisional = request.GET.get("count") == "provisional"
    which: Any = {
        "today": timezone.localdate(),
        "provisional": provisional,
        "public": not may(request.user, "see documents"),
    }
    mark = mark_as_it_stands(campaign, **which)
    return Shown(
        campaign,
        None,
        f"/figures/campaigns/{slug}/",
        "count=provisional" if provisional else "",
        mark,
        lambda: for_person(request, edition_for_page(campaign, mark=mark, **which)),
    )


def publication_for(request: HttpRequest, pk: int) -> Publication:
    """The publication, for those who may see it now."""
    require(request.user, "see published editions")
    found = get_object_or_404(Publication.objects.select_related("campaign", "by").defer("content"), pk=pk)
    if found.embargoed and not may(request.user, "see figures"):
        raise Http404("There is no such publication.")
    return found


def for_person(request: HttpRequest, content: Content) -> Content:
    return content if may(request.user, "see quarantined documents") else without_apart(content)
