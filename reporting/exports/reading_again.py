"""The redacted documents of an unpacked evidence pack, read again as a return is: each cell by the reader of figures,
what it finds set beside what the pack's cells say of it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from ingestion.values.figure_words import FigureWords, read_figure
from ingestion.values.record import Kind
from reporting.exports.redacted import PLACES
from requests_app.sheet_text import unguarded

MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What is to be said of it, line by line, and how many cells differ."""

    said: tuple[str, ...] = ()
    differ: int = 0


def read_again(folder: Path) -> ReadAgain:
    """Of a pack without redacted documents nothing is said. A place that names no cell, or a file outside the pack, is
    a difference."""
    if not (folder / PLACES).is_file():
        return ReadAgain()
    cells = {cell["id"]: cell for cell in _rows(folder / "data" / "cells.csv")}
    tables: dict[str, list[list[str]]] = {}
    faults: list[str] = []
    count = 0
    for place in _rows(folder / PLACES):
        count += 1
        name = place["file"]
        if name not in tables:
            tables[name] = _table(folder, name)
        cell = cells.get(place["cell"])
        text = _at(tables[name], int(place["row"]), int(place["column"]))
        if cell is None or text is None or not _agrees(read_figure(unguarded(text)), cell):
            faults.append(f"DIFFERS  {name}, row {place['row']}, column {place['column']}: “{(text or '')[:40]}”")
    last = f"{count} cells of {len(tables)} redacted tables read again by the reader of figures, {len(faults)} differ."
    return ReadAgain((*faults[:MOST_TOLD], last), len(faults))


def _agrees(read: FigureWords | None, cell: dict[str, str]) -> bool:
    """Whether the reader finds what the cell says. What a mark means is said in the document's notes, which are not in
    it: of a hidden count only what the cell itself tells is compared."""
    if read is None:
        return False
    low, high = (float(cell[end]) if cell[end] else None for end in ("low", "high"))
    if read.kind is Kind.EXACT:
        # Where a share is printed beside, or a column counts in pounds, the reader says so; none of these is a figure.
        return read.unit == "count" and (low, high) == (read.low, read.high)
    if read.kind is Kind.SUPPRESSED and cell["kind"] == Kind.SUPPRESSED:
        return read.high is None or high is None or high <= read.high
    return cell["kind"] != Kind.EXACT


def _table(folder: Path, name: str) -> list[list[str]]:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _at(table: list[list[str]], row: int, column: int) -> str | None:
    inside = 1 <= row <= len(table) and 1 <= column <= len(table[row - 1])
    return table[row - 1][column - 1] if inside else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
