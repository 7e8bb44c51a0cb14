"""Letters in: filed with their request by a person, and their suggestions confirmed by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from requests_app.actions.answers import record_outcome
from requests_app.actions.arrivals import ask_for_mail
from requests_app.actions.clock import locked, move_status, record_clock_event, record_reference
from requests_app.actions.filing import file_letter, tell_of_letter
from requests_app.actions.history import person, record_event
from requests_app.actions.refiling import leave_requests
from requests_app.deadlines import in_words
from requests_app.exemptions import exemption
from requests_app.mail import inbound
from requests_app.mail.parsing import ParsedMail
from requests_app.models import FoiRequest, Message
from requests_app.roles import require
from requests_app.statuses import CLOCK_KINDS, Move, MoveRefused


def match_message(*, message: Message, request: FoiRequest, by: Any, also_for: Sequence[FoiRequest] = ()) -> Message:
    """A person's word on whose letter this is; one letter can answer for several. What a request that it is taken from
    had by it is taken back there. Raises MoveRefused, one sentence, where that cannot be.

    A worker then looks at it for that request and hands its files to the readers: the page waits for neither.
    """
    require(by, "log answers")
    with transaction.atomic():
        fresh = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        same = fresh.request_id == request.pk and set(fresh.also_for.values_list("pk", flat=True)) == {
            other.pk for other in also_for
        }
        if not same or fresh.state == Message.State.SET_ASIDE:
            _file(fresh, request, also_for, by=by)
    message.refresh_from_db()
    return message


def _file(message: Message, request: FoiRequest, also_for: Sequence[FoiRequest], *, by: Any) -> None:
    before = [*filter(None, [message.request]), *message.also_for.all()]
    now = [request, *also_for]
    leave_requests(message, [one for one in before if one not in now], by=by)
    message.request, message.filed_by = request, person(by)
    message.save(update_fields=["request", "filed_by", "suggestions"])
    message.also_for.set(also_for)
    tell_of_letter(message, [one for one in now if one not in before], by=by)
    if message.state == Message.State.UNREADABLE:
        return
    if message.raw_path:
        message.state, message.claimed_at, message.attempts = Message.State.ARRIVED, None, 0
        message.save(update_fields=["state", "claimed_at", "attempts"])
        transaction.on_commit(partial(ask_for_mail, message.pk))
        return
    message.state = Message.State.RECEIVED
    mail = ParsedMail(fingerprint="", subject=message.subject, text=message.body)
    file_letter(message, mail, b"", request=request, also_for=also_for, by=by)


def read_mail_again(*, message: Message, by: Any) -> None:
    """Have a mail that could not be read tried once more, as after a newer version of the program."""
    require(by, "log answers")
    with transaction.atomic():
        waits = Message.objects.filter(pk=message.pk, state=Message.State.UNREADABLE).update(
            state=Message.State.ARRIVED, claimed_at=None, attempts=0, trouble=""
        )
        if waits:
            record_event(
                kind="mail to be read again",
                sentence=f"“{message}” is to be read again.",
                by=by,
                request=message.request,
                link=f"/messages/{message.pk}/",
            )
            transaction.on_commit(partial(ask_for_mail, message.pk))


def date_letter(*, message: Message, on: date, by: Any, today: date) -> None:
    """The day a letter came, where its own date cannot be right. Raises MoveRefused, one sentence, for a day that
    cannot be right either."""
    require(by, "log answers")
    with transaction.atomic():
        fresh = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        requests = [*filter(None, [fresh.request]), *fresh.also_for.all()]
        doubt = "which is still to come" if on > today else inbound.doubt_of(on, today=today, requests=requests)
        if doubt:
            raise MoveRefused(f"It cannot have come on {in_words(on)}, {doubt}.")
        fresh.on = on
        fresh.trouble = "\n".join(line for line in fresh.trouble.splitlines() if not line.endswith(inbound.DOUBTED))
        fresh.save(update_fields=["on", "trouble"])
        record_event(
            kind="letter dated",
            sentence=f"“{fresh}” came on {in_words(on)}.",
            by=by,
            request=fresh.request,
            link=f"/messages/{fresh.pk}/",
        )


def set_aside(*, message: Message, by: Any, why: str = "") -> None:
    """A mail that is about no request. It is kept, and can be matched after all."""
    require(by, "log answers")
    with transaction.atomic():
        fresh = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        if fresh.request_id is not None or fresh.state == Message.State.SET_ASIDE:
            return
        fresh.state = Message.State.SET_ASIDE
        fresh.save(update_fields=["state"])
        record_event(
            kind="mail set aside",
            sentence=f"Set aside “{fresh}” from {fresh.sender}{': ' + why if why else ''}.",
            by=by,
            link=f"/messages/{fresh.pk}/",
        )


def confirm_suggestion(
    *,
    message: Message,
    number: int,
    by: Any,
    request: FoiRequest | None = None,
    on: date | None = None,
    questions: Iterable[str] = (),
    outcome: str = "",
    exemptions: Iterable[str] | None = None,
) -> None:
    """Do what a suggestion says, as the person confirmed it: `on`, `questions`, `outcome` and `exemptions` are theirs
    where they changed them. Raises MoveRefused or ClockError, a sentence each, and then nothing is done."""
    require(by, "log answers")
    with transaction.atomic():
        fresh, row = _suggestion(message, number)
        if fresh.state == Message.State.ARRIVED:
            raise MoveRefused("This letter is being read for its request: look at it again in a moment.")
        target = request or fresh.request
        if row["state"] != "open" or target is None:
            return
        sections = list(row.get("exemptions", ()) if exemptions is None else exemptions)
        if row["what"] == "letter":
            _confirm_letter(fresh, target, row, sections, by=by, on=on or fresh.on)
        elif row["what"] == "outcome":
            for question in questions or [row["question"]]:
                if question is None:
                    raise MoveRefused("Say which questions this is about: the letter names none.")
                record_outcome(
                    request=target,
                    question=question,
                    outcome=outcome or row["outcome"],
                    exemptions=sections,
                    quote=row["quote"],
                    by=by,
                    message=fresh,
                )
        else:
            record_reference(request=target, reference=row["reference"], by=by)
        for other, same in enumerate(fresh.suggestions):
            if row["what"] == same["what"] == "letter" and same["move"] == row["move"] and same["state"] == "open":
                same["state"] = "settled with it" if other != number else "open"
        _settle(fresh, number, "confirmed", by)
    message.refresh_from_db()


def dismiss_suggestion(*, message: Message, number: int, by: Any) -> None:
    """The letter is not what it seemed."""
    require(by, "log answers")
    with transaction.atomic():
        fresh, row = _suggestion(message, number)
        if row["state"] == "open":
            _settle(fresh, number, "dismissed", by)
            record_event(
                kind="suggestion dismissed",
                sentence=f"“{fresh}” is not what it seemed ({row.get('seems') or row.get('outcome') or 'reference'}).",
                by=by,
                request=fresh.request,
                link=f"/messages/{fresh.pk}/",
            )
    message.refresh_from_db()


def _ground(sections: list[str]) -> str:
    """The section an extension rests on: of several weighed, the first that allows more time at all."""
    named = [one for section in sections if (one := exemption(section)) is not None]
    return next((one.section for one in named if one.may_extend), sections[0] if sections else "")


def _confirm_letter(
    message: Message, request: FoiRequest, row: dict[str, Any], sections: list[str], *, by: Any, on: date | None
) -> None:
    if row["move"] is None:
        return
    move = Move[row["move"]]
    kind = CLOCK_KINDS.get(move)
    if kind is not None:
        if on is None:
            raise MoveRefused("Say first on which day this letter came: its own date cannot be right.")
        record_clock_event(
            request=request,
            kind=kind,
            on=on,
            by=by,
            message=message,
            exemption=_ground(sections) if move is Move.EXTEND else "",
        )
        return
    fresh = locked(request)
    if move is Move.ACKNOWLEDGE and fresh.status not in ("sent", "delivery_failed"):
        return  # a courtesy: the request has gone further already
    move_status(request=request, to=move, by=by, sentence=f"{request.force}: {row['seems']}, in “{message}”.")


def _suggestion(message: Message, number: int) -> tuple[Message, dict[str, Any]]:
    fresh = Message.objects.select_for_update(of=("self",)).select_related("request__force", "request__campaign")
    found = fresh.get(pk=message.pk)
    if not 0 <= number < len(found.suggestions):
        raise MoveRefused("This letter has no such suggestion: open it again and look.")
    return found, found.suggestions[number]


def _settle(message: Message, number: int, state: str, by: Any) -> None:
    message.suggestions[number]["state"] = state
    message.suggestions[number]["by"] = getattr(person(by), "username", "")
    message.save(update_fields=["suggestions"])
