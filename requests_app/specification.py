"""A campaign's specification: what is asked, and so what answers are checked with. Pure.

The JSON shape is the one the campaign page edits and imports:

    {"title", "law", "measure": {"name", "definition"},
     "periods": [{"label", "start", "end"}],
     "dimensions": {key: {"label"?, "categories": [...], "synonyms": {category: [...]}}},
     "questions": [{"number", "text", "breakdown": [keys], "required"?, "sums_to"?, "several_per_case"?}]}
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

LAWS = ("FOIA 2000", "EIR 2004", "FOISA 2002")

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["title", "periods", "questions"],
    "properties": {
        "title": {"type": "string", "minLength": 1, "maxLength": 200},
        "law": {"enum": list(LAWS)},
        "measure": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string", "minLength": 1}, "definition": {"type": "string"}},
        },
        "periods": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["label", "start", "end"],
                "properties": {
                    "label": {"type": "string", "minLength": 1},
                    "start": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                    "end": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                },
            },
        },
        "dimensions": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["categories"],
                "properties": {
                    "label": {"type": "string"},
                    "categories": {"type": "array", "items": {"type": "string"}},
                    "synonyms": {
                        "type": "object",
                        "additionalProperties": {"type": "array", "items": {"type": "string"}},
                    },
                },
            },
        },
        "questions": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["number", "text"],
                "properties": {
                    "number": {"type": "string", "minLength": 1},
                    "text": {"type": "string"},
                    "breakdown": {"type": "array", "items": {"type": "string"}},
                    "required": {"type": "boolean"},
                    "sums_to": {"type": ["string", "null"]},
                    "several_per_case": {"type": "boolean"},
                },
            },
        },
    },
}


class UnusableSpecification(ValueError):
    """The specification cannot be asked with. `sentences` say what to mend, one a fault."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period asked about: its label and inclusive dates."""

    label: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Dimension:
    """A breakdown: its key, its categories in order, and other words for each."""

    key: str
    label: str
    categories: tuple[str, ...]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the request. `sums_to` names the question whose figure its parts must add up to;
    `several_per_case` says one case may count under several categories, so they need not."""

    number: str
    text: str
    breakdown: tuple[str, ...] = ()
    required: bool = True
    sums_to: str | None = None
    several_per_case: bool = False


@dataclass(frozen=True, slots=True)
class Specification:
    """What a campaign asks."""

    title: str
    law: str
    measure: str
    definition: str
    periods: tuple[AskedPeriod, ...]
    dimensions: Mapping[str, Dimension]
    questions: tuple[Question, ...]

    @property
    def shape(self) -> str:
        """What is asked, whenever and in whatever words: next year's round of the same questions has the same shape."""
        questions = sorted((q.number, sorted(q.breakdown), q.sums_to, q.several_per_case) for q in self.questions)
        asked = [" ".join(self.measure.casefold().split()), questions, sorted(self.dimensions)]
        return hashlib.sha256(repr(asked).encode()).hexdigest()

    def question(self, number: str) -> Question | None:
        return next((question for question in self.questions if question.number == number), None)


def parse_specification(document: object) -> Specification:
    """The specification of a JSON document. Raises UnusableSpecification with a sentence for every fault."""
    import jsonschema  # slow to import, and most commands ask for no specification

    faults = [
        f"{'.'.join(map(str, fault.absolute_path)) or 'The specification'}: {fault.message}."
        for fault in jsonschema.Draft202012Validator(SCHEMA).iter_errors(document)
    ]
    if faults or not isinstance(document, dict):
        raise UnusableSpecification(faults or ["The specification is not a JSON object."])
    periods = _periods(document["periods"], faults)
    dimensions = {
        key: Dimension(
            key=key,
            label=item.get("label") or key.replace("_", " ").capitalize(),
            categories=tuple(item["categories"]),
            synonyms={name: tuple(words) for name, words in item.get("synonyms", {}).items()},
        )
        for key, item in document.get("dimensions", {}).items()
    }
    questions = tuple(
        Question(
            number=item["number"],
            text=item["text"],
            breakdown=tuple(item.get("breakdown", ())),
            required=item.get("required", True),
            sums_to=item.get("sums_to"),
            several_per_case=item.get("several_per_case", False),
        )
        for item in document["questions"]
    )
    faults += _faults_of(questions, dimensions)
    if faults:
        raise UnusableSpecification(faults)
    measure = document.get("measure", {"name": "offences"})
    return Specification(
        title=document["title"],
        law=document.get("law", LAWS[0]),
        measure=measure["name"],
        definition=measure.get("definition", ""),
        periods=periods,
        dimensions=dimensions,
        questions=questions,
    )


def _periods(items: Iterable[dict[str, str]], faults: list[str]) -> tuple[AskedPeriod, ...]:
    """The periods as asked. What is wrong with their days is added to `faults`."""
    periods = []
    for item in items:
        try:
            period = AskedPeriod(item["label"], date.fromisoformat(item["start"]), date.fromisoformat(item["end"]))
        except ValueError as fault:
            faults.append(f"The period {item['label']} has a date that does not exist: {fault}.")
            continue
        if period.start > period.end:
            faults.append(f"The period {period.label} ends before it starts.")
        periods.append(period)
    return tuple(periods)


def _faults_of(questions: Iterable[Question], dimensions: Container[str]) -> list[str]:
    """What the questions say of each other and of the dimensions that does not hold."""
    questions = tuple(questions)
    numbers = [question.number for question in questions]
    faults = [f"Question {number} stands twice." for number in sorted({n for n in numbers if numbers.count(n) > 1})]
    for question in questions:
        faults += [
            f"Question {question.number} breaks down by {key}, which is not among the dimensions."
            for key in question.breakdown
            if key not in dimensions
        ]
        if question.sums_to is not None and (question.sums_to not in numbers or question.sums_to == question.number):
            faults.append(
                f"Question {question.number} sums to question {question.sums_to}, which is not another question."
            )
    return faults


def specification_of_stored(document: object) -> Specification:
    """The same of a document as the database keeps it, looked through once for as long as it says the same: a page asks
    several times, and its schema takes longer than a query. Raises UnusableSpecification."""
    return _of_text(json.dumps(document))


@lru_cache(maxsize=64)
def _of_text(text: str) -> Specification:
    return parse_specification(json.loads(text))
