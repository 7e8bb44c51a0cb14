"""What each sentence of a letter does, by the grammar of cues. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from requests_app.exemptions import SECTION, sections_bare, sections_cited, sections_in
from requests_app.mail.clauses import Clauses, Mood, clauses_of
from requests_app.mail.cues import CUES
from requests_app.mail.hints import Hint, hints_in
from requests_app.mail.letter_parts import ABOUT, Part, placed
from requests_app.mail.required_literals import Sieve
from requests_app.mail.rules import Act

WITHHOLDING = (Act.WITHHOLDS, Act.COST, Act.VEXATIOUS, Act.REPEATED, Act.FUTURE)
"""Acts that refuse."""

GIVING = (Act.GIVES, Act.NIL, Act.COUNTS)
"""Acts that answer."""

_POINTS_DOWN = re.compile(r"\b(?:below|underneath)\b(?![^.;]{0,40}\battach)", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"^\W*(?:(?:I|we|it|that|this|they) (?:do|does|did|is|was|has|have|are|were)(?:n't| not)\W*$"
    r"|(?:that|this|it) (?:is|was|has) (?:wrong|mistaken|an? (?:mistake|error)|not (?:so|such a case|(?:been "
    r"|proved )?(?:necessary|needed)"
    r"|the case)))",
    re.IGNORECASE,
)
"""A sentence that takes back the one before it: "I do not.", "That was wrong."."""
_NOT_RELIED_ON = re.compile(
    (
        r"\b(?:not (?:made out|engaged|apply|relied|rely|applied)|no longer (?:rel|appl)|wrong to"
        r"|withdr[ae]w\w*|instead of"
        r"|(?:disclose|release|provide|supply) (?:the|that|those|all the) (?:\w+ ){0,2}withheld)\b"
    ),
    re.IGNORECASE,
)
_A_FIGURE = re.compile(
    r"(?<![\w./-])(?:<\s?)?(?:\d{1,3}(?:,\d{3})*|(?!(?:19|20)\d\d\b)\d{4,7})(?![\w/%-]|\.\d)|\b(?:nil|none|zero)\b",
    re.IGNORECASE,
)
# Numbers that count nothing: sections of the Act, dates, spans of time. "9 years" is an age, "the last 9 years" a span.
_NO_FIGURE = re.compile(
    r"\b(?:sections?|s|adran(?:nau)?|regulation|article|part|schedule|class|code)"
    r"[ .]*\d+[A-Z]?(?:\s*\(\w+\))*(?:(?:,| and"
    r"|, and| or) \d+[A-Z]?(?:\s*\(\w+\))+)*"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
    r"|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)[a-z]*\b"
    r"|(?:\+44|\b0)[ ()\d-]{8,16}\d\b"
    # How a unit is rung up; "Telephone: 12" may be a method of communication with its count.
    r"|\b(?:tel|dial|call|ring)[.: ]*(?:on )?(?:101|999)\b|\bext(?:ension|n)?[.:]* ?\d{3,7}\b"
    r"|\b(?:pc|ps|dc|ds|pcso|po box)[.: ]*\d{2,7}\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
    r"|\b\d+\s+(?:\w+\s)?(?:requests?|letters?|e-?mails)\b(?=\s+(?:from|to) (?:you|us|me)\b)"
    r"|£ ?[\d,.]+|\b\d+\s+(?:working |calendar )?(?:hours?|days?|weeks?|minutes?)\b"
    r"|\b(?:last|past|previous|next|within|over|for|after|of|in|under)\s+(?:the\s+)?\d+\s+(?:months?"
    r"|years?)\b(?!\s+(?:old|of age))",
    re.IGNORECASE,
)
_MARKED_ANSWER = re.compile(r"^(?:our\s+)?(?:response|answer|reply|a)\b\s*(?:\d{1,2}[a-z]?)?\s*[:.–-]", re.IGNORECASE)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_COUNTED = re.compile(
    rf"(?:(?:the answer|this|it|the number|the figure) (?:is|was) )?(?:(?:{_TENS})(?:[- ](?:{_UNITS}))?"
    rf"|{_UNITS}|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a|one) hundred)(?: years(?: old)?)?",
    re.IGNORECASE,
)
"""A figure in words that is all a sentence says."""
_LABELLED = re.compile(
    r"(?P<label>[^:.;!?\d]{2,80}?)\s*(?::|\s[–-])\s*\d[\d,]*(?:\s+[^:.;!?\d]{2,80}?\s*(?::|\s[–-])\s*\d[\d,]*)*"
)
"""Lines of a list, each a label and its figure: what a label says is counted, not done."""
_EFFORT = re.compile(
    r"\b(?:minutes?|hours?|manual\w*|each (?:record|log|report|crime)|would (?:need|have to)|limit)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that says something: its acts with their weights, the sections it relies on, the questions it is
    about. `weighed` are sections it names in any mood, as what is being considered; `meant` those its wording means
    without naming; `bare` those named by number alone; `hints` what its words touch on besides; `words` as
    they were read, none where the sentence explains the law."""

    text: str
    about: tuple[str, ...]
    acts: dict[Act, int]
    sections: tuple[str, ...]
    weighed: tuple[str, ...]
    meant: tuple[str, ...]
    bare: tuple[str, ...]
    figure: bool
    hints: frozenset[Hint] = frozenset()
    words: str = ""


def understood(letter: str, asked: Mapping[str, str]) -> list[Told]:
    """What the letter's sentences do, in order, without those that repeat what was asked."""
    told: list[Told] = []
    for sentence in placed(letter, asked):
        if sentence.part is Part.ASKED:
            continue
        if told and _TAKEN_BACK.match(sentence.words):
            told[-1] = replace(told[-1], acts={}, sections=(), meant=())
        told.append(told_by(sentence.text, sentence.words, sentence.about))
    return [one if _is_below(one, told[number + 1 :]) else replace(one, acts={}) for number, one in enumerate(told)]


def _is_below(one: Told, rest: Sequence[Told]) -> bool:
    """Whether what a sentence points down to is there. "Please see below" over a mail that is only passed on, which is
    none of the letter's own words, gives nothing."""
    if one.acts.keys() != {Act.GIVES} or one.acts[Act.GIVES] > 2 or one.figure or not _POINTS_DOWN.search(one.text):
        return True
    return any(later.figure or later.acts or later.about for later in rest)


def told_by(text: str, words: str | None = None, about: tuple[str, ...] = ()) -> Told:
    """What one sentence does. `words` are the text without its heading."""
    read = clauses_of(text if words is None else words)
    acts = {} if _LABELLED.fullmatch(read.words.rstrip(" .")) else _acts(read)
    named = sections_cited(read.words)
    denied = _NOT_RELIED_ON.search(read.words) is not None and Act.NEITHER not in acts
    withholds = any(act in acts for act in (*WITHHOLDING, Act.NEITHER, Act.ELSEWHERE, Act.NOT_HELD))
    relied = named if named and not denied and (withholds or _cites(read)) else ()
    meant = sections_in(read.words) if withholds and not named else ()
    if relied and not withholds and not {Act.GIVES, Act.NIL, Act.OVERTURNS, Act.REVIEW_RECEIVED} & acts.keys():
        acts[Act.CITES] = 1
    said = "" if read.mood(0) is Mood.LAW else read.words
    bare, figure = sections_bare(read.words), _answers(read)
    return Told(text, about, acts, relied, named, meant, bare, figure, hints_in(read), said)


@cache
def _sieve() -> Sieve:
    """The cues' wordings, by their numbers in `CUES`: on an ordinary sentence two of them are worth trying."""
    return Sieve([cue.says for cue in CUES])


def _acts(read: Clauses) -> dict[Act, int]:
    """Each act with the weight of its strongest cue."""
    found: dict[Act, int] = {}
    for number in sorted(_sieve().passed(read.words)):
        cue = CUES[number]
        if found.get(cue.act, 0) >= cue.weight:
            continue
        for match in cue.says.finditer(read.words):
            if read.mood(match.start()) not in cue.moods:
                continue
            if cue.negated is not None and read.negated(match.start()) is not cue.negated:
                continue
            if cue.unless is None or not cue.unless.search(read.words):
                found[cue.act] = cue.weight
            break
    if Act.NEITHER in found:
        # A refusal to confirm or deny is that, and no word on what is held.
        for act in (Act.NOT_HELD, Act.WITHHOLDS, Act.GIVES, Act.DELAYS):
            found.pop(act, None)
    if Act.EXTENDS in found and found[Act.EXTENDS] >= 3:
        # The exemption named is the one being weighed; nothing is refused yet.
        found.pop(Act.WITHHOLDS, None)
    return found


def _cites(read: Clauses) -> bool:
    """Whether a section is named as relied on rather than explained, supposed or reported."""
    return any(
        read.mood(match.start()) in (Mood.SAID, Mood.PROMISED) and not read.negated(match.start())
        for match in SECTION.finditer(read.words)
    ) or (SECTION.search(read.words) is None and read.mood(0) is Mood.SAID)


def _answers(read: Clauses) -> bool:
    """Whether the sentence, standing under a question's number, gives a figure."""
    if read.mood(0) in (Mood.ASKED, Mood.LAW, Mood.SUPPOSED, Mood.REPORTED) or _EFFORT.search(read.words):
        return False
    rest = _NO_FIGURE.sub("", ABOUT.sub("", read.words))
    marked = _MARKED_ANSWER.match(rest)
    if _COUNTED.fullmatch(rest.strip(" .:;–—-")):
        return True
    return (marked is not None and bool(rest[marked.end() :].strip())) or _A_FIGURE.search(rest) is not None
