"""Forces by name, also by one that is nearly right."""

from __future__ import annotations

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import OuterRef, Q, Subquery

from requests_app.models import FoiRequest, Force
from requests_app.search import Hit, Wanted


def found_forces(wanted: Wanted, at_most: int) -> list[Hit]:
    """Each leads to its latest request."""
    latest = FoiRequest.objects.filter(force=OuterRef("pk")).order_by("-pk")
    near = Q(name__trigram_word_similar=wanted.words) | Q(short_name__trigram_word_similar=wanted.words)
    rows = (
        Force.objects.filter(near)
        .annotate(
            alike=TrigramWordSimilarity(wanted.words, "name"),
            request=Subquery(latest.values("pk")[:1]),
            campaign=Subquery(latest.values("campaign__title")[:1]),
        )
        .filter(request__isnull=False)
        .order_by("-alike", "name")
    )
    return [Hit(f"/requests/{row.request}/", row.name, row.campaign) for row in rows[:at_most]]
