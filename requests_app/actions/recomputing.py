"""Due dates worked out again where the calendar changed under them, each move told in the request's history."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from requests_app.actions.clock import OPEN_STATUSES, locked, noted
from requests_app.actions.history import record_event
from requests_app.actions.replaying import carried, set_dates
from requests_app.clocks import clock_of
from requests_app.deadlines import Calendar, in_words
from requests_app.holidays import uk_calendar
from requests_app.models import FoiRequest


def recompute_due(*, request: FoiRequest, by: Any = None, calendar: Calendar | None = None, why: str = "") -> bool:
    """Work the dates out again; whether the due date moved. A move is an Event that says from when to when."""
    with transaction.atomic():
        fresh = locked(request)
        due, latest = fresh.due_on, fresh.latest_on
        set_dates(fresh, calendar or uk_calendar())
        changed = (due, latest) != (fresh.due_on, fresh.latest_on)
        if changed:
            fresh.save(update_fields=["due_on", "latest_on", "responded_on"])
            record_event(
                kind="due date moved",
                sentence=f"The answer's due day moved from {_day(latest)} to {_day(fresh.latest_on)}{noted(why)}",
                by=by,
                request=fresh,
                link=f"/requests/{fresh.pk}/",
            )
    carried(request, fresh)
    return changed


def recompute_open_requests(*, by: Any, why: str) -> list[FoiRequest]:
    """After a bank holiday was entered, changed or removed: every open request worked out again, those that moved
    returned in the order of their new dates."""
    calendar = uk_calendar()
    waiting = FoiRequest.objects.filter(status__in=OPEN_STATUSES).exclude(received_on=None)
    waiting = waiting.select_related("campaign", "force").prefetch_related("clock_events")
    affected = []
    for request in waiting:
        clock = clock_of(request, calendar)
        if clock is not None and (clock.due, clock.latest) != (request.due_on, request.latest_on):
            affected.append(request)
    moved_ = [request for request in affected if recompute_due(request=request, by=by, calendar=calendar, why=why)]
    return sorted(moved_, key=lambda request: (request.latest_on or date.max, request.force.name))


def _day(day: date | None) -> str:
    return in_words(day) if day else "no date"
