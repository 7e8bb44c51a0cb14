"""A letter's own sentences: what was quoted from an earlier mail set aside, footers set aside, lines joined. Pure.

The letters meant are plain text as a mail program shows it: wrapped lines, lists, headings, bullet points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_CHARACTERS = 200_000
"""A letter's words beyond this are not read for suggestions; the mail itself is kept whole."""

_EARLIER_MAIL = re.compile(
    r"^[ \t]*(?:"
    r"-{2,} ?(?:original|forwarded) (?:message|appointment)|begin forwarded message:"
    r"|_{10,}[ \t]*$"
    r"|on [^\n]{4,120}(?:\n(?!>)[^\n]{0,100})?\bwrote:[ \t]*$"
    r"|(?:from|oddi wrth): .{2,200}$(?=\n\s{0,8}(?:sent|date|to|mailed by|anfonwyd|dyddiad|at)\s?:)"
    r")",
    re.IGNORECASE | re.MULTILINE,
)
_BANNER = re.compile(
    r"^[^\w\n]*(?:caution|warning|external|be careful|this (?:e-?mail|message))\b[^\n]{0,200}?"
    r"(?:originat\w+ (?:from )?outside"
    r"|outside (?:of )?(?:the|your|our|this) (?:organi[sz]ation|company|charity|network)"
    r"|external (?:sender|source|e-?mail))[^\n]*(?:\n(?!\s*\n)[^\n]+)*",
    re.IGNORECASE | re.MULTILINE,
)
"""What our own mail server may write over a letter from outside, of links and attachments."""
_BANNERS_WITHIN = 1_500
# What follows tells every applicant of their rights; it says "refused" and "review" whatever the answer was.
_FOOTER = re.compile(
    r"^[^\w\n]*(?:complaint rights|complaints? (?:procedure|process)|right of (?:complaint|appeal)"
    r"|your rights? (?:of|to) (?:complain|appeal|review)\w*|rights? to request (?:a|an) (?:internal )?review"
    r"|appeals? (?:procedure|process|rights)"
    r"|internal review procedure|review procedure|if you are (?:not satisfied|dissatisfied|unhappy)"
    r"|should you (?:be dissatisfied|have any complaints|wish to complain)|disclaimer|confidentiality notice"
    r"|this e-?mail (?:and any|is intended|may contain|carries)|the information (?:contained )?in this e-?mail"
    r"|freedom of information complaint)",
    re.IGNORECASE | re.MULTILINE,
)
_LIST_ITEM = re.compile(
    r"^\s*(?:[-*•·–]\s|\(?\d{1,2}[a-z]?[.):]\s|\(?[a-z][.)]\s|q(?:uestion)?s?[ .]*\d"
    r"|question (?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|(?:response|answer|reply)(?=\s*(?:$|\d|[:.–-]|to (?:question|q)\b))|dear\b|yours\b)",
    re.IGNORECASE,
)
# A full stop after these is no end: s.40, No. 12, e.g., Mr.
_ABBREVIATED = re.compile(
    r"(?:\b(?:s|ss|sec|sch|no|nos|ref|e\.g|i\.e|mr|mrs|ms|dr|st|art|reg|para|approx|tel|ext|ca|circa|vs?)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"\(?\d{1,2}[a-z]?\.", re.IGNORECASE)
_MOST_JOINED = 20
_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9£])|(?<=[;.])\s+(?=Q(?:uestion)?[ .]?\d{1,2}\b)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with single blanks, and the number of the paragraph or list item it stands in."""

    text: str
    paragraph: int


def own_words(text: str) -> str:
    """The letter without what it quotes: marked lines, and everything from an earlier mail's head onwards.

    A letter that is nothing but quotation is returned whole: better read twice than not at all.
    """
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = _BANNER.sub("", text[:_BANNERS_WITHIN]) + text[_BANNERS_WITHIN:]
    found = _EARLIER_MAIL.search(text)
    kept = text[: found.start()] if found else text
    kept = "\n".join(line for line in kept.split("\n") if not line.lstrip().startswith(">"))
    return kept if kept.strip() else text


def without_footer(text: str) -> str:
    """The letter up to its notice of complaint rights or its disclaimer. A letter that begins with one is kept."""
    found = _FOOTER.search(text)
    return text[: found.start()] if found and text[: found.start()].strip() else text


def sentences_of(text: str) -> list[Sentence]:
    """Sentences in order. A blank line, a list item or a heading ends one even without a full stop."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(_paragraphs(text)):
        begun: list[str] = []
        for piece in _END.split(paragraph):
            begun.append(piece.strip())
            numbers_an_item = len(begun) == 1 and _LIST_NUMBER.fullmatch(begun[0]) is not None
            # A row of initials is no sentence either, but has an end.
            if (numbers_an_item or _ABBREVIATED.search(piece[-12:])) and len(begun) < _MOST_JOINED:
                continue
            found.append(Sentence(" ".join(begun), number))
            begun = []
        if begun:
            found.append(Sentence(" ".join(begun), number))
    return [sentence for sentence in found if sentence.text]


def _paragraphs(text: str) -> list[str]:
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        words = " ".join(line.split())
        if not words:
            if paragraphs[-1]:
                paragraphs.append([])
        elif _LIST_ITEM.match(line):
            paragraphs.append([words])
        else:
            paragraphs[-1].append(words)
    return [" ".join(lines) for lines in paragraphs if lines]
