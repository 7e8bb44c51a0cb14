"""The audit written, verified and asked. Actions that leave an Event are audited by the database itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from requests_app.models import AuditEntry, AuditSeal

SIGNED_IN, SIGN_IN_FAILED, SIGNED_OUT = "signed in", "sign-in failed", "signed out"
SIGN_IN_LOCKED = "sign-in refused: locked"
SAW_APART, EXPORTED, DESK_CHANGED = "saw what is kept apart", "exported", "changed on the admin desk"
SEARCHED = "searched for a person"

BEGINNING = "0" * 64
PART = "\x1f"


def note(*, kind: str, by: Any = None, about: str = "", source: str = "") -> None:
    """Add an entry. `about` is an address or an account's name; nothing out of a document belongs here."""
    AuditEntry.objects.create(
        at=timezone.now(),
        kind=kind,
        by_id=getattr(by, "pk", None),
        by_name=by.get_username() if by is not None and getattr(by, "pk", None) else "",
        about=about[:300],
        source=source[:60],
    )


def source_of(request: HttpRequest | None) -> str:
    """The network address that asks. What a proxy says of it is believed only where one stands before the site."""
    if request is None:
        return ""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return (told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))[:60]


def mark_of(entry: AuditEntry, before: str) -> str:
    """As the database makes it (audit_sql.py)."""
    at = entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    by = "" if entry.by_id is None else str(entry.by_id)
    said = PART.join([before, str(entry.pk), at, entry.kind, by, entry.by_name, entry.about, entry.source])
    return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Entries looked at, the last mark of the chain (write it down elsewhere: it also proves that none was cut off the
    end), and what does not hold, in sentences."""

    entries: int
    last: str
    faults: tuple[str, ...]


def verify(*, known: str = "") -> Verdict:
    """Work the whole chain out again. `known` is a mark written down earlier, which must still be in it."""
    faults: list[str] = []
    before, seen, found = BEGINNING, 0, not known
    for seal in AuditSeal.objects.select_related("entry").order_by("pk").iterator(chunk_size=2000):
        seen += 1
        if seal.before != before:
            faults.append(f"Entry {seal.entry_id} does not follow the one before it: entries are missing or moved.")
        if mark_of(seal.entry, seal.before) != seal.mark:
            faults.append(f"Entry {seal.entry_id} was changed after it was made.")
        before = seal.mark
        found = found or seal.mark == known
    unsealed = AuditEntry.objects.filter(seal=None).count()
    if unsealed:
        faults.append(f"{unsealed} entries are in no chain.")
    if not found:
        faults.append("The mark written down earlier is not in the chain: its end was cut off or all was made anew.")
    return Verdict(seen, before, tuple(faults))


def search(
    *, words: str = "", kind: str = "", since: datetime | None = None, until: datetime | None = None
) -> QuerySet[AuditEntry]:
    """The entries, newest first, that hold the words in a name or an address, of this kind, between these days."""
    found = AuditEntry.objects.select_related("seal").order_by("-pk")
    for word in words.split():
        found = found.filter(Q(by_name__icontains=word) | Q(about__icontains=word) | Q(source__icontains=word))
    if kind:
        found = found.filter(kind=kind)
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return found


HEADS = ("number", "at", "kind", "by", "about", "source", "mark")


def rows(entries: Iterable[AuditEntry]) -> Iterator[tuple[Any, ...]]:
    """As they are exported, with the mark of each."""
    for entry in entries:
        seal = getattr(entry, "seal", None)
        at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
        yield entry.pk, at, entry.kind, entry.by_name, entry.about, entry.source, seal.mark if seal else ""
