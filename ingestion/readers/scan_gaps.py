"""Cells of a scanned table in which no word was found and something is printed all the same.

Whoever looks for words on a whole page passes over a lone figure now and then, and so does the second reader: then the
cell would be empty and nobody told. So each empty cell of a table is looked at by itself for ink.
"""

from __future__ import annotations

from statistics import median

import cv2
import numpy as np

from ingestion.readers.scan_picture import LEAST_LETTER, LONGEST_LETTER_STROKE, POINTS, Picture, ink
from ingestion.values.grid import Grid
from ingestion.values.place import Box

MARGIN = 3
"""Pixels of paper left around what is printed."""
ROOM = 12.0
"""Points that a figure may stand beside where the others of its column do."""


def printed_cells(grid: Grid, clean: Picture) -> list[tuple[int, int, Box]]:
    """Row, column and box (points) of what is printed in cells without a word, on a page whose drawn lines are wiped
    out."""
    found = []
    taken = [box for cell, box in grid.boxes.items() if grid.value(*cell) not in (None, "")]
    for row, column, room in _empty(grid):
        box = _printed_in(clean, room)
        if box is not None and not any(_meet(box, other) for other in taken):
            found.append((row, column, box))
    return found


def _empty(grid: Grid) -> list[tuple[int, int, Box]]:
    """Empty cells of the table's columns, each with the room in which its figure would stand (points)."""
    rows: dict[int, list[Box]] = {}
    columns: dict[int, list[Box]] = {}
    found = []
    for (row, column), box in grid.boxes.items():
        if grid.value(row, column) in (None, ""):
            found.append((row, column, box))  # drawn as a cell, and nothing in it
        else:
            rows.setdefault(row, []).append(box)
            columns.setdefault(column, []).append(box)
    for row, across in rows.items():
        if len(across) < 2:  # a title over the table, or a line of words
            continue
        for column, down in columns.items():
            if (row, column) in grid.boxes or column == 0:
                continue
            left, right = median(box[0] for box in down), median(box[2] for box in down)
            near = min(across, key=lambda box: abs(box[0] - left))
            found.append((row, column, (left - ROOM, near[1], right + ROOM, near[3])))
    return found


def _printed_in(clean: Picture, room: Box) -> Box | None:
    """The letters and figures in a room, None where there are none."""
    height, width = clean.shape
    x0, top = max(0, int(room[0] / POINTS)), max(0, int(room[1] / POINTS))
    x1, bottom = min(width, int(room[2] / POINTS) + 1), min(height, int(room[3] / POINTS) + 1)
    if x1 - x0 < LEAST_LETTER or bottom - top < LEAST_LETTER:
        return None
    part = clean[top:bottom, x0:x1]
    if int(part.max()) - int(part.min()) < 80:  # paper only: a threshold would find letters in its grain
        return None
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink(part), connectivity=8)
    letters = [
        (x, y, x + w, y + h)
        for x, y, w, h, _ in boxes[1:count].tolist()
        if LEAST_LETTER <= h <= LONGEST_LETTER_STROKE
        and w <= LONGEST_LETTER_STROKE
        and x > 0
        and x + w < part.shape[1]
        and y > 0
        and y + h < part.shape[0]  # else left of a rule, or of a neighbour
    ]
    if not letters:
        return None
    around = np.array(letters)
    left, up = around[:, 0].min() - MARGIN + x0, around[:, 1].min() - MARGIN + top
    right, down = around[:, 2].max() + MARGIN + x0, around[:, 3].max() + MARGIN + top
    return float(left * POINTS), float(up * POINTS), float(right * POINTS), float(down * POINTS)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
