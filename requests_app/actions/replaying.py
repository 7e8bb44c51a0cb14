"""Where a request stands by its facts, and the dates that follow from them: worked out anew whenever one is added or
taken back."""

from __future__ import annotations

from collections.abc import Sequence

from requests_app.clocks import clock_of, fact_of
from requests_app.deadlines import WORDS, Calendar, ClockEvent, Kind, in_words
from requests_app.holidays import uk_calendar
from requests_app.models import ClockEvent as Fact
from requests_app.models import Event, FoiRequest
from requests_app.statuses import CLOCK_KINDS, TRANSITIONS, Move, MoveRefused, Status

KIND_MOVES: dict[Kind, Move] = {kind: move for move, kind in CLOCK_KINDS.items()}


def facts_of(request: FoiRequest) -> list[ClockEvent]:
    """The facts that stand, by date. Not from a prefetch: the one that was just recorded must count."""
    return [fact_of(row) for row in Fact.objects.filter(request=request, withdrawn_at=None)]


def extends(request: FoiRequest, facts: Sequence[ClockEvent]) -> bool:
    """Whether the extension notice that is the last of these facts gives more time."""
    clock = clock_of(request, uk_calendar(), facts)
    return clock is not None and clock.extended_on == facts[-1].on


def set_dates(request: FoiRequest, calendar: Calendar) -> None:
    clock = clock_of(request, calendar, facts_of(request))
    request.due_on = clock.due if clock else None
    request.latest_on = clock.latest if clock else None
    request.responded_on = clock.answered if clock else None


def _was_acknowledged(request: FoiRequest) -> bool:
    """Whether an acknowledgement stands: the last word on it was not that it was recorded in error."""
    words = [f"status: {status.value}" for status in (Status.ACKNOWLEDGED, Status.SENT)]
    last = Event.objects.filter(request=request, kind__in=words).order_by("pk").last()
    return last is not None and last.kind == words[0]


def replayed(request: FoiRequest, *, acknowledged: bool | None = None) -> str:
    """The status that the facts lead to, from the day the force had the request. Raises MoveRefused where one of them
    cannot follow those before it: nothing that stands is passed over."""
    if acknowledged is None:
        acknowledged = _was_acknowledged(request)
    here = Status.ACKNOWLEDGED if acknowledged else Status.SENT
    request.refresh_from_db(fields=["status"])
    if Status(request.status) in (Status.DRAFTED, Status.QUEUED, Status.DELIVERY_FAILED):
        return request.status
    facts = facts_of(request)
    for number, fact in enumerate(facts, start=1):
        if fact.kind is Kind.EXTENSION_NOTICE and not extends(request, facts[:number]):
            continue
        there = TRANSITIONS[here].get(KIND_MOVES[fact.kind])
        if there is None:
            raise MoveRefused(
                f"“{WORDS[fact.kind].capitalize()}” on {in_words(fact.on)} could not follow what would stand before "
                f"it, a request that is “{here.label.lower()}”: take that back first, or check the dates."
            )
        here = there
    return here.value


def carried(request: FoiRequest, fresh: FoiRequest) -> FoiRequest:
    """The caller's own object told what was written, so that it never shows yesterday's state."""
    for name in ("status", "reference", "sent_on", "received_on", "responded_on", "due_on", "latest_on"):
        setattr(request, name, getattr(fresh, name))
    request.campaign_version = fresh.campaign_version
    return fresh
