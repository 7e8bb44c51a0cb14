"""Tables side by side in a sheet, and notes beside them: column ranges parted by an empty column. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid, Value
from ingestion.values.repeated_marks import doubtful, marks_of
from ingestion.values.shape import BLANK, EITHER, MARK, PROSE, TEXT, TIME, YEAR, counted_off, row_shape, shape

FEWEST_SAME = 3
"""Rows in which two columns say the same before they are taken for the labels of two tables."""
HEADS_LOOKED_AT = 6
"""Rows in which the heads of tables side by side are looked for."""
MOST_NOTES = 0.25
"""The share of a table's rows that have a note beside them; more are a column of remarks."""
WORDED = 0.6
"""The share of a table's rows of figures that its first column names."""
FEWEST_WORDS = 4
"""Words of a note that does not say that it is one."""


def side_by_side(
    grid: Grid, top: int, bottom: int, first: int, last: int
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Column ranges that are tables of their own: parted by an empty column, with labels of their own beyond it. And
    those beyond an empty column that hold nothing but a few notes on what stands beside them."""
    marks = marks_of(grid)
    lines = [_letters(row, first, last, marks) for row in grid.rows[top : bottom + 1]]
    columns = [[line[offset] for line in lines if line[offset] != BLANK] for offset in range(last - first + 1)]
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
    notes: list[tuple[int, int]] = []
    for left, right in groups:
        own = right > left and _labelled(lines, left, right)
        if ranges and not own:
            own = _figures(lines, left, right) >= 2 and _same_labels(grid, top, bottom, ranges[0][0], left + first)
        counted = any(set(letters) & set("nm") for letters in columns[:left])
        if ranges and not own and counted and _few_notes(grid, top, bottom, left + first, right + first):
            notes.append((left + first, right + first))
        elif ranges and not own:
            ranges[-1] = (ranges[-1][0], right + first)
        else:
            ranges.append((left + first, right + first))
    return ranges, notes


def _letters(row: Sequence[Value], first: int, last: int, marks: Collection[str]) -> str:
    """A row in letters, blank where it only counts off the columns."""
    if counted_off(row[first : last + 1]):
        return BLANK * (last - first + 1)
    letters = row_shape(row, first, last)
    if not marks or EITHER not in letters:
        return letters
    return "".join(
        MARK if letter == EITHER and doubtful(row[first + offset]) in marks else letter
        for offset, letter in enumerate(letters)
    )


def _figures(lines: Sequence[str], left: int, right: int) -> int:
    return sum(letter in "nm" for line in lines for letter in line[left + 1 : right + 1])


def _labelled(lines: Sequence[str], left: int, right: int) -> bool:
    """Whether the column at the left names the rows whose figures stand to the right of it: with words, not with one
    year over counts that could be years."""
    filled = [line for line in lines if line[left] != BLANK]
    wordy = [line for line in filled if line[left] in (TEXT, TIME, YEAR, EITHER)]
    named = sum(line[left] in (TEXT, TIME) for line in filled[1:]) + any(line[left] == TEXT for line in filled[:1])
    counted = [line for line in filled if set(line[left + 1 : right + 1]) & set("nm")]
    beside = sum(line in wordy for line in counted)
    enough = len(wordy) >= 2 and beside >= max(1, WORDED * len(counted))
    return enough and named >= 1 and _figures(lines, left, right) >= 2


def _few_notes(grid: Grid, top: int, bottom: int, first: int, last: int) -> bool:
    """Whether columns hold a note or a few, and nothing that is counted or headed."""
    rows = [row for row in range(top, bottom + 1) if any(value not in ("", None) for value in grid.rows[row])]
    texts = [text for row in rows for c in range(first, last + 1) if (text := plain_text(grid.value(row, c)))]
    if len(texts) > max(1, MOST_NOTES * len(rows)) or any(shape(text) not in (TEXT, TIME, PROSE) for text in texts):
        return False
    return all(says_note(text) or text.endswith(".") or len(text.split()) >= FEWEST_WORDS for text in texts)


def _covered(grid: Grid, empty: frozenset[int]) -> set[int]:
    """Empty columns that some merged cell reaches into: empty only because their neighbour lies over them. A title
    merged over columns that are filled further down covers none."""
    inside = (range(span.column + 1, span.last_column + 1) for span in grid.merged)
    return {c for columns in inside if empty.issuperset(columns) for c in columns}


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
            worded = any(shape(text) in (TEXT, TIME, YEAR) for text in left)  # no row of figures that agree
            if worded and heads[c] and heads[c] not in left and right[: len(left)] == left:
                found.add(c)
    return found


def _same_labels(grid: Grid, top: int, bottom: int, one: int, other: int) -> bool:
    """Whether two columns say the same row by row: then numbers too (single ages) name a table's rows."""
    rows = range(top, bottom + 1)
    pairs = [(plain_text(grid.value(row, one)), plain_text(grid.value(row, other))) for row in rows]
    both = [(a, b) for a, b in pairs if a and b]
    same = sum(a == b for a, b in both)
    return same >= FEWEST_SAME and same >= 0.8 * len(both)


def says_note(text: str) -> bool:
    """Whether a line begins as notes do."""
    start = text.lstrip()[:12].casefold()
    return start.startswith(("note", "*", "^", "~", "†", "source", "n.b", "nb", "(*)", "please note", "#"))
