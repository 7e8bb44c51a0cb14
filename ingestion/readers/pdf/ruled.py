"""Tables whose cells are drawn: from crossing rules to cells, splitting what the rules leave together."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.readers.pdf.frame import Cell, Frame, cells_of, frame_of
from ingestion.readers.pdf.rules import Lattice
from ingestion.readers.pdf.shapes import Word
from ingestion.values.place import Box

FEWEST_FILLED = 0.3
"""A lattice with text in a smaller share of its cells is a chart's grid or a form."""


def within(words: Sequence[Word], box: Box) -> list[Word]:
    """Words whose middles lie in the box."""
    x0, top, x1, bottom = box
    return [w for w in words if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom]


def ruled_cells(lattice: Lattice, words: Sequence[Word]) -> tuple[Frame, list[Cell]] | None:
    """The frame and cells of a lattice, or None where it does not hold a table."""
    if len(lattice.across) + len(lattice.down) < 4:
        return None
    frame = frame_of(lattice.across, lattice.down)
    if frame.columns < 2 or frame.rows < 1 or frame.rows * frame.columns < 4:
        return None
    cells = cells_of(frame, within(words, frame.box))
    filled = [cell for cell in cells if cell.words]
    if len(filled) < 3 or len(filled) < FEWEST_FILLED * len(cells):
        return None
    if len({cell.column for cell in filled}) < 2:
        return None
    return frame, cells
