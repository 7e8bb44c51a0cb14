"""What a document was asked for and does not give: questions, periods, categories. And figures that are no counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingestion.quality.wording import place_of, some
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.labels import excerpt
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.record import Answer, Kind, Outcome, Record
from requests_app.specification import Question, Specification

UNANSWERED = declare(
    "Q510",
    Level.WARNING,
    "A required question that the document does not answer",
    "Look in the force's other documents; if it is in none, ask the force for it.",
)
PERIOD_ABSENT = declare(
    "Q511",
    Level.WARNING,
    "An asked period without a figure",
    "Ask the force for the period, or record why it cannot be given.",
)
CATEGORY_ABSENT = declare(
    "Q512",
    Level.INFO,
    "Asked categories that the document does not mention",
    "They are not taken for nought. Ask the force only if it matters whether there were any.",
)
NOTHING_GIVEN = declare(
    "Q513",
    Level.WARNING,
    "A question whose figures are all blank, refused or not held",
    "Read the covering letter for the reason, and record the question's outcome.",
)

_SETTLED = (Outcome.REFUSED, Outcome.NOT_HELD, Outcome.NEITHER_CONFIRM_NOR_DENY)


def check_completeness(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """What the campaign asked and this document leaves out. A document that answers nothing at all (a covering letter,
    an acknowledgement) is not taken to task for each question: whether a force has answered is judged over all its
    documents."""
    if specification is None:
        return []
    records, answers = everything(reading)
    if not any(record.question for record in records):
        return []
    findings: list[Finding] = []
    absent: dict[tuple[str, str], tuple[Finding, list[str]]] = {}
    for question in specification.questions:
        given = [record for record in records if record.question == question.number]
        if not given:
            findings += _unanswered(question, answers)
            continue
        if not any(record.interval.known for record in given):
            findings.append(_nothing_given(question, given))
            continue
        if (periods := _absent_periods(given, specification)) is not None:
            gap = PERIOD_ABSENT.found("", Place(table=given[0].table or None))
            absent.setdefault(periods, (gap, []))[1].append(question.number)
        if not question.several_per_case:
            findings += _absent_categories(question, given, specification)
    return findings + [_gap(gap, numbers, *periods) for periods, (gap, numbers) in absent.items()]


def everything(reading: Reading) -> tuple[list[Record], list[Answer]]:
    """The records and answers of a document and of every file inside it."""
    records, answers = list(reading.records), list(reading.answers)
    for member in reading.members:
        inside, said = everything(member)
        records += inside
        answers += said
    return records, answers


def _unanswered(question: Question, answers: Iterable[Answer]) -> list[Finding]:
    settled = [
        answer for answer in answers if answer.question in (question.number, None) and answer.outcome in _SETTLED
    ]
    if not question.required or settled:
        return []
    words = f"“{excerpt(question.text, 80)}”" if question.text else ""
    return [UNANSWERED.found(f"Question {question.number} {words} is not answered here.".replace("  ", " "))]


def _nothing_given(question: Question, given: Sequence[Record]) -> Finding:
    said = sorted({f"“{record.as_written}”" if record.as_written.strip() else "blank" for record in given})
    sentence = f"Question {question.number}: {some(len(given), 'cell')} but no figure ({', '.join(said[:4])})."
    return NOTHING_GIVEN.found(sentence, place_of(given[0]))


def _absent_periods(given: Sequence[Record], specification: Specification) -> tuple[str, str] | None:
    """The asked periods without a figure, and what was given instead; None where each has one."""
    answered = {record.asked for record in given if record.kind is not Kind.BLANK}
    absent = [period.label for period in specification.periods if period.label not in answered]
    if not absent:
        return None
    instead = sorted({record.period.as_written for record in given if record.period and record.asked is None})
    return " or ".join(absent), f" (given for {', '.join(instead[:6])})" if instead else ""


def _gap(gap: Finding, numbers: Sequence[str], absent: str, instead: str) -> Finding:
    """One finding for all questions that lack the same periods."""
    several = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    which = f"Question {numbers[0]} has" if len(numbers) == 1 else f"Questions {several} have"
    return replace(gap, message=f"{which} no figure for {absent}{instead}.")


def _absent_categories(question: Question, given: Sequence[Record], specification: Specification) -> list[Finding]:
    findings = []
    for key in question.breakdown:
        mentioned = {record.breakdown[key] for record in given if key in record.breakdown}
        if not mentioned:
            label = specification.dimensions[key].label.lower()
            sentence = f"Question {question.number} was asked by {label}; the document does not divide it so."
            findings.append(CATEGORY_ABSENT.found(sentence, Place(table=given[0].table or None)))
            continue
        absent = [category for category in specification.dimensions[key].categories if category not in mentioned]
        if absent:
            sentence = f"Question {question.number}: no figure for {', '.join(f'“{one}”' for one in absent)}."
            findings.append(CATEGORY_ABSENT.found(sentence, Place(table=given[0].table or None)))
    return findings
