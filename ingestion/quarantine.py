"""The rows of documents follow the quarantine of their contents, and containers that of what is inside them."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from ingestion.history import tell
from ingestion.models import Document
from ingestion.profiles import with_members
from ingestion.values.reading import Reading
from requests_app.actions import hold_content, release_content
from requests_app.models import Quarantine
from requests_app.roles import require

APART = frozenset({"Q110", "Q111", "Q112", "Q113"})
"""Hidden text, tracked changes, comments and embedded files may keep a document apart, as Q6xx (personal data) do."""

INSIDE = "A file inside it is kept apart."


def hold_for(document: Document, reading: Reading) -> None:
    """Keep the document's content apart for what was found in it. What a reading does not find ends no quarantine: a
    reading that failed has looked at nothing."""
    apart = [one for one in with_members(reading) if one.quarantined]
    if apart:
        reason = " ".join(f.message for one in apart for f in one.findings if f.id in APART or f.id.startswith("Q6"))
        hold_content(sha256=document.sha256, names=[document.name], reason=reason or "It may hold personal data.")
    follow(document.sha256)


def follow(sha256: str) -> None:
    """Every document of this content says whether it is kept apart, and so does what holds one that is."""
    live = Quarantine.objects.filter(sha256=sha256, released_at=None).first()
    rows = Document.objects.filter(sha256=sha256)
    if live is None:
        rows.filter(quarantined=True).update(quarantined=False)
        return
    names = [*rows.filter(deleted_at=None).values_list("name", flat=True)]
    if not set(names) <= set(live.names):
        hold_content(sha256=sha256, names=names, reason=live.reason)
    rows.update(quarantined=True, quarantine_reason=live.reason)
    containers = Document.objects.filter(members__sha256=sha256, quarantined=False).exclude(sha256=sha256)
    for container, name in set(containers.values_list("sha256", "name")):
        if hold_content(sha256=container, names=[name], reason=INSIDE):
            follow(container)


def release(*, document: Document, reason: str, by: Any) -> None:
    """A supervisor's word that a document need not be kept apart, with all that is inside it. Raises ValueError without
    a reason."""
    require(by, "release quarantined documents")
    if document.deleted_at is not None:
        raise ValueError("It was deleted: there is nothing to release.")
    with transaction.atomic():
        contents = [document.sha256, *_inside(document)]
        released = [sha256 for sha256 in contents if release_content(sha256=sha256, reason=reason, by=by)]
        for sha256 in released:
            follow(sha256)
        if released:
            tell(document, "document released", f"{document.name} is no longer kept apart: {reason.strip()}", by=by)


def _inside(document: Document) -> list[str]:
    found = []
    for member in document.members.all():
        found += [member.sha256, *_inside(member)]
    return found
