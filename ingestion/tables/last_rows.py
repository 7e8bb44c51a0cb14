"""The last rows of a table where their figures are all blank: told from notes below it and from the title of the next
table. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from ingestion.tables.regions import Sheet, ahead, line_of
from ingestion.values.period_parts import PeriodWords
from ingestion.values.period_words import read_period
from ingestion.values.shape import EITHER, TEXT, TIME, YEAR

MOST_ROWS = 12
LONGEST_LABEL = 60
NEAR_HEAD = 2
"""Rows between a lone text and heads below it that it could be the title of."""
LINES_BELOW = 8
"""Lines below a table in which a note may say what blank cells are."""
_SAYS_BLANK = re.compile(r"\b(?:blanks?|empty)\b", re.IGNORECASE)
_REMARK = re.compile(
    r"\b(?:source|data|notes?|figures?|extract\w*|correct|taken|subject|live|includ\w+|exclud\w+|please|blanks?|denotes?"
    r"|foi|page|recorded|as (?:at|of)|prepared|produced|run|total|see|table|niche|athena|system)\b"
    r"|[=:*†.;]|\d/\d\d?/\d",
    re.IGNORECASE,
)

_RESIDUAL = re.compile(
    r"(?:\w+ )?(?:(?:not|un)[ -]?(?:known|stated|recorded|specified|disclosed|provided|given|defined)|unk|n/?k)",
    re.IGNORECASE,
)
"""What is left when all named categories are taken: the last of a table's labels, and seldom the title of another."""
TITLES_ABOVE = 4
"""Rows above a body in which its own title may stand; blocks are named alike."""
LONGEST_NAME = 3
"""Words of a title that names a block as a label names a row."""


def last_row_of_blanks(sheet: Sheet, start: int, last: int, bottom: int) -> int:
    """The last row of the table whose body is rows `start` to `last`, with the labels right below that have no figure:
    periods that go on with the rows' own, and short names where a note says what blank cells are, or a row further up
    is one of blanks, too; "Not known" where no such name heads the table."""
    body = [r for r in range(start, last + 1) if len(sheet.filled(r)) > 1]
    if len(body) < 2:
        return last
    column = min(sheet.filled(body[-1]))
    if sheet.shapes[body[-1]][column] not in (TEXT, TIME, EITHER, YEAR):
        return last
    end = last + 1
    while end < min(bottom, last + 1 + MOST_ROWS) and sheet.filled(end) == [column] and _is_label(line_of(sheet, end)):
        end += 1
    rows = range(last + 1, end)
    if rows and _RESIDUAL.fullmatch(line_of(sheet, rows[0]).strip()) and not _named(sheet, start, column):
        return rows[0]
    following = ahead(sheet, end, bottom)
    if not rows or (following and len(sheet.filled(following[0])) > 1 and following[0] - end < NEAR_HEAD):
        return last
    periods = _that_go_on(sheet, column, last, rows)
    grouped = body[0] != start  # its lone texts are names of groups
    blanks = not grouped and any(sheet.filled(r) == [column] for r in range(start, last))
    notes = [line_of(sheet, r) for r in following[:LINES_BELOW] if len(sheet.filled(r)) == 1]
    if periods == len(rows):
        return rows[-1]
    worded = all(sheet.shapes[r][column] in (TEXT, EITHER) for r in rows)
    told = blanks or (not grouped and any(map(_SAYS_BLANK.search, notes)))
    return rows[-1] if worded and told else last


def _named(sheet: Sheet, start: int, column: int) -> bool:
    """Whether a short name stands alone over the table, as the next one's may."""
    over = [line_of(sheet, r) for r in range(max(0, start - TITLES_ABOVE), start) if sheet.filled(r) == [column]]
    return any(len(text.split()) <= LONGEST_NAME for text in over)


def _is_label(text: str) -> bool:
    if _RESIDUAL.fullmatch(text.strip()) or read_period(text) is not None:
        return len(text) <= LONGEST_LABEL
    return len(text) <= LONGEST_LABEL and _REMARK.search(text) is None


def _that_go_on(sheet: Sheet, column: int, last: int, rows: Sequence[int]) -> int:
    """How many of the rows are each the period right after that of the row above."""
    before = read_period(sheet.cells(last)[column])
    for number, row in enumerate(rows):
        period = read_period(sheet.cells(row)[column])
        if before is None or period is None or not _next(before, period):
            return number
        before = period
    return len(rows)


def _next(one: PeriodWords, other: PeriodWords) -> bool:
    if one.form != other.form:
        return False
    if one.end is not None and other.start is not None:
        return one.end + timedelta(days=1) == other.start
    if one.first is not None and other.first is not None:
        return other.first == one.first % 12 + 1
    return one.quarter is not None and other.quarter is not None and other.quarter == one.quarter % 4 + 1
