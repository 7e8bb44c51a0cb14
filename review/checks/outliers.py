"""What stands out against the force's own other period. A prompt to look, never a reason to change a figure."""

from __future__ import annotations

from collections.abc import Iterable

from ingestion.values.finding import Level, declare
from requests_app.specification import Specification
from review.judged import JudgedFinding, ReturnFacts, comparing

STANDS_OUT = declare(
    "R401",
    Level.WARNING,
    "A figure far from the period before",
    "Look at both cells; if they are right, accept it and say so.",
)

FACTOR, LEAST = 4, 20
"""Four times more or fewer, where the larger is at least 20: below that, chance alone does it."""


def standing_out(facts: ReturnFacts, specification: Specification) -> Iterable[JudgedFinding]:
    """Undivided questions whose figure is four times that of the period before, or a quarter."""
    exact = {
        (f.question, f.period): (f.interval.low, f.key)
        for f in facts.figures
        if not f.breakdown and f.interval.exact and f.interval.low is not None
    }
    for question in specification.questions:
        for before, after in zip(specification.periods, specification.periods[1:], strict=False):
            earlier, later = exact.get((question.number, before.label)), exact.get((question.number, after.label))
            if earlier is None or later is None or max(earlier[0], later[0]) < LEAST:
                continue
            first, second = earlier[0], later[0]
            if max(first, second) >= FACTOR * max(min(first, second), 1):
                yield comparing(
                    STANDS_OUT,
                    facts.force_code,
                    f"Question {question.number}: {second:g} in {after.label}, against {first:g} in {before.label}.",
                    about=(later[1], earlier[1]),
                )
