"""A letter filed with a request that is another's: what rests on it goes with it, and the history keeps both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from requests_app.actions.clock import withdraw_clock_event
from requests_app.actions.history import record_event
from requests_app.deadlines import WORDS, ClockError, Kind, in_words
from requests_app.models import ClockEvent as Fact
from requests_app.models import FoiRequest, Message, QuestionOutcome
from requests_app.statuses import MoveRefused

SETTLED_FOR_ANOTHER = ("confirmed", "settled with it")
WHY = "its letter was filed elsewhere"


def leave_requests(message: Message, left: Iterable[FoiRequest], *, by: Any) -> None:
    """Take back what these requests have by this letter: facts of their clocks, outcomes of their questions. Its files
    follow when it is filed anew (ingestion/attachments.py). To be called within the transaction that files it.

    Raises MoveRefused, one sentence, where something that was recorded later stands on a fact of this letter."""
    for request in left:
        for fact in Fact.objects.filter(request=request, message=message, withdrawn_at=None).order_by("-on", "-pk"):
            try:
                withdraw_clock_event(event=fact, by=by, why=WHY)
            except (ClockError, MoveRefused) as refusal:
                raise MoveRefused(
                    f"“{WORDS[Kind(fact.kind)].capitalize()}” of {in_words(fact.on)} rests on this letter and can't be "
                    f"taken back from {request.force} with it. {refusal}"
                ) from refusal
        _take_back_outcomes(message, request, by=by)
        record_event(
            kind="letter filed elsewhere",
            sentence=f"“{message}” is not about {request.force}'s request: it was filed elsewhere.",
            by=by,
            request=request,
            link=f"/messages/{message.pk}/",
        )
    if any(request.pk == message.request_id for request in left):
        for row in message.suggestions:
            if row["state"] in SETTLED_FOR_ANOTHER:
                row["state"] = "open"
                row.pop("by", None)


def _take_back_outcomes(message: Message, request: FoiRequest, *, by: Any) -> None:
    rows = QuestionOutcome.objects.filter(request=request, message=message, withdrawn_at=None)
    for row in rows:
        record_event(
            kind="outcome taken back",
            sentence=f"Question {row.question}: “{row.outcome}” counts no more, {WHY}.",
            by=by,
            request=request,
            link=f"/messages/{message.pk}/",
        )
    rows.update(withdrawn_at=timezone.now())
