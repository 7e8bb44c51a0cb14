"""A reply by mail with its workbook attached."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from demo.envelope import attach, envelope, seal
from demo.returns import workbooks
from demo.returns.reply import DEMONSTRATION, Reply


def with_workbook(reply: Reply, path: Path) -> None:
    """A short mail whose attached workbook holds the figures; what it leaves unanswered it does not mention."""
    message = envelope(
        reply.figures.force,
        "answer",
        on=reply.received_on,
        subject=f"Freedom of Information request {reply.reference}: our response",
        text=(
            "Dear requester,\n\n"
            "Please find our response attached. Please quote the reference above if you write to us about it.\n\n"
            f"{reply.force}\nInformation Rights Unit\n\n{DEMONSTRATION}\n"
        ),
    )
    with TemporaryDirectory() as folder:
        workbook = Path(folder) / "Response.xlsx"
        workbooks.attached(reply, workbook)
        attach(message, workbook, name=f"{reply.reference.replace('/', '-')}.xlsx")
    seal(message, path)
