"""The forces' addresses: changed and verified by people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from requests_app.actions.history import record_event
from requests_app.models import Force
from requests_app.roles import require


def change_address(*, force: Force, foi_email: str, verified_on: date | None, by: Any) -> Force:
    """The address that letters go to, and the day somebody checked it. A changed address is unverified until then."""
    require(by, "send letters")
    with transaction.atomic():
        before = force.foi_email
        force.foi_email, force.foi_email_verified_on = foi_email, verified_on if foi_email else None
        force.save(update_fields=["foi_email", "foi_email_verified_on"])
        checked = ", verified" if force.foi_email_verified_on else ", not verified"
        instead = f" (before: {before})" if before and before != foi_email else ""
        record_event(
            kind="address changed",
            sentence=f"{force}'s address: {foi_email or 'none'}{checked}{instead}.",
            by=by,
            link="/forces/",
        )
    return force
