"""Tables that the structure tree of a tagged PDF names, taken where the page agrees: it says which words are a cell and
which cells a row, and no place of the page may speak against it. All else is left to what the page shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingestion.readers.pdf.columns import table_pieces
from ingestion.readers.pdf.frame import Cell, Frame
from ingestion.readers.pdf.headed import heads_above, under_heads
from ingestion.readers.pdf.lines import broken_period, cell_text, lines_of, one_line
from ingestion.readers.pdf.printed_sheets import tables_in
from ingestion.readers.pdf.ruled import apart, holds_a_table, within
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.shapes import TaggedCell, TaggedTable, Word, box_of
from ingestion.readers.pdf.tagged_columns import BESIDE, Edges, columns_follow, edges_of_columns, placed_by_edges
from ingestion.readers.pdf.tokens import is_figure, is_time
from ingestion.values.place import Box

OVER = 0.35
"""Of the smaller height: a row may reach so far up into the one above it, since boxes are as high as the face."""
SEVERAL = 2
"""From so many cells that hold several figures, the cells are not the table's."""
CLOSE = 1.2
"""Of the line height: a row that the tree leaves out stands no further from its table."""
NEAR = 1.5
"""Times the width of a head that runs up or down: it stands no further above the first row."""
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def tagged_layouts(
    table: TaggedTable, words: Sequence[Word], across: Sequence[Across] = ()
) -> list[tuple[list[Cell], int | None]]:
    """The cells of each table that a tree's table holds (a printed sheet may hold several) with the number of its head
    rows, where known; none where the page does not show what the tree says, or only heads. `words` are those of the
    page that stand in no other table, `across` its rules."""
    known = {id(word) for word in words}
    filled = [cell for cell in table.cells if cell.words]
    own = [word for cell in filled if not cell.carried for word in cell.words]
    if len(filled) < 3 or not own or any(id(word) not in known for word in own):
        return []
    if not any(not cell.is_head and is_figure(text := cell_text(cell.words)) and not is_time(text) for cell in filled):
        return []
    if not columns_follow(filled):
        filled = placed_by_edges(filled)
    if not filled or not _rows_follow(filled) or sum(map(_several, filled)) >= SEVERAL:
        return []
    whole = _with_words_between(filled, words)
    if whole is None:
        return []
    edges = edges_of_columns(whole)
    return [] if _leaves_rows_out(whole, edges, words) else _layouts(whole, edges, words, across)


def _layouts(
    filled: Sequence[TaggedCell], edges: Edges, words: Sequence[Word], across: Sequence[Across]
) -> list[tuple[list[Cell], int | None]]:
    cells = _with_blanks([_drawn(cell) for cell in filled])
    frame = _frame(filled, cells, edges)
    used = {id(word) for cell in cells for word in cell.words}
    found: list[tuple[list[Cell], int | None]] = []
    parts = tables_in(frame, cells)
    for part_frame, part in parts:
        if not holds_a_table(part):
            continue
        kept = [cell for cell in part if cell.words]
        rest = [word for word in words if id(word) not in used]
        over = heads_above(part_frame, part, rest, across)
        if over:
            kept = under_heads(over, kept)
            found.append((kept, max(head.last_level for head in over) + 1))
        elif upright := _heads_on_end(part_frame, part, rest):
            moved = [cell._replace(row=cell.row + 1, last_row=cell.last_row + 1) for cell in kept]
            kept = [*upright, *moved]
            found.append((kept, 1))
        else:
            found.append((kept, _head_rows(filled) if len(parts) == 1 else None))
        used |= {id(word) for cell in kept for word in cell.words}
    return found


def _with_words_between(cells: Sequence[TaggedCell], words: Sequence[Word]) -> list[TaggedCell] | None:
    """The cells, and those that the tree leaves out: words that stand among them, each alone in the place where a row
    and a column meet. None where words stand there in no such place, or in one that is taken."""
    held = {id(word) for cell in cells for word in cell.words}
    own = box_of([w for cell in cells if not cell.carried for w in cell.words])
    others = [w for w in [*within(words, own), *_on_end_into(words, own)] if id(w) not in held]
    if not others:
        return list(cells)
    columns = edges_of_columns(cells)
    taken = {(r, c) for k in cells for r in range(k.row, k.last_row + 1) for c in range(k.column, k.last_column + 1)}
    bands = _rows(cells)
    found: dict[tuple[int, int], list[Word]] = {}
    for word in others:
        middle = (word.top + word.bottom) / 2
        rows = [row for row, (top, bottom) in bands.items() if top < middle < bottom]
        if not rows and not word.upright:
            rows = [row for row, (top, bottom) in bands.items() if word.top < bottom and word.bottom > top]
        at = [column for column, (x0, x1) in columns.items() if word.x0 < x1 and word.x1 > x0]
        if len(rows) != 1 or len(at) != 1 or (rows[0], at[0]) in taken:
            return None
        found.setdefault((rows[0], at[0]), []).append(word)
    added = [
        TaggedCell(row, row, column, column, any(c.is_head for c in cells if c.row == row), held_words)
        for (row, column), held_words in found.items()
    ]
    whole = [*cells, *added]
    return whole if columns_follow(whole) and _rows_follow(whole) else None


def _leaves_rows_out(cells: Sequence[TaggedCell], edges: Edges, words: Sequence[Word]) -> bool:
    """Whether a line close over or under the cells stands as a row of theirs: a figure under others, and a text beside
    it in another column."""
    held = {id(word) for cell in cells for word in cell.words}
    own = [w for cell in cells if not cell.carried for w in cell.words]
    x0, top, x1, bottom = box_of(own)
    columns = list(edges.values())
    near = CLOSE * median(w.bottom - w.top for w in own if w.upright) if any(w.upright for w in own) else 0.0
    others = [
        w
        for w in words
        if w.upright
        and id(w) not in held
        and w.x0 < x1
        and w.x1 > x0
        and top - near < w.bottom
        and w.top < bottom + near
    ]
    for line in lines_of(others):
        pieces = table_pieces(line, line.bottom - line.top)
        under = [[c for c, (left, right) in enumerate(columns) if p.x0 < right and p.x1 > left] for p in pieces]
        each = len({at[0] for at in under if len(at) == 1}) == len(pieces) > 1
        if each and any(at[0] and is_number(piece.text) for at, piece in zip(under, pieces, strict=True)):
            return True
    return False


def _on_end_into(words: Sequence[Word], box: Box) -> list[Word]:
    """Words that run up or down and reach into the box from above."""
    x0, top, x1, _ = box
    return [
        w
        for w in words
        if not w.upright and w.x0 >= x0 and w.x1 <= x1 and w.top < top < w.bottom and (w.top + w.bottom) / 2 < top
    ]


def _several(cell: TaggedCell) -> bool:
    """Whether a cell holds figures beside or under each other that are not one: it is no cell."""
    one = one_line(cell.words) and not apart(cell.words)
    if one or is_time(text := cell_text(cell.words)):
        return False
    lines = lines_of(cell.words)
    if is_figure(text):
        return any(b.x0 - a.x1 > b.bottom - b.top for line in lines for a, b in pairwise(line.words))
    if broken_period([line.text for line in lines]):
        return False
    if len(lines) > 1 and all(is_number(line.text) for line in lines):
        return True
    pieces = [table_pieces(line, line.bottom - line.top) for line in lines]
    return any(sum(is_number(piece.text) for piece in line) > 1 for line in pieces)


def is_number(text: str) -> bool:
    """Whether a text counts something: no mark, no time."""
    return is_figure(text) and any(map(str.isdigit, text)) and not is_time(text)


def _rows_follow(cells: Sequence[TaggedCell]) -> bool:
    """Whether each row stands under the one before it, and cells of several rows beside theirs."""
    tops: dict[int, tuple[float, float]] = {}
    bottoms: dict[int, float] = {}
    for cell in cells:
        _, top, _, bottom = cell.box
        line = cell.words[0].bottom - cell.words[0].top
        tops[cell.row] = min(tops.get(cell.row, (top, line)), (top, line))
        bottoms[cell.last_row] = max(bottoms.get(cell.last_row, bottom), bottom)
    floor = float("-inf")
    for row in sorted({*tops, *bottoms}):
        if row in tops and tops[row][0] < floor - OVER * tops[row][1]:
            return False
        floor = max(floor, bottoms.get(row, floor))
    return True


def _head_rows(cells: Sequence[TaggedCell]) -> int | None:
    """How many leading rows hold heads alone, where the tree says so of some cells and not of others: no figures under
    the first of them, and figures in the row that follows."""
    if all(cell.is_head for cell in cells):
        return None
    first = min(cell.row for cell in cells if not cell.is_head)
    rows: dict[int, list[TaggedCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    heads = sorted(row for row in rows if row < first)
    figured = any(is_number(cell_text(cell.words)) for row in heads[1:] for cell in rows[row])
    begins = any(is_number(cell_text(cell.words)) for cell in rows[first][1:])
    return first if heads and begins and not figured else None


def _heads_on_end(frame: Frame, cells: Sequence[Cell], words: Sequence[Word]) -> list[Cell]:
    """Heads that run up or down over the columns of figures, where the first row is none itself."""
    first = [cell for cell in cells if cell.row == 0 and cell.words]
    left, top, right, _ = frame.box
    near: list[Word] = []
    edges: dict[int, float] = {}
    for word in sorted((w for w in words if not w.upright and w.bottom <= top + BESIDE), key=lambda w: -w.bottom):
        at = bisect_right(frame.xs, (word.x0 + word.x1) / 2) - 1
        edge = edges.get(at, top)
        if left <= word.x0 and word.x1 <= right and edge - word.bottom <= NEAR * (word.x1 - word.x0):
            near.append(word)
            edges[at] = min(edge, word.top)
    figures = {cell.column for cell in first if is_figure(cell.text)}
    held: dict[int, list[Word]] = {}
    for word in (w for w in words if any(w is n for n in near)):
        held.setdefault(bisect_right(frame.xs, (word.x0 + word.x1) / 2) - 1, []).append(word)
    if not figures or not figures <= {*held, 0}:
        return []
    return [Cell(0, 0, column, column, said, _rounded(box_of(said))) for column, said in held.items()]


def _drawn(cell: TaggedCell) -> Cell:
    box = _rounded(cell.box) if cell.words and not cell.carried else NOWHERE
    return Cell(cell.row, cell.last_row, cell.column, cell.last_column, cell.words, box)


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = box
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)


def _with_blanks(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, and one for each place that none takes."""
    taken = {(r, c) for k in cells for r in range(k.row, k.last_row + 1) for c in range(k.column, k.last_column + 1)}
    rows, columns = max(c.last_row for c in cells) + 1, max(c.last_column for c in cells) + 1
    places = ((r, c) for r in range(rows) for c in range(columns))
    return [*cells, *(Cell(r, r, c, c, [], NOWHERE) for r, c in places if (r, c) not in taken)]


def _frame(filled: Sequence[TaggedCell], cells: Sequence[Cell], columns: Edges) -> Frame:
    """Borders between the columns and rows of the cells."""
    rows = _rows(filled)
    x0, top, x1, bottom = box_of([w for cell in filled for w in cell.words])
    return Frame(
        _borders(columns, max(c.last_column for c in cells) + 1, x0, x1),
        _borders(rows, max(c.last_row for c in cells) + 1, top, bottom),
    )


def _rows(cells: Sequence[TaggedCell]) -> dict[int, tuple[float, float]]:
    """From where to where each row reaches, by its own cells."""
    rows: dict[int, tuple[float, float]] = {}
    for cell in cells:
        if cell.row == cell.last_row:
            _, top, _, bottom = cell.box
            held = rows.get(cell.row, (top, bottom))
            rows[cell.row] = (min(held[0], top), max(held[1], bottom))
    return rows


def _borders(edges: dict[int, tuple[float, float]], many: int, start: float, end: float) -> list[float]:
    """The borders of `many` stretches: in the middle between neighbours, those without an extent having none."""
    found = [start]
    for number in range(1, many):
        before = max((edges[n][1] for n in edges if n < number), default=start)
        after = min((edges[n][0] for n in edges if n >= number), default=end)
        found.append(max(found[-1], (before + after) / 2))
    return [*found, max(end, found[-1])]
