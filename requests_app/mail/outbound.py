"""Letters on their way out: the address of each request, what may leave, and the mail itself."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from requests_app.mail import tokens
from requests_app.models import FoiRequest, Organisation

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a letter."""

    name: str
    content: bytes
    media_type: str


def reply_pattern() -> str:
    """The reply address with a place for the token."""
    return f"foi-{{token}}@{settings.REPLY_DOMAIN}"


def reply_address(request: FoiRequest) -> str:
    """The address that belongs to this request alone."""
    return tokens.reply_address(request.token, reply_pattern())


def leaves_the_machine() -> bool:
    """Whether a letter that is sent now really goes out: otherwise it becomes a file here."""
    return bool(settings.MAIL_SENDS) or settings.EMAIL_BACKEND == SMTP_BACKEND


def why_not(request: FoiRequest) -> str | None:
    """Why no letter may be sent to this force now, in a sentence; None where one may.

    A demonstration never leaves the machine, and nothing leaves it for an address that nobody has verified.
    """
    if ended := request.force.ended(timezone.localdate()):
        return ended
    if leaves_the_machine():
        if request.campaign.demonstration:
            return "This is a demonstration: its letters are never sent for real."
        if not request.force.address:
            return f"{request.force} has no address here: enter it, or send the letter another way and record that."
        if not request.force.address_checked:
            return f"Nobody has verified {request.force}'s address {request.force.address} yet: check it first."
    return None


def compose(
    *,
    to: str,
    subject: str,
    body: str,
    reply_to: str = "",
    message_id: str = "",
    answers: str = "",
    enclosures: Sequence[Enclosure] = (),
) -> EmailMessage:
    """The mail, ready to go. Ids are given without brackets. A line break in a subject would forge a header: it
    becomes a blank. In the id of a letter that came, whose sender wrote it, it goes: else no answer could be sent."""
    headers = {"Message-ID": f"<{message_id}>"} if message_id else {}
    if answers := "".join(answers.split()):
        headers |= {"In-Reply-To": f"<{answers}>", "References": f"<{answers}>"}
    mail = EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        from_email=sending_address(),
        to=[to],
        reply_to=[reply_to] if reply_to else None,
        headers=headers,
    )
    for enclosure in enclosures:
        mail.attach(enclosure.name, enclosure.content, enclosure.media_type)
    return mail


def deliver(mail: EmailMessage) -> None:
    """Hand the mail to the backend. Raises what the backend raises (OSError, SMTPException)."""
    Path(settings.EMAIL_FILE_PATH).mkdir(parents=True, exist_ok=True)
    mail.connection = get_connection(fail_silently=False)
    if mail.send() != 1:
        raise OSError("The mail server took no letter.")


def new_message_id(request: FoiRequest) -> str:
    """The Message-ID of a letter of this request: replies name it, whatever becomes of the address."""
    return tokens.message_id(request.token, secrets.token_hex(8), settings.REPLY_DOMAIN)


def sending_address() -> str:
    """The address that letters are sent from, in the charity's name once it is said."""
    said = Organisation.objects.first()
    if said is None:
        return str(settings.DEFAULT_FROM_EMAIL)
    return formataddr((" ".join(said.name.split()), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def contact_words() -> str:
    """Whom to write to about what is told: the charity, its address, and where its letters are sent from."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    said = Organisation.objects.first()
    parts = [said.name, ", ".join(said.postal_address.split("\n"))] if said else []
    return "; ".join(part.strip() for part in (*parts, address) if part.strip())


def signed_by() -> tuple[str, str]:
    """Who signs, and whom for, as people said at the first run; until then the name of the sending address twice."""
    if said := Organisation.objects.first():
        return said.signatory, said.name
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return name or address, name or address
