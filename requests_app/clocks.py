"""A request's rows as the law's clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from requests_app.deadlines import FOIA, FOISA, Calendar, Clock, ClockEvent, Kind, Law, law_named, work_out
from requests_app.models import ClockEvent as Fact
from requests_app.models import FoiRequest


def law_of(request: FoiRequest) -> Law:
    """The law that this body answers under: a Scottish authority under Scotland's Act, whatever the campaign names."""
    asked = law_named(str(request.campaign.document.get("law", FOIA.title)))
    return FOISA if asked is FOIA and request.force.law == FOISA.title else asked


def facts_of(request: FoiRequest) -> list[ClockEvent]:
    """The events that stand: those withdrawn are history and no longer count. Reads what was prefetched."""
    return [fact_of(row) for row in request.clock_events.all() if row.withdrawn_at is None]


def fact_of(row: Fact) -> ClockEvent:
    return ClockEvent(Kind(row.kind), row.on, row.exemption or None)


class Clocks:
    """The clocks of many requests, whose facts are asked for in one query: those of one law to which the same happened
    on the same days are worked out once."""

    def __init__(self, requests: Iterable[FoiRequest], calendar: Calendar) -> None:
        self._calendar = calendar
        self._facts: dict[int, tuple[ClockEvent, ...]] = {}
        standing = Fact.objects.filter(request__in=[one.pk for one in requests], withdrawn_at=None)
        for request, kind, on, exemption in standing.values_list("request", "kind", "on", "exemption"):
            fact = ClockEvent(Kind(kind), on, exemption or None)
            self._facts[request] = (*self._facts.get(request, ()), fact)
        self._found: dict[tuple[Law, date, tuple[ClockEvent, ...]], Clock] = {}

    def of(self, request: FoiRequest) -> Clock | None:
        """As `clock_of`."""
        received = request.received_on or request.sent_on
        if received is None:
            return None
        key = law_of(request), received, self._facts.get(request.pk, ())
        if key not in self._found:
            self._found[key] = work_out(*key, self._calendar)
        return self._found[key]


def clock_of(request: FoiRequest, calendar: Calendar, events: Iterable[ClockEvent] | None = None) -> Clock | None:
    """The clock, or None before the force has the request. Raises ClockError where the events contradict each other."""
    received = request.received_on or request.sent_on
    if received is None:
        return None
    return work_out(law_of(request), received, facts_of(request) if events is None else events, calendar)
