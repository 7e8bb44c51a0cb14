"""A return's figures laid out question by question: categories down, periods across. Pure but for its input."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from requests_app.specification import Specification
from review.judged import ReturnFigure
from review.queries import JudgedReturn

ROWS_SHOWN = 60
"""Lines of one question that are shown at once; doubtful ones are never left out."""


@dataclass(slots=True)
class ShownFigure:
    """A figure in its table. `also` are records of the same value printed elsewhere, `number` that of the matter that
    is open about it; `previous` and `following` are the anchors of the doubtful figures before and after it."""

    figure: ReturnFigure
    also: list[int] = field(default_factory=list)
    number: int | None = None
    doubtful: bool = False
    previous: str = ""
    following: str = ""

    @property
    def anchor(self) -> str:
        return f"r-{self.figure.record}" if self.figure.record else f"r-set-{self.figure.correction}"


@dataclass(slots=True)
class FigureRow:
    """One line: its categories, and for each period the figures that say it (more than one is itself a finding)."""

    categories: str
    whole: bool
    cells: list[list[ShownFigure]]


@dataclass(slots=True)
class FigureTable:
    """One question: its periods across, its categories down. `more` lines are not shown."""

    number: str
    text: str
    periods: list[str]
    rows: list[FigureRow] = field(default_factory=list)
    more: int = 0


def figure_tables(
    judged: JudgedReturn, numbers: Mapping[int, int] | None = None, *, most: int = ROWS_SHOWN
) -> list[FigureTable]:
    """A table a question, the undivided line first. `numbers` is record → the number of the matter that is open."""
    specification = judged.specification
    if specification is None:
        return []
    numbers = numbers or {}
    by_question: dict[str, list[ReturnFigure]] = {}
    for figure in judged.facts.figures:
        by_question.setdefault(figure.question, []).append(figure)
    tables = []
    for question in specification.questions:
        periods = [period.label for period in specification.periods]
        table = FigureTable(question.number, question.text, periods)
        lines = _lines(by_question.get(question.number, ()), question.breakdown)
        for line in sorted(lines, key=len):
            held = lines[line]
            if len(table.rows) >= most and not any(_doubted(f, numbers) for found in held.values() for f in found):
                table.more += 1
                continue
            part = len(line) < len(question.breakdown)
            words = ", ".join(_named(key, category, part, specification) for key, category in line) or "All"
            cells = [_once(held.get(period, []), numbers) for period in periods]
            table.rows.append(FigureRow(words, part or not line, cells))
        tables.append(table)
    _linked(tables)
    return tables


def _named(key: str, category: str, part: bool, specification: Specification) -> str:
    """The category; with its dimension where only some are given, since "Unknown" may be of any."""
    dimension = specification.dimensions.get(key)
    return f"{dimension.label}: {category}" if part and dimension is not None else category


def doubtful(tables: Collection[FigureTable]) -> Iterator[ShownFigure]:
    """The doubtful figures in the order shown."""
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                yield from (shown for shown in cell if shown.doubtful)


def _linked(tables: Collection[FigureTable]) -> None:
    """Each doubtful figure knows the one before and the one after it, round and round."""
    found = list(doubtful(tables))
    for place, shown in enumerate(found):
        if len(found) > 1:
            shown.previous = found[place - 1].anchor
            shown.following = found[(place + 1) % len(found)].anchor


_Line = tuple[tuple[str, str], ...]


def _lines(figures: Iterable[ReturnFigure], order: tuple[str, ...]) -> dict[_Line, dict[str, list[ReturnFigure]]]:
    """Categories → period → the figures. Those of the same categories mostly share one mapping of them."""
    rank = {key: number for number, key in enumerate(order)}
    lines: dict[_Line, dict[str, list[ReturnFigure]]] = {}
    met: dict[int, dict[str, list[ReturnFigure]]] = {}
    for figure in figures:
        held = met.get(id(figure.breakdown))
        if held is None:
            line = tuple(sorted(figure.breakdown.items(), key=lambda item: rank.get(item[0], len(rank))))
            held = met[id(figure.breakdown)] = lines.setdefault(line, {})
        held.setdefault(figure.period, []).append(figure)
    return lines


def _doubted(figure: ReturnFigure, numbers: Mapping[int, int]) -> bool:
    return (figure.record or 0) in numbers or (bool(figure.doubt) and figure.correction is None)


def _once(figures: list[ReturnFigure], numbers: Mapping[int, int]) -> list[ShownFigure]:
    """The same figure printed twice is shown once, with its other places."""
    seen: dict[tuple[float | None, float | None, str], ShownFigure] = {}
    for figure in figures:
        same = (figure.interval.low, figure.interval.high, figure.kind)
        number = numbers.get(figure.record or 0)
        if same in seen:
            shown = seen[same]
            if figure.record:
                shown.also.append(figure.record)
        else:
            shown = seen[same] = ShownFigure(figure)
        shown.number = shown.number or number
        shown.doubtful = shown.number is not None or (bool(figure.doubt) and figure.correction is None)
    return list(seen.values())
