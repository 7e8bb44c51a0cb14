"""Where the tables of a sheet are: stacked, side by side, with titles above and notes below.

A grid comes in with whatever a sheet holds; out come extents, each one table, with the rows of its head counted.
Rules are over the letters of `values.shape`, one string a row, so that they can be read and tested as pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.tables.headers import figure_row, looks_like_head, same_texts, value_columns
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid, Span, Value
from ingestion.values.shape import BLANK, EITHER, PROSE, TEXT, TIME, YEAR, row_shape

FURTHEST_AHEAD = 14
"""Rows looked at below a candidate for a head."""
DEEPEST_HEAD = 6
LONGEST_GAP = 3
"""Blank rows that a table without a new head may hold."""
MOST_BLANK_ROWS = 60
"""Rows of labels without a figure that may follow each other."""
LONGEST_SECTION = 120
"""Characters of a section's name; longer is a note."""


@dataclass(slots=True)
class Region:
    """One table's extent in its grid: `extent` from the first row of the head to the last row of the body."""

    grid: Grid
    extent: Span
    header_rows: int
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    open_below: bool = False
    """Whether the body runs to the last row that the grid holds."""
    head_again: int = 0
    """Rows above the extent that print the head of the table's first piece once more."""
    labels_from: Region | None = None
    """The region to the left, on an earlier page, whose row labels this one was given."""
    beside: bool = False
    """Whether a later region took its row labels."""
    bare: bool = False
    """Whether it is a piece on a new page that was joined to the table before without a head of its own."""
    headless: list[int] = field(default_factory=list)
    """Rows where pieces begin that were joined to this table though they have no head of their own."""


@dataclass(slots=True)
class _Sheet:
    grid: Grid
    first: int
    last: int
    shapes: list[str]

    def cells(self, row: int) -> Sequence[Value]:
        line = self.grid.rows[row]
        return [line[c] if c < len(line) else None for c in range(self.first, self.last + 1)]

    def filled(self, row: int) -> list[int]:
        return [c for c, letter in enumerate(self.shapes[row]) if letter != BLANK]


def regions(grid: Grid) -> list[Region]:
    """The tables of the grid in reading order. A grid that is one table already is taken whole."""
    if not grid.rows or not grid.width:
        return []
    if grid.is_table:
        return _whole(grid)
    found: list[Region] = []
    for first, last in _side_by_side(grid, 0, len(grid.rows) - 1, 0, grid.width - 1):
        for region in _stacked(grid, first, last):
            found.extend(_divided(region))
    return found


def _whole(grid: Grid) -> list[Region]:
    """A table that its reader found; its head is counted here where the reader did not."""
    sheet = _sheet(grid, 0, grid.width - 1)
    head = grid.header_rows
    if head is None:
        rows = [r for r in range(len(grid.rows)) if sheet.filled(r)]
        head = _head_from(sheet, rows[0], len(grid.rows))[0] if rows else 0
        if rows and head:
            head += rows[0]
    return [Region(grid, Span(0, len(grid.rows) - 1, 0, grid.width - 1), head, list(grid.above), list(grid.below))]


def _sheet(grid: Grid, first: int, last: int) -> _Sheet:
    return _Sheet(grid, first, last, [row_shape(row, first, last) for row in grid.rows])


def _covered(grid: Grid) -> set[int]:
    """Columns that some merged cell reaches into: empty only because their neighbour lies over them."""
    return {c for span in grid.merged for c in range(span.column + 1, span.last_column + 1)}


def _side_by_side(grid: Grid, top: int, bottom: int, first: int, last: int) -> list[tuple[int, int]]:
    """Column ranges that are tables of their own: parted by an empty column, with labels of their own beyond it."""
    covered = _covered(grid)
    columns: list[list[str]] = [[] for _ in range(first, last + 1)]
    for row in grid.rows[top : bottom + 1]:
        for offset, letter in enumerate(row_shape(row, first, last)):
            if letter != BLANK:
                columns[offset].append(letter)
    groups: list[tuple[int, int]] = []
    start: int | None = None
    for offset in range(last - first + 2):
        empty = offset > last - first or (not columns[offset] and offset + first not in covered)
        if not empty and start is None:
            start = offset
        if empty and start is not None:
            groups.append((start, offset - 1))
            start = None
    ranges: list[tuple[int, int]] = []
    for left, right in groups:
        labels = columns[left]
        wordy = sum(letter in (TEXT, TIME, YEAR, EITHER) for letter in labels)
        texts = sum(letter in (TEXT, TIME) for letter in labels)
        figures = sum(letter in "nm" for c in columns[left + 1 : right + 1] for letter in c)
        own = right > left and texts >= 1 and wordy >= max(2, 0.6 * len(labels)) and figures >= 2
        if ranges and not own:
            ranges[-1] = (ranges[-1][0], right + first)
        else:
            ranges.append((left + first, right + first))
    return ranges


def _divided(region: Region) -> list[Region]:
    """A region whose own rows show an empty column with labels beyond it is two tables."""
    span = region.extent
    parts = _side_by_side(region.grid, span.row, span.last_row, span.column, span.last_column)
    if len(parts) < 2:
        return [region]
    found: list[Region] = []
    for first, last in parts:
        sheet = _sheet(region.grid, first, last)
        inside = [part for part in _walk(sheet, span.row, span.last_row + 1) if part.extent.row <= span.last_row]
        for part in inside:
            part.above = part.above or region.above
            part.below = part.below or region.below
            part.open_below = region.open_below and part.extent.last_row == span.last_row
        found.extend(inside)
    return found or [region]


def _stacked(grid: Grid, first: int, last: int) -> list[Region]:
    return _walk(_sheet(grid, first, last), 0, len(grid.rows))


def _walk(sheet: _Sheet, top: int, bottom: int) -> list[Region]:
    """The tables of one column range from above to below."""
    found: list[Region] = []
    loose: list[tuple[int, str]] = []
    row = top
    while row < bottom:
        filled = sheet.filled(row)
        if not filled:
            row += 1
            continue
        depth, start = _head_from(sheet, row, bottom)
        if not depth and not _starts_body(sheet, row):
            loose.append((row, _line(sheet, row)))
            row += 1
            continue
        head = start + depth - row if depth else 0
        body_from = row + head
        end, body = _body(sheet, body_from, bottom, head_rows=(row, body_from))
        above, below_previous = _shared_out(loose, found, row)
        if found and below_previous:
            found[-1].below.extend(below_previous)
        loose = []
        if body and not head and found and _continues(sheet, found[-1], body_from, bottom):
            before = found[-1]
            before.headless.append(body_from)
            before.extent = _narrow(sheet, Span(before.extent.row, end, sheet.first, sheet.last))
            before.open_below = end == len(sheet.grid.rows) - 1
            row = end + 1
        elif body:
            extent = Span(row, end, sheet.first, sheet.last)
            found.append(
                Region(sheet.grid, _narrow(sheet, extent), head, above, open_below=end == len(sheet.grid.rows) - 1)
            )
            row = end + 1
        else:
            loose.extend((r, _line(sheet, r)) for r in range(row, max(body_from, row + 1)) if sheet.filled(r))
            row = max(body_from, row + 1)
    if found:
        found[-1].below.extend(text for _, text in loose)
    return found


def _continues(sheet: _Sheet, before: Region, start: int, bottom: int) -> bool:
    """Whether figures without a head stand in the columns of the table above, with labels where it has them."""
    if not before.header_rows:
        return False
    first = before.extent.row + before.header_rows
    above = value_columns(_picture(sheet, _ahead(sheet, first, before.extent.last_row + 1)))
    here = value_columns(_picture(sheet, _ahead(sheet, start, bottom)))
    if not above or not here or not here <= above or len(here) < 0.5 * len(above):
        return False
    labels = {c for r in _ahead(sheet, first, before.extent.last_row + 1) for c in sheet.filled(r)} - above
    own = {c for c in sheet.filled(start)} - above
    return bool(own & labels) or not labels


def _narrow(sheet: _Sheet, extent: Span) -> Span:
    """Without the empty columns at either side."""
    used = [c for r in range(extent.row, extent.last_row + 1) for c in sheet.filled(r)]
    covered = [s.last_column for s in sheet.grid.merged if s.row <= extent.last_row and s.last_row >= extent.row]
    right = max([sheet.first + max(used), *(c for c in covered if c <= sheet.last)])
    return Span(extent.row, extent.last_row, sheet.first + min(used), right)


def _line(sheet: _Sheet, row: int) -> str:
    return " ".join(plain_text(value) for value in sheet.cells(row) if plain_text(value))


def _starts_body(sheet: _Sheet, row: int) -> bool:
    """A row of figures with no head above it: at least a label and a figure, or two figures."""
    return figure_row(sheet.shapes[row], sheet.cells(row)) and len(sheet.filled(row)) >= 2


def _ahead(sheet: _Sheet, row: int, bottom: int) -> list[int]:
    rows: list[int] = []
    for r in range(row, min(bottom, row + 4 * FURTHEST_AHEAD)):
        if sheet.filled(r):
            rows.append(r)
            if len(rows) == FURTHEST_AHEAD:
                break
    return rows


def _head_from(sheet: _Sheet, row: int, bottom: int) -> tuple[int, int]:
    """(rows of head, its first row) for a table whose head starts at `row`; (0, row) where none does.

    One blank row may stand inside a head, and rows with a single heading that spans the columns to the right.
    """
    head: list[int] = []
    r = row
    while r < bottom and len(head) < DEEPEST_HEAD:
        filled = sheet.filled(r)
        if not filled:
            if not head or r + 1 >= bottom or not sheet.filled(r + 1):
                break
            following = _ahead(sheet, r + 2, bottom)
            lower = looks_like_head(sheet.shapes[r + 1], sheet.cells(r + 1), _picture(sheet, following))
            if not lower and not (_heads_labels(sheet, r + 1, following) and _unheaded(sheet, head, r + 1)):
                break
            r += 1
            continue
        following = _ahead(sheet, r + 1, bottom)
        picture = _picture(sheet, following)
        if looks_like_head(sheet.shapes[r], sheet.cells(r), picture) or _spanning(sheet, r, following, head):
            if head and not value_columns(picture) and not _same_width(sheet, head[-1], r):
                break
            if head and not value_columns(picture):
                break
            head.append(r)
            r += 1
            continue
        if head and _heads_labels(sheet, r, following) and _unheaded(sheet, head, r):
            head.append(r)
        break
    if not head or (
        len(head) == 1
        and len(sheet.filled(head[0])) == 1
        and not value_columns(_picture(sheet, _ahead(sheet, r, bottom)))
    ):
        return 0, row
    if head[0] != row:
        return 0, row
    if not _ahead(sheet, head[-1] + 1, bottom):
        return 0, row
    return head[-1] + 1 - head[0], head[0]


def _heads_labels(sheet: _Sheet, row: int, following: list[int]) -> bool:
    """A row that names the label columns only, just above rows of figures with labels in those columns."""
    columns = value_columns(_picture(sheet, following))
    filled = sheet.filled(row)
    if not columns or not filled or following[0] != row + 1 or any(c in columns for c in filled):
        return False
    below = sheet.shapes[following[0]]
    if len(filled) == 1 and any(sheet.filled(r) == filled for r in _ahead(sheet, following[0], len(sheet.shapes))):
        # Another lone text further down: these are the names of sections.
        return False
    return all(sheet.shapes[row][c] in (TEXT, TIME, EITHER) for c in filled) and all(below[c] != BLANK for c in filled)


def _unit_line(sheet: _Sheet, row: int) -> bool:
    """The area at the left edge and the unit at the right one ("England and Wales … Headcount"), no headings."""
    filled = sheet.filled(row)
    if len(filled) != 2 or sheet.last - sheet.first < 3 or filled[0] != 0:
        return False
    merged = any(span.row <= row <= span.last_row and span.last_column > span.column for span in sheet.grid.merged)
    used = max(c for r in range(row, min(row + 12, len(sheet.shapes))) for c in sheet.filled(r) or [0])
    return not merged and filled[1] == used and all(sheet.shapes[row][c] == TEXT for c in filled)


def _unheaded(sheet: _Sheet, head: list[int], row: int) -> bool:
    """Whether no row of the head says anything over the cells of this one."""
    return not any(sheet.shapes[r][c] != BLANK for r in head for c in sheet.filled(row))


def _same_width(sheet: _Sheet, a: int, b: int) -> bool:
    return len(sheet.filled(a)) == len(sheet.filled(b))


def _picture(sheet: _Sheet, rows: list[int]) -> list[tuple[str, Sequence[Value]]]:
    return [(sheet.shapes[r], sheet.cells(r)) for r in rows]


def _spanning(sheet: _Sheet, row: int, following: list[int], head: list[int]) -> bool:
    """A row with few headings, none in the first column, just above a row that is a head itself."""
    filled = sheet.filled(row)
    if not following or following[0] > row + 2:
        return False
    below = following[0]
    rest = _ahead(sheet, below + 1, len(sheet.grid.rows))
    if not looks_like_head(sheet.shapes[below], sheet.cells(below), _picture(sheet, rest)):
        if not (len(filled) >= 1 and not head and _spanning_twice(sheet, below)):
            return False
    columns = value_columns(_picture(sheet, rest))
    labels = [c for c in sheet.filled(below) if c not in columns]
    first = min(labels, default=min(sheet.filled(below)))
    return bool(filled) and min(filled) > first and all(sheet.shapes[row][c] in "type" for c in filled)


def _spanning_twice(sheet: _Sheet, row: int) -> bool:
    following = _ahead(sheet, row + 1, len(sheet.grid.rows))
    if not following or following[0] > row + 2:
        return False
    rest = _ahead(sheet, following[0] + 1, len(sheet.grid.rows))
    return looks_like_head(sheet.shapes[following[0]], sheet.cells(following[0]), _picture(sheet, rest))


def _body(sheet: _Sheet, start: int, bottom: int, head_rows: tuple[int, int]) -> tuple[int, int]:
    """(last row of the body, how many rows it has) of the table whose body starts at `start`."""
    columns = value_columns(_picture(sheet, _ahead(sheet, start, bottom)))
    last, count, gap = start - 1, 0, 0
    row = start
    width = 0
    while row < bottom:
        filled = sheet.filled(row)
        if not filled:
            gap += 1
            if gap > LONGEST_GAP:
                break
            row += 1
            continue
        shapes = sheet.shapes[row]
        alone = len(filled) == 1 and shapes[filled[0]] not in "nm"
        if alone or (shapes.strip() and set(shapes.strip()) <= {PROSE, BLANK}):
            if columns and not _section(sheet, row, bottom, columns):
                break
            if not columns and (gap or width > 2):
                break
        elif count and _new_head(sheet, row, bottom, columns, head_rows):
            break
        elif gap and columns and not any(shapes[c] in "nmey" for c in columns):
            if not _heads_labels(sheet, row, _ahead(sheet, row + 1, bottom)):
                break
        else:
            count += 1
            last = row
            width = max(width, len(filled))
        gap = 0
        row += 1
    return last, count


def _section(sheet: _Sheet, row: int, bottom: int, columns: set[int]) -> bool:
    """Whether a lone text is a section's name inside the table: rows of figures of the same columns follow it."""
    text = _line(sheet, row)
    at = sheet.filled(row)[0]
    if (
        sheet.shapes[row][at] == PROSE
        or len(text) > LONGEST_SECTION
        or (at in columns and sheet.shapes[row][at] not in "py")
    ):
        return False
    following = [r for r in range(row + 1, min(bottom, row + MOST_BLANK_ROWS)) if sheet.filled(r)]
    alone = 0
    for r in following:
        shapes = sheet.shapes[r]
        filled = sheet.filled(r)
        if len(filled) == 1 and shapes[filled[0]] in "type":
            # Rows one after another may be rows of blanks; after a gap only a few names follow each other.
            alone += 1
            if alone > 2 and r - row > alone:
                return False
            continue
        if looks_like_head(shapes, sheet.cells(r), _picture(sheet, _ahead(sheet, r + 1, bottom))):
            return False
        return figure_row(shapes, sheet.cells(r)) and any(shapes[c] in "nmye" for c in columns if c < len(shapes))
    return False


def _new_head(sheet: _Sheet, row: int, bottom: int, columns: set[int], head_rows: tuple[int, int]) -> bool:
    """Whether a row inside a body is the head of the next table."""
    cells = sheet.cells(row)
    for r in range(*head_rows):
        if len(sheet.filled(r)) > 1 and same_texts(cells, sheet.cells(r)):
            return True
    shapes = sheet.shapes[row]
    inside = [c for c in sheet.filled(row) if c in columns]
    if not columns or (inside and all(shapes[c] in "nm" for c in inside)):
        return False
    following = _picture(sheet, _ahead(sheet, row + 1, bottom))
    if len(inside) < max(1, min(2, len(columns))) or not looks_like_head(shapes, cells, following):
        if inside or len(sheet.filled(row)) > 1 or not _spanning(sheet, row, _ahead(sheet, row + 1, bottom), []):
            return False
        return True
    set_off = row == 0 or not sheet.filled(row - 1) or len(sheet.filled(row - 1)) == 1
    if len(inside) == 1 and not set_off and shapes[inside[0]] != TIME:
        return False
    if all(shapes[c] == YEAR for c in inside):
        # Counts may look like years: only a run of them, set off from the rows above or without a label, is a head.
        return len(inside) > 1 and (set_off or all(c in columns for c in sheet.filled(row)))
    texts = [plain_text(cells[c]).casefold() for c in inside]
    return len(set(texts)) > len(texts) // 2 or len(texts) == 1


def _shared_out(loose: list[tuple[int, str]], found: list[Region], row: int) -> tuple[list[str], list[str]]:
    """Loose lines between two tables: those that touch the lower one, or look like no note, are its titles."""
    if not found:
        return [text for _, text in loose], []
    above: list[str] = []
    below: list[str] = []
    edge = row
    for at, text in reversed(loose):
        if not below and (edge - at == 1 or not _noteworthy(text)):
            above.insert(0, text)
            edge = at
        else:
            below.insert(0, text)
    return above, below


def _noteworthy(text: str) -> bool:
    start = text.lstrip()[:12].casefold()
    return (
        start.startswith(("note", "*", "^", "~", "†", "source", "n.b", "nb", "(*)", "please note", "#"))
        or len(text) > 200
    )


def grid_text(grid: Grid) -> list[str]:
    """Every text of the grid that is a sentence or a lone line: where notes on suppression are looked for."""
    found = []
    for row in grid.rows:
        texts = [plain_text(value) for value in row if isinstance(value, str) and value.strip()]
        if len(texts) == 1 or any(len(text) > LONGEST_SECTION for text in texts):
            found.append(" ".join(texts))
    return found
