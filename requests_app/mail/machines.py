"""Mail that no person wrote: automatic replies, reports of non-delivery, notices that the letter lies elsewhere. Pure.

These are signs, not decisions: a person or the researcher's own rules say what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from requests_app.mail import headers

_automatic_subject = re.compile(
    r"^\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|autoreply)\b", re.IGNORECASE
)
_bounce_subject = re.compile(
    r"undeliver|delivery (?:status notification|has failed|failure)|returned mail|mail delivery failed|failure notice",
    re.IGNORECASE,
)
_daemon = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon)@|^mailer-daemon$", re.IGNORECASE)
_secure_link = re.compile(
    r"https?://[^\s<>\"']*(?:egress|mimecast|proofpoint|galaxkey|zixmail|securemail|secure-mail|objectiveconnect|sharefile|"
    r"cryptshare|voltage|ironport|encryptedmail|messagelabs)[^\s<>\"']*",
    re.IGNORECASE,
)
# Many footers name such a service; only a letter that says so lies there.
_to_be_fetched = re.compile(
    r"\b(?:secure(?:d|ly)?|encrypted|protected)\b.{0,40}\b(?:message|e-?mail|file|package|sent|content)|"
    r"\b(?:click|follow|log ?in|register|sign in)\b.{0,60}\b(?:read|view|open|access|download|collect)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Bounce:
    """Whom a mail did not reach, and why as the server says it (a status such as 5.1.1 first, where it gave one)."""

    recipient: str
    reason: str

    @property
    def lasting(self) -> bool:
        """Whether trying again is of no use."""
        return not self.reason.startswith("4")


def automatic_sign(message: Message) -> str | None:
    """The sign by which a machine wrote this mail (a header or the subject); None where there is none."""
    submitted = headers.parameters(headers.raw_field(message, "Auto-Submitted"))[0]
    if submitted and submitted != "no":
        return f"Auto-Submitted: {submitted}"
    if match := _automatic_subject.search(headers.subject(message)):
        return f"Subject: {match[0].strip()}"
    for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder"):
        if headers.raw_field(message, name):
            return name
    return None


def secure_link(text: str, html: str) -> str | None:
    """A link to a portal that holds the real letter; None where there is none."""
    link = _secure_link.search(text) or _secure_link.search(html)
    return link[0][:500] if link and _to_be_fetched.search(text) else None


def bounces(message: Message, text: str) -> Iterator[Bounce]:
    """Whom an earlier mail did not reach, as this one reports it."""
    found = False
    for part in message.walk():
        blocks = part.get_payload()
        if part.get_content_type() != "message/delivery-status" or not isinstance(blocks, list):
            continue
        for block in (block for block in blocks if isinstance(block, Message)):
            recipient = headers.raw_field(block, "Final-Recipient") or headers.raw_field(block, "Original-Recipient")
            if recipient and headers.raw_field(block, "Action").lower() in ("failed", ""):
                found = True
                reason = f"{headers.raw_field(block, 'Status')} {headers.raw_field(block, 'Diagnostic-Code')}"
                yield Bounce(recipient.rpartition(";")[2].strip().strip("<>").lower(), headers.tidy(reason)[:500])
    if found:
        return
    sender = next((one.address or one.name for one in headers.addresses(message, ["From"])), "")
    failed = headers.addresses(message, ["X-Failed-Recipients"])
    if failed:
        yield from (Bounce(address.address, "") for address in failed)
    elif _daemon.search(sender) and _bounce_subject.search(headers.subject(message)):
        line = next((line for line in text.splitlines() if re.search(r"\b[45]\.\d\.\d\b|\b[45]\d\d\b", line)), "")
        address = re.search(r"[\w.+'-]{1,100}@[\w.-]{1,200}", text)
        yield Bounce(address[0].lower().rstrip(".") if address else "", headers.tidy(line)[:500])
