"""Tables whose cells are drawn: from crossing rules to cells, splitting what the rules leave together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.columns import table_pieces
from ingestion.readers.pdf.frame import Cell, Frame, cells_of, frame_of
from ingestion.readers.pdf.lines import TextLine, broken_period, lines_of, one_line
from ingestion.readers.pdf.printed_sheets import tables_in
from ingestion.readers.pdf.rules import Lattice
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure
from ingestion.values.place import Box

FEWEST_FILLED = 0.3
"""A lattice with text in a smaller share of its cells is a chart's grid or a form."""

MOST_PLACES = 60_000
"""Rows times columns of one page's lattice; more is a drawing or a trap."""
SPLIT_CELLS = 2
"""From so many cells with figures standing apart, the drawn columns are not all the columns."""
NARROW_GAP = 0.3
"""Of the line height: narrower blanks part no columns."""


def within(words: Sequence[Word], box: Box) -> list[Word]:
    """Words whose middles lie in the box."""
    x0, top, x1, bottom = box
    return [w for w in words if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom]


def ruled_tables(lattice: Lattice, words: Sequence[Word]) -> list[tuple[Frame, list[Cell]]]:
    """The frames and cells of a lattice's tables, none where it does not hold any."""
    if len(lattice.across) + len(lattice.down) < 4:
        return []
    frame = frame_of(lattice.across, lattice.down)
    if frame.columns < 2 or frame.rows < 1 or not 4 <= frame.rows * frame.columns <= MOST_PLACES:
        return []
    cells = cells_of(frame, within(words, frame.box))
    return [part for part in tables_in(frame, cells) if _holds_a_table(part[1])]


def _holds_a_table(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell.words]
    if len(filled) < 3 or len(filled) < FEWEST_FILLED * len(cells):
        return False
    return len({cell.column for cell in filled}) > 1


def too_coarse(frame: Frame, cells: Sequence[Cell]) -> bool:
    """Whether only some of a table's rules are drawn: cells that hold several rows or several columns of figures."""
    return _rows_in_one(cells) or _columns_in_one(cells)


def _rows_in_one(cells: Sequence[Cell]) -> bool:
    """Whether some row of cells holds several lines of figures, line beside line, in two columns or more."""
    by_row: dict[int, list[list[TextLine]]] = {}
    for cell in cells:
        if len(cell.words) < 2 or one_line(cell.words):
            continue
        lines = lines_of(cell.words)
        if len(lines) > 1 and not broken_period([line.text for line in lines]):
            by_row.setdefault(cell.row, []).append(lines)
    for stacked in by_row.values():
        figured = [lines for lines in stacked if all(is_figure(line.text) for line in lines)]
        if len(stacked) > 1 and figured and max(len(lines) for lines in figured) > 1:
            beside = max(len(lines) for lines in figured)
            if sum(1 for lines in stacked if len(lines) >= beside) > 1:
                return True
    return False


def _apart(words: Sequence[Word]) -> bool:
    """Whether any two words that follow each other in the file leave a wide blank, or stand out of order."""
    return any(b.x0 - a.x1 > NARROW_GAP * (a.bottom - a.top) or b.x0 < a.x0 for a, b in pairwise(words))


def _columns_in_one(cells: Sequence[Cell]) -> bool:
    """Whether several cells, or several lines of one, hold figures standing well apart on one line."""
    apart = 0
    for cell in cells:
        if len(cell.words) < 2 or not _apart(cell.words):
            continue
        lines = lines_of(cell.words)
        if broken_period([line.text for line in lines]):
            continue
        for line in lines:
            pieces = table_pieces(line, line.bottom - line.top)
            figures = sum(1 for p in pieces[1:] if is_figure(p.text))
            if len(pieces) > 1 and figures and figures * 2 >= len(pieces) - 1:
                apart += 1
                # further lines of one cell count where they hold several figures: a whole body may stand in it
                if figures < 2:
                    break
    return apart >= SPLIT_CELLS
