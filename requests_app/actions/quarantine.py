"""What is kept apart, and a supervisor's word that it need not be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from requests_app.models import Quarantine
from requests_app.roles import require


def hold_content(*, sha256: str, names: Iterable[str], reason: str) -> bool:
    """Keep a content apart. False where a person has released it from this very reason: their word stands."""
    with transaction.atomic():
        live = Quarantine.objects.select_for_update().filter(sha256=sha256, released_at=None).first()
        if live is None:
            if Quarantine.objects.filter(sha256=sha256, reason=reason).exists():
                return False
            live, _ = Quarantine.objects.get_or_create(sha256=sha256, released_at=None, defaults={"reason": reason})
        live.names = sorted({*live.names, *names})
        live.save(update_fields=["names"])
    return True


def release_content(*, sha256: str, reason: str, by: Any) -> bool:
    """End the quarantine. False where there is none. Raises ValueError without a reason; the history is the caller's,
    which knows what the content is."""
    require(by, "release quarantined documents")
    if not reason.strip():
        raise ValueError("Say why this document need not be kept apart: what was looked at, and by whom.")
    return bool(
        Quarantine.objects.filter(sha256=sha256, released_at=None).update(
            released_at=timezone.now(), released_by=by, released_reason=reason.strip()
        )
    )
