"""Forces by name, also by one that is nearly right."""

from __future__ import annotations

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Exists, OuterRef, Q, Subquery

from requests_app.models import FoiRequest, Force
from requests_app.search import Hit, Wanted


def found_forces(wanted: Wanted, at_most: int) -> list[Hit]:
    """Each leads to its latest request."""
    latest = FoiRequest.objects.filter(force=OuterRef("pk")).order_by("-pk")
    near = Q(name__trigram_word_similar=wanted.words) | Q(short_name__trigram_word_similar=wanted.words)
    alike = TrigramWordSimilarity(wanted.words, "name")
    # The nearest alone are looked at for their request: of a common word thousands are near.
    nearest = Force.objects.filter(near, Exists(latest)).annotate(alike=alike).order_by("-alike", "name")
    rows = (
        Force.objects.filter(pk__in=nearest.values("pk")[:at_most])
        .annotate(
            alike=alike,
            request=Subquery(latest.values("pk")[:1]),
            campaign=Subquery(latest.values("campaign__title")[:1]),
        )
        .order_by("-alike", "name")
    )
    return [Hit(f"/requests/{row.request}/", row.name, row.campaign) for row in rows[:at_most]]
