"""Builds the files that do harm. None is kept; each test builds its own."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}/{kind}" Target="{target}"/></Relationships>'
    )


def sheet(rows: str, *, claims: str = "A1:B2", before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{claims}"/><sheetData>{rows}</sheetData></worksheet>'
    )


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def number_cell(place: str, number: float) -> str:
    return f'<c r="{place}"><v>{number}</v></c>'


ORDINARY = (
    f'<row r="1">{text_cell("A1", "Sex of victim")}{text_cell("B1", "2017/18")}{text_cell("C1", "2018/19")}</row>'
    f'<row r="2">{text_cell("A2", "Female")}{number_cell("B2", 54)}{number_cell("C2", 28)}</row>'
    f'<row r="3">{text_cell("A3", "Male")}{number_cell("B3", 12)}{number_cell("C3", 9)}</row>'
)


def workbook(path: Path, sheet_xml: str | bytes, extra: dict[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", relations("officeDocument", "xl/workbook.xml"))
        package.writestr("xl/workbook.xml", WORKBOOK)
        package.writestr("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"))
        package.writestr("xl/worksheets/sheet1.xml", sheet_xml)
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return path


def entities(levels: int = 12) -> str:
    """A billion laughs: each entity is ten of the one before."""
    lines = ['<!ENTITY e0 "laugh">'] + [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels)]
    return "<!DOCTYPE worksheet [" + "".join(lines) + "]>"


def lying_zip(path: Path, name: str, content: bytes, *, said: int) -> Path:
    """A package whose directory says that a part has `said` bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    raw = bytearray(packed.getvalue())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.index(mark) + offset
        raw[at : at + 4] = struct.pack("<I", said)
    path.write_bytes(raw)
    return path


def pdf(path: Path, objects: dict[int, bytes]) -> Path:
    """A PDF of these objects (number 1 is the catalogue)."""
    raw = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(raw)
        raw += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(raw)
    highest = max(objects)
    raw += b"xref\n0 %d\n0000000000 65535 f \n" % (highest + 1)
    for number in range(1, highest + 1):
        raw += b"%010d 00000 %b \n" % (offsets.get(number, 0), b"n" if number in offsets else b"f")
    raw += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (highest + 1, table)
    path.write_bytes(raw)
    return path


def stream(content: bytes, extra: bytes = b"", *, packed: bool = False) -> bytes:
    body = zlib.compress(content, 9) if packed else content
    kind = b"/Filter /FlateDecode " if packed else b""
    return b"<< /Length %d %b%b >>\nstream\n%b\nendstream" % (len(body), kind, extra, body)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(path: Path, content: bytes, resources: bytes = b"", more: dict[int, bytes] | None = None) -> Path:
    return pdf(
        path,
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F 5 0 R >> %b >> >>" % resources,
            4: content,
            5: FONT,
            **(more or {}),
        },
    )


def nested_forms(path: Path, *, levels: int = 12, each: int = 10) -> Path:
    """Every form draws the next one ten times."""
    forms = {}
    for level in range(levels):
        number = 10 + level
        if level == levels - 1:
            forms[number] = stream(
                b"BT /F 9 Tf 10 10 Td (x) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
            )
            continue
        named = b"/Resources << /XObject << /X %d 0 R >> >>" % (number + 1)
        forms[number] = stream(b"/X Do " * each, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + named)
    return one_page(path, stream(b"/X Do"), b"/XObject << /X 10 0 R >>", forms)


def looping_form(path: Path) -> Path:
    """A form that draws itself."""
    itself = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 10 0 R >> >>"
    return one_page(path, stream(b"/X Do"), b"/XObject << /X 10 0 R >>", {10: stream(b"/X Do /X Do", itself)})


def many_pages(path: Path, count: int) -> Path:
    """One page object named over and over."""
    return pdf(
        path,
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b"3 0 R " * count, count),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        },
    )


def nested_zips(depth: int, innermost: bytes = b"a,b\n1,2\n") -> bytes:
    content, name = innermost, "return.csv"
    for level in range(depth):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(name, content)
        content, name = packed.getvalue(), f"level{level}.zip"
    return content
