"""Tables whose columns are blanks rather than rules: from the words of a region to cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingestion.readers.pdf.columns import CURRENCIES, Column, borders, columns_of, table_pieces
from ingestion.readers.pdf.figured import data_lines
from ingestion.readers.pdf.frame import Cell
from ingestion.readers.pdf.grouped import over_groups
from ingestion.readers.pdf.heads import Head, columns_under, heads_of, spread
from ingestion.readers.pdf.lines import Piece, TextLine, lines_of
from ingestion.readers.pdf.repeats import heads_over_repeats
from ingestion.readers.pdf.rows import Placed, row_groups
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.stacks import stacked_heads
from ingestion.readers.pdf.tokens import is_figure
from ingestion.values.place import Box

CROWDED_SHARE = 0.3
"""Where more than this share of the lines hold pieces standing well apart in one column, the columns are not these."""
NARROW_RULE = 0.92
"""A rule over less of a table's width among its heads parts those heads, and tells their spans."""
BESIDE = 0.2
"""Of the line height: lines that overlap by more stand side by side."""
FULL_RULE = 0.7
"""A rule over this share of a table's width parts rows."""


@dataclass(slots=True)
class Layout:
    """Cells of one table, how many leading rows are heads, and how many columns it has."""

    cells: list[Cell]
    head_rows: int
    columns: int
    rows: int


def line_height(words: Sequence[Word]) -> float:
    """The usual height of the words, in points."""
    return median(w.bottom - w.top for w in words) if words else 10.0


def spaced_layout(
    words: Sequence[Word], across: Sequence[Across], hard: Sequence[float] = (), heading_end: float | None = None
) -> Layout | None:
    """The cells of the words of one region, or None where they share no columns.

    `across` are rules inside the region, `hard` the positions of drawn column borders, `heading_end` the height above
    which everything is head, where a rule or a shade tells.
    """
    upright = [w for w in words if w.upright]
    if not upright:
        return None
    height = line_height(upright)
    lines = lines_of(upright)
    pieces = [table_pieces(line, height) for line in lines]
    data = data_lines(pieces)
    first = _first_data(lines, data, heading_end)
    voters = _voters(pieces[first:], data[first:])
    if len(voters) < 2:
        voters = [p for p in pieces if len(p) > 1]
    found = borders(voters, height, hard, [p for p in pieces[first:] if len(p) == 1])
    if not found:
        return None
    columns = columns_of(found, voters)
    first = _without_sections(lines, pieces, first, found)
    heads = _heads(lines[:first], found, columns, voters, across, height)
    cells = [Cell(h.level, h.last_level, h.c0, h.c1, h.words, _around(h.words)) for h in heads]
    head_rows = max((h.last_level + 1 for h in heads), default=0)
    body = [_placed(line, p, found) for line, p in zip(lines[first:], pieces[first:], strict=True)]
    width = columns[-1].x1 - columns[0].x0
    ys = [r.y for r in across if r.x1 - r.x0 >= FULL_RULE * width]
    limit = _label_limit(body, found)
    if _crowded(body, height):
        return None
    groups = row_groups(body, ys, height, limit) if body else []
    for number, group in enumerate(groups, head_rows):
        cells.extend(_row_cells([body[i] for i in group], number))
    cells = over_groups(cells, head_rows, columns, across)
    sideways = [w for w in words if not w.upright]
    cells.extend(_sideways_heads(sideways, found, cells, head_rows))
    return Layout(cells, head_rows, len(found) + 1, head_rows + len(groups))


def _heads(
    lines: Sequence[TextLine],
    found: Sequence[float],
    columns: Sequence[Column],
    voters: Sequence[Sequence[Piece]],
    across: Sequence[Across],
    height: float,
) -> list[Head]:
    """The heads over the first row: by where they stand where that is plain, else line by line."""
    if not lines:
        return []
    pieces = [spread(line.words, found, columns, height) for line in lines]
    width = columns[-1].x1 - columns[0].x0
    spanned = any(r.x1 - r.x0 < NARROW_RULE * width and lines[0].top < r.y < lines[-1].bottom for r in across)
    stacked = None if spanned else stacked_heads(lines, columns, voters, height)
    if stacked is not None and any(head.level for head in stacked):
        return stacked
    beside = any(below.top < above.bottom - BESIDE * height for above, below in pairwise(lines))
    if stacked is not None and beside:
        return stacked
    repeated = heads_over_repeats(pieces, found, columns)
    return repeated or stacked or heads_of(pieces, found, columns, across, height)


def _voters(pieces: Sequence[list[Piece]], figured: Sequence[bool]) -> list[list[Piece]]:
    """The lines that show the columns: those with figures where they are half of the rows or more."""
    many = [p for p in pieces if len(p) > 1]
    data = [p for p, has in zip(pieces, figured, strict=True) if has]
    return data if len(data) >= max(2, 0.5 * len(many)) else many


def _first_data(lines: Sequence[TextLine], data: Sequence[bool], heading_end: float | None) -> int:
    if heading_end is not None:
        below = [i for i, line in enumerate(lines) if line.middle > heading_end]
        if below and below[0] > 0:
            return below[0]
    return next((index for index, has in enumerate(data) if has), 1 if len(lines) > 1 else 0)


def _without_sections(
    lines: Sequence[TextLine], pieces: Sequence[Sequence[Piece]], first: int, found: Sequence[float]
) -> int:
    """Lone labels just above the first row of figures belong to the body: a section's heading, a wrapped label."""
    while first > 1 and len(pieces[first - 1]) == 1:
        piece = pieces[first - 1][0]
        c0, c1 = columns_under(piece.x0, piece.x1, found)
        if c0 != 0 or c1 != 0:
            break
        above = [columns_under(p.x0, p.x1, found) for p in pieces[first - 2]]
        small = piece.text[:1].islower() and any(a[0] == 0 for a in above)
        if small and lines[first - 1].top - lines[first - 2].bottom < 1.0:
            break
        if all(len(p) == 1 for p in pieces[: first - 1]):
            break
        first -= 1
    return first


def _placed(line: TextLine, pieces: Sequence[Piece], found: Sequence[float]) -> Placed:
    """A body line's pieces with their columns; pieces of one column are joined."""
    kept: list[Piece] = []
    columns: list[tuple[int, int]] = []
    for piece in pieces:
        for part in _cut(piece, found):
            c0, c1 = columns_under(part.x0, part.x1, found)
            if columns and c0 <= columns[-1][1]:
                last = kept[-1]
                kept[-1] = Piece(last.x0, max(last.x1, part.x1), [*last.words, *part.words])
                columns[-1] = (columns[-1][0], max(columns[-1][1], c1))
            else:
                kept.append(part)
                columns.append((c0, c1))
    return Placed(line.top, line.bottom, kept, columns)


def _crowded(body: Sequence[Placed], height: float) -> bool:
    """Whether too many lines have pieces well apart in one column."""
    apart = sum(
        1
        for line in body
        if any(b.x0 - a.x1 > height and a.text not in CURRENCIES for p in line.pieces for a, b in pairwise(p.words))
    )
    return apart > CROWDED_SHARE * len(body) and apart > 1


def _cut(piece: Piece, found: Sequence[float]) -> list[Piece]:
    """A piece whose last words are figures beyond a border is cut there: a label that runs up to its number."""
    c0, c1 = columns_under(piece.x0, piece.x1, found)
    if c0 == c1 or len(piece.words) < 2:
        return [piece]
    for border in found[c0:c1]:
        left = [w for w in piece.words if (w.x0 + w.x1) / 2 < border]
        right = [w for w in piece.words if (w.x0 + w.x1) / 2 >= border]
        if left and right and left[-1].x1 <= border + 1 and right[0].x0 >= border - 1:
            figured = is_figure(" ".join(w.text for w in right)) or is_figure(right[0].text)
            if figured:
                first = Piece(left[0].x0, max(w.x1 for w in left), left)
                rest = Piece(right[0].x0, max(w.x1 for w in right), right)
                return [first, *_cut(rest, found)]
    return [piece]


def _label_limit(body: Sequence[Placed], found: Sequence[float]) -> float:
    """Where the first column's text ends at the furthest."""
    ends = [line.pieces[0].x1 for line in body if line.columns and line.columns[0] == (0, 0)]
    return max(ends, default=found[0])


def _row_cells(lines: Sequence[Placed], row: int) -> list[Cell]:
    """One row's lines, column by column."""
    spans: list[list[int]] = sorted([c0, c1] for line in lines for c0, c1 in line.columns)
    merged: list[list[int]] = []
    for c0, c1 in spans:
        if merged and c0 <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], c1)
        else:
            merged.append([c0, c1])
    cells = []
    for c0, c1 in merged:
        words = [
            w
            for line in lines
            for piece, (a, _) in zip(line.pieces, line.columns, strict=True)
            if c0 <= a <= c1
            for w in piece.words
        ]
        cells.append(Cell(row, row, c0, c1, words, _around(words)))
    return cells


def _sideways_heads(words: Sequence[Word], found: Sequence[float], cells: list[Cell], head_rows: int) -> list[Cell]:
    """Heads written upwards over their columns join the first row of heads, or the last where there is none."""
    by_column: dict[int, list[Word]] = {}
    for word in words:
        by_column.setdefault(columns_under(word.x0, word.x1, found)[0], []).append(word)
    row = max(0, head_rows - 1)
    added = []
    for column, group in sorted(by_column.items()):
        at = [i for i, c in enumerate(cells) if c.row <= row <= c.last_row and c.column <= column <= c.last_column]
        if at:
            cell = cells[at[0]]
            both = [*cell.words, *group]
            cells[at[0]] = cell._replace(words=both, box=_around(both))
        else:
            added.append(Cell(row, row, column, column, group, _around(group)))
    return added


def _around(words: Sequence[Word]) -> Box:
    return (
        round(min(w.x0 for w in words), 1),
        round(min(w.top for w in words), 1),
        round(max(w.x1 for w in words), 1),
        round(max(w.bottom for w in words), 1),
    )
