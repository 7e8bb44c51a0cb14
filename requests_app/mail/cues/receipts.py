"""Cues of what has no effect in law: late and says so, received. Pure."""

from __future__ import annotations

from requests_app.mail.clauses import Mood
from requests_app.mail.cues.grammar import ANYHOW, SAID, SAID_OR_PROMISED, Cue, cue
from requests_app.mail.rules import Act

RECEIPTS: tuple[Cue, ...] = (
    # Late, and says so; the law gives such a letter no effect
    cue(
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
    cue(
        Act.DELAYS,
        1,
        r"\b{WE} (?:will|hope to|aim to|shall) (?:be able to )?(?:respond|reply|send|provide|get|be in touch)\b[^.;]{0,60}\b(?:{SOON})\b",
        r"\bhopes? to be (?:able|in a position)\b",
        r"\bfinalis\w+ (?:our|the|your) (?:response|reply)\b",
        r"\b(?:bearing with us|your patience)\b",
        r"\bchas(?:ing|ed)\b",
        moods=SAID_OR_PROMISED,
    ),
    # Received
    cue(
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
        moods=ANYHOW - {Mood.LAW},
        unless=(r"\bto acknowledge that\b",),
    ),
    cue(
        Act.ACKNOWLEDGES,
        1,
        r"\bthank you for (?:your|the) (?:\w+ ){0,3}?(?:{REQUEST}|clarification|freedom)\b",
        r"\breceipt of your\b",
        r"\bwas received (?:by|on|at)\b",
        moods=ANYHOW,
    ),
)
