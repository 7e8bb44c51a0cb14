"""Which request a letter belongs to. Pure.

A token decides: it stands in the address written to, or in the Message-ID answered. After it the force's own reference
decides, where only one request has it. Everything else only suggests, with its reason: joint units answer for several
forces and share addresses, so neither a sender nor a domain ever decides. What nothing decides waits in the tray.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from requests_app.force_names import ForceNames
from requests_app.mail.tokens import tokens_in_addresses, tokens_in_message_ids, tokens_in_text

SUBJECT_ALIKE = 85
MOST_SUGGESTED = 8
SHORTEST_REFERENCE = 5

_PUBLIC_HOSTS = frozenset({"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.co.uk", "icloud.com"})


@dataclass(frozen=True, slots=True)
class Known:
    """A request as matching knows it. `key` is whatever the caller finds it by; `addresses` are the force's own and
    those that have written about this request before, `other_references` the numbers that portals gave its letters."""

    key: int
    token: str
    force_code: str
    force_name: str
    campaign_title: str
    reference: str = ""
    addresses: Collection[str] = ()
    message_ids: Collection[str] = ()
    awaiting: bool = True
    other_references: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """What matching looks at, whatever the letter came by: a mail, a portal's text, a note of a call."""

    sender: str = ""
    recipients: Sequence[str] = ()
    subject: str = ""
    text: str = ""
    answers: Sequence[str] = ()
    files: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A request the letter may belong to. `decides` is true where no person need be asked; `because` says why, one
    clause a reason."""

    key: int
    decides: bool
    because: tuple[str, ...]
    weight: int


AWAITING, AWAITING_WEIGHT = "this request is waiting for an answer", 5
"""The one reason that does not stay true."""


@dataclass(slots=True)
class _Reasons:
    decides: bool = False
    weight: int = 0
    because: list[str] = field(default_factory=list)

    def add(self, weight: int, because: str, *, decides: bool = False) -> None:
        self.decides = self.decides or decides
        self.weight += weight
        self.because.append(because)


_Gather = Callable[[Known], _Reasons]


def matches(
    letter: Letter,
    requests: Iterable[Known],
    *,
    pattern: str,
    host: str,
    names: ForceNames | None = None,
) -> tuple[Match, ...]:
    """The requests a letter may belong to: those decided first, then suggestions, the weightiest first.

    `pattern` is the reply address's ("foi+{token}@charity.example"), `host` that of our Message-IDs.
    """
    known = list(requests)
    found: dict[int, _Reasons] = {}

    def reasons(request: Known) -> _Reasons:
        return found.setdefault(request.key, _Reasons())

    _by_token(letter, known, reasons, pattern, host)
    _by_reference(letter, known, reasons, certain=not any(one.decides for one in found.values()))
    _by_hints(letter, known, reasons, names)
    ranked = [Match(key, one.decides, tuple(one.because), one.weight) for key, one in found.items()]
    ranked.sort(key=lambda match: (not match.decides, -match.weight, match.key))
    decided = [match for match in ranked if match.decides]
    return tuple(decided + [match for match in ranked if not match.decides][:MOST_SUGGESTED])


def decided(found: Iterable[Match]) -> tuple[int, ...]:
    """The keys of the requests that the letter belongs to without asking. Several where it was written to several."""
    return tuple(match.key for match in found if match.decides)


def _by_token(letter: Letter, known: list[Known], reasons: _Gather, pattern: str, host: str) -> None:
    by_token = {request.token: request for request in known}
    by_message = {one.strip().strip("<>").lower(): request for request in known for one in request.message_ids}
    written_to = tokens_in_addresses(letter.recipients, pattern)
    answered = tokens_in_message_ids(letter.answers, host)
    for token in written_to:
        if token in by_token:
            reasons(by_token[token]).add(100, "written to the address of this request", decides=True)
    for token in answered:
        if token in by_token and token not in written_to:
            reasons(by_token[token]).add(90, "answers a letter of this request", decides=True)
    for one in letter.answers:
        request = by_message.get(one.strip().strip("<>").lower())
        if request is not None and request.token not in (*written_to, *answered):
            reasons(request).add(90, "answers a letter of this request", decides=True)
    for token in tokens_in_text(letter.text, pattern):
        if token in by_token and token not in written_to:
            # A portal's answer quotes our letter; so may a mail about another request that was written beside it.
            reasons(by_token[token]).add(60, "quotes the address of this request")


def _by_reference(letter: Letter, known: list[Known], reasons: _Gather, *, certain: bool) -> None:
    words = _squeezed(" ".join([letter.subject, letter.text, *letter.files]))
    quoting = [
        (request, reference)
        for request in known
        for reference in dict.fromkeys([request.reference, *request.other_references])
        if _quotes(words, reference)
    ]
    told = set()
    for request, reference in quoting:
        if request.key in told:
            continue
        told.add(request.key)
        because = f"gives the force's reference {reference}"
        same = {other.key for other, theirs in quoting if _squeezed(theirs) == _squeezed(reference)}
        shared = len(same) > 1
        if shared:
            because += ", which another request has too"
        reasons(request).add(50, because, decides=certain and not shared)


def _quotes(words: str, reference: str) -> bool:
    """Whether the words hold the reference as a whole. One that is short, or has no digit, could be any word."""
    wanted = _squeezed(reference).strip()
    if len(wanted) < SHORTEST_REFERENCE or not any(character.isdigit() for character in wanted):
        return False
    return f" {wanted} " in words


def _squeezed(text: str) -> str:
    """Lower case, with the dashes and strokes inside a reference of one kind and blanks around every word."""
    plain = re.sub(r"[‐‑‒–—_\\/]", "-", text.casefold())
    return f" {' '.join(re.sub(r'[^a-z0-9.-]+', ' ', plain).replace('. ', ' ').strip('.').split())} "


def _by_hints(letter: Letter, known: list[Known], reasons: _Gather, names: ForceNames | None) -> None:
    """Reasons that only suggest. The subject alone says the campaign and not the force, so it never stands alone."""
    sender = letter.sender.strip().casefold()
    host = sender.rpartition("@")[2]
    named = names.all_in(f"{letter.subject}\n{letter.text}\n{' '.join(letter.files)}") if names is not None else set()
    sharing = {request.force_code for request in known if host and host in _hosts(request)}
    for request in known:
        hints: list[tuple[int, str]] = []
        if sender and sender in {address.casefold() for address in request.addresses}:
            hints.append((30, f"sent from an address of {request.force_name}"))
        elif host and host not in _PUBLIC_HOSTS and host in _hosts(request):
            others = ", as other forces' letters may be" if len(sharing) > 1 else ""
            hints.append((15, f"sent from {host}, where {request.force_name} has its address{others}"))
        if request.force_code in named:
            hints.append((25, f"names {request.force_name}"))
        if not hints:
            continue
        if request.campaign_title and _alike(letter.subject, request.campaign_title):
            hints.append((10, "its subject is like the campaign's title"))
        if request.awaiting:
            hints.append((AWAITING_WEIGHT, AWAITING))
        for weight, because in hints:
            reasons(request).add(weight, because)


def _hosts(request: Known) -> set[str]:
    return {address.casefold().rpartition("@")[2] for address in request.addresses if "@" in address}


def _alike(subject: str, title: str) -> bool:
    """Whether the subject holds the title, more or less. A subject of a word or two is like anything."""
    subject = re.sub(r"^(?:\s*(?:re|fw|fwd)\s*:)+", "", subject.casefold()).strip()
    return len(subject) >= 8 and fuzz.partial_ratio(subject, title.casefold()) >= SUBJECT_ALIKE
