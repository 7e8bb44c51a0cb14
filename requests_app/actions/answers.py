"""What came of a request: the outcome of each question, and answers that came another way than by mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from requests_app.actions.clock import locked, record_response
from requests_app.actions.history import person, record_event
from requests_app.deadlines import in_words
from requests_app.exemptions import exemption as named_exemption
from requests_app.models import FoiRequest, Message, QuestionOutcome
from requests_app.roles import require
from requests_app.statuses import Outcome


class UnknownExemption(ValueError):
    """Words that name no exemption of the catalogue. The message is a sentence."""


def record_outcome(
    *,
    request: FoiRequest,
    question: str,
    outcome: Outcome | str,
    exemptions: Iterable[str] = (),
    quote: str = "",
    by: Any,
    message: Message | None = None,
) -> QuestionOutcome:
    """What came of one question. A later one replaces an earlier one, which stays in the history; the same again
    changes nothing. Raises UnknownExemption, or ValueError for a question that was not asked."""
    require(by, "log answers")
    outcome = Outcome(outcome)
    sections = [_section(words) for words in exemptions]
    with transaction.atomic():
        fresh = locked(request)
        if fresh.campaign.specification.question(question) is None:
            raise ValueError(f"This campaign has no question {question}: choose one of its own.")
        last = fresh.outcomes.filter(question=question).last()
        if last is not None and (last.outcome, last.exemptions, last.quote) == (outcome.value, sections, quote):
            return last
        row = QuestionOutcome.objects.create(
            request=fresh,
            question=question,
            outcome=outcome.value,
            exemptions=sections,
            quote=quote,
            message=message,
            by=person(by),
        )
        under = f" under {', '.join(sections)}" if sections else ""
        instead = f" (before: {last.outcome})" if last is not None else ""
        record_event(
            kind="outcome recorded",
            sentence=f"Question {question}: {outcome.value}{under}{instead}.",
            by=by,
            request=fresh,
            link=f"/messages/{message.pk}/" if message else f"/requests/{fresh.pk}/",
        )
    return row


def log_letter(
    *,
    request: FoiRequest,
    channel: str,
    on: date,
    subject: str,
    body: str,
    by: Any,
    outgoing: bool = False,
    answers: bool = False,
) -> Message:
    """A letter or call by portal, post or telephone, as somebody noted it. With `answers` it is the force's answer and
    ends its clock."""
    require(by, "log answers")
    with transaction.atomic():
        fresh = locked(request)
        message = Message.objects.create(
            request=fresh,
            direction=Message.Direction.OUT if outgoing else Message.Direction.IN,
            channel=channel,
            kind="" if outgoing or not answers else "response",
            state=Message.State.SENT if outgoing else Message.State.RECEIVED,
            subject=subject[:500],
            body=body,
            sender="" if outgoing else fresh.force.name,
            recipient=fresh.force.name if outgoing else "",
            on=on,
            by=person(by),
        )
        went = "was sent to" if outgoing else "came from"
        record_event(
            kind="letter logged",
            sentence=f"Logged what {went} {fresh.force} by {message.get_channel_display()} on {in_words(on)}.",
            by=by,
            request=fresh,
            link=f"/messages/{message.pk}/",
        )
        if answers and not outgoing:
            record_response(request=fresh, on=on, by=by, message=message)
    for name in ("status", "responded_on", "due_on", "latest_on"):
        setattr(request, name, getattr(fresh, name))
    return message


def _section(words: str) -> str:
    found = named_exemption(words.strip())
    if found is None:
        raise UnknownExemption(f"“{words.strip()}” is not an exemption known here: write it as s12(1) or s40(2).")
    return found.section
