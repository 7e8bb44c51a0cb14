"""Bank holidays by proclamation: entered at the admin desk, and every open request worked out again."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from requests_app.actions.history import record_event
from requests_app.actions.recomputing import recompute_open_requests
from requests_app.deadlines import in_words
from requests_app.models import FoiRequest, ProclaimedHoliday


def proclaim(*, holiday: ProclaimedHoliday, by: Any) -> list[FoiRequest]:
    """Keep a proclaimed day, new or changed. Returns the requests whose due day moved."""
    with transaction.atomic():
        holiday.save()
        day = in_words(holiday.date)
        record_event(
            kind="holiday proclaimed",
            sentence=f"Entered the bank holiday of {day}: {holiday.title} ({', '.join(holiday.nations)}).",
            by=by,
        )
        return recompute_open_requests(by=by, why=f"{day} was proclaimed a bank holiday: {holiday.title}")


def take_back(*, holiday: ProclaimedHoliday, by: Any) -> list[FoiRequest]:
    """Remove a day that was entered in error. Returns the requests whose due day moved."""
    with transaction.atomic():
        day, title = in_words(holiday.date), holiday.title
        holiday.delete()
        record_event(kind="holiday taken back", sentence=f"Took back the bank holiday of {day}: {title}.", by=by)
        return recompute_open_requests(by=by, why=f"{day} is no bank holiday after all")
