"""What words of a letter hint at, far more coarsely than cues say it. Pure.

A cue says what a sentence does; a hint only that it may touch on something. Hints prove nothing and suggest nothing:
they tell where a letter holds more than its cues have understood, so that doubts.py can keep silent.
"""

from __future__ import annotations

import re
from enum import StrEnum

from requests_app.mail.clauses import Clauses, Mood


class Hint(StrEnum):
    """What a sentence may touch on."""

    GIVEN = "something is given"
    KEPT = "something is kept back"
    LACKING = "something is not there"
    BURDEN = "it would take long"
    ASKED = "something is asked of us"
    LATER = "something is still to come"
    LONGER = "the law's time is made longer"
    PAID = "money is due"
    ELSEWHERE = "it is to be found elsewhere"
    OTHERS = "somebody else deals with it"
    UNSAID = "neither yes nor no"
    ENDED = "it is closed"
    CITED = "an exemption is named"
    SORRY = "somebody is sorry"
    DATED = "something is to happen by a day"
    OTHER_PARTS = "other questions are spoken of"
    PUT_OFF = "the answer is put off"
    REVIEWED = "a first answer is looked at again"


_SECTION = r"(?:section|sections|ss?\.?) ?(?:2[1-4]A?|3[0-9]|4[0-4])(?![\d%])|\breg(?:ulation)?s?\.? ?1[23]\b"
DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b"
)
_WORDS: dict[Hint, re.Pattern[str]] = {
    hint: re.compile(words, re.IGNORECASE)
    for hint, words in {
        Hint.GIVEN: r"\b(?:attach\w*|enclos\w+|append\w*|annexed|accompan\w+|herewith|overleaf|spreadsheet|workbook"
        r"|(?:set out|given|shown|listed|found) (?:below|in the)|(?:is|are) (?:below|as follows)"
        r"|(?:^|: )(?:disclose|release)|with this (?:e-?mail|letter|message)|comes? with this|(?:is|are|been"
        r"|be) (?:now )?(?:released|disclosed))\b",
        Hint.KEPT: r"\b(?:withh\w+|refus\w+|declin\w+|exempt\w*|exception|redact\w*|held back|kept back|hold back"
        r"|keep back|left out|leave out|save for|apart from|except for|other than|prejudic\w+|inhibit\w*"
        r"|in confidence)\b",
        Hint.CITED: rf"\b{_SECTION}",
        Hint.DATED: rf"\b(?:until|by|before|no later than|on or before|date is now) (?:the )?{DAY}",
        Hint.OTHER_PARTS: r"\b(?:remaining|other|rest of (?:the|your)|remainder of (?:the|your)) (?:questions?|parts?"
        r"|points?)\b|\bremaining \w+|\b(?:the rest|remainder)\b|\botherwise complete\b|\bas (?:for|to|regards)\b",
        Hint.REVIEWED: r"\byour (?:complaint|appeal|dissatisfaction|challenge)\b|\breviewing officer\b|\bon (?:review"
        r"|reflection|reconsideration)\b|\b(?:internal|my|our|your|the) review (?:is|has|was|by|panel)\b"
        r"|\breconsider\w*"
        r"|\b(?:look(?:ed|ing)?|think) (?:at )?(?:it |this |the matter )?(?:again|afresh|anew)\b|\bthe panel\b",
        Hint.SORRY: r"\b(?:sorry|regret|apolog\w+(?! in advance| for any)|frustrat\w+|bear with"
        r"|should have (?:had|been|received))\b",
        Hint.LACKING: r"\b(?:lost|destroyed|erased|pulped|wiped|perished|gone for good|shredded|weeded|deleted|missing"
        r"|gaps?|blank|incomplete"
        r"|unavailable|no longer (?:be|have|exist\w*|available)"
        r"|(?:not|no|never|none|nothing|without|cannot|unable)\b[^.;]{0,60}\b(?:record\w*|held|hold|kept|keeps?"
        r"|collect\w*|exist\w*|surviv\w+|field|produce|had|note))\b",
        Hint.BURDEN: r"\b(?:\d[\d.,]* (?:hours|minutes)|(?:eighteen|twenty|thirty|forty|fifty) hours|appropriate limit"
        r"|section 12|section 14|cost limit|manual\w*|burden)\b",
        Hint.ASKED: r"\?|\b(?:grateful (?:if(?![^.;]{0,60}\b(?:survey|feedback))|for (?!your))"
        r"|(?<!your )clarif(?!ied by you)\w+"
        r"|let (?:us|me) know|tell us|please say|once (?:you have|we know)|until (?:you|we (?:know|hear))|hear from you"
        r"|you (?:had|have) in mind"
        r"|you are after|help us to know|kindly (?!be aware|note))\b",
        Hint.LATER: r"\b(?:(?:will|shall|hope to|expect to) (?:write|follow|send|be sent|be with you|let you have)"
        r"|to follow|still await\w*|await\w*|waiting|not yet|remains? to|yet to|when I have heard|next week"
        r"|as soon as|no decision)\b",
        Hint.LONGER: r"\b(?:section 10|reg(?:ulation)?\.? ?7|exten(?:d|ded|ds|sion)"
        r"|(?<!review within )(?:forty|40) working days"
        r"(?! (?:of|to|in which|for)\b[^.;]{0,60}\b(?:review|complain|appeal))"
        r"|doubled|put(?:ting)? (?:off|back)|postpon\w+|defer\w*|(?:further|more|additional|extra"
        r"|longer) (?:time|period)"
        r"|(?:yet|until|estimate\w*|before)\b[^.;]{0,80}\b(?:view|public interest|balance|decision)"
        r"|(?:public interest|balance|decision)\b[^.;]{0,80}\b(?:harder|yet|until|has not|have not|advice|opinion))\b",
        Hint.PUT_OFF: r"\b(?:put(?:ting)? (?:off|back)|postpon\w+|deferr?(?:ing|ed)?|reg(?:ulation)?\.? ?7)\b",
        Hint.PAID: r"£ ?\d|\b(?:cheque|remittance|payment)\b",
        Hint.ELSEWHERE: r"https?://|\b(?:website|publish\w*|publication|disclosure log|library|public domain)\b",
        Hint.OTHERS: r"\b(?:(?:sent|passed|forwarded|handed|transferred|referred|redirected|went) (?:it |this |your"
        r" \w+ )?(?:on )?to (?:them|that|another|the)|belongs (?:to|with)|remit|rather than (?:ours|us)"
        r"|(?:that|another|other) (?:office|force|body|authority)"
        r"|(?:they|it) will (?:answer|reply|respond|write)|direct(?:ly)? to (?:them|that)|people to ask)\b",
        Hint.UNSAID: r"\b(?:confirm\w* (?:n?or|or to) den\w+|either way|neither confirm\w*|hint)\b",
        Hint.ENDED: r"\b(?:(?:file|case|request) (?:is|has been|was)(?: \w+)? closed|(?:have|has) closed"
        r"|will not hear|no further (?:action|reply)|withdr[ae]w\w*|withdrawal|no longer (?:need|want|wish|require)"
        r"\w*)\b",
    }.items()
}
_MEANT = (Mood.SAID, Mood.PROMISED, Mood.ASKED)
_EVEN = {Hint.CITED: (Mood.AIMED, Mood.LAW, Mood.SUPPOSED), Hint.LONGER: (Mood.LAW,), Hint.PUT_OFF: (Mood.LAW,)}
"""Other moods in which a hint counts: what names an exemption or the law's further time is seldom a mere courtesy."""
_ONLY_SAID = (Hint.PAID,)
_DENIED: dict[Hint, Hint | None] = {Hint.GIVEN: Hint.KEPT}
_DENIED |= dict.fromkeys((Hint.KEPT, Hint.CITED, Hint.ENDED, Hint.PAID, Hint.OTHERS))
"""What a hint becomes under a negation: "not attached" is kept back, "not refused" nothing. Others bring their own."""
_CAVEAT = re.compile(r"^\W*(?:please |it should be |it must be )?(?:note|noted|be aware|remember)\b", re.IGNORECASE)

_REASONS = re.compile(
    r"\b(?:notice|explanation|reasons?|reasoning|rationale|harm|public interest|test|arguments)\b[^.;]{0,60}"
    r"\b(?:attached|enclosed|overleaf|appended|annex\w*|appendix)\b"
    r"|\bdetails (?:are )?(?:overleaf|below|attached)\b"
    r"|\b(?:attached|enclosed|appended) (?:\w+ )?(?:notice|annex|explanation|reasons|public interest test|harm test)\b",
    re.IGNORECASE,
)
"""What is attached are the reasons of a refusal, and nothing is given."""
_PAID_ALREADY = re.compile(
    r"\b(?:payment|cheque|fee|remittance)\b[^.;]{0,30}\breceived\b"
    r"|\b(?:receipt of|thank you for) your (?:payment|cheque|fee|remittance)\b",
    re.IGNORECASE,
)
_NOT_APPLIED = re.compile(
    r"\bconsidered (?:whether|if)\b[^.;]{0,100}\b(?:it|they|this|that) (?:did|does|do) not\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:our|my|the) (?:first|earlier|previous|original|initial|last) "
    r"(?:response|answer|reply|letter|e-?mail|workbook|spreadsheet|table|disclosure|figures)\b"
    r"[^.;]{0,60}\b(?:did|was|were|had|gave|left|contained|omitted|missed|counted)\b",
    re.IGNORECASE,
)
"""What an earlier answer lacked is said by the one that corrects it."""


def hints_in(read: Clauses) -> frozenset[Hint]:
    """What a sentence touches on where it is not supposed, explained as the law or reported from our letter."""
    found: set[Hint] = set()
    for hint, words in _WORDS.items():
        for match in words.finditer(read.words):
            mood = read.mood(match.start())
            said = (*_MEANT, *_EVEN.get(hint, ()))
            if mood not in said or (hint in _ONLY_SAID and mood not in (Mood.SAID, Mood.ASKED)):
                continue
            aside = read.words[: match.start()].endswith("(")  # "so that no child can be picked out (Section 40(2))"
            meant = _DENIED[hint] if hint in _DENIED and not aside and read.negated(match.start()) else hint
            if meant is not None:
                found.add(meant)
    if _CAVEAT.match(read.words):
        found.discard(Hint.LACKING)
    if _REASONS.search(read.words):
        found.discard(Hint.GIVEN)
    if _PAID_ALREADY.search(read.words):
        found.discard(Hint.PAID)
    if _NOT_APPLIED.search(read.words):
        found.discard(Hint.CITED)
    if _EARLIER.search(read.words):
        found -= {Hint.LACKING, Hint.KEPT}
    return frozenset(found)
