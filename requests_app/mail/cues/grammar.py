"""What a cue is, and the words that its wordings are written with. Pure.

A cue is a wording with what it does, how much it weighs, and the moods and polarity in which it holds; clauses.py finds
out mood and polarity. "We will provide a response" promises, "could you provide" asks, "we will not provide" withholds:
one verb, three acts. `{OFFENCES}` in a wording stands for the words of that name below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from requests_app.mail.clauses import Mood
from requests_app.mail.rules import Act


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
    "GIVEN": (
        r"(?:disclosed|released|provided|supplied|given|communicated|shared|set out|shown|listed|enclosed|attached"
        r"|answered|sent|let out|handed over|made available)"
    ),
    "GIVING": r"(?:disclosing|releasing|providing|supplying|giving|sharing|enclosing|attaching|sending|naming)",
    "GIVE": (
        r"(?:disclose|release|provide|supply|give|communicate|share|let you have|(?<!what to )(?<!an )(?<!our )(?<!your )(?<!the"
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
    "COUNTED": r"(?:\d[\d,.]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a |one )?hundred|eighteen)(?:[- ]\w+)?)",
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
ANYHOW = frozenset(Mood) - {Mood.REPORTED}
SAID_OR_PROMISED = frozenset({Mood.SAID, Mood.PROMISED})
SAID_OR_ASKED = frozenset({Mood.SAID, Mood.ASKED})


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(patterns)
    while _NAME.search(written):
        written = _NAME.sub(lambda name: _WORDS[name[1]], written)
    return re.compile(written, re.IGNORECASE)


def cue(
    act: Act,
    weight: int,
    *says: str,
    moods: frozenset[Mood] = SAID,
    negated: bool | None = None,
    unless: tuple[str, ...] = (),
) -> Cue:
    return Cue(act, _compiled(says), weight, moods, negated, _compiled(unless) if unless else None)


NOT_ABOUT_HOLDING = (
    r"\b(?:trace|record|sign) of (?:having )?(?:receiv\w+|(?:an?|any|your|the|this) (?:\w+ )?(?:{REQUEST}))\b",
    r"\bwhether\b[^.;]{0,80}\b(?:held|holds?|exists?)\b",
    r"\bwhat information\b",
    r"\bif any\b",
    r"\b(?:held|hold|kept|recorded|stored|retained|available) (?:\w+ ){0,2}(?:in|on|within) (?:an?|any|the|such) [\w ,-]{0,50}?\b(?:format|form|manner|way|fashion|field)\b",
    r"\bheld (?:centrally|electronically|separately|as a)\b",
    r"\b(?:retrievable|searchable|extractable|reportable)\b",
)
NOW_GIVEN = (
    r"\b(?:disclos(?:e|ed|ing)|releas(?:e|ed|ing)|provid(?:e|ed|ing)|supply|supplied|supplying)(?: to you| you with)? "
    r"(?:the|that|those|all(?: of)? the) (?:\w+ ){0,2}(?:(?:that|which) (?:was|were|had been) )?(?:withheld|refused|redacted)\b"
)
"""What was withheld once and is given now: "required to disclose the information withheld under section 31"."""
REFUSED_BEFORE = (
    r"\b(?:previously|originally|initially|hitherto|earlier|formerly) (?:refused|withheld|exempt\w*|held back)\b"
    r"|\bhad (?:\w+ )?(?:refused|withheld|declined)\b"
)
"""What is past when the letter is written."""
COURTESIES = (
    r"\b(?:rights?|complaints?|review procedure|terms|leaflet|disclaimer|acknowledge\w*|privacy)\b",
    r"\bcop(?:y|ies) of (?:your|the) request\b",
    r"\byour (?:request|questions?) (?:is|are)?\s?(?:\w+ )?(?:below|attached|as follows)\b",
    r"\brequest(?:ed)? (?:the )?(?:following|below)\b",
    r"\bform (?:is )?(?:attached|below)\b",
    r"\b(?:attached|enclosed) (?:is |our |the |a )*(?:refusal|section 17)\b",
    r"\b(?:public interest|harm)\b",
    r"\b(?:following|below|these) (?:reasons?|exemptions?)\b",
    r"\b(?:reasons?|reasoning|explanation|rationale)\b[^.;]{0,40}\b(?:attached|enclosed|annex\w*|overleaf)\b",
    r"\bfees? notice\b",
    r"\binvoice\b",
    r"\b(?:contact|bank|payment) details\b",
    r"\bdetails of how to\b",
    r"\bclarification\b",
    r"\bexemptions? (?:\w+ ){0,4}(?:are|is|as) (?:set out|as follows|below)\b",
)
