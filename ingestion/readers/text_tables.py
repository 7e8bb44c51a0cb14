"""Tables typed as text: lines cut by tabs, bars or by blanks that stand one below the other. Pure.

    Area      2017/18  2018/19
    Ashby          12       30
    Corby           7       41

Columns of aligned text are the stretches of characters that some line fills, parted by the blanks that all lines share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.values.repeated_marks import doubtful, repeated_marks, shapes_with_marks
from ingestion.values.shape import FIGURES, TIME, YEAR, shape

FEWEST_ROWS = 2
LONGEST_CELL = 120
"""Characters; a longer piece is a sentence with a gap in it."""
LONGEST_NAME = 60
"""Characters of a lone text that may name the rows below it."""
FEWEST_CASES = 5
"""Rows of a list without figures, told as one by a date in each."""
MOST_REMARKS = 3
"""Lines of a remark that may stand among a table's rows."""
MOST_BLANK = 1
"""Empty lines that may stand inside a table."""

_GAP = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class TextTable:
    """Lines first..last (0-based, inclusive) and a row for each of them; empty lines give empty rows."""

    first: int
    last: int
    rows: list[list[str]]


def text_tables(lines: Sequence[str]) -> list[TextTable]:
    """The tables among lines of text, in order. A run of lines is one where each has two pieces at least and some hold
    figures behind their first."""
    found: list[TextTable] = []
    start = 0
    while start < len(lines):
        if _pieces(lines[start]) < 2 or _stands_apart(lines, start):
            start += 1
            continue
        end = _run(lines, start)
        table = _table(lines, start, end)
        if table is not None:
            found.append(table)
        start = end + 1
    return found


def _stands_apart(lines: Sequence[str], start: int) -> bool:
    """Whether a line with a gap in it is a title: no figures, a blank line below, and lines of a table close together
    after that."""
    if (
        any(shape(cell) in FIGURES for cell in _cells(lines[start]))
        or start + 1 >= len(lines)
        or lines[start + 1].strip()
    ):
        return False
    filled = [n for n in range(start + 1, min(start + 6, len(lines))) if lines[n].strip()]
    return len(filled) < 2 or filled[1] == filled[0] + 1 or _pieces(lines[filled[0]]) < 2


def _run(lines: Sequence[str], start: int) -> int:
    last = start
    blank = 0
    counted = False
    for number in range(start + 1, len(lines)):
        counted = counted or _has_figures(lines[number - 1])
        if not lines[number].strip():
            blank += 1
            if blank > MOST_BLANK:
                break
        elif blank and counted and not _has_figures(lines[number]):
            break  # words or years below a blank line head the next table
        elif _names_rows(lines, number, start) or _remarks_between(lines, number, start):
            continue
        elif _pieces(lines[number]) < 2 or _cut_by(lines[number]) != _cut_by(lines[start]):
            break
        else:
            last, blank = number, 0
    return last


def _names_rows(lines: Sequence[str], number: int, start: int) -> bool:
    """Whether a lone text right between two lines of the table names the rows of figures below it."""
    text = lines[number].strip()
    if _pieces(lines[number]) != 1 or len(text) > LONGEST_NAME or number + 1 >= len(lines) or text.endswith("."):
        return False
    before, after = lines[number - 1], lines[number + 1]
    mark = _cut_by(lines[start])
    beside = all(_pieces(line) > 1 and _cut_by(line) == mark for line in (before, after))
    return beside and (_has_figures(after) or any(doubtful(cell) for cell in _cells(after)[1:]))


def _remarks_between(lines: Sequence[str], number: int, start: int) -> bool:
    """Whether a lone text of any length is a remark among the rows: the table has a head of its own, the next line that
    is no remark goes on with figures in as many cells as a row before, and nothing in between announces a new table."""
    if _pieces(lines[number]) != 1 or _has_figures(lines[start]):
        return False
    after = next((n for n in range(number, min(number + MOST_REMARKS + 1, len(lines))) if _pieces(lines[n]) != 1), None)
    before = next(n for n in range(number, -1, -1) if _pieces(lines[n]) > 1)
    if after is None or before == start or lines[after - 1].rstrip().endswith(":"):
        return False
    mark = _cut_by(lines[start])
    if any(_cut_by(lines[n]) != mark for n in (before, after)) or not _has_figures(lines[after]):
        return False
    return any(_pieces(lines[n]) == _pieces(lines[after]) for n in range(start + 1, before + 1))


def _has_figures(line: str) -> bool:
    """Whether a line has a figure behind its first piece."""
    return any(shape(cell) in FIGURES for cell in _cells(line)[1:])


def _cut_by(line: str) -> str:
    bare = line.strip()
    return "\t" if "\t" in bare else "|" if "|" in bare else " "


def _pieces(line: str) -> int:
    """How many cells a line holds; those of a line that is closed by bars at both ends may be empty."""
    cells = _cells(line)
    filled = len([cell for cell in cells if cell])
    bare = line.strip()
    closed = len(bare) > 2 and bare.startswith("|") and bare.endswith("|")
    return len(cells) if closed and filled else filled


def _cells(line: str) -> list[str]:
    mark = _cut_by(line)
    if mark == " ":
        return [found[0] for found in _GAP.finditer(line)]
    bare = line.strip("\n\r")
    if mark == "|":
        bare = bare.strip().removeprefix("|").removesuffix("|")
    return [" ".join(cell.split()) for cell in bare.split(mark)]


def _table(lines: Sequence[str], first: int, last: int) -> TextTable | None:
    mark = _cut_by(lines[first])
    inside = list(lines[first : last + 1])
    rows = _aligned(inside) if mark == " " else [_cells(line) if line.strip() else [] for line in inside]
    rows = [[] if all(set(cell) <= set("-=+: ") for cell in row) else row for row in rows]
    filled = [row for row in rows if any(row)]
    full = [row for row in filled if sum(map(bool, row)) > 1]  # lone texts are names and remarks
    if len(filled) < FEWEST_ROWS or any(len(cell) > LONGEST_CELL for row in full for cell in row):
        return None
    marks = repeated_marks(filled)
    counted = sum(any(one in FIGURES for one in shapes_with_marks(row, 0, len(row) - 1, marks)[1:]) for row in filled)
    if counted < max(1, len(full) // 2) and not _lists_cases(filled):
        return None
    return TextTable(first, last, rows)


def _lists_cases(rows: Sequence[Sequence[str]]) -> bool:
    """Rows of three cells or more, of which one in the same column is a date nearly throughout."""
    body = rows[1:]
    if len(body) < FEWEST_CASES or min(sum(map(bool, row)) for row in rows) < 3:
        return False
    width = min(len(row) for row in rows)
    return any(sum(shape(row[c]) in (TIME, YEAR) for row in body) > 0.9 * len(body) for c in range(width))


def _aligned(lines: Sequence[str]) -> list[list[str]]:
    """The cells of lines whose columns only blanks part: each piece goes to the column whose stretch it touches."""
    spans = [[(found.start(), found.end(), found[0]) for found in _GAP.finditer(line.expandtabs())] for line in lines]
    columns: list[list[int]] = []
    # A lone text names the rows below it and may reach over the columns to its right.
    for start, end in sorted((start, end) for line in spans if len(line) > 1 for start, end, _ in line):
        if columns and start < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], end)
        else:
            columns.append([start, end])
    rows: list[list[str]] = []
    for line in spans:
        row = [""] * len(columns)
        for start, _, text in line:
            at = (
                next((n for n, (left, right) in enumerate(columns) if left <= start < right), 0) if len(line) > 1 else 0
            )
            row[at] = f"{row[at]} {text}".strip()
        rows.append(row)
    return rows
