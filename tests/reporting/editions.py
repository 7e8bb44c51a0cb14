"""An edition like that of September 2019, with hostile text in it, for the tests of what is written out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ingestion.values.record import Kind
from reporting.publishing.edition import Content, Document, Heading, edition
from reporting.statistics.figures import Figure, State
from tests.reporting.builders import CODE, FORCES, figure, ledger, specification
from tests.reporting.sentences.test_statements import YEARS, ages, methods, release

HOSTILE = '=HYPERLINK("https://example.invalid","x")'
HEADING = Heading(
    "Demonstration, September 2019", date(2019, 9, 12), notice="Demonstration data: figures are illustrative."
)


def figures() -> list:
    found = release()
    for year in YEARS:
        found += ages("Thames Valley", 21, 82, 11, year) + ages("Kent", 3, 60, 9, year)
    found += methods("2018/19", Facebook=42, Instagram=70, Kik=46, Not_recorded=90)
    found.append(figure("Thames Valley", 2, question="4", communication_method=HOSTILE, place="=1+1"))
    found.append(figure("Kent", (1, 4), question="4", kind=Kind.SUPPRESSED, communication_method="@SUM(A1)"))
    return found


def september(
    heading: Heading = HEADING,
    states: dict[str, State] | None = None,
    more: Sequence[Figure] = (),
    outcomes: Any = None,
    **rest: Any,
) -> Content:
    given = [*figures(), *more]
    return edition(
        heading=heading,
        specification=specification(),
        ledger=ledger(given, states=states, outcomes=outcomes),
        figures=given,
        documents=[
            Document(
                f"doc-{force.code}",
                force.code,
                f"{force.short_name}.xlsx",
                "ab" * 32,
                1024,
                "text/csv",
                date(2019, 6, 3),
            )
            for force in FORCES
        ],
        people=["victim_age", "victim_sex"],
        **rest,
    )


__all__ = ["CODE", "HOSTILE", "figures", "september"]
