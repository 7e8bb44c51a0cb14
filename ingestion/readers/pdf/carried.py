"""Last rows that the page's foot has cut off: alone at the top of the next page, they show no table by themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ingestion.readers.pdf.columns import Column, table_pieces
from ingestion.readers.pdf.figured import is_data
from ingestion.readers.pdf.lines import Piece, cell_text, lines_of
from ingestion.readers.pdf.rows import is_left_open
from ingestion.readers.pdf.shapes import Word, box_of
from ingestion.readers.pdf.spaced import line_height
from ingestion.readers.pdf.tokens import is_figure, is_time
from ingestion.readers.pdf.written_cells import written_cells
from ingestion.readers.pdf.written_rows import written_rows
from ingestion.values.grid import Grid, Line, Span, Value
from ingestion.values.place import Box

MOST_ABOVE = 3
"""Lines of a letterhead that may stand above the row."""
FOOT_WORDS = 5
"""Of a line of a page's foot: "Page 2 of 3 OFFICIAL"."""
FLUSH = 3.0
"""Points by which a cut row's further lines may reach over its column's texts."""
FOOT = 2.6
"""Of the row height: what stands further below a table is the page's foot; what stands nearer closes the table."""

_NUMBERS = re.compile(r"[-–—|\s]*(?:page\s)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
"""A page's number."""


def open_table(grids: Sequence[Grid], lines: Sequence[Line], page: int) -> Grid | None:
    """The page's last table, where nothing but the page's foot stands below it."""
    last = max((g for g in grids if g.page == page and g.box), key=lambda g: g.box[3] if g.box else 0, default=None)
    if last is None or last.box is None or not last.rows:
        return None
    x0, top, x1, bottom = last.box
    near = bottom + FOOT * (bottom - top) / len(last.rows)
    for line in lines:
        box = line.place.box
        under = line.place.page == page and box and bottom <= box[1] <= near and box[0] < x1 and box[2] > x0
        if under and not _NUMBERS.fullmatch(line.text.strip()):
            return None
    return last


def carried_rows(before: Grid, words: Sequence[Word], page: int) -> tuple[Grid, list[Word]] | None:
    """The rows as a grid as wide as the open table `before`, and the words they take; None where there are none.

    `words` are those of the page that stand above its first table, in the file's own order.
    """
    upright = [w for w in words if w.upright]
    if not upright:
        return None
    height = line_height(upright)
    columns, figured = _columns(before), _figured(before)
    written = [(row.pieces, row.bottom - row.top) for row in written_rows(written_cells(upright))]
    printed = [(table_pieces(line, height), line.bottom - line.top) for line in lines_of(upright)]
    rows = _rows(written, columns, figured, before.width) or _rows(printed[: MOST_ABOVE + 1], columns, (), before.width)
    if not rows:
        return None
    values: list[list[Value]] = []
    boxes: dict[tuple[int, int], Box] = {}
    for number, row in enumerate(rows):
        values.append([None] * before.width)
        for place, piece in row.items():
            values[-1][place] = cell_text(piece.words)
            boxes[number, place] = box_of(piece.words)
    taken = [word for row in rows for piece in row.values() for word in piece.words]
    return Grid(values, page=page, boxes=boxes, box=box_of(taken), is_table=True, header_rows=0), taken


def _rows(
    lines: Sequence[tuple[Sequence[Piece], float]], columns: dict[int, Column], figured: Collection[int], width: int
) -> list[dict[int, Piece]]:
    """The rows of the open table among lines with their heights: under a letterhead, and as far as they follow each
    other closely. `figured` are the table's columns of figures: a row has one there, or shows by itself what it is."""
    rows: list[dict[int, Piece]] = []
    end = 0.0
    for above, (pieces, height) in enumerate(lines):
        if len(pieces) < 2:
            if rows or above > MOST_ABOVE:
                break
            continue
        top = min(w.top for piece in pieces for w in piece.words)
        places = [_place(piece, columns) for piece in pieces]
        known = [place for place in places if place is not None]
        apart = len(known) == len(pieces) and known == sorted(set(known))
        labelled = apart and (known[0] == 0 or not is_figure(pieces[0].text))
        in_place = labelled and any(
            place in figured and is_figure(piece.text) for place, piece in zip(known, pieces, strict=True)
        )
        data = is_data(pieces) or (in_place and len(pieces) == width)
        if not (data and labelled and 2 * len(known) > width) or (rows and top - end > FOOT * height):
            break
        rows.append(dict(zip(known, pieces, strict=True)))
        end = max(w.bottom for piece in pieces for w in piece.words)
    return rows


def _figured(grid: Grid) -> set[int]:
    """The columns of figures of a table."""
    body = grid.rows[grid.header_rows or 1 :]
    return {
        column
        for column in range(grid.width)
        if sum(is_figure(str(row[column])) and not is_time(str(row[column])) for row in body if row[column] is not None)
        > len(body) / 2
    }


def cut_lines(before: Grid, words: Sequence[Word]) -> list[Word]:
    """Give the further lines of a row that the page's foot has cut to that row of the open table `before`; the words
    they took. They stand in the columns of labels, under a letterhead, and go on in the middle of a phrase. `words` are
    those of the page that stand above its first row of figures."""
    upright = [w for w in words if w.upright]
    columns, figured, last = _columns(before), _figured(before), list(before.rows[-1])
    taken: list[Word] = []
    for number, line in enumerate(lines_of(upright)):
        pieces = table_pieces(line, line.bottom - line.top)
        places = [_place(piece, columns) for piece in pieces]
        goes_on = all(
            place is not None
            and place not in figured
            and piece.x0 >= columns[place].x0 - FLUSH
            and piece.x1 <= _room(place, columns)
            and (taken or _goes_on(piece.text, last[place]))
            for place, piece in zip(places, pieces, strict=True)
        )
        if not goes_on:
            if taken or number >= MOST_ABOVE or any(is_figure(piece.text) for piece in pieces):
                break
            continue
        for place, piece in zip(places, pieces, strict=True):
            if place is not None:
                last[place] = f"{last[place] or ''} {cell_text(piece.words)}".strip()
                taken += piece.words
    before.rows[-1] = last
    return taken


def _room(place: int, columns: dict[int, Column]) -> float:
    """How far a text of a column may reach."""
    return max(columns[place].x1 + FLUSH, columns[place + 1].x0 if place + 1 in columns else 0.0)


def reaches_foot(table: Grid, lines: Sequence[Line]) -> bool:
    """Whether no more than the words of a page's foot stand below a table, and so its last row may be cut."""
    return not any(
        line.place.page == table.page
        and line.place.box
        and table.box
        and line.place.box[1] >= table.box[3]
        and len(line.text.split()) > FOOT_WORDS
        for line in lines
    )


def _goes_on(text: str, last: Value) -> bool:
    """Whether a text without figures goes on where a cell's ended."""
    return (
        isinstance(last, str)
        and not is_figure(text)
        and text[-1:] != "."
        and (text[:1].islower() or is_left_open(last))
    )


def join_cut_row(before: Grid, grid: Grid) -> bool:
    """Give the further lines of a row that the page's foot has cut, that begin the next page or stand below the head
    that it prints again, to that row; whether there were any. They are texts without figures, and go on in the middle
    of a phrase."""
    heads = 0
    while heads < min(len(before.rows), len(grid.rows)) - 1 and grid.rows[heads] == before.rows[heads]:
        heads += 1
    if (not heads and grid.header_rows) or before.width != grid.width or len(grid.rows) < 2:
        return False
    row, last = grid.rows[heads], list(before.rows[-1])
    texts = {column: value for column, value in enumerate(row) if value not in (None, "")}
    goes_on = all(isinstance(text, str) and _goes_on(text, last[column]) for column, text in texts.items())
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
