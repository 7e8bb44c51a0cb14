"""Mails that the demonstration's forces send besides their returns: what arrives at the campaign's reply address.

Acknowledgements with the force's reference, a question back, an extension of time, an automatic reply, the refusal
notice with its letter, the covering mails of the two corrections, and one from a unit that two forces share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from demo.envelope import RESEARCH, attach, envelope, seal
from demo.known_figures import BY_CODE
from demo.returns import ANSWER, FIRST_ANSWER, BuiltReturn
from demo.returns.planned import reference
from demo.returns.reply import DEMONSTRATION

ACKNOWLEDGEMENT = "acknowledgement"
AUTOMATIC_REPLY = "automatic reply"
CLARIFICATION = "clarification"
EXTENSION = "extension"
REFUSAL = "refusal"
CORRECTION = "correction"
ANSWERED = "answer"

_SUFFOLK, _NORFOLK = "E23000025", "E23000024"
_WEST_MIDLANDS, _METROPOLITAN, _MERSEYSIDE = "E23000014", "E23000001", "E23000004"


@dataclass(frozen=True, slots=True)
class BuiltMail:
    """A mail of a force. `kind` is what a reader should recognise in it."""

    force_code: str
    path: Path
    kind: str
    received_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Mail:
    code: str
    kind: str
    on: date
    subject: str
    text: str
    attachment: str | None = None
    unit: str | None = None
    note: str = ""


_SUBJECT = "Freedom of Information request {reference}"

_ACKNOWLEDGED = """Dear requester,

Thank you for your request for information, which we received on 8 April 2019. We are dealing with it under the Freedom
of Information Act 2000. Our reference is {reference}; please quote it if you write to us.

You will have our response by 9 May 2019 at the latest.
"""

_AUTOMATIC = """\
This is an automatic reply. Your message has reached the Information Rights Unit, and nobody has read it yet.

The office is closed from 19 to 22 April 2019. If your message is a request for information you need do nothing more.
"""

_CLARIFY = """Dear requester,

Our reference: {reference}

Before we can go on we need you to clarify your request under section 1(3) of the Act. By method of communication, do
you mean the platform on which the first contact was made, or every platform that was used?

The time for answering does not run until we hear from you.
"""

_EXTENDED = """Dear requester,

Our reference: {reference}

We believe that the exemption in section 31 of the Act may apply to part of your request. It is a qualified exemption,
and we need more time to consider where the public interest lies. Under section 10(3) we are extending the time for our
response by 20 working days.
"""

_REFUSED = """Dear requester,

Our reference: {reference}

Please find attached our refusal notice. Section 12(1) of the Freedom of Information Act 2000 applies to the whole of
your request.
"""

_CALENDAR_CORRECTED = """Dear requester,

Our reference: {reference}

Thank you for pointing out that our first response gave calendar years. The attached workbook gives the years that you
asked for, from 3 April to 2 April. Please use it in place of the one we sent on 3 May 2019.
"""

_SUM_CORRECTED = """Dear requester,

Our reference: {reference}

The parts in our first response did not add up to the total: one victim had been left out. A corrected workbook is
attached and replaces it. The totals have not changed.
"""

_JOINT = """Dear requester,

Suffolk Constabulary, our reference: {reference}

Norfolk and Suffolk Constabularies answer requests through one joint unit. The response of Suffolk Constabulary
is attached.
"""

_ACKNOWLEDGING = {
    "E23000029": date(2019, 4, 9),
    "E23000032": date(2019, 4, 9),
    "E23000039": date(2019, 4, 10),
    "E23000005": date(2019, 4, 10),
    "E23000001": date(2019, 4, 11),
    "E23000014": date(2019, 4, 11),
    "E23000010": date(2019, 4, 12),
    "W15000003": date(2019, 4, 12),
}


def _mails() -> list[_Mail]:
    mails = [
        _Mail(code, ACKNOWLEDGEMENT, on, f"{_SUBJECT}: acknowledgement", _ACKNOWLEDGED)
        for code, on in _ACKNOWLEDGING.items()
    ]
    return [
        *mails,
        _Mail("E23000002", AUTOMATIC_REPLY, date(2019, 4, 18), "Automatic reply: your message", _AUTOMATIC),
        _Mail("E23000021", CLARIFICATION, date(2019, 4, 10), f"{_SUBJECT}: clarification needed", _CLARIFY),
        _Mail("W15000002", EXTENSION, date(2019, 5, 7), f"{_SUBJECT}: more time needed", _EXTENDED),
        _Mail(_WEST_MIDLANDS, REFUSAL, date(2019, 5, 2), f"{_SUBJECT}: our response", _REFUSED, FIRST_ANSWER),
        _Mail(_METROPOLITAN, CORRECTION, date(2019, 6, 11), f"{_SUBJECT}: corrected", _CALENDAR_CORRECTED, ANSWER),
        _Mail(_MERSEYSIDE, CORRECTION, date(2019, 5, 22), f"{_SUBJECT}: corrected", _SUM_CORRECTED, ANSWER),
        _Mail(
            _SUFFOLK,
            ANSWERED,
            date(2019, 5, 16),
            f"{_SUBJECT}: Suffolk",
            _JOINT,
            ANSWER,
            unit=BY_CODE[_NORFOLK].slug,
            note="Sent from Norfolk's address: the address alone does not tell the force.",
        ),
    ]


def build_mails(
    folder: Path,
    returns: Sequence[BuiltReturn],
    *,
    reply_address: Callable[[str], str] = lambda code: RESEARCH,
    request_id: Callable[[str], str | None] = lambda code: None,
) -> list[BuiltMail]:
    """Build every mail under `folder`, in the order received.

    `returns` holds the documents to attach. `reply_address` gives the address that a force was asked to answer to, by
    its code; `request_id` the Message-ID of the request it was sent, None where that is not known.
    """
    folder.mkdir(parents=True, exist_ok=True)
    built = []
    for mail in sorted(_mails(), key=lambda mail: (mail.on, mail.code)):
        force = BY_CODE[mail.code]
        message = envelope(
            force,
            mail.kind.replace(" ", "-"),
            on=mail.on,
            subject=mail.subject.format(reference=reference(mail.code)),
            text=f"{mail.text.format(reference=reference(mail.code))}\n{force.name}\n\n{DEMONSTRATION}\n",
            to=reply_address(mail.code),
            in_reply_to=request_id(mail.code),
            unit=mail.unit,
        )
        if mail.kind == AUTOMATIC_REPLY:
            _mark_automatic(message)
        if mail.attachment:
            attach(message, _document(returns, mail.code, mail.attachment))
        path = folder / f"{mail.on:%Y-%m-%d} {force.slug} {mail.kind}.eml"
        seal(message, path)
        built.append(BuiltMail(mail.code, path, mail.kind, mail.on, mail.note))
    return built


def _mark_automatic(message: EmailMessage) -> None:
    message["Auto-Submitted"] = "auto-replied"


def _document(returns: Sequence[BuiltReturn], code: str, stage: str) -> Path:
    return next(each.path for each in returns if each.force_code == code and each.stage == stage)
