"""Where the tables of a sheet are: stacked, side by side, with titles above and notes below.

A grid comes in with whatever a sheet holds; out come extents, each one table, with the rows of its head counted.
Rules are over the letters of `values.shape`, one string a row, so that they can be read and tested as pictures.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.tables.beside import says_note, side_by_side
from ingestion.tables.bodies import LONGEST_SECTION, body_from, continues, same_head_over_others, starts_body
from ingestion.tables.headers import value_columns
from ingestion.tables.heads import head_from
from ingestion.tables.last_rows import last_row_of_blanks
from ingestion.tables.regions import Region, Sheet, ahead, line_of, narrow, picture, sheet_of
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid, Span
from ingestion.values.line_numbers import defines_a_mark
from ingestion.values.particulars import particulars
from ingestion.values.shape import PROSE, TEXT, TIME, counted_off, numbers_columns, same_texts

MOST_TITLES = 3
"""Lone texts in the first rows of a table that its reader found."""
WIDTH_UNDER_TITLES = 2
"""Columns beyond the first of a table that such a text may title."""
LONGEST_CAPTION = 200
"""Characters; a longer line between two tables is a sentence."""


def regions(grid: Grid) -> list[Region]:
    """The tables of the grid in reading order. A grid that is one table already is taken whole."""
    if not grid.rows or not grid.width:
        return []
    whole = sheet_of(grid, 0, grid.width - 1)
    if grid.is_table and not _parted(grid) and not _in_blocks(whole) and not _beside(grid):
        return _whole(whole)
    found: list[Region] = []
    ranges, notes = side_by_side(grid, 0, len(grid.rows) - 1, 0, grid.width - 1)
    for first, last in ranges:
        sheet = whole if (first, last) == (whole.first, whole.last) else sheet_of(grid, first, last)
        for region in _walk(sheet, 0, len(grid.rows)):
            found.extend(_divided(region))
    _hand_out(notes, grid, found)
    if found and grid.is_table:
        for one in found:
            if one is found[0] or one.extent.row == found[0].extent.row:
                one.above = [*grid.above, *one.above]
        found[-1].below = [*found[-1].below, *grid.below]
    return found or (_whole(whole) if grid.is_table else [])


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
    return grid.page is None and len(side_by_side(grid, 0, len(grid.rows) - 1, 0, grid.width - 1)[0]) > 1


def _in_blocks(sheet: Sheet) -> bool:
    """Whether what its reader found as one table holds blocks under the same heads, each named in its corner."""
    grid = sheet.grid
    if (grid.header_rows or 1) != 1:
        return False
    rows = [row for row in range(len(grid.rows)) if sheet.filled(row)]
    if not rows or head_from(sheet, rows[0], len(grid.rows)) != (1, rows[0]):
        return False
    columns = value_columns(picture(sheet, ahead(sheet, rows[0] + 1, len(grid.rows))))
    return any(same_head_over_others(sheet, row, rows[0], columns) for row in rows[2:])


def _whole(sheet: Sheet) -> list[Region]:
    """A table that its reader found; its head is counted here where the reader did not."""
    grid = sheet.grid
    head, first = grid.header_rows, 0
    if head is None:
        rows = [r for r in range(len(grid.rows)) if sheet.filled(r)]
        head = head_from(sheet, rows[0], len(grid.rows))[0] if rows else 0
        if rows and head:
            head += rows[0]
        elif rows:
            first, head = _below_titles(sheet, rows)
    elif 0 < head < len(grid.rows) and numbers_columns(
        sheet.cells(head), picture(sheet, ahead(sheet, head + 1, len(grid.rows)))
    ):
        head += 1
    last = _above_notes(sheet, first + head)
    titles = [line_of(sheet, row) for row in range(first) if sheet.filled(row)]
    notes = [line_of(sheet, row) for row in range(last + 1, len(grid.rows)) if sheet.filled(row)]
    return [Region(grid, Span(first, last, 0, grid.width - 1), head, [*grid.above, *titles], [*notes, *grid.below])]


def _below_titles(sheet: Sheet, rows: Sequence[int]) -> tuple[int, int]:
    """(first row of the table, rows of its head) where lone texts in the table's first rows, merged over its columns or
    over several, are its titles and the row below them heads it; (0, 0) where none does."""
    for number, row in enumerate(rows[: MOST_TITLES + 1]):
        depth = head_from(sheet, row, len(sheet.shapes))[0] if number else 0
        if depth:
            return row, depth
        across = any(span.row == row and span.last_column - span.column == sheet.last for span in sheet.grid.merged)
        wide = across or sheet.last - sheet.first >= WIDTH_UNDER_TITLES
        if len(sheet.filled(row)) != 1 or not wide:
            break
    return 0, 0


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
        text = line_of(sheet, row)
        if len(filled) > 1 or sheet.shapes[row][filled[0]] not in (TEXT, PROSE, TIME):
            return last
        if not columns and not says_note(text):
            return last
        across = any(
            span.row == row and columns & set(range(span.column + 1, span.last_column + 1)) for span in grid.merged
        )
        if not (across or sheet.shapes[row][filled[0]] == PROSE or text.endswith(".") or says_note(text)):
            return last
        last = row - 1
    return last


def _divided(region: Region) -> list[Region]:
    """A region whose own rows show an empty column with labels beyond it is two tables."""
    span = region.extent
    parts, notes = side_by_side(region.grid, span.row, span.last_row, span.column, span.last_column)
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
    _hand_out(notes, region.grid, found)
    return found or [region]


def _hand_out(notes: Sequence[tuple[int, int]], grid: Grid, found: Sequence[Region]) -> None:
    """Gives each note beside the tables to the one whose rows it stands in, or to the last."""
    for first, last in notes if found else ():
        for row in range(len(grid.rows)):
            for text in (plain_text(grid.value(row, column)) for column in range(first, last + 1)):
                if text:
                    near = [one for one in found if one.extent.row <= row <= one.extent.last_row] or found[-1:]
                    near[0].below.append(text)


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
        if said := particulars(sheet.cells(r) for r in range(row, bottom)):
            loose.extend((r, line_of(sheet, r)) for r in range(row, row + said))
            row += said
            continue
        depth, start = head_from(sheet, row, bottom)
        if not depth and not starts_body(sheet, row, bottom):
            loose.append((row, line_of(sheet, row)))
            row += 1
            continue
        head = start + depth - row if depth else 0
        start = row + head
        end, body = body_from(sheet, start, bottom, head_rows=(row, start))
        end = last_row_of_blanks(sheet, start, end, bottom) if body else end
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
    # numbers of columns are printed once
    heads = [r for r in range(top, top + before.header_rows) if not counted_off(sheet.cells(r))]
    if depth != len(heads) or len(between) > 1 or not all(_names_section(sheet, before, r) for r in between):
        return False
    return all(same_texts(sheet.cells(row + n), sheet.cells(head)) for n, head in enumerate(heads))


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


def grid_text(grid: Grid) -> list[str]:
    """Every text of the grid that is a sentence or a lone line: where notes on suppression are looked for."""
    found = []
    for row in grid.rows:
        texts = [plain_text(value) for value in row if isinstance(value, str) and value.strip()]
        if len(texts) == 1 or any(len(text) > LONGEST_SECTION for text in texts):
            found.append(" ".join(texts))
        if len(texts) > 1:
            found += [text for text in texts if defines_a_mark(text)]  # beside what it is of: "Rounding applied"
    return found
