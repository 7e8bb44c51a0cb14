"""Excel 2003 XML workbooks (SpreadsheetML, often named .xls or .xml) → one Grid a sheet.

Schema: "XML Spreadsheet Reference" of Office XP and 2003, namespace urn:schemas-microsoft-com:office:spreadsheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from lxml import etree

from ingestion.readers.shown_values import show_values
from ingestion.readers.workbook import WIDEST
from ingestion.readers.workbook_findings import HIDDEN_ROWS, HIDDEN_SHEET, STRUCK
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.grid import Grid, Span, Value
from ingestion.values.place import Place, cell_name
from ingestion.values.reading import UnreadableFile

MEDIA_TYPES = frozenset({"application/vnd.ms-excel.spreadsheetml"})
NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
SS = f"{{{NAMESPACE}}}"
X = "{urn:schemas-microsoft-com:office:excel}"
LONGEST = 70_000
"""Rows: the format's own most is 65,536."""
MOST_CELLS = 2_000_000

DAMAGED = "The workbook is damaged and cannot be opened. Please ask the sender for it again."
TOO_LARGE = "The workbook claims more cells than it can hold. Please ask for it as .xlsx or CSV."


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile: damaged, too_large."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.parse(str(path), parser).getroot()
    except (etree.LxmlError, OSError, ValueError) as fault:
        raise UnreadableFile("damaged", DAMAGED) from fault
    styles = _styles(root)
    contents = Contents()
    for sheet in root.iter(f"{SS}Worksheet"):
        grid = _grid(sheet, styles)
        if not any(any(value not in ("", None) for value in row) for row in grid.rows):
            continue
        contents.grids.append(grid)
        _notice(grid, contents)
        progress(sum(len(one.rows) for one in contents.grids), None, "rows")
    return contents


def _styles(root: etree._Element) -> dict[str, tuple[str, bool]]:
    """By style: its number format, and whether it strikes its text through."""
    found: dict[str, tuple[str, bool]] = {}
    for style in root.iter(f"{SS}Style"):
        shown, font = style.find(f"{SS}NumberFormat"), style.find(f"{SS}Font")
        code = (shown.get(f"{SS}Format") or "") if shown is not None else ""
        struck = font is not None and font.get(f"{SS}StrikeThrough") == "1"
        found[style.get(f"{SS}ID") or ""] = ("0.00%" if code == "Percent" else code, struck)
    return found


def _grid(sheet: etree._Element, styles: dict[str, tuple[str, bool]]) -> Grid:
    grid = Grid([], sheet=sheet.get(f"{SS}Name") or "Sheet")
    visible = sheet.find(f"{X}WorksheetOptions/{X}Visible")
    grid.hidden = visible is not None and (visible.text or "").startswith("SheetHidden")
    table = sheet.find(f"{SS}Table")
    if table is None:
        return grid
    formats: dict[tuple[int, int], str] = {}
    struck: set[tuple[int, int]] = set()
    hidden: set[int] = set()
    rows: list[Sequence[Value]] = []
    held = 0
    for row in table.iterchildren(f"{SS}Row"):
        number = _number(row, "Index", len(rows) + 1) - 1
        if not len(rows) <= number < LONGEST:
            raise UnreadableFile("too_large", TOO_LARGE)
        rows.extend(() for _ in range(number - len(rows)))
        values: list[Value] = []
        if row.get(f"{SS}Hidden") == "1":
            hidden.add(number)
        for cell in row.iterchildren(f"{SS}Cell"):
            column = _number(cell, "Index", len(values) + 1) - 1
            if not len(values) <= column < WIDEST:
                raise UnreadableFile("too_large", TOO_LARGE)
            values.extend([""] * (column - len(values)))
            across, down = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
            if across or down:
                grid.merged.append(Span(number, min(number + down, LONGEST), column, min(column + across, WIDEST)))
            values.append(_value(cell))
            values.extend([""] * min(across, WIDEST - column))
            code, crossed = styles.get(cell.get(f"{SS}StyleID") or row.get(f"{SS}StyleID") or "", ("", False))
            if code and code != "General":
                formats[number, column] = code
            if crossed and values[column] not in ("", None):
                struck.add((number, column))
        held += len(values)
        if held > MOST_CELLS:
            raise UnreadableFile("too_large", TOO_LARGE)
        rows.append(values)
    grid.rows, grid.formats = rows, formats
    show_values(grid)
    grid.struck, grid.hidden_rows = frozenset(struck), frozenset(hidden)
    return grid


def _value(cell: etree._Element) -> Value:
    data = cell.find(f"{SS}Data")
    if data is None:
        return ""
    text = "".join(str(part) for part in data.itertext())
    kind = data.get(f"{SS}Type")
    if kind == "Number":
        with suppress(ValueError):
            number = float(text)
            return int(number) if number.is_integer() else number
    if kind == "DateTime":
        with suppress(ValueError):
            return datetime.fromisoformat(text)
    if kind == "Boolean":
        return text == "1"
    return text


def _number(element: etree._Element, name: str, otherwise: int) -> int:
    said = element.get(f"{SS}{name}") or ""
    return int(said) if said.isdigit() and len(said) < 8 else otherwise


def _notice(grid: Grid, contents: Contents) -> None:
    where = Place(sheet=grid.sheet)
    if grid.hidden:
        contents.findings.append(
            HIDDEN_SHEET.found(f"The sheet “{grid.sheet}” is hidden; no figures were taken from it.", where)
        )
        contents.quarantine = f"It has a hidden sheet with content (“{grid.sheet}”), which may hold personal data."
    elif filled := sorted(r for r in grid.hidden_rows if any(value not in ("", None) for value in grid.rows[r])):
        told = f"In the sheet “{grid.sheet}” {len(filled)} rows are hidden (from row {filled[0] + 1})"
        contents.findings.append(HIDDEN_ROWS.found(f"{told}; their figures were read.", where))
        contents.quarantine = f"The sheet “{grid.sheet}” has hidden rows, which may hold personal data."
    if grid.struck:
        first = min(grid.struck)
        contents.findings.append(
            STRUCK.found(
                f"{len(grid.struck)} cells of the sheet “{grid.sheet}” are struck through.",
                Place(grid.sheet, cell_name(*first)),
            )
        )
