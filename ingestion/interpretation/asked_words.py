"""A letter's words that only repeat what was asked: numbers of a list, lines quoted, the request written out again."""

from __future__ import annotations

import re

from ingestion.values.grid import Line
from ingestion.values.time_spans import read_spans

_LIST_NUMBER = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?:\(\d{1,2}[a-z]?\)[.:]?|\d{1,2}(?:\.\d{1,2})*[a-z]?[.)]|\d{1,2}(?:\.\d{1,2}|[a-z])"
    r"|(?:question|query) (?:no\.? ?)?\d{1,2}[a-z]?[.:)]|q ?\d{1,2}[a-z]?[.)])\s+(?=\S)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\s*>(?!\s*[\d,]+\s*$)")
_REPEATS = re.compile(
    r"^(?:\W*(?:in|on|by) [^.:?]{0,60}?,? )?\W*(?:you (?:have )?(?:\w+ )?"
    r"(?:requested|asked|wrote|enquired|wanted to know)"
    r"|your (?:original )?(?:request|questions?|enquiry) (?:was|were|is|are|reads?|asked|as follows))\b"
    r"|^\W*(?:your request|you asked|request(?:ed information)?|questions? asked|information requested):$",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"^\W*(?:(?:our |the |force )*(?:response|answer|reply|decision|result|disclosure)s?\b|we\b|i\b"
    r"|there (?:was|were)\b|in response|please (?:see|find)\b|no information)",
    re.IGNORECASE,
)

_ASKS = re.compile(
    r"^(?:how many|please (?:tell|provide|give|confirm|state|supply|advise)|what (?:was|is|were)"
    r"|the (?:total )?number of)\b",
    re.IGNORECASE,
)
_HEADED = re.compile(r"^\W*q(?:uestion|uery)? ?\d{1,2}[a-z]?[\s:.,–-]+", re.IGNORECASE)
_LAST_YEARS = re.compile(r"\b(?:last|past|previous) \d{1,2} (?:\w+ )?(?:years|months|weeks|days)\b", re.IGNORECASE)
"""Time that a question asks about, beside the periods it names: "in the last 5 financial years"."""
_TELLS = re.compile(r"\b(?:is|was|were|are|as follows)\b.{0,40}[\d:]", re.IGNORECASE)


def without_list_number(sentence: str) -> str:
    """The sentence without the number it has in a list: "1.", "1)", "(1)", "1a.", "1.1", "Q1.". "Q1 2019/20" keeps its
    own, which may be a quarter."""
    return _LIST_NUMBER.sub("", sentence, count=1)


def without_quoted(lines: list[Line]) -> list[Line]:
    """The lines without those marked as quoted (">"); all of them where nothing else is there."""
    own = []
    for line in lines:
        words = "\n".join(one for one in line.text.split("\n") if not _QUOTED.match(one))
        if words.strip() or not line.text.strip():
            own.append(Line(words, line.place) if words != line.text else line)
    return own if any(line.text.strip() for line in own) else lines


def repeats_request(sentence: str) -> bool:
    """Whether a sentence says what was asked: "You asked for all offences in 2019/20." """
    return _REPEATS.search(sentence) is not None


def asks(sentence: str) -> bool:
    """Whether a sentence asks, with a question mark or without."""
    if sentence.endswith("?"):
        return True
    words = _HEADED.sub("", without_list_number(sentence))
    if _ASKS.match(words) is None:
        return False
    for one in reversed(read_spans(words).found):
        words = f"{words[: one.start]} {words[one.end :]}"
    return _TELLS.search(_LAST_YEARS.sub(" ", words)) is None


class Request:
    """Follows a letter's sentences and knows which of them repeat the request.

    "You asked for the following:" repeats itself, and so do the paragraph after it and the list that goes on from
    there, up to a sentence that replies ("Our response", "We recorded", "There were"). Figures that stand in such
    a sentence answer nothing.
    """

    def __init__(self) -> None:
        self._inside = False
        self._first: int | None = None

    def repeats(self, sentence: str, paragraph: int) -> bool:
        """Whether the next sentence, in this paragraph of the letter, repeats the request or only asks."""
        if _REPEATS.search(sentence):
            self._inside, self._first = sentence.endswith(":"), None
            return True
        if not self._inside:
            return sentence.endswith("?")
        if self._first is None:
            self._first = paragraph
        listed = _LIST_NUMBER.match(sentence) is not None
        if _REPLIES.match(without_list_number(sentence)) or not (paragraph == self._first or listed):
            self._inside = False
        return self._inside or sentence.endswith("?")
