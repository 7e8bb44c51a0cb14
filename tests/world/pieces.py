"""The parts of a drawn document: figures, cells, tables, lines, and sections that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

Written = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a careful person reads it. `period` in one of the forms 2017/18, 2017, 2017-04, 2017-04/2017-06,
    2018-04-02/2018-04-08, empty where the document tells none; `value` is a number, "<5", or None where no number may
    be claimed."""

    period: str
    breakdown: tuple[tuple[str, str], ...]
    value: int | str | None


@dataclass(slots=True)
class Cell:
    """What is written in one place of a table; `across` and `down` are the columns and rows it is merged over."""

    written: Written = None
    figure: Figure | None = None
    total: bool = False
    bold: bool = False
    indent: int = 0
    number_format: str = ""
    across: int = 1
    down: int = 1
    raised: str = ""
    """A footnote mark set higher than the text, where the container can."""


@dataclass(slots=True)
class Table:
    """Rows of cells, all equally long; the first `heads` rows are heads. `stub` columns hold labels."""

    rows: list[list[Cell]]
    heads: int = 1
    stub: int = 1

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def figures(self) -> Iterator[Figure]:
        return (cell.figure for row in self.rows for cell in row if cell.figure is not None)


@dataclass(slots=True)
class Line:
    """A line of words: "title", "heading" (of the table that follows), "note" or "text"."""

    words: str
    manner: str = "text"


@dataclass(slots=True)
class Section:
    """One sheet, or one stretch of a document that flows."""

    name: str
    blocks: list[Table | Line] = field(default_factory=list)
    spoken: list[Figure] = field(default_factory=list)
    """Figures that lines say or that rows are counted for: they stand in no cell."""


@dataclass(slots=True)
class Document:
    """A drawn document before it is a file."""

    seed: str
    layout: str
    container: str
    sections: list[Section]
    decorations: list[str] = field(default_factory=list)
    file_name: str = "Response"
    trap: str = ""
    """What is wrong with it on purpose, and must be told; empty for a clean return."""

    def tables(self) -> Iterator[Table]:
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Table))


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and the cell of the file where it stands, "Sheet!C7" or "!C7"; None where the container has no cells."""

    figure: Figure
    at: str | None


@dataclass(frozen=True, slots=True)
class Return:
    """A file with its truth."""

    document: Document
    path: Path
    figures: list[Placed]
    totals: list[Placed]
