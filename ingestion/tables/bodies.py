"""How far a table's body goes: blank rows, names of sections, the head of the next table."""

from __future__ import annotations

import re

from ingestion.tables.headers import value_columns
from ingestion.tables.heads import counts_in_named_period, heads_labels, spanning
from ingestion.tables.regions import Region, Sheet, ahead, line_of, may_head, picture
from ingestion.tables.summed_rows import counted_in_totals
from ingestion.values.figure_words import plain_text
from ingestion.values.shape import BLANK, EITHER, PROSE, TEXT, TIME, YEAR, same_texts

_OF_TIME = re.compile(
    r"(?:(?:financial|calendar|reporting|fiscal|time) )?(?:year|period|month|quarter|date|fy)\s*:?", re.IGNORECASE
)
_DEFINES = re.compile(
    r"\W*(?:redacted|withheld|suppressed|exempt|s(?:ection)? ?\d{2}[\w()]*)\s*(?:[:=]|[-–]\s)", re.IGNORECASE
)
"""What a lone text that says what a marker in words stands for begins with: no row of one marker."""
LONGEST_GAP = 3
"""Blank rows that a table without a new head may hold."""
MOST_BLANK_ROWS = 60
"""Rows of labels without a figure that may follow each other."""
FEWEST_SAME_HEADS = 2
"""Columns over which a row says the same as the head before it heads the next block."""
LONGEST_SECTION = 120
"""Characters of a section's name; longer is a note."""


def continues(sheet: Sheet, before: Region, start: int, bottom: int) -> bool:
    """Whether figures without a head stand in the columns of the table above, with labels where it has them."""
    if not before.header_rows:
        return False
    first = before.extent.row + before.header_rows
    above = value_columns(picture(sheet, ahead(sheet, first, before.extent.last_row + 1)))
    here = value_columns(picture(sheet, ahead(sheet, start, bottom)))
    if not above or not here or not here <= above or len(here) < 0.5 * len(above):
        return False
    labels = {c for r in ahead(sheet, first, before.extent.last_row + 1) for c in sheet.filled(r)} - above
    own = set(sheet.filled(start)) - above
    return bool(own & labels) or not labels


def starts_body(sheet: Sheet, row: int, bottom: int) -> bool:
    """A row of figures with no head above it: at least a label and a figure, or two figures. Numbers that could be
    years are figures where a total below counts them in, or a line above names another period."""
    if len(sheet.filled(row)) < 2:
        return False
    if sheet.seen(row).holds_figures:
        return True
    if counts_in_named_period(sheet, row):
        return True
    years = [c for c in sheet.filled(row) if sheet.shapes[row][c] == YEAR]
    rows = ahead(sheet, row + 1, bottom)
    return bool(years) and counted_in_totals(sheet.cells(row), years, [sheet.cells(r) for r in rows])


def body_from(sheet: Sheet, start: int, bottom: int, head_rows: tuple[int, int]) -> tuple[int, int]:
    """(last row of the body, how many rows it has) of the table whose body starts at `start`."""
    columns = value_columns(picture(sheet, ahead(sheet, start, bottom)))
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
        alone = len(filled) == 1 and (shapes[filled[0]] not in "nm" or _DEFINES.match(line_of(sheet, row)) is not None)
        if alone or (shapes.strip() and set(shapes.strip()) <= {PROSE, BLANK}):
            if columns and not _section(sheet, row, bottom, columns):
                break
            if not columns and (gap or width > 2):
                break
        elif count and _begins_another(sheet, start, row, bottom, columns, head_rows):
            break
        elif gap and columns and not any(shapes[c] in "nmey" for c in columns):
            if not heads_labels(sheet, row, ahead(sheet, row + 1, bottom)):
                break
        else:
            count += 1
            last = row
            width = max(width, len(filled))
        gap = 0
        row += 1
    return last, count


def _begins_another(
    sheet: Sheet, start: int, row: int, bottom: int, columns: set[int], head_rows: tuple[int, int]
) -> bool:
    """Whether another table begins at a row below some of the body."""
    if _captions(sheet, row) or _new_head(sheet, row, bottom, columns, head_rows):
        return True
    return not sheet.filled(row - 1) and _pairs_below_periods(sheet, start, row, bottom)


FEWEST_PERIODS = 2
"""Rows of periods before pairs below them, set off by a blank row, are another table."""


def _pairs_below_periods(sheet: Sheet, start: int, row: int, bottom: int) -> bool:
    """Whether rows of a name and one figure begin here, below rows that are each a period and several figures: a table
    of its own, which nobody headed."""
    above = [r for r in range(start, row) if sheet.filled(r)]
    first = min((min(sheet.filled(r)) for r in above), default=0)
    pairs = [row, *ahead(sheet, row + 1, bottom)[:1]]
    return (
        len(above) >= FEWEST_PERIODS
        and len(pairs) > 1
        and all(sheet.shapes[r][first] in (TIME, YEAR) and len(sheet.filled(r)) > 2 for r in above)
        and all(sheet.filled(r) == [first, first + 1] for r in pairs)
        and not any(sheet.shapes[r][first] in (TIME, YEAR) for r in pairs)
    )


def _section(sheet: Sheet, row: int, bottom: int, columns: set[int]) -> bool:
    """Whether a lone text is a section's name inside the table: rows of figures of the same columns follow it."""
    text = line_of(sheet, row)
    at = sheet.filled(row)[0]
    if (
        (sheet.shapes[row][at] == PROSE and text.endswith((".", ";", ":")))
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
        if may_head(sheet, r, ahead(sheet, r + 1, bottom)):
            return False
        if spanning(sheet, r, ahead(sheet, r + 1, bottom), []):
            return False
        return sheet.seen(r).holds_figures and any(shapes[c] in "nmye" for c in columns if c < len(shapes))
    return False


def _captions(sheet: Sheet, row: int) -> bool:
    """Whether a row says the period of the table below it and nothing else: "Year | 2019"."""
    filled = sheet.filled(row)
    if len(filled) != 2 or sheet.shapes[row][filled[1]] not in (YEAR, TIME):
        return False
    return _OF_TIME.fullmatch(plain_text(sheet.cells(row)[filled[0]])) is not None


def same_head_over_others(sheet: Sheet, row: int, head: int, columns: set[int]) -> bool:
    """Whether a row says over the figures what the table's head says there, all of it words or years, under a corner of
    its own: the head of the next block, named in its corner."""
    over = [c for c in sheet.filled(head) if c in columns]
    if len(over) < FEWEST_SAME_HEADS:
        return False
    upto = [[c for c in sheet.filled(r) if c <= max(over)] for r in (row, head)]  # a note may stand beside
    corner = [c for c in upto[1] if c not in columns]
    if len(corner) != 1 or upto[0] != upto[1]:
        return False
    if any(sheet.shapes[r][corner[0]] not in (TEXT, EITHER) for r in (row, head)):
        return False
    own, first = sheet.cells(row), sheet.cells(head)
    return all(plain_text(own[c]).casefold() == plain_text(first[c]).casefold() for c in over)


def _new_head(sheet: Sheet, row: int, bottom: int, columns: set[int], head_rows: tuple[int, int]) -> bool:
    """Whether a row inside a body is the head of the next table."""
    cells = sheet.cells(row)
    for r in range(*head_rows):
        if len(sheet.filled(r)) > 1 and same_texts(cells, sheet.cells(r)):
            return True
        if same_head_over_others(sheet, row, r, columns):
            return True
    shapes = sheet.shapes[row]
    inside = [c for c in sheet.filled(row) if c in columns]
    if not columns or (inside and all(shapes[c] in "nm" for c in inside)):
        return False
    following = ahead(sheet, row + 1, bottom)
    if len(inside) < max(1, min(2, len(columns))) or not may_head(sheet, row, following):
        return not (inside or len(sheet.filled(row)) > 1 or not spanning(sheet, row, following, []))
    set_off = row == 0 or not sheet.filled(row - 1) or len(sheet.filled(row - 1)) == 1
    if not set_off and any(shapes[c] == TEXT and plain_text(cells[c])[:1].isdigit() for c in inside):
        # "28 (2 of them twice)" among rows of figures is a figure with a remark.
        return False
    if len(inside) == 1 and not set_off and shapes[inside[0]] != TIME:
        return False
    if all(shapes[c] == YEAR for c in inside):
        # Counts may look like years: only a run of them, set off from the rows above or without a label, is a head.
        return len(inside) > 1 and (set_off or all(c in columns for c in sheet.filled(row)))
    texts = [plain_text(cells[c]).casefold() for c in inside]
    return len(set(texts)) > len(texts) // 2 or len(texts) == 1
