"""A figure that a second person read otherwise, without being shown the first reading."""

from __future__ import annotations

from collections.abc import Iterable

from ingestion.values.finding import Level, declare
from review.agreement import agree
from review.checks.consistency import bounds, candidate
from review.judged import Candidate, JudgedFinding, ReturnFacts, comparing

READ_OTHERWISE = declare(
    "R306",
    Level.WARNING,
    "A second reader read another figure",
    "Look at the document a third time: take one of the two, or say why the counted figure is right.",
)


def read_otherwise(facts: ReturnFacts) -> Iterable[JudgedFinding]:
    """One finding for each figure that counts and does not agree with what the second reader saw."""
    if not facts.second_readings:
        return
    figures = {figure.key: figure for figure in facts.figures}
    for read in facts.second_readings:
        figure = figures.get(read.key)
        if figure is None or figure.left_out or agree(figure.interval, read.interval):
            continue
        about = ", ".join([f"question {figure.question}", figure.period, *figure.breakdown.values()])
        yield comparing(
            READ_OTHERWISE,
            facts.force_code,
            f"For {about} {bounds(figure.interval)} is counted ({figure.place}), and {read.by} read "
            f"{bounds(read.interval)} without seeing that.",
            figure.document or None,
            about=(figure.key,),
            candidates=(
                candidate(figure),
                Candidate(figure.key, read.interval, bounds(read.interval), f"as {read.by} read it"),
            ),
        )
