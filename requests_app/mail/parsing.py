"""A raw mail as what it says and carries. Pure: no Django, no clock, no network.

Mail is hostile and broken, and none is lost: `parse_mail` never raises. What cannot be made out is told in `trouble`,
one sentence each, and the mail is still shown with what could be. Media types are as the sender claims: files are told
by their content where they are read.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from requests_app.mail import bodies, headers, machines, tnef
from requests_app.mail.encodings import content_of, inner_mail
from requests_app.mail.headers import Address
from requests_app.mail.machines import Bounce
from requests_app.mail.parts import Part, part_of, parts_within

MOST_PARTS = 2000
MOST_ATTACHMENTS = 500
DEEPEST = 30
LONGEST_SUBJECT = 2000
NOBODY = Address("", "")
"""Messages within parts within messages: what lies deeper is kept whole as one file."""

TNEF_TYPES = frozenset(("application/ms-tnef", "application/vnd.ms-tnef"))
LOCKED_TYPES = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
SIGNATURE_TYPES = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
)

_next_mail = re.compile(rb"\n\r?\nFrom [^\r\n]{1,300}\r?\n(?=[!-9;-~]{1,76}:)")
_header_line = re.compile(rb"^[!-9;-~]{1,76}:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried by a mail. `media_type` is the sender's claim; `inline` marks a picture of the letter's page."""

    name: str
    content: bytes
    media_type: str
    inline: bool = False


@dataclass(slots=True)
class ParsedMail:
    """What a mail says and carries. Ids stand without brackets, addresses in lower case, times in UTC.

    `text` is the letter's words (made from HTML where the mail has no other), `html` the page as sent. `trouble` is one
    sentence for each thing that could not be made out. `fingerprint` is the sha256 of the raw mail.
    """

    fingerprint: str
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    subject: str = ""
    sender: Address = NOBODY
    reply_to: tuple[Address, ...] = ()
    recipients: tuple[Address, ...] = ()
    date: datetime | None = None
    received: datetime | None = None
    text: str = ""
    html: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    automatic: str | None = None
    """The sign by which a machine wrote this (a header or the subject); None where there is none."""
    notice: bool = False
    """Whether it is about our own letter's way and from a mail server: not a word of the force's is in it."""
    bounces: list[Bounce] = field(default_factory=list)
    secure_link: str | None = None
    """A link to a portal that holds the real letter; None where there is none."""
    receipt: str = ""
    """What a receipt says became of a letter of ours (machines.DELIVERED or READ); empty where it is none."""
    receipt_of: str = ""
    """The Message-ID of that letter, where the receipt says."""
    heads: str = ""
    """Whom it says it is from and to and about what, as written and decoded, one field a line: also the names beside
    addresses."""

    @property
    def kind(self) -> str:
        """bounce, automatic or message."""
        return "bounce" if self.bounces else "automatic" if self.automatic else "message"


def parse_mail(raw: bytes) -> ParsedMail:
    """What this mail says and carries. Never raises."""
    mail = ParsedMail(fingerprint=hashlib.sha256(raw).hexdigest())
    try:
        message = part_of(_without_mbox_line(raw))
        _read_headers(mail, message)
        walk = _Walk(mail)
        walk.through(message)
        _look_for_machines(mail, message, walk.reports)
    except Exception as fault:  # a mail is never lost to a parser
        mail.trouble.append(f"This mail could not be taken apart ({type(fault).__name__}); it is kept whole.")
        mail.text = mail.text or headers.text_of(raw[: bodies.LARGEST_TEXT], None)[0]
    if raw.lstrip().startswith(b"From ") and (more := sum(1 for _ in _next_mail.finditer(raw))):
        mail.trouble.append(
            f"This file holds {more + 1} mails and only the first was taken: save the others one by one."
        )
    if not _header_line.search(raw[:20_000]):
        mail.trouble.append("This has no header of a mail; it is kept whole.")
    return mail


def _look_for_machines(mail: ParsedMail, message: Part, reports: list[bytes]) -> None:
    files = any(not one.inline and one.media_type != "message/rfc822" for one in mail.attachments)
    mail.bounces = list(machines.bounces(message, mail.text, reports))
    mail.secure_link = None if files else machines.secure_link(mail.text, mail.html)
    if mail.secure_link:
        mail.trouble.append("The letter lies behind a secure link and has to be fetched by hand.")
    mail.automatic = machines.automatic_sign(message, "" if mail.secure_link else mail.text, files=files)
    if mail.bounces or mail.secure_link:
        return
    if machines.delayed(message, mail.text, reports):
        mail.automatic, mail.notice = "a server's notice of delay", True
        mail.trouble.append("A mail server says that it is still trying to deliver our letter: nothing has failed yet.")
        return
    if (told := machines.receipt(reports)) is not None:
        mail.receipt, mail.receipt_of = told
        mail.automatic, mail.notice = "a receipt for our letter", True
        if mail.receipt_of and mail.receipt_of not in mail.references:
            mail.references = (*mail.references, mail.receipt_of)
        return
    link = None if files else machines.challenge(mail.text, mail.html)
    if link is not None:
        mail.automatic, mail.notice = "a server's question whether a person wrote", True
        where = f"open {link} and say that a person wrote" if link else "answer it as it asks"
        mail.trouble.append(f"Our letter is held back until somebody confirms it: {where}.")


def parse_kept(raw: bytes) -> ParsedMail:
    """The same for a mail as somebody kept it: also one that Outlook saved (.msg)."""
    from requests_app.mail import outlook

    if not outlook.is_container(raw):
        return parse_mail(raw)
    try:
        mail = parse_mail(outlook.as_mail(raw))
    except outlook.NotAnOutlookMessage:
        mail = ParsedMail("", trouble=["This Outlook message is damaged and cannot be opened; it is kept whole."])
    mail.fingerprint = hashlib.sha256(raw).hexdigest()
    return mail


def _without_mbox_line(raw: bytes) -> bytes:
    raw = raw.lstrip(b"\r\n\t \xef\xbb\xbf")
    if b"\n" not in raw and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")  # a mail of an old Macintosh
    while raw.startswith((b"From ", b">From ")):
        raw = raw.partition(b"\n")[2]
    return raw


def _read_headers(mail: ParsedMail, message: Part) -> None:
    mail.message_id = next(iter(headers.message_ids(message, "Message-ID")), "")
    mail.in_reply_to = next(iter(headers.message_ids(message, "In-Reply-To")), "")
    mail.references = headers.message_ids(message, "References")
    mail.subject = headers.subject(message)[:LONGEST_SUBJECT]
    mail.heads = headers.written(message)
    mail.sender = next(iter(headers.addresses(message, ["From", "Sender", "Return-Path"])), NOBODY)
    mail.reply_to = headers.addresses(message, ["Reply-To"])
    mail.recipients = headers.addresses(
        message, ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Resent-To"]
    )
    mail.date = headers.moment(message)
    mail.received = headers.moment(message, "Received")
    if mail.date is None and headers.raw_field(message, "Date"):
        mail.trouble.append("The date of this mail is not one that can be read.")


class _Walk:
    """One pass over the parts in the order they stand, gathering letters and files."""

    def __init__(self, mail: ParsedMail) -> None:
        self.mail = mail
        self.plain: list[str] = []
        self.html: list[str] = []
        self.reports: list[bytes] = []
        self.parts = 0
        self.unnamed = 0

    def through(self, message: Part) -> None:
        for part, depth in _leaves(message):
            self.parts += 1
            if self.parts > MOST_PARTS or len(self.mail.attachments) >= MOST_ATTACHMENTS:
                self.mail.trouble.append(f"This mail has more than {MOST_ATTACHMENTS} files; the rest was left in it.")
                break
            try:
                self._take(part, too_deep=depth > DEEPEST)
            except Exception as fault:  # one broken part does not cost the others
                self.mail.trouble.append(f"A part of this mail could not be taken out ({type(fault).__name__}).")
        self.mail.html = "\n".join(self.html)
        plain = "\n\n".join(text for text in self.plain if text.strip())
        self.mail.text = bodies.fuller(plain, self.mail.html)

    def _take(self, part: Part, *, too_deep: bool) -> None:
        kind = part.media_type
        name = name_of(part)
        disposition = headers.parameters(headers.raw_field(part, "Content-Disposition"))[0]
        if too_deep:
            self._keep_mail(part, name, part.source)
            return
        if kind in ("message/delivery-status", "message/disposition-notification"):
            self.reports.append(content_of(part)[0])
            return
        if kind.startswith("message/"):
            self._keep_mail(part, name, inner_mail(part))
            return
        content, whole = content_of(part)
        if not whole:
            self.mail.trouble.append(f"{name or 'A part of this mail'} is not encoded as it says; it may be damaged.")
        if kind.startswith("multipart/"):
            self.mail.trouble.append("The parts of this mail cannot be told apart: open it as it came.")
            kind = "text/plain"
        if kind in TNEF_TYPES or content[:4] == tnef.SIGNATURE:
            self._take_tnef(content, name)
        elif kind in ("text/plain", "text/html") and not name and disposition != "attachment":
            self._take_text(part, content, html=kind == "text/html")
        elif kind in SIGNATURE_TYPES:
            return
        else:
            if kind in LOCKED_TYPES and "signed" not in headers.parameter(part, "Content-Type", "smime-type"):
                self.mail.trouble.append("This mail is locked with the sender's certificate and cannot be read here.")
            inline = kind.startswith("image/") and (
                disposition == "inline" or bool(headers.raw_field(part, "Content-ID"))
            )
            self._keep(name, content, kind, inline=inline)

    def _take_text(self, part: Part, content: bytes, *, html: bool) -> None:
        charset = headers.parameter(part, "Content-Type", "charset")
        text, known = headers.text_of(content, charset or None)
        if not known and charset:
            self.mail.trouble.append(f"The text says that it is written in {charset[:40]}, which it is not.")
        text = text.replace("\x00", "\ufffd").replace("\r\n", "\n")
        if html or bodies.is_page(text):
            self.html.append(self._within_reason(text))
            return
        text, files = bodies.without_uuencoded(text)
        for name, inside in files:
            self._keep(headers.file_name(headers.words(name)), inside, "application/octet-stream")
        text = self._within_reason(text)
        if headers.parameter(part, "Content-Type", "format").lower() == "flowed":
            text = bodies.reflowed(text, delete_space=headers.parameter(part, "Content-Type", "delsp").lower() == "yes")
        self.plain.append(text)

    def _within_reason(self, text: str) -> str:
        if len(text) > bodies.LARGEST_TEXT:
            self.mail.trouble.append("This letter is longer than any is: its end is only in the mail as it came.")
        return text[: bodies.LARGEST_TEXT]

    def _take_tnef(self, content: bytes, name: str) -> None:
        wrapped = tnef.unwrap(content)
        self.mail.trouble += wrapped.trouble
        if wrapped.text:
            self.plain.append(self._within_reason(wrapped.text))
        elif wrapped.html:
            self.html.append(self._within_reason(wrapped.html))
        for inner, inside in wrapped.attachments:
            self._keep(headers.file_name(inner), inside, "application/octet-stream")
        if not wrapped.attachments and (wrapped.trouble or not (wrapped.text or wrapped.html)):
            self._keep(name or "winmail.dat", content, "application/ms-tnef")

    def _keep_mail(self, part: Part, name: str, content: bytes) -> None:
        """A mail inside the mail is a file of its own."""
        if not name:
            subject = headers.subject(part_of(content)).replace("/", "-").replace("\\", "-")
            name = headers.file_name(subject)[:80].strip() or "forwarded"
        self._keep(name if name.lower().endswith(".eml") else f"{name}.eml", content, "message/rfc822")

    def _keep(self, name: str, content: bytes, kind: str, *, inline: bool = False) -> None:
        if not name:
            self.unnamed += 1
            name = f"attachment-{self.unnamed}{mimetypes.guess_extension(kind) or ''}"
        if not content:
            self.mail.trouble.append(f"{name} came empty.")
            return
        self.mail.attachments.append(Attachment(name, content, kind, inline))


def _leaves(message: Part) -> Iterator[tuple[Part, int]]:
    """The parts that hold something, in order, with how deep they lie. A mail inside the mail is one of them."""
    waiting = [iter([message])]
    while waiting:
        part = next(waiting[-1], None)
        if part is None:
            waiting.pop()
            continue
        depth = len(waiting) - 1
        inner = parts_within(part) if depth <= DEEPEST and part.media_type.startswith("multipart/") else None
        if inner is None:
            yield part, depth
        else:
            waiting.append(inner)


def name_of(part: Part) -> str:
    """The file's name by its disposition, its type or its description's ending; "" where there is none."""
    for where, key in (("Content-Disposition", "filename"), ("Content-Type", "name"), ("Content-Disposition", "name")):
        if name := headers.file_name(headers.parameter(part, where, key)):
            return name
    described = headers.file_name(headers.words(headers.raw_field(part, "Content-Description")))
    return described if re.search(r"\.\w{2,5}$", described) else ""
