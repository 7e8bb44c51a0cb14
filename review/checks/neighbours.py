"""A row that prints the figures of the row before it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ingestion.values.finding import Level, declare
from review.checks.limits import LIMITS, Limits
from review.judged import JudgedFinding, ReturnFacts, ReturnFigure, comparing

SAME_ROWS = declare(
    "R409",
    Level.WARNING,
    "A row equal to its neighbour",
    "Ask the force whether a row was copied: two categories rarely come to the same figures.",
)

PERIODS = 2
"""How many figures each row must hold for their likeness to be no chance; how large they must be is a limit."""


def equal_rows(facts: ReturnFacts, limits: Limits = LIMITS) -> Iterator[JudgedFinding]:
    """Two categories of one table that stand next to each other with the same exact figures in every period."""
    for first, second in pairwise(_rows(facts.figures)):
        if {f.period for f in first} != {f.period for f in second} or len(first) < PERIODS:
            continue
        if (first[0].document, first[0].table, first[0].question) != (
            second[0].document,
            second[0].table,
            second[0].question,
        ):
            continue
        values = {f.period: f.interval.low for f in first}
        if all(f.interval.low == values[f.period] and (f.interval.low or 0) >= limits.row_least for f in second):
            said = " and ".join(", ".join(row[0].breakdown.values()) for row in (first, second))
            figures = ", ".join(f"{f.interval.low:g} ({f.period})" for f in first)
            yield comparing(
                SAME_ROWS,
                facts.force_code,
                f"Question {first[0].question}: {said} are the same throughout: {figures}.",
                first[0].document or None,
                about=tuple(f.key for f in (*second, *first)),
            )


def _rows(figures: Iterable[ReturnFigure]) -> list[list[ReturnFigure]]:
    """The divided, exact figures by their categories, in the order read; those that a person set are no copies."""
    rows: dict[tuple[object, ...], list[ReturnFigure]] = {}
    categories: dict[int, frozenset[tuple[str, str]]] = {}
    for figure in figures:
        if figure.breakdown and figure.interval.exact and figure.correction is None and not figure.total:
            held = categories.get(id(figure.breakdown))  # those of the same categories mostly share one mapping
            if held is None:
                held = categories[id(figure.breakdown)] = frozenset(figure.breakdown.items())
            rows.setdefault((figure.document, figure.table, figure.question, held), []).append(figure)
    return list(rows.values())
