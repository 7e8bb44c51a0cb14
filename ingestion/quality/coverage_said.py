"""What a document's own words say its figures cover: a part of the force's area or more than it, another request, other
things beside those asked for, rounded numbers; and a letter that takes an earlier answer back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from ingestion.quality.coverage_words import (
    ALL_OF_IT,
    ASKED_FOR,
    ATTEMPTS,
    BACK,
    EARLIER,
    MORE,
    NO_ATTEMPTS,
    NO_SUBJECT,
    NOT_BACK,
    NOT_LEFT_OUT,
    OF_A_PART,
    OF_ATTEMPTS,
    PART,
    SHARES,
    WITHOUT,
)
from ingestion.quality.rounding import rounded_to
from ingestion.quality.said import sentences_of
from ingestion.quality.wording import place_of
from ingestion.values.finding import Finding, FindingKind, Level, declare
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.record import Record
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

ATTEMPTED = frozenset(["attempt", "attempted", "conspiracy"])
LEAST_OTHER = 2
"""Telling words of a quoted request none of which the campaign says, before it is another request; one is enough before
"offences"."""


def check_coverage_said(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """At most one finding of each kind a document: at the first figure that answers, as the sentence is about those; at
    the sentence where it takes an answer back or no figure answers."""
    if specification is None:
        return []
    answers = [record for record in reading.records if record.question is not None]
    sentences = list(dict.fromkeys(sentences_of(reading)))
    found = _first(TAKEN_BACK, sentences, _takes_back)
    if not answers:
        return found + ([] if reading.records or reading.answers else _first(OTHER_AREA, sentences, _elsewhere))
    at = place_of(answers[0])
    asked = telling_words(_asked(specification))
    ours = telling_words(_headline(specification)) - {"offence"}
    speaks_of_it = any(ours & telling_words(words) for words, _ in sentences)
    checks: tuple[tuple[FindingKind, Callable[[str], bool]], ...] = (
        (OTHER_AREA, _elsewhere),
        (OTHER_REQUEST, lambda words: not speaks_of_it and _another_request(words, asked)),
        (MORE_THAN_ASKED, lambda words: _more(words, asked)),
        (ROUNDED_FIGURES, _rounds),
    )
    for kind, says in checks:
        found += _first(kind, [(words, at) for words, _ in sentences], says)
    told = {one.id for one in found}
    if MORE_THAN_ASKED.id not in told and not asked & ATTEMPTED:
        found += _in_its_heads(MORE_THAN_ASKED, reading, answers, OF_ATTEMPTS)
    if OTHER_AREA.id not in told:
        found += _in_its_heads(OTHER_AREA, reading, answers, OF_A_PART)
    return found


def _in_its_heads(
    kind: FindingKind, reading: Reading, answers: Sequence[Record], said: re.Pattern[str]
) -> list[Finding]:
    """A finding where the labels of a figure that answers, its table's title or its sheet's name say so."""
    titles = {table.id: (table.title, table.sheet or "") for table in reading.tables}
    for record in answers:
        heads = (*record.labels.values(), *record.breakdown.values(), *titles.get(record.table, ()))
        if (head := next(filter(said.search, heads), None)) is not None:
            return [kind.found(f"{record.place} stands under “{head[:120]}”.", place_of(record))]
    return []


def _asked(specification: Specification) -> str:
    words = [specification.title, specification.measure, specification.definition]
    words += [question.text for question in specification.questions]
    for dimension in specification.dimensions.values():
        words += [dimension.label, *dimension.categories]
    return " ".join(words)


def _headline(specification: Specification) -> str:
    """What is asked about, apart from how it is divided."""
    undivided = [question.text for question in specification.questions if not question.breakdown]
    return " ".join([specification.measure, specification.definition, *undivided])


def _first(kind: FindingKind, sentences: Iterable[tuple[str, Place]], says: Callable[[str], bool]) -> list[Finding]:
    for words, place in sentences:
        if says(words):
            return [kind.found(f"The document says: “{words[:180]}”", place)]
    return []


def _elsewhere(words: str) -> bool:
    if MORE.search(words):
        return True
    limited = PART.search(words)
    said = next((one for one in limited.groups() if one), "") if limited else ""
    if limited and not ALL_OF_IT.search(said):
        return True
    left_out = WITHOUT.search(words)
    return left_out is not None and not NOT_LEFT_OUT.search(left_out["what"] or left_out["mark"] or left_out["gone"])


def _takes_back(words: str) -> bool:
    return bool(BACK.search(words) and EARLIER.search(words)) and not NOT_BACK.search(words)


def _rounds(words: str) -> bool:
    """Whether counts are rounded to steps; shares are rounded everywhere."""
    return rounded_to(words) is not None and not SHARES.search(words)


def _another_request(words: str, asked: frozenset[str]) -> bool:
    found = ASKED_FOR.search(words)
    if found is None:
        return False
    subject = telling_words(found["what"] or found["subject"]) - NO_SUBJECT
    own = subject - {"offence", "incident"}
    least = 1 if "offence" in subject else LEAST_OTHER
    return len(own) >= least and not own & asked


def _more(words: str, asked: frozenset[str]) -> bool:
    said = ATTEMPTS.search(words) is not None and not NO_ATTEMPTS.search(words)
    return said and not asked & ATTEMPTED
