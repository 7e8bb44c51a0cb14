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

_NAMESPACE = re.compile(r"^\{urn:oasis:names:tc:opendocument:xmlns:(\w+):[\w.-]*\}")
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
    """Number formats by data style: "0%" for shares, "mmm-yy" for dates shown without their day."""

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


def _local(element: etree._Element) -> str:
    """The element's name behind that of its namespace: "table:table-row", "datastyle:percentage-style"."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return _NAMESPACE.sub(r"\1:", tag)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {_NAMESPACE.sub(r"\1:", str(name)): str(value) for name, value in element.attrib.items()}


def _parsed(package: ZipFile, part: str, events: tuple[str, ...]) -> Iterator[tuple[str, etree._Element]]:
    with package.open(part) as stream, suppress(etree.XMLSyntaxError, ValueError):
        yield from etree.iterparse(stream, events=events, resolve_entities=False, no_network=True, recover=True)


def _read_styles(package: ZipFile, part: str, styles: _Styles) -> None:
    for _, element in _parsed(package, part, ("end",)):
        name = _local(element)
        if name == "style:style":
            _read_style(element, styles)
        elif name == "datastyle:percentage-style":
            styles.formats[_attributes(element).get("style:name", "")] = "0%"
        elif name == "datastyle:date-style":
            shown = {_local(child) for child in element}
            if "datastyle:month" in shown and "datastyle:year" in shown and "datastyle:day" not in shown:
                styles.formats[_attributes(element).get("style:name", "")] = "mmm-yy"
        elif name in ("office:automatic-styles", "office:styles"):
            element.clear()
            if name == "office:automatic-styles" and part == "content.xml":
                return


def _read_style(element: etree._Element, styles: _Styles) -> None:
    own = _attributes(element)
    if own.get("style:family") != "table-cell":
        return
    style = _Style(own.get("style:parent-style-name", ""), own.get("style:data-style-name"))
    for child in element:
        said = _attributes(child)
        line = next((value for key, value in said.items() if key.endswith("text-line-through-style")), None)
        if line is not None:
            style.struck = line != "none"
        margin = next((value for key, value in said.items() if key.endswith("margin-left")), None)
        if margin is not None and (found := _LENGTH.fullmatch(margin)):
            style.indent = round(float(found[1]) * _CENTIMETRES[found[2]] / SPACE)
    styles.cells[own.get("style:name", "")] = style


def _sheets(package: ZipFile, styles: _Styles) -> Iterator[tuple[str, SheetDetail]]:
    sheet: _Sheet | None = None
    name = ""
    for event, element in _parsed(package, "content.xml", ("start", "end")):
        tag = _local(element)
        if tag == "table:table":
            if event == "start" and sheet is None:
                name, sheet = _attributes(element).get("table:name", ""), _Sheet(styles)
            elif event == "end" and sheet is not None and _attributes(element).get("table:name", "") == name:
                yield name, sheet.detail
                sheet = None
                element.clear()
        elif event == "end" and sheet is not None:
            if tag == "table:table-column":
                sheet.take_columns(_attributes(element))
            elif tag == "table:table-row":
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

    def take_columns(self, own: dict[str, str]) -> None:
        repeated = _times(own, "table:number-columns-repeated")
        followed = min(repeated, MOST_REPEATED)
        if own.get("table:visibility") in ("collapse", "filter"):
            self.detail.hidden_columns.update(range(self._columns, self._columns + followed))
        if len(self._column_styles) == self._columns:
            self._column_styles.extend([own.get("table:default-cell-style-name", "")] * followed)
        self._columns += repeated

    def take_row(self, row: etree._Element) -> None:
        own = _attributes(row)
        repeated = _times(own, "table:number-rows-repeated")
        rows = range(self._row, self._row + min(repeated, MOST_REPEATED))
        if own.get("table:visibility") in ("collapse", "filter"):
            self.detail.hidden_rows.update(rows)
        column = 0
        for cell in row:
            if _local(cell) not in ("table:table-cell", "table:covered-table-cell"):
                continue
            said = _attributes(cell)
            times = _times(said, "table:number-columns-repeated")
            if len(cell) or "office:value-type" in said:
                for at in range(column, column + min(times, MOST_REPEATED)):
                    for number in rows:
                        self._take_cell(cell, said, number, at, own)
            self._take_span(said, column)
            column += times
        self._row += repeated

    def _take_cell(
        self, cell: etree._Element, said: dict[str, str], row: int, column: int, of_row: dict[str, str]
    ) -> None:
        beneath = self._column_styles[column] if column < len(self._column_styles) else ""
        name = said.get("table:style-name") or of_row.get("table:default-cell-style-name") or beneath
        if name not in self._known:
            self._known[name] = self._styles.of(name)
        code, struck, indent = self._known[name]
        if said.get("office:value-type") == "percentage":
            code = "0%"
        if code:
            self.detail.formats[row, column] = code
        if struck:
            self.detail.struck.add((row, column))
        if indent:
            self.detail.indents[row, column] = indent
        for child in cell:
            if _local(child) == "office:annotation":
                texts = [str(text) for part in child if _local(part) == "text:p" for text in part.itertext()]
                self.detail.comments[row, column] = " ".join("".join(texts).split())

    def _take_span(self, said: dict[str, str], column: int) -> None:
        right = _times(said, "table:number-columns-spanned")
        down = _times(said, "table:number-rows-spanned")
        if right > 1 or down > 1:
            self.detail.merged.append(Span(self._row, self._row + down - 1, column, column + right - 1))


def _times(said: dict[str, str], name: str) -> int:
    text = said.get(name, "1")
    return min(int(text), 20_000_000) if text.isdigit() and int(text) else 1
