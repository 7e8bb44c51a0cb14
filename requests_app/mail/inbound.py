"""Letters on their way in: what matching and recognition need from the rows, and who takes the files.

Imports go one way, so the reading room registers itself here rather than being called by name.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from requests_app.deadlines import in_words
from requests_app.force_names import force_names
from requests_app.mail.matching import Known, Letter, Match, matches
from requests_app.mail.outbound import reply_pattern
from requests_app.mail.parsing import Attachment, ParsedMail
from requests_app.mail.sentences import MOST_CHARACTERS
from requests_app.models import FoiRequest, Force, Message
from requests_app.specification import UnusableSpecification
from requests_app.statuses import AWAITING_ANSWER, Status

if TYPE_CHECKING:
    from requests_app.mail.recognition import Recognition


def known_requests() -> list[Known]:
    """Every request that has been sent, as matching knows it: three queries, however many there are."""
    written: dict[int, set[str]] = {}
    ids: dict[int, list[str]] = {}
    given: dict[int, set[str]] = {}
    for request_id, direction, sender, message_id, reference in Message.objects.exclude(request=None).values_list(
        "request_id", "direction", "sender", "message_id", "reference"
    ):
        if reference:
            given.setdefault(request_id, set()).add(reference)
        if direction == Message.Direction.IN and "@" in sender:
            written.setdefault(request_id, set()).add(sender.rpartition("<")[2].strip("> ").lower())
        elif message_id:
            ids.setdefault(request_id, []).append(message_id)
    requests = FoiRequest.objects.exclude(status__in=["drafted", "queued"]).select_related(
        "force__joint_unit", "campaign"
    )
    return [
        Known(
            key=request.pk,
            token=request.token,
            force_code=request.force.code,
            force_name=request.force.name,
            campaign_title=request.campaign.title,
            reference=request.reference,
            other_references=sorted(given.get(request.pk, ())),
            addresses=[*filter(None, [request.force.address]), *sorted(written.get(request.pk, ()))],
            message_ids=ids.get(request.pk, ()),
            awaiting=Status(request.status) in AWAITING_ANSWER,
        )
        for request in requests
    ]


def matches_of(mail: ParsedMail) -> tuple[Match, ...]:
    """The requests that a mail may belong to, those that are decided first."""
    letter = Letter(
        sender=mail.sender.address,
        recipients=[one.address for one in mail.recipients],
        subject=mail.subject,
        text=mail.text[:MOST_CHARACTERS],
        answers=[*filter(None, [mail.in_reply_to]), *mail.references],
        files=[attachment.name for attachment in mail.attachments],
    )
    names = force_names(
        (code, [name, short, *aliases])
        for code, name, short, aliases in Force.objects.values_list("code", "name", "short_name", "aliases")
    )
    return matches(letter, known_requests(), pattern=reply_pattern(), host=settings.REPLY_DOMAIN, names=names)


def recognition_of(mail: ParsedMail, request: FoiRequest | None) -> Recognition:
    """What the mail seems to be, with the campaign's questions where its request is known."""
    questions: dict[str, str] | None = None
    if request is not None:
        try:
            questions = {one.number: one.text for one in request.campaign.specification.questions}
        except UnusableSpecification:
            questions = None
    from requests_app.mail.recognition import recognise_mail  # slow to import: the whole grammar of letters

    return recognise_mail(mail, questions)


def suggestions_as_rows(found: Recognition) -> list[dict[str, Any]]:
    """The suggestions as they are kept with the message, each `open` until a person says."""
    rows: list[dict[str, Any]] = [
        {
            "what": "letter",
            "seems": one.seems.value,
            "move": one.move.name if one.move else None,
            "quote": one.quote,
            "exemptions": list(one.exemptions),
            "confidence": one.confidence.value,
            "nuance": one.nuance.value if one.nuance else None,
            "until": one.until.isoformat() if one.until else None,
            "link": one.link,
            "state": "open",
        }
        for one in found.suggestions
    ]
    rows += [
        {
            "what": "outcome",
            "question": one.question,
            "outcome": one.outcome.value,
            "quote": one.quote,
            "exemptions": list(one.exemptions),
            "state": "open",
        }
        for one in found.outcomes
    ]
    if found.reference:
        rows.append({"what": "reference", "reference": found.reference, "state": "open"})
    return rows


DOUBTED = "say on which day it came."


def dated(
    mail: ParsedMail, given: date | None, *, today: date, requests: Sequence[FoiRequest] = ()
) -> tuple[date | None, str]:
    """The day the letter came: as given, as the receiving server stamped it, as the sender dated it, or today.

    A day that cannot be right is none: then the second is the sentence that says why and asks.
    """
    said = [given] if given else [timezone.localdate(one) for one in (mail.received, mail.date) if one is not None]
    if not said:
        return today, ""
    doubts = [doubt_of(day, today=today, requests=requests) for day in said]
    for day, doubt in zip(said, doubts, strict=True):
        if not doubt:
            return min(day, today), ""
    return None, f"It is dated {in_words(said[0])}, {doubts[0]}: {DOUBTED}"


def doubt_of(day: date, *, today: date, requests: Sequence[FoiRequest]) -> str:
    """Why a letter of these requests cannot have come on this day; empty where it can. A clock may be a day ahead."""
    if day > today + timedelta(days=1):
        return "which is still to come"
    sent = min((one.sent_on for one in requests if one.sent_on), default=None)
    return f"before the request was sent on {in_words(sent)}" if sent and day < sent else ""


def file_rows(mail: ParsedMail) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name[:255],
            "bytes": len(one.content),
            "sha256": hashlib.sha256(one.content).hexdigest(),
            "inline": one.inline,
        }
        for one in mail.attachments
    ]


def says_the_same(one: ParsedMail, other: ParsedMail) -> bool:
    """Whether two mails carry the same letter: delivered twice, they differ in how they travelled and nothing else."""
    return (one.subject, one.text) == (other.subject, other.text) and [
        (row["name"], row["sha256"]) for row in file_rows(one)
    ] == [(row["name"], row["sha256"]) for row in file_rows(other)]


def row_says_the_same(earlier: Message, mail: ParsedMail) -> bool:
    """The same for a letter that was kept: its row holds all that is compared."""
    return (earlier.subject, earlier.body) == (mail.subject[:500], mail.text) and [
        (row["name"], row["sha256"]) for row in earlier.files
    ] == [(row["name"], row["sha256"]) for row in file_rows(mail)]


def as_mail(mail: ParsedMail) -> bytes:
    """A letter that came another way, as the mail it might have been: for the readers of mails."""
    letter = EmailMessage()
    letter["Subject"] = " ".join(mail.subject.split())
    letter.set_content(mail.text)
    return bytes(letter)


def to_be_read(mail: ParsedMail, raw: bytes) -> list[Attachment]:
    """The files to hand to the readers. An answer that stands in the letter itself is read from the mail: in its words,
    or in a picture of its page."""
    files = [one for one in mail.attachments if not one.inline]
    within = any(character.isdigit() for character in mail.text) or bool(mail.attachments)
    if not files and raw and mail.kind == "message" and within:
        name = f"{' '.join(mail.subject.split())[:80] or 'letter'}.eml".replace("/", "-")
        files = [Attachment(name, raw, "message/rfc822")]
    return [dataclasses.replace(one, name=one.name[:255]) for one in files]
