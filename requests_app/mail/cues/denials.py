"""Cues of what is neither confirmed nor denied, not held, found elsewhere or published later. Pure."""

from __future__ import annotations

from requests_app.mail.clauses import Mood
from requests_app.mail.cues.grammar import ANYHOW, NOT_ABOUT_HOLDING, SAID_OR_PROMISED, Cue, cue
from requests_app.mail.rules import Act

DENIALS: tuple[Cue, ...] = (
    # Neither yes nor no
    cue(
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
        moods=SAID_OR_PROMISED,
    ),
    # Not held
    cue(
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
        unless=(*NOT_ABOUT_HOLDING, r"\bsome\b.{0,30}\bis held\b", r"\bother (?:relevant )?(?:information|data)\b"),
    ),
    cue(
        Act.NOT_HELD,
        1,
        r"\b(?:{WE}|system|systems|database) (?:does|do|did) not (?:routinely |currently )?(?:record|collect|capture|keep)\b",
        r"\b(?:is|are|was|were|been) not (?:routinely |currently )?(?:recorded|collected|captured|kept|available)\b",
        r"\b(?:been )?(?:destroyed|deleted|weeded) (?:in (?:line|accordance) with|under)\b",
        r"\bnot in use\b",
        r"\bnot (?:something|a field|a matter) (?:which |that )?(?:\w+ ){1,5}(?:note|record|capture|keep|collect)\b",
        unless=NOT_ABOUT_HOLDING,
    ),
    cue(Act.HOLDS, 1, r"\b(?:does|do) hold\b", r"\bis (?:\w+ )?held\b", r"\bholds (?:the|some|all)\b", negated=False),
    # Found elsewhere, or later
    cue(
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
        moods=ANYHOW,
        negated=False,
        unless=(
            r"\b(?:complain\w*|our privacy|about (?:the|your) right|review|appeal|ico\.org|guidance|Commissioner)\b",
            r"\b(?:going to|to be|will be|before being) (?:\w+ )?published\b",
        ),
    ),
    cue(Act.ELSEWHERE, 2, r"\b(?:put|placed) on our (?:disclosure log|website)\b"),
    cue(
        Act.ELSEWHERE,
        2,
        r"\b(?:previously|already|since) (?:been )?(?:released|disclosed|answered|provided)\b",
        r"\bavailable (?:to (?:you|view|download) )?(?:on|at|via|through|from) (?:our|the|http)",
        unless=(r"\bnot available\b", r"\bguidance\b", r"\b(?:complain\w*|review|Commissioner)\b"),
    ),
    cue(
        Act.FUTURE,
        2,
        r"\bintended for (?:future )?publication\b",
        r"\bfuture publication\b",
        r"\b(?:settled )?intention (?:of|to) publish",
        r"\b(?:will|to) be published (?:in|on|by|before|later)\b",
        r"\bsection 22(?! ?A)\b[^.;]{0,60}\b(?:appl|engag|exempt|rel)",
        r"\b(?:rel|exempt)\w* [^.;]{0,30}\bsection 22(?! ?A)\b",
        moods=SAID_OR_PROMISED | {Mood.LAW},
        negated=False,
        unless=(
            r"\bdisclosure log\b",
            r"\b(?:your request|this response|our response|this letter) (?:\w+ ){0,3}published\b",
        ),
    ),
)
