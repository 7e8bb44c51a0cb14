"""The .ods of forces that use an open office suite."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from demo.returns import blocks as make
from demo.returns.cases import cases
from demo.returns.packing import pack
from demo.returns.reply import DEMONSTRATION, Reply
from demo.returns.workbooks import Sheet, notes, title_lines

_MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = {kind: f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0" for kind in ("office", "table", "text", "manifest")}


def crosstabs(reply: Reply, path: Path) -> None:
    """A table to each question, below each other."""
    sheet = Sheet("Response")
    title_lines(sheet, reply)
    sheet.block(make.offences_across(reply))
    sheet.block(make.victims_across(reply))
    sheet.block(make.methods_across(reply))
    notes(sheet, reply)
    _write(path, sheet)


def one_row_per_offence(reply: Reply, path: Path) -> None:
    """Every offence on its own row with the year it was recorded in."""
    sheet = Sheet("Export")
    sheet.line(DEMONSTRATION)
    sheet.line(f"{reply.force} {reply.reference}")
    sheet.line()
    sheet.block(cases(reply), title=False)
    _write(path, sheet)


def _write(path: Path, sheet: Sheet) -> None:
    content = etree.Element(
        _name("office", "document-content"), nsmap={k: v for k, v in _NAMES.items() if k != "manifest"}
    )
    content.set(_name("office", "version"), "1.2")
    body = etree.SubElement(content, _name("office", "body"))
    table = etree.SubElement(etree.SubElement(body, _name("office", "spreadsheet")), _name("table", "table"))
    table.set(_name("table", "name"), sheet.name)
    for cells in sheet.rows:
        row = etree.SubElement(table, _name("table", "table-row"))
        for value in cells or [None]:
            cell = etree.SubElement(row, _name("table", "table-cell"))
            if value is None:
                continue
            if isinstance(value, int):
                cell.set(_name("office", "value"), str(value))
            cell.set(_name("office", "value-type"), "float" if isinstance(value, int) else "string")
            etree.SubElement(cell, _name("text", "p")).text = str(value)
    manifest = etree.Element(_name("manifest", "manifest"), nsmap={"manifest": _NAMES["manifest"]})
    for name, kind in (("/", _MEDIA_TYPE), ("content.xml", "text/xml")):
        entry = etree.SubElement(manifest, _name("manifest", "file-entry"))
        entry.set(_name("manifest", "full-path"), name)
        entry.set(_name("manifest", "media-type"), kind)
    pack(
        path,
        {
            "content.xml": etree.tostring(content, xml_declaration=True, encoding="UTF-8"),
            "META-INF/manifest.xml": etree.tostring(manifest, xml_declaration=True, encoding="UTF-8"),
        },
        media_type=_MEDIA_TYPE,
    )


def _name(kind: str, name: str) -> str:
    return f"{{{_NAMES[kind]}}}{name}"
