"""Tables whose columns are blanks rather than rules: from the words of a region to cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingestion.readers.pdf.columns import CURRENCIES, borders, columns_of, table_pieces
from ingestion.readers.pdf.figured import data_lines
from ingestion.readers.pdf.frame import Cell
from ingestion.readers.pdf.grouped import over_groups
from ingestion.readers.pdf.heading import first_of_body, head_cells, printed_again, upper_lines
from ingestion.readers.pdf.heads import columns_under
from ingestion.readers.pdf.lines import Piece, TextLine, lines_of
from ingestion.readers.pdf.loose import loose_rows
from ingestion.readers.pdf.named import border_of_names, may_be_names, names_of, rows_named, without_names
from ingestion.readers.pdf.rows import Placed, parted_by_rules, row_groups
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure
from ingestion.values.place import Box

CROWDED_SHARE = 0.3
"""Where more than this share of the lines hold pieces standing well apart in one column, the columns are not these."""
AT_EDGE = 3.0
"""Points by which a rule may begin beside its column."""
LONE_MARKS = frozenset(("*", "-", "–", "—", "..", "#"))
"""What stands for a figure and, where it stands apart from a label, is no part of that."""
ONE_BLANK = 0.75
"""Of the line height: in typewriter faces the blank between two words of a label is nearly as wide."""
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
    words: Sequence[Word],
    across: Sequence[Across],
    hard: Sequence[float] = (),
    edges: Sequence[Across] = (),
    heading_end: float | None = None,
) -> Layout | None:
    """The cells of the words of one region, or None where they share no columns.

    `across` are rules inside the region, `hard` the positions of drawn column borders, `edges` those of shades, which
    part rows as rules do, `heading_end` the height above which everything is head, where a rule or a shade tells.
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
    lone = [p for p in pieces[first:] if len(p) == 1]
    found = borders(voters, height, hard, lone)
    begun = upper_lines(lines, pieces, first, voters, height)
    others = [p for line, has in zip(pieces[begun:], data[begun:], strict=True) if not has for p in line]
    found = [*border_of_names(voters, others, found, height), *found]
    if not found:
        return None
    columns = columns_of(found, voters)
    first = first_of_body(lines, pieces, first, found, voters, height)
    placed = [_placed(line, p, found) for line, p in zip(lines, pieces, strict=True)]
    if _crowded(placed[first:], height):
        return None
    again = printed_again(lines, first)
    width = columns[-1].x1 - columns[0].x0
    long = [r for r in across if r.x1 - r.x0 >= FULL_RULE * width]
    ys = sorted(r.y for r in (*long, *(e for e in edges if e.x1 - e.x0 >= FULL_RULE * width)))
    through = [r.y for r in long if r.x0 <= columns[0].x0 + AT_EDGE]
    cells: list[Cell] = []
    head_rows = rows = 0
    for start, end in pairwise([0, *again, len(lines)]):
        heads = head_cells(lines[start : start + first], found, columns, voters, across, height)
        cells += [Cell(rows + h.level, rows + h.last_level, h.c0, h.c1, h.words, _around(h.words)) for h in heads]
        rows += max((h.last_level + 1 for h in heads), default=0)
        head_rows = head_rows or rows
        body = _body(placed[start + first : end], ys, through, height, found, rows)
        cells += body
        rows = max((cell.last_row + 1 for cell in body), default=rows)
    cells = over_groups(cells, head_rows, columns, across)
    sideways = [w for w in words if not w.upright]
    cells.extend(_sideways_heads(sideways, found, cells, head_rows))
    return Layout(cells, head_rows, len(found) + 1, rows)


def _body(
    lines: Sequence[Placed],
    ys: Sequence[float],
    through: Sequence[float],
    height: float,
    found: Sequence[float],
    offset: int,
) -> list[Cell]:
    """The cells of the lines of a body, its first row numbered `offset`. `through` are the rules of `ys` that part the
    first column too."""
    if not lines:
        return []
    named = _named_body(lines, ys, through, height, found, offset) if len(found) > 1 else None
    if named is not None:
        return named
    return [cell for row in _rows(lines, ys, height, found, offset) for cell in row]


def _rows(
    lines: Sequence[Placed], ys: Sequence[float], height: float, found: Sequence[float], offset: int
) -> list[list[Cell]]:
    """The cells of each row, the first row numbered `offset`."""
    loose = None if parted_by_rules(lines, ys) else loose_rows(lines, height)
    if loose is not None:
        return [
            [Cell(n, n, block.c0, block.c1, block.words, _around(block.words)) for block in row]
            for n, row in enumerate(loose, offset)
        ]
    groups = row_groups(lines, ys, height, _label_limit(lines, found))
    return [_row_cells([lines[i] for i in group], number) for number, group in enumerate(groups, offset)]


def _named_body(
    lines: Sequence[Placed],
    ys: Sequence[float],
    through: Sequence[float],
    height: float,
    found: Sequence[float],
    offset: int,
) -> list[Cell] | None:
    """The same, where the first column holds names of groups of rows, or running numbers; None where it does not."""
    names = names_of(lines, height)
    if not may_be_names(lines, names):
        return None
    rows = _rows(without_names(lines), ys, height, found[1:], offset)
    # what was in the first column alone is gone: what is left there reaches over both
    rows = [
        [
            cell._replace(
                column=0 if cell.column == 0 and cell.box[0] < found[0] else cell.column + 1,
                last_column=cell.last_column + 1,
            )
            for cell in row
        ]
        for row in rows
    ]
    extents = [(min(c.box[1] for c in row), max(c.box[3] for c in row)) for row in rows]
    own = [not any(cell.column == 1 for cell in row) or all(cell.column < 2 for cell in row) for row in rows]
    spans = rows_named(names, extents, own, through, height)
    if spans is None:
        return None
    over = [
        Cell(offset + a, offset + b, 0, 0, name.words, _around(name.words))
        for name, (a, b) in zip(names, spans, strict=True)
    ]
    return [*over, *(cell for row in rows for cell in row)]


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


def _placed(line: TextLine, pieces: Sequence[Piece], found: Sequence[float]) -> Placed:
    """A body line's pieces with their columns; pieces of one column are joined."""
    kept: list[Piece] = []
    columns: list[tuple[int, int]] = []
    for piece in pieces:
        for part in _cut(piece, found):
            c0, c1 = columns_under(part.x0, part.x1, found)
            alone = columns == [(0, 0)] and (c0, c1) == (0, 0) and part.text in LONE_MARKS
            alone = alone and part.x0 - kept[-1].x1 > ONE_BLANK * (line.bottom - line.top)
            if alone and not _filled(pieces, piece, found):
                # a mark at the left of its cell, before a border that stands where the figures at the right begin
                kept.append(part)
                columns.append((1, 1))
            elif columns and c0 <= columns[-1][1]:
                last = kept[-1]
                kept[-1] = Piece(last.x0, max(last.x1, part.x1), [*last.words, *part.words])
                columns[-1] = (columns[-1][0], max(columns[-1][1], c1))
            else:
                kept.append(part)
                columns.append((c0, c1))
    return Placed(line.top, line.bottom, kept, columns)


def _filled(pieces: Sequence[Piece], mark: Piece, found: Sequence[float]) -> bool:
    """Whether something stands in the second column behind the mark."""
    return any(p.x0 > mark.x0 and columns_under(p.x0, p.x1, found)[0] <= 1 for p in pieces)


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
