"""Tables turned round (rows ↔ columns) and cut in two by a page: the same figures, laid out otherwise."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random

from tests.world import pages
from tests.world.changes import Rows
from tests.world.pieces import Cell, Document, Line, Section, Table

LONG = 6
"""Rows of figures from which on a table is cut."""


def turned(document: Document) -> Document:
    """Every table with its rows as columns; merged cells are merged the other way."""
    made = copy.deepcopy(document)
    for section in made.sections:
        section.blocks = [_turned(block) if isinstance(block, Table) else block for block in section.blocks]
    return made


def _turned(table: Table) -> Table:
    squared = [[*row, *(Cell() for _ in range(table.width - len(row)))] for row in table.rows]
    rows = [list(column) for column in zip(*squared, strict=True)]
    for cell in (cell for row in rows for cell in row):
        cell.across, cell.down = cell.down, cell.across
        cell.indent = 0
    return Table(rows, heads=table.stub, stub=table.heads)


def turned_rows(rows: Rows, first: int, last: int) -> Rows:
    """A sheet whose rows from `first` to `last` (0-based, inclusive) are turned round where they stand."""
    block = rows[first : last + 1]
    width = max(len(row) for row in block)
    squared = [[*row, *[""] * (width - len(row))] for row in block]
    while width and all(row[width - 1] in ("", None) for row in squared):
        width -= 1
        squared = [row[:width] for row in squared]
    return [*rows[:first], *map(list, zip(*squared, strict=True)), *rows[last + 1 :]]


def cut(document: Document, drawn: Random, *, again: bool) -> Document | None:
    """The document with each long table in two, a new page between them, its heads printed again or not; None where
    no table is long enough or a merged cell stands across the cut."""
    made = copy.deepcopy(document)
    done = False
    for section in made.sections:
        done = _cut(section, drawn, again) or done
    return made if done else None


def _cut(section: Section, drawn: Random, again: bool) -> bool:
    blocks: list[Table | Line] = []
    for block in section.blocks:
        if not isinstance(block, Table) or len(block.rows) - block.heads < LONG:
            blocks.append(block)
            continue
        at = drawn.randint(block.heads + 2, len(block.rows) - 2)
        if any(cell.down > 1 and r + cell.down > at for r, row in enumerate(block.rows[:at]) for cell in row):
            blocks.append(block)
            continue
        heads = copy.deepcopy(block.rows[: block.heads]) if again else []
        rest = Table([*heads, *block.rows[at:]], heads=block.heads if again else 0, stub=block.stub)
        blocks += [Table(block.rows[:at], heads=block.heads, stub=block.stub), Line("", "page"), rest]
    changed = len(blocks) != len(section.blocks)
    section.blocks = blocks
    return changed


def printed(document: Document, path: Path, manner: str, seed: int, *, shorter: float = 1.0) -> Path:
    """The document as a PDF; on shorter pages the same table goes on over the page."""
    pages.pdf(manner, shorter)(document, path, Random(f"{seed}/printed"))
    return path
