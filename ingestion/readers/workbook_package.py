"""What a workbook's package says beyond its values: hidden rows and columns, number formats, struck text, comments,
error values and formulas that nobody calculated, external links, pivot caches, macros.

python-calamine gives values fast and loses all of this; openpyxl keeps it and takes a hundred times as long on a long
sheet. So the parts of the package are scanned here with lxml: in full where a sheet is short, for what is hidden only
where it is long.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from ingestion.readers.workbook_styles import Styles, local, styles_of
from ingestion.values.grid import Span

LONGEST_SCANNED = 12_000_000
"""Bytes of a sheet's XML (about 150,000 cells) up to which every cell's style is looked at."""

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(slots=True)
class SheetDetail:
    """What one sheet's part says beyond values; keys are 0-based (row, column)."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[tuple[int, int]] = field(default_factory=set)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: dict[tuple[int, int], str] = field(default_factory=dict)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    unseen: set[tuple[int, int]] = field(default_factory=set)
    """Cells in white on white."""
    merged: list[Span] = field(default_factory=list)
    """Merged cells, where the reader of values does not know them."""
    part: str = ""
    long: bool = False
    """Whether the sheet's part is too long to look at cell by cell."""
    far: bool = False
    """Whether cells stand so far apart that a dense reading of the sheet would not fit."""


@dataclass(slots=True)
class PackageDetail:
    """The package as a whole, and its sheets by name."""

    sheets: dict[str, SheetDetail] = field(default_factory=dict)
    external_links: int = 0
    pivot_records: list[tuple[str, int]] = field(default_factory=list)
    macros: bool = False
    embedded: list[str] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    """Number formats by cell style."""
    dates_1904: bool = False
    unseen: bool = False
    """Whether the package broke its own form, so that nothing is known of what it hides."""


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """The 0-based column of its letters: A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_of(reference: str) -> tuple[int, int] | None:
    """The 0-based (row, column) of an A1 reference, None where it is no such thing."""
    found = _REFERENCE.fullmatch(reference)
    return (int(found[2]) - 1, column_number(found[1])) if found else None


def scan_package(path: Path) -> PackageDetail:
    """Everything this module knows about an OOXML workbook. A part that is missing or broken is passed over: the
    values are read elsewhere, and what cannot be opened at all is refused there."""
    detail = PackageDetail()
    with ZipFile(path) as package:
        names = set(package.namelist())
        detail.external_links = sum(1 for n in names if re.fullmatch(r"xl/externalLinks/externalLink\d+\.xml", n))
        detail.macros = any(n.endswith("vbaProject.bin") for n in names)
        detail.embedded = sorted(n for n in names if n.startswith("xl/embeddings/"))
        for name in sorted(n for n in names if re.fullmatch(r"xl/pivotCache/pivotCacheRecords\d+\.xml", n)):
            detail.pivot_records.append((name, _pivot_rows(package, name)))
        styles = styles_of(_root(package, "xl/styles.xml") if "xl/styles.xml" in names else None)
        detail.formats = styles.formats
        detail.dates_1904 = "xl/workbook.xml" in names and b'date1904="1"' in package.read("xl/workbook.xml")[:20_000]
        for sheet, part in _sheet_parts(package, names):
            if part in names:
                detail.sheets[sheet] = _scan_sheet(package, part, styles)
                detail.sheets[sheet].part = part
                detail.sheets[sheet].comments.update(_comments(package, part, names))
    return detail


def _root(package: ZipFile, part: str) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        return etree.fromstring(package.read(part), parser)
    except (etree.XMLSyntaxError, KeyError, ValueError):
        return None


def _relations(package: ZipFile, part: str, names: set[str]) -> dict[str, tuple[str, str]]:
    """Relation id → (type's last word, target part)."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    root = _root(package, rels) if rels in names else None
    found = {}
    for relation in root if root is not None else ():
        target = relation.get("Target") or ""
        where = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[relation.get("Id") or ""] = ((relation.get("Type") or "").rsplit("/", 1)[-1], where)
    return found


def _sheet_parts(package: ZipFile, names: set[str]) -> Iterator[tuple[str, str]]:
    workbook = next((n for n in ("xl/workbook.xml", "xl/workbook2.xml") if n in names), None)
    root = _root(package, workbook) if workbook else None
    if root is None or workbook is None:
        return
    relations = _relations(package, workbook, names)
    for sheet in (element for element in root.iter() if local(element) == "sheet"):
        target = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), None)
        kind, part = relations.get(str(target or ""), ("", ""))
        if kind == "worksheet":
            yield sheet.get("name") or "", part


def _scan_sheet(package: ZipFile, part: str, styles: Styles) -> SheetDetail:
    if package.getinfo(part).file_size > LONGEST_SCANNED:
        return _scan_long(package, part)
    detail = SheetDetail()
    last_row, last_column = 0, 0
    row = column = -1
    coloured = False
    with package.open(part) as stream, suppress(etree.XMLSyntaxError, ValueError):
        for _, element in etree.iterparse(
            stream, events=("end",), resolve_entities=False, no_network=True, recover=True
        ):
            name = local(element)
            if name == "col" and element.get("hidden") in ("1", "true"):
                first, last = int(element.get("min") or 1), int(element.get("max") or 1)
                detail.hidden_columns.update(range(first - 1, min(last, first + 500)))
            elif name == "row":
                number = int(element.get("r") or row + 2) - 1
                if element.get("hidden") in ("1", "true"):
                    detail.hidden_rows.add(number)
                row, column = number, -1
                for cell in element:
                    where = cell_of(cell.get("r") or "")
                    column = where[1] if where else column + 1
                    last_row, last_column = max(last_row, number), max(last_column, column)
                    _scan_cell(detail, cell, (number, column), styles)
                element.clear()
            elif name in ("conditionalFormatting", "tablePart"):
                coloured = True
    if coloured:
        detail.unseen.clear()  # what is under a table's or a rule's colours may well be seen
    detail.far = last_row * last_column > 30_000_000
    return detail


def _scan_cell(detail: SheetDetail, cell: etree._Element, where: tuple[int, int], styles: Styles) -> None:
    value = formula = None
    for child in cell:
        name = local(child)
        if name in ("v", "is"):
            value = child.text if name == "v" else "text"
        elif name == "f":
            formula = child.text or "another cell's formula"
    if value is None and formula is None:
        return
    style = int(cell.get("s") or 0)
    if style in styles.formats:
        detail.formats[where] = styles.formats[style]
    if style in styles.struck:
        detail.struck.add(where)
    if style in styles.indents:
        detail.indents[where] = styles.indents[style]
    if style in styles.white:
        detail.unseen.add(where)
    if cell.get("t") == "e" and value:
        detail.errors[where] = value
    if formula is not None and value in (None, "") and cell.get("t") not in ("str", "s"):
        detail.uncalculated[where] = formula


def _scan_long(package: ZipFile, part: str) -> SheetDetail:
    """A long sheet: whether rows or columns are hidden, from its bytes alone."""
    detail = SheetDetail(long=True)
    hidden_row = re.compile(rb'<row[^>]*? r="(\d+)"[^>]*?hidden="(?:1|true)"')
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(1 << 20):
            piece = tail + chunk
            if b"hidden=" in piece:
                detail.hidden_rows.update(int(found) - 1 for found in hidden_row.findall(piece))
                for column in re.finditer(rb'<col [^>]*hidden="(?:1|true)"[^>]*>', piece):
                    low, high = re.search(rb'min="(\d+)"', column[0]), re.search(rb'max="(\d+)"', column[0])
                    if low and high:
                        detail.hidden_columns.update(range(int(low[1]) - 1, min(int(high[1]), int(low[1]) + 500)))
            tail = piece[-300:]
    return detail


def shared_strings(path: Path) -> list[str]:
    """The workbook's shared strings in order, rich text as its plain text."""
    found: list[str] = []
    with ZipFile(path) as package:
        if "xl/sharedStrings.xml" not in package.namelist():
            return found
        with package.open("xl/sharedStrings.xml") as stream:
            for _, element in etree.iterparse(
                stream, events=("end",), resolve_entities=False, no_network=True, recover=True
            ):
                if local(element) == "si":
                    texts = (t.text or "" for t in element.iter() if local(t) == "t" and local(t.getparent()) != "rPh")
                    found.append("".join(texts))
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
    return found


def _comments(package: ZipFile, part: str, names: set[str]) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for kind, target in _relations(package, part, names).values():
        if kind not in ("comments", "threadedComment") or target not in names:
            continue
        root = _root(package, target)
        for comment in root.iter() if root is not None else ():
            where = cell_of(comment.get("ref") or "") if local(comment) in ("comment", "threadedComment") else None
            if where:
                found.setdefault(where, " ".join("".join(str(text) for text in comment.itertext()).split()))
    return found


def _pivot_rows(package: ZipFile, part: str) -> int:
    with package.open(part) as stream:
        head = stream.read(2000)
    found = re.search(rb'<pivotCacheRecords[^>]* count="(\d+)"', head)
    return int(found[1]) if found else 0
