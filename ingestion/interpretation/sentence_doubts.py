"""Why a count of a sentence is no figure: it is vague, denied, put right, supposed, left out, or of something else."""

from __future__ import annotations

import re

from ingestion.interpretation.questions import COUNTED_OTHERWISE
from ingestion.interpretation.sentence_amounts import NONE
from ingestion.interpretation.sentence_reading import Found
from ingestion.values.record import Kind
from ingestion.values.telling_words import telling_words

OTHER_THINGS = re.compile(
    r"\s+(?:[\w-]+ ){0,3}?(?:officers?|staff|members|police forces|forces|questions?|pages?|systems?|applicants?"
    r"|(?<!service )requests?"
    r"|attachments?|documents?|spreadsheets?|tabs?|columns?|departments?|teams?|units?|parts|points|copies|bodies)\b",
    re.IGNORECASE,
)
VAGUE_BEFORE = re.compile(
    r"(?:\b(?:approximately|approx\.?|around|about|roughly|some|nearly|almost|over|above|more than|greater than"
    r"|at least"
    r"|up to|upwards of|circa|c\.|ca\.|in excess of|just (?:over|under)|(?:an )?estimated(?: at)?|between|not less than"
    r"|no fewer than|under|below)|[~>≥≈])\s*(?:a total of )?$",
    re.IGNORECASE,
)
_VAGUE_AFTER = re.compile(r"\s*(?:or so\b|or more\b|plus\b|approximately\b|\+|(?:-|–|to) ?\d)", re.IGNORECASE)
_YEARS_BEFORE = re.compile(
    r"\b(?:19|20)\d\d ?/ ?(?:\d\d|(?:19|20)\d\d)\s*[-–]\s*$|\b(?:19|20)\d\d[-–](?:\d\d|(?:19|20)\d\d)\s+[-–]\s+$"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* (?:19|20)\d\d\s+[-–]\s+$"
    r"|\b(?:in|for|during) (?:[a-z]+ )?(?:19|20)\d\d(?:[/–-]\d{2,4})? to $",
    re.IGNORECASE,
)
"""A year or month and a dash before its count, which are no range: "2018/19 - 61", "2018-19 - 61"."""
_RANGE_BEFORE = re.compile(r"\d ?(?:-|–|to) ?$|\bbetween \d+ and $", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"(?:\bnot|\brather than|\binstead of|\bpreviously (?:given|stated|reported|recorded|provided) as|\breplac\w+)\s*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:(?:earlier|previous|last|original|initial|first) (?:response|reply|answer|letter|disclosure|figure)"
    r"|(?:previously|earlier) (?:told|stated|said|reported|provided|gave|advised|informed|disclosed))\b",
    re.IGNORECASE,
)
CORRECTED = re.compile(
    r"\b(?:correct|right|revised|actual) (?:figure|number|total|answer)\b|\bshould (?:read|be)\b", re.I
)
_DENIES = re.compile(r"\b(?:not|never|cannot|incorrect|untrue|deny)\b|n['’]t\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:nationally|nationwide|(?:across|throughout|in) (?:the whole of )?(?:England|Wales|the UK"
    r"|the United Kingdom|the"
    r" country|Britain)|(?:other|all|neighbouring) forces)\b",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"\b(?:if|whether|would|could|might|should you|were you to|you (?:\w+ )?(?:asked?|requested|stated?|said"
    r"|mention\w*|refer\w*)"
    r"|your (?:request|question|letter|email)|each of which|because)\b|\bmay\b(?! (?:19|20)\d\d)",
    re.IGNORECASE,
)
"""From such a word on, a clause supposes or asks and gives nothing."""
_EXPLAINS = re.compile(
    r"\b(?:each (?:offence|crime|case|incident|record)|every|so that|known errors|(?:shown|displayed|presented"
    r"|replaced) (?:as|by|with)|counted (?:once|twice)"
    r"|(?:enter|insert|write|put|type) (?:a )?(?:0|zero|nil|nought)\b"
    r"|only includes|suppress\w*|round(?:ed|ing)|redact\w*|mask\w*|not (?:be )?disclosed|identif(?:y|iable|ication))\b",
    re.IGNORECASE,
)
"""A clause that says how figures were made; the bounds and examples in it are no figures."""
_LEAVES_OUT = re.compile(
    r"\b(?:exclud(?:es?|ed|ing)|(?:does|do|did) not include|(?:not|been|were) (?:included|removed|omitted))\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\w+\s+[\w ]{0,30}?\b(?:were|was|are|is|have been|has been) (?:excluded|removed|omitted|not included)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:there (?:was|were|have been|has been)|(?:recorded|received|logged|identified))\b", re.IGNORECASE
)
_IF = re.compile(r"\b(?:if|whether|were you to|should you)\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;()](?!\d)|\bbut\b", re.IGNORECASE)
_TO_BE_READ = re.compile(
    r"\s+[^,;.]{0,40}?\b(?:that|which|each of which) (?:would|could|might|may|must|need|have to)\b|"
    r"\s*[\w ]{0,30}, each of which (?:would|must|has)\b",
    re.IGNORECASE,
)
_SEARCHED = re.compile(r"\b(?:search\w*|review\w*|manual\w*|by hand|read)\b", re.IGNORECASE)
"""Records that somebody would have to read are no figures of what they record."""


def around(sentence: str, start: int) -> str:
    """The clause that a place stands in, between commas, brackets and the like."""
    first = max((one.end() for one in _BREAK.finditer(sentence, 0, start)), default=0)
    last = _BREAK.search(sentence, start)
    return sentence[first : last.start() if last else len(sentence)]


def supposed(sentence: str, start: int) -> bool:
    """Whether a place stands in a clause that supposes or repeats a question, behind the word that says so."""
    return _SUPPOSES.search(_clause(sentence, start)) is not None


def hypothetical(sentence: str, start: int) -> bool:
    """Whether a place stands behind "if" or "whether" in its clause, and nothing there says that it was so."""
    clause = _clause(sentence, start)
    return _IF.search(clause) is not None and not _SAID.search(clause)


def explains(sentence: str, start: int) -> bool:
    """Whether a place stands in a clause that says how figures were made, and not behind "there were"."""
    return _EXPLAINS.search(around(sentence, start)) is not None and not _SAID.search(_clause(sentence, start))


def left_out(sentence: str, start: int) -> bool:
    """Whether a place stands behind words that leave it out of the figures: "excluding 3 records"."""
    return _LEAVES_OUT.search(_clause(sentence, start)) is not None or _LEFT_OUT.match(sentence, start) is not None


def _clause(sentence: str, start: int) -> str:
    """The sentence's words before a place, from the last comma, semicolon or colon on."""
    return re.split(r"[,;:](?!\d)|\bbut\b", sentence[:start])[-1]


def withdrawn(sentence: str, start: int, end: int) -> bool:
    """Whether the sentence itself puts this number right: "not 45 but 54", "we stated 45; the correct figure is 54"."""
    if _TAKEN_BACK.search(sentence[:start]):
        other = re.search(r"\d", sentence[:start] + sentence[end:]) is not None
        return (other and not re.search(r"\b(?:did|do|does|is|was|were|have|has) not\s*$", sentence[:start])) or bool(
            re.match(r"[^,;]{0,60}?,? but\b", sentence[end:])
        )
    earlier, corrected = _EARLIER.search(sentence), CORRECTED.search(sentence)
    return bool(earlier and corrected and start < corrected.start() and earlier.start() < corrected.start())


def doubtful(sentence: str, number: Found) -> bool:
    """Whether a count is no figure for sure: vague, denied, of an earlier answer, of others, of something else."""
    before, after = sentence[: number.start], sentence[number.end :]
    exact = number.words is not None and number.words.kind is Kind.EXACT
    ranged = _RANGE_BEFORE.search(before) and not _YEARS_BEFORE.search(before)
    if exact and (VAGUE_BEFORE.search(before) or ranged):
        return True
    if exact and _VAGUE_AFTER.match(after):
        return True
    zero = number.words is NONE
    clause = _clause(sentence, number.start)
    if _DENIES.search(clause) or (zero and re.search(r"\bhold\b|\bheld\b", sentence)):
        return True
    if _EARLIER.search(around(sentence, number.start)) and not CORRECTED.search(before):
        return True
    if _TO_BE_READ.match(after) or (_SEARCHED.search(sentence) and re.search(r"\brecords?$", number.noun)):
        return True
    if _OTHERS.search(sentence) or supposed(sentence, number.start) or _EXPLAINS.search(around(sentence, number.start)):
        return True
    return bool(telling_words(number.noun) & COUNTED_OTHERWISE) or OTHER_THINGS.match(sentence, number.end) is not None
