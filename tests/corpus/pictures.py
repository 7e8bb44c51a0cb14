"""Returns drawn as pictures, written as files, and what was read of them told in one line a figure.

    | Platform | 2017/18 | 2018/19 |
    | Facebook | 12      | 30      |

A cell that reads as a number is written as one, `2018-01-31` as a date, `'12` as text, and an empty one stays empty.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingestion.pipeline import read_file
from ingestion.values.period import Period
from ingestion.values.reading import Reading
from ingestion.values.record import Kind, Record

Cells = Sequence[Sequence[object]]


def cells(picture: str) -> list[list[object]]:
    """The picture's cells, row by row; a line without bars is a lone text in the first column."""
    rows: list[list[object]] = []
    for line in picture.strip("\n").splitlines():
        text = line.strip()
        if not text.startswith("|"):
            rows.append([text] if text else [])
            continue
        rows.append([_cell(part.strip()) for part in text.strip("|").split("|")])
    return rows


def _cell(text: str) -> object:
    if text.startswith("'"):
        return text[1:]
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return datetime.fromisoformat(text)
    return text or None


def workbook(path: Path, sheets: Mapping[str, str | Cells], merged: Mapping[str, Sequence[str]] | None = None) -> Path:
    """A workbook of the pictures by sheet; `merged` names ranges by sheet. A leading "(" hides the sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, picture in sheets.items():
        sheet: Worksheet = book.create_sheet(name)
        for r, row in enumerate(cells(picture) if isinstance(picture, str) else picture, 1):
            for c, value in enumerate(row, 1):
                if value is not None:
                    cell = sheet.cell(r, c)
                    cell.value = value
                    if isinstance(value, str) and value.startswith(("=", "#")):
                        cell.data_type = "s"
        for span in (merged or {}).get(name, ()):
            sheet.merge_cells(span)
    book.save(path)
    return path


def delimited(path: Path, picture: str, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, delimiter=delimiter)
        for row in cells(picture):
            writer.writerow(["" if value is None else _as_text(value) for value in row])
    return path


def _as_text(value: object) -> str:
    return value.strftime("%d/%m/%Y") if isinstance(value, datetime) else str(value)


def read(
    tmp_path: Path, picture: str | Cells, *more: str | Cells, name: str = "return.xlsx", merged: Sequence[str] = ()
) -> Reading:
    """The reading of a workbook with one sheet a picture."""
    sheets = {f"Sheet{n}": text for n, text in enumerate((picture, *more), 1)}
    return read_file(workbook(tmp_path / name, sheets, {"Sheet1": merged}))


def told(reading: Reading, totals: bool = False, blanks: bool = False) -> list[str]:
    """One line a figure, sorted: "2018/19 · Facebook: 12"; an interval as "1–4", an unknown as "?" and its kind."""
    return sorted(
        line(record)
        for record in reading.records
        if (totals or not record.total) and (blanks or record.kind is not Kind.BLANK)
    )


def only_totals(reading: Reading) -> list[str]:
    return sorted(line(record) for record in reading.records if record.total and record.kind is not Kind.BLANK)


def line(record: Record) -> str:
    labels = ", ".join(record.breakdown.values())
    bounds = record.interval
    if bounds.low is None:
        value = f"? {record.kind}"
    elif bounds.exact:
        value = f"{bounds.low:g}"
    else:
        value = f"{bounds.low}–{bounds.high if bounds.high is not None else ''}"
    return f"{short(record.period)} · {labels}: {value}"


def short(period: Period | None) -> str:
    """2018/19 · 2018 · 2018-04 · 2018-04-30 · 2018-04-01..2018-09-30 · "no period"."""
    if period is None:
        return "no period"
    start, end = period.start, period.end
    if start is None or end is None:
        return f"undated {period.as_written}"
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (4, 1, 3, 31) and end.year == start.year + 1:
        return f"{start.year}/{end.year % 100:02d}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and end.year == start.year:
        return str(start.year)
    after = date(end.year + end.month // 12, end.month % 12 + 1, 1)
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and (after - end).days == 1:
        return f"{start:%Y-%m}"
    return f"{start.isoformat()}..{end.isoformat()}"


def lines(text: str) -> list[str]:
    """The expected lines of a test, sorted as `told` sorts them."""
    return sorted(stripped for row in text.splitlines() if (stripped := row.strip()))


def ids(reading: Reading) -> set[str]:
    return {finding.id for finding in reading.findings}


def messages(reading: Reading, id: str) -> list[str]:
    return [finding.message for finding in reading.findings if finding.id == id]
