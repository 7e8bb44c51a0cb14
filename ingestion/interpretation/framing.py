"""A table laid out for reading: its rows over all its parts, merged cells filled, its columns told apart. Pure."""

from __future__ import annotations

from ingestion.interpretation.frame import FIGURES, Frame, Row, texts_of
from ingestion.interpretation.roles import roles_of
from ingestion.interpretation.sections import tell_sections
from ingestion.interpretation.shares import names_shares, share_row
from ingestion.values.early_years import early_years, with_early_years
from ingestion.values.grid import Value
from ingestion.values.repeated_marks import marks_of, shapes_with_marks
from ingestion.values.shape import numbers_columns, same_texts
from ingestion.values.table import Part, Table


def lay_out(table: Table) -> Frame:
    """The table's cells in order, with merged cells filled in heads and labels, and its columns told apart."""
    width = max(part.extent.last_column - part.extent.column + 1 for part in table.parts)
    heads, merged = _heads(table.parts[0], table.header_rows, width)
    printed = [level for level in heads if sum(map(bool, texts_of(level))) > 1]
    rows: list[Row] = []
    sections: list[str] = []
    for index, part in enumerate(table.parts):
        start = part.extent.row + (table.header_rows if index == 0 else 0)
        section = sections[-1] if index and sections else ""
        for row, name in _body(part, start, width, section):
            if not _head_again(row, printed):
                rows.append(row)
                sections.append(name)
    below = [(row.shapes, row.values) for row in rows]
    first = table.parts[0].extent.row
    across = [*table.parts[0].grid.rows[first : first + len(heads)], *([()] * len(heads))]
    heads = [
        [None] * width if number and numbers_columns(level, below, across[number]) else level
        for number, level in enumerate(heads)
    ]
    frame = Frame(table, width, heads, rows, sections=sections, head_merged=merged)
    frame.roles = roles_of(frame)
    if frame.columns(FIGURES):
        _leave_shares_out(frame)
        tell_sections(frame)
        _leave_share_sections_out(frame)
    return frame


def _leave_shares_out(frame: Frame) -> None:
    """Rows of averages, shares or changes are no rows of figures; the table says where they stand."""
    _leave_out(frame, [n for n, row in enumerate(frame.rows) if share_row(frame, row)])


def _leave_share_sections_out(frame: Frame) -> None:
    """Nor are the rows of a section that is named for shares ("Percentage of victims")."""
    _leave_out(frame, [n for n, name in enumerate(frame.sections) if name and names_shares(name)])


def _leave_out(frame: Frame, out: list[int]) -> None:
    if not out or len(out) == len(frame.rows):
        return
    frame.table.share_rows += [(id(frame.rows[n].grid), frame.rows[n].number) for n in out]
    frame.share_rows += [frame.rows[n] for n in out]
    frame.rows = [row for n, row in enumerate(frame.rows) if n not in out]
    frame.sections = [name for n, name in enumerate(frame.sections) if n not in out]


def _head_again(row: Row, printed: list[list[Value]]) -> bool:
    """Whether a row of the body prints a row of the head once more, as at the top of a new page."""
    return any(same_texts(row.values, level) for level in printed)


def _heads(part: Part, depth: int, width: int) -> tuple[list[list[Value]], set[tuple[int, int]]]:
    top, left = part.extent.row, part.extent.column
    heads: list[list[Value]] = [
        [part.grid.value(top + level, left + offset) for offset in range(width)] for level in range(depth)
    ]
    merged: set[tuple[int, int]] = set()
    for span in part.grid.merged:
        if span.last_row < top or span.row >= top + depth:
            continue
        value = part.grid.value(span.row, span.column)
        for r in range(max(span.row, top), min(span.last_row, top + depth - 1) + 1):
            for c in range(max(span.column, left), min(span.last_column, left + width - 1) + 1):
                if (r, c) != (span.row, span.column) and heads[r - top][c - left] in ("", None):
                    # A heading merged downwards is said once, on its lowest level.
                    heads[r - top][c - left] = value
                    merged.add((r - top, c - left))
    return heads, merged


def _body(part: Part, start: int, width: int, section: str) -> list[tuple[Row, str]]:
    grid, left = part.grid, part.extent.column
    marks, years = marks_of(grid), early_years(grid.rows)
    fill: dict[tuple[int, int], Value] = {}
    for span in grid.merged:
        if span.last_row > span.row and span.row >= start - 1:
            value = grid.value(span.row, span.column)
            for r in range(span.row + 1, span.last_row + 1):
                fill[(r, span.column)] = value
    found: list[tuple[Row, str]] = []
    for number in range(start, part.extent.last_row + 1):
        values = [grid.value(number, left + offset) for offset in range(width)]
        if fill:
            for offset in range(width):
                if values[offset] in ("", None) and (number, left + offset) in fill:
                    values[offset] = fill[(number, left + offset)]
        shapes = with_early_years(shapes_with_marks(values, 0, width - 1, marks), left, years.get(number))
        if shapes.strip():
            found.append((Row(grid, number, left, values, shapes), section))
    return found
