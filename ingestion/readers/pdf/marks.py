"""One page of pdfium as marks: words, rules, shades, drawings and pictures as they are seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingestion.readers.pdf.characters import ANGLE_UPRIGHT, Characters, Numbers, characters, word_runs
from ingestion.readers.pdf.cut_words import with_cut_words
from ingestion.readers.pdf.paths import Drawn, drawn
from ingestion.readers.pdf.raised import raised_marks, with_raised_words
from ingestion.readers.pdf.ruled import wholly_ruled
from ingestion.readers.pdf.shapes import Marks, Rule, TaggedCell, TaggedTable, Word, turn
from ingestion.readers.pdf.structure import NOTHING, Structure, StructureReader
from ingestion.readers.pdf.written_blanks import begin_texts
from ingestion.values.place import Box

MOSTLY_TURNED = 0.6
"""A page most of whose characters run up or down is read as if it had been turned."""


def page_marks(page: Any, trees: StructureReader | None = None) -> Marks:
    """The marks of an opened pypdfium2 page, which the caller closes. `trees` reads what a tagged file says of its
    tables, given the document's pages in their order; it is asked where rules do not draw every row and column."""
    view = _View(page)
    shapes = drawn(page.raw)
    textpage = pdfium.FPDFText_LoadPage(page.raw)
    try:
        found = characters(textpage, max(0, pdfium.FPDFText_CountChars(textpage)))
        boxes = view.seen(found.boxes)
        found = found._replace(text=_on_page(found.text, boxes, view))
        quarters = _quarters(found, view.rotation)
        whole = _turning(found.text, quarters)
        width, height = view.width, view.height
        if whole:
            boxes = _turned(boxes, whole, width, height)
            quarters = ((quarters + whole) % 4).astype(np.int8)
        marks = Marks(*((height, width) if whole % 2 else (width, height)), turned=whole)
        _place(marks, shapes, view, whole)
        marks.words, _ = _words(found.text, boxes, quarters)
        if trees is not None and not wholly_ruled(marks.words, marks.rules):
            tree = trees.read(page.raw, textpage, len(boxes), formed=shapes.formed)
            if tree is not None:
                marks.words, starts = _words(found.text, boxes, quarters, tree.cell_of)
                marks.tables = _tables(tree, starts, marks.words)
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    return marks


def _tables(tree: Structure, starts: NDArray[np.intp], words: Sequence[Word]) -> list[TaggedTable]:
    """The tables of a structure tree with their words; `starts` has the first character of each word."""
    held: dict[int, list[Word]] = {}
    for word, cell in zip(words, tree.cell_of[starts].tolist(), strict=True):
        if cell != NOTHING:
            held.setdefault(cell, []).append(word)
    return [
        TaggedTable(
            table.path,
            [
                TaggedCell(c.row, c.last_row, c.column, c.last_column, c.is_head, held.get(c.number, []))
                for c in table.cells
            ],
            table.places,
        )
        for table in tree.tables
    ]


class _View:
    """How PDF user space is seen: the visible box and the page's own rotation."""

    def __init__(self, page: Any) -> None:
        box = pdfium.FS_RECTF()
        if not pdfium.FPDF_GetPageBoundingBox(page.raw, box):
            box.left, box.bottom = 0, 0
            box.right, box.top = page.get_width(), page.get_height()
        self.left, self.bottom, self.right, self.top = box.left, box.bottom, box.right, box.top
        self.rotation = (page.get_rotation() // 90) % 4
        self.width, self.height = float(page.get_width()), float(page.get_height())

    def seen(self, boxes: Numbers) -> Numbers:
        """(left, top, right, bottom) with y upwards → (x0, top, x1, bottom) from the top left of the seen page."""
        left, top, right, bottom = boxes.T
        flat = np.stack([left - self.left, self.top - top, right - self.left, self.top - bottom], axis=1)
        if self.rotation:
            flat = _turned(flat, self.rotation, self.right - self.left, self.top - self.bottom)
        return flat

    def seen_box(self, box: Box) -> Box:
        x0, y0, x1, y1 = box
        flat = (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        return turn(flat, self.rotation, self.right - self.left, self.top - self.bottom) if self.rotation else flat


def _on_page(text: str, boxes: Numbers, view: _View) -> str:
    """The text with blanks for the characters that stand beside the visible page: a sheet's long text goes on under
    the edge of each page that it is printed over."""
    x0, top, x1, bottom = boxes.T
    beside = (x1 <= 0) | (x0 >= view.width) | (bottom <= 0) | (top >= view.height)
    if not beside.any():
        return text
    letters = list(text)
    for index in np.flatnonzero(beside & (x1 > x0)).tolist():
        letters[index] = " "
    return "".join(letters)


def _turned(boxes: Numbers, quarters: int, width: float, height: float) -> Numbers:
    for _ in range(quarters % 4):
        x0, top, x1, bottom = boxes.T
        boxes = np.stack([height - bottom, x0, height - top, x1], axis=1)
        width, height = height, width
    return boxes


def _quarters(found: Characters, rotation: int) -> NDArray[np.int8]:
    """Quarter turns, clockwise, by which each character runs away from rightwards on the seen page."""
    count = len(found.boxes)
    if found.angles is None:
        return np.full(count, rotation % 4 if rotation else 0, np.int8)
    # pdfium gives radians clockwise in user space, 0 to 2π; slanted text within ANGLE_UPRIGHT counts as straight
    turns = np.rint(found.angles / (np.pi / 2))
    slack = np.abs(found.angles - turns * (np.pi / 2)) <= ANGLE_UPRIGHT
    quarters = np.where(slack, turns, 0)
    return ((quarters + rotation) % 4).astype(np.int8)


def _turning(text: str, quarters: NDArray[np.int8]) -> int:
    """Quarter turns that make most of the page's characters upright."""
    if not len(quarters):
        return 0
    counts = np.bincount(quarters, minlength=4)
    most = int(counts.argmax())
    if most and counts[most] >= MOSTLY_TURNED * counts.sum():
        return (4 - most) % 4
    return 0


def _place(marks: Marks, shapes: Drawn, view: _View, whole: int) -> None:
    def there(box: Box) -> Box:
        seen = view.seen_box(box)
        return turn(seen, whole, view.width, view.height) if whole else seen

    marks.rules = [Rule(*there(box)) for box in shapes.rules]
    marks.shades = [there(box) for box in shapes.shades]
    marks.drawings = [there(box) for box in shapes.drawings]
    marks.pictures = [there(box) for box in shapes.pictures]


def _words(
    text: str, boxes: Numbers, quarters: NDArray[np.int8], cell_of: NDArray[np.int32] | None = None
) -> tuple[list[Word], NDArray[np.intp]]:
    """The words, and the first character of each. `cell_of` as in `Structure`."""
    starts, ends = word_runs(text, boxes, quarters, cell_of)
    if not len(starts):
        return [], starts
    # reduceat needs each run's own end: interleave starts and ends and take every second result
    count = len(boxes)
    edges = np.empty(2 * len(starts), np.intp)
    edges[0::2], edges[1::2] = starts, np.minimum(ends, count - 1)
    last_open = ends[-1] == count
    low = np.minimum.reduceat(boxes[:, :2], edges, axis=0)[0::2]
    high = np.maximum.reduceat(boxes[:, 2:], edges, axis=0)[0::2]
    if last_open:
        low[-1] = boxes[starts[-1] :, :2].min(axis=0)
        high[-1] = boxes[starts[-1] :, 2:].max(axis=0)
    order = starts.tolist()
    finish = ends.tolist()
    upright = (quarters[starts] == 0).tolist()
    small = raised_marks(text, boxes, quarters == 0)
    texts = [text[a:b] for a, b in zip(order, finish, strict=True)]
    for word in sorted({bisect_right(order, index) - 1 for index in small}):
        texts[word] = "".join(small.get(i, text[i]) for i in range(order[word], finish[word]))
    # text running up or down reads along the page's height, already in the text's own order
    words = map(
        Word,
        low[:, 0].tolist(),
        low[:, 1].tolist(),
        high[:, 0].tolist(),
        high[:, 1].tolist(),
        texts,
        upright,
        begin_texts(text, boxes, starts, np.hstack([low, high]), quarters[starts] == 0).tolist(),
    )
    return with_cut_words(with_raised_words(list(words)), text, order), starts
