"""Columns and heads of a sheet that was printed without its grid: a spreadsheet sets texts at the left of their cells
and numbers at the right or the middle, so a column begins where its head and its marks do and holds numbers in line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingestion.readers.pdf.columns import Column
from ingestion.readers.pdf.heads import Head
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure, is_time
from ingestion.readers.pdf.written_cells import WrittenCell
from ingestion.readers.pdf.written_rows import WrittenRow

FLUSH = 1.0
"""Points by which texts of one column begin apart, and its numbers end."""
PADDING = 6.0
"""Points: the text of a cell begins no further behind the number of the cell before it."""


class SheetColumns(NamedTuple):
    """The columns, the first that holds figures, and the heads over them."""

    columns: list[Column]
    first: int
    heads: list[Head]


def sheet_columns(heads: Sequence[WrittenRow], rows: Sequence[WrittenRow]) -> SheetColumns | None:
    """The columns of a sheet whose heads and rows with figures these are; None where a text or a number stands
    otherwise than in the cells of a sheet, or a column of figures has no head."""
    cells = [cell for row in rows for cell in row.all]
    numbers = [cell for cell in cells if _is_number(cell)]
    if not heads or not numbers:
        return None
    ends = _clustered(cell.x1 for cell in numbers)
    heads = [_parted_at(row, ends) for row in heads]
    texts = [cell for cell in cells if not _is_number(cell)]
    texts += [cell for row in heads for cell in row.all if not _ends_with_numbers(cell, ends)]
    begins = _clustered(cell.x0 for cell in texts)
    if len(begins) < 2 or min(cell.x0 for cell in numbers) < begins[0] - FLUSH:
        return None
    columns, held = [], []
    for x, after in pairwise([*begins, float("inf")]):
        inside = [cell for cell in cells if x - FLUSH <= cell.x0 < after - FLUSH]
        own = [cell for cell in inside if _is_number(cell)]
        if not inside or not _aligned(own) or any(cell.x1 > after + FLUSH for cell in own):
            return None
        columns.append(Column(x, max(cell.x1 for cell in own) if own else x + FLUSH))
        held.append(inside)
    words = [n for n, column in enumerate(held) if 2 * sum(is_figure(cell.text) for cell in column) <= len(column)]
    remarks = [n for n in words if n and all(later in words for later in range(n, len(columns)))]
    first = max((n for n in words if n not in remarks), default=-1) + 1
    if first + len(remarks) == len(columns) or (
        first and len(held[first]) == len(rows) and _counts_nothing(held[first])
    ):
        return None
    if any(n not in words for n in range(first)) or _runs_into_next(texts, begins[: first + 1]):
        return None
    found = _heads(heads, columns, first)
    return SheetColumns(columns, first, found) if found is not None else None


def _runs_into_next(texts: Sequence[WrittenCell], begins: Sequence[float]) -> bool:
    """Whether a word goes on where the next column of labels begins, or the first of figures: what was clipped there
    and what stands beside it cannot be told apart."""
    labels = [word for cell in texts if cell.x0 < begins[-1] - FLUSH for word in cell.words]
    return any(word.x0 < x - FLUSH and word.x1 > x + FLUSH for word in labels for x in begins[1:])


def _ends_with_numbers(cell: WrittenCell, ends: Sequence[float]) -> bool:
    """Whether a head is a number, as a year may be, and stands as those under it do."""
    return _is_number(cell) and any(abs(cell.x1 - end) <= FLUSH for end in ends)


def _aligned(numbers: Sequence[WrittenCell]) -> bool:
    """Whether the numbers of a column end, begin or are centred at one place."""
    places = zip(*((cell.x1, cell.x0, (cell.x0 + cell.x1) / 2) for cell in numbers), strict=True)
    return not numbers or any(max(at) - min(at) <= FLUSH for at in places)


def _parted_at(row: WrittenRow, ends: Sequence[float]) -> WrittenRow:
    """The row with heads parted that stand close beside each other, where a column's numbers end between two words."""
    cells: list[WrittenCell] = []
    for cell in row.all:
        begun = [
            n
            for n, (a, b) in enumerate(pairwise(cell.words), 1)
            if cell.lines == 1 and any(a.x1 <= end + PADDING and -FLUSH <= b.x0 - end <= PADDING for end in ends)
        ]
        cells += [_cell(cell.words[a:b]) for a, b in pairwise([0, *begun, len(cell.words)])] if begun else [cell]
    return WrittenRow(cells)


def _cell(words: list[Word]) -> WrittenCell:
    x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
    return WrittenCell(words, x0, x1, min(w.top for w in words), max(w.bottom for w in words), words[0].top)


def _is_number(cell: WrittenCell) -> bool:
    return cell.text.replace(",", "").isdecimal()


def _clustered(places: Iterable[float]) -> list[float]:
    """The places from the left, those of one column once."""
    found: list[float] = []
    for x in sorted(places):
        if not found or x - found[-1] > FLUSH:
            found.append(x)
    return found


def _counts_nothing(column: Sequence[WrittenCell]) -> bool:
    """Whether the first numbers beside the labels label the rows too: years, or their places one to the last."""
    numbers = [cell.text for cell in column if _is_number(cell)]
    differ = len(set(numbers)) == len(numbers) > 1
    return differ and (all(map(is_time, numbers)) or numbers == [str(n + 1) for n in range(len(numbers))])


def _heads(rows: Sequence[WrittenRow], columns: Sequence[Column], first: int) -> list[Head] | None:
    """Each head over its column; one with heads below it over those up to the next head beside it."""
    begun: list[dict[int, WrittenCell]] = []
    for row in rows:
        at: dict[int, WrittenCell] = {}
        for cell in row.all:
            column = next((n for n, c in enumerate(columns) if abs(c.x0 - cell.x0) <= FLUSH), None)
            if column is None and _is_number(cell):
                column = next(
                    (n for n, c in enumerate(columns) if c.x0 < cell.x0 and abs(c.x1 - cell.x1) <= FLUSH), None
                )
            if column is None or column in at:
                return None
            at[column] = cell
        begun.append(at)
    found: list[Head] = []
    for level, at in enumerate(begun):
        for column, cell in at.items():
            below = [n for n in range(level + 1, len(rows)) if column in begun[n]]
            last = below[0] - 1 if below else len(rows) - 1
            others = min((n for n in at if n > column), default=len(columns))
            reach = others - 1 if below and column >= first else column
            if below and any(all(n not in begun[deep] for deep in range(level + 1, len(rows)))
                             for n in range(column, reach + 1)):  # fmt: skip
                return None
            found.append(Head(column, reach, cell.words, cell.x0, cell.x1, cell.top, cell.bottom, level, last))
    headed = {n for head in found for n in range(head.c0, head.c1 + 1)}
    return found if headed >= set(range(first, len(columns))) else None
