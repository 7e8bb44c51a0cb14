"""A return that was changed in a way that changes no figure: what is read must stay the same, or it must be told.

A sheet is its rows of plain values. Changes act on them; what was read is compared without places.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from openpyxl import Workbook
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from ingestion.values.finding import Level
from ingestion.values.reading import Reading
from tests.world.judging import flat, labels

Rows = list[list[object]]
Sheets = list[tuple[str, Rows]]
Said = Counter[tuple[object, ...]]


def sheets_of(path: Path) -> Sheets:
    """Every visible sheet of a workbook, or the one of a delimited file, as plain values."""
    if path.suffix.lower() == ".csv":
        text = path.read_text(encoding="utf-8-sig")
        dialect = csv.Sniffer().sniff(text[:4000], ",;\t")
        return [("Sheet1", [list(row) for row in csv.reader(text.splitlines(), dialect)])]
    book = CalamineWorkbook.from_path(str(path))
    shown = [meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
    return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in shown]


def written(sheets: Sheets, path: Path) -> Path:
    """The sheets as a workbook or a delimited file (its first sheet), by the path's suffix."""
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as held:
            csv.writer(held).writerows([["" if v is None else _plain(v) for v in row] for row in sheets[0][1]])
        return path
    book = Workbook()
    for number, (name, rows) in enumerate(sheets):
        page = book.active if number == 0 else book.create_sheet()
        page.title = name
        for row in rows:
            page.append([None if value == "" else _plain(value) for value in row])
    book.save(path)
    return path


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def title_rows(rows: Rows, drawn: Random) -> Rows:
    return [["Northshire Police"], ["Freedom of Information request FOI 2024/0417"], [], *rows]


def letterhead(rows: Rows, drawn: Random) -> Rows:
    return [["Information Rights Unit"], ["Telephone 101, extension 4512"], ["OFFICIAL"], [], *rows]


def note(rows: Rows, drawn: Random) -> Rows:
    return [*rows, [], ["Data extracted on 14/06/2024. It took 2.5 hours to gather this information."]]


def blank_column(rows: Rows, drawn: Random) -> Rows:
    return [["", *row] for row in rows]


def blank_rows(rows: Rows, drawn: Random) -> Rows:
    return [[], [], *rows, []]


def trailing_columns(rows: Rows, drawn: Random) -> Rows:
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[""] * (width + 3 - len(row))] for row in rows]


CHANGES: dict[str, Callable[[Rows, Random], Rows]] = {
    "title rows": title_rows,
    "a letterhead": letterhead,
    "a note": note,
    "a blank column": blank_column,
    "blank rows": blank_rows,
    "empty columns behind": trailing_columns,
}


def changed(sheets: Sheets, change: Callable[[Rows, Random], Rows], drawn: Random) -> Sheets:
    return [(name, change([list(row) for row in rows], drawn)) for name, rows in sheets]


def said(reading: Reading) -> Said:
    """What was read, without places: categories, period, bounds, and whether it is a printed total."""
    return Counter(
        (
            labels(record),
            record.period and (record.period.start, record.period.end),
            (record.interval.low, record.interval.high),
            record.total,
        )
        for _, part in flat(reading)
        for record in part.records
        if record.interval.low is not None
    )


def told(reading: Reading) -> Counter[str]:
    """Errors and warnings by kind."""
    return Counter(
        finding.id
        for _, part in flat(reading)
        for finding in part.findings
        if finding.level in (Level.ERROR, Level.WARNING)
    ) + Counter("unreadable" for _, part in flat(reading) if part.error)


def differs_in_silence(before: Reading, after: Reading) -> bool:
    """Something else is read and nothing more is told."""
    return said(before) != said(after) and not told(after) - told(before)


def reordered(rows: Sequence[list[object]], first: int, last: int, drawn: Random) -> Rows:
    """The rows from `first` to `last` (inclusive, 0-based) in another order."""
    middle = list(rows[first : last + 1])
    drawn.shuffle(middle)
    return [*rows[:first], *middle, *rows[last + 1 :]]
