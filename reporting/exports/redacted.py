"""Redacted documents as files of an evidence pack: each table a CSV, and where in them each cell stands. Pure."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence

from reporting.redaction.rebuilt import Rebuilt
from requests_app.sheet_text import guarded

PLACES = "documents/places.csv"
HEADS = ("cell", "document", "file", "row", "column", "table")


def files_of(documents: Mapping[str, Rebuilt]) -> dict[str, bytes]:
    """Document id → its rebuilt tables, as files of the pack; nothing where no document is allowed."""
    files: dict[str, bytes] = {}
    places: list[tuple[str, ...]] = []
    for document, rebuilt in documents.items():
        for number, table in enumerate(rebuilt.tables, start=1):
            name = f"documents/{document}/{number}.csv"
            files[name] = _written(table.rows)
            places += [
                (cell, document, name, str(row + 1), str(column + 1), table.title)
                for cell, (row, column) in table.figures.items()
            ]
    if not files:
        return {}
    places.sort(key=lambda row: (row[1], row[2], int(row[3]), int(row[4]), row[0]))
    return {**files, PLACES: _written([HEADS, *places])}


def mark_of(document: str, rebuilt: Rebuilt) -> str:
    """The sha256 of everything that would be handed out of the document: what a supervisor's word is for."""
    held = hashlib.sha256()
    for name, body in files_of({document: rebuilt}).items():
        held.update(f"{name}\0{len(body)}\0".encode() + body)
    return held.hexdigest()


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="\r\n").writerows([guarded(text) for text in row] for row in rows)
    return held.getvalue().encode()
