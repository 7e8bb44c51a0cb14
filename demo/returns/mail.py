"""A reply by mail with its workbook attached."""

from __future__ import annotations

from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from demo.returns import workbooks
from demo.returns.reply import DEMONSTRATION, Reply

_WORKBOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def with_workbook(reply: Reply, path: Path) -> None:
    """A short mail whose attached workbook holds the figures; what it leaves unanswered it does not mention."""
    slug = reply.figures.force.slug
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = f"<{reply.reference.replace('/', '-').replace(' ', '-').lower()}@{slug}.police.example>"
    message["Date"] = format_datetime(datetime.combine(reply.received_on, time(9, 30), UTC))
    message["From"] = f"Freedom of Information <foi@{slug}.police.example>"
    message["To"] = "Research <research@charity.example>"
    message["Subject"] = f"Freedom of Information request {reply.reference}: our response"
    message.set_content(
        "Dear requester,\n\n"
        "Please find our response attached. Please quote the reference above if you write to us about it.\n\n"
        f"{reply.force}\nInformation Rights Unit\n\n{DEMONSTRATION}\n"
    )
    with TemporaryDirectory() as folder:
        workbook = Path(folder) / "response.xlsx"
        workbooks.attached(reply, workbook)
        message.add_attachment(
            workbook.read_bytes(),
            maintype=_WORKBOOK[0],
            subtype=_WORKBOOK[1],
            filename=f"{reply.reference}.xlsx".replace("/", "-"),
        )
    message.set_boundary(f"=-{slug}-demonstration-=")
    path.write_bytes(message.as_bytes())
