"""What is missing from a return."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingestion.values.finding import Level, declare
from requests_app.specification import Specification
from review.judged import REFUSING, JudgedFinding, ReturnFacts, ReturnFigure, Uncounted, comparing

NO_ANSWER = declare(
    "R101", Level.INFO, "No answer yet", "Wait for the due day, or record an answer that came another way."
)
OVERDUE = declare("R102", Level.WARNING, "No answer, and overdue", "Send a chaser with the working shown.")
REFUSED = declare("R103", Level.INFO, "Refused", "Ask for an internal review, or narrow the question and ask again.")
UNANSWERED = declare(
    "R104",
    Level.WARNING,
    "A question without an answer",
    "Ask the force for it, or record what it said of this question.",
)
PERIOD_ABSENT = declare(
    "R105",
    Level.WARNING,
    "A period without a figure",
    "Ask the force for the period; it is never filled with nought.",
)
NOT_READABLE = declare(
    "R106", Level.ERROR, "A document that could not be read", "Ask for it in another format, or set it aside."
)
NO_FIGURES = declare(
    "R107",
    Level.ERROR,
    "An answer with no figure that was asked for",
    "Open the document: enter its figures as corrections, place it, or set it aside.",
)

NOT_YET = declare(
    "R111",
    Level.ERROR,
    "A letter that is no answer yet",
    "Record on the request's page what the letter says, then set it aside here; if it holds an answer all the same,"
    " record that, or enter its figures as corrections.",
)

BLANKS = declare(
    "R109",
    Level.WARNING,
    "Blank cells among the figures of a question",
    "Ask the force what they mean; they are not taken for nought, and nothing is counted for them.",
)
AS_READ = declare(
    "R108",
    Level.INFO,
    "A refusal as read, confirmed by nobody yet",
    "Open the letter and record the outcome; until then it is counted as the letter was read.",
)


def missing(facts: ReturnFacts, specification: Specification) -> Iterable[JudgedFinding]:
    """What a supervisor should see is absent before anything is added up."""
    force = facts.force_code
    for document in facts.documents:
        if document.state == "refused" and document.counted:
            yield comparing(NOT_READABLE, force, f"{document.name} could not be read: {document.sentence}", document.pk)
    if not facts.documents and not facts.outcomes:
        if facts.overdue:
            yield comparing(OVERDUE, force, f"{facts.force} has not answered: {facts.lateness_words}.")
        elif not facts.answered:
            yield comparing(NO_ANSWER, force, f"{facts.force} has not answered yet: {facts.lateness_words}.")
    yield from _refused(facts)
    if facts.counted and not facts.figures and not _all_refused(facts):
        yield _no_figures(facts)
    if facts.figures:
        yield from _gaps(facts, specification)
        yield from _blanks(facts)


NO_ANSWER_YET = "Q712"
"""The finding of a document that it is a letter without an answer."""


def _no_figures(facts: ReturnFacts) -> JudgedFinding:
    """What is told of an answer without a figure: that it is none yet, where each of its documents is such a letter."""
    said = {finding.document: finding.message for finding in facts.findings if finding.id == NO_ANSWER_YET}
    told = said.keys() | {document.parent for document in facts.counted if document.pk in said}
    if all(document.pk in told for document in facts.counted if not document.is_member):
        letters = [f"{document.name}: {said[document.pk]}" for document in facts.counted if document.pk in said]
        return comparing(NOT_YET, facts.force_code, " ".join(letters), facts.counted[0].pk)
    names = ", ".join(document.name for document in facts.counted)
    said_of = f"No figure for a question and period that were asked was found in {names}."
    return comparing(NO_FIGURES, facts.force_code, said_of)


def _all_refused(facts: ReturnFacts) -> bool:
    return bool(facts.outcomes) and all(outcome in REFUSING for outcome in facts.outcomes.values())


def _refused(facts: ReturnFacts) -> Iterable[JudgedFinding]:
    by_outcome: dict[str, list[str]] = {}
    for question, outcome in sorted(facts.outcomes.items()):
        if outcome in REFUSING:
            by_outcome.setdefault(outcome, []).append(question)
    if by_outcome:
        said = "; ".join(
            f"{'question' if len(numbers) == 1 else 'questions'} {in_words(numbers)}: {outcome}"
            for outcome, numbers in by_outcome.items()
        )
        yield comparing(REFUSED, facts.force_code, f"{facts.force} gave no figures for {said}.")
    for quote, document in {
        (read.quote, read.document): None for read in (*facts.read_answers.values(), *facts.partly)
    }:
        yield comparing(AS_READ, facts.force_code, f"The letter says: “{quote}”", document)


def _gaps(facts: ReturnFacts, specification: Specification) -> Iterable[JudgedFinding]:
    have = {(figure.question, figure.period) for figure in facts.figures}
    labels = [period.label for period in specification.periods]
    absent: dict[str, list[str]] = {}
    nothing, in_part = _nothing_counted(facts, specification), _given_in_part(facts)
    for question in specification.questions:
        periods = [label for label in labels if (question.number, label) not in have]
        unanswered = len(periods) == len(labels)
        if question.breakdown:  # nothing is there to be divided
            periods = [label for label in periods if label not in nothing]
        periods = [label for label in periods if (question.number, label) not in in_part]
        if not periods or facts.outcomes.get(question.number) in REFUSING:
            continue
        if not unanswered:
            absent[question.number] = periods
        elif question.required:
            yield comparing(UNANSWERED, facts.force_code, f"Question {question.number} has no figure in the return.")
    by_periods: dict[tuple[str, ...], list[str]] = {}
    for number, periods in absent.items():
        by_periods.setdefault(tuple(periods), []).append(number)
    for missing_periods, numbers in by_periods.items():
        verb = "Question {} has" if len(numbers) == 1 else "Questions {} have"
        said = f"{verb.format(in_words(numbers))} no figure for {', '.join(missing_periods)}."
        yield comparing(PERIOD_ABSENT, facts.force_code, said)


PART_OF_YEAR = "Q303"
"""The finding of a document that says itself for which asked period, and in answer to which questions, it gives a
part: the rest is missing for that cause."""
_PART_OF = re.compile(r"(?:part of|not the whole of) (?P<label>.+?) \(.* of questions? (?P<questions>[^.]+)\.$")


def _given_in_part(facts: ReturnFacts) -> frozenset[tuple[str, str]]:
    """(question, period) of which a document says that it gives a part."""
    said = (_PART_OF.search(finding.message) for finding in facts.findings if finding.id == PART_OF_YEAR)
    return frozenset(
        (question, found["label"]) for found in said if found for question in found["questions"].split(" and ")
    )


def _nothing_counted(facts: ReturnFacts, specification: Specification) -> frozenset[str]:
    """The periods for which the only question that is not divided was answered with nought and nothing else."""
    undivided = [question.number for question in specification.questions if not question.breakdown]
    if len(undivided) != 1:
        return frozenset()
    given: dict[str, list[ReturnFigure]] = {}
    for figure in facts.figures:
        if figure.question == undivided[0]:
            given.setdefault(figure.period, []).append(figure)
    return frozenset(
        label for label, own in given.items() if all(f.interval.exact and f.interval.low == 0 for f in own)
    )


BLANKS_OF_A_TABLE, ALL_BLANK = "Q402", "Q513"
"""Findings of a document that say themselves what blank cells leave open: beside a total, and of a whole question."""

NAMED = 3


def _blanks(facts: ReturnFacts) -> Iterable[JudgedFinding]:
    """Blank cells under the heads of an asked question, in a document that does not explain them: one a question."""
    told = {(finding.document, finding.table) for finding in facts.findings if finding.id == BLANKS_OF_A_TABLE}
    whole = {finding.document for finding in facts.findings if finding.id == ALL_BLANK}
    given = {figure.question for figure in facts.figures}
    by_question: dict[tuple[int, str], list[Uncounted]] = {}
    for cell in facts.uncounted:
        all_blank = cell.document in whole and cell.question not in given
        if cell.blank and not all_blank and (cell.document, cell.table) not in told:
            by_question.setdefault((cell.document, cell.question), []).append(cell)
    for (document, question), cells in by_question.items():
        named = "; ".join(", ".join([*c.breakdown.values(), c.period, c.place]) for c in cells[:NAMED])
        noun = "cell is" if len(cells) == 1 else "cells are"
        yield comparing(
            BLANKS,
            facts.force_code,
            f"Question {question}: {len(cells)} {noun} blank in {cells[0].document_name}, and nothing there says what "
            f"that means ({named}{' …' if len(cells) > NAMED else ''}).",
            document,
        )


def in_words(numbers: Sequence[str]) -> str:
    """1; 1 and 3; 1, 3 and 4."""
    return " and ".join([", ".join(numbers[:-1]), numbers[-1]]) if len(numbers) > 1 else "".join(numbers)
