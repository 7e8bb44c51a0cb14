"""A force's true counts, and an ordinary return that gives them in a layout and container drawn at random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.world.drawing import WRITERS
from tests.world.pieces import Cell, Document, Line, Section, Table
from tests.world.rounds.asked import AGES, METHODS, Force

Key = tuple[str, str, str]
"""(question, period, category); the category is empty for a question that is not divided."""
Bounds = tuple[int, int]

CONTAINERS = (
    "xlsx", "xlsx", "xlsx", "xls", "ods", "csv", "csv", "docx", "docx", "html", "txt", "pdf ruled", "pdf banded",
    "pdf half-ruled", "pdf bare", "eml", "zip",
)  # fmt: skip


@dataclass(slots=True)
class Counts:
    """A force's true counts. `below` is the first number that its return shows; smaller ones are written "<5"."""

    labels: tuple[str, ...]
    ages: dict[tuple[str, str], int]
    methods: dict[tuple[str, str], int]
    below: int = 0

    def whole(self, period: str) -> int:
        return sum(self.ages[age, period] for age in AGES)

    def figures(self, *questions: str) -> dict[Key, Bounds]:
        """What a careful person reads of these questions."""
        found: dict[Key, Bounds] = {}
        for period in self.labels:
            if "1" in questions:
                found["1", period, ""] = self.whole(period), self.whole(period)
            for number, parts in (("2", self.ages), ("3", self.methods)):
                if number in questions:
                    found |= {(number, p, label): self.shown(n) for (label, p), n in parts.items() if p == period}
        return found

    def shown(self, number: int) -> Bounds:
        return (0, self.below - 1) if 0 < number < self.below else (number, number)

    def written(self, number: int) -> int | str:
        return f"<{self.below}" if 0 < number < self.below else number


def counts(drawn: Random, force: Force, labels: Sequence[str]) -> Counts:
    """Robbery of children and others: in proportion to the area's children, moving a little from year to year."""
    size = force.children * drawn.uniform(0.0011, 0.0017)
    ages, methods = {}, {}
    for label in labels:
        size *= drawn.uniform(0.93, 1.12)
        for age, share in zip(AGES, (0.1, 0.3, 0.25, 0.33, 0.02), strict=True):
            ages[age, label] = max(0, round(size * share * drawn.uniform(0.8, 1.25)))
        for method, share in zip(METHODS, (0.5, 0.1, 0.35, 0.15, 0.04), strict=True):
            methods[method, label] = max(0, round(size * share * drawn.uniform(0.8, 1.25)))
    return Counts(tuple(labels), ages, methods, 5 if drawn.random() < 0.3 else 0)


@dataclass(slots=True)
class Shape:
    """How a return is laid out and worded."""

    columns: Sequence[str]
    measure: str = "Number of offences"
    questions: tuple[str, ...] = ("1", "2", "3")
    notes: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


HEADS = {
    "1": ("Question 1: Number of robbery offences recorded", "Q1. Robbery offences by year", "1. Robbery offences"),
    "2": ("Question 2: Offences by age of victim", "Q2. Robbery offences by age of victim", "2. By age of victim"),
    "3": ("Question 3: Methods used (more than one may apply)", "Q3. Method used", "3. Methods used"),
}
STUBS = {"1": "", "2": "Age of victim", "3": "Method"}


def rows_of(question: str, held: Counts, shape: Shape, total: bool) -> list[list[Cell]]:
    """One question's table, years across, with its head."""
    periods = held.labels
    rows = [[Cell(STUBS[question], bold=True), *(Cell(label, bold=True) for label in shape.columns)]]
    if question == "1":
        return [*rows, [Cell(shape.measure), *(Cell(held.whole(p)) for p in periods)]]
    parts = held.ages if question == "2" else held.methods
    for label in AGES if question == "2" else METHODS:
        rows.append([Cell(label), *(Cell(held.written(parts[label, p])) for p in periods)])
    if total and question == "2":
        rows.append([Cell("Total", bold=True), *(Cell(held.whole(p), total=True) for p in periods)])
    return rows


def turned(rows: list[list[Cell]]) -> list[list[Cell]]:
    return [list(column) for column in zip(*rows, strict=True)]


def sections(drawn: Random, held: Counts, shape: Shape) -> list[Section]:
    """The tables of a return, below each other or a sheet each, years across or down."""
    apart, down = drawn.random() < 0.3, drawn.random() < 0.25
    wording, total = drawn.randrange(3), drawn.random() < 0.7
    found = [Section("Response" if not apart else "Cover")]
    found[0].blocks += [Line(words, "title") for words in shape.titles]
    for question in shape.questions:
        rows = rows_of(question, held, shape, total)
        if down and question != "1":
            rows = turned(rows)
        if apart:
            found.append(Section(f"Question {question}"))
        found[-1].blocks += [Line(HEADS[question][wording], "heading"), Table(rows)]
    found[-1].blocks += [Line(words, "note") for words in shape.notes]
    return [section for section in found if section.blocks]


def document(drawn: Random, held: Counts, shape: Shape, container: str = "") -> Document:
    """An ordinary return of these counts."""
    made = sections(drawn, held, shape)
    if held.below:
        made[-1].blocks.append(Line(f"Figures of fewer than {held.below} are shown as <{held.below}.", "note"))
    return Document(str(drawn.random()), "drawn round", container or drawn.choice(CONTAINERS), made)


def suffix(container: str) -> str:
    return "pdf" if container.startswith("pdf") else container


def write(made: Document, path: Path) -> Path:
    """The document as a file: the path's suffix is its container's."""
    path = path.with_name(f"{path.name}.{suffix(made.container)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    WRITERS[made.container](made, path, Random(made.seed))
    return path
