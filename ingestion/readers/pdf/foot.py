"""A title, or a title and its head, that the page's end parts from their table: the figures begin the next page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from ingestion.readers.pdf.columns import table_pieces
from ingestion.readers.pdf.figured import is_data
from ingestion.readers.pdf.lines import Piece, TextLine, lines_of
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure, is_marker, is_prose, is_time
from ingestion.values.grid import Grid, Line, Span

LOWEST = 0.75
"""Of the page's height: what ends higher left room for its table."""
CLOSE = 1.5
"""Of the line height: a title and its head, or the lines of a title, stand no further apart."""
WRAPPED = 1.3
"""Of the line height: lines of one head follow each other no further apart, from top to top."""
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
        heads, used = _with_upper_lines(foot, pieces)
        grid.rows.insert(0, list(heads))
        _one_row_down(grid)
        for line in foot[-used:]:
            lines[:] = [other for other in lines if other.place.page != page or not _stands_in(other, line)]
        titles = foot[:-used]
    elif grid.header_rows == 0 or len(pieces) > 1 or _says_something(last):
        return
    grid.above = tuple(line.text for line in titles)


def _with_upper_lines(foot: Sequence[TextLine], pieces: Sequence[Piece]) -> tuple[list[str], int]:
    """The heads whose last line's pieces are given, with what stands close over each, and how many lines that takes."""
    heads = [piece.text for piece in pieces]
    used = 1
    for below, line in pairwise(reversed(foot)):
        over = table_pieces(line, line.bottom - line.top)
        at = [[n for n, head in enumerate(pieces) if p.x0 < head.x1 and p.x1 > head.x0] for p in over]
        close = below.top - line.top <= WRAPPED * (line.bottom - line.top)
        if not close or len(over) < 2 or is_data(over) or any(len(numbers) != 1 for numbers in at):
            break
        for piece, (number,) in zip(over, at, strict=True):
            heads[number] = f"{piece.text} {heads[number]}"
        used += 1
    return heads, used


def take_head_of_lines(before: Grid, grid: Grid) -> bool:
    """Give a page's first table, which has no head, the head of several lines that stands alone at the foot of the page
    before and was read as the table `before`; whether it was one."""
    lines = [[str(value or "") for value in row] for row in before.rows]
    if grid.header_rows != 0 or before.width != grid.width or len(lines) < 2 or before.merged:
        return False
    if any(is_figure(text) and not is_time(text) for line in lines for text in line):
        return False
    if not any(is_figure(str(value or "")) for value in grid.rows[0]) or any(
        sum(map(bool, line)) < 2 for line in lines
    ):
        return False
    tops = [[box for (row, _), box in before.boxes.items() if row == number] for number in range(len(lines))]
    if not all(tops) or any(
        min(b[1] for b in below) - min(b[1] for b in above) > WRAPPED * min(b[3] - b[1] for b in above)
        for above, below in pairwise(tops)
    ):
        return False
    grid.rows.insert(0, [" ".join(filter(None, texts)) for texts in zip_longest(*lines, fillvalue="")])
    _one_row_down(grid)
    grid.above = before.above
    return True


def _one_row_down(grid: Grid) -> None:
    """Put the places of a grid under the head that it was given."""
    grid.header_rows = 1
    grid.boxes = {(row + 1, column): box for (row, column), box in grid.boxes.items()}
    grid.merged = [Span(m.row + 1, m.last_row + 1, m.column, m.last_column) for m in grid.merged]


def _stands_in(line: Line, text: TextLine) -> bool:
    box = line.place.box
    return box is not None and text.top - 1 <= box[1] and box[3] <= text.bottom + 1
