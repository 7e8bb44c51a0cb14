"""The wordings by which a sentence says what figures cover: places, several forces, earlier answers, attempts. Pure."""

from __future__ import annotations

import re

FIGURES = (
    r"(?:figures?|data|numbers?|counts?|totals?|statistics|information|returns?|these|they|this|tables?|spreadsheet"
    r"|response|reply|offences?|crimes?)"
)
PLACE = (
    r"(?:(?:local )?policing (?:area|unit|district)|basic command unit|command unit|bcu|lpa|division|district|borough"
    r"|sector|station|count(?:y|ies)|local authorit(?:y|ies)|area|region|city|town|half)s?"
)
NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_OF = r"(?:for|from|of|in|within|covers?|covering|relat(?:es?|ing) to|refers? to|limited to|confined to|include|are|is)"
_MISSING = (
    r"(?:not (?:included|covered|available|part of)|excluded|omitted|left out|missing"
    r"|could not be (?:obtained|included))"
)
PART = re.compile(
    rf"\b{FIGURES}\b[^.;]{{0,50}}?\b{_OF}\b(?P<what>[^.;]{{0,60}}?\b{PLACE})"
    rf"(?: of (?:the )?\w+(?: \w+)?)? (?:only|alone)\b"
    rf"|\b{FIGURES}\b[^.;]{{0,50}}?\b{_OF} (?:only|solely|just)\b(?P<only>[^.;]{{0,50}}?\b{PLACE})\b"
    rf"|\b(?:only|solely) (?:covers?|includes?|relates? to|refers? to|counts?)\b(?P<alone>[^.;]{{0,50}}?\b{PLACE})\b"
    rf"|\b(?:for|from|in|cover) (?:only )?{NUMBER} (?:out )?of (?:our|its|the) (?:{NUMBER} )?(?P<some>{PLACE})\b",
    re.IGNORECASE,
)
"""A sentence that limits the figures to a place: "the figures cover the city division only", "for two of our six"."""
WITHOUT = re.compile(
    rf"\b{FIGURES}\b[^.;]{{0,40}}?\b(?:exclud(?:es?|ing)|(?:does|do|did) not (?:cover|include)"
    rf"|not (?:covering|including)|omits?|leaves? out|without)\b(?P<what>[^.;]{{0,70}}?\b{PLACE})\b(?! system| code)"
    rf"|^[*†‡#^(\[\w)\]:\s-]{{0,6}}(?:exclud(?:es?|ing)|(?:does|do) not (?:cover|include)) (?:the )?"
    rf"(?P<mark>(?:[\w'-]+ ){{0,3}}?{PLACE})\b(?! system| code)"
    rf"|(?:^|\b(?:for|in|from) |\bthe )(?P<gone>(?:[\w'-]+ ){{1,4}}?{PLACE}) [^.;]{{0,30}}?\b{_MISSING}\b",
    re.IGNORECASE,
)
"""A sentence that leaves a place out: "figures exclude the eastern area", "the northern area is not included"."""
NOT_LEFT_OUT = re.compile(
    r"\b(?:outside|other|another|neighbouring|by|each|every|any|all|no|our area|which)\b", re.IGNORECASE
)
MORE = re.compile(
    rf"\b{FIGURES}\b[^.;]{{0,60}}?\b(?:(?:the |of )(?:whole|entire) (?:of the )?region"
    rf"|all (?:the )?(?:\w+ )?forces (?:of|in|within) (?:the|our) (?:\w+ )?region"
    rf"|(?:cover|covers|include|includes|are for|is for|are those of) (?:the )?(?:{NUMBER}|neighbouring)"
    rf" (?:\w+ )?forces\b"
    rf"|all (?:\w+ )?(?:police )?forces in (?:England|Wales|the region)"
    rf"|regional (?:organised crime )?unit\b(?![^.;]{{0,30}} (?:not|excluded)))",
    re.IGNORECASE,
)
"""A sentence that says that the figures are those of several forces."""
ALL_OF_IT = re.compile(
    r"\b(?:whole|entire|all|any|every|each|(?:force|police|policing|constabulary)(?:['’]s)?(?: \w+)? area|outside"
    r"|other forces?|another|neighbouring|elsewhere|our area|by|per)\b",
    re.IGNORECASE,
)
"""What names a place and takes nothing of the force's area away."""

_ANSWER = r"(?:response|reply|answer|e-?mail|letter|message|attachment|figures|data|spreadsheet|workbook)s?"
BACK = re.compile(
    rf"\b(?:disregard|ignore|discard|delete|withdraw|retract|(?:to|please) recall|do not (?:use|rely on)"
    rf"|(?:are|am) withdrawing)\b"
    rf"[^.;]{{0,60}}?\b{_ANSWER}\b"
    rf"|\b{_ANSWER}\b[^.;]{{0,60}}?\b(?:is|are|was|were|as|be|has been|have been)"
    rf" (?:hereby |therefore |now |treated as )?(?:withdrawn|retracted|recalled|disregarded|ignored"
    rf"|discarded|(?:issued|sent)(?: to you)? in error)\b"
    rf"|\b{_ANSWER}\b[^.;]{{0,60}}?\bshould (?:no longer|not|not now) be (?:used|relied)\b"
    rf"|\berrors? (?:has|have|was|were)? ?(?:been )?(?:identified|found|discovered)"
    rf" in (?:our|the|my) [^.;]{{0,20}}?{_ANSWER}\b"
    rf"|\b(?:replaces?|supersedes?|corrects?) (?:the |our |my |those |all )?[^.;]{{0,20}}?\b{_ANSWER}\b",
    re.IGNORECASE,
)
"""A sentence that takes an answer back."""
EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|first|original|last|yesterday|initial|sent|issued|supplied"
    r"|of \d{1,2} \w+|dated|recall)\b",
    re.IGNORECASE,
)
NOT_BACK = re.compile(
    r"\bif\b|\byour request|\brefus|\b(?:not|n['’]t) (?:ignore|disregard|delete)|\brows?\b", re.IGNORECASE
)
ASKED_FOR = re.compile(
    r"\byou (?:have |had )?(?:asked|requested)\b[^.;]{0,40}?\b(?:numbers? of|how many|figures (?:for|on|of)"
    r"|data (?:for|on|about)|about|regarding|concerning|relating to)\s+(?P<what>[^.;:\n]{4,90})"
    r"|\byour request (?:concern(?:s|ed)|was (?:about|for)|is (?:about|for)|about)\s+(?P<subject>[^.;:\n]{4,90})",
    re.IGNORECASE,
)
_NO = (
    "request letter email mail dated received information act act's month day week date period area our us by in case "
    "january february march april may june july august september october november december below above matter "
    "following regarding concerning relating wanted know such these those each every total notifiable relevant said "
    "same kind criminal reported recorded committed matters last past recent latest first next one two three four five "
    "six seven eight nine ten copy copies format excel spreadsheet detail details breakdown statistics review internal"
)
NO_SUBJECT = frozenset(_NO.split())
"""Words of a letter's quotation that say nothing of what is asked about."""
_ATTEMPT = (
    r"(?P<{}>attempt(?:s|ed)?|conspirac(?:y|ies)|incitement|(?:cancelled|no-?crimed) (?:crimes?|offences?|records?)"
    r"|no-?crimes)\b"
)
ATTEMPTS = re.compile(
    rf"\b(?:includ(?:es?|ing)|completed and|compris(?:es?|ing))\b[^.;]{{0,40}}?\b{_ATTEMPT.format('what')}"
    rf"|\b{_ATTEMPT.format('other')}[^.;]{{0,30}}?\b(?:is|are|were|was|have been) (?:also )?(?:included|counted)\b",
    re.IGNORECASE,
)
NO_ATTEMPTS = re.compile(
    r"\bnot\b|\bexclud|\bwithout\b|\bfailed|\battempts? to (?:contact|find|obtain|locate)", re.IGNORECASE
)
OF_ATTEMPTS = re.compile(r"^\W*attempt(?:s|ed)?\b(?! (?:or|and) )|[-–:(]\s*attempts?\b\W*$", re.IGNORECASE)
"""A head that names attempts alone."""
OF_A_PART = re.compile(
    r"\b(?:north|south|east|west|northern|southern|eastern|western|central)(?:[ -](?:east|west)(?:ern)?)? "
    r"(?:division|bcu|basic command unit|borough|local policing (?:area|unit)|policing district|lpa|lpu)\b(?! and\b)",
    re.IGNORECASE,
)
"""A head that names a part of a force's area."""
SHARES = re.compile(r"per ?cent|%|proportion|rates?\b|decimal", re.IGNORECASE)
