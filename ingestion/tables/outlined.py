"""Tables that people outlined, found again among a document's grids. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.values.grid import Grid, Line, Span
from ingestion.values.outline import Outline, timeless
from ingestion.values.place import Box, cell_name
from ingestion.values.table import Part, Table


def on_a_sheet(outline: Outline, grids: Sequence[Grid]) -> tuple[Grid, Span] | None:
    """The grid and the rows and columns of it that were outlined, None where there is no such sheet. A sheet is known
    by its name, without years; a document's only one under any name."""
    if outline.cells is None:
        return None
    shown = [grid for grid in grids if grid.page is None and not grid.hidden]
    named = [grid for grid in shown if (grid.sheet or None) == (outline.sheet or None)]
    named = named or [grid for grid in shown if timeless(grid.sheet or "") == timeless(outline.sheet or "")]
    found = named or shown
    if len(found) != 1:
        return None
    grid, cells = found[0], outline.cells
    rows = [row for row in range(len(grid.rows)) if cells.row <= grid.row_number(row) <= cells.last_row]
    first, last = cells.column - grid.first_column, min(cells.last_column - grid.first_column, grid.width - 1)
    if not rows or max(first, 0) > last:
        return None
    return grid, Span(rows[0], rows[-1], max(first, 0), last)


def table_of(outline: Outline, grid: Grid, span: Span, number: int) -> Table:
    """The outlined table, laid out as the person said."""
    corner = cell_name(grid.row_number(span.row), grid.column_number(span.column))
    opposite = cell_name(grid.row_number(span.last_row), grid.column_number(span.last_column))
    width = span.last_column - span.column + 1
    labels = len(outline.rows)
    return Table(
        id=f"m{number}",
        title="",
        layout="crosstab",
        parts=[Part(grid, span)],
        header_rows=len(outline.columns),
        sheet=grid.sheet,
        page=grid.page,
        range=None if grid.page else f"{corner}:{opposite}",
        box=grid.box,
        row_count=span.last_row - span.row + 1 - len(outline.columns),
        roles=["label"] * labels + ["figures"] * max(0, width - labels),
    )


def without(tables: Iterable[Table], grid: Grid, span: Span) -> list[Table]:
    """The tables of which no cell lies in the outlined ones. What else they held is told as unread, not forgotten."""
    return [table for table in tables if not any(_meets(part, grid, span) for part in table.parts)]


def _meets(part: Part, grid: Grid, span: Span) -> bool:
    held = part.extent
    return (
        part.grid is grid
        and held.row <= span.last_row
        and span.row <= held.last_row
        and held.column <= span.last_column
        and span.column <= held.last_column
    )


def take_from_page(grids: list[Grid], lines: list[Line], box: Box, page: int) -> list[Grid]:
    """Take what stands in the box out of the page's grids and lines, where its own grid holds it now. Returns the grids
    that lost a cell; what they hold outside the box stays."""
    lost = []
    for grid in grids:
        if grid.page != page:
            continue
        inside = [
            place for place, own in grid.boxes.items() if _within(own, box) and grid.value(*place) not in ("", None)
        ]
        for row, column in inside:
            cells = list(grid.rows[row])
            cells[column] = ""
            grid.rows[row] = cells
        if inside:
            lost.append(grid)
    lines[:] = [
        line for line in lines if line.place.page != page or not line.place.box or not _within(line.place.box, box)
    ]
    return lost


def _within(own: Box, box: Box) -> bool:
    """Whether the middle of a place lies in the box, and it reaches hardly beyond the sides."""
    x, y = (own[0] + own[2]) / 2, (own[1] + own[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3] and own[0] >= box[0] - SPARE and own[2] <= box[2] + SPARE


SPARE = 6.0
"""Points by which a word may reach over the edge that somebody drew by hand."""
