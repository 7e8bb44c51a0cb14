"""Who asks, as a person says it once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from requests_app.actions.history import record_event
from requests_app.models import Organisation
from requests_app.roles import require


def say_who_asks(*, name: str, signatory: str, postal_address: str = "", by: Any) -> Organisation:
    """The charity's name and who signs for it. Letters that have gone keep what they said."""
    require(by, "send letters")
    with transaction.atomic():
        before = Organisation.objects.first()
        said = {"name": name.strip(), "signatory": signatory.strip(), "postal_address": postal_address.strip()}
        if before is not None and all(getattr(before, field) == value for field, value in said.items()):
            return before
        found, _ = Organisation.objects.update_or_create(only=True, defaults=said)
        record_event(
            kind="organisation said",
            sentence=f"Letters are signed by {found.signatory}, {found.name}.",
            by=by,
            link="/organisation/",
        )
    return found
