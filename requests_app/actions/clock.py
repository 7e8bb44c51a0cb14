"""What happens to a request: its moves and the facts of its clock. What follows from them: replaying.py."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from requests_app.actions.history import person, record_event
from requests_app.actions.replaying import KIND_MOVES, carried, extends, facts_of, replayed, set_dates
from requests_app.deadlines import WORDS, ClockError, Kind, in_words, kind_named
from requests_app.holidays import uk_calendar
from requests_app.models import ClockEvent as Fact
from requests_app.models import FoiRequest, Message
from requests_app.roles import require
from requests_app.statuses import TRANSITIONS, Move, MoveRefused, Status, moved

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
            return carried(request, fresh)
        mark_sent(fresh, on=on, received_on=received_on)
        record_event(
            kind="request sent",
            sentence=f"Recorded that {fresh.force} was asked on {in_words(on)}.",
            by=by,
            request=fresh,
            link=f"/requests/{fresh.pk}/",
        )
    return carried(request, fresh)


def mark_sent(request: FoiRequest, *, on: date, received_on: date | None = None) -> None:
    """Set the dates and the status of a locked request that has gone. Raises MoveRefused."""
    if received_on is not None and received_on < on:
        raise ClockError(
            f"It can't have been received on {in_words(received_on)}, before it was sent on {in_words(on)}: check both."
        )
    request.status = moved(request.status, Move.SEND)
    request.sent_on, request.received_on = on, received_on or on
    request.campaign_version = request.campaign.version
    set_dates(request, uk_calendar())
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
            fresh.status = replayed(fresh)  # closing is no fact: a review that was closed is still open
        elif kind is Kind.EXTENSION_NOTICE and not extends(fresh, facts_of(fresh)):
            fresh.status = before_it  # kept, with a remark why it moves nothing
        before = fresh.latest_on
        set_dates(fresh, uk_calendar())
        fresh.save()
        record_event(
            kind=f"clock: {kind.value}",
            sentence=f"{WORDS[kind].capitalize()} on {in_words(on)}{_moved_words(before, fresh)}{noted(note)}",
            by=by,
            request=fresh,
            link=f"/messages/{message.pk}/" if message else f"/requests/{fresh.pk}/",
        )
    carried(request, fresh)
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
        fresh.status = replayed(fresh)
        set_dates(fresh, uk_calendar())
        fresh.save()
        record_event(
            kind="clock: withdrawn",
            sentence=f"Took back “{WORDS[Kind(event.kind)]}” of {in_words(event.on)}, recorded in error{noted(why)}",
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
    return carried(request, fresh)


def _moved_plainly(request: FoiRequest, move: Move) -> str:
    """The status after a move that has no date of its own."""
    there = moved(request.status, move)
    if move is Move.REOPEN:
        return replayed(request)
    if move is Move.UNACKNOWLEDGE and replayed(request, acknowledged=False) == Status.ACKNOWLEDGED:
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
    return carried(request, fresh)


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


def noted(note: str) -> str:
    return f". {note.strip().rstrip('.')}." if note.strip() else "."
