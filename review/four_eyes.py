"""Whoever touched a return does not sign it: two people stand behind every figure that counts.

Touched by: uploading one of its documents, counted or not; saying that a document is this force's; typing a figure;
teaching a label since its first document came; outlining a table of it; setting a document aside. The database asks the
same (the trigger four_eyes).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from ingestion.models import Document, TableOutline, VocabularyDecision
from requests_app.models import Event, FoiRequest
from review.models import Correction, SetAside


def why_not(request: FoiRequest, by: Any) -> str | None:
    """Why this person may not sign the return, with all that they did to it; None where they did nothing."""
    return touched([request.pk], by).get(request.pk)


def touched(requests: Iterable[int], by: Any) -> dict[int, str]:
    """Of these requests those whose return this person may not sign, each with why. One query."""
    if by is None:
        return {}
    documents = Document.objects.filter(request=OuterRef("pk"))
    first = documents.order_by("uploaded_at").values("uploaded_at")[:1]
    live = {"by": by, "withdrawn_at": None}
    did = {
        "uploaded this return": documents.filter(uploaded_by=by),
        "said whose it is": Event.objects.filter(request=OuterRef("pk"), by=by, kind="document placed"),
        "typed a figure of it": Correction.objects.filter(request=OuterRef("pk"), **live),
        "taught a label of it": VocabularyDecision.objects.filter(
            force=OuterRef("force"), by=by, at__gte=OuterRef("first")
        ),
        "outlined a table of it": TableOutline.objects.filter(
            document__request=OuterRef("pk"), by=by, withdrawn_at=None
        ),
        "set a document of it aside": SetAside.objects.filter(document__request=OuterRef("pk"), **live),
    }
    asked = FoiRequest.objects.filter(pk__in=list(requests)).annotate(first=Subquery(first))
    found = {}
    for row in asked.annotate(**{f"did_{number}": Exists(rows) for number, rows in enumerate(did.values())}):
        deeds = [words for number, words in enumerate(did) if getattr(row, f"did_{number}")]
        if deeds:
            found[row.pk] = f"You {_joined(deeds)}, so somebody else has to sign it off."
    return found


def _joined(deeds: list[str]) -> str:
    return deeds[0] if len(deeds) == 1 else f"{', '.join(deeds[:-1])} and {deeds[-1]}"
