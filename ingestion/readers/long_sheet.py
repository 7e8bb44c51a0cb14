"""A very long worksheet of an OOXML workbook, row by row from its part, never held whole.

python-calamine is fast but holds the sheet: 200,000 rows of fifteen columns take 280 MB. Here a regular expression made
for the sheet's own columns takes a chunk of rows at a time, and each distinct cell of a column is understood once.
A chunk that it does not fit (rich text, foreign prefixes, a row with more columns) is parsed with lxml instead.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from html import unescape
from itertools import repeat
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from ingestion.readers.workbook_package import cell_of
from ingestion.values.grid import Value
from ingestion.values.place import column_letters

CHUNK = 1 << 20
WIDEST = 200
"""Columns beyond this are not read from a long sheet."""
_DATE = re.compile(r"[dy]|mmm", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


@dataclass(slots=True)
class LongSheet:
    """One worksheet part, its shared strings and the styles that show dates. `dates_1904` shifts the epoch."""

    path: Path
    part: str
    strings: Sequence[str]
    formats: dict[int, str] = field(default_factory=dict)
    dates_1904: bool = False

    def head(self, count: int) -> list[list[Value]]:
        """The first rows, at their own numbers: rows that the file leaves out are empty."""
        rows: list[list[Value]] = []
        for number, row in self._parsed(count):
            while len(rows) < number:
                rows.append([])
            if len(rows) >= count:
                break
            rows.append(row)
        return rows[:count]

    def after(self, count: int, width: int, wanted: Container[int] | None = None) -> Iterator[Sequence[Value]]:
        """The rows after the first `count`, each `width` cells wide; columns that are not `wanted` come blank. Empty
        rows that the file leaves out are left out."""
        pattern = _row_pattern(width, wanted)
        known: list[dict[bytes, Value] | None] = [{} if wanted is None or c in wanted else None for c in range(width)]
        for chunk in self._chunks():
            rows = pattern.findall(chunk)
            if len(rows) != chunk.count(b"<row "):
                yield from (
                    row + [""] * (width - len(row)) if len(row) < width else row[:width]
                    for number, row in self._from_chunk(chunk)
                    if number >= count
                )
                continue
            first = int(rows[0][0]) if rows else count + 1
            if first <= count:
                rows = [row for row in rows if int(row[0]) > count]
            if rows:
                yield from self._understood(rows, known)

    def _understood(
        self, rows: list[tuple[bytes, ...]], known: list[dict[bytes, Value] | None]
    ) -> Iterable[Sequence[Value]]:
        columns = iter(list(zip(*rows, strict=True))[1:])
        values: list[Iterable[Value]] = []
        for seen in known:
            if seen is None:
                values.append(repeat("", len(rows)))
                continue
            column = next(columns)
            for token in set(column).difference(seen):
                seen[token] = self._value(token)
            values.append([seen[token] for token in column])
            if len(seen) > 50_000:
                seen.clear()
        return zip(*values, strict=True)

    def _value(self, token: bytes) -> Value:
        """The value of a cell from what stands between its reference and its end."""
        before, _, text = token.rpartition(b">")
        if not text:
            return ""
        kind, style = _attributes(before)
        return self._typed(kind, text.decode("utf-8", "replace"), style)

    def _typed(self, kind: str, text: str, style: int) -> Value:
        if kind == "s":
            index = int(text or 0)
            return self.strings[index] if index < len(self.strings) else ""
        if kind in ("inlineStr", "str"):
            return unescape(text)
        if kind == "b":
            return text == "1"
        if kind in ("e", "d") or not text:
            return text
        try:
            number = float(text)
        except ValueError:
            return text
        if shows_date(self.formats.get(style, "")):
            return self._date(number)
        return int(number) if number.is_integer() else number

    def _date(self, number: float) -> Value:
        epoch = datetime(1904, 1, 1) if self.dates_1904 else datetime(1899, 12, 30)
        try:
            return epoch + timedelta(days=number)
        except OverflowError:
            return number

    def _chunks(self) -> Iterator[bytes]:
        """Pieces of the part that end at the end of a row."""
        tail = b""
        with ZipFile(self.path) as package, package.open(self.part) as stream:
            while piece := stream.read(CHUNK):
                piece = tail + piece
                cut = piece.rfind(b"</row>") + 6
                if cut < 6:
                    tail = piece
                    continue
                yield piece[:cut]
                tail = piece[cut:]

    def _from_chunk(self, chunk: bytes) -> Iterator[tuple[int, list[Value]]]:
        start = chunk.find(b"<row")
        body = chunk[start:] if start >= 0 else b""
        wrapped = (
            b'<sheetData xmlns:r="r" xmlns:x="x" xmlns:x14ac="a" xmlns:xr="b" xmlns:mc="m">' + body + b"</sheetData>"
        )
        root = etree.fromstring(
            wrapped, etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
        )
        for element in root if root is not None else ():
            if isinstance(element.tag, str) and etree.QName(element).localname == "row":
                yield self._row(element)

    def _parsed(self, count: int) -> Iterator[tuple[int, list[Value]]]:
        for chunk in self._chunks():
            for number, row in self._from_chunk(chunk):
                yield number, row
                if number + 1 >= count:
                    return

    def _row(self, element: etree._Element) -> tuple[int, list[Value]]:
        row: list[Value] = []
        column = -1
        for cell in element:
            where = cell_of(cell.get("r") or "")
            column = where[1] if where else column + 1
            if column >= WIDEST:
                continue
            row.extend([""] * (column + 1 - len(row)))
            text = "".join(_said(child) for child in cell)
            row[column] = self._typed(cell.get("t") or "n", text, int(cell.get("s") or 0)) if text else ""
        return int(element.get("r") or 1) - 1, row


def shows_date(code: str) -> bool:
    """Whether a number format shows a day."""
    return bool(_DATE.search(_QUOTED.sub("", code))) and "General" not in code


def _said(child: etree._Element) -> str:
    """The text of a cell's value, plain or rich; "" of whatever else a cell holds."""
    tag = child.tag
    if not isinstance(tag, str) or tag[tag.rfind("}") + 1 :] not in ("v", "is"):
        return ""
    return "".join(str(text) for text in child.itertext()) if len(child) else child.text or ""


@lru_cache(maxsize=4096)
def _attributes(before: bytes) -> tuple[str, int]:
    """The type and style that a cell's attributes give."""
    kind = re.search(rb't="(\w+)"', before)
    style = re.search(rb's="(\d+)"', before)
    return kind[1].decode() if kind else "n", int(style[1]) if style else 0


def _row_pattern(width: int, wanted: Container[int] | None) -> re.Pattern[bytes]:
    """A row with each of the first `width` cells there or not; group 1 is the row's number, then a group a wanted cell:
    what stands between its reference and the end of its value. Possessive, so that a row that does not fit fails at
    once."""
    value = r"[^<]*+(?:<f[^<]*+(?:</f>)?)?+(?:<(?:v|is><t)[^<]*+)?+"
    cells = "".join(
        rf'(?:<c r="{column_letters(column)}\d++"({"" if wanted is None or column in wanted else "?:"}'
        rf"{value})(?:(?:</v>|</t></is>)?+</c>)?+)?+"
        for column in range(width)
    )
    return re.compile(rf'<row r="(\d+)"[^>]*>{cells}</row>'.encode())
