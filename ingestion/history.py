"""What was done to a document, in the history."""

from __future__ import annotations

from typing import Any

from ingestion.models import Document
from requests_app.models import Event


def tell(document: Document, kind: str, sentence: str, *, by: Any = None, page: str = "") -> None:
    """One line of it, by a person or (None) the program; it leads to the document, or to this page of its own."""
    Event.objects.create(
        kind=kind,
        sentence=sentence,
        campaign=document.campaign,
        request=document.request,
        by=by,
        link=f"/documents/{document.pk}/{page}",
    )
