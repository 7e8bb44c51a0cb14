"""What contradicts within one force's return, over all its documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.quality.rounding import Rounding, apart
from ingestion.values.finding import Level, declare
from ingestion.values.interval import Interval, total
from requests_app.specification import Question, Specification
from review.checks.revisions import differing_documents, revised, taken_back
from review.judged import Candidate, JudgedFinding, ReturnFacts, ReturnFigure, comparing

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

LARGER_PART = declare(
    "R204",
    Level.WARNING,
    "A category given more often than there are cases",
    "Several answers per case were allowed, but none can be given more often than there are cases; ask the force.",
)


def inconsistent(facts: ReturnFacts, specification: Specification) -> Iterable[JudgedFinding]:
    """Contradictions between the figures that would be counted."""
    by_key: dict[str, list[ReturnFigure]] = {}
    by_question: _Given = {}
    for figure in facts.figures:
        by_key.setdefault(figure.key, []).append(figure)
        by_question.setdefault((figure.question, figure.period), []).append(figure)
    yield from _two_figures(facts, by_key)
    yield from revised(facts)
    yield from taken_back(facts)
    for question in specification.questions:
        if question.sums_to and not question.several_per_case:
            yield from _parts(facts, by_question, question, specification)
        elif question.several_per_case and question.breakdown:
            yield from _larger(facts, by_question, question, specification)
    other_days = {(f.question, f.period) for f in facts.figures if not f.comparable}
    for number, period in sorted(other_days):
        yield comparing(
            OTHER_DAYS, facts.force_code, f"Question {number} for {period} counts other days than were asked."
        )


def _two_figures(facts: ReturnFacts, by_key: dict[str, list[ReturnFigure]]) -> Iterable[JudgedFinding]:
    differing: dict[str, tuple[list[ReturnFigure], ReturnFigure]] = {}
    for key, figures in by_key.items():
        if len(figures) < 2:
            continue
        told = [figure for figure in figures if figure.interval.known]
        first = next((f for f in told[1:] if not f.interval.meets(told[0].interval)), None)
        if first is not None:
            differing[key] = told, first
    throughout, spoken_for = differing_documents(facts, [(told[0], first) for told, first in differing.values()])
    yield from throughout
    for key, (told, first) in differing.items():
        if key not in spoken_for:
            documents = {figure.document for figure in told}
            places = f"{_said(told[0])} and {_said(first)}"
            about = f"question {first.question}, {first.period}" + _categories(first)
            document = first.document if len(documents) > 1 else None
            yield comparing(
                TWO_FIGURES,
                facts.force_code,
                f"Two figures for {about}: {places}.",
                document,
                about=(key,),
                candidates=tuple(candidate(figure) for figure in _each_value(told)),
            )


def _each_value(figures: Iterable[ReturnFigure]) -> list[ReturnFigure]:
    """One figure of each value, the first met."""
    seen: dict[tuple[float | None, float | None], ReturnFigure] = {}
    for figure in figures:
        seen.setdefault((figure.interval.low, figure.interval.high), figure)
    return list(seen.values())


def candidate(figure: ReturnFigure) -> Candidate:
    """The figure as a value that a person may choose."""
    return Candidate(
        figure.key,
        figure.interval,
        bounds(figure.interval),
        f"{figure.place} of {figure.document_name}",
        figure.record,
    )


_Given = dict[tuple[str, str], list[ReturnFigure]]
"""The figures by question and period."""


def _parts(
    facts: ReturnFacts, given: _Given, question: Question, specification: Specification
) -> Iterable[JudgedFinding]:
    """A question's parts against the figure of the question it sums to, period by period, by each set of dimensions
    that it is divided by. Rows whose label no category matches may be what is short."""
    for period in specification.periods:
        whole = next((f for f in given.get((question.sums_to or "", period.label), ()) if not f.breakdown), None)
        if whole is None or not whole.interval.known or whole.left_out:
            continue
        divided: dict[frozenset[str], dict[str, ReturnFigure]] = {}
        for f in given.get((question.number, period.label), ()):
            if f.breakdown and not f.total:
                divided.setdefault(frozenset(f.breakdown), {}).setdefault(f.key, f)
        for parts in divided.values():
            if any(f.left_out for f in parts.values()):
                continue
            left = [u.interval for u in facts.uncounted if (u.question, u.period) == (question.number, period.label)]
            summed = total(figure.interval for figure in parts.values())
            at_most = total([summed, *left]).high
            if summed.low is None or Interval(summed.low, at_most).meets(whole.interval):
                continue
            if apart(summed, whole.interval) <= _rounded(facts, (whole, *parts.values())):
                continue
            yield comparing(
                PARTS_AGAINST_QUESTION,
                facts.force_code,
                f"For {period.label} the {len(parts)} parts of question {question.number} come to {bounds(summed)}, "
                f"and question {question.sums_to} says {bounds(whole.interval)} ({whole.place}).",
                whole.document,
                about=(whole.key, *parts),
                candidates=(
                    Candidate(
                        whole.key,
                        summed,
                        bounds(summed),
                        f"the sum of question {question.number}'s parts in {period.label}",
                    ),
                ),
            )


ROUNDED_FIGURES = "Q440"
"""The finding of a document that it rounds its figures, with the step in its message."""


def _rounded(facts: ReturnFacts, figures: Sequence[ReturnFigure]) -> float:
    """How far a whole may be from the sum of its parts because their documents say that they round: 0 where none do."""
    said = {f.document: f.message for f in facts.findings if f.id == ROUNDED_FIGURES and f.document is not None}
    rounding = [Rounding(said[document]) for document in {figure.document for figure in figures} if document in said]
    return max((one.most(len(figures) - 1) for one in rounding), default=0.0)


def _larger(
    facts: ReturnFacts, given: _Given, question: Question, specification: Specification
) -> Iterable[JudgedFinding]:
    """Categories of a question with several answers per case that exceed the cases: those of the question it sums to,
    else of the only one that asks for no categories."""
    undivided = [one.number for one in specification.questions if not one.breakdown]
    whole_number = question.sums_to or (undivided[0] if len(undivided) == 1 else None)
    told = {(finding.document, finding.table) for finding in facts.findings if finding.id == "Q407"}
    for period in specification.periods:
        whole = next((f for f in given.get((whole_number or "", period.label), ()) if not f.breakdown), None)
        if whole is None or whole.left_out or whole.interval.high is None:
            continue
        over = {
            f.key: f
            for f in given.get((question.number, period.label), ())
            if f.breakdown and not f.total and not f.left_out and (f.document, f.table) not in told
            if (f.interval.low or 0) > whole.interval.high
        }
        for part in over.values():
            yield comparing(
                LARGER_PART,
                facts.force_code,
                f"Question {question.number}, {', '.join([*part.breakdown.values(), period.label])}: "
                f"{bounds(part.interval)} ({part.place}) of {bounds(whole.interval)} cases (question {whole_number}, "
                f"{whole.place}).",
                part.document or None,
                about=(part.key, whole.key),
            )


def _said(figure: ReturnFigure) -> str:
    return f"{figure.as_written} at {figure.place} of {figure.document_name}"


def _categories(figure: ReturnFigure) -> str:
    return "".join(f", {category}" for category in figure.breakdown.values())


def bounds(interval: Interval) -> str:
    """The bounds in words: 12, 4 to 9, at least 4."""
    if interval.low is None:
        return "not known"
    if interval.high is None:
        return f"at least {interval.low:g}"
    return f"{interval.low:g}" if interval.exact else f"{interval.low:g} to {interval.high:g}"
