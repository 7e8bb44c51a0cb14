"""A table as understood: its extent in the document, its head, and its notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.values.grid import Grid, Span
from ingestion.values.place import Box, Place


@dataclass(slots=True)
class Part:
    """A piece of a table on one sheet or page: the grid it came from and the rows and columns of it that belong."""

    grid: Grid
    extent: Span
    head_again: int = 0
    """Rows just above the extent that print the table's head once more: read already, shown with the piece."""


@dataclass(slots=True)
class Table:
    """One table, joined over its pieces. `layout` is one of crosstab, long, one row per case, key-value."""

    id: str
    title: str
    layout: str
    parts: list[Part]
    header_rows: int
    notes: list[str] = field(default_factory=list)
    continued_from: str | None = None
    sheet: str | None = None
    page: int | None = None
    pages: tuple[int, int] | None = None
    range: str | None = None
    box: Box | None = None
    row_count: int = 0
    headless: list[Place] = field(default_factory=list)
    """Where pieces begin that were joined to it though they have no head of their own."""
    carried: list[Place] = field(default_factory=list)
    """Where such pieces begin that are the table's for sure."""
    labels_page: int | None = None
    """The page that holds its row labels as lines, where they fill a page by themselves."""
    above: tuple[str, ...] = ()
    """All lines between it and the table before, farthest first; the title is made of the nearest."""
    roles: list[str] = field(default_factory=list)
    """What each column is, from the first on: label, figures, shares, note, index (running numbers) or spacer; empty
    where it was not read."""
    share_rows: list[tuple[int, int]] = field(default_factory=list)
    """Rows that hold averages, shares or changes: the id of their grid and their number there."""
    open_below: bool = False
    """Whether its body runs to the last row held of a sheet that may go on (`Grid.more`)."""
