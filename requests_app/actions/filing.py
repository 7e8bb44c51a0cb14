"""A letter filed with its requests: told in their histories, looked at for what it seems to be, its files handed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from requests_app.actions.history import record_event
from requests_app.deadlines import in_words
from requests_app.mail import confined, inbound
from requests_app.mail.machines import READ
from requests_app.mail.parsing import ParsedMail
from requests_app.mail.rules import Seems
from requests_app.models import FoiRequest, Message

WORTH_READING = {Seems.FULL_ANSWER.value, Seems.PARTIAL_ANSWER.value}


def tell_of_letter(message: Message, requests: Sequence[FoiRequest], *, by: Any, because: str = "") -> None:
    """One line in the history of each request."""
    for one in requests:
        reason = f" ({because})" if because else ""
        also = f", which answers for {len(requests)} forces" if len(requests) > 1 else ""
        day = f" on {in_words(message.on)}" if message.on else ""
        record_event(
            kind="letter received",
            sentence=f"“{message}” came from {message.sender or one.force.name}{day}{also}{reason}.",
            by=by,
            request=one,
            link=f"/messages/{message.pk}/",
        )


def file_letter(
    message: Message,
    mail: ParsedMail,
    raw: bytes,
    *,
    request: FoiRequest,
    also_for: Sequence[FoiRequest],
    by: Any,
) -> None:
    """Say in the row whose letter it is and what it seems to be, and hand its files to the readers, who take none
    twice. What a person has settled already stays."""
    message.request = request
    message.answers = message.answers or _answered(mail, request)
    settled = [row for row in message.suggestions if row["state"] != "open"]
    if not settled and (raw or message.body):
        message.suggestions = inbound.suggestions_as_rows(inbound.recognition_of(mail, request))
    seems = {row.get("seems") for row in message.suggestions}
    message.kind = next((row["seems"] for row in message.suggestions if row["what"] == "letter"), message.kind)[:40]
    message.save()
    message.also_for.set(also_for)
    if mail.receipt:
        _keep_receipt(message, mail, request, by=by)
        return
    files = inbound.to_be_read(mail, raw) if raw or mail.attachments else []
    only_pictures = all(one.inline for one in mail.attachments)
    if files and files[0].media_type == "message/rfc822" and len(files) == 1 and only_pictures:
        files = files if seems & WORTH_READING else []
    if files:
        for one in [request, *also_for]:
            for receiver in confined.attachment_receivers:
                receiver(message=message, request=one, attachments=files, by=by)


def _answered(mail: ParsedMail, request: FoiRequest) -> Message | None:
    """The letter of ours that the mail says it replies to: the one it names first, else the newest of its thread."""
    named = [one for one in (mail.in_reply_to, *reversed(mail.references)) if one]
    if not named:
        return None
    ours = request.messages.filter(direction=Message.Direction.OUT, state=Message.State.SENT, message_id__in=named)
    return min(ours, key=lambda one: named.index(one.message_id or ""), default=None)


def _keep_receipt(message: Message, mail: ParsedMail, request: FoiRequest, *, by: Any) -> None:
    """A receipt is kept with the letter it is about: the one it names, or the last that went before it came."""
    message.kind = f"{mail.receipt} receipt"
    message.save(update_fields=["kind"])
    ours = request.messages.filter(direction=Message.Direction.OUT, state=Message.State.SENT)
    about = ours.filter(message_id=mail.receipt_of).first() if mail.receipt_of else ours.order_by("on", "pk").last()
    if about is None or message.on is None:
        return
    field = "read_on" if mail.receipt == READ else "delivered_on"
    if getattr(about, field) is not None:
        return
    setattr(about, field, message.on)
    about.save(update_fields=[field])
    record_event(
        kind="receipt kept",
        sentence=f"A receipt came: “{about}” was {mail.receipt} on {in_words(message.on)}.",
        by=by,
        request=request,
        link=f"/messages/{about.pk}/",
    )
