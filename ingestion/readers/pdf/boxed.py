"""The words in a box that a person drew on a page, as a grid: lines are rows, and columns are parted wherever no word
of the box stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from ingestion.readers.pdf.marks import page_marks
from ingestion.readers.pdf.opening import open_document
from ingestion.readers.pdf.shapes import Word
from ingestion.values.grid import Grid, Value
from ingestion.values.place import Box

NARROWEST_GAP = 0.55
"""Of a line's height: narrower blanks are between words of one label."""


def grid_in_box(path: Path, page: int, box: Box) -> Grid | None:
    """The table in the box. None where the page cannot be opened, is turned, or holds no word there."""
    document = open_document(path)
    try:
        if not 1 <= page <= len(document):
            return None
        try:
            opened = document[page - 1]
        except pypdfium2.PdfiumError:
            return None
        try:
            marks = page_marks(opened)
        finally:
            opened.close()
    finally:
        document.close()
    return None if marks.turned else grid_of_words(marks.words, page, box)


def grid_of_words(words: Sequence[Word], page: int, box: Box) -> Grid | None:
    """The words whose middle lies in the box, laid out."""
    held = [word for word in words if word.upright and _inside(word, box)]
    if not held:
        return None
    lines = _lines(held)
    edges = _columns(held)
    rows: list[list[Value]] = []
    boxes: dict[tuple[int, int], Box] = {}
    for number, line in enumerate(lines):
        cells: list[list[Word]] = [[] for _ in edges]
        for word in sorted(line, key=lambda one: one.x0):
            middle = (word.x0 + word.x1) / 2
            cells[max(i for i, (left, _) in enumerate(edges) if left <= middle)].append(word)
        rows.append([" ".join(word.text for word in cell) for cell in cells])
        for column, cell in enumerate(cells):
            if cell:
                boxes[number, column] = (
                    round(min(word.x0 for word in cell), 2),
                    round(min(word.top for word in cell), 2),
                    round(max(word.x1 for word in cell), 2),
                    round(max(word.bottom for word in cell), 2),
                )
    return Grid(list(rows), page=page, boxes=boxes, box=box, is_table=True)


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand beside each other, from the top."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.top + one.bottom, one.x0)):
        middle = (word.top + word.bottom) / 2
        if lines and any(other.top < middle < other.bottom for other in lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _columns(words: Sequence[Word]) -> list[tuple[float, float]]:
    """The stretches of the box's width over which words stand, from the left."""
    height = sorted(word.bottom - word.top for word in words)[len(words) // 2]
    stretches: list[tuple[float, float]] = []
    for left, right in sorted((word.x0, word.x1) for word in words):
        if stretches and left - stretches[-1][1] < height * NARROWEST_GAP:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], right))
        else:
            stretches.append((left, right))
    return stretches
