"""What a document's own words say its figures cover: a part of the force's area or more than it, another request, other
things beside those asked for, rounded numbers; and a letter that takes an earlier answer back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ingestion.quality.rounding import rounded_to
from ingestion.quality.wording import place_of
from ingestion.values.finding import Finding, FindingKind, Level, declare
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.telling_words import telling_words
from requests_app.specification import Specification

OTHER_AREA = declare(
    "Q436",
    Level.ERROR,
    "Figures of a part of the force's area, or of more than it",
    "Ask the force for the figures of its whole area; if these are of the whole of it after all, say what you saw.",
)
TAKEN_BACK = declare(
    "Q437",
    Level.WARNING,
    "A letter that takes an earlier answer back",
    "Set aside the document that it speaks of; ask the force for the right answer if it has not come.",
)
OTHER_REQUEST = declare(
    "Q438",
    Level.ERROR,
    "An answer to another request",
    "Look what the document says was asked: place it with the request it answers; if it is this one, say what you saw.",
)
MORE_THAN_ASKED = declare(
    "Q439",
    Level.WARNING,
    "Attempts or the like among the figures",
    "Look whether the question means them too, and what other forces did; ask the force for the figures without them.",
)
ROUNDED_FIGURES = declare(
    "Q440",
    Level.WARNING,
    "Rounded figures",
    "Ask the force for the counts as they are; a sum over forces is no more exact than its least exact figure.",
)

_FIGURES = r"(?:figures?|data|numbers?|counts?|totals?|statistics|information|returns?|these|they|tables?|spreadsheet)"
_PLACE = (
    r"(?:(?:local )?policing (?:area|unit|district)|basic command unit|command unit|bcu|lpa|division|district|borough"
    r"|sector|station|count(?:y|ies)|local authorit(?:y|ies)|area|region|city|town)s?"
)
_OF = r"(?:for|from|of|in|within|covers?|covering|relat(?:es?|ing) to|refers? to|limited to|confined to|include|are)"
_PART = re.compile(
    rf"\b{_FIGURES}\b[^.;]{{0,50}}?\b{_OF}\b(?P<what>[^.;]{{0,60}}?\b{_PLACE}) (?:only|alone)\b"
    rf"|\b{_FIGURES}\b[^.;]{{0,50}}?\b{_OF} (?:only|solely|just)\b(?P<only>[^.;]{{0,50}}?\b{_PLACE})\b"
    rf"|\b(?:only|solely) (?:covers?|includes?|relates? to|refers? to|counts?)\b(?P<alone>[^.;]{{0,50}}?\b{_PLACE})\b",
    re.IGNORECASE,
)
"""A sentence that limits the figures to a place: "the figures cover the city division only"."""
_WITHOUT = re.compile(
    rf"\b{_FIGURES}\b[^.;]{{0,40}}?\b(?:exclud(?:es?|ing)|(?:does|do|did) not (?:cover|include)"
    rf"|not (?:covering|including)|omits?|leaves? out|without)\b(?P<what>[^.;]{{0,70}}?\b{_PLACE})\b(?! system| code)",
    re.IGNORECASE,
)
"""A sentence that leaves a place out: "figures exclude the eastern area of the force"."""
_MORE = re.compile(
    rf"\b{_FIGURES}\b[^.;]{{0,60}}?\b(?:(?:the |of )(?:whole|entire) (?:of the )?region"
    rf"|all (?:the )?(?:\w+ )?forces (?:of|in|within) (?:the|our) (?:\w+ )?region"
    rf"|all (?:\w+ )?(?:police )?forces in (?:England|Wales|the region)"
    rf"|regional (?:organised crime )?unit\b(?![^.;]{{0,30}} (?:not|excluded)))",
    re.IGNORECASE,
)
"""A sentence that says that the figures are those of several forces."""
_ALL_OF_IT = re.compile(
    r"\b(?:whole|entire|all|every|each|(?:force|police|policing|constabulary)(?:['’]s)?(?: \w+)? area|outside"
    r"|other forces?|another|neighbouring|elsewhere|our area|by|per)\b",
    re.IGNORECASE,
)
"""What names a place and takes nothing of the force's area away."""
_BACK = re.compile(
    r"\b(?:please|kindly|should|ask you to|asked to) (?:\w+ )?(?:disregard|ignore|discard|delete)\b"
    r"[^.;]{0,60}?\b(?P<what>response|reply|answer|e-?mail|letter|message|attachment|figures|data|spreadsheet)s?\b"
    r"|\b(?:our|the|my) (?P<whose>[^.;]{0,30}?\b(?:response|reply|answer|e-?mail|letter|message|attachment|data))\b"
    r"[^.;]{0,40}?\b(?:is|are|was|were|has been|have been) (?:hereby |therefore |now )?(?:withdrawn|retracted|recalled"
    r"|(?:issued|sent)(?: to you)? in error)\b"
    r"|\bwould like to recall the message\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previous|earlier|first|original|last|yesterday|initial|sent|issued|of \d{1,2} \w+|dated|recall)\b",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\byou (?:have |had )?(?:asked|requested)\b[^.;:]{0,40}?\b(?:numbers? of|figures (?:for|on|of)"
    r"|data (?:for|on|about)|about|regarding|concerning|relating to)\s+(?P<what>[^.;:\n]{4,90})",
    re.IGNORECASE,
)
_NO = (
    "request letter email mail dated received information act act's month day week date period area our us by in case "
    "january february march april may june july august september october november december below above matter "
    "following regarding concerning relating wanted know such these those each every total notifiable relevant said"
    " same kind criminal reported recorded committed matters"
)
_NO_SUBJECT = frozenset(_NO.split())
"""Words of a letter's quotation that say nothing of what is asked about."""
LEAST_OTHER = 2
"""Telling words of a quoted request none of which the campaign says, before it is another request; one is enough before
"offences"."""
_ATTEMPTS = re.compile(
    rf"\b{_FIGURES}\b[^.;]{{0,40}}?\binclud(?:es?|ing)\b[^.;]{{0,40}}?\b(?P<what>attempt(?:s|ed)?|conspirac(?:y|ies)|incitement)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.;!?]+(?:\.(?=\d)[^.;!?]*)*")


def check_coverage_said(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """At most one finding of each kind a document, at the sentence that says it."""
    if specification is None:
        return []
    answers = [record for record in reading.records if record.question is not None]
    sentences = list(_sentences(reading))
    found = _first(TAKEN_BACK, sentences, _takes_back)
    if not answers:
        return found + ([] if reading.records or reading.answers else _first(OTHER_AREA, sentences, _elsewhere))
    at = place_of(answers[0])
    asked = telling_words(_asked(specification))
    checks: tuple[tuple[FindingKind, Callable[[str], bool]], ...] = (
        (OTHER_AREA, _elsewhere),
        (OTHER_REQUEST, lambda words: _another_request(words, asked)),
        (MORE_THAN_ASKED, lambda words: _more(words, asked)),
        (ROUNDED_FIGURES, _rounds),
    )
    for kind, says in checks:
        found += _first(kind, [(words, at) for words, _ in sentences], says)
    return found


def _asked(specification: Specification) -> str:
    words = [specification.title, specification.measure, specification.definition]
    words += [question.text for question in specification.questions]
    for dimension in specification.dimensions.values():
        words += [dimension.label, *dimension.categories]
    return " ".join(words)


def _sentences(reading: Reading) -> Iterator[tuple[str, Place]]:
    """The sentences of what stands around the tables and of the lines, each once, with the place of its line."""
    told: dict[str, Place] = {}
    for table in reading.tables:
        for text in (table.title, *table.above, *table.notes):
            for words in _SENTENCE.findall(text[:1500]):
                told.setdefault(words.strip(), Place(table=table.id))
    for line in reading.lines:
        for words in _SENTENCE.findall(line.text[:1500]):
            told.setdefault(words.strip(), line.place)
    yield from told.items()


def _first(kind: FindingKind, sentences: Iterable[tuple[str, Place]], says: Callable[[str], bool]) -> list[Finding]:
    for words, place in sentences:
        if says(words):
            return [kind.found(f"The document says: “{words[:180]}”", place)]
    return []


def _elsewhere(words: str) -> bool:
    if _MORE.search(words):
        return True
    limited = _PART.search(words)
    said = next((one for one in limited.groups() if one), "") if limited else ""
    if limited and not _ALL_OF_IT.search(said):
        return True
    left_out = _WITHOUT.search(words)
    return left_out is not None and not re.search(r"\b(?:outside|other|another|neighbouring)\b", left_out["what"], re.I)


def _takes_back(words: str) -> bool:
    found = _BACK.search(words)
    return found is not None and not re.search(r"\bif\b", words, re.I) and _EARLIER.search(words) is not None


def _rounds(words: str) -> bool:
    """Whether counts are rounded to steps; shares are rounded everywhere."""
    return rounded_to(words) is not None and not re.search(r"per ?cent|%|proportion|rates?\b", words, re.I)


def _another_request(words: str, asked: frozenset[str]) -> bool:
    found = _ASKED_FOR.search(words)
    if found is None:
        return False
    subject = telling_words(found["what"]) - _NO_SUBJECT
    own = subject - {"offence", "incident"}
    least = 1 if "offence" in subject else LEAST_OTHER
    return len(own) >= least and not own & asked


def _more(words: str, asked: frozenset[str]) -> bool:
    return _ATTEMPTS.search(words) is not None and not asked & {"attempt", "attempted", "conspiracy"}
