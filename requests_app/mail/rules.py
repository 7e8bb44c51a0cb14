"""The kinds of letters, and the cues by which a sentence is understood, as data. Pure.

A cue is a wording with what it does, how much it weighs, and the moods and polarity in which it holds; clauses.py finds
out mood and polarity. "We will provide a response" promises, "could you provide" asks, "we will not provide" withholds:
one verb, three acts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from requests_app.mail.clauses import Mood


class Seems(StrEnum):
    """What a letter may be."""

    BOUNCE = "delivery failed"
    OUT_OF_OFFICE = "out of office"
    REVIEW_ANSWER = "answer to an internal review"
    FULL_ANSWER = "answer"
    PARTIAL_ANSWER = "answer in part"
    REFUSAL = "refusal"
    NOT_HELD = "not held"
    NEITHER = "neither confirms nor denies"
    ELSEWHERE = "available elsewhere"
    CLARIFICATION = "asks for clarification"
    FEES = "fees notice"
    EXTENSION = "extension notice"
    TRANSFER = "passed to another authority"
    LINK = "answer behind a secure link"
    HOLDING = "holding letter"
    ACKNOWLEDGEMENT = "acknowledgement"


class Nuance(StrEnum):
    """What sort of that kind it is, where the letter says."""

    NIL = "nothing was recorded"
    COST = "over the cost limit"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated request"
    FUTURE = "intended for future publication"
    REVIEW_RECEIVED = "of a request for review"
    REVIEW_UPHELD = "the first decision stands"
    REVIEW_PARTLY = "the first decision stands in part"
    REVIEW_OVERTURNED = "the first decision is changed"
    AUTOMATIC = "written by a machine"


class Act(StrEnum):
    """What a sentence does."""

    BOUNCES = "bounces"
    AWAY = "away"
    AUTOMATIC = "automatic"
    GIVES = "gives"
    COUNTS = "counts"
    NIL = "nil"
    PART = "part"
    WITHHOLDS = "withholds"
    CITES = "cites"
    COST = "cost"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"
    FUTURE = "future"
    NOT_HELD = "not held"
    NEITHER = "neither"
    ELSEWHERE = "elsewhere"
    ASKS = "asks"
    FEE = "fee"
    EXTENDS = "extends"
    TRANSFERS = "transfers"
    DIRECTS = "directs"
    LINKS = "links"
    DELAYS = "delays"
    ACKNOWLEDGES = "acknowledges"
    REVIEW_RECEIVED = "review received"
    REVIEW_DONE = "review done"
    UPHOLDS = "upholds"
    OVERTURNS = "overturns"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording that does `act`. `weight`: 3 says it alone, 2 plainly, 1 only supports. `negated`: True where the
    wording counts only under a negation, False only without one, None where it brings its own. `unless`: words anywhere
    in the sentence that make it mean something else."""

    act: Act
    says: re.Pattern[str]
    weight: int
    moods: frozenset[Mood]
    negated: bool | None
    unless: re.Pattern[str] | None = None


_WORDS = {
    "WE": r"(?:I|we|(?:the|this|our) (?:force|constabulary|office|unit)|[\w'-]+ (?:police|constabulary)|MPS)",
    "INFO": (
        r"(?:information|data|figures?|records?|details?|statistics|breakdowns?|material|numbers?|ages?|names?|dates?"
        r"|spreadsheets?|tables?|answers?|results?|it|this|that|these|those|them|they|list|lists)"
    ),
    "GIVEN": (
        r"(?:disclosed|released|provided|supplied|given|communicated|shared|set out|shown|listed|enclosed|attached"
        r"|answered|sent|let out|handed over|made available)"
    ),
    "GIVING": r"(?:disclosing|releasing|providing|supplying|giving|sharing|enclosing|attaching|sending|naming)",
    "GIVE": (
        r"(?:disclose|release|provide|supply|give|communicate|share|let you have|(?<!an )(?<!our )(?<!your )(?<!the"
        r" )answer"
        r"|comply|name|assist|let out|hand over|make available)"
    ),
    # No answer in itself: what may be promised, delayed or late without anything being refused.
    "REPLY": r"(?:full |complete |substantive |our |your |a |an |the |you |with |to )*(?:response|reply|decision)",
    "OFFENCES": r"(?:offences?|crimes?|incidents?|cases?|reports?|occurrences?)",
    "REQUEST": r"(?:request|e-?mail|enquiry|query|correspondence|application|letter|message)",
    "LIMIT": (
        r"(?:(?:appropriate|cost|costs|fees?|time|statutory|18[- ]hours?|permitted) ?)+(?:limit|threshold|level|hours)"
    ),
    "SECTION": r"(?:s(?:ection)?s?\.? ?(?:1[24]|2[1-4]A?|3[0-9]|4[0-4])\b|reg(?:ulation)?s?\.? ?1[23]\b)",
    "LIMBS": r"(?: ?\(\w{1,4}\))*",
    "DAY": (
        r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2,8}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:20|twenty) working days)"
    ),
    "SOON": r"(?:shortly|as soon as|in due course|at the earliest|in the coming|by the end of|next week)",
    "ADV": r"(?:now |also |therefore |hereby |today |being |accordingly |consequently |\w+ly )",
}
_NAME = re.compile(r"\{([A-Z]+)\}")

SAID = frozenset({Mood.SAID})
_ANYHOW = frozenset(Mood) - {Mood.REPORTED}
_SAID_OR_PROMISED = frozenset({Mood.SAID, Mood.PROMISED})
_SAID_OR_ASKED = frozenset({Mood.SAID, Mood.ASKED})


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(patterns)
    while _NAME.search(written):
        written = _NAME.sub(lambda name: _WORDS[name[1]], written)
    return re.compile(written, re.IGNORECASE)


def _cue(
    act: Act,
    weight: int,
    *says: str,
    moods: frozenset[Mood] = SAID,
    negated: bool | None = None,
    unless: tuple[str, ...] = (),
) -> Cue:
    return Cue(act, _compiled(says), weight, moods, negated, _compiled(unless) if unless else None)


_NOT_ABOUT_HOLDING = (
    r"\bwhether\b[^.;]{0,80}\b(?:held|holds?|exists?)\b",
    r"\bwhat information\b",
    r"\bif any\b",
    r"\b(?:held|hold|kept|recorded|stored|retained|available) (?:\w+ ){0,2}(?:in|on|within) (?:an?|any|the|such) [\w ,-]{0,50}?\b(?:format|form|manner|way|fashion|field)\b",
    r"\bheld (?:centrally|electronically|separately|as a)\b",
    r"\b(?:retrievable|searchable|extractable)\b",
)
_COURTESIES = (
    r"\b(?:rights?|complaints?|review procedure|terms|leaflet|disclaimer|acknowledge\w*|privacy)\b",
    r"\bcop(?:y|ies) of (?:your|the) request\b",
    r"\byour (?:request|questions?) (?:is|are)?\s?(?:\w+ )?(?:below|attached|as follows)\b",
    r"\brequest(?:ed)? (?:the )?(?:following|below)\b",
    r"\bform (?:is )?(?:attached|below)\b",
    r"\b(?:attached|enclosed) (?:is |our |the |a )*(?:refusal|section 17)\b",
    r"\b(?:public interest|harm)\b",
    r"\b(?:following|below|these) (?:reasons?|exemptions?)\b",
    r"\bfees? notice\b",
    r"\bclarification\b",
    r"\bexemptions? (?:\w+ ){0,4}(?:are|is|as) (?:set out|as follows|below)\b",
)

CUES: tuple[Cue, ...] = (
    # Machines
    _cue(
        Act.BOUNCES,
        3,
        r"\bundeliverable\b",
        r"delivery (?:status notification \(failure\)|has failed|to the following recipients? failed)",
        r"(?:could not|couldn't|can't|unable to) be delivered",
        r"mailbox (?:is )?(?:unavailable|full|not found)",
        r"address (?:not found|rejected|does not exist)",
        r"\b5\d\d[ -]5\.\d\.\d+\b",
        r"message (?:was|is) not delivered",
        r"user unknown",
        r"returned mail",
        r"mail delivery failed",
        moods=_ANYHOW,
        unless=(r"will (?:be )?(?:retr|tr(?:y|ied) again)", r"delayed"),
    ),
    _cue(
        Act.AWAY,
        2,
        r"\bout[ -]of[ -](?:the[ -])?office\b",
        r"\b(?:I am|I'm|I will be|I shall be|am) (?:currently |now )?(?:on|away on|taking) (?:annual |maternity |sick )?leave\b",
        r"\bhave (?:now )?left (?:the|this) (?:\w+ )?(?:team|force|department|office|organisation|constabulary)\b",
        r"\bautomatic reply\b",
        r"\baway from (?:the|my) (?:office|desk)\b",
        r"\b(?:returning|back|return) (?:to|in) (?:work|the office)\b",
        r"\blimited access to (?:my )?e-?mail",
        r"\bno longer (?:works? (?:here|for|in)|employed|monitor)",
        moods=_ANYHOW,
    ),
    _cue(Act.AUTOMATIC, 2, r"\bautomat(?:ed|ic) (?:message|response|reply|e-?mail|acknowledge)", moods=_ANYHOW),
    # A review
    _cue(
        Act.REVIEW_DONE,
        3,
        r"\breview (?:of [^.;]{1,80} )?(?:has been|is) (?:now )?(?:completed?|concluded|finali[sz]ed)\b",
        r"\b(?:completed|concluded|conducted|carried out|undertaken) (?:the|your|an?|my|our|this) (?:internal )?review\b",
        r"\b(?:outcome|results?|conclusions?|findings?) of (?:the|your|my|our|an|this) (?:internal )?review\b",
        r"\binternal review (?:decision|outcome|response)\b",
        r"\b(?:request for an? (?:internal )?review|complaint|appeal) (?:is|has been|was) (?:\w+ ){0,2}?(?:upheld|dismissed|allowed|rejected)\b",
        r"\b(?:request|application) for (?:an? |the )?(?:internal )?review has (?:now )?been considered\b",
        r"\b(?:asked|asking) (?:me |us )?to (?:review|look again)\b",
        r"\b(?:having|have|has) (?:now )?(?:reviewed|reconsidered|re-examined|looked again at) (?:\w+ ){0,3}?(?:case|decision|response|handling|request|refusal)\b",
        negated=False,
        unless=(r"\bwithin (?:20|twenty|40|forty)\b", r"\brecords?\b", r"\b(?:notify|inform|expect|receive)\b"),
    ),
    _cue(
        Act.UPHOLDS,
        2,
        r"\b(?:uphold|maintain|affirm|endorse|confirm|stand by|support)s? (?:the )?(?:\w+ )?(?:application|use|decision|exemptions?|refusal|position) |\b(?:refusal|decision|response|use|application|reliance|handling)\b[^.;]{0,50} (?:was|is|were) (?:\w+ )?(?:sound|correct|right|justified|appropriate|proper|reasonable|unchanged)\b|\b(?:position|view|decision) remains\b|\bno reason to (?:change|depart|alter)\b|\bappl(?:ied|ication) (?:\w+ ){0,3}?(?:appropriately|correctly|properly|correct)\b|\b(?:original|initial|previous|first|earlier) (?:decision|response|refusal)[^.;]{0,40} (?:is|has been|was|be|to be) (?:\w+ )?(?:upheld|maintained|correct|stand)",
        r"\b(?:uphold|maintain|confirm|agree with|support|stand by) (?:the|our|that) (?:original|initial|first|earlier|previous)? ?(?:decision|response|refusal)",
        r"\b(?:decision|response|refusal) (?:therefore )?stands\b",
        r"\b(?:correctly|rightly|properly|appropriately) (?:been )?(?:engaged|applied|relied|cited|refused|withheld|used|handled)\b",
        r"\b(?:complaint|review|appeal) (?:is|has|was) (?:\w+ )?(?:not (?:been )?upheld|dismissed)\b",
        r"\bupheld in part\b",
        r"\b(?:do|does|did) not uphold your complaint\b",
    ),
    _cue(
        Act.OVERTURNS,
        2,
        r"\boverturn(?:s|ed|ing)? (?:the|our|that|this)\b",
        r"\b(?:decision|refusal|response)[^.;]{0,40} (?:is|has been|was|be) (?:\w+ )?(?:overturned|reversed|withdrawn|varied|changed)",
        r"\bwrong to (?:cite|apply|rely|refuse|withhold)\b",
        r"\b(?:should|ought) not (?:to )?have been (?:cited|applied|relied|withheld|refused|used|engaged)\b",
        r"\b(?:complaint|review|appeal) (?:is|has|was) (?:(?!not)\w+ )?(?:been )?(?:(?:partly|partially|fully) )?(?:upheld|allowed)\b",
        r"\bpart(?:ly|ially) uphold\b",
        r"\bdifferent view\b",
        r"\b(?:was|were|is|are) not (?:made out|engaged|correctly applied|properly applied)\b",
        r"\bfind in your favour\b",
        r"\b(?:should|ought to) have been (?:disclosed|provided|released)\b",
        r"(?<!not )\buphold your complaint\b",
        r"\bno longer (?:rel(?:y|ies|ying)|appl(?:y|ies))\b",
        negated=None,
    ),
    _cue(
        Act.REVIEW_RECEIVED,
        3,
        r"\b(?:request|application|asked|asking) for (?:an? |the )?(?:internal )?review\b",
        r"\bcomplaint about (?:our|the) handling\b",
        r"\b(?:have|received|acknowledge\w*|receipt of) your (?:appeal|complaint|review request)\b",
        r"\b(?:opened|started|begun) (?:a|an|the) (?:internal )?review\b",
        r"\b(?:your|the|an) (?:internal )?review (?:request )?(?:has been|was|is) (?:received|logged|registered|acknowledged)\b",
        r"\b(?:case|decision|response|request|matter) will be (?:re-?examined|reviewed|looked at again)\b",
        r"\b(?:outcome|result) of (?:the|your|an?|our|this) (?:internal )?(?:review|complaint|appeal)\b[^.;]{0,60}\bwithin\b",
        r"\b(?:outcome|result)s? of (?:a |the )?(?:internal )?reviews? within\b",
        moods=_ANYHOW,
        unless=(
            r"\bhas (?:now )?been considered\b",
            r"\bif you\b",
            r"\bshould you\b",
            r"\byou (?:may|can|have the right)\b",
        ),
    ),
    # Neither yes nor no
    _cue(
        Act.NEITHER,
        3,
        r"\bneither (?:to )?(?:confirm\w*) (?:n?or|and) (?:to )?(?:den\w+)",
        r"\bncnd\b",
        r"\b(?:confirming or denying|confirm or deny|to confirm or to deny)\b[^.;]{0,100}\b(?:would|could) (?:itself |in itself )?(?:disclose|reveal|be harmful|tell|prejudice|harm|undermine)",
        r"\bexcludes? the duty\b",
        r"\b(?:not (?:required|obliged|able|in a position|bound)|unable|refus\w+|declin\w+|cannot|need not|no obligation)(?: to)? (?:either )?(?:confirm or deny|confirm nor deny|(?:say|state|confirm|disclose|reveal) (?:whether|if)\b)",
        r"\b(?:duty|obligation|requirement) (?:to|of) (?:confirm\w*)[^.;]{0,60}\b(?:does not|doesn't|do not) (?:arise|apply)",
        r"\b(?:duty|obligation|requirement) (?:to|of) confirm\w* or den\w+[^.;]{0,40}\b(?:disapplied|excluded|removed|lifted)",
        r"\bduty (?:in|under|at|of) section 1\(1\)\(a\)[^;]{0,80}\b(?:does not|doesn't|do not) (?:arise|apply)",
        moods=_SAID_OR_PROMISED,
    ),
    # Not held
    _cue(
        Act.NOT_HELD,
        3,
        r"\b(?:does|do|did|would) ?(?:not|n't) (?:currently )?(?:hold|possess|retain)\b",
        r"\b(?:no|any) (?:\w+ ){0,4}(?:information|data|records?|recorded information) (?:\w+ ){0,3}?(?:is |are |was |were )?(?:being )?(?:held|retained)\b",
        r"\b(?:information|data|records?|figures?|it|this|that|they|breakdown|details?)\b (?:\w+ ){0,10}?(?:is|are|was|were) ?(?:not|n't) (?:currently )?(?:held|retained)\b",
        r"\bholds? no (?:\w+ ){0,3}(?:information|data|records?|figures?)",
        r"\b(?:has|have) no (?:\w+ )?(?:recorded information|information|data|records?)\b",
        r"\b(?:no information|information not) held\b",
        r"^\W*not held\b",
        r"\bnot held (?:by|within|at)\b",
        r"\bno (?:trace|records?) (?:of|was|were|could|found)\b",
        r"\bnot (?:something|information) (?:which |that )?(?:\w+ ){0,4}(?:possess(?:es)?|holds?|keeps?|records?)\b",
        r"\bthere is no (?:\w+ )?(?:information|data|record)\b",
        r"\b(?:hold|holds|held|possess|has|have) nothing\b",
        r"\b(?:no|any) such (?:\w+ )?(?:list|record|document|data|information|report)s? (?:is|are) (?:in existence|held|kept)\b",
        r"\b(?:create|creating|creation of) new information\b",
        r"\b(?:nothing|none(?: of (?:it|this|that|the \w+))?)(?: \w+)? (?:is|was|are) (?:\w+ )?held\b",
        r"\b(?:information|data|records?|figures?) (?:\w+ )?(?:does|do) not exist\b",
        unless=(*_NOT_ABOUT_HOLDING, r"\bsome\b.{0,30}\bis held\b", r"\bother (?:relevant )?(?:information|data)\b"),
    ),
    _cue(
        Act.NOT_HELD,
        1,
        r"\b(?:{WE}|system|systems|database) (?:does|do|did) not (?:routinely |currently )?(?:record|collect|capture|keep)\b",
        r"\b(?:is|are|was|were|been) not (?:routinely |currently )?(?:recorded|collected|captured|kept|available)\b",
        r"\b(?:been )?(?:destroyed|deleted|weeded) (?:in (?:line|accordance) with|under)\b",
        r"\bnot in use\b",
        r"\bnot (?:something|a field|a matter) (?:which |that )?(?:\w+ ){1,5}(?:note|record|capture|keep|collect)\b",
        unless=_NOT_ABOUT_HOLDING,
    ),
    _cue(Act.HOLDS, 1, r"\b(?:does|do) hold\b", r"\bis (?:\w+ )?held\b", r"\bholds (?:the|some|all)\b", negated=False),
    # Found elsewhere, or later
    _cue(
        Act.ELSEWHERE,
        2,
        r"\b(?:already|readily|publicly|reasonably) (?:been )?(?:published|available|accessible)\b",
        r"\bin the public domain\b",
        r"\baccessible to you\b",
        r"\bavailable to you already\b",
        r"\b(?:can|may) (?:readily |also )?be (?:found|accessed|viewed|obtained|downloaded|seen) (?:on|at|via|from|through|using|by|in|here)\b",
        r"\b(?:direct|refer) you to (?:our|the|http)",
        r"\b(?:is|are|been) (?:already )?published (?:on|at|in|here|by|each|every|quarterly|annually)\b",
        r"\bwe publish (?:these|this|the|it|such)\b",
        r"\byou (?:will|can|may) find (?:it|them|this|these|the \w+) (?:at|on|in|here|via)\b",
        r"\bsection 21\b[^.;]{0,60}\b(?:appl|engag|exempt|rel)",
        moods=_ANYHOW,
        negated=False,
        unless=(
            r"\b(?:complain\w*|our privacy|about (?:the|your) right|review|appeal|ico\.org|guidance|Commissioner)\b",
            r"\b(?:going to|to be|will be|before being) (?:\w+ )?published\b",
        ),
    ),
    _cue(Act.ELSEWHERE, 2, r"\b(?:put|placed) on our (?:disclosure log|website)\b"),
    _cue(
        Act.ELSEWHERE,
        2,
        r"\b(?:previously|already|since) (?:been )?(?:released|disclosed|answered|provided)\b",
        r"\bavailable (?:to (?:you|view|download) )?(?:on|at|via|through|from) (?:our|the|http)",
        unless=(r"\bnot available\b", r"\bguidance\b", r"\b(?:complain\w*|review|Commissioner)\b"),
    ),
    _cue(
        Act.FUTURE,
        2,
        r"\bintended for (?:future )?publication\b",
        r"\bfuture publication\b",
        r"\b(?:settled )?intention (?:of|to) publish",
        r"\b(?:will|to) be published (?:in|on|by|before|later)\b",
        r"\bsection 22(?! ?A)\b[^.;]{0,60}\b(?:appl|engag|exempt|rel)",
        r"\b(?:rel|exempt)\w* [^.;]{0,30}\bsection 22(?! ?A)\b",
        moods=_SAID_OR_PROMISED | {Mood.LAW},
        negated=False,
        unless=(
            r"\bdisclosure log\b",
            r"\b(?:your request|this response|our response|this letter) (?:\w+ ){0,3}published\b",
        ),
    ),
    # Refused
    _cue(
        Act.WITHHOLDS,
        3,
        r"\brefusal notice\b",
        r"\bfull refusal\b",
        r"\b(?:decision (?:has been|was) (?:\w+ )?(?:taken|made|reached)|it (?:has been|was|is) (?:\w+ )?decided|(?:I|we) have (?:\w+ )?(?:decided|concluded|chosen)) (?:to (?:refuse|withhold|decline)|not to (?:disclose|release|provide|supply|answer|share))\b",
        r"\b{WE} (?:\w+ ){0,3}?(?:refuse|refuses|decline|declines|withhold|withholds)\b(?! notice)",
        r"\b(?:am|are|is) (?:\w+ )?(?:refusing|declining|withholding)\b",
        r"\b(?:favours?|in favour of) (?:non-?disclosure|withholding|maintaining|keeping)\b",
        r"\bnot (?:obliged|required|bound) to (?:{GIVE})\b",
        negated=None,
        moods=SAID,
        unless=(
            r"\bwithin (?:20|twenty) working days\b",
            r"\bnot (?:been )?(?:refus|withh)",
            r"\bno exemptions?\b",
            r"\bdecision to (?:refuse|withhold)\b",
        ),
    ),
    _cue(
        Act.WITHHOLDS,
        3,
        r"^\W*(?:refused|withheld|exempt)\b",
        r"\b(?:is|are|been|be|was|were) {ADV}*(?:refused|withheld|exempt(?:ed)?|excepted|declined|turned down|held back|kept back)\b",
        r"\b(?:prevents?|precludes?|prohibits?|bars?|stops?) (?:me|us|the force|its|their|such|any)?(?: from)? ?(?:{GIVING}|disclosure|release)\b",
        r"\b(?:taken out|left out|removed|omitted|redacted) (?:\w+ ){0,3}?(?:under|by virtue of|in line with|pursuant to) (?:{SECTION})",
        negated=False,
        unless=(r"\bno exemptions?\b", r"\bdecision to (?:refuse|withhold)\b", r"\bnot (?:been )?(?:refus|withh)"),
    ),
    _cue(
        Act.WITHHOLDS,
        3,
        r"\b{GIVEN}\b",
        r"\b{GIVING}\b",
        r"\b(?:{GIVE})\b(?! (?:you )?(?:with )?(?:{REPLY}))",
        moods=_SAID_OR_PROMISED,
        negated=True,
        unless=(
            r"\bwithout\b",
            r"\b(?:yet|at this (?:time|stage|moment)|at present|within)\b[^.;]{0,60}\b(?:response|reply|deadline|time|days|statutory)\b",
            r"\b(?:unable|not able|not|cannot|not been able|not yet able) (?:to |be )?(?:{GIVE})\b[^.;]{0,24}\b(?:response|reply|decision)\b",
            r"\bnot been given\b",
            r"\bnot only\b",
            r"\byour (?:name|address)\b",
            r"\bdoes not (?:give|provide|identify|enable)\b",
            r"\bmonitored|\bfurther (?:action|notice)\b",
            r"\bapolog|\boutset\b",
            r"\bcannot identify (?:and locate |or locate )?(?:the|what|which)\b",
        ),
    ),
    _cue(
        Act.WITHHOLDS,
        3,
        r"\bexempt(?:ion)? (?:from disclosure|under|by virtue of|pursuant|by reason)\b",
        r"\bexemptions? (?:\w+ ){0,8}?(?:applies|apply|applied|(?:is|are|has been|have been) (?:\w+ )?(?:engaged|applied|cited|relied))\b",
        r"\b(?:covered by|subject to|attracts|engages|caught by) (?:the|an|this) exemption\b",
        r"\b(?:rel(?:y|ies|ied|ying) (?:up)?on|engag(?:es?|ed|ing)|citing|cited|applied|applying) (?:the )?(?:exemptions? (?:at|under|in|of|contained in|provided by) )?(?:{SECTION})",
        r"(?:{SECTION})(?:{LIMBS})[^.;:?]{0,60}?\b(?:therefore |accordingly |also |would |does |do )*(?:appl(?:y|ies)|(?:is|are|be) (?:\w+ )?(?:engaged|relied|applied)|exempts|refers?)\b",
        r"\brefus\w+ (?:\w+ ){0,3}(?:under|pursuant to|by reference to|by virtue of) (?:{SECTION})",
        r"\breg(?:ulation)?s?\.? ?1[23]\b[^.;]{0,40}\b(?:appl|engag|rel)",
        moods=SAID | {Mood.LAW},
        negated=False,
        unless=(
            r"\bno exemptions?\b",
            r"\bmay apply\b",
            r"\bconsider(?:ing|ed)? (?:whether|the application)\b",
            r"\bexemptions? claimed above\b",
        ),
    ),
    _cue(
        Act.WITHHOLDS,
        2,
        r"\b(?:under|by virtue of|pursuant to|in line with|because of|by reason of|owing to) (?:the exemptions? (?:at|in|under|of) )?(?:{SECTION})",
        r"\b(?:cites?|citing|apply|applying|invokes?|invoking|use|using) (?:{SECTION})",
        r"\b(?:blanked|crossed|struck) out\b",
        negated=False,
        unless=(
            r"\b(?:consider(?:ed|ing|ation)?|weigh\w*|whether|review\w*|appeal\w*|complain\w*|aggregat\w*|duty|advi[cs]e)\b",
            r"\bpublic interest\b",
        ),
    ),
    _cue(
        Act.COST,
        3,
        r"\b(?:exceeds?|exceeded|exceeding|beyond|above|over|in excess of|outside) (?:far |well |the |a |that |of )*(?:{LIMIT})\b",
        r"\b(?:exceeds?|exceed|in excess of|more than|over|beyond) (?:the )?(?:permitted )?(?:18|eighteen) hours?\b",
        r"\b(?:appropriate|cost|fees) limit\b[^.;]{0,40}\b(?:exceeded|engaged)",
        r"\babove the amount to which\b",
        r"\b(?:over|exceeds?|above|beyond) (?:the )?(?:limit|threshold)\b",
        r"\bsection 12\b[^.;]{0,40}\b(?:exemption|applies|engaged|refus|removes)",
        r"\b(?:falls? (?:under|within|into)|pursuant to|under|engages) section 12\b",
        r"\bexcess cost\b",
        r"\b(?:take|spend|require|need|amount\w* to|total\w*) (?:\w+ ){0,5}?(?:in excess of|more than|over|some|around|approximately|about|far more than)? ?\d[\d,.]* hours\b",
        unless=(
            r"\b(?:not|n't) (?:\w+ )?exceed",
            r"\bif (?:the|it|we|your|one|any)\b[^.;]{0,60}\bexceeds?\b",
            r"\bwhere (?:one|any|a) part\b",
            r"\bwhen one part\b",
            r"\b(?:is|falls?|comes?) within (?:the )?(?:{LIMIT})",
        ),
    ),
    _cue(
        Act.COST,
        2,
        r"\bwithin the (?:appropriate|costs?|fees?) (?:limit|threshold|regulations?)\b",
        negated=True,
    ),
    _cue(
        Act.VEXATIOUS,
        3,
        r"\bvexatious\b",
        r"\bgrossly oppressive\b",
        r"\bmanifestly unreasonable\b",
        r"\bsection 14 ?\(1\)",
        negated=False,
    ),
    _cue(
        Act.REPEATED,
        3,
        r"\brepeat(?:ed)? (?:of (?:a|your) )?requests?\b",
        r"\bsection 14 ?\(2\)",
        r"\b(?:identical|substantially (?:similar|the same)) (?:to )?(?:\w+ ){0,4}requests?\b",
        negated=False,
        moods=SAID | {Mood.LAW},
    ),
    _cue(
        Act.PART,
        3,
        r"\bpartial(?:ly)? (?:disclosure|disclosed?|refus\w+|granted?|held|exempt\w*|answer\w*)",
        r"\bpart(?:ly)? refus\w+",
        r"\b(?:held|refus\w+|disclos\w+|exempt|withheld|provided|answered) in part\b",
        r"\b(?:some|part|much|most) of the (?:\w+ )?(?:information|data|figures|material)\b(?: (?:that )?you (?:have |had )?\w+(?: for)?)? (?:is|are|has been|have been|can be|was|were)\b(?! (?:\w+ )?held)",
        r"\b(?:disclose|release|provide|releasing|disclosing) (?:some|part|most) of\b",
        r"\b(?:redacted|redactions?|blacked out)\b",
        r"\bgesture of goodwill\b",
        r"\bas a courtesy\b",
        r"\b(?:remainder|rest) (?:of (?:the|your) \w+ )?(?:is|are|has|have|was) (?:\w+ )?(?:withheld|refused|exempt|redacted)",
        r"\bremaining (?:\w+ ){1,3}(?:is|are|has|have) (?:\w+ )?(?:withheld|refused|exempt|redacted)",
        moods=SAID | {Mood.SUPPOSED},
        negated=False,
        unless=(
            r"\bif in part\b",
            r"\b(?:in whole|in full) or in part\b",
            r"\beither full or partial\b",
            r"\bplease refine\b",
            r"\b(?:may|might|could) (?:be|also|apply)\b",
        ),
    ),
    # Answered
    _cue(
        Act.GIVES,
        3,
        r"\b(?:decided|able|pleased|happy|agreed|content|willing|prepared|glad) to (?:be able to )?(?:disclose|release|provide|supply|give|share)\b(?! (?:you )?(?:with )?(?:{REPLY}))",
        r"\b(?:am|are|is) {ADV}*(?:disclosing|releasing|supplying|enclosing|attaching|providing)\b",
        r"\b(?:is|are|been) {ADV}*(?:disclosed|released|provided|supplied|given)\b(?! (?:until|by you))",
        r"\b(?:I|we) (?:now |today |hereby )?(?:enclose|attach|provide)\b",
        r"\b(?:I|we) can (?:now )?(?:provide|give|supply|let you have) (?:you )?(?:with )?(?:the following|the figures|these|it|them)\b",
        r"\baccompan(?:y|ies) this (?:letter|e-?mail|message|response)\b",
        r"\b{WE} (?:have|has) (?:now |today )?(?:supplied|provided|given|released|disclosed|set out|answered)\b",
        r"\b{WE} (?:can|will now) (?:disclose|provide|release|confirm the following)",
        r"\bfull disclosure\b",
        r"\bin full\b",
        r"\ball (?:the )?information (?:is |has been )?(?:provided|disclosed)",
        r"\b(?:the|all) (?:\w+ ){0,2}(?:data|information|figures) (?:\w+ ){0,5}?(?:is|are) in the (?:\w+ )?(?:spreadsheet|table|document|file|attachment)",
        negated=False,
        unless=(
            *_COURTESIES,
            r"\badvice\b",
            r"\b(?:previously|already|earlier)\b",
            r"\bgiven (?:the |a )?(?:\w+ )?(?:number|reference|case)\b",
            r"\bin full or in part\b",
            r"\bwithheld\b",
            r"\b(?:refused|exempt) in full\b",
        ),
    ),
    _cue(
        Act.GIVES,
        2,
        r"\b(?:please find|find|is|are|see|refer to) (?:\w+ ){0,5}?(?:attached|enclosed|below|overleaf|spreadsheet|table|tab \d)\b",
        r"\b(?:attached|enclosed) (?:is|are|please|document|spreadsheet|schedule|response|table)\b",
        r"^\W*(?:please )?(?:see |find )?(?:attached|enclosed|overleaf|below|appendix|annex [A-Z]\b)",
        r"\b(?:data|figures?|information|answers?|table|list|statistics) (?:\w+ )?follows?\b",
        r"\b{WE} (?:\w+ )?supply\b",
        r"\b(?:table|figures?|data|information|results?|response|answers?) (?:\w+ ){0,5}?(?:below|attached|enclosed|overleaf|as follows|accompan\w+)\b",
        r"\b(?:is|are) as follows\b",
        r"\b(?:set out|as set out|shown|listed) (?:here|below|overleaf|in the)\b",
        negated=False,
        unless=(
            *_COURTESIES,
            r"\bannex\b",
            r"\bgetting in touch about the above\b",
            r"\b(?:our|a|the|my|this) (?:\w+ )?(?:response|reply|letter|decision)\b(?! (?:as|to (?:\w+ ){0,2}question|is as))",
        ),
    ),
    # A letter that only says that the response is there: whatever it is.
    _cue(
        Act.GIVES,
        1,
        r"\b(?:response|reply|letter|decision) (?:\w+ ){0,5}?(?:below|attached|enclosed|overleaf|as follows)\b",
        r"\b(?:attached|enclosed|find|see) (?:\w+ ){0,4}?(?:response|reply|letter|decision)\b",
        negated=False,
        unless=_COURTESIES,
    ),
    _cue(
        Act.COUNTS,
        2,
        r"\b(?:recorded|there (?:were|are|have been)|had|received|a total of) (?:a total of )?\d[\d,]* (?:\w+ )?(?:{OFFENCES}|victims|girls|boys)\b",
        r"\b\d[\d,]* (?:\w+ ){0,2}?(?:{OFFENCES}|victims) (?:\w+ ){0,3}?(?:were|was|have been|had been) recorded\b",
        r"\byoungest (?:\w+ ){0,2}was\b",
        negated=False,
        unless=(r"\b(?:minutes?|hours|manual\w*|each record|every record)\b", r"\bwithin the period, and to answer\b"),
    ),
    _cue(
        Act.NIL,
        3,
        r"\b(?:no|zero|nil|0) (?:such )?(?:\w+ ){0,3}?(?:{OFFENCES})\b(?: \w+){0,8}? (?:recorded|found|reported|identified|committed)\b",
        r"\bthere (?:were|have been|are|was|has been) (?:no|zero|nil|0) (?:\w+ ){0,3}?(?:{OFFENCES})\b",
        r"\bnil return\b",
        r"\b(?:answer|total|number|figure) (?:\w+ ){0,4}is (?:\w+ )?(?:nil|zero|none|0|nought)\b",
        r"\b(?:recorded|received|had) (?:no|zero|nil) (?:such )?(?:\w+ ){0,2}?(?:{OFFENCES})\b",
        r"\b(?:revealed|found|returned|identified|produced|gave) (?:no|nil|zero) (?:such )?(?:\w+ )?(?:{OFFENCES}|results|matches)\b",
        moods=SAID | {Mood.REPORTED},
    ),
    # Asked back
    _cue(
        Act.ASKS,
        3,
        r"\b(?:could|can|would|will) you (?:please |kindly |also |let us |let me |be able to )*(?:clarify|confirm|specify|explain|tell|advise|define|narrow|state|provide|know|indicate|say|elaborate)\b",
        r"\b(?:need|needs|require|requires|ask|asking|invite|would like) you to (?:\w+ )?(?:clarify|confirm|specify|explain|tell|advise|define|state|say|narrow|provide)\b",
        r"\b(?:require|requires|requiring|seek|seeking|need|needs|request|requesting|awaiting|asking for) (?:some |further |more |additional |the following |your |any )*clarification\b",
        r"\bclarification (?:is |has been )?(?:required|needed|requested|sought)\b",
        r"\b(?:require|need|needs|requires) (?:some |further |more |additional )+(?:information|details?) (?:from you|in order|to (?:identify|locate|answer|process|progress|proceed|enable))",
        r"\bwhat (?:exactly )?do you mean by\b",
        r"\bif you (?:could|would|can) (?:please )?(?:let us know|let me know|tell us|clarify|confirm|specify|explain|advise|say|narrow)\b",
        r"\b(?:grateful|helpful|appreciate it|appreciated|assist us|help us) if you (?:could|would|can) (?:please )?(?:\w+ )?(?:clarify|confirm|specify|explain|tell|advise|define|narrow|state|provide|let us know|say)\b",
        r"\b(?:do|did|are|were) you (?:\w+ ){0,3}(?:mean|interested|want|require|prefer|looking|refer|asking|seeking|wish)\b[^?]{0,200}\?",
        moods=_SAID_OR_ASKED,
        negated=None,
        unless=(
            r"\bif you (?:require|need|would like|want|have)\b",
            r"\bshould you (?:require|need)\b",
            r"\bconfirm (?:receipt|whether you are happy|safe receipt)\b",
            r"\bthank you for (?:your|the) clarification\b",
            r"\bcontinue (?:with )?your request\b",
            r"\bwrote (?:to you )?on\b",
        ),
    ),
    _cue(
        Act.ASKS,
        2,
        r"\b(?:please|kindly) (?:\w+ ){0,2}?(?:clarify|specify|define|explain|confirm (?:what|which|whether|if|the)|state (?:what|which|whether)|tell us|let (?:us|me) know (?:what|which|whether|the)|advise (?:what|which|whether|us)|say (?:what|which|whether)|provide (?:further|more|additional))\b",
        r"\b(?:unclear|not clear|not (?:entirely |quite )?sure|uncertain|unsure) (?:\w+ )?(?:what|which|from your|whether|how)\b",
        r"\b(?:does not|doesn't|cannot|unable to|not able to|insufficient(?: detail)? to) (?:enable us to |allow us to )?(?:identify|locate|establish what)\b",
        r"\btoo (?:broad|vague|wide|general|imprecise)\b",
        r"\b(?:what|which|whether) you (?:mean|want|require|are (?:interested|looking|asking)|regard|would like)\b",
        r"\bnot (?:currently )?(?:a )?valid\b",
        r"\bto be valid\b",
        r"\bwe (?:need|require) (?:the|your|to know|more|further|some|a|confirmation)\b",
        r"\bplease (?:reply|respond|write back|come back to us) (?:\w+ )?(?:saying|stating|with|to say|and say|confirming)\b",
        r"\bcould (?:these|this|it|they) be (?:sent|supplied|given|clarified|explained)\b",
        r"\b(?:please|kindly) (?:supply|provide|give|send) (?:us |me )?(?:with )?(?:this|your|the|a|more|some|further|proof)\b",
        r"^(?:is|are|do|does|did|should|which|what|when|would)\b[^?]{8,300}\?",
        moods=_SAID_OR_ASKED,
        unless=(
            r"\bif you (?:require|need|would like|want|have|are)\b",
            r"\bshould you\b",
            r"\bplease contact\b",
            r"\bwish to (?:refine|narrow)\b",
            r"\bconfirm (?:receipt|whether you are happy)\b",
            r"\b(?:explained|clarified|clarification)\b",
            r"\b(?:satisfied|survey|feedback|did you know|reference|crime number)\b",
            r"\bthank you for\b",
        ),
    ),
    _cue(
        Act.ASKS,
        1,
        r"\bsection 1 ?\(3\)",
        r"\bs\.? ?1\(3\)",
        r"\b(?:on hold|put on hold|placed on hold|paused|clock (?:has been|is|has) (?:now )?(?:stopped|paused)|suspended)\b",
        r"\bfollowing clarification\b",
        r"\bnot heard from (?:you|us)\b",
        moods=_ANYHOW,
        unless=(r"\bwrote (?:to you )?on\b", r"\bfee\b", r"\bis now closed\b"),
    ),
    # A fee asked for
    _cue(
        Act.FEE,
        3,
        r"\bfees? notice\b",
        r"\b(?:fee|charge|sum|amount|payment) (?:of|is|will be) £ ?\d",
        r"\b(?:pay|ask(?:ing)? you for|require|payment of) (?:the|a|this)? ?(?:fee |sum |amount |charge )?(?:of )?£ ?\d",
        r"£ ?[\d,.]+\d (?:is|are) (?:payable|due|required)",
        r"\bfee (?:is|of) (?:payable|due|required)\b",
        r"\b(?:sum|amount|fee|charge) (?:due|payable) is £ ?\d",
        r"\bnotice under (?:section|s\.?) ?9\b(?! ?\d)",
        r"\b(?:will|would) cost £ ?\d",
        r"\b(?:cheque|payment|postal order) (?:for|of) (?:£ ?\d|(?:this|that) (?:amount|sum))",
        moods=SAID,
        negated=False,
        unless=(
            r"\bno (?:fee|charge)\b",
            r"£ ?(?:450|600)\b",
            r"\b(?:appropriate|cost) limit\b",
            r"\b(?:an|per) hour\b",
            r"\bwill be (?:issued|sent)\b",
        ),
    ),
    # More time taken
    _cue(
        Act.EXTENDS,
        3,
        r"\b(?:need to |have to |decided to |must |are |am |be |been |is |has been |therefore |now )extend(?:ed|ing)? (?:it\b|(?:the |our |this |your )?(?:\d+ working day )?(?:time|deadline|period|date|response|statutory|limit|target))",
        r"\b(?:time|deadline|limit|period|date)\w* (?:\w+ ){0,5}?(?:has been|is being|is|will be|needs to be|to be|must be) (?:\w+ )?extended\b",
        r"\bextension (?:of|to) (?:the )?(?:time|deadline|period|date)",
        r"\b(?:public interest test|pit) extension\b",
        r"\b(?:further|more|additional|extra) (?:time|\d+ working days)\b[^.;]{0,100}\bpublic interest\b",
        r"\bpublic interest\b[^.;]{0,100}\b(?:further|more|additional|extra) (?:time|\d+ working days)\b",
        r"\b(?:still|currently|presently|in the process of|continu\w+) (?:being )?(?:to )?(?:consider|conduct|assess|weigh|carry)\w*\b[^.;]{0,80}\b(?:public interest|exemptions?)\b",
        r"\bpublic interest\b[^.;]{0,60}\b(?:(?:is|are) (?:currently|still|being)|not yet|yet to be|has not|have not|must be (?:assessed|considered|weighed))",
        r"\b(?:not yet|yet to|have not|has not)\b[^.;]{0,80}\bpublic interest\b",
        r"\b(?:take|need|require)s? (?:up to )?(?:a|an) (?:further|additional|extra) (?:\d+|twenty|ten) working days\b",
        r"\bconsidering the application of\b",
        r"\bcomplexity and (?:volume|size)\b[^.;]{0,80}\b(?:40|forty|extend)",
        moods=_SAID_OR_PROMISED | {Mood.REPORTED},
        negated=None,
        unless=(
            r"\bextend(?:ed|ing)? (?:every courtesy|our|my)? ?(?:apolog|thanks|courtesy)",
            r"\b(?:not|no) (?:be )?(?:extended|extension)\b",
        ),
    ),
    _cue(
        Act.EXTENDS,
        2,
        r"\bsection 10 ?\(3\)",
        r"\bsection 10\b[^.;]{0,60}\b(?:qualified|public interest)\b",
        r"\b(?:allows|gives|permits) us (?:\w+ )?(?:longer|additional time|more time|further time)\b",
        r"\bqualified exemptions?\b[^.;]{0,80}\b(?:longer|additional time|more time|extended)\b",
        moods=_ANYHOW,
        unless=(r"\bgiven a revised\b", r"\binformed\b", r"\bif (?:this|we)\b"),
    ),
    _cue(
        Act.EXTENDS,
        1,
        r"\b(?:amended|revised|new|extended|further) (?:target |response |due )?(?:date|deadline|target)\b",
        moods=_ANYHOW,
        unless=(r"\bgiven a revised\b", r"\binformed\b", r"\bif (?:this|we)\b"),
    ),
    # Sent on
    _cue(
        Act.TRANSFERS,
        3,
        r"\b(?:have|has|been|was) (?:\w+ )?(?:transferred|forwarded|redirected|re-directed|passed|sent|referred) (?:(?:your|this|the) (?:{REQUEST}) |it |this )?(?:on )?(?:in full )?to (?!(?:one of )?(?:our|my|a|an|the (?:relevant|appropriate|correct) (?:department|team|unit|officer|person|business)|you|us|be|the (?:team|department|unit|FOI|information|disclosure|analyst)))",
        r"\b(?:transferred|forwarded|redirected|passed) (?:your request |this (?:request )?|it )?(?:on )?to (?:another|the relevant|a different) (?:force|authority|organisation|body)",
        moods=SAID,
        negated=False,
        unless=(r"\b(?:kind words|decision makers?|officer|analyst|colleagues?|departments?)\b", r"\bplease\b"),
    ),
    _cue(
        Act.TRANSFERS,
        3,
        r"\b(?:let|given|sent|handed) (?:them|their [\w ]{2,30}?|the other force) (?:have )?(?:a copy of )?your (?:{REQUEST})\b",
        unless=(r"\byou (?:let|gave|sent)\b",),
    ),
    _cue(
        Act.DIRECTS,
        1,
        r"\byou (?:should|need to|will need to|may wish to|might like to|could|would need to) (?:\w+ )?(?:contact|redirect|re-direct|send|submit|approach|write to|direct)\b",
        r"\b(?:suggest|recommend|advise) (?:that )?you (?:to )?(?:write|contact|redirect|approach|submit)\b",
        r"\b(?:dealt with|policed|held|covered|recorded) by (?:another|a different|the) \w+",
        r"\b(?:matter for|remit of|responsibility of)\b",
        r"\b(?:better|best) (?:put|directed|addressed|sent) to\b",
        r"\b(?:doesn't|does not) (?:cover|police) (?:that|this)\b",
        moods=_ANYHOW,
        unless=(r"\b(?:complain\w*|review|Commissioner|appeal|Wycliffe)\b",),
    ),
    # Behind a link
    _cue(
        Act.LINKS,
        3,
        r"\b(?:egress|galaxkey|cryptshare|objective connect|mimecast secure|proofpoint|quatrix|sharefile)\b",
        r"\bsecure (?:message|e-?mail|link|portal|file)\b.{0,80}\b(?:click|open|view|download|access|log ?in|sign in|register|read)",
        r"\b(?:log ?in|sign in|register|click|follow|use|go to|visit) (?:on |in |to |with |using |here )?[^.]{0,70}\bto (?:view|download|access|open|read|collect|retrieve|see) (?:your|the|any|this|it)\b",
        r"\bto (?:view|download|access|open|read|collect|retrieve) (?:your|the|them|it|any|this)\b[^.]{0,40}\b(?:log ?in|sign in|register|click|enter|follow)\b",
        r"\b(?:has|have) shared (?:a|the|\d+|some) (?:file|document|folder|item)s? with you\b",
        r"\b(?:view|open|collect|download) (?:it|them|your \w+|the \w+) (?:here|online|at|via)\b",
        r"\b(?:secure|encrypted) (?:mailbox|inbox|message cent(?:re|er)|mail service|download)\b",
        r"\b(?:pass ?code|one[- ]time code|access code|password)\b[^.]{0,60}\b(?:retrieve|download|open|view|collect|access|read)\b",
        r"\blog ?in to (?:our|the|your) (?:\w+ )?(?:portal|account)\b",
        moods=_ANYHOW,
        unless=(r"\bunsubscribe\b", r"\bprivacy\b", r"\bsurvey\b"),
    ),
    # Late, and says so; the law gives such a letter no effect
    _cue(
        Act.DELAYS,
        3,
        r"\b(?:apolog\w+|sorry|regret)\b[^.;]{0,100}\b(?:delay\w*|late\w*|wait(?:ing)?|missed|overdue|not (?:yet )?(?:been able|had|have|having|been in a position|respond\w*|replied|able to (?:respond|reply|meet|complete)))",
        r"\b(?:was|were) due (?:last|on|by|yesterday)\b",
        r"\btaking longer (?:than|to)\b",
        r"\b(?:past|beyond|outside) the (?:twentieth|20th|deadline|due date|time limit|statutory)\b",
        r"\bsorry (?:for|about) the (?:wait|delay|hold[- ]up)\b",
        r"\b(?:awaits?|awaiting|waiting for|pending) (?:\w+ )?(?:approval|sign[- ]off|clearance|authorisation)\b",
        r"\bthank you for (?:chasing|your patience|your reminder)\b",
        r"\b(?:behind schedule|backlog|held up)\b",
        r"\bholding (?:reply|response|letter)\b",
        r"\bdelay in (?:responding|replying|our response|providing|getting)",
        r"\b(?:is|are|now|response|reply|request) (?:now )?overdue\b",
        r"\bmissed the (?:date|deadline|statutory)\b",
        r"\b(?:kept|keeping) you waiting\b",
        r"\bnot yet (?:had|have|received|completed|been able|in a position|able)\b",
        r"\b(?:do|does) not yet have\b",
        r"\bstill (?:being )?(?:collat|process|compil|gather|await|work|chas)\w*",
        r"\b(?:unable|not able|not been able|not in a position) to (?:\w+ ){0,3}(?:respond|reply|complete|meet|provide).{0,80}\b(?:within|deadline|statutory|time|date|working days|yet)\b",
        r"\b(?:unable|not able|not been able|not in a position) to (?:provide|give|send|complete) (?:{REPLY})",
        moods=SAID | {Mood.PROMISED},
        unless=(
            r"\bin advance\b",
            r"\bapolog\w+ for any\b",
            r"\bpublic interest\b",
            r"\binconvenience\b(?![^.]*delay)",
            r"\bin the (?:unlikely )?event\b",
            r"\bsome\b[^.;]{0,20}\bare being delayed\b",
        ),
    ),
    _cue(
        Act.DELAYS,
        1,
        r"\b{WE} (?:will|hope to|aim to|shall) (?:be able to )?(?:respond|reply|send|provide|get|be in touch)\b[^.;]{0,60}\b(?:{SOON})\b",
        r"\bhopes? to be (?:able|in a position)\b",
        r"\bfinalis\w+ (?:our|the|your) (?:response|reply)\b",
        r"\b(?:bearing with us|your patience)\b",
        r"\bchas(?:ing|ed)\b",
        moods=_SAID_OR_PROMISED,
    ),
    # Received
    _cue(
        Act.ACKNOWLEDGES,
        2,
        r"\backnowledg\w+\b",
        r"\b(?:{REQUEST})\b(?:,? [\w/:-]+){0,6}? (?:has been|was|is|have been) (?:\w+ )?(?:received|logged|registered|recorded|allocated|passed|re-?opened)\b",
        r"\bwill (?:now |then )?be (?:considered|processed|dealt with|actioned|progressed|handled|answered)\b",
        r"\bhas been (?:logged|allocated|given|assigned|re-?opened)\b",
        r"\b(?:reply|respond|response|answer|decision|hear from us|hear from me)\b[^.;]{0,80}\b(?:within|no later than|by|on or before|until|due)\b[^.;]{0,40}(?:{DAY})",
        r"\buntil (?:{DAY})[^.;]{0,20} to (?:give|reply|respond|send|provide)",
        r"\b(?:have|has) received your\b",
        r"\b(?:we|I|team|office) (?:now )?(?:have|has) your (?:{REQUEST})\b",
        r"\bwill receive (?:a|our) (?:response|reply)\b",
        r"\b(?:is|are) (?:now |currently )?being (?:worked on|processed|dealt with|looked at)\b",
        r"\b(?:FOI|freedom of information request) (?:\w+ )?received\b",
        r"\breached us on\b",
        r"\bpassed for (?:the )?attention\b",
        r"\b(?:we|I) will be in touch\b",
        r"\bis (?:now |currently )?(?:with our|being looked (?:into|at)|in hand|under consideration)\b",
        r"\byou (?:can|may|should) expect\b",
        moods=_ANYHOW - {Mood.LAW},
        unless=(r"\bto acknowledge that\b",),
    ),
    _cue(
        Act.ACKNOWLEDGES,
        1,
        r"\bthank you for (?:your|the) (?:\w+ ){0,3}?(?:{REQUEST}|clarification|freedom)\b",
        r"\breceipt of your\b",
        r"\bwas received (?:by|on|at)\b",
        moods=_ANYHOW,
    ),
)
