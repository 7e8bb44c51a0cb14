"""What happens to a request: its moves, the facts of its clock, and the dates that follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from requests_app.actions.history import person, record_event
from requests_app.clocks import clock_of, fact_of
from requests_app.deadlines import WORDS, Calendar, ClockError, ClockEvent, Kind, in_words, kind_named
from requests_app.holidays import uk_calendar
from requests_app.models import ClockEvent as Fact
from requests_app.models import Event, FoiRequest, Message
from requests_app.roles import require
from requests_app.statuses import CLOCK_KINDS, TRANSITIONS, Move, MoveRefused, Status, moved

KIND_MOVES: dict[Kind, Move] = {kind: move for move, kind in CLOCK_KINDS.items()}
OPEN_STATUSES = [status.value for status in Status if status not in (Status.CLOSED, Status.WITHDRAWN)]


def locked(request: FoiRequest) -> FoiRequest:
    """The request as it stands now, held until the transaction ends."""
    return FoiRequest.objects.select_for_update(of=("self",)).select_related("campaign", "force").get(pk=request.pk)


def record_sent(*, request: FoiRequest, on: date, by: Any, received_on: date | None = None) -> FoiRequest:
    """A request that went another way, such as the force's own portal. `received_on` is day 0; the day sent unless it
    is known to be later. Saying it twice changes nothing."""
    require(by, "log answers")
    with transaction.atomic():
        fresh = locked(request)
        has_come(on)
        if fresh.sent_on == on and fresh.status not in ("drafted", "queued", "delivery_failed"):
            return _carried(request, fresh)
        mark_sent(fresh, on=on, received_on=received_on)
        record_event(
            kind="request sent",
            sentence=f"Recorded that {fresh.force} was asked on {in_words(on)}.",
            by=by,
            request=fresh,
            link=f"/requests/{fresh.pk}/",
        )
    return _carried(request, fresh)


def mark_sent(request: FoiRequest, *, on: date, received_on: date | None = None) -> None:
    """Set the dates and the status of a locked request that has gone. Raises MoveRefused."""
    if received_on is not None and received_on < on:
        raise ClockError(
            f"It can't have been received on {in_words(received_on)}, before it was sent on {in_words(on)}: check both."
        )
    request.status = moved(request.status, Move.SEND)
    request.sent_on, request.received_on = on, received_on or on
    request.campaign_version = request.campaign.version
    _set_dates(request, uk_calendar())
    request.save()


def record_clock_event(
    *,
    request: FoiRequest,
    kind: Kind | str,
    on: date,
    by: Any,
    note: str = "",
    message: Message | None = None,
    exemption: str = "",
) -> Fact:
    """A fact of the clock, with the move that it is. The same fact of the same day is recorded once.

    Raises MoveRefused or ClockError, one sentence each, and then nothing has changed.
    """
    require(by, "log answers")
    kind = kind if isinstance(kind, Kind) else kind_named(kind)
    has_come(on)
    with transaction.atomic():
        fresh = locked(request)
        existing = fresh.clock_events.filter(kind=kind.value, on=on, withdrawn_at=None).first()
        if existing is not None:
            return existing
        if kind is Kind.EXTENSION_NOTICE:
            _first_extension(fresh, on)
        if fresh.received_on is None:
            raise ClockError("This request has not been sent yet: record that first, then what happened to it.")
        # What is entered late happened when it happened: it does not undo what came after it.
        belated = fresh.clock_events.filter(on__gt=on, withdrawn_at=None).exists()
        before_it = fresh.status
        if not belated:
            fresh.status = moved(fresh.status, KIND_MOVES[kind])
        fact = Fact.objects.create(
            request=fresh, kind=kind.value, on=on, note=note[:300], message=message, by=person(by), exemption=exemption
        )
        if belated or before_it == Status.CLOSED:
            fresh.status = _replayed(fresh)  # closing is no fact: a review that was closed is still open
        elif kind is Kind.EXTENSION_NOTICE and not _extends(fresh, _facts(fresh)):
            fresh.status = before_it  # kept, with a remark why it moves nothing
        before = fresh.latest_on
        _set_dates(fresh, uk_calendar())
        fresh.save()
        record_event(
            kind=f"clock: {kind.value}",
            sentence=f"{WORDS[kind].capitalize()} on {in_words(on)}{_moved_words(before, fresh)}{_noted(note)}",
            by=by,
            request=fresh,
            link=f"/messages/{message.pk}/" if message else f"/requests/{fresh.pk}/",
        )
    _carried(request, fresh)
    return fact


def has_come(on: date) -> None:
    """Only what has happened is a fact: a stopped clock with a day to come would stand beside a due date."""
    if on > timezone.localdate():
        raise ClockError(f"{in_words(on)} is still to come: record it once it has happened, or check the date.")


def _first_extension(request: FoiRequest, on: date) -> None:
    """A second notice moves nothing and would be lost beside the first; one that replaces it is entered after the
    first is taken back. A clarified or refined request may be extended anew."""
    afresh = (Kind.CLARIFICATION_RECEIVED.value, Kind.REFINED.value)
    facts = list(request.clock_events.filter(withdrawn_at=None).order_by("on", "pk"))
    started = max((fact.on for fact in facts if fact.kind in afresh and fact.on <= on), default=None)
    ended = min((fact.on for fact in facts if fact.kind in afresh and fact.on > on), default=None)
    for fact in facts:
        if fact.kind != Kind.EXTENSION_NOTICE.value or (started is not None and fact.on < started):
            continue
        if ended is None or fact.on < ended:
            under = f" under {fact.exemption}" if fact.exemption else ""
            raise ClockError(
                f"An extension notice of {in_words(fact.on)}{under} is recorded already, and a second one gives no "
                "more time: if this one replaces it, take the first back on the request's page, then record this one."
            )


def withdraw_clock_event(*, event: Fact, by: Any, why: str = "") -> FoiRequest:
    """A fact that was recorded in error: it stays in the history and counts no more; the status is worked out again
    from what remains. Raises ClockError where what remains would make no sense without it."""
    require(by, "log answers")
    with transaction.atomic():
        fresh = locked(event.request)
        if event.withdrawn_at is not None:
            return fresh
        event.withdrawn_at = timezone.now()
        event.save(update_fields=["withdrawn_at"])
        fresh.status = _replayed(fresh)
        _set_dates(fresh, uk_calendar())
        fresh.save()
        record_event(
            kind="clock: withdrawn",
            sentence=f"Took back “{WORDS[Kind(event.kind)]}” of {in_words(event.on)}, recorded in error{_noted(why)}",
            by=by,
            request=fresh,
            link=f"/requests/{fresh.pk}/",
        )
    return fresh


def record_response(*, request: FoiRequest, on: date, by: Any, message: Message | None = None) -> Fact:
    """A final answer came, whatever it says. What came of each question is recorded apart."""
    return record_clock_event(request=request, kind=Kind.RESPONSE, on=on, by=by, message=message)


def answer_came(*, request: FoiRequest, on: date, by: Any) -> bool:
    """The answer is here, as an upload or a sign-off says: recorded where the request still waits for one. False where
    nothing had to move: it is answered, closed, or was never sent from here."""
    fresh = FoiRequest.objects.get(pk=request.pk)
    if fresh.responded_on is not None or fresh.received_on is None or on < fresh.received_on:
        return False
    try:
        record_response(request=request, on=on, by=by)
    except (MoveRefused, ClockError):
        return False
    return True


def move_status(*, request: FoiRequest, to: Move | Status | str, by: Any, sentence: str = "") -> FoiRequest:
    """Move where a request stands; `to` is a move, or the status that one move leads to. Moves that are facts of the
    clock have a date and go through record_clock_event. Raises MoveRefused."""
    require(by, "log answers")
    with transaction.atomic():
        fresh = locked(request)
        before = Status(fresh.status)
        move = _move_to(before, to)
        fresh.status = _moved_plainly(fresh, move)
        fresh.save(update_fields=["status"])
        record_event(
            kind=f"status: {fresh.status}",
            sentence=sentence or f"{before.label} → {Status(fresh.status).label.lower()}.",
            by=by,
            request=fresh,
            link=f"/requests/{fresh.pk}/",
        )
    return _carried(request, fresh)


def _moved_plainly(request: FoiRequest, move: Move) -> str:
    """The status after a move that has no date of its own."""
    there = moved(request.status, move)
    if move is Move.REOPEN:
        return _replayed(request)
    if move is Move.UNACKNOWLEDGE and _replayed(request, acknowledged=False) == Status.ACKNOWLEDGED:
        raise MoveRefused("The request was taken up again when its fee was paid: take that back instead.")
    return there


def record_reference(*, request: FoiRequest, reference: str, by: Any) -> FoiRequest:
    """The force's own reference, by which its letters can be matched."""
    require(by, "log answers")
    with transaction.atomic():
        fresh = locked(request)
        if fresh.reference != reference:
            fresh.reference = reference[:80]
            fresh.save(update_fields=["reference"])
            record_event(
                kind="reference recorded",
                sentence=f"{fresh.force}'s reference is {fresh.reference or 'not known'}.",
                by=by,
                request=fresh,
                link=f"/requests/{fresh.pk}/",
            )
    return _carried(request, fresh)


def recompute_due(*, request: FoiRequest, by: Any = None, calendar: Calendar | None = None, why: str = "") -> bool:
    """Work the dates out again; whether the due date moved. A move is an Event that says from when to when."""
    with transaction.atomic():
        fresh = locked(request)
        due, latest = fresh.due_on, fresh.latest_on
        _set_dates(fresh, calendar or uk_calendar())
        changed = (due, latest) != (fresh.due_on, fresh.latest_on)
        if changed:
            fresh.save(update_fields=["due_on", "latest_on", "responded_on"])
            record_event(
                kind="due date moved",
                sentence=f"The answer's due day moved from {_day(latest)} to {_day(fresh.latest_on)}{_noted(why)}",
                by=by,
                request=fresh,
                link=f"/requests/{fresh.pk}/",
            )
    _carried(request, fresh)
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


def _facts(request: FoiRequest) -> list[ClockEvent]:
    """The facts that stand, by date. Not from a prefetch: the one that was just recorded must count."""
    return [fact_of(row) for row in Fact.objects.filter(request=request, withdrawn_at=None)]


def _extends(request: FoiRequest, facts: Sequence[ClockEvent]) -> bool:
    """Whether the extension notice that is the last of these facts gives more time."""
    clock = clock_of(request, uk_calendar(), facts)
    return clock is not None and clock.extended_on == facts[-1].on


def _set_dates(request: FoiRequest, calendar: Calendar) -> None:
    clock = clock_of(request, calendar, _facts(request))
    request.due_on = clock.due if clock else None
    request.latest_on = clock.latest if clock else None
    request.responded_on = clock.answered if clock else None


def _was_acknowledged(request: FoiRequest) -> bool:
    """Whether an acknowledgement stands: the last word on it was not that it was recorded in error."""
    words = [f"status: {status.value}" for status in (Status.ACKNOWLEDGED, Status.SENT)]
    last = Event.objects.filter(request=request, kind__in=words).order_by("pk").last()
    return last is not None and last.kind == words[0]


def _replayed(request: FoiRequest, *, acknowledged: bool | None = None) -> str:
    """The status that the facts lead to, from the day the force had the request. Raises MoveRefused where one of them
    cannot follow those before it: nothing that stands is passed over."""
    if acknowledged is None:
        acknowledged = _was_acknowledged(request)
    here = Status.ACKNOWLEDGED if acknowledged else Status.SENT
    request.refresh_from_db(fields=["status"])
    if Status(request.status) in (Status.DRAFTED, Status.QUEUED, Status.DELIVERY_FAILED):
        return request.status
    facts = _facts(request)
    for number, fact in enumerate(facts, start=1):
        if fact.kind is Kind.EXTENSION_NOTICE and not _extends(request, facts[:number]):
            continue
        there = TRANSITIONS[here].get(KIND_MOVES[fact.kind])
        if there is None:
            raise MoveRefused(
                f"“{WORDS[fact.kind].capitalize()}” on {in_words(fact.on)} could not follow what would stand before "
                f"it, a request that is “{here.label.lower()}”: take that back first, or check the dates."
            )
        here = there
    return here.value


def _move_to(before: Status, to: Move | Status | str) -> Move:
    try:
        return Move(to)
    except ValueError:
        wanted = Status(to)
    for move, there in TRANSITIONS[before].items():
        if there is wanted:
            return move
    raise MoveRefused(f"A request that is “{before.label.lower()}” can't become “{wanted.label.lower()}” in one step.")


def _moved_words(before: date | None, request: FoiRequest) -> str:
    if before == request.latest_on:
        return ""
    if request.latest_on is None:
        return "; its clock is stopped"
    return f"; the answer is now due by {in_words(request.latest_on)}"


def _noted(note: str) -> str:
    return f". {note.strip().rstrip('.')}." if note.strip() else "."


def _day(day: date | None) -> str:
    return in_words(day) if day else "no date"


def _carried(request: FoiRequest, fresh: FoiRequest) -> FoiRequest:
    """The caller's own object told what was written, so that it never shows yesterday's state."""
    for name in ("status", "reference", "sent_on", "received_on", "responded_on", "due_on", "latest_on"):
        setattr(request, name, getattr(fresh, name))
    request.campaign_version = fresh.campaign_version
    return fresh
