"""Workbooks: .xlsx .xlsm .xlsb .xls .ods → one Grid a sheet.

Values come from python-calamine, which opens what openpyxl refuses; what it loses (formats, hidden rows, comments,
errors) from the package's own parts. A sheet too long to hold goes on in `Grid.more`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from ingestion.readers.cell_rows import unfold
from ingestion.readers.compound_file import Circular, spread_out
from ingestion.readers.long_sheet import LongSheet
from ingestion.readers.old_workbook import scan_old_workbook
from ingestion.readers.opendocument_package import scan_opendocument
from ingestion.readers.shown_values import show_values
from ingestion.readers.workbook_findings import (
    COMMENTS,
    COMMENTS_WITH_NUMBERS,
    DAMAGED,
    DETAIL_UNSEEN,
    EXTERNAL_LINKS,
    HIDDEN_ROWS,
    HIDDEN_SHEET,
    MACROS,
    PIVOT_CACHE,
    STRUCK,
    UNCALCULATED,
    UNSEEN,
    too_far,
)
from ingestion.readers.workbook_package import PackageDetail, SheetDetail, scan_package, shared_strings
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding
from ingestion.values.grid import Grid, Span, Value
from ingestion.values.labels import excerpt
from ingestion.values.place import Place, cell_name, column_letters
from ingestion.values.reading import UnreadableFile

OOXML = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.12"
BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
OLD = "application/vnd.ms-excel"
MEDIA_TYPES = frozenset({OOXML, MACRO, BINARY, OPEN_DOCUMENT, OLD})

LONGEST_HELD = 2_000
"""Rows of a sheet that are held in memory; the rest is streamed."""
WIDEST = 4_000
"""Columns beyond this are not tables of figures."""
MOST_COMMENTS = 5
"""Comments quoted in one sentence."""
YEAR_OF_YEARS, FIRST_YEAR, LAST_YEAR = 1905, 1990, 2040
"""The numbers that are years, shown as dates, are days of 1905."""


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile: encrypted, damaged."""
    try:
        if spread_out(path):
            raise too_far("")
    except Circular as fault:
        raise UnreadableFile("damaged", DAMAGED) from fault
    package = _package_of(path)
    far = [name for name, sheet in package.sheets.items() if sheet.far]
    if far:
        raise too_far(f" “{far[0]}”")
    contents = Contents()
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = list(workbook.sheets_metadata)
        for meta in sheets:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            detail = package.sheets.get(meta.name)
            if detail is not None and detail.long:
                grid = _long_grid(path, meta.name, package, detail)
            else:
                grid = _grid(path, workbook.get_sheet_by_name(meta.name), detail)
            grid.hidden = meta.visible != SheetVisibleEnum.Visible
            contents.findings.extend(_unseen(grid, detail.unseen if detail is not None else ()))
            if any(any(value not in ("", None) for value in row) for row in grid.rows):
                contents.findings.extend(unfold(grid))
                contents.grids.append(grid)
            progress(sum(len(g.rows) for g in contents.grids), None, "rows")
    except python_calamine.PasswordError as refusal:
        raise UnreadableFile(
            "encrypted", "The workbook is locked with a password. Please ask the sender for a copy without one."
        ) from refusal
    except (python_calamine.CalamineError, OSError, ValueError) as fault:
        raise UnreadableFile("damaged", DAMAGED) from fault
    contents.findings.extend(_noticed(contents.grids, package))
    contents.quarantine = _reason_for_quarantine(contents.grids, package)
    return contents


def _package_of(path: Path) -> PackageDetail:
    try:
        with ZipFile(path) as package:
            names = set(package.namelist())
    except (BadZipFile, OSError):
        names = set()
    try:
        if "[Content_Types].xml" in names:
            return scan_package(path)
        return scan_opendocument(path) if "content.xml" in names else scan_old_workbook(path)
    except Exception:
        # Values may be read all the same; that what is hidden is not known must be said, whatever broke.
        return PackageDetail(unseen=True)


def _grid(path: Path, sheet: CalamineSheet, detail: SheetDetail | None) -> Grid:
    name = sheet.name
    # calamine gives rows from the sheet's first one, but columns from the first that is used.
    margin = sheet.start[1] if sheet.start else 0
    stream = iter(sheet.iter_rows())
    rows: list[Sequence[Value]] = [[*[""] * margin, *row] if margin else row for row in islice(stream, LONGEST_HELD)]
    rows = [_without_dated_years(row) for row in _trimmed(rows)]
    grid = Grid(rows=rows, sheet=name)
    if next(stream, None) is not None:
        grid.more = lambda columns=None: _rest(path, name)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if (bottom, right) != (top, left) and top < len(rows):
            grid.merged.append(Span(top, bottom, left, right))
    if detail is not None:
        _add_detail(grid, detail)
    return grid


def _long_grid(path: Path, name: str, package: PackageDetail, detail: SheetDetail) -> Grid:
    """A sheet too long for calamine to hold: its first rows, and the rest as a stream."""
    sheet = LongSheet(path, detail.part, shared_strings(path), package.formats, package.dates_1904)
    held = sheet.head(LONGEST_HELD)
    full = len(held) == LONGEST_HELD
    grid = Grid(rows=_trimmed(list(held)), sheet=name)
    width = grid.width
    if full:
        grid.more = lambda columns=None: sheet.after(LONGEST_HELD, width, columns)
    grid.hidden_rows = frozenset(row for row in detail.hidden_rows if row < len(grid.rows))
    grid.hidden_columns = frozenset(column for column in detail.hidden_columns if column < width)
    return grid


def _rest(path: Path, name: str) -> Iterable[Sequence[Value]]:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name)
    margin: list[Value] = [""] * (sheet.start[1] if sheet.start else 0)
    rows = islice(sheet.iter_rows(), LONGEST_HELD, None)
    return ([*margin, *row] for row in rows) if margin else rows


def _without_dated_years(row: Sequence[Value]) -> Sequence[Value]:
    """Years that were typed where cells show dates are years again: 2014 is the number of 6 July 1905."""
    if not any(isinstance(value, date) and value.year == YEAR_OF_YEARS for value in row):
        return row
    return [_year_of(value) if isinstance(value, date) else value for value in row]


def _year_of(value: date) -> Value:
    number = value.toordinal() - date(1899, 12, 30).toordinal()
    midnight = not isinstance(value, datetime) or value.time() == time(0)
    return number if midnight and FIRST_YEAR <= number <= LAST_YEAR else value


def _trimmed(rows: list[Sequence[Value]]) -> list[Sequence[Value]]:
    """Without the empty rows below and the empty cells to the right: a sheet may declare far more than it holds."""
    last = len(rows)
    while last and all(value == "" or value is None for value in rows[last - 1]):
        last -= 1
    width = 0
    for row in rows[:last]:
        for column in range(len(row) - 1, width - 1, -1):
            if row[column] != "" and row[column] is not None:
                width = column + 1
                break
    return [row[: min(width, WIDEST)] for row in rows[:last]]


def _add_detail(grid: Grid, detail: SheetDetail) -> None:
    height = len(grid.rows)
    grid.hidden_rows = frozenset(row for row in detail.hidden_rows if row < height)
    width = grid.width
    grid.hidden_columns = frozenset(column for column in detail.hidden_columns if column < width)
    grid.formats, grid.comments = detail.formats, detail.comments
    grid.struck = frozenset(detail.struck)
    detail.unseen |= show_values(grid)
    grid.indents = detail.indents
    grid.merged.extend(span for span in detail.merged if span.row < height and span.column < width)
    for (row, column), text in chain(detail.errors.items(), ((at, f"={f}") for at, f in detail.uncalculated.items())):
        if row < height and grid.value(row, column) in ("", None):
            line = list(grid.rows[row])
            line.extend([""] * (column + 1 - len(line)))
            line[column] = text
            grid.rows[row] = line


def _unseen(grid: Grid, cells: Iterable[tuple[int, int]]) -> Iterator[Finding]:
    """Numbers in white on white, or that their format hides."""
    unseen = sorted(at for at in cells if at[0] < len(grid.rows) and isinstance(grid.value(*at), int | float))
    if unseen and not grid.hidden:
        some, hold = (
            (f"{len(unseen)} cells", "hold numbers that are")
            if len(unseen) > 1
            else ("One cell", "holds a number that is")
        )
        yield UNSEEN.found(
            f"{some} of the sheet “{grid.sheet}” {hold} not to be seen, the first "
            f"“{plain_text(grid.value(*unseen[0]))}”; read all the same.",
            Place(grid.sheet, cell_name(*unseen[0])),
        )


def _noticed(grids: list[Grid], package: PackageDetail) -> Iterator[Finding]:
    for grid in grids:
        place = Place(sheet=grid.sheet)
        if grid.hidden:
            filled = sum(1 for row in grid.rows for value in row if value not in ("", None))
            yield HIDDEN_SHEET.found(
                f"The sheet “{grid.sheet}” is hidden and holds {filled} filled cells; no figures were taken from it.",
                place,
            )
        elif hidden := _hidden_words(grid):
            yield HIDDEN_ROWS.found(f"In the sheet “{grid.sheet}” {hidden} hidden; their figures were read.", place)
        numbered = {at: text for at, text in grid.comments.items() if re.search(r"\d", text)}
        for kind, comments in (
            (COMMENTS_WITH_NUMBERS, numbered),
            (COMMENTS, {at: text for at, text in grid.comments.items() if at not in numbered}),
        ):
            if comments:
                yield kind.found(_comments_told(grid, comments), Place(grid.sheet, cell_name(*min(comments))))
        struck = sorted(at for at in grid.struck if grid.value(*at) not in ("", None))
        if struck:
            some = f"{len(struck)} cells" if len(struck) > 1 else "One cell"
            are = "are" if len(struck) > 1 else "is"
            yield STRUCK.found(
                f"{some} of the sheet “{grid.sheet}” {are} struck through, the first "
                f"“{plain_text(grid.value(*struck[0]))}”.",
                Place(grid.sheet, cell_name(*struck[0])),
            )
        detail = package.sheets.get(grid.sheet or "")
        if detail and detail.uncalculated:
            first = min(detail.uncalculated)
            yield UNCALCULATED.found(
                f"{len(detail.uncalculated)} cells of the sheet “{grid.sheet}” hold formulas without a saved value, "
                f"the first “={detail.uncalculated[first][:60]}”.",
                Place(grid.sheet, cell_name(*first)),
            )
    if package.unseen:
        yield DETAIL_UNSEEN.found("The workbook’s description of its sheets is damaged: what it hides is not known.")
    if package.external_links:
        yield EXTERNAL_LINKS.found(f"The workbook links to {package.external_links} other files; none was opened.")
    for part, count in package.pivot_records:
        yield PIVOT_CACHE.found(
            f"The workbook carries the {count} rows behind a pivot table ({part.rsplit('/', 1)[-1]})."
        )
    if package.macros:
        yield MACROS.found("The workbook carries macros; they were not run.")


def _comments_told(grid: Grid, comments: Mapping[tuple[int, int], str]) -> str:
    shown = "; ".join(f"{cell_name(*at)} “{excerpt(comments[at], 120)}”" for at in sorted(comments)[:MOST_COMMENTS])
    more = f" and {len(comments) - MOST_COMMENTS} more" if len(comments) > MOST_COMMENTS else ""
    comment = "a comment" if len(comments) == 1 else "comments"
    return f"The sheet “{grid.sheet}” has {comment} at {shown}{more}."


def _hidden_words(grid: Grid) -> str:
    rows = [r for r in sorted(grid.hidden_rows) if any(value not in ("", None) for value in grid.rows[r])]
    columns = [
        c for c in sorted(grid.hidden_columns) if any(grid.value(r, c) not in ("", None) for r in range(len(grid.rows)))
    ]
    parts = []
    if rows:
        parts.append(f"{len(rows)} rows (from row {rows[0] + 1})" if len(rows) > 1 else f"row {rows[0] + 1}")
    if columns:
        letters = ", ".join(column_letters(c) for c in columns[:6])
        parts.append(f"columns {letters}" if len(columns) > 1 else f"column {letters}")
    if not parts:
        return ""
    one = len(parts) == 1 and len(rows) + len(columns) == 1
    return " and ".join(parts) + (" is" if one else " are")


def _reason_for_quarantine(grids: list[Grid], package: PackageDetail) -> str | None:
    """Why nobody but a supervisor may see the document: what is hidden may be about people."""
    hidden = [grid.sheet for grid in grids if grid.hidden]
    if hidden:
        return f"It has a hidden sheet with content (“{hidden[0]}”), which may hold personal data."
    if any(count for _, count in package.pivot_records):
        return "It carries the rows behind a pivot table, which may hold personal data."
    for grid in grids:
        if _hidden_words(grid):
            return f"The sheet “{grid.sheet}” has hidden rows or columns, which may hold personal data."
    return None
