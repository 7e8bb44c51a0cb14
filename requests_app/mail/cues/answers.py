"""Cues of an answer: given, counted, nothing recorded. Pure."""

from __future__ import annotations

from requests_app.mail.clauses import Mood
from requests_app.mail.cues.grammar import COURTESIES, SAID, SAID_OR_PROMISED, Cue, cue
from requests_app.mail.rules import Act

ANSWERS: tuple[Cue, ...] = (
    # Answered
    cue(
        Act.GIVES,
        3,
        r"\b(?:decided|able|pleased|happy|agreed|content|willing|prepared|glad) to (?:be able to )?(?:disclose|release|provide|supply|give|share)\b(?! (?:you )?(?:with )?(?:{REPLY}))",
        r"\b(?:am|are|is) {ADV}*(?:disclosing|releasing|supplying|enclosing|attaching|providing)\b",
        r"\b(?:is|are|been) {ADV}*(?:disclosed|released|provided|supplied|given)\b(?! (?:until|by (?!us\b|me\b|this\b|the force)))",
        r"\b(?:I|we) (?:now |today |hereby )?(?:enclose|attach|provide)\b",
        r"\b(?:I|we) can (?:now )?(?:provide|give|supply|let you have) (?:you )?(?:with )?(?:the following|the figures|these|it|them)\b",
        r"^\W*(?:appended|annexed|attached|enclosed) (?:to|with|herewith)\b",
        r"\b(?:is|are) (?:with|in|attached to|appended to) this (?:e-?mail|letter|message)\b",
        r"\bin the (?:file|sheet|workbook|table) that comes with (?:this|it)\b",
        r"\baccompan(?:y|ies) this (?:letter|e-?mail|message|response)\b",
        r"\b{WE} (?:have|has) (?:now |today )?(?:supplied|provided|given|released|disclosed|set out|answered)\b",
        r"\b{WE} (?:can|will now) (?:disclose|provide|release|confirm the following)",
        r"\bfull disclosure\b",
        r"\bin full\b",
        r"\ball (?:the )?information (?:is |has been )?(?:provided|disclosed)",
        r"\b(?:the|all) (?:\w+ ){0,2}(?:data|information|figures) (?:\w+ ){0,5}?(?:is|are) in the (?:\w+ )?(?:spreadsheet|table|document|file|attachment)",
        negated=False,
        unless=(
            *COURTESIES,
            r"\badvice\b",
            r"\b(?:previously|already|earlier)\b",
            r"\bgiven (?:the |a |your )?(?:\w+ ){0,3}(?:number|reference|case)\b",
            r"\bin full or in part\b",
            r"^(?![^.;]*\bbut\b)[^.;]*\bwithheld\b",  # "I can disclose the number, but not the ages, which are withheld"
            r"\b(?:refused|exempt) in full\b",
        ),
    ),
    cue(
        Act.GIVES,
        2,
        r"\b(?:please find|find|is|are|see|refer to) (?:\w+ ){0,5}?(?:attached|enclosed|below|overleaf|spreadsheet|table|tab \d)\b",
        r"\b(?:attached|enclosed) (?:spreadsheet|workbook|table|sheet|file|schedule|document) (?:\w+ )?(?:gives?|contains?|shows?|holds?|answers?|has|have|sets? out)\b",
        r"\b(?:attached|enclosed) (?:is|are|please|document|spreadsheet|workbook|sheet|file|data|schedule|response|table)\b",
        r"^\W*(?:please )?(?:see|on|in|refer to) (?:the |our )?(?:\w+ )?(?:sheet|file|spreadsheet|workbook|table|attachment)\b",
        r"^\W*(?:please )?(?:see |find )?(?:attached|enclosed|overleaf|below|appendix|annex [A-Z]\b)",
        r"\b(?:data|figures?|information|answers?|table|list|statistics) (?:\w+ ){0,3}?follows?\b",
        r"^\W*you (?:will|should|can) (?:\w+ )?find (?:in|on|within) (?:the|this|our) (?:\w+ )?(?:workbook|spreadsheet|table|sheet|file|schedule|document|attach\w+)",
        r"\b{WE} (?:\w+ )?supply\b",
        r"\band (?:supply|attach|enclose|send) (?:you |herewith )?(?:our|the|these|those|all)\b",
        r"\b(?:table|figures?|data|information|results?|response|answers?) (?:\w+ ){0,5}?(?:below|attached|enclosed|overleaf|as follows|accompan\w+)\b",
        r"\b(?:is|are) as follows\b",
        r"\b(?:set out|as set out|shown|listed) (?:here|below|overleaf|in the)\b",
        moods=SAID_OR_PROMISED,
        negated=False,
        unless=(
            *COURTESIES,
            r"\bannex\b",
            r"https?://",
            r"\bgetting in touch about the above\b",
            r"\b(?:our|a|the|my|this) (?:\w+ )?(?:response|reply|letter|decision)\b(?! (?:as|to (?:\w+ ){0,2}question|is as))",
        ),
    ),
    # A letter that only says that the response is there: whatever it is.
    cue(
        Act.GIVES,
        1,
        r"\b(?:response|reply|letter|decision) (?:\w+ ){0,5}?(?:below|attached|enclosed|overleaf|as follows)\b",
        r"\b(?:attached|enclosed|find|see) (?:\w+ ){0,4}?(?:response|reply|letter|decision)\b",
        negated=False,
        unless=COURTESIES,
    ),
    cue(
        Act.COUNTS,
        2,
        r"\b(?:recorded|there (?:were|are|have been)|had|received|a total of) (?:a total of )?\d[\d,]* (?:\w+ )?(?:{OFFENCES}|victims|girls|boys)\b",
        r"\b(?:recorded|there (?:were|are)|had|received) (?:a total of )?\d[\d,]* of (?:these|those|them|such)\b",
        r"\b\d[\d,]* (?:\w+ ){0,2}?(?:{OFFENCES}|victims) (?:\w+ ){0,3}?(?:were|was|have been|had been) recorded\b",
        r"\b(?:{OFFENCES}|totals?|number|figure|count|they|it) (?:\w+ ){0,2}?(?:came|comes|amounts?|amounted|stood|stands|ran|runs) (?:to|at) \d",
        r"\byoungest (?:\w+ ){0,2}was\b",
        negated=False,
        unless=(r"\b(?:minutes?|hours|manual\w*|each record|every record)\b", r"\bwithin the period, and to answer\b"),
    ),
    cue(
        Act.NIL,
        3,
        r"\b(?:no|zero|nil|0) (?:such )?(?:\w+ ){0,3}?(?:{OFFENCES})\b(?: \w+){0,8}? (?:recorded|found|reported|identified|committed)\b",
        r"\bthere (?:were|have been|are|was|has been) (?:no|zero|nil|0) (?:\w+ ){0,3}?(?:{OFFENCES})\b",
        r"\bnil return\b",
        r"\bthere (?:were|have been|was) none\b",
        r"\bnot (?:a single|one) (?:such )?(?:\w+ )?(?:{OFFENCES})\b",
        r"\b(?:answer|total|number|figure) (?:\w+ ){0,4}is (?:\w+ )?(?:nil|zero|none|0|nought)\b",
        r"\b(?:recorded|received|had) (?:no|zero|nil) (?:such )?(?:\w+ ){0,2}?(?:{OFFENCES})\b",
        r"\b(?:revealed|found|returned|identified|produced|gave) (?:no|nil|zero) (?:such )?(?:\w+ )?(?:{OFFENCES}|results|matches)\b",
        moods=SAID | {Mood.REPORTED},
    ),
)
