"""Two rows that print the same figures."""

from __future__ import annotations

import pytest

from ingestion.values.interval import Interval, exactly
from review.checks.neighbours import equal_rows
from review.judged import ReturnFacts, ReturnFigure

YEARS = ("2017/18", "2018/19")


def row(method: str, *values: float, table: str = "t1", **more: object) -> list[ReturnFigure]:
    return [
        ReturnFigure(
            key=f"2|{year}|{method}",
            question="2",
            period=year,
            breakdown={"method": method},
            interval=more.get("interval", exactly(value)),  # type: ignore[arg-type]
            kind="exact",
            as_written=f"{value:g}",
            document=1,
            document_name="return.csv",
            place="B2",
            table=table,
            correction=more.get("correction"),  # type: ignore[arg-type]
        )
        for year, value in zip(YEARS, values, strict=False)
    ]


def told(*rows: list[ReturnFigure]) -> list[str]:
    facts = ReturnFacts(1, "E23000032", "Kent Police", "answered", True, figures=[one for each in rows for one in each])
    return [finding.message for finding in equal_rows(facts)]


def test_a_row_equal_to_the_one_before_it_is_told_with_its_figures() -> None:
    [message] = told(row("Kik", 12, 30), row("Facebook", 41, 85), row("Instagram", 41, 85))
    assert message == "Question 2: Facebook and Instagram are the same throughout: 41 (2017/18), 85 (2018/19)."


@pytest.mark.parametrize(
    "rows",
    [
        (row("Facebook", 41, 85), row("Instagram", 41, 86)),  # one figure differs
        (row("Facebook", 3, 85), row("Instagram", 3, 85)),  # a small one is no proof
        (row("Facebook", 41), row("Instagram", 41)),  # nor is a single period
        (row("Facebook", 41, 85), row("Kik", 9, 8), row("Instagram", 41, 85)),  # not neighbours
        (row("Facebook", 41, 85), row("Instagram", 41, 85, table="t2")),  # of two tables
        (row("Facebook", 41, 85), row("Instagram", 41, 85, correction=7)),  # set by a person
        (row("Facebook", 41, 85), row("Instagram", 41, 85, interval=Interval(20, 90))),  # not exact
    ],
)
def test_what_is_no_copy_is_not_told(rows: tuple[list[ReturnFigure], ...]) -> None:
    assert told(*rows) == []
