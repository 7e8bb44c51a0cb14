"""A return's figures laid out question by question: categories down, periods across. Pure but for its input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from review.judged import ReturnFigure
from review.queries import JudgedReturn


@dataclass(slots=True)
class FigureRow:
    """One line: its categories, and for each period the figures that say it (more than one is itself a finding)."""

    categories: str
    whole: bool
    cells: list[list[ReturnFigure]]


@dataclass(slots=True)
class FigureTable:
    """One question: its periods across, its categories down."""

    number: str
    text: str
    periods: list[str]
    rows: list[FigureRow] = field(default_factory=list)


def figure_tables(judged: JudgedReturn) -> list[FigureTable]:
    """A table a question, the undivided line first."""
    specification = judged.specification
    if specification is None:
        return []
    tables = []
    for question in specification.questions:
        periods = [period.label for period in specification.periods]
        table = FigureTable(question.number, question.text, periods)
        lines: dict[tuple[tuple[str, str], ...], dict[str, list[ReturnFigure]]] = {}
        for figure in judged.facts.figures:
            if figure.question == question.number:
                line = lines.setdefault(_line(figure.breakdown, question.breakdown), {})
                line.setdefault(figure.period, []).append(figure)
        for line in sorted(lines, key=len):
            words = ", ".join(category for _, category in line) or "All"
            cells = [_once(lines[line].get(period, [])) for period in periods]
            table.rows.append(FigureRow(words, len(line) < len(question.breakdown) or not line, cells))
        tables.append(table)
    return tables


def _line(breakdown: Mapping[str, str], order: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    rank = {key: number for number, key in enumerate(order)}
    return tuple(sorted(breakdown.items(), key=lambda item: rank.get(item[0], len(rank))))


def _once(figures: list[ReturnFigure]) -> list[ReturnFigure]:
    """The same figure printed twice is shown once."""
    seen = {}
    for figure in figures:
        seen.setdefault((figure.interval.low, figure.interval.high, figure.kind), figure)
    return list(seen.values())
