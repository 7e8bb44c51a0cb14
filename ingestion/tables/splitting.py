"""Where the tables of a sheet are: stacked, side by side, with titles above and notes below.

A grid comes in with whatever a sheet holds; out come extents, each one table, with the rows of its head counted.
Rules are over the letters of `values.shape`, one string a row, so that they can be read and tested as pictures.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.tables.bodies import LONGEST_SECTION, body_from, continues, same_head_over_others, starts_body
from ingestion.tables.headers import same_texts, value_columns
from ingestion.tables.heads import head_from
from ingestion.tables.regions import Region, Sheet, ahead, line_of, narrow, picture, sheet_of
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid, Span
from ingestion.values.repeated_marks import doubtful, marks_of
from ingestion.values.shape import BLANK, EITHER, MARK, PROSE, TEXT, TIME, YEAR, counted_off, numbers_columns, row_shape

FEWEST_SAME = 3
"""Rows in which two columns say the same before they are taken for the labels of two tables."""
HEADS_LOOKED_AT = 6
"""Rows in which the heads of tables side by side are looked for."""
LONGEST_CAPTION = 200
"""Characters; a longer line between two tables is a sentence."""


def regions(grid: Grid) -> list[Region]:
    """The tables of the grid in reading order. A grid that is one table already is taken whole."""
    if not grid.rows or not grid.width:
        return []
    if grid.is_table and not _parted(grid) and not _in_blocks(grid) and not _beside(grid):
        return _whole(grid)
    found: list[Region] = []
    for first, last in _side_by_side(grid, 0, len(grid.rows) - 1, 0, grid.width - 1):
        for region in _stacked(grid, first, last):
            found.extend(_divided(region))
    if found and grid.is_table:
        for one in found:
            if one is found[0] or one.extent.row == found[0].extent.row:
                one.above = [*grid.above, *one.above]
        found[-1].below = [*found[-1].below, *grid.below]
    return found or (_whole(grid) if grid.is_table else [])


def _parted(grid: Grid) -> bool:
    """Whether what its reader took for one table is a sheet saved as one: rows without a word part it, or a lone line
    stands over it, as they part and title the tables of a sheet. A page's tables are cut by their lines."""
    if grid.page is not None:
        return False
    filled = [sum(value not in ("", None) for value in row) for row in grid.rows]
    held = [n for n, cells in enumerate(filled) if cells]
    if not held:
        return False
    lone = filled[held[0]] == 1 and grid.width > 2
    titled = lone and (not grid.header_rows or _titled_again(grid, held, filled))
    return titled or not all(filled[held[0] : held[-1] + 1])


def _titled_again(grid: Grid, held: Sequence[int], filled: Sequence[int]) -> bool:
    """Whether the row below the first, which is a lone text, stands again further down, below another lone text: heads
    of blocks with their titles, though the first of them are marked as the head of the whole."""
    heads = [[plain_text(value) for value in grid.rows[row]] for row in held]
    return any(
        heads[n + 1] == heads[1] and filled[held[n]] == 1 and heads[n] != heads[0]
        for n in range(2, len(held) - 1)
    )  # fmt: skip


def _beside(grid: Grid) -> bool:
    """Whether what its reader found as one table is two, side by side. A page's tables are cut by their lines."""
    return grid.page is None and len(_side_by_side(grid, 0, len(grid.rows) - 1, 0, grid.width - 1)) > 1


def _in_blocks(grid: Grid) -> bool:
    """Whether what its reader found as one table holds blocks under the same heads, each named in its corner."""
    if grid.page is not None or (grid.header_rows or 1) != 1:
        return False
    sheet = sheet_of(grid, 0, grid.width - 1)
    rows = [row for row in range(len(grid.rows)) if sheet.filled(row)]
    if not rows or head_from(sheet, rows[0], len(grid.rows)) != (1, rows[0]):
        return False
    columns = value_columns(picture(sheet, ahead(sheet, rows[0] + 1, len(grid.rows))))
    return any(same_head_over_others(sheet, row, rows[0], columns) for row in rows[2:])


def _whole(grid: Grid) -> list[Region]:
    """A table that its reader found; its head is counted here where the reader did not."""
    sheet = sheet_of(grid, 0, grid.width - 1)
    head = grid.header_rows
    if head is None:
        rows = [r for r in range(len(grid.rows)) if sheet.filled(r)]
        head = head_from(sheet, rows[0], len(grid.rows))[0] if rows else 0
        if rows and head:
            head += rows[0]
    elif 0 < head < len(grid.rows) and numbers_columns(
        sheet.cells(head), picture(sheet, ahead(sheet, head + 1, len(grid.rows)))
    ):
        head += 1
    last = _above_notes(sheet, head)
    notes = [line_of(sheet, row) for row in range(last + 1, len(grid.rows)) if sheet.filled(row)]
    return [Region(grid, Span(0, last, 0, grid.width - 1), head, list(grid.above), [*notes, *grid.below])]


def _above_notes(sheet: Sheet, head: int) -> int:
    """The last row of a table that its reader found, above lone texts in its last rows that lie over the figures'
    columns, are sentences, or say that they are notes."""
    grid = sheet.grid
    columns = {c for row in range(head, len(grid.rows)) for c in sheet.filled(row) if sheet.shapes[row][c] in "nm"}
    last = len(grid.rows) - 1
    for row in range(len(grid.rows) - 1, head, -1):
        filled = sheet.filled(row)
        if not filled:
            continue
        if len(filled) > 1 or not columns or sheet.shapes[row][filled[0]] not in (TEXT, PROSE, TIME):
            return last
        text = line_of(sheet, row)
        across = any(
            span.row == row and columns & set(range(span.column + 1, span.last_column + 1)) for span in grid.merged
        )
        if not (across or sheet.shapes[row][filled[0]] == PROSE or text.endswith(".") or says_note(text)):
            return last
        last = row - 1
    return last


def _covered(grid: Grid, empty: frozenset[int]) -> set[int]:
    """Empty columns that some merged cell reaches into: empty only because their neighbour lies over them. A title
    merged over columns that are filled further down covers none."""
    inside = (range(span.column + 1, span.last_column + 1) for span in grid.merged)
    return {c for columns in inside if empty.issuperset(columns) for c in columns}


def _side_by_side(grid: Grid, top: int, bottom: int, first: int, last: int) -> list[tuple[int, int]]:
    """Column ranges that are tables of their own: parted by an empty column, with labels of their own beyond it."""
    columns: list[list[str]] = [[] for _ in range(first, last + 1)]
    marks = marks_of(grid)
    for row in grid.rows[top : bottom + 1]:
        if counted_off(row[first : last + 1]):
            continue
        for offset, letter in enumerate(row_shape(row, first, last)):
            if letter == EITHER and marks and doubtful(row[first + offset]) in marks:
                letter = MARK
            if letter != BLANK:
                columns[offset].append(letter)
    covered = _covered(grid, frozenset(c + first for c, letters in enumerate(columns) if not letters))
    abutting = _abutting(grid, top, bottom, first, last, columns)
    groups: list[tuple[int, int]] = []
    start: int | None = None
    for offset in range(last - first + 2):
        empty = offset > last - first or (not columns[offset] and offset + first not in covered)
        if offset in abutting and start is not None:
            groups.append((start, offset - 1))
            start = None
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
        own = own or (bool(ranges) and figures >= 2 and _same_labels(grid, top, bottom, ranges[0][0], left + first))
        if ranges and not own:
            ranges[-1] = (ranges[-1][0], right + first)
        else:
            ranges.append((left + first, right + first))
    return ranges


def _abutting(grid: Grid, top: int, bottom: int, first: int, last: int, columns: Sequence[Sequence[str]]) -> set[int]:
    """The columns, counted from the first, that begin a table though no empty column stands before them: of labels,
    with figures on both sides, those on the right headed as those on the left are."""
    texts = [c for c, letters in enumerate(columns) if letters and all(one in (TEXT, TIME, PROSE) for one in letters)]
    begins = [c for c in texts if c and c - 1 not in texts and c + 1 < len(columns) and columns[c - 1]]
    found: set[int] = set()
    for row in (
        range(top, min(bottom, top + HEADS_LOOKED_AT) + 1)
        if begins and columns[0] and not set(columns[0]) & set("nm")
        else ()
    ):
        heads = [plain_text(grid.value(row, first + c)) for c in range(last - first + 1)]
        for c in begins:
            right = [text for text in heads[c + 1 :] if text]
            left = [text for text in heads[1:c] if text]
            if left and heads[c] and heads[c] not in left and right[: len(left)] == left:
                found.add(c)
    return found


def _divided(region: Region) -> list[Region]:
    """A region whose own rows show an empty column with labels beyond it is two tables."""
    span = region.extent
    parts = _side_by_side(region.grid, span.row, span.last_row, span.column, span.last_column)
    if len(parts) < 2:
        return [region]
    found: list[Region] = []
    for first, last in parts:
        sheet = sheet_of(region.grid, first, last)
        inside = [part for part in _walk(sheet, span.row, span.last_row + 1) if part.extent.row <= span.last_row]
        for part in inside:
            part.above = part.above or region.above
            part.below = part.below or region.below
            part.open_below = region.open_below and part.extent.last_row == span.last_row
        found.extend(inside)
    return found or [region]


def _same_labels(grid: Grid, top: int, bottom: int, one: int, other: int) -> bool:
    """Whether two columns say the same row by row: then numbers too (single ages) name a table's rows."""
    rows = range(top, bottom + 1)
    pairs = [(plain_text(grid.value(row, one)), plain_text(grid.value(row, other))) for row in rows]
    both = [(a, b) for a, b in pairs if a and b]
    same = sum(a == b for a, b in both)
    return same >= FEWEST_SAME and same >= 0.8 * len(both)


def _stacked(grid: Grid, first: int, last: int) -> list[Region]:
    return _walk(sheet_of(grid, first, last), 0, len(grid.rows))


def _walk(sheet: Sheet, top: int, bottom: int) -> list[Region]:
    """The tables of one column range from above to below."""
    found: list[Region] = []
    loose: list[tuple[int, str]] = []
    row = top
    while row < bottom:
        filled = sheet.filled(row)
        if not filled:
            row += 1
            continue
        depth, start = head_from(sheet, row, bottom)
        if not depth and not starts_body(sheet, row):
            loose.append((row, line_of(sheet, row)))
            row += 1
            continue
        head = start + depth - row if depth else 0
        start = row + head
        end, body = body_from(sheet, start, bottom, head_rows=(row, start))
        above, below_previous = _shared_out(loose, found, row)
        if found and below_previous:
            found[-1].below.extend(below_previous)
        loose = []
        if body and not head and found and continues(sheet, found[-1], start, bottom):
            before = found[-1]
            before.headless.append(start)
            before.extent = narrow(sheet, Span(before.extent.row, end, sheet.first, sheet.last))
            before.open_below = end == len(sheet.grid.rows) - 1
            row = end + 1
        elif body and found and head and _prints_head_again(sheet, found[-1], row, head):
            before = found[-1]
            before.extent = narrow(sheet, Span(before.extent.row, end, sheet.first, sheet.last))
            before.open_below = end == len(sheet.grid.rows) - 1
            row = end + 1
        elif body:
            extent = Span(row, end, sheet.first, sheet.last)
            found.append(
                Region(sheet.grid, narrow(sheet, extent), head, above, open_below=end == len(sheet.grid.rows) - 1)
            )
            row = end + 1
        else:
            loose.extend((r, line_of(sheet, r)) for r in range(row, max(start, row + 1)) if sheet.filled(r))
            row = max(start, row + 1)
    if found:
        found[-1].below.extend(text for _, text in loose)
    return found


def _prints_head_again(sheet: Sheet, before: Region, row: int, depth: int) -> bool:
    """Whether the head at this row is that of the table just above, printed again among its rows."""
    top, last = before.extent.row, before.extent.last_row
    between = range(last + 1, row)
    if depth != before.header_rows or len(between) > 1 or not all(_names_section(sheet, before, r) for r in between):
        return False
    return all(same_texts(sheet.cells(row + n), sheet.cells(top + n)) for n in range(depth))


def _names_section(sheet: Sheet, before: Region, row: int) -> bool:
    """Whether a lone text below a table stands where names of sections stand inside it."""
    filled = sheet.filled(row)
    body = range(before.extent.row + before.header_rows, before.extent.last_row + 1)
    return len(filled) == 1 and any(sheet.filled(r) == filled for r in body)


def _shared_out(loose: list[tuple[int, str]], found: list[Region], row: int) -> tuple[list[str], list[str]]:
    """Loose lines between two tables: those that touch the lower one, or look like no note, are its titles."""
    if not found:
        return [text for _, text in loose], []
    above: list[str] = []
    below: list[str] = []
    edge = row
    end = found[-1].extent.last_row
    for at, text in reversed(loose):
        if not below and (edge - at == 1 or _heads_what_follows(text, edge - at, at - end)):
            above.insert(0, text)
            edge = at
        else:
            below.insert(0, text)
    return above, below


def _heads_what_follows(text: str, before_next: int, after_last: int) -> bool:
    """Whether a line between two tables is the lower one's: no note by its own words, and, where it is a sentence, no
    nearer to the table above."""
    if says_note(text):
        return False
    return len(text) <= LONGEST_CAPTION or before_next <= after_last


def says_note(text: str) -> bool:
    """Whether a line begins as notes do."""
    start = text.lstrip()[:12].casefold()
    return start.startswith(("note", "*", "^", "~", "†", "source", "n.b", "nb", "(*)", "please note", "#"))


def grid_text(grid: Grid) -> list[str]:
    """Every text of the grid that is a sentence or a lone line: where notes on suppression are looked for."""
    found = []
    for row in grid.rows:
        texts = [plain_text(value) for value in row if isinstance(value, str) and value.strip()]
        if len(texts) == 1 or any(len(text) > LONGEST_SECTION for text in texts):
            found.append(" ".join(texts))
    return found
