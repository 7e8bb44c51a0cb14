"""What came of a request: the outcome of each question, and answers that came another way than by mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from requests_app.actions.clock import has_come, locked, record_reference, record_response
from requests_app.actions.filing import file_letter
from requests_app.actions.history import person, record_event
from requests_app.deadlines import ClockError, in_words
from requests_app.exemptions import exemption as named_exemption
from requests_app.mail import inbound
from requests_app.mail.parsing import Attachment, ParsedMail
from requests_app.models import FoiRequest, Message, QuestionOutcome
from requests_app.roles import require
from requests_app.statuses import Move, Outcome


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
        last = fresh.outcomes.filter(question=question, withdrawn_at=None).last()
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


def take_back_outcome(*, request: FoiRequest, question: str, by: Any, why: str = "") -> QuestionOutcome | None:
    """What was recorded of a question in error counts no more; what was recorded before it stands again. Returns that;
    None where there is none."""
    require(by, "log answers")
    with transaction.atomic():
        fresh = locked(request)
        rows = fresh.outcomes.filter(question=question, withdrawn_at=None).order_by("at", "pk")
        last = rows.last()
        if last is not None:
            last.withdrawn_at = timezone.now()
            last.save(update_fields=["withdrawn_at"])
        before = rows.last()
        if last is not None:
            stands = f"“{before.outcome}” stands again" if before else "nothing is recorded of it"
            because = f", {why.strip().rstrip('.')}" if why.strip() else ""
            record_event(
                kind="outcome taken back",
                sentence=f"Question {question}: took back “{last.outcome}”{because}; {stands}.",
                by=by,
                request=fresh,
                link=f"/requests/{fresh.pk}/",
            )
    return before


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
    files: Sequence[Attachment] = (),
    reference: str = "",
) -> Message:
    """A letter or call by portal, post or telephone, as somebody noted it. With `answers` it is the force's answer and
    ends its clock. What the force wrote is looked at and its files are read as if they had come by mail.

    Raises ClockError for a day that is still to come, or before the request was sent."""
    require(by, "log answers")
    has_come(on)
    with transaction.atomic():
        fresh = locked(request)
        if fresh.sent_on is not None and on < fresh.sent_on:
            raise ClockError(
                f"{in_words(on)} is before the request was sent on {in_words(fresh.sent_on)}: check the date."
            )
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
            reference=reference.strip()[:80],
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
        if message.reference and not fresh.reference:
            record_reference(request=fresh, reference=message.reference, by=by)
        if not outgoing:
            _look_at(message, fresh, files, by=by)
        if answers and not outgoing:
            _settle_as_answer(message)
            record_response(request=fresh, on=on, by=by, message=message)
    for name in ("status", "reference", "responded_on", "due_on", "latest_on"):
        setattr(request, name, getattr(fresh, name))
    return message


def _look_at(message: Message, request: FoiRequest, files: Sequence[Attachment], *, by: Any) -> None:
    """What a logged letter seems to be, and its files on their way to the readers. A call that says nothing but its
    line has nothing to be looked at."""
    mail = ParsedMail(fingerprint="", subject=message.subject, text=message.body, attachments=list(files))
    message.files = inbound.file_rows(mail)
    file_letter(message, mail, inbound.as_mail(mail) if message.body else b"", request=request, also_for=(), by=by)


def _settle_as_answer(message: Message) -> None:
    """Whoever ticks that it is the answer has said so: nobody is asked again."""
    for row in message.suggestions:
        if row["what"] == "letter":
            row["state"] = "confirmed" if row["move"] == Move.ANSWER.name else "settled with it"
    message.kind = message.kind or "response"
    message.save(update_fields=["suggestions", "kind"])


def _section(words: str) -> str:
    found = named_exemption(words.strip())
    if found is None:
        raise UnknownExemption(f"“{words.strip()}” is not an exemption known here: write it as s12(1) or s40(2).")
    return found.section
