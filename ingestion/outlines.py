"""Tables that people outlined, read in a document before its other tables are. Pure: it composes stages, as the
pipeline does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingestion.interpretation.outlined import NOT_AS_OUTLINED, OutlinedReading, read_outlined
from ingestion.readers.pdf.boxed import grid_in_box
from ingestion.tables.outlined import on_a_sheet, table_of, take_from_page, without
from ingestion.values.decision import Decisions
from ingestion.values.finding import Finding
from ingestion.values.grid import Grid, Span
from ingestion.values.outline import Outline
from ingestion.values.reading import Reading, UnreadableFile
from ingestion.values.record import Record
from ingestion.values.table import Table
from requests_app.specification import Specification

PDF = "application/pdf"


@dataclass(slots=True)
class Outlined:
    """The tables that were outlined in one file, what they say, and the `others` of its tables."""

    others: list[Table]
    tables: list[Table] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Outlines:
    """A force's outlines over one upload and the files inside it. Of two about the same cells the newer is read."""

    def __init__(self, outlines: Sequence[Outline], specification: Specification | None, decisions: Decisions) -> None:
        self.outlines = outlines if specification is not None else ()
        self.specification, self.decisions = specification, decisions
        self.read_once: set[Outline] = set()

    def read(self, path: Path, reading: Reading, notes: Sequence[str], tables: list[Table]) -> Outlined:
        """What was outlined in this file; tables that share a cell with it are left out of the others."""
        found = Outlined(tables)
        taken: list[tuple[Grid, Span]] = []
        for outline in reversed(self.outlines):
            place = self._place(outline, path, reading)
            if place is None or any(_share(place, other) for other in taken):
                continue
            grid, span = place
            table = table_of(outline, grid, span, len(found.tables) + 1)
            told = self._told(outline, table, notes)
            if not told.records or not (told.fits or outline.sha256 == reading.file.sha256):
                continue
            taken.append(place)
            self.read_once.add(outline)
            if outline.box is not None and outline.page is not None:
                lost = take_from_page(reading.grids, reading.lines, outline.box, outline.page)
                found.others = [t for t in found.others if not any(p.grid is one for p in t.parts for one in lost)]
                reading.grids.append(grid)
            else:
                found.others = without(found.others, grid, span)
            found.tables.append(table)
            found.records += told.records
            found.findings += told.findings
        return found

    def _place(self, outline: Outline, path: Path, reading: Reading) -> tuple[Grid, Span] | None:
        if outline.cells is not None:
            return on_a_sheet(outline, reading.grids)
        if outline.box is None or outline.page is None or reading.file.media_type != PDF:
            return None
        try:
            grid = grid_in_box(path, outline.page, outline.box)
        except UnreadableFile:
            return None
        if grid is None or len(grid.rows) <= len(outline.columns) or grid.width <= len(outline.rows):
            return None
        return grid, Span(0, len(grid.rows) - 1, 0, grid.width - 1)

    def _told(self, outline: Outline, table: Table, notes: Sequence[str]) -> OutlinedReading:
        assert self.specification is not None
        return read_outlined(outline, table, self.specification, self.decisions, notes)

    def not_found(self, reading: Reading) -> Iterable[Finding]:
        """One finding for each outline that fitted nothing, in a file that holds tables at all."""
        holds = any(one.tables for one in _with_members(reading))
        for outline in self.outlines:
            if holds and outline not in self.read_once and not self._superseded(outline):
                yield NOT_AS_OUTLINED.found(f"What was outlined at {outline} is not there, or says something else.")

    def _superseded(self, outline: Outline) -> bool:
        """Whether a newer outline about the same place was read."""
        return any(_overlap(other, outline) for other in self.read_once)


def _with_members(reading: Reading) -> Iterable[Reading]:
    yield reading
    for member in reading.members:
        yield from _with_members(member)


def _share(one: tuple[Grid, Span], other: tuple[Grid, Span]) -> bool:
    (grid, span), (held, taken) = one, other
    if grid.page is not None and held.page == grid.page and grid.box and held.box:
        return (
            grid.box[0] < held.box[2]
            and held.box[0] < grid.box[2]
            and grid.box[1] < held.box[3]
            and held.box[1] < grid.box[3]
        )
    return grid is held and _spans_meet(span, taken)


def _spans_meet(one: Span, other: Span) -> bool:
    return (
        one.row <= other.last_row
        and other.row <= one.last_row
        and one.column <= other.last_column
        and other.column <= one.last_column
    )


def _overlap(one: Outline, other: Outline) -> bool:
    if one.cells is not None and other.cells is not None:
        return one.sheet == other.sheet and _spans_meet(one.cells, other.cells)
    return one.box is not None and other.box is not None and one.page == other.page
