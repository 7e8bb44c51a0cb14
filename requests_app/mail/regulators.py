"""Letters of the Information Commissioner and the tribunal, who write about a request and are not asked it. Pure.

Their words are much like a force's ("please send us a copy", "we aim to reply within"), and what a force's words would
do to the clock theirs must not: they ask us for a paper, and the force's time runs on.
"""

from __future__ import annotations

import re

from requests_app.mail.clauses import Mood, clauses_of
from requests_app.mail.sentences import own_words, sentences_of, without_footer

HOSTS = ("ico.org.uk", "foi.scot", "itspublicknowledge.info", "justice.gov.uk")
"""The Commissioners for the United Kingdom and for Scotland, and the tribunals' service: they and what lies below."""

_SIGNED = re.compile(
    r"(?:^|\n)[ \t]*(?:[\w ]{0,40}\n[ \t]*)?(?:the )?(?:information commissioner['’]s office|first-tier tribunal"
    r"|general regulatory chamber|scottish information commissioner)\b[^\n]{0,80}\s*(?:\n[^\n]{0,80}){0,3}\s*$",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:attach\w*|enclos\w*|find|issued|copy of|this is)\b[^.;]{0,60}\bdecision notice\b"
    r"|\bdecision notice\b[^.;]{0,60}\b(?:attached|enclosed|has (?:now )?been issued)\b",
    re.IGNORECASE,
)


def writes(sender: str, text: str) -> bool:
    """Whether the letter is a regulator's: by its address, or, where it came another way, by how it is signed."""
    host = sender.strip().casefold().rpartition("@")[2]
    if host:
        return any(host == one or host.endswith(f".{one}") for one in HOSTS)
    return _SIGNED.search(without_footer(own_words(text)).rstrip()) is not None


def decision_in(text: str) -> str | None:
    """The sentence that brings a decision notice; None where none is brought (it may be spoken of as to come)."""
    for sentence in sentences_of(own_words(text)):
        read = clauses_of(sentence.text)
        found = _DECIDED.search(read.words)
        if found and read.mood(found.start()) is Mood.SAID and not read.negated(found.start()):
            return sentence.text
    return None
