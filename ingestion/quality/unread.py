"""Figures that stand in the document and in no record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingestion.quality.wording import some
from ingestion.values.figure_words import read_figure
from ingestion.values.finding import Finding, FindingKind, Level, declare
from ingestion.values.grid import Grid
from ingestion.values.period_words import read_period
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.record import Kind, Record
from ingestion.values.table import Table
from requests_app.specification import Specification

OUTSIDE_TABLES = declare(
    "Q701",
    Level.WARNING,
    "Figures outside every table",
    "Look whether they belong to a table, or are a table of their own that was not recognised.",
)
NOTHING_READ = declare(
    "Q702",
    Level.WARNING,
    "A sheet or page with figures from which nothing was read",
    "Look at it in the document; enter what it says as corrections if it answers a question.",
)
INSIDE_TABLE = declare(
    "Q703",
    Level.WARNING,
    "Figures inside a table that gave no record",
    "Compare these cells with the document: they stand among figures that were read.",
)
NOT_UNDERSTOOD = declare(
    "Q704",
    Level.WARNING,
    "Cells among the figures that were not understood",
    "Read them in the document and enter what they mean; nothing was taken from them.",
)

MOST_PLACES = 10
"""Places named in one sentence."""

FEWEST_ON_A_SHEET = 3
"""Figures: fewer on a sheet without a table are page numbers and references."""


def check_unread(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """Every cell that says a count and is in no record, and every cell among the records that nobody understood."""
    told = {_key(finding.place) for finding in reading.findings}
    findings = [one for one in _not_understood(reading.records) if _key(one.place) not in told]
    parts: dict[int, list[tuple[Table, _Extent]]] = {}
    for table in reading.tables:
        for part in table.parts:
            span = part.extent
            extent = _Extent(span.row, span.last_row, span.column, span.last_column)
            parts.setdefault(id(part.grid), []).append((table, extent))
    read = {_key(record.place) for record in reading.records}
    for grid in reading.grids:
        findings += _of_grid(grid, parts.get(id(grid), []), read)
    return findings


@dataclass(frozen=True, slots=True)
class _Extent:
    """A rectangle of a grid, 0-based and inclusive."""

    top: int
    bottom: int
    left: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def _key(place: Place) -> tuple[object, ...]:
    return place.sheet, place.cell, place.page, place.box


def _is_count(grid: Grid, row: int, column: int) -> bool:
    """Whether the cell by itself says a number of things: no year, no share, no sum of money."""
    value = grid.value(row, column)
    if value is None or value == "" or read_period(value) is not None:
        return False
    words = read_figure(value, grid.formats.get((row, column)))
    return words is not None and words.kind is Kind.EXACT and words.unit == "count"


def _of_grid(grid: Grid, tables: Sequence[tuple[Table, _Extent]], read: set[tuple[object, ...]]) -> list[Finding]:
    outside: list[tuple[int, int]] = []
    inside: dict[str, list[tuple[int, int]]] = {}
    columns = _figure_columns(grid, tables, read)
    for row, values in enumerate(grid.rows):
        for column in range(len(values)):
            if not _is_count(grid, row, column) or _key(grid.place(row, column)) in read:
                continue
            within = [(table, extent) for table, extent in tables if extent.holds(row, column)]
            if not within:
                outside.append((row, column))
                continue
            table, extent = within[0]
            body = row > extent.top + max(table.header_rows, 1) - 1
            if table.layout != "one row per case" and body and (table.id, column) in columns:
                inside.setdefault(table.id, []).append((row, column))
    findings = [_told(INSIDE_TABLE, grid, cells, table) for table, cells in inside.items()]
    if not tables:
        if len(outside) >= FEWEST_ON_A_SHEET:
            findings.append(_told(NOTHING_READ, grid, outside, None))
    elif outside:
        findings.append(_told(OUTSIDE_TABLES, grid, outside, None))
    return findings


def _figure_columns(
    grid: Grid, tables: Sequence[tuple[Table, _Extent]], read: set[tuple[object, ...]]
) -> set[tuple[str, int]]:
    """The columns of each table from which at least one record was read: in the others figures may be codes."""
    found = set()
    for table, extent in tables:
        for column in range(extent.left, extent.right + 1):
            rows = range(extent.top, extent.bottom + 1)
            if any(_key(grid.place(row, column)) in read for row in rows if grid.value(row, column) not in (None, "")):
                found.add((table.id, column))
    return found


def _told(kind: FindingKind, grid: Grid, cells: Sequence[tuple[int, int]], table: str | None) -> Finding:
    places = [grid.place(*cell) for cell in cells[:MOST_PLACES]]
    named = ", ".join(place.cell or str(place) for place in places)
    more = f" and {len(cells) - MOST_PLACES} more" if len(cells) > MOST_PLACES else ""
    where = f" on sheet {grid.sheet}" if grid.sheet else f" on page {grid.page}" if grid.page else ""
    sentence = f"{some(len(cells), 'figure')}{where} in no record: {named}{more}."
    return kind.found(sentence, replace(places[0], table=table))


def _not_understood(records: Iterable[Record]) -> list[Finding]:
    """One finding a table for its unread cells that hold a digit."""
    by_table: dict[str, list[Record]] = {}
    for record in records:
        if record.kind is Kind.UNREAD and any(character.isdigit() for character in record.as_written):
            by_table.setdefault(record.table, []).append(record)
    findings = []
    for table, unread in by_table.items():
        named = ", ".join(f"“{record.as_written[:40]}” at {record.place}" for record in unread[:MOST_PLACES])
        more = f" and {len(unread) - MOST_PLACES} more" if len(unread) > MOST_PLACES else ""
        sentence = f"{some(len(unread), 'cell')} not understood: {named}{more}."
        findings.append(NOT_UNDERSTOOD.found(sentence, replace(unread[0].place, table=table or None)))
    return findings
