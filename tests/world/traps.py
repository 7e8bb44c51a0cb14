"""Returns with something wrong on purpose, which must be told whatever else is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.world.pieces import Document, Line


def wrong_total(document: Document, drawn: Random) -> bool:
    """One printed total is one more than its parts, where nothing is held back that could hide it."""
    if any(
        isinstance(cell.figure.value, str) for t in document.tables() for row in t.rows for cell in row if cell.figure
    ):
        return False
    totals = [c for t in document.tables() for row in t.rows for c in row if c.total and isinstance(c.written, int)]
    if not totals:
        return False
    cell = drawn.choice(totals)
    cell.written += 1
    return True


def unexplained_dash(document: Document, drawn: Random) -> bool:
    """A figure that is not nought is a dash and no note says what a dash is: no total proves it nought."""
    if any(
        isinstance(b, Line) and ("-" in b.words.split() or "dash" in b.words.lower() or "- " in b.words)
        for s in document.sections
        for b in s.blocks
    ):
        return False
    if document.layout == "cases":
        return False
    cells = [
        c
        for t in document.tables()
        for row in t.rows
        for c in row
        if c.figure and isinstance(c.written, int) and c.written
    ]
    if any(c.written == "-" for t in document.tables() for row in t.rows for c in row) or not cells:
        return False
    cell = drawn.choice(cells)
    assert cell.figure is not None
    cell.written, cell.figure = "-", replace(cell.figure, value=None)
    return True


TRAPS: dict[str, Callable[[Document, Random], bool]] = {
    "wrong total": wrong_total,
    "unexplained dash": unexplained_dash,
}
