"""The edition that an address of the API names, as it may be handed out to anybody."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja.errors import HttpError

from reporting.kept_results import edition_as_published
from reporting.models import Publication
from reporting.publishing.edition import Content
from reporting.publishing.kept_apart import without_apart
from reporting.queries import DEMONSTRATION_NOTICE
from requests_app.models import Quarantine
from requests_app.program import program_mark


class Unchanged(Exception):
    """The asker has this answer already."""


@dataclass(frozen=True, slots=True)
class EditionAsked:
    publication: Publication
    content: Content


def open_editions(campaign: str | None = None) -> QuerySet[Publication]:
    """The published editions that nothing keeps back, the latest first, without their content."""
    found = Publication.objects.select_related("campaign").defer("content").order_by("-at", "-pk")
    found = found.filter(Q(embargo_until=None) | Q(embargo_until__lte=timezone.now()))
    return found.filter(campaign__slug=campaign) if campaign else found


def entry_of(publication: Publication) -> dict[str, Any]:
    """What the list says of an edition."""
    return {
        "campaign": publication.campaign.slug,
        "number": publication.number,
        "title": publication.title,
        "published_at": max(filter(None, (publication.at, publication.embargo_until))),
        "mark": publication.sha256,
        "note": publication.note,
        "withdrawn_at": publication.withdrawn_at,
        "withdrawn_reason": publication.withdrawn_reason,
        "notice": DEMONSTRATION_NOTICE if publication.campaign.demonstration else "",
    }


def asked_edition(request: HttpRequest, slug: str, number: int, *, withdrawn_too: bool = False) -> EditionAsked:
    """The edition. Raises Http404, HttpError(410) for a withdrawn one, and Unchanged where the asker has the answer."""
    publication = open_editions(slug).filter(number=number).first()
    if publication is None:
        raise Http404("There is no such edition.")
    if publication.withdrawn_at and not withdrawn_too:
        raise HttpError(410, f"This edition was withdrawn: {publication.withdrawn_reason}")
    request.etag = etag = _etag(request, publication)  # type: ignore[attr-defined]
    known = request.headers.get("If-None-Match", "")
    if known.strip() == "*" or etag in [one.strip().removeprefix("W/") for one in known.split(",")]:
        raise Unchanged
    return EditionAsked(publication, without_apart(edition_as_published(publication)))


def _etag(request: HttpRequest, publication: Publication) -> str:
    """What the answer rests on: the frozen edition, what is kept apart by now, the program, and the address."""
    apart = Quarantine.objects.aggregate(Count("pk"), Max("pk"), Max("released_at"), Count("released_at"))
    grounds = (
        publication.sha256, publication.withdrawn_at, sorted(apart.items()), program_mark(), request.get_full_path(),
    )  # fmt: skip
    return f'"{hashlib.sha256(repr(grounds).encode()).hexdigest()[:40]}"'
