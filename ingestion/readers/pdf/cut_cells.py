"""The text of a table's cells whose words their width has cut, drawn or not: where nothing draws a cell, it is at least
as wide as the widest text of its column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingestion.readers.pdf.cut_words import whole_words_and_doubt
from ingestion.readers.pdf.frame import Cell
from ingestion.readers.pdf.lines import cell_text
from ingestion.readers.pdf.shapes import CutWord, box_of
from ingestion.values.grid import MAYBE_CUT
from ingestion.values.place import Box

OWN = 0.2
"""Points by which a cell's box may differ from that of its words and be no more than that, rounded."""

Rooms = Mapping[int, tuple[float, float]]
"""By column, from where to where its texts reach."""


def rooms_of(cells: Sequence[Cell]) -> Rooms:
    """How wide the columns of a table are; nothing where no word is cut."""
    rooms: dict[int, tuple[float, float]] = {}
    if not any(isinstance(word, CutWord) for cell in cells for word in cell.words):
        return rooms
    for cell in cells:
        if cell.column == cell.last_column:
            x0, _, x1, _ = box_of(cell.words)
            low, high = rooms.get(cell.column, (x0, x1))
            rooms[cell.column] = min(low, x0), max(high, x1)
    return rooms


def text_in(cell: Cell, rooms: Rooms) -> tuple[str, str | None]:
    """The cell's text with the words whole that its width cut, and what speaks against that."""
    if not any(isinstance(word, CutWord) for word in cell.words):
        return cell.text, None
    box = cell.box
    if _is_own(box, box_of(cell.words)) and cell.column in rooms and cell.column == cell.last_column:
        low, high = rooms[cell.column]
        box = (low - OWN, box[1], high, box[3])
    words, doubtful = whole_words_and_doubt(cell.words, box)
    return cell_text(words), MAYBE_CUT if doubtful else None


def _is_own(box: Box, words: Box) -> bool:
    return all(abs(a - b) <= OWN for a, b in zip(box, words, strict=True))
