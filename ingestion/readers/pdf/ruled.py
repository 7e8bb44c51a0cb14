"""Tables whose cells are drawn: from crossing rules to cells, splitting what the rules leave together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.columns import table_pieces
from ingestion.readers.pdf.cut_words import whole_words
from ingestion.readers.pdf.frame import Cell, Frame, cells_of, frame_of
from ingestion.readers.pdf.lines import TextLine, broken_period, lines_of, one_line
from ingestion.readers.pdf.printed_sheets import tables_in
from ingestion.readers.pdf.rules import Lattice, lattices, whole_rules
from ingestion.readers.pdf.shapes import Rule, Word
from ingestion.readers.pdf.tokens import is_figure, is_time
from ingestion.values.place import Box

FEWEST_FILLED = 0.3
"""A lattice with text in a smaller share of its cells is a chart's grid or a form."""

MOST_PLACES = 60_000
"""Rows times columns of one page's lattice; more is a drawing or a trap."""
SPLIT_CELLS = 2
"""From so many cells with figures standing apart, the drawn columns are not all the columns."""
MOSTLY = 0.6
"""Of a box's rows: so many begin with a figure and have a word before them."""
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
    return [part for part in tables_in(frame, cells) if holds_a_table(part[1])]


def labels_outside(frame: Frame, cells: Sequence[Cell], outside: Sequence[Word]) -> bool:
    """Whether a box is drawn around a table's figures alone: figures in its first column, and words left of it on most
    of its rows. Its heads may be outside, too."""
    first = [cell for cell in cells if cell.column == 0 and cell.words]
    figures = [cell for cell in first if is_figure(cell.text)]
    if not figures or len(figures) < MOSTLY * len(first) or len(first) < MOSTLY * frame.rows:
        return False
    left = [w for w in outside if w.x1 <= frame.box[0] + 1 and any(map(str.isalnum, w.text))]
    named = sum(any(cell.box[1] <= (w.top + w.bottom) / 2 <= cell.box[3] for w in left) for cell in figures)
    return named >= MOSTLY * len(figures)


def holds_a_table(cells: Sequence[Cell]) -> bool:
    """Whether enough of the cells hold text, in more than one column."""
    filled = [cell for cell in cells if cell.words]
    if len(filled) < 3 or len(filled) < FEWEST_FILLED * len(cells):
        return False
    return len({cell.column for cell in filled}) > 1


def wholly_ruled(words: Sequence[Word], rules: Sequence[Rule]) -> bool:
    """Whether rules draw every cell of a page's tables: no figures stand beside a text outside them, none of them lacks
    its heads or its figures, no cell holds what are several."""
    tables = [table for lattice in lattices(*whole_rules(rules)) for table in ruled_tables(lattice, words)]
    if not tables or any(not word.upright for word in words):
        return False
    if any(too_coarse(cells) or _spread_over_columns(cells) or not _heads_over_figures(cells) for _, cells in tables):
        return False
    used = {id(word) for _, cells in tables for cell in cells for word in cell.words}
    for line in lines_of([word for word in words if id(word) not in used]):
        pieces = table_pieces(line, line.bottom - line.top)
        if len(pieces) > 1 and any(is_figure(piece.text) for piece in pieces):
            return False
    return True


def _heads_over_figures(cells: Sequence[Cell]) -> bool:
    """Whether figures stand in the cells, and none in the first row."""
    rows = {cell.row for cell in cells if is_figure(cell.text) and not is_time(cell.text)}
    return bool(rows) and 0 not in rows


def _spread_over_columns(cells: Sequence[Cell]) -> bool:
    """Whether a cell of several columns holds words that stand apart, as those of several cells do."""
    return any(cell.last_column > cell.column and len(cell.words) > 1 and apart(cell.words) for cell in cells)


def too_coarse(cells: Sequence[Cell]) -> bool:
    """Whether the cells are not all of a table's: some hold several rows or several columns of figures."""
    return _rows_in_one(cells) or _columns_in_one(cells)


def _rows_in_one(cells: Sequence[Cell]) -> bool:
    """Whether some row of cells holds several lines of figures, line beside line, in two columns or more."""
    by_row: dict[int, list[list[TextLine]]] = {}
    for cell in cells:
        if len(cell.words) < 2 or one_line(cell.words):
            continue
        lines = lines_of(whole_words(cell.words, cell.box))
        if len(lines) > 1 and not broken_period([line.text for line in lines]):
            by_row.setdefault(cell.row, []).append(lines)
    for stacked in by_row.values():
        figured = [lines for lines in stacked if all(is_figure(line.text) for line in lines)]
        if len(stacked) > 1 and figured and max(len(lines) for lines in figured) > 1:
            beside = max(len(lines) for lines in figured)
            if sum(1 for lines in stacked if len(lines) >= beside) > 1:
                return True
    return False


def apart(words: Sequence[Word]) -> bool:
    """Whether any two words that follow each other in the file leave a wide blank, or stand out of order."""
    return any(b.x0 - a.x1 > NARROW_GAP * (a.bottom - a.top) or b.x0 < a.x0 for a, b in pairwise(words))


def _columns_in_one(cells: Sequence[Cell]) -> bool:
    """Whether several cells, or several lines of one, hold figures standing well apart on one line."""
    held = 0
    for cell in cells:
        if len(cell.words) < 2 or not apart(cell.words) or is_time(cell.text):
            continue
        lines = lines_of(cell.words)
        if broken_period([line.text for line in lines]):
            continue
        for line in lines:
            pieces = table_pieces(line, line.bottom - line.top)
            figures = sum(1 for p in pieces[1:] if is_figure(p.text))
            if len(pieces) > 1 and figures and figures * 2 >= len(pieces) - 1:
                held += 1
                # further lines of one cell count where they hold several figures: a whole body may stand in it
                if figures < 2:
                    break
    return held >= SPLIT_CELLS
