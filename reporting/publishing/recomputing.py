"""What somebody who holds an edition's cells needs besides them to make every figure again. Pure.

Blank cells bound sums from below, rows that no category matches bound them from above, and a figure of other days
stays out of changes: none of these is a figure, so none is a cell. Where a public edition withholds values of a
breakdown, the rows beside it are named without theirs.
"""

from __future__ import annotations

from typing import Any

from ingestion.values.record import Kind
from reporting.statistics.aggregation import SMALLEST_BASE
from reporting.statistics.figures import Figure, State
from reporting.statistics.ledger import Ledger
from reporting.statistics.shares import says_unknown
from requests_app.specification import Specification


def what_it_takes(ledger: Ledger, specification: Specification, *, public: bool) -> dict[str, Any]:
    """The rules and the facts, as plain JSON."""
    divided = {question.number for question in specification.questions if question.breakdown}
    return {
        "smallest_base": SMALLEST_BASE,
        "questions": [
            {
                "number": question.number,
                "breakdown": list(question.breakdown),
                "several_per_case": question.several_per_case,
                "sums_to": question.sums_to,
                "categories": {name: ledger.categories(question.number, name) for name in question.breakdown},
                "unknown": [
                    category
                    for name in question.breakdown
                    for category in ledger.categories(question.number, name)
                    if says_unknown(category)
                ],
            }
            for question in specification.questions
        ],
        "refused": sorted([force, question] for (force, question), state in ledger.outcomes.items()
                          if state is State.REFUSED),
        "blanks": [
            _slot(figure) for figure in ledger.figures() if figure.kind is Kind.BLANK and not figure.answers
        ],
        "not_comparable": [_slot(figure) for figure in ledger.figures() if not figure.comparable],
        "left_out": [_slot(figure) for figure in ledger.figures() if figure.left_out],
        "uncounted": [
            {
                "force": row.force,
                "question": row.question,
                "period": row.period,
                "low": None if public and row.question in divided else row.interval.low,
                "high": None if public and row.question in divided else row.interval.high,
                "withheld": public and row.question in divided,
            }
            for row in ledger.uncounted()
        ],
    }  # fmt: skip


def _slot(figure: Figure) -> dict[str, Any]:
    return {
        "force": figure.force,
        "question": figure.question,
        "period": figure.period,
        "breakdown": dict(sorted(figure.breakdown.items())),
    }
