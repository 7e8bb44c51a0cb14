"""What contradicts within one force's return, over all its documents."""

from __future__ import annotations

from collections.abc import Iterable

from ingestion.values.finding import Level, declare
from ingestion.values.interval import Interval, total
from requests_app.specification import Question, Specification
from review.judged import JudgedFinding, ReturnFacts, ReturnFigure, comparing

TWO_FIGURES = declare(
    "R201",
    Level.ERROR,
    "Two figures for the same thing",
    "Set aside the document that is not the answer, or enter the right figure as a correction.",
)
PARTS_AGAINST_QUESTION = declare(
    "R202",
    Level.ERROR,
    "Parts that do not add up to their question",
    "Compare both with the document; correct the figure that is wrong, or ask the force.",
)
OTHER_DAYS = declare(
    "R203",
    Level.WARNING,
    "A figure for other days than were asked",
    "It is counted with its doubt and left out of changes; ask the force for the asked period.",
)


def inconsistent(facts: ReturnFacts, specification: Specification) -> Iterable[JudgedFinding]:
    """Contradictions between the figures that would be counted."""
    by_key: dict[str, list[ReturnFigure]] = {}
    for figure in facts.figures:
        by_key.setdefault(figure.key, []).append(figure)
    yield from _two_figures(facts, by_key)
    for question in specification.questions:
        if question.sums_to and not question.several_per_case:
            yield from _parts(facts, question, specification)
    other_days = {(f.question, f.period) for f in facts.figures if not f.comparable}
    for number, period in sorted(other_days):
        yield comparing(
            OTHER_DAYS, facts.force_code, f"Question {number} for {period} counts other days than were asked."
        )


def _two_figures(facts: ReturnFacts, by_key: dict[str, list[ReturnFigure]]) -> Iterable[JudgedFinding]:
    for figures in by_key.values():
        told = [figure for figure in figures if figure.interval.known]
        documents = {figure.document for figure in told}
        first = next((f for f in told[1:] if not f.interval.meets(told[0].interval)), None)
        if first is not None:
            places = f"{_said(told[0])} and {_said(first)}"
            about = f"question {first.question}, {first.period}" + _categories(first)
            document = first.document if len(documents) > 1 else None
            yield comparing(TWO_FIGURES, facts.force_code, f"Two figures for {about}: {places}.", document)


def _parts(facts: ReturnFacts, question: Question, specification: Specification) -> Iterable[JudgedFinding]:
    """The finest parts of a question against the figure of the question it sums to, period by period."""
    for period in specification.periods:
        whole = next(
            (
                f
                for f in facts.figures
                if f.question == question.sums_to and f.period == period.label and not f.breakdown
            ),
            None,
        )
        finest = {
            f.key: f
            for f in facts.figures
            if f.question == question.number
            and f.period == period.label
            and len(f.breakdown) == len(question.breakdown)
        }
        if whole is None or not whole.interval.known or not finest:
            continue
        summed = total(figure.interval for figure in finest.values())
        if not summed.meets(whole.interval):
            yield comparing(
                PARTS_AGAINST_QUESTION,
                facts.force_code,
                f"For {period.label} the {len(finest)} parts of question {question.number} come to {_bounds(summed)}, "
                f"and question {question.sums_to} says {_bounds(whole.interval)} ({whole.place}).",
                whole.document,
            )


def _said(figure: ReturnFigure) -> str:
    return f"{figure.as_written} at {figure.place} of {figure.document_name}"


def _categories(figure: ReturnFigure) -> str:
    return "".join(f", {category}" for category in figure.breakdown.values())


def _bounds(interval: Interval) -> str:
    if interval.high is None:
        return f"at least {interval.low:g}"
    return f"{interval.low:g}" if interval.exact else f"{interval.low:g} to {interval.high:g}"
