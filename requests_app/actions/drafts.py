"""Drafts: the chasers, review requests and complaints that a person reads, changes and sends, or throws away."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from requests_app.actions.history import person, record_event
from requests_app.chasing import Chase, chase, may_follow_up, too_early
from requests_app.clocks import clock_of
from requests_app.correspondence import Written, facts_of_letter, write
from requests_app.deadlines import Calendar, ClockError
from requests_app.holidays import uk_calendar
from requests_app.letters import LetterKind
from requests_app.models import FoiRequest, Message
from requests_app.roles import require
from requests_app.statuses import AWAITING_ANSWER


def draft_letter(
    *,
    request: FoiRequest,
    kind: LetterKind | str,
    today: date,
    by: Any,
    their_question: str | None = None,
    our_clarification: str | None = None,
    follow_up: str | None = None,
    grounds: str | None = None,
    figures_in_question: str | None = None,
    due: Chase | None = None,
    calendar: Calendar | None = None,
) -> Message:
    """A draft of this kind from the house's template. Raises UnusableTemplate where a fact that it needs is missing,
    ClockError where it would chase an answer that is not late.

    A chase is drafted once: asked for again, the draft that is there is returned.
    """
    require(by, "send letters" if by is not None else "log answers")
    kind = LetterKind(kind)
    calendar = calendar or uk_calendar()
    if why := too_early(kind, today, clock_of(request, calendar)):
        raise ClockError(why)
    if kind is LetterKind.FOLLOW_UP and not may_follow_up(request.status):
        raise ClockError(
            "A further question waits for the answer: put it once that has come, or in a request of its own."
        )
    facts = facts_of_letter(
        request,
        today=today,
        calendar=calendar,
        writer=by,
        their_question=their_question,
        our_clarification=our_clarification,
        follow_up=follow_up,
        grounds=grounds,
        figures_in_question=figures_in_question,
    )
    return _kept(request, kind, write(kind, facts), due, by)


def _kept(request: FoiRequest, kind: LetterKind, written: Written, due: Chase | None, by: Any) -> Message:
    """The draft's row with its event; for a chase that is drafted already, the draft that is there."""
    chase = due.key[:80] if due else ""
    because = f": {due.because[0].lower()}{due.because[1:]}" if due else ""
    try:
        with transaction.atomic():
            message = Message.objects.create(
                request=request,
                direction=Message.Direction.OUT,
                kind=kind.value,
                state=Message.State.DRAFT,
                subject=written.subject[:500],
                body=written.body,
                recipient="" if kind is LetterKind.COMPLAINT else request.force.address,
                chase=chase,
                by=person(by),
            )
            record_event(
                kind="letter drafted",
                sentence=f"Drafted a letter to {request.force} ({kind.value}){because}. It waits to be read and sent.",
                by=by,
                request=request,
                link=f"/messages/{message.pk}/",
            )
    except IntegrityError:
        return Message.objects.get(request=request, chase=chase)
    return message


def save_draft(*, message: Message, subject: str, body: str, recipient: str, by: Any) -> Message:
    """Keep a person's changes to a draft. Only drafts and letters that failed can be changed."""
    require(by, "send letters")
    with transaction.atomic():
        draft = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        if draft.state in (Message.State.DRAFT, Message.State.FAILED):
            draft.subject, draft.body, draft.recipient = " ".join(subject.split())[:500], body, recipient
            draft.save(update_fields=["subject", "body", "recipient"])
    return draft


def discard_draft(*, message: Message, by: Any) -> None:
    """A draft that is not wanted. It is kept, so that the same chase is not drafted again."""
    require(by, "send letters")
    with transaction.atomic():
        changed = Message.objects.filter(pk=message.pk, state=Message.State.DRAFT).update(state=Message.State.DISCARDED)
        if changed and message.request is not None:
            record_event(
                kind="draft discarded",
                sentence=f"Discarded the draft “{message.subject}”.",
                by=by,
                request=message.request,
                link=f"/messages/{message.pk}/",
            )


def draft_due_chasers(*, today: date) -> list[Message]:
    """The chasers that today asks for, over every campaign; run again it makes none twice."""
    calendar = uk_calendar()
    waiting = (
        FoiRequest.objects.filter(status__in=[status.value for status in AWAITING_ANSWER])
        .exclude(received_on=None)
        .select_related("force", "campaign")
        .prefetch_related("clock_events", "messages", "outcomes")
    )
    made = []
    for request in waiting:
        try:
            clock = clock_of(request, calendar)
        except ClockError:
            continue  # said on the request's own page, where it can be mended
        due = chase(today, clock, request.status, [message.chase for message in request.messages.all()])
        if due is not None:
            made.append(draft_letter(request=request, kind=due.kind, today=today, by=None, due=due, calendar=calendar))
    return made
