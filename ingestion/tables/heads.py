"""Where a table's head starts and how many rows it has, spanning headings and unit lines told apart."""

from __future__ import annotations

from ingestion.tables.headers import NUMBER_SIGN, value_columns
from ingestion.tables.regions import Sheet, ahead, may_head, picture
from ingestion.tables.remarked import steps_by_one
from ingestion.values.figure_words import plain_text
from ingestion.values.shape import BLANK, EITHER, TEXT, TIME, YEAR, numbers_columns, shape

DEEPEST_HEAD = 6
ROWS_BELOW = 3
"""Rows of a table that tell in which column it begins."""
ROWS_OF_LABELS = 3
"""Rows right below a head that show where its labels stand."""


def head_from(sheet: Sheet, row: int, bottom: int) -> tuple[int, int]:
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
            following = ahead(sheet, r + 2, bottom)
            lower = may_head(sheet, r + 1, following)
            if not lower and not (heads_labels(sheet, r + 1, following) and _unheaded(sheet, head, r + 1)):
                break
            r += 1
            continue
        following = ahead(sheet, r + 1, bottom)
        below = picture(sheet, following)
        if head and numbers_columns(sheet.cells(r), below, sheet.grid.rows[r]):
            head.append(r)
            r += 1
            break
        if head and (_counts_under(sheet, head[-1], r) or _heads_rows(sheet, head[-1], r, value_columns(below))):
            break
        if may_head(sheet, r, following) or spanning(sheet, r, following, head):
            if head and not value_columns(below):
                break
            head.append(r)
            r += 1
            continue
        if head and heads_labels(sheet, r, following) and _unheaded(sheet, head, r):
            head.append(r)
        break
    if len(head) > 1 and (_unit_line(sheet, head[0]) or _title_line(sheet, head)):
        return 0, row
    if head and _titles_alone(sheet, head, bottom):
        return 0, row
    if not head or (
        len(head) == 1
        and len(sheet.filled(head[0])) == 1
        and not value_columns(picture(sheet, ahead(sheet, r, bottom)))
    ):
        return 0, row
    if head[0] != row or (len(head) == 1 and counts_in_named_period(sheet, row)):
        return 0, row
    if not ahead(sheet, head[-1] + 1, bottom):
        return 0, row
    return head[-1] + 1 - head[0], head[0]


def counts_in_named_period(sheet: Sheet, row: int) -> bool:
    """Whether a row is a label and a number that could be a year right below a line that names another period and
    nothing else: the number counts there ("2018", and below it "Shop | 1997")."""
    filled = sheet.filled(row)
    if [sheet.shapes[row][c] for c in filled] != [TEXT, YEAR]:
        return False
    above = sheet.cells(row - 1) if row else sheet.grid.above[-1:]
    texts = [text for value in above if (text := plain_text(value))]
    if len(texts) != 1 or shape(texts[0]) not in (TIME, YEAR):
        return False
    year = plain_text(sheet.cells(row)[filled[1]])
    return year not in texts[0] and not texts[0].endswith(year[-2:])  # "2018/19" names 2019 as well


def _counts_under(sheet: Sheet, head: int, row: int) -> bool:
    """Whether a row below a head is labels or periods and a number that could be a year, each under a heading of its
    own: then the number counts. A year that heads stands under an empty cell, or beside one."""
    years = [c for c in sheet.filled(row) if sheet.shapes[row][c] == YEAR]
    others = [c for c in sheet.filled(row) if sheet.shapes[row][c] in (TEXT, TIME)]
    dated = any(sheet.shapes[row][c] == TIME for c in others)
    if not years or not others or len(years) + len(others) != len(sheet.filled(row)) or (len(years) > 1 and not dated):
        return False
    upper, lower = sheet.cells(head), sheet.cells(row)
    worded = all(sheet.shapes[head][c] == TEXT for c in (*years, *others))
    return worded and all(plain_text(upper[c]) != plain_text(lower[c]) for c in others)


def _heads_rows(sheet: Sheet, head: int, row: int, columns: set[int]) -> bool:
    """Whether a lone text at the left below a head with a heading there names the rows below it: a period, or words
    where those have numbers."""
    filled = sheet.filled(row)
    upper = sheet.filled(head)
    if len(filled) != 1 or len(upper) < 2 or filled[0] != upper[0]:
        return False
    named = sheet.shapes[row][filled[0]]
    if named == TEXT and filled[0] in columns:
        return sheet.shapes[head][filled[0]] == TEXT or plain_text(sheet.cells(head)[filled[0]]) == NUMBER_SIGN
    return named in (TIME, YEAR) and sheet.shapes[head][filled[0]] == TEXT


def heads_labels(sheet: Sheet, row: int, following: list[int]) -> bool:
    """A row that names the label columns only, just above rows of figures with labels in those columns."""
    columns = value_columns(picture(sheet, following))
    filled = sheet.filled(row)
    if not columns or not filled or following[0] != row + 1 or any(c in columns for c in filled):
        return False
    below = sheet.shapes[following[0]]
    if len(filled) == 1 and any(sheet.filled(r) == filled for r in ahead(sheet, following[0], len(sheet.shapes))):
        # Another lone text further down: these are the names of sections.
        return False
    return all(sheet.shapes[row][c] in (TEXT, TIME, EITHER) for c in filled) and all(below[c] != BLANK for c in filled)


def _unit_line(sheet: Sheet, row: int) -> bool:
    """The area at the left edge and the unit at the right one ("England and Wales … Headcount"), no headings."""
    filled = sheet.filled(row)
    if len(filled) != 2 or sheet.last - sheet.first < 3 or filled[0] != 0:
        return False
    merged = any(span.row <= row <= span.last_row and span.last_column > span.column for span in sheet.grid.merged)
    used = max(c for r in range(row, min(row + 12, len(sheet.shapes))) for c in sheet.filled(r) or [0])
    return not merged and filled[1] == used and all(sheet.shapes[row][c] == TEXT for c in filled)


def _title_line(sheet: Sheet, head: list[int]) -> bool:
    """A lone text in the first column over a head that says more in that column, or nothing in its corner: the table's
    title, not a heading."""
    filled = sheet.filled(head[0])
    body = ahead(sheet, head[-1] + 1, len(sheet.shapes))[:ROWS_BELOW]
    first = min(c for r in (*head, *body) for c in sheet.filled(r))
    below = [r for r in head[1:] if first in sheet.filled(r)]
    wider = max(len(sheet.filled(r)) for r in head[1:])
    corner = bool(below) or (len(head) == 2 and wider > 1 and first + 1 in sheet.filled(head[1]))
    if _over_figures_only(sheet, head, first):
        return False
    return filled == [first] and wider > 1 and corner and not _merged_down(sheet, head[0], first)


def _over_figures_only(sheet: Sheet, head: list[int], offset: int) -> bool:
    """Whether a text is merged over columns to the right of labels that the rows below the head begin with: it spans
    their heads, where a title would begin over the labels."""
    row, column = head[0], sheet.first + offset
    merged = any(
        span.row <= row <= span.last_row and span.column == column < span.last_column for span in sheet.grid.merged
    )
    below = ahead(sheet, head[-1] + 1, len(sheet.shapes))[:ROWS_OF_LABELS]
    return merged and bool(below) and all(min(sheet.filled(r)) < offset for r in below)


def _titles_alone(sheet: Sheet, head: list[int], bottom: int) -> bool:
    """Whether all the rows are lone texts in one column, over rows of several words: titles over a list."""
    following = ahead(sheet, head[-1] + 1, bottom)[:1]
    alone = all(sheet.filled(r) == sheet.filled(head[0]) and len(sheet.filled(r)) == 1 for r in head)
    if not alone or not following or len(sheet.filled(following[0])) < 3:
        return False
    below = following[0]
    return len(head) > 1 or may_head(sheet, below, ahead(sheet, below + 1, bottom))


def _merged_down(sheet: Sheet, row: int, offset: int) -> bool:
    column = sheet.first + offset
    return any(
        span.row <= row < span.last_row and span.column <= column <= span.last_column for span in sheet.grid.merged
    )


def _unheaded(sheet: Sheet, head: list[int], row: int) -> bool:
    """Whether no row of the head says anything over the cells of this one."""
    return not any(sheet.shapes[r][c] != BLANK for r in head for c in sheet.filled(row))


def spanning(sheet: Sheet, row: int, following: list[int], head: list[int]) -> bool:
    """A row with few headings, none in the first column, just above a row that is a head itself."""
    filled = sheet.filled(row)
    if not following or following[0] > row + 2:
        return False
    below = following[0]
    rest = ahead(sheet, below + 1, len(sheet.grid.rows))
    headed = may_head(sheet, below, rest)
    if not headed and (head or not _spanning_twice(sheet, below)):
        return False
    columns = value_columns(picture(sheet, rest))
    labels = [c for c in sheet.filled(below) if c not in columns]
    first = min(labels, default=min(sheet.filled(below)))
    if not filled or min(filled) <= first:
        # The corner may say again what the row below it says of the labels.
        again = bool(filled) and plain_text(sheet.cells(row)[filled[0]]) == plain_text(sheet.cells(below)[filled[0]])
        filled = filled[1:] if again else []
    worded = all(sheet.shapes[row][c] in "type" for c in filled)
    numbered = worded or steps_by_one(sheet.cells(row), filled) or _same_under_each(sheet, below, filled)
    return bool(filled) and min(filled) > first and numbered


def _same_under_each(sheet: Sheet, below: int, filled: list[int]) -> bool:
    """Whether the row below says the same, in several cells, under each of the cells: then numbers ("101" and
    "999" over the same years) are headings."""
    ends = [*filled[1:], len(sheet.shapes[below])]
    cells = sheet.cells(below)
    under = [[text for c in range(a, b) if (text := plain_text(cells[c]))] for a, b in zip(filled, ends, strict=True)]
    return len(under) > 1 and len(under[0]) > 1 and all(texts == under[0] for texts in under)


def _spanning_twice(sheet: Sheet, row: int) -> bool:
    following = ahead(sheet, row + 1, len(sheet.grid.rows))
    if not following or following[0] > row + 2:
        return False
    rest = ahead(sheet, following[0] + 1, len(sheet.grid.rows))
    return may_head(sheet, following[0], rest)
