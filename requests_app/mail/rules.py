"""The wordings by which letters from authorities are recognised, as data. Pure.

A rule says what a sentence seems to do and which words show it. `plainly` rules don't hold in a sentence that says only
what may be: acknowledgements tell every applicant that a fee may be payable and that exemptions might apply.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that `says` this, and not `unless`, seems to be that."""

    seems: Seems
    says: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    plainly: bool = True


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns).replace("INFORMATION", _INFORMATION), re.IGNORECASE)


def _rule(seems: Seems, *says: str, unless: tuple[str, ...] = (), plainly: bool = True) -> Rule:
    return Rule(seems, _any(says), _any(unless) if unless else None, plainly)


_INFORMATION = r"(?:information|data|figures?|records?|details?|statistics|this|it|breakdown|that)"

HEDGED = _any(
    (
        r"\b(?:may|might|could)\s+(?:also|not|apply|have|need|charge|take|fall|engage|wish|require)\b",
        # "may be withheld" is hedged; "people could be recognised" gives the reason for what was withheld.
        (
            r"\b(?:may|might|could)\s+be\s+(?:refused|withheld|exempt\w*|charged?|chargeable|subject|necessary|needed"
            r"|required|issued|payable|released|held|able|extended|passed|transferred|sent|closed|an?\b|some)"
        ),
        r"\bin (?:some|certain) (?:circumstances|cases)\b",
        r"\bin the (?:unlikely )?event\b",
        r"\bif (?:you|any|the|we|your|this|it)\b",
        r"\bshould (?:you|we|any|there|your|it)\b",
        r"\bwhere (?:appropriate|necessary|applicable|(?:an?|any) (?:\w+ )?exemption)\b",
        r"\bsubject to\b.{0,40}\bexemptions?\b",
    )
)

# Sentences that tell what the Act says, in every letter and whatever the answer.
TELLS_THE_LAW = _any(
    (
        r"\bsection 17\b.{0,60}\brequires?\b",
        r"\brequires? (?:us|that|the|a public|public|\w+ police).{0,80}\bwhen refusing\b",
        r"\bsection 1\b.{0,80}\b(?:places|imposes|creates|gives|provides|entitles)\b",
        r"\b(?:two|2) duties\b",
        r"\bthe Act (?:provides|creates|gives|places|allows) (?:a|an|any|every|the|two|public)\b",
        r"\bunder section 16\b.{0,60}\bduty\b",
        r"\bduty (?:at|under|in|of) section 1\(1\)\(a\).{0,80}\b(?:is|requires?)\b",
        (
            r"\bexemptions? (?:is|are) (?:a |an )?(?:absolute|qualified|class|prejudice)[\w -]{0,30}"
            r"(?:exemptions?)?\b.{0,120}\bmeans?\b"
        ),
    )
)

RULES: tuple[Rule, ...] = (
    # Not delivered
    _rule(
        Seems.BOUNCE,
        r"\bundeliverable\b",
        r"delivery (?:status notification \(failure\)|has failed|to the following recipients? failed)",
        r"(?:could not|couldn't|can't|unable to) be delivered",
        r"mailbox (?:is )?(?:unavailable|full|not found)",
        r"address (?:not found|rejected|does not exist)",
        r"recipient address rejected",
        r"\b5\d\d[ -]5\.\d\.\d+\b",
        r"message (?:was|is) not delivered",
        r"user unknown",
        r"returned mail",
        r"mail delivery failed",
        unless=(
            r"will (?:be )?(?:retr|tr(?:y|ied) again)",
            r"delayed",
        ),
        plainly=False,
    ),
    # Nobody there
    _rule(
        Seems.OUT_OF_OFFICE,
        r"\bout[ -]of[ -](?:the[ -])?office\b",
        r"\b(?:on|am on|currently on) (?:annual |maternity |sick )?leave\b",
        r"\bautomatic reply\b",
        r"\b(?:returning|back|return) (?:to|in) (?:work|the office)\b",
        r"\blimited access to (?:my )?e-?mail",
        r"\bno longer (?:works?|employed|monitor)",
        plainly=False,
    ),
    # Looked at again
    _rule(
        Seems.REVIEW_ANSWER,
        r"\b(?:outcome|result|conclusion|findings?) of (?:the|your|my|our|an|this) (?:internal )?review\b",
        r"\breview (?:has been |is )(?:now )?(?:completed?|concluded)",
        r"\b(?:completed|concluded|conducted|carried out) (?:the|your|an|my|our) (?:internal )?review\b",
        (
            r"\b(?:original|initial|previous) (?:decision|response) (?:is|has been|was) (?:upheld|maintained"
            r"|overturned)"
        ),
        r"\b(?:uphold|overturn|maintain) the (?:original|initial) (?:decision|response)\b",
    ),
    # Neither yes nor no
    _rule(
        Seems.NEITHER,
        r"\bneither (?:to )?(?:confirms?|confirmed) (?:n?or|and) (?:to )?(?:den(?:y|ies|ied))",
        r"\bneither confirm(?:ed|s|ing)? (?:n?or) den\w+",
        r"\bncnd\b",
        r"\bduty (?:to|of) confirm(?:ing)? or deny\w*.{0,60}\b(?:does not|doesn't|do not) (?:arise|apply)",
        r"\b(?:unable|not (?:able|obliged|required)) to confirm or deny\b",
        r"\brefus\w+ to (?:either )?confirm or deny\b",
        plainly=False,
    ),
    # Not held
    _rule(
        Seems.NOT_HELD,
        r"\b(?:does|do|did|would) ?(?:not|n't) (?:currently )?hold\b",
        r"\b(?:no|any) (?:\w+ ){0,4}INFORMATION (?:is |are |was |were )?(?:being )?held\b",
        r"\bINFORMATION (?:\w+ ){0,10}(?:is|are|was|were) ?(?:not|n't) (?:currently )?held\b",
        r"\bholds? no (?:\w+ ){0,3}INFORMATION\b",
        r"\bno information held\b",
        r"\binformation not held\b",
        r"^\W*not held\b",
        r"\bnot held (?:by|in|on|within)\b",
        r"\bno (?:trace|record)s? (?:of|was|were|could|found)\b",
        unless=(
            r"\bwhether\b",
            r"\bwhat (?:is|information)",
            r"\bsome\b.{0,30}\bis held\b",
        ),
    ),
    # Found elsewhere
    _rule(
        Seems.ELSEWHERE,
        r"\b(?:already|readily|publicly) (?:been )?(?:published|available)\b",
        r"\breasonably accessible\b",
        r"\bsection 21\b.{0,60}\b(?:appl|engag|exempt|rel)",
        r"\b(?:can|may) be (?:found|accessed|viewed|obtained) (?:on|at|via|from|through|using|by)\b",
        unless=(r"\b(?:complain|our privacy|about (?:the|your) right|review|appeal|ico\.org)\b",),
        plainly=False,
    ),
    # Refused
    _rule(
        Seems.REFUSAL,
        r"\brefusal notice\b",
        r"^\W*(?:refused|withheld|exempt)\b",
        (
            r"\b(?:is|are|been|be|was) (?:being |therefore |accordingly |consequently |also )*"
            r"(?:refused|withheld|exempt(?:ed)?)\b"
        ),
        r"\bfull refusal\b",
        r"\b(?:refuse|refusing|refuses|decline|declining|withhold|withholding)\b(?! notice)",
        (
            r"\b(?:unable|not able|not in a position|not obliged) to (?:provide|comply|supply|release|disclose"
            r"|answer|respond)\b"
        ),
        r"\b(?:cannot|can't|can not|will not|won't) be (?:provided|disclosed|released|supplied|answered)\b",
        r"\bexempt(?:ion)? (?:from|under|by virtue of|pursuant)\b",
        (
            r"\bexemptions? (?:applies|apply|applied|(?:is|are|has been|have been) (?:engaged|applied|cited"
            r"|relied))\b"
        ),
        (
            r"\b(?:rel(?:y|ies|ied|ying) (?:up)?on|engag(?:es?|ed|ing)|by virtue of|pursuant to|citing|cited"
            r"|applied) (?:the exemptions? (?:at|under|in|of|contained in) )?s(?:ection)?s?[ .]*\d"
        ),
        unless=(
            r"\brepeat",
            r"\bwithin (?:20|twenty) working days\b",
            r"\bnot (?:been )?(?:refus|withh)",
            r"\bno exemptions?\b",
        ),
    ),
    # A cost that "would exceed" is the refusal itself, hedge or not.
    _rule(
        Seems.REFUSAL,
        r"\bexceeds? the (?:appropriate|cost|fees|time|18) (?:limit|hours?)",
        r"\b(?:in excess of|exceed|more than|over) (?:18|eighteen) hours\b",
        r"\bappropriate limit\b.{0,40}\b(?:exceeded|engaged)",
        r"\bsection 12\(?[12]?\)?.{0,40}\b(?:exemption|applies|engaged|refus)",
        r"\bvexatious\b",
        unless=(
            r"\bnot exceed",
            r"\bwithin the (?:appropriate|cost) limit\b",
            r"\bif (?:the|it|we|your)\b.{0,60}\bexceeds?\b",
        ),
        plainly=False,
    ),
    # Answered in part
    _rule(
        Seems.PARTIAL_ANSWER,
        r"\bpartial(?:ly)? (?:disclosure|disclosed?|refus\w+|granted?|held|exempt\w*|answer\w*)",
        r"\bpart(?:ly)? refus\w+",
        r"\bheld in part\b",
        r"\bin part\b",
        (
            r"\b(?:some|part) of the (?:information|data|figures)\b.{0,60}\b(?:is|are|has|have|can|attached"
            r"|provided|disclosed|held|withheld|exempt)"
        ),
        r"\bredacted\b",
        unless=(
            r"\bif in part\b",
            r"\bin whole or in part\b",
            r"\bin full or in part\b",
            r"\bplease refine\b",
        ),
    ),
    # Figures given although the whole was refused, whatever else the sentence says
    _rule(Seems.PARTIAL_ANSWER, r"\bgesture of goodwill\b", plainly=False),
    # Answered
    _rule(
        Seems.FULL_ANSWER,
        r"\b(?:please find|find|is|are|see) (?:\w+ ){0,4}(?:attached|enclosed|below|overleaf)\b",
        r"\battached (?:is|are|please|document|spreadsheet|response)",
        r"\bfull disclosure\b",
        r"\b(?:granted|disclosed|answered) in full\b",
        r"\ball (?:the )?information (?:is |has been )?(?:provided|disclosed)",
        (
            r"\b(?:table|figures?|data|information|results?|response|answers?) (?:\w+ ){0,5}(?:below|attached"
            r"|overleaf|as follows)\b"
        ),
        r"\b(?:is|are) as follows\b",
        (
            r"\b(?:we|i) (?:can|am able to|are able to|have decided to|will) (?:disclose|provide|release|confirm "
            r"the following)"
        ),
        (
            r"\b(?:recorded|there were|there have been|had|received) (?:a total of )?\d[\d,]* (?:offences?"
            r"|crimes?|incidents?|cases?|records?)"
        ),
        unless=(
            r"\bcopy of (?:your|the) request\b",
            r"\b(?:attached|enclosed) (?:is |our |the |a )*(?:refusal|section 17)\b",
            r"\b(?:rights?|complaints?|review procedure|fees? notice|terms|leaflet|disclaimer|acknowledge\w*)\b",
            r"\byour (?:request|questions?) (?:is|are)?\s?(?:\w+ )?(?:below|attached)\b",
            r"\bform (?:is )?(?:attached|below)\b",
            r"\brequest(?:ed)? (?:the )?(?:following|below)\b",
        ),
    ),
    # Asked back
    _rule(
        Seems.CLARIFICATION,
        (
            r"\b(?:please|kindly|can you|could you|would you|need you to|ask you to|you to) (?:\w+ ){0,2}"
            r"(?:clarif(?:y|ication)|specify|define|confirm (?:what|which|whether|if|the))"
        ),
        (
            r"\b(?:require|requires|requiring|seek|seeking|need|needs|request|requesting|following|further"
            r"|awaiting your|asking for) (?:some |further |the following |your |any )*clarification\b"
        ),
        r"\bclarification (?:is |has been )?(?:required|needed|requested|sought)\b",
        r"\b(?:section|s\.?) ?1\(3\)",
        (
            r"\b(?:require|need) (?:further|more|additional) (?:information|detail)s? (?:from you|in order|to "
            r"(?:identify|locate|answer|process|progress))"
        ),
        r"\bwhat (?:exactly )?do you mean by\b",
        r"\b(?:unclear|not clear) (?:what|which|from your|whether)",
        unless=(
            r"\bif you (?:require|need|would like|want|have)\b",
            r"\bshould you (?:require|need)\b",
            r"\bplease contact\b",
            r"\bconfirm (?:receipt|whether you are happy)\b",
            r"\bthank you for (?:your|the) clarification\b",
            r"\bin some cases\b",
        ),
    ),
    # A fee asked for
    _rule(
        Seems.FEES,
        r"\bfees? notice\b",
        r"\bfee of £ ?\d",
        r"\b(?:pay|payment of) (?:the|a|this) (?:fee|sum|amount|charge) of £",
        r"\bcharge of £ ?\d",
        r"\bfee (?:is|of) (?:payable|due|required)\b",
        unless=(
            r"\bno (?:fee|charge)\b",
            r"£ ?450\b",
            r"£ ?600\b",
            r"\bappropriate limit\b",
        ),
    ),
    # More time taken
    _rule(
        Seems.EXTENSION,
        r"\bextend(?:ed|ing)? (?:the |our |this )?(?:time|deadline|period|date|response|statutory)",
        r"\bextension (?:of|to) (?:the )?(?:time|deadline|period|date)",
        (
            r"\b(?:time|deadline|limit|period) (?:limit |scale )?(?:has been|is|will be|needs to be|to be) "
            r"extended\b"
        ),
        r"\bpublic interest test extension\b",
        r"\bpit extension\b",
        r"\b(?:further|more|additional) time\b.{0,80}\bpublic interest\b",
        r"\bpublic interest\b.{0,100}\b(?:further|more|additional|extra) (?:time|\d+ working days)\b",
        r"\bsection 10\(3\)",
        r"\bstill (?:considering|conducting|assessing).{0,60}\bpublic interest\b",
        r"\bpublic interest\b.{0,60}\bnot yet (?:been )?(?:completed|reached|concluded)",
    ),
    # Sent on
    _rule(
        Seems.TRANSFER,
        (
            r"\b(?:transferred|forwarded|redirected|passed) (?:your request |this (?:request )?|it )?(?:on )?to "
            r"(?:another|the relevant|a different) (?:force|authority|organisation|body)"
        ),
        (
            r"\byou (?:should|need to|will need to|may wish to) (?:contact|redirect|re-direct|send|submit) "
            r"(?:your request )?(?:to )?(?:the )?(?:home office|ministry|\w+ police|another)"
        ),
        plainly=False,
    ),
    # Behind a link
    _rule(
        Seems.LINK,
        r"\b(?:egress|galaxkey|cryptshare|objective connect|mimecast secure|proofpoint|quatrix|sharefile)\b",
        (
            r"\bsecure (?:message|e-?mail|link|portal|file)\b.{0,80}\b(?:click|open|view|download|access|log ?in"
            r"|sign in|register|read)"
        ),
        (
            r"\b(?:click|follow|use) (?:on )?(?:the|this|here) ?(?:\w+ )?(?:link|button|here)?.{0,40}\bto (?:view"
            r"|download|access|open|read) (?:your|the) (?:secure|response|message|document|file|encrypted)"
        ),
        plainly=False,
    ),
    # Late, and says so; the law gives such a letter no effect
    _rule(
        Seems.HOLDING,
        (
            r"\bapolog\w+ (?:for|that) .{0,60}\b(?:delay\w*|late\w*|not (?:yet )?(?:been )?(?:able|respond\w*|in "
            r"a position|replied))"
        ),
        r"\bholding (?:reply|response|letter)\b",
        r"\bdelay in (?:responding|replying|our response|providing)",
        (
            r"\b(?:unable|not able|not been able|not in a position) to (?:\w+ ){0,3}(?:respond|reply|complete"
            r"|meet|provide).{0,80}\b(?:within|deadline|statutory|time|date|working days|yet)\b"
        ),
        r"\bstill (?:being )?(?:collat|process|compil|gather|await)\w*",
        (
            r"\b(?:will|hope to|aim to) (?:respond|reply|provide (?:you with )?(?:a|our) (?:full )?(?:response"
            r"|reply)) (?:as soon as|shortly|in due course)"
        ),
    ),
    # Received
    _rule(
        Seems.ACKNOWLEDGEMENT,
        r"\backnowledg\w+\b",
        (
            r"\b(?:request|e-?mail|enquiry|correspondence|application|letter) (?:has been|was|is) (?:\w+ "
            r")?(?:received|logged|registered|recorded|allocated|passed)\b"
        ),
        r"\bwill (?:now )?be (?:considered|processed|dealt with|actioned|progressed)\b",
        r"\bhas been (?:logged|allocated|given|assigned)\b",
        (
            r"\b(?:reply|respond|response|answer)\b.{0,80}\b(?:within|no later than|by)\b.{0,40}(?:\b(?:20"
            r"|twenty) working days\b|\d{4}\b)"
        ),
        r"\bwe have received your\b",
        r"\bthank you for (?:your|the) (?:recent )?(?:request|e-?mail|enquiry|letter|correspondence|freedom)",
        r"\breceipt of your\b",
        plainly=False,
    ),
)
