"""A letter's parts: what was asked repeated, the answer to each question, and what is said of the whole. Pure.

A heading ("Question 4", "Q4.", "In respect of question 4") opens a section. It lasts until the next heading; the last
one ends where the letter turns to the whole again, so that a closing paragraph does not land on the last question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz import fuzz

from requests_app.mail.sentences import Sentence, sentences_of, without_footer

ECHO = 88
"""How alike (of 100) a sentence and a question must be for the one to be the other repeated."""

_NUMBERS = r"\d{1,2}[a-z]?"
ABOUT = re.compile(
    # Only the plural is followed by a list: "for question 3, 2 offences" is about one question.
    rf"(?:^|(?:\bto|\bfor|\bof|\bin|\bon|\bregards?|\bregarding|\bconcerning|\banswers)\s+|[(\[])(?:your\s+)?"
    rf"(?:(?:questions|qs|points|parts|items)[ .:#]*(?:numbers?|nos?\.?)?\s*"
    rf"(?P<numbers>{_NUMBERS}(?:\s*(?:,|&|and|to|-|–|/|,\s*and)\s*{_NUMBERS})*)"
    rf"|(?:question|q|point|part|item)[ .:#]*(?:number|no\.?)?\s*"
    rf"(?P<number>{_NUMBERS}(?:\s*(?:,|&|and|to|-|–|/)\s*(?:question|q)\s*{_NUMBERS})*))(?![\w(])",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_IN_WORDS = re.compile(
    rf"\b(?:your |the )?(?P<named>{'|'.join(_ORDINALS)}) (?:question|point|item)\b"
    rf"|\bquestion (?P<counted>{'|'.join(_CARDINALS)})\b"
    rf"|(?:^|(?<=\bfor )|(?<=\bto )|(?<=regards )|(?<=answer ))the (?P<bare>{'|'.join(_ORDINALS)})"
    r"(?=\s*(?:[:,.]|is\b|was\b|$))",
    re.IGNORECASE,
)
LISTED = re.compile(r"^\(?(?P<number>\d{1,2}[a-z]?)[.):]\s+")
_LISTED_BARE = re.compile(r"^\(?(?P<number>\d{1,2}[a-z]?)[.):]\s*")
_NUMBER = re.compile(r"\d{1,2}[a-z]?", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,2})\s*(?:to|-|–)\s*(?:q(?:uestion)?\s*)?(\d{1,2})", re.IGNORECASE)
_HEADING_WITHIN = 34
"""How far into a paragraph a question may be named for the paragraph to be headed by it."""

_SUBORDINATE = re.compile(r"^\W*(?:while|whilst|although|though|even|if|were|had|since|because)\b", re.IGNORECASE)

_ASKED_HEAD = re.compile(
    r"^(?:(?:in which |i note (?:that )?|i see (?:that )?)?you (?:have |had |also )?(?:asked|requested|seek|sought"
    r"|wrote|ask|request)\b.{0,60}"
    r"|(?:details of )?your (?:foi |original )?(?:request|questions?)(?: (?:was|were|reads?|read|for"
    r" information))?(?: as follows)?"
    r"|(?:foi |the )?(?:request|questions?)(?: asked)?|information (?:requested|sought)|request and answer"
    r"|.{0,160}\b(?:request(?:ed|ing)?|seek access to|asked for|ask(?:ed)?) (?:for )?the following(?: information|"
    r" questions?)?)"
    r"\s*[:.]?$",
    re.IGNORECASE,
)
_ANSWER_HEAD = re.compile(
    r"^\W*(?:in (?:response|reply|answer)|(?:our |the )?(?:response|decision|answers?|reply|result)\b|following"
    r" (?:receipt|your)|having\b|i\b|we\b"
    r"|the force|this\b|under\b|section\b|please (?:find|see|note)|unfortunately|there (?:is|are|were|was)\b|no"
    r" (?:information|offences)"
    r"|[\w'-]+ (?:police|constabulary)\b|your request (?:has|is)|searches|after\b|it (?:is|has)\b)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\W*(?:in addition|furthermore|finally|lastly|please note|strictly|every effort|overall|in conclusion|therefore"
    r" in accordance"
    r"|(?:i|we) (?:hope|trust|would|must|apolog\w+|am sorry|enclose)|this (?:letter|response|e-?mail|completes"
    r"|concludes|information)"
    r"|should you|if you|where\b|when one|police (?:systems|forces)|forces?\b|the (?:figures|above|data|information"
    r"|statistics) (?:come|comes|are|is|above|shown|given|provided|in)"
    r"|it should|thank you|yours|kind regards|regards|all (?:the )?(?:figures|information|data|of)|your request|to"
    r" (?:assist|help) you|under section 16"
    r"|in accordance|please (?:be aware|contact|quote|do not)|note\b|n\.?b\.?\b|caveat|disclaimer|public interest"
    r" test)",
    re.IGNORECASE,
)
_OF_THE_WHOLE = re.compile(
    (
        r"\b(?:your (?:whole |entire )?request\b|this letter|the above|whole (?:of|request)|entire request|any other"
        r" information|other information|all (?:your|of your) questions)"
    ),
    re.IGNORECASE,
)
_WHOLE_ANYWHERE = re.compile(
    r"\bexcess cost removes the \w+['’]?s? obligations?\b"
    r"|^\W*all (?:of )?(?:the|your) (?:figures|information|data|questions)\b",
    re.IGNORECASE,
)
"""Sentences that speak of the whole letter wherever they stand: words that forces add to any refusal of a part on cost,
and "all of the figures"."""
_GOES_ON = re.compile(
    (
        r"^\W*(?:this|these|those|it|as such|therefore|accordingly|section|to (?:do|provide|answer|locate|find)|the"
        r" (?:cost|methods?|ages?|exemption)|[-*•·–])\b|^[-*•·–]"
    ),
    re.IGNORECASE,
)
_ASKING = re.compile(
    (
        r"^(?:please (?!see|find|note|refer)|how (?:many|much|often)|what\b|which\b|can you|could you|the number of"
        r" times|for each\b.*\bplease)"
    ),
    re.IGNORECASE,
)


class Part(StrEnum):
    """What a sentence belongs to."""

    ASKED = "what was asked"
    QUESTION = "the answer to a question"
    WHOLE = "the whole"


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence, its part, and the questions it is about (none: the request as a whole). `words` leave out the number
    or heading it begins with."""

    text: str
    words: str
    part: Part
    about: tuple[str, ...] = ()


def placed(letter: str, asked: Mapping[str, str]) -> list[Placed]:
    """The letter's sentences in order, without its complaint rights and what follows them. `asked` maps question
    numbers in lower case to their texts."""
    paragraphs = [
        list(group) for _, group in groupby(sentences_of(without_footer(letter)), key=lambda one: one.paragraph)
    ]
    headed = [_headed(_numbered(paragraph[0].text), asked) for paragraph in paragraphs]
    last_heading = max((number for number, named in enumerate(headed) if named), default=-1)
    found: list[Placed] = []
    about: tuple[str, ...] = ()
    repeating, settled, last_asked = False, False, 0
    repeated = 0  # questions repeated one after the other with no answer between
    for number, paragraph in enumerate(paragraphs):
        first = paragraph[0].text
        if _ASKED_HEAD.match(first) and len(paragraph) == 1 and not (headed[number] and about):
            repeating, last_asked, about = True, 0, ()
            found.append(Placed(first, first, Part.ASKED))
            continue
        if repeating:
            listed = _LISTED_BARE.match(first)
            counted = listed["number"] if listed else (headed[number] or ("",))[0]
            order = int(re.sub(r"\D", "", counted)) if counted else None
            if _ANSWER_HEAD.match(first) or (order is not None and order <= last_asked and not _asks(first, asked)):
                repeating = False
            else:
                last_asked = order or last_asked
                found += [Placed(one.text, one.text, Part.ASKED) for one in paragraph]
                continue
        named = headed[number]
        if named:
            about, settled = named, False
        elif about:
            closes = _CLOSING.match(first) or _OF_THE_WHOLE.search(first)
            if (number > last_heading and (closes or (settled and not _GOES_ON.match(first)))) or (
                closes and settled and _OF_THE_WHOLE.search(first)
            ):
                about = ()
            if repeated > 1:
                about = ()  # all were repeated first: what follows answers them together
        spoken_of = about
        before = len(found)
        for one in paragraph:
            counted = _numbered(one.text)
            mentioned = _questions_named(counted, asked)
            said_of = mentioned if mentioned is not None else spoken_of
            if mentioned is not None and _headed(counted, asked):
                spoken_of = mentioned  # only what heads a sentence is spoken of in those after it
            if _WHOLE_ANYWHERE.search(one.text):
                said_of = ()
            words = _bare(counted, asked)
            if _echoes(words, asked) or (about and not settled and _ASKING.match(words)):
                found.append(Placed(one.text, words, Part.ASKED, said_of))
                continue
            if said_of and words.strip(" .:–—-"):
                settled = True
            found.append(Placed(one.text, words, Part.QUESTION if said_of else Part.WHOLE, said_of))
        only_asks = all(one.part is Part.ASKED for one in found[before:])
        repeated = repeated + 1 if named and only_asks else 0
    return found


def _numbered(sentence: str) -> str:
    """The sentence with questions that are numbered in words ("your third question") numbered in figures."""

    def figure(found: re.Match[str]) -> str:
        word = next(word for word in found.groups() if word).lower()
        spoken = "for question" if found["bare"] and found.string[: found.start()].endswith("answer ") else "question"
        return f"{spoken} {(_CARDINALS if word in _CARDINALS else _ORDINALS).index(word) + 1}"

    return _IN_WORDS.sub(figure, sentence)


def _asks(first: str, asked: Mapping[str, str]) -> bool:
    words = _bare(first, asked)
    return first.rstrip().endswith("?") or _ASKING.match(words) is not None or _echoes(words, asked)


def _headed(first: str, asked: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that a paragraph's first sentence is headed by."""
    if listed := _LISTED_BARE.match(first):
        known = listed["number"].lower() in asked
        return (listed["number"].lower(),) if known else ()
    match = ABOUT.search(first)
    if match is None or match.start() > _HEADING_WITHIN or _SUBORDINATE.match(first):
        return ()
    return _questions_named(first, asked) or ()


def _questions_named(sentence: str, asked: Mapping[str, str]) -> tuple[str, ...] | None:
    """The questions that a sentence says it is about, in order; None where it says nothing of that."""
    found: list[str] = []
    if listed := _LISTED_BARE.match(sentence):
        found.append(listed["number"].lower())
    for match in ABOUT.finditer(sentence):
        numbers = match["numbers"] or match["number"]
        for low, high in _RANGE.findall(numbers):
            found += [str(number) for number in range(int(low), min(int(high), int(low) + 30) + 1)]
        found += [number.lower() for number in _NUMBER.findall(numbers)]
    known = [number for number in dict.fromkeys(found) if number in asked]
    return tuple(known) if known else None


def _bare(sentence: str, asked: Mapping[str, str]) -> str:
    """The sentence without the number or the heading it begins with."""
    words = LISTED.sub("", sentence)
    match = ABOUT.match(words)
    if match is not None and match.start() == 0 and words[: match.end()].strip():
        words = words[match.end() :].lstrip(" .:)–—-")
    return words


def _echoes(words: str, asked: Mapping[str, str]) -> bool:
    """Whether the words are one of our own questions, repeated before its answer."""
    told = words.casefold()
    if len(told) < 12:
        return False
    return any(len(text) >= 12 and fuzz.partial_ratio(told, text.casefold()) >= ECHO for text in asked.values())


__all__ = ["ABOUT", "LISTED", "Part", "Placed", "Sentence", "placed"]
