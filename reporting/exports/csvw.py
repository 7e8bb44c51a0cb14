"""An edition's tables described in the W3C's way, CSV on the Web: csv-metadata.json beside the tables. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reporting.exports.tables import FOREIGN_KEYS, PRIMARY_KEYS, ExportTable, Type, path_of
from reporting.publishing.edition import Content

NAME = "csv-metadata.json"
"""Where readers of CSV on the Web look by themselves."""

DATATYPES = {Type.TEXT: "string", Type.COUNT: "decimal", Type.WHOLE: "integer", Type.DATE: "date"}


def describe(content: Content, sheets: Sequence[ExportTable]) -> bytes:
    """The metadata of these tables, found by any reader of CSV on the Web."""
    heading = content["heading"]
    group: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "dc:title": heading["title"],
        "dc:description": " ".join(part for part in (heading["notice"], heading["definition"]) if part),
        "dc:created": heading["made_on"],
        "dialect": {"delimiter": ",", "header": True, "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tables": [_table(table) for table in sheets],
    }
    return (json.dumps(group, ensure_ascii=False, indent=2) + "\n").encode()


def _table(table: ExportTable) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [
            {
                "name": column.name,
                # The name is what stands in the heading row; the title is for people.
                "titles": [column.name],
                "dc:title": column.title,
                "datatype": DATATYPES[column.type],
                "null": "",
                **({"dc:description": column.description} if column.description else {}),
            }
            for column in table.columns
        ]
    }
    if table.name in PRIMARY_KEYS:
        schema["primaryKey"] = PRIMARY_KEYS[table.name]
    if table.name in FOREIGN_KEYS:
        schema["foreignKeys"] = [
            {"columnReference": field, "reference": {"resource": f"data/{other}.csv", "columnReference": key}}
            for field, other, key in FOREIGN_KEYS[table.name]
        ]
    return {
        "url": path_of(table),
        "dc:title": table.title,
        "dc:description": table.description,
        "tableSchema": schema,
    }
