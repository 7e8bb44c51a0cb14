"""A sheet printed with its grid: titles, notes and blank rows stand in the same lattice as the tables between them."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.readers.pdf.frame import Cell, Frame
from ingestion.readers.pdf.tokens import is_figure, is_time

EMPTY, LONE, WHOLE, FULL = "e", "l", "w", "f"
"""A row of cells without text; with one text, at its left; of one cell with a text; any other."""


def tables_in(frame: Frame, cells: Sequence[Cell]) -> list[tuple[Frame, list[Cell]]]:
    """The tables of a lattice from the top: usually itself, whole. Where titles or blank rows with all their cells
    drawn part it, the pieces that hold more than lone texts; the words of the other rows are in none."""
    kinds = _kinds(frame, cells)
    if not kinds.startswith(LONE) and EMPTY not in kinds:
        return [(frame, list(cells))]
    bands = _bands(frame, cells, kinds)
    if bands == [(0, frame.rows - 1)]:
        return [(frame, list(cells))]
    return [_cut(frame, cells, first, last) for first, last in bands]


def _kinds(frame: Frame, cells: Sequence[Cell]) -> str:
    """A letter for each row of the frame."""
    filled: list[list[Cell]] = [[] for _ in range(frame.rows)]
    many = [0] * frame.rows
    deep = [False] * frame.rows
    for cell in cells:
        for row in range(cell.row, cell.last_row + 1):
            many[row] += 1
            deep[row] |= cell.last_row > cell.row
            if cell.words:
                filled[row].append(cell)
    left = min((cell.column for cell in cells if cell.words), default=0)
    letters = ""
    for texts, count, merged in zip(filled, many, deep, strict=True):
        if merged:
            letters += FULL
        elif not texts:
            letters += EMPTY if count > 1 else FULL
        elif len(texts) == 1 and texts[0].column == left and _words(texts[0].text):
            letters += LONE if count > 1 else WHOLE
        else:
            letters += FULL
    # of texts over the whole width alone nothing tells a printed sheet from a drawn table
    sheet = EMPTY in letters or letters.startswith(LONE) or _blank_column(frame, cells)
    return letters.replace(WHOLE, LONE if sheet else FULL)


def _blank_column(frame: Frame, cells: Sequence[Cell]) -> bool:
    """Whether some column's cells are drawn and none of them holds a text."""
    own = [cell for cell in cells if cell.column == cell.last_column]
    return len({cell.column for cell in own if cell.words}) < len({cell.column for cell in own})


def _words(text: str) -> bool:
    return is_time(text) or not is_figure(text)


def _bands(frame: Frame, cells: Sequence[Cell], kinds: str) -> list[tuple[int, int]]:
    """First and last row of each table. A title is a lone text that heads follow; rows go on after a blank one unless
    a title or heads stand there."""
    rows: list[list[Cell]] = [[] for _ in kinds]
    for cell in cells:
        if cell.words:
            rows[cell.row].append(cell)
    bands: list[tuple[int, int]] = []
    at = 0
    while at < len(kinds):
        if kinds[at] == EMPTY:
            at += 1
            continue
        end = kinds.find(EMPTY, at)
        end = len(kinds) if end < 0 else end
        first = next((row for row in range(at, end) if kinds[row] == FULL), None)
        if first is None:
            at = end
            continue
        below = [rows[row] for row in range(first + 1, end) if kinds[row] == FULL]
        if not _heads(rows[first]) or not any(_figures(row) or not bands for row in below):
            first = at
            if bands:
                # the rows of one table go on below a blank one
                bands[-1] = (bands[-1][0], end - 1)
                at = end
                continue
        bands.append((first, end - 1))
        at = end
    return bands


def _heads(row: Sequence[Cell]) -> bool:
    """Whether a row is one of heads: no figures but years."""
    return bool(row) and not any(is_figure(cell.text) and not is_time(cell.text) for cell in row)


def _figures(row: Sequence[Cell]) -> bool:
    return any(is_figure(cell.text) for cell in row)


def _cut(frame: Frame, cells: Sequence[Cell], first: int, last: int) -> tuple[Frame, list[Cell]]:
    part = Frame(frame.xs, frame.ys[first : last + 2], frame.open_right[first : last + 1], frame.open_below[first:last])
    inside = [
        cell._replace(row=cell.row - first, last_row=cell.last_row - first)
        for cell in cells
        if first <= cell.row and cell.last_row <= last
    ]
    return part, inside
