"""Mail that no person wrote: automatic replies, reports of non-delivery, notices that the letter lies elsewhere. Pure.

These are signs, not decisions: a person or the researcher's own rules say what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from requests_app.mail import headers
from requests_app.mail.parts import Part, blocks_of

_automatic_subject = re.compile(
    r"^\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|autoreply)\b", re.IGNORECASE
)
_bounce_subject = re.compile(
    r"undeliver|delivery (?:status notification|has failed|failure)|returned mail|mail delivery failed|failure notice",
    re.IGNORECASE,
)
_daemon = re.compile(
    r"^(?:mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]+)@|^mailer-daemon$", re.IGNORECASE
)
_delay_subject = re.compile(
    r"\(delay(?:ed)?\)|\bdelayed\b|\bdelivery delay|warning: (?:message|could not send)"
    r"|still (?:being )?(?:retried|trying)"
    r"|delivery .{0,20}\bdelay",
    re.IGNORECASE,
)
_delay_words = re.compile(
    r"\b(?:has not yet been delivered|not been delivered yet|could not be delivered yet"
    r"|delivery (?:is|has been) delayed"
    r"|will (?:keep|continue) (?:on )?trying|will be retried|attempts to deliver .{0,40}will continue"
    r"|you do not need to resend|this is a warning message only)\b",
    re.IGNORECASE,
)
_away = re.compile(
    r"\b(?:i am|i'm|i’m|i will be|i'll be|i’ll be|we are)\s+(?:now |currently |presently |also )*"
    r"(?:out of (?:the |my )?office|away (?:from|on|until|this|for|at)\b"
    r"|on (?:annual |maternity |paternity |parental |sick |study "
    r"|a period of )?leave|on holiday|not (?:in|at) (?:the |my )?(?:office|work))"
    r"|\bi (?:do not|don't|don’t) work on\b|\bi no longer work\b|\bthis mailbox is not monitored\b"
    r"|\b(?:the|our) office (?:is|will be) closed\b",
    re.IGNORECASE,
)
_automated = re.compile(
    r"\bthis is an? (?:automat(?:ed|ic)|auto[- ]?generated|system[- ]generated) (?:e-?mail|message|reply|response"
    r"|acknowledgement|notification)|\bautomat(?:ed|ic) (?:reply|response|acknowledgement)\b",
    re.IGNORECASE,
)
_challenge = re.compile(
    r"\b(?:your (?:e-?mail|message|letter)|the (?:e-?mail|message) (?:that )?you sent)\b.{0,120}"
    r"\b(?:is (?:being )?held|is on hold|has been (?:held|quarantined|intercepted)|will (?:only|not) be delivered"
    r"|is awaiting|"
    r"is waiting|requires? (?:confirmation|verification|approval))"
    r"|\b(?:confirm|verify|prove)\b.{0,60}\b(?:you are (?:a )?(?:real |human )?(?:person|sender|human)"
    r"|you are not (?:a )?(?:robot|spam\w*)"
    r"|that you (?:are|sent)|your (?:e-?mail )?address|yourself as (?:a )?sender|(?:this|your) message)",
    re.IGNORECASE | re.DOTALL,
)
_asks_for_click = re.compile(r"\b(?:click|follow|visit|reply|respond|complete|open)\b", re.IGNORECASE)
_address = re.compile(r"https?://[^\s<>\"']{3,2000}", re.IGNORECASE)
_vendor = re.compile(
    r"egress|mimecast|proofpoint|galaxkey|zixmail|securemail|secure-mail|objectiveconnect|sharefile|"
    r"cryptshare|voltage|ironport|encryptedmail|messagelabs",
    re.IGNORECASE,
)
# Many footers name such a service; only a letter that says so lies there.
_to_be_fetched = re.compile(
    r"\b(?:secure(?:d|ly)?|encrypted|protected)\b.{0,40}\b(?:message|e-?mail|file|package|sent|content)|"
    r"\b(?:click|follow|log ?in|register|sign in)\b.{0,60}\b(?:read|view|open|access|download|collect)\b",
    re.IGNORECASE | re.DOTALL,
)
# Of no vendor that is known here: then the letter has to say both, that something waits and how it is fetched.
_something_waits = re.compile(
    r"\b(?:sent you|you have (?:been sent |received |got )?|there is|new|your|the|shared)\b.{0,60}"
    r"\b(?:secure(?:d|ly)?|encrypted|protected|confidential)\s+(?:e-?mail |file |document )?"
    r"(?:message|e-?mail|files?|package"
    r"|documents?|letter|transfer|link|folder|portal|mailbox)",
    re.IGNORECASE | re.DOTALL,
)
_fetching = re.compile(
    r"\b(?:click|follow|log ?(?:in|on)|register|sign ?in|use|visit|enter|go)\b.{0,80}"
    r"\b(?:read|view|open|access|download|collect|retrieve|pick (?:it )?up)\b"
    r"|\bto (?:read|view|open|access|download|collect|retrieve)\b.{0,60}"
    r"\b(?:click|follow|log ?(?:in|on)|register|sign ?in|link|below)"
    r"|\b(?:one[- ]time|access) (?:pass ?code|password|code)\b|\b(?:expires?|available until)\b",
    re.IGNORECASE | re.DOTALL,
)
SHORT = 3000
"""Characters: what machines write is short, and says what it is at its beginning."""


@dataclass(frozen=True, slots=True)
class Bounce:
    """Whom a mail did not reach, and why as the server says it (a status such as 5.1.1 first, where it gave one)."""

    recipient: str
    reason: str

    @property
    def lasting(self) -> bool:
        """Whether trying again is of no use."""
        return not self.reason.startswith("4")


def automatic_sign(message: Part, text: str = "", *, files: bool = False) -> str | None:
    """The sign by which a machine wrote this mail; None where there is none.

    A header or the subject says it; or the words do, of a short letter that carries no files: people also write that
    they were away, and then answer.
    """
    submitted = headers.parameters(headers.raw_field(message, "Auto-Submitted"))[0]
    if submitted and submitted != "no":
        return f"Auto-Submitted: {submitted}"
    if match := _automatic_subject.search(headers.subject(message)):
        return f"Subject: {match[0].strip()}"
    for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder"):
        if headers.raw_field(message, name):
            return name
    said = _own(text)
    if files or not said:
        return None
    if match := _away.search(said[:600]) or _automated.search(said[:600]):
        return f"Its words: {' '.join(match[0].split())}"
    return None


def _own(text: str) -> str:
    """A short letter's words, and of a long one nothing. What it quotes does not count."""
    words = "\n".join(line for line in text[: 4 * SHORT].splitlines() if not line.startswith(">"))
    words = re.split(
        r"^(?:-{2,} ?original message|from: .{2,100}$|on .{4,100} wrote:)", words, maxsplit=1, flags=re.I | re.M
    )[0]
    return words.strip() if len(words) <= SHORT else ""


def secure_link(text: str, html: str) -> str | None:
    """A link to a portal that holds the real letter, whoever runs it; None where there is none."""
    links = [found[0] for _, found in zip(range(MOST_LINKS), _address.finditer(f"{text}\n{html}"), strict=False)]
    named = next((link for link in links if _vendor.search(link)), None)
    if named and _to_be_fetched.search(text[:20_000]):
        return named[:500]
    said = _own(text)
    waits = _something_waits.search(said)
    if links and waits is not None and _fetching.search(said, max(0, waits.start() - 400)):
        return links[0][:500]
    return None


MOST_LINKS = 500


def challenge(text: str, html: str) -> str | None:
    """The link by which a mail server wants to be told that a person wrote to it; "" where it wants an answer by mail,
    None where it wants nothing."""
    said = _own(text)
    if not _challenge.search(said) or not _asks_for_click.search(said):
        return None
    link = _address.search(text) or _address.search(html)
    return link[0][:500] if link else ""


def delayed(message: Part, text: str, reports: Iterable[bytes] = ()) -> bool:
    """Whether a server only says that it is still trying: then nothing has failed."""
    actions = {headers.raw_field(block, "Action").lower() for report in reports for block in blocks_of(report)} - {""}
    if actions:
        return "delayed" in actions and "failed" not in actions
    if not _from_daemon(message):
        return False
    return bool(_delay_subject.search(headers.subject(message)) or _delay_words.search(text[:20_000]))


DELIVERED, READ = "delivered", "read"


def receipt(reports: Iterable[bytes]) -> tuple[str, str] | None:
    """What a receipt says of a letter of ours, `DELIVERED` or `READ`, and the Message-ID it is about ("" where it does
    not say); None where these reports are no receipt. One recipient's failure makes it none."""
    found, about = "", ""
    for block in (block for report in reports for block in blocks_of(report)):
        action = headers.raw_field(block, "Action").lower().split(" ")[0]
        disposition = headers.raw_field(block, "Disposition").lower().rpartition(";")[2].strip().split("/")[0]
        if action in ("failed", "delayed") or disposition in ("deleted", "denied", "failed"):
            return None
        about = about or headers.raw_field(block, "Original-Message-ID").strip().strip("<>")
        if disposition in ("displayed", "processed", "dispatched"):
            found = READ if disposition == "displayed" else found or DELIVERED
        elif action in ("delivered", "relayed", "expanded"):
            found = found or DELIVERED
    return (found, about[:500]) if found else None


def _from_daemon(message: Part) -> bool:
    sender = next((one.address or one.name for one in headers.addresses(message, ["From"])), "")
    return _daemon.search(sender) is not None


def bounces(message: Part, text: str, reports: Iterable[bytes] = ()) -> Iterator[Bounce]:
    """Whom an earlier mail did not reach, as this one tells, by the servers' `reports` in it or in its words."""
    found = False
    for block in (block for report in reports for block in blocks_of(report)):
        recipient = headers.raw_field(block, "Final-Recipient") or headers.raw_field(block, "Original-Recipient")
        if not recipient or headers.raw_field(block, "Disposition"):
            continue  # the second tells what its reader did with it: it was delivered
        found = True
        if headers.raw_field(block, "Action").lower() in ("failed", ""):
            reason = f"{headers.raw_field(block, 'Status')} {headers.raw_field(block, 'Diagnostic-Code')}"
            yield Bounce(recipient.rpartition(";")[2].strip().strip("<>").lower(), headers.tidy(reason)[:500])
    if found:
        return
    if delayed(message, text):
        return
    failed = headers.addresses(message, ["X-Failed-Recipients"])
    if failed:
        yield from (Bounce(address.address, "") for address in failed)
    elif _from_daemon(message) and _bounce_subject.search(headers.subject(message)):
        line = next((line for line in text.splitlines() if re.search(r"\b[45]\.\d\.\d\b|\b[45]\d\d\b", line)), "")
        address = _mailbox.search(text)
        yield Bounce(address[0].lower().rstrip(".") if address else "", headers.tidy(line)[:500])


_mailbox = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,100}@[\w.-]{1,200}")
