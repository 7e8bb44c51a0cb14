"""Tables as the file wrote them, cell by cell and row by row: taken where the order of writing and the places on the
page say the same throughout; all else is left to what the page shows (`regions.py`, `spaced.py`)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingestion.readers.pdf.frame import Cell
from ingestion.readers.pdf.rows import is_left_open, runs_on
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.spaced import Layout
from ingestion.readers.pdf.tokens import is_time
from ingestion.readers.pdf.written_beside import parted
from ingestion.readers.pdf.written_cells import CLOSER, WrittenCell, least_row, written_cells
from ingestion.readers.pdf.written_columns import Places, placed, with_blank_labels, written_columns
from ingestion.readers.pdf.written_heads import written_heads
from ingestion.readers.pdf.written_rows import WrittenRow, stand_beside, written_rows
from ingestion.readers.pdf.written_runs import FEWEST_ROWS, FLUSH, Run, many, written_runs
from ingestion.readers.pdf.written_sheet import SheetColumns, sheet_columns

FEWEST_COLUMNS = 3
"""Of a table with a single row of figures."""
MOST_BLANK = 0.34
"""Of a table's places for figures."""
LEVEL = 1.0
"""Points by which what begins or ends alike may differ."""


def written_tables(words: Sequence[Word], across: Sequence[Across]) -> list[Layout]:
    """The tables among words that are given in the file's own order."""
    upright = [w for w in words if w.upright]
    if not upright:
        return []
    height = median(w.bottom - w.top for w in upright)
    cells = written_cells(words)
    rows = written_rows(cells)
    whole = _whole_cells(cells)
    found = []
    for run in written_runs(rows, height):
        if _left_beside(run, cells):
            continue
        layouts = [_layout(part, across, whole) for part in parted(run)]
        if all(layouts):
            found += [layout for layout in layouts if layout is not None]
    return found


def _left_beside(run: Run, cells: Sequence[WrittenCell]) -> bool:
    """Whether something stands beside the rows that is in none of them."""
    taken = {id(cell) for row in (*run.heads, *run.body) for cell in row.all}
    top, bottom = run.body[0].top, run.body[-1].bottom
    return any(top < (c.top + c.bottom) / 2 < bottom for c in cells if id(c) not in taken)


def _whole_cells(cells: Sequence[WrittenCell]) -> bool:
    """Whether the file shows that it writes all lines of a cell before the next cell: one of several lines stands
    beside what follows it, and rows stand further apart than its lines."""
    shown = [a for a, b in pairwise(cells) if a.lines > 1 and b.x0 > a.x0 and stand_beside(a, b)]
    apart = max(((c.last - c.words[0].top) / (c.lines - 1) for c in shown), default=0.0)
    return bool(shown) and apart < CLOSER * least_row(cells)


def _layout(run: Run, across: Sequence[Across], whole: bool) -> Layout | None:
    data = [row for row in run.body if many(row)]
    if not run.heads and not (whole and run.begins):
        return None
    run, sheet = _as_sheet(run, data)
    found = (sheet.columns, sheet.first) if sheet else written_columns(data)
    if found is None or (len(data) < FEWEST_ROWS and (len(found[0]) < FEWEST_COLUMNS or not run.heads)):
        return None
    if not found[1] and not run.heads:
        return None
    columns, figured = found if sheet else with_blank_labels(*found, run.heads)
    if (
        not sheet
        and len(run.heads) > 1
        and len(run.heads[0].all) == len(columns)
        and not (whole and all(is_time(c.text) for c in run.heads[0].all[figured:]))
        and any(is_time(c.text) and c.text not in {o.text for o in run.heads[0].all} for c in run.heads[-1].all)
    ):
        return None
    heads = sheet.heads if sheet else written_heads(run.heads, columns, figured, whole) if run.heads else []
    if heads is None:
        return None
    places = [placed(row, columns, figured) for row in run.body]
    if any(place is None for place in places):
        return None
    known = [place for place in places if place is not None]
    if not _ordered([*run.heads, *run.body]) or not _regular(run.body, known, len(columns), figured, whole):
        return None
    if _cut_by_rules(run.body, across):
        return None
    deep = max((h.last_level + 1 for h in heads), default=0)
    cells = [_cell(h.words, h.level, h.last_level, h.c0, h.c1) for h in heads]
    spans = _named(run.body, known, figured)
    if spans is None:
        return None
    for number, place in enumerate(known):
        for cell, column in place:
            last = spans.get((number, column), number)
            cells.append(_cell(cell.words, deep + number, deep + last, column, column))
    return Layout(cells, deep, len(columns), deep + len(known))


def _as_sheet(run: Run, data: Sequence[WrittenRow]) -> tuple[Run, SheetColumns | None]:
    """The run with its columns where a spreadsheet printed it. Above figures without labels a lone text heads one of
    their columns; elsewhere it names a group of rows."""
    if run.heads and many(run.body[0]) and _numbers_columns(run.body[0]):
        headed = Run([*run.heads, run.body[0]], run.body[1:], run.begins)
        sheet = sheet_columns(headed.heads, data[1:])
        if sheet is not None:
            return headed, sheet
    lone = next((n for n, row in enumerate(run.body) if many(row)), 0)
    if lone:
        headed = Run([*run.heads, *run.body[:lone]], run.body[lone:], run.begins)
        sheet = sheet_columns(headed.heads, data)
        if sheet is not None and not sheet.first:
            return headed, sheet
    return run, sheet_columns(run.heads, data)


def _numbers_columns(row: WrittenRow) -> bool:
    """Whether the cells of a row count from one: they number the columns under their heads."""
    return len(row.all) > 2 and [c.text.strip("()") for c in row.all] == [str(n + 1) for n in range(len(row.all))]


def _cell(words: list[Word], r0: int, r1: int, c0: int, c1: int) -> Cell:
    first, *more = words
    x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
    for word in more:
        x0, top = min(x0, word.x0), min(top, word.top)
        x1, bottom = max(x1, word.x1), max(bottom, word.bottom)
    box = (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
    return Cell(r0, r1, c0, c1, words, box)


def _ordered(rows: Sequence[WrittenRow]) -> bool:
    """Whether each row stands wholly under the one before it; labels higher than their rows reach into others, where
    all of them stand alike beside their own."""
    apart = all(
        below.top > above.bottom  # quickly told of most
        or (not any(stand_beside(a, b) for a in above.cells for b in below.cells) and above.top < below.top)
        for above, below in pairwise(rows)
    )
    return apart or _higher_labels_alike(rows)


def _higher_labels_alike(rows: Sequence[WrittenRow]) -> bool:
    """Whether rows follow each other but for cells of several lines that were written apart, each of which begins, ends
    or has its middle where the rest of its row does."""
    sides: list[tuple[float, float, float]] = []
    own: list[tuple[float, float]] = []
    for row in rows:
        high = [cell for cell in row.cells if cell in row.put_in and cell.lines > 1]
        rest = [cell for cell in row.all if cell not in high]
        if not rest or (high and any(cell.lines > 1 for cell in rest)):
            return False
        top, bottom = min(cell.top for cell in rest), max(cell.bottom for cell in rest)
        own.append((top, bottom))
        sides += [(c.top - top, c.bottom - bottom, (c.top + c.bottom - top - bottom) / 2) for c in high]
    follow = all(above[1] <= below[0] + LEVEL for above, below in pairwise(own))
    return follow and bool(sides) and any(max(abs(side[n]) for side in sides) <= LEVEL for n in range(3))


def _regular(rows: Sequence[WrittenRow], places: Sequence[Places], columns: int, figured: int, whole: bool) -> bool:
    """Whether every row with figures has its label, few places are blank, and lone texts are names beyond doubt."""
    blank = total = 0
    for number, (row, place) in enumerate(zip(rows, places, strict=True)):
        taken = {column for _, column in place}
        if not many(row):
            if 0 not in taken or not (whole or _is_name(rows, number)):
                return False
            continue
        if figured and figured - 1 not in taken and (0 not in taken or place[1][1] < figured):
            # the name of all rows or of a group stands in the first column, without any beside it
            return False
        total += columns - figured
        blank += columns - figured - sum(1 for column in taken if column >= figured)
    return blank <= MOST_BLANK * total


def _is_name(rows: Sequence[WrittenRow], number: int) -> bool:
    """Whether a lone text cannot be the rest of the label above it, nor the beginning of the one below."""
    words = rows[number].cells[0].words
    lone = [row.cells[0].text for row in rows if not many(row)]
    if len(set(lone)) == len(lone) > 1 and all(map(is_time, lone)):
        return True
    if runs_on(words) or is_left_open(rows[number].cells[0].text):
        return False
    if number == 0:
        return not runs_on(rows[1].all[0].words)
    above = rows[number - 1].all[0]
    below = rows[number + 1].all[0] if number + 1 < len(rows) else None
    if is_left_open(above.text) or (below is not None and runs_on(below.words)):
        return False
    if words[0].x0 < min(row.all[0].x0 for row in rows if many(row)) - FLUSH:
        return True  # the rest of a label does not begin left of all labels
    limit = max(row.all[0].x1 for row in rows)
    return above.x1 + (words[0].x1 - words[0].x0) < limit - 2


def _named(rows: Sequence[WrittenRow], places: Sequence[Places], figured: int) -> dict[tuple[int, int], int] | None:
    """The last row of each name of a group, by its row and column: down to the row before the next name. None where a
    name does not stand beside its rows."""
    spans: dict[tuple[int, int], int] = {}
    for column in range(figured - 1):
        starts = [n for n, place in enumerate(places) if any(c == column for _, c in place)]
        if len(starts) == len(places):
            continue
        for at, start in enumerate(starts):
            end = (starts[at + 1] if at + 1 < len(starts) else len(places)) - 1
            cell = next(cell for cell, c in places[start] if c == column)
            lone = len(places[start]) == 1
            middle = (cell.top + cell.bottom) / 2
            if cell in rows[start].put_in and end > start:
                return None
            if not lone:
                if not rows[start].top - 1 <= middle <= rows[end].bottom + 1:
                    return None
                spans[start, column] = end
    return spans


def _cut_by_rules(rows: Sequence[WrittenRow], across: Sequence[Across]) -> bool:
    """Whether a rule goes through a row: what was taken for one are two."""
    for row in rows:
        for cell in row.cells:
            if (
                cell.lines > 1
                and cell not in row.put_in
                and any(
                    cell.top + 2 < rule.y < cell.bottom - 2 and rule.x0 < cell.x0 and rule.x1 > cell.x1
                    for rule in across
                )
            ):
                return True
    return False
