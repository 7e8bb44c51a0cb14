"""A title, or a title and its head, that the page's end parts from their table: the figures begin the next page."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.readers.pdf.columns import table_pieces
from ingestion.readers.pdf.figured import is_data
from ingestion.readers.pdf.lines import TextLine, lines_of
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_marker, is_prose
from ingestion.values.grid import Grid, Line, Span

LOWEST = 0.75
"""Of the page's height: what ends higher left room for its table."""
CLOSE = 1.5
"""Of the line height: a title and its head, or the lines of a title, stand no further apart."""
MOST_LINES = 3
LONGEST_TITLE = 12
"""Words."""


def foot_lines(rest: Sequence[Word], grids: Sequence[Grid], page_height: float) -> list[TextLine]:
    """The few lines at the page's end that may belong to the next page's table, from the top; no sentences, no notes.

    A page number further down is left out.
    """
    floor = max((grid.box[3] for grid in grids if grid.box), default=0.0)
    kept: list[TextLine] = []
    for line in lines_of([w for w in rest if w.upright and w.top >= floor]):
        if kept and line.top - kept[-1].bottom > CLOSE * (line.bottom - line.top):
            if kept[-1].bottom >= LOWEST * page_height:
                break
            kept = []
        kept.append(line)
    if not kept or kept[-1].bottom < LOWEST * page_height or len(kept) > MOST_LINES:
        return []
    return [] if any(_says_something(line) for line in kept[:-1]) else kept


def _says_something(line: TextLine) -> bool:
    return (
        is_prose(line.words)
        or len(line.words) > LONGEST_TITLE
        or is_marker(line.words[0].text)
        or line.text.rstrip().endswith((".", ";", ","))
        or line.text.casefold().startswith(("note", "source"))
    )


def take_from_foot(foot: Sequence[TextLine], grid: Grid, lines: list[Line], page: int) -> None:
    """Give the first table of a page the title that ended the page before, and its head where it has none.

    `lines` are the document's so far; the head leaves them.
    """
    last = foot[-1]
    pieces = table_pieces(last, last.bottom - last.top)
    titles = foot
    if grid.header_rows == 0 and len(foot) > 1:
        if len(pieces) != grid.width or is_data(pieces):
            return
        grid.rows.insert(0, [piece.text for piece in pieces])
        grid.header_rows = 1
        grid.boxes = {(row + 1, column): box for (row, column), box in grid.boxes.items()}
        grid.merged = [Span(m.row + 1, m.last_row + 1, m.column, m.last_column) for m in grid.merged]
        lines[:] = [line for line in lines if line.place.page != page or not _stands_in(line, last)]
        titles = foot[:-1]
    elif grid.header_rows == 0 or len(pieces) > 1 or _says_something(last):
        return
    grid.above = tuple(line.text for line in titles)


def _stands_in(line: Line, text: TextLine) -> bool:
    box = line.place.box
    return box is not None and text.top - 1 <= box[1] and box[3] <= text.bottom + 1
