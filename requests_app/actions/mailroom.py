"""Letters in: each kept whole, taken once, matched to its request, and its suggestions confirmed by a person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from requests_app.actions.answers import record_outcome
from requests_app.actions.clock import locked, move_status, record_clock_event, record_reference
from requests_app.actions.history import person, record_event
from requests_app.deadlines import in_words
from requests_app.exemptions import exemption
from requests_app.mail import inbound
from requests_app.mail.folder import keep_raw, raw_of
from requests_app.mail.matching import decided
from requests_app.mail.parsing import ParsedMail, parse_mail
from requests_app.mail.rules import Seems
from requests_app.models import FoiRequest, Message
from requests_app.roles import require
from requests_app.statuses import CLOCK_KINDS, Move

WORTH_READING = {Seems.FULL_ANSWER.value, Seems.PARTIAL_ANSWER.value}


def receive_mail(*, raw: bytes, on: date | None = None, by: Any = None) -> Message:
    """Take one mail, whatever is in it. The same mail again returns the message that is there.

    Kept whole before anything else. Matched where a token, an answered letter or the force's reference decides;
    otherwise it waits in the tray with suggestions. Its files go to the readers once it is matched.
    """
    require(by, "log answers")
    sha256 = hashlib.sha256(raw).hexdigest()
    if known := Message.objects.filter(content_sha256=sha256).first():
        return known
    mail = parse_mail(raw)
    path = keep_raw(raw, sha256, direction="in")
    message_id, trouble, twin = _identity(mail)
    if twin is not None:
        return twin
    found = inbound.matches_of(mail)
    try:
        with transaction.atomic():
            message = Message.objects.create(
                direction=Message.Direction.IN,
                state=Message.State.RECEIVED,
                subject=mail.subject[:500],
                body=mail.text,
                sender=str(mail.sender)[:320],
                recipient=", ".join(one.address for one in mail.recipients)[:320],
                on=inbound.dated(mail, on),
                message_id=message_id,
                content_sha256=sha256,
                raw_path=path,
                trouble="\n".join([*trouble, *mail.trouble]),
                files=inbound.file_rows(mail),
                matches=[asdict(match) for match in found],
                suggestions=inbound.suggestions_as_rows(inbound.recognition_of(mail, None)),
                by=person(by),
            )
            if keys := decided(found):
                first, *others = (
                    FoiRequest.objects.filter(pk__in=keys).select_related("force", "campaign").order_by("pk")
                )
                _attach(message, mail, raw, request=first, also_for=others, by=by, because=found[0].because[0])
            else:
                record_event(
                    kind="mail waits",
                    sentence=f"“{message}” from {message.sender or 'an unknown sender'} came and waits in the tray.",
                    by=by,
                    link=f"/messages/{message.pk}/",
                )
    except IntegrityError:
        # Two workers with the same mail: the other one was first.
        return Message.objects.get(content_sha256=sha256)
    return message


def match_message(*, message: Message, request: FoiRequest, by: Any, also_for: Sequence[FoiRequest] = ()) -> Message:
    """A person's word on whose letter this is; one letter can answer for several. Its files go to the readers."""
    require(by, "log answers")
    if message.raw_path:
        raw = raw_of(message.raw_path)
        mail = parse_mail(raw)
    else:
        raw, mail = b"", ParsedMail(fingerprint="", subject=message.subject, text=message.body)
    with transaction.atomic():
        fresh = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        same = fresh.request_id == request.pk and set(fresh.also_for.values_list("pk", flat=True)) == {
            other.pk for other in also_for
        }
        if not same or fresh.state == Message.State.SET_ASIDE:
            fresh.state = Message.State.RECEIVED
            _attach(fresh, mail, raw, request=request, also_for=also_for, by=by, because="")
    message.refresh_from_db()
    return message


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
    where they changed them. Raises MoveRefused, ClockError or ValueError, a sentence each, and then nothing is done."""
    require(by, "log answers")
    with transaction.atomic():
        fresh, row = _suggestion(message, number)
        target = request or fresh.request
        if row["state"] != "open" or target is None:
            return
        sections = list(row.get("exemptions", ()) if exemptions is None else exemptions)
        if row["what"] == "letter":
            _confirm_letter(fresh, target, row, sections, by=by, on=on or fresh.on)
        elif row["what"] == "outcome":
            for question in questions or [row["question"]]:
                if question is None:
                    raise ValueError("Say which questions this is about: the letter names none.")
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


def _identity(mail: ParsedMail) -> tuple[str | None, list[str], Message | None]:
    """The Message-ID to keep, what is to be said of it, and the message that already holds the same letter.

    Senders do use one Message-ID for two letters: only the same letter is taken for the same mail.
    """
    if not mail.message_id:
        return None, [], None
    message_id = mail.message_id[:500]
    earlier = Message.objects.filter(message_id=message_id).first()
    if earlier is None:
        return message_id, [], None
    try:
        kept = parse_mail(raw_of(earlier.raw_path)) if earlier.raw_path else None
    except FileNotFoundError:
        kept = None
    if kept is not None and inbound.says_the_same(kept, mail):
        return None, [], earlier
    return None, [f"This mail has the Message-ID of “{earlier}”, which says something else; both are kept."], None


def _attach(
    message: Message,
    mail: ParsedMail,
    raw: bytes,
    *,
    request: FoiRequest,
    also_for: Sequence[FoiRequest],
    by: Any,
    because: str,
) -> None:
    message.request = request
    settled = [row for row in message.suggestions if row["state"] != "open"]
    if not settled and (raw or message.body):
        message.suggestions = inbound.suggestions_as_rows(inbound.recognition_of(mail, request))
    seems = {row.get("seems") for row in message.suggestions}
    message.kind = next((row["seems"] for row in message.suggestions if row["what"] == "letter"), message.kind)[:40]
    message.save()
    message.also_for.set(also_for)
    files = inbound.to_be_read(mail, raw) if raw else []
    if files and files[0].media_type == "message/rfc822" and len(files) == 1 and not mail.attachments:
        files = files if seems & WORTH_READING else []
    for one in [request, *also_for]:
        reason = f" ({because})" if because else ""
        also = f", which answers for {len(also_for) + 1} forces" if also_for else ""
        day = f" on {in_words(message.on)}" if message.on else ""
        record_event(
            kind="letter received",
            sentence=f"“{message}” came from {message.sender or one.force.name}{day}{also}{reason}.",
            by=by,
            request=one,
            link=f"/messages/{message.pk}/",
        )
        if files:
            for receiver in inbound.attachment_receivers:
                receiver(message=message, request=one, attachments=files, by=by)


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
        assert on is not None
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
        raise ValueError("This letter has no such suggestion: open it again and look.")
    return found, found.suggestions[number]


def _settle(message: Message, number: int, state: str, by: Any) -> None:
    message.suggestions[number]["state"] = state
    message.suggestions[number]["by"] = getattr(person(by), "username", "")
    message.save(update_fields=["suggestions"])
