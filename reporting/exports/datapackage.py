"""An edition's tables described for other programs: a Frictionless data package. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from reporting.exports import csv, csvw
from reporting.exports.packing import pack
from reporting.exports.tables import FOREIGN_KEYS, PRIMARY_KEYS, ExportTable, path_of, tables
from reporting.publishing.edition import MARKERS, Content


def write(content: Content) -> bytes:
    """The whole package as a zip: every table as CSV, and datapackage.json that describes them."""
    sheets = tables(content)
    files = files_of(sheets)
    described = {
        "datapackage.json": describe(content, sheets, files),
        csvw.NAME: csvw.describe(content, sheets),
    }
    return pack({**files, **described})


def describe(content: Content, sheets: Sequence[ExportTable], files: Mapping[str, bytes]) -> bytes:
    """The datapackage.json for these tables, whose CSV bytes are `files` by path ("data/areas.csv")."""
    heading = content["heading"]
    said = " ".join(
        part
        for part in (
            heading["notice"],
            "Provisional figures." if heading["provisional"] else "",
            "" if heading["public"] else "Internal: small counts are shown.",
            "Text that a spreadsheet might run as a formula has an apostrophe before it.",
        )
        if part
    )
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": _slug(heading["title"]),
        "title": heading["title"],
        "description": said,
        "created": f"{heading['made_on']}T00:00:00Z",
        "resources": [_resource(table, files[path_of(table)]) for table in sheets],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def files_of(sheets: Sequence[ExportTable]) -> dict[str, bytes]:
    """Each table's CSV by the path that the package gives it."""
    return {path_of(table): csv.write(table) for table in sheets}


def _resource(table: ExportTable, written: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {
                "name": column.name,
                "title": column.title,
                "type": str(column.type),
                **({"description": column.description} if column.description else {}),
                **({"description": _markers()} if column.name == "marker" else {}),
            }
            for column in table.columns
        ],
        "missingValues": [""],
    }
    if table.name in PRIMARY_KEYS:
        schema["primaryKey"] = PRIMARY_KEYS[table.name]
    if table.name in FOREIGN_KEYS:
        schema["foreignKeys"] = [
            {"fields": [field], "reference": {"resource": other, "fields": [key]}}
            for field, other, key in FOREIGN_KEYS[table.name]
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": path_of(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "bytes": len(written),
        "hash": f"sha256:{hashlib.sha256(written).hexdigest()}",
        "schema": schema,
    }


def _markers() -> str:
    return f"Empty, or one or more of: {'; '.join(f'{marker} {said}' for marker, said in MARKERS.items())}."


def _slug(title: str) -> str:
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title.casefold())
    return "-".join(part for part in kept.split("-") if part) or "edition"
