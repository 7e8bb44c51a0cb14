"""Which of the campaign's questions a table, a row or a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingestion.values.labels import plain
from ingestion.values.telling_words import telling_words
from requests_app.specification import Question, Specification

_NUMBERED = re.compile(r"\b(?:q(?:uestion|uery)?s?|cwestiwn)[ .:_-]*(?:no\.?|number)?[ .:]*(\d{1,2}[a-z]?)\b")
_TOGETHER = re.compile(
    r"\bq(?:uestion|uerie)?s[ .:]*(?:nos?\.?|numbers)?[ .:]*"
    r"(\d{1,2}[a-z]?(?:(?:,|,? ?&|,? and| to|-) ?\d{1,2}[a-z]?)+)\b"
)
"""Several questions at once: "Questions 2 and 3"."""
_LISTED = re.compile(r"^\(?(\d{1,2}[a-z]?)[.):](?:\s|$)")
_OTHERWISE = (
    "arrest arrested suspect perpetrator offender charge charged outcome conviction caution prosecution defendant "
    "staff officer rate percentage cost"
)
COUNTED_OTHERWISE = frozenset(_OTHERWISE.split())
"""What a table may count in place of the campaign's measure: never taken for it unless the question names it."""


_SENTENCE = re.compile(r"(?<=[.;])\s+")
_REFUSES = re.compile(
    r"\b(?:refus(?:ed?|al|ing)|with(?:held|hold\w*)|exempt\w*|declin\w+|not held|neither confirm\w*|section \d+"
    r"|s\.? ?[1-4]\d)\b",
    re.IGNORECASE,
)


def without_refusals(title: str) -> str:
    """What stands above a table without the sentences that refuse questions by number: what follows answers others.

    >>> without_refusals("Question 3: refused under section 12. Table 1: Offences by year")
    'Table 1: Offences by year'
    """
    kept = [one for one in _SENTENCE.split(title) if not (_REFUSES.search(one) and _NUMBERED.search(plain(one)))]
    return " ".join(kept)


_CAPTION = re.compile(r"(?:^|[.:;,\s])(table \d{1,2}[a-z]?\s*[.:–-]\s.*)$", re.IGNORECASE | re.DOTALL)
"""A table's own caption behind what else stands above it: "…your request of 3 June. Table 1: Offences by year"."""
SHORTENED = 15
"""Letters of a sheet's name that begins like the title over its table and was cut: programs allow 31."""


def around_table(title: str, sheet: str) -> str:
    """What says which question a table answers: its title without sentences that refuse questions and without what a
    letter says before the table's own caption, and its sheet's name where that is more than the title cut short.

    >>> around_table("We received your request on 3 June. Table 1: Offences by age", "Table 1 Offences by ag")
    'Table 1: Offences by age'
    """
    said = without_refusals(title).strip()
    caption = _CAPTION.search(said)
    if caption is not None and not _NUMBERED.search(plain(said[: caption.start()])):
        said = caption[1]
    name, whole = ("".join(c for c in plain(words) if c.isalnum()) for words in (sheet, said))
    cut = len(name) >= SHORTENED and (whole.startswith(name) or whole.startswith(name.rstrip("0123456789")))
    return said if cut or not sheet else f"{said} {sheet}".strip()


LIKE_ENOUGH = 0.6
"""The share of a text's telling words that a question must say too."""

ENOUGH_SHARED = 3
"""Telling words that a table's title and the headline question must share for the title to name it, whatever else it
says ("Anyshire Police: offences of sexual communication, FOI 12/19")."""


class Questions:
    """The questions of a specification, found by number, by wording and by breakdown."""

    def __init__(self, specification: Specification) -> None:
        self.specification = specification
        self._by_number = {plain(question.number): question for question in specification.questions}
        self._measure = telling_words(f"{specification.measure} {specification.definition}")
        self._words = {question.number: telling_words(question.text) for question in specification.questions}
        self.undivided = tuple(question for question in specification.questions if not question.breakdown)

    def numbered(self, text: str) -> Question | None:
        """The question that the text names by number ("Q4", "Question 4", "4. "); None for none or for several."""
        words = plain(text)
        found = {number for number in _NUMBERED.findall(words) if number in self._by_number}
        for several in _TOGETHER.findall(words):
            found |= {number for number in re.findall(r"\d{1,2}[a-z]?", several) if number in self._by_number}
        if not found and (listed := _LISTED.match(words)) and listed[1] in self._by_number:
            found = {listed[1]}
        return self._by_number[found.pop()] if len(found) == 1 else None

    def _likeness(self, question: Question, words: Collection[str]) -> float:
        """The share of the words that the question (or what the campaign measures) says too."""
        own = self._words[question.number] | self._measure
        return sum(1 for word in words if word in own) / len(words)

    def headline(self) -> Question | None:
        """The question that the others' parts add up to, or the only one without a breakdown."""
        targets = {question.sums_to for question in self.specification.questions if question.sums_to}
        for question in self.undivided:
            if question.number in targets:
                return question
        return self.undivided[0] if self.undivided else None

    def undivided_named(self, text: str) -> Question | None:
        """The question without a breakdown that the text asks or heads: "Total number of offences", "Cyber flag"."""
        if (named := self.numbered(text)) is not None:
            return named if not named.breakdown else None
        words = telling_words(text)
        if not words or self.counts_otherwise(text):
            return None
        claims = [(self._likeness(q, words), self._own_share(q, words), q) for q in self.undivided]
        ranked = sorted(claims, key=lambda claim: claim[:2], reverse=True)
        if not ranked or ranked[0][0] < LIKE_ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]:
            return self.headline()
        return ranked[0][2]

    def _own_share(self, question: Question, words: Collection[str]) -> float:
        """The share of the words that only this question says."""
        others = frozenset().union(
            *(self._words[other.number] for other in self.undivided if other.number != question.number), self._measure
        )
        own = self._words[question.number] - others
        return sum(1 for word in words if word in own) / len(words)

    def counts_otherwise(self, text: str) -> bool:
        """Whether the text says that something else than the campaign's measure is counted (arrests, suspects)."""
        others = telling_words(text) & COUNTED_OTHERWISE
        asked = frozenset().union(*self._words.values(), self._measure)
        return bool(others - asked)

    def answered_by(self, dimensions: frozenset[str], label: str, context: str) -> tuple[Question | None, bool]:
        """The question that figures over these dimensions answer, and whether the document says so.

        `label` is the figure's own row or column wording where it is no category, `context` what the table says around
        it (title, sheet, measure). With dimensions: the question broken down by just these, or by these and more (a
        margin of its table); several such are told apart by number and wording. Without: the label's own words decide
        where it has any, else the table's; a table that says nothing of the questions is taken for the headline
        question with False beside it.
        """
        if dimensions:
            exactly = [q for q in self.specification.questions if frozenset(q.breakdown) == dimensions]
            within = exactly or [q for q in self.specification.questions if dimensions < frozenset(q.breakdown)]
            if len(within) < 2:
                return (within[0] if within else None), True
            named = self.numbered(f"{label} {context}")
            if named in within:
                return named, True
            words = telling_words(f"{label} {context}")
            return (max(within, key=lambda q: self._likeness(q, words)) if words else within[0]), bool(words)
        if self.counts_otherwise(f"{label} {context}"):
            return None, True
        if telling_words(label) or self.numbered(label):
            return self.undivided_named(label), True
        named = self.undivided_named(context) or self.numbered(context)
        if named is not None:
            return named, True
        headline, words = self.headline(), telling_words(context)
        shared = len(words & (self._words[headline.number] | self._measure)) if headline is not None else 0
        return headline, not words or shared >= ENOUGH_SHARED
