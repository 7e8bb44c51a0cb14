"""Changes inside cells, and to a workbook beyond its values, that change no figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.world.changes import Rows


def _is_count(value: object) -> bool:
    """A whole number that is no year."""
    return isinstance(value, int | float) and float(value).is_integer() and not 1900 < value < 2100


def _each(change: Callable[[object], object]) -> Callable[[Rows, Random], Rows]:
    return lambda rows, drawn: [[change(value) for value in row] for row in rows]


def _of_texts(change: Callable[[str], str]) -> Callable[[Rows, Random], Rows]:
    return _each(lambda value: change(value) if isinstance(value, str) and value else value)


def _as_text(value: object) -> object:
    return str(int(value)) if _is_count(value) else value  # type: ignore[call-overload]


def _with_commas(value: object) -> object:
    return f"{int(value):,}" if _is_count(value) else value  # type: ignore[call-overload]


def capitals(rows: Rows, drawn: Random) -> Rows:
    """All that stands above a sheet's first row of counts."""
    first = next((n for n, row in enumerate(rows) if any(map(_is_count, row))), len(rows))
    return [[v.upper() if isinstance(v, str) and n < first else v for v in row] for n, row in enumerate(rows)]


IN_CELLS: dict[str, Callable[[Rows, Random], Rows]] = {
    "numbers as text": _each(_as_text),
    "commas of thousands": _each(_with_commas),
    "non-breaking spaces": _of_texts(lambda text: text.replace(" ", "\u00a0")),
    "long dashes": _of_texts(lambda text: re.sub(r"(?<=\d)-(?=\d)", "\N{EN DASH}", text)),
    "spaces behind": _of_texts(lambda text: text + "  "),
    "spaces before": _of_texts(lambda text: " " + text),
    "capitals": capitals,
}


def _frozen(book: Workbook) -> bool:
    for sheet in book.worksheets:
        sheet.freeze_panes = "B3"
    return True


def _unmerged(book: Workbook, *, filled: bool) -> bool:
    done = False
    for sheet in book.worksheets:
        for merged in list(sheet.merged_cells.ranges):
            done, value = True, sheet.cell(merged.min_row, merged.min_col).value
            sheet.unmerge_cells(str(merged))
            for row, column in merged.cells if filled else ():
                sheet.cell(row, column).value = value
    return done


def _turned_over(book: Workbook) -> bool:
    """The last sheet first."""
    for sheet in book.worksheets[:-1]:
        book.move_sheet(sheet, len(book.worksheets))
    book.active = 0
    return len(book.worksheets) > 1


def _hides_nothing(book: Workbook) -> bool:
    """Hidden rows and columns in which nothing stands."""
    for sheet in book.worksheets:
        sheet.row_dimensions[sheet.max_row + 2].hidden = True
        sheet.column_dimensions["ZZ"].hidden = True
    return True


OF_WORKBOOKS: dict[str, Callable[[Workbook], bool]] = {
    "frozen heads": _frozen,
    "unmerged": lambda book: _unmerged(book, filled=False),
    "unmerged and filled": lambda book: _unmerged(book, filled=True),
    "sheets in another order": _turned_over,
    "empty rows and columns hidden": _hides_nothing,
}


def changed_workbook(path: Path, change: Callable[[Workbook], bool], out: Path) -> Path | None:
    """The workbook with the change, its styles kept; None where there is nothing to change."""
    book = load_workbook(path)
    if not change(book):
        return None
    book.save(out)
    return out
