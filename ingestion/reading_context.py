"""What is known about a document before it is read: what was asked, the force's layout, people's decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ingestion.models import Document, LayoutProfile, TableOutline, VocabularyDecision
from ingestion.profiles import with_outlines
from ingestion.values.decision import NO_DECISIONS, Decisions
from requests_app.models import Force
from requests_app.specification import Specification, UnusableSpecification


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """All of it may be missing: a document whose force nobody has told yet is read all the same."""

    specification: Specification | None = None
    profile: dict[str, Any] | None = None
    decisions: Decisions = NO_DECISIONS


def context_of(document: Document) -> ReadingContext:
    """Four queries at most."""
    specification = specification_of(document)
    force = document.request.force if document.request else None
    asked = specification.shape if specification else None
    layout = LayoutProfile.objects.filter(force=force, shape=asked).first() if force and asked else None
    outlines = TableOutline.objects.filter(force=force, shape=asked, withdrawn_at=None) if force and asked else ()
    profile = with_outlines(layout.profile if layout else None, [one.outline for one in outlines])
    decisions = NO_DECISIONS
    for taught in _taught(document, force):
        decisions = decisions.taught(taught.dimension, taught.label, taught.category)
    return ReadingContext(specification, profile, decisions)


def _taught(document: Document, force: Force | None) -> list[VocabularyDecision]:
    """What holds for this document, the widest first: what is said of one return goes before what is said of many."""
    live = VocabularyDecision.objects.filter(
        Q(force=None) | Q(force=force),
        Q(campaign=None) | Q(campaign=document.campaign_id),
        Q(request=None) | Q(request=document.request_id),
        withdrawn_at=None,
    )
    return sorted(
        live,
        key=lambda one: (one.request_id is not None, one.force_id is not None, one.campaign_id is not None, one.at),
    )


def specification_of(document: Document) -> Specification | None:
    """What the document's campaign asked; None where it belongs to none, or the draft cannot be used yet."""
    try:
        return document.campaign.specification if document.campaign else None
    except UnusableSpecification:
        return None
