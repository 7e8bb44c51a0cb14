"""What an OpenDocument sheet says beyond its values: merged cells, hidden rows and columns, shares and months by their
styles, struck text, comments, indents.

python-calamine gives the values alone. Here content.xml is scanned once, in its order (OpenDocument 1.3, part 3, 9.1: a
row or cell that repeats is written once, with how often).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from ingestion.readers.workbook_package import PackageDetail, SheetDetail
from ingestion.values.grid import Span

MOST_REPEATED = 2_000
"""Times that one written row or cell is followed: empty ones repeat to the sheet's edge."""
SPACE = 0.35
"""Centimetres of one step of indentation."""

_XMLNS = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TABLE, _OFFICE, _STYLE, _NUMBER, _TEXT, _FO = (
    _XMLNS.format(name) for name in ("table", "office", "style", "datastyle", "text", "xsl-fo-compatible")
)
_CELLS = frozenset((f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"))
_HIDDEN = frozenset(("collapse", "filter"))
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}


@dataclass(slots=True)
class _Style:
    """What a cell style says; None where it leaves that to its parent."""

    parent: str = ""
    data: str | None = None
    struck: bool | None = None
    indent: int | None = None


@dataclass(slots=True)
class _Styles:
    cells: dict[str, _Style] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    """Number formats by data style: "0%" for shares, "mmm-yy" and "yyyy" for dates shown without
    their day, or their day and month."""

    def of(self, name: str) -> tuple[str, bool, int]:
        """The cell style's number format, whether it is struck through, and its indent."""
        data, struck, indent = None, None, None
        for _ in range(10):
            style = self.cells.get(name)
            if style is None:
                break
            data = style.data if data is None else data
            struck = style.struck if struck is None else struck
            indent = style.indent if indent is None else indent
            name = style.parent
        return self.formats.get(data or "", ""), bool(struck), indent or 0


def scan_opendocument(path: Path) -> PackageDetail:
    """Everything this module knows about an OpenDocument spreadsheet, by the names of its sheets. A part that is
    missing or broken is passed over: the values are read elsewhere, and what cannot be opened is refused there."""
    detail = PackageDetail()
    with ZipFile(path) as package:
        names = set(package.namelist())
        styles = _Styles()
        for part in ("styles.xml", "content.xml"):
            if part in names:
                _read_styles(package, part, styles)
        if "content.xml" in names:
            for name, sheet in _sheets(package, styles):
                detail.sheets[name] = sheet
    return detail


def _parsed(package: ZipFile, part: str, events: tuple[str, ...], *tags: str) -> Iterator[tuple[str, etree._Element]]:
    with package.open(part) as stream, suppress(etree.XMLSyntaxError, ValueError):
        yield from etree.iterparse(
            stream, events=events, tag=tags, resolve_entities=False, no_network=True, recover=True
        )


def _read_styles(package: ZipFile, part: str, styles: _Styles) -> None:
    share, date, cell = f"{_NUMBER}percentage-style", f"{_NUMBER}date-style", f"{_STYLE}style"
    ends = f"{_OFFICE}automatic-styles"
    for _, element in _parsed(package, part, ("end",), share, date, cell, ends):
        name = element.get(f"{_STYLE}name", "")
        if element.tag == cell:
            _read_style(element, name, styles)
        elif element.tag == share:
            styles.formats[name] = "0%"
        elif element.tag == date:
            shown = {child.tag for child in element}
            if {f"{_NUMBER}month", f"{_NUMBER}year"} <= shown and f"{_NUMBER}day" not in shown:
                styles.formats[name] = "mmm-yy"
            elif f"{_NUMBER}year" in shown and not shown & {f"{_NUMBER}month", f"{_NUMBER}day", f"{_NUMBER}hours"}:
                styles.formats[name] = "yyyy"
        elif part == "content.xml":
            return


def _read_style(element: etree._Element, name: str, styles: _Styles) -> None:
    if element.get(f"{_STYLE}family") != "table-cell":
        return
    style = _Style(element.get(f"{_STYLE}parent-style-name", ""), element.get(f"{_STYLE}data-style-name"))
    for child in element:
        line = child.get(f"{_STYLE}text-line-through-style")
        if line is not None:
            style.struck = line != "none"
        if found := _LENGTH.fullmatch(child.get(f"{_FO}margin-left", "")):
            style.indent = round(float(found[1]) * _CENTIMETRES[found[2]] / SPACE)
    styles.cells[name] = style


def _sheets(package: ZipFile, styles: _Styles) -> Iterator[tuple[str, SheetDetail]]:
    sheet: _Sheet | None = None
    outer: etree._Element | None = None
    table, column, row = f"{_TABLE}table", f"{_TABLE}table-column", f"{_TABLE}table-row"
    for event, element in _parsed(package, "content.xml", ("start", "end"), table, column, row):
        if event == "start":
            if element.tag == table and outer is None:
                outer, sheet = element, _Sheet(styles)
        elif sheet is None:
            continue
        elif element is outer:
            yield element.get(f"{_TABLE}name", ""), sheet.detail
            outer = sheet = None
            element.clear()
        elif element.tag == column:
            sheet.take_columns(element)
        elif element.tag == row:
            sheet.take_row(element)
            element.clear()


class _Sheet:
    """One sheet, taken column by column and row by row as they are written."""

    def __init__(self, styles: _Styles) -> None:
        self.detail = SheetDetail()
        self._styles = styles
        self._known: dict[str, tuple[str, bool, int]] = {}
        self._column_styles: list[str] = []
        self._columns = 0
        self._row = 0

    def take_columns(self, columns: etree._Element) -> None:
        repeated = _times(columns, "number-columns-repeated")
        followed = min(repeated, MOST_REPEATED)
        if columns.get(f"{_TABLE}visibility") in _HIDDEN:
            self.detail.hidden_columns.update(range(self._columns, self._columns + followed))
        if len(self._column_styles) == self._columns:
            self._column_styles.extend([columns.get(f"{_TABLE}default-cell-style-name", "")] * followed)
        self._columns += repeated

    def take_row(self, row: etree._Element) -> None:
        repeated = _times(row, "number-rows-repeated")
        rows = range(self._row, self._row + min(repeated, MOST_REPEATED))
        if row.get(f"{_TABLE}visibility") in _HIDDEN:
            self.detail.hidden_rows.update(rows)
        beneath = row.get(f"{_TABLE}default-cell-style-name", "")
        column = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            times = _times(cell, "number-columns-repeated")
            if len(cell) or cell.get(f"{_OFFICE}value-type") is not None:
                for at in range(column, column + min(times, MOST_REPEATED)):
                    self._take_cell(cell, rows, at, beneath)
            self._take_span(cell, column)
            column += times
        self._row += repeated

    def _take_cell(self, cell: etree._Element, rows: range, column: int, beneath: str) -> None:
        name = cell.get(f"{_TABLE}style-name") or beneath
        if not name and column < len(self._column_styles):
            name = self._column_styles[column]
        if name not in self._known:
            self._known[name] = self._styles.of(name)
        code, struck, indent = self._known[name]
        if cell.get(f"{_OFFICE}value-type") == "percentage":
            code = "0%"
        comment = _comment(cell)
        for row in rows:
            if code:
                self.detail.formats[row, column] = code
            if struck:
                self.detail.struck.add((row, column))
            if indent:
                self.detail.indents[row, column] = indent
            if comment:
                self.detail.comments[row, column] = comment

    def _take_span(self, cell: etree._Element, column: int) -> None:
        right = _times(cell, "number-columns-spanned")
        down = _times(cell, "number-rows-spanned")
        if right > 1 or down > 1:
            self.detail.merged.append(Span(self._row, self._row + down - 1, column, column + right - 1))


def _comment(cell: etree._Element) -> str:
    for child in cell:
        if child.tag == f"{_OFFICE}annotation":
            said = (str(text) for part in child if part.tag == f"{_TEXT}p" for text in part.itertext())
            return " ".join("".join(said).split())
    return ""


def _times(element: etree._Element, name: str) -> int:
    text = element.get(_TABLE + name)
    if text is None:
        return 1
    return min(int(text), 20_000_000) if text.isdigit() and int(text) else 1
