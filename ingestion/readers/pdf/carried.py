"""A last row that the page's foot has cut off: alone at the top of the next page, it shows no table by itself."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.readers.pdf.columns import Column, table_pieces
from ingestion.readers.pdf.figured import is_data
from ingestion.readers.pdf.lines import Piece, lines_of
from ingestion.readers.pdf.rows import is_left_open
from ingestion.readers.pdf.shapes import Word, box_of
from ingestion.readers.pdf.spaced import line_height
from ingestion.readers.pdf.tokens import is_figure
from ingestion.values.grid import Grid, Line, Span, Value

MOST_ABOVE = 3
"""Lines of a letterhead that may stand above the row."""
FOOT = 2.6
"""Of the row height: what stands further below a table is the page's foot; what stands nearer closes the table."""


def open_table(grids: Sequence[Grid], lines: Sequence[Line], page: int) -> Grid | None:
    """The page's last table, where nothing but the page's foot stands below it."""
    last = max((g for g in grids if g.page == page and g.box), key=lambda g: g.box[3] if g.box else 0, default=None)
    if last is None or last.box is None or not last.rows:
        return None
    x0, top, x1, bottom = last.box
    near = bottom + FOOT * (bottom - top) / len(last.rows)
    for line in lines:
        box = line.place.box
        if line.place.page == page and box and bottom <= box[1] <= near and box[0] < x1 and box[2] > x0:
            return None
    return last


def carried_row(before: Grid, words: Sequence[Word], page: int) -> tuple[Grid, list[Word]] | None:
    """The row as a grid as wide as the open table `before`, and the words it takes; None where there is no such row.

    `words` are those of the page that stand above its first table.
    """
    upright = [w for w in words if w.upright]
    if not upright:
        return None
    height = line_height(upright)
    columns = _columns(before)
    for line in lines_of(upright)[: MOST_ABOVE + 1]:
        pieces = table_pieces(line, height)
        if len(pieces) < 2:
            continue
        places = [_place(piece, columns) for piece in pieces]
        known = [place for place in places if place is not None]
        apart = len(known) == len(pieces) and known == sorted(set(known))
        labelled = apart and (known[0] == 0 or not is_figure(pieces[0].text))
        if not (is_data(pieces) and labelled and 2 * len(known) > before.width):
            return None
        row: list[Value] = [None] * before.width
        for place, piece in zip(known, pieces, strict=True):
            row[place] = piece.text
        boxes = {(0, place): box_of(piece.words) for place, piece in zip(known, pieces, strict=True)}
        grid = Grid([row], page=page, boxes=boxes, box=box_of(line.words), is_table=True, header_rows=0)
        return grid, line.words
    return None


def join_cut_row(before: Grid, grid: Grid) -> bool:
    """Give the further lines of a row that the page's foot has cut, below the head that the next page prints again, to
    that row; whether there were any. They are texts without figures, and go on in the middle of a phrase."""
    heads = 0
    while heads < min(len(before.rows), len(grid.rows)) - 1 and grid.rows[heads] == before.rows[heads]:
        heads += 1
    if not heads or before.width != grid.width:
        return False
    row, last = grid.rows[heads], list(before.rows[-1])
    texts = {column: value for column, value in enumerate(row) if value not in (None, "")}
    goes_on = all(
        isinstance(text, str)
        and isinstance(last[column], str)
        and not is_figure(text)
        and (text[:1].islower() or is_left_open(str(last[column])))
        for column, text in texts.items()
    )
    if not texts or not goes_on or 2 * len(texts) > len(row) or any(s.row <= heads <= s.last_row for s in grid.merged):
        return False
    for column, text in texts.items():
        last[column] = f"{last[column]} {text}"
    before.rows[-1] = last
    del grid.rows[heads]
    grid.boxes = {(r - (r > heads), c): box for (r, c), box in grid.boxes.items() if r != heads}
    grid.merged = [
        Span(s.row - 1, s.last_row - 1, s.column, s.last_column) if s.row > heads else s for s in grid.merged
    ]
    return True


def _columns(grid: Grid) -> dict[int, Column]:
    """By number, how far the text of each column reaches, without what spans several."""
    wide = {(m.row, m.column) for m in grid.merged if m.last_column > m.column}
    columns: dict[int, Column] = {}
    for (row, column), (x0, _, x1, _) in grid.boxes.items():
        if (row, column) not in wide:
            known = columns.get(column, Column(x0, x1))
            columns[column] = Column(min(known.x0, x0), max(known.x1, x1))
    return columns


def _place(piece: Piece, columns: dict[int, Column]) -> int | None:
    """The one column whose text the piece stands under."""
    under = [number for number, column in columns.items() if piece.x0 < column.x1 and piece.x1 > column.x0]
    return under[0] if len(under) == 1 else None
