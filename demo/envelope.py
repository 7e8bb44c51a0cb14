"""A mail from a force's information rights unit, the same bytes each time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from pathlib import Path

from demo.known_figures import Force

RESEARCH = "research@charity.example"
"""Where the demonstration's forces write to when no other address is given. Nobody has it: .example is reserved."""

_TYPES = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".pdf": ("application", "pdf"),
    ".csv": ("text", "csv"),
}


def envelope(
    force: Force,
    kind: str,
    *,
    on: date,
    subject: str,
    text: str,
    to: str = RESEARCH,
    in_reply_to: str | None = None,
    unit: str | None = None,
) -> EmailMessage:
    """The mail without attachments. `kind` tells the mails of a force apart; `unit` is the slug of the force whose
    address it comes from, where two forces share a unit."""
    domain = f"{unit or force.slug}.police.example"
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = f"<{kind}-{force.slug}-{on:%Y%m%d}@{domain}>"
    message["Date"] = format_datetime(datetime.combine(on, time(9, 30), UTC))
    message["From"] = formataddr(("Freedom of Information", f"foi@{domain}"))
    message["To"] = to
    message["Subject"] = subject
    if in_reply_to:
        message["In-Reply-To"] = in_reply_to
        message["References"] = in_reply_to
    message.set_content(text)
    return message


def attach(message: EmailMessage, path: Path, *, name: str | None = None) -> None:
    """Attach a file by its kind."""
    main, sub = _TYPES[path.suffix]
    message.add_attachment(path.read_bytes(), maintype=main, subtype=sub, filename=name or path.name)


def seal(message: EmailMessage, path: Path) -> None:
    """Write the mail with a boundary that does not change."""
    path.write_bytes(seal_bytes(message))


def seal_bytes(message: EmailMessage) -> bytes:
    """The mail with a boundary that does not change."""
    if message.is_multipart():
        message.set_boundary("=-demonstration-=")
    return message.as_bytes()
