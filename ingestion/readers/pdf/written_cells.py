"""Cells as the file wrote them. Programs that print tables write them cell by cell: all lines of one cell, then those
of the next; so words that follow each other in the file, on one line or closely under each other, are one cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.columns import TO
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure, is_time
from ingestion.readers.pdf.written_lines import WrittenCell, written_lines

HALF_BESIDE = 0.3
"""Of the smaller height of a line: figures set to the middle of a label of two lines stand beside each of them."""
LINE_APART = 1.45
"""Of the line height: lines of one cell follow each other no further apart, from top to top."""
FLUSH = 1.5
"""Points by which the lines of one cell begin, end or are centred apart."""
UNEVEN, SLACK = 1.1, 0.5
"""Times the least distance of a text's lines, and points: no two of them stand further apart."""
LEAST_ROW = 3.0
"""Points: no two rows stand closer."""
CLOSER = 0.97
"""Of the least distance of two rows: lines of one cell follow each other more closely."""
LEAST_APART = 0.7
"""Of the line height: lines of one text follow each other no closer."""
LEVEL = 1.0
"""Points by which lines side by side begin apart."""
ALIKE = 0.1
"""Of the line height: lines of one cell are as high but for this."""
_RAISED = re.compile("[¹²³⁰⁴-⁹]")
BESIDE_UPRIGHT = 1.15
"""Of its width: the next line of a text that runs up or down stands no further beside."""


def written_cells(words: Sequence[Word]) -> list[WrittenCell]:
    """The cells of words that are given in the file's own order, in that order."""
    lines = written_lines(words)
    if not lines:
        return []
    steps = [0.0, *(_step(a, b) for a, b in pairwise(lines))]
    most = CLOSER * least_row(lines)
    joined = [0 < step <= most for step in steps]
    wrapped = [step > 0 and line.words[0].begins < 0 for line, step in zip(lines, steps, strict=True)]
    _part_uneven(steps, joined)
    _join_beside(lines, steps, joined)
    _join_level(lines, steps, joined)
    _join_under_last(lines, steps, joined)
    cells: list[WrittenCell] = []
    for line, *goes_on in zip(lines, joined, wrapped, strict=True):
        if cells and (any(goes_on) or (line.sideways and _runs_beside(cells[-1], line))):
            cells[-1].grow(line)
        else:
            cells.append(line)
    return cells


def _part_uneven(steps: Sequence[float], joined: list[bool]) -> None:
    """Lines of one text follow each other evenly: where one stands further off, the next cell begins."""
    start = 0
    for end in range(1, len(joined) + 1):
        if end < len(joined) and joined[end]:
            continue
        least = min(steps[start + 1 : end], default=0.0)
        for at in range(start + 1, end):
            joined[at] = steps[at] <= UNEVEN * least + SLACK
        start = end


def _join_beside(lines: Sequence[WrittenCell], steps: Sequence[float], joined: list[bool]) -> None:
    """Where what was written after some lines stands beside an upper one of them, the lower ones are no rows of their
    own: all are one cell."""
    start = 0
    for end in range(1, len(lines)):
        if steps[end]:
            continue
        after = lines[end]
        if end - start > 1 and after.x0 > lines[end - 1].x0 and not after.sideways:
            upper = next((n for n in range(start, end - 1) if _beside(after, lines[n])), end)
            joined[upper + 1 : end] = [True] * (end - upper - 1)
        start = end


def _join_level(lines: Sequence[WrittenCell], steps: Sequence[float], joined: list[bool]) -> None:
    """Where an earlier cell of a row goes on at the same height, the line under its last cell does too."""
    for at in range(2, len(lines)):
        if not steps[at] or joined[at]:
            continue
        above, top = lines[at - 1].top - LEVEL, lines[at].top
        for before in range(at - 2, 0, -1):
            if not above <= lines[before].top <= top + LEVEL:
                break
            if joined[before] and abs(lines[before].top - top) <= LEVEL:
                joined[at] = abs(lines[before - 1].top - lines[at - 1].top) <= LEVEL
                break


def _join_under_last(lines: Sequence[WrittenCell], steps: Sequence[float], joined: list[bool]) -> None:
    """A text by itself right under the last of several cells, written after it, is no row: it goes on there."""
    last = False
    for at in range(1, len(lines)):
        above, line = lines[at - 1], lines[at]
        if not steps[at]:
            last = line.x0 > above.x1 and _beside(line, above) and not line.sideways
        elif last and not joined[at]:
            after = lines[at + 1] if at + 1 < len(lines) else None
            joined[at] = after is None or not (after.x0 > line.x1 and _beside(after, line))
            last = joined[at]


def _step(above: WrittenCell, below: WrittenCell) -> float:
    """How far two lines stand apart from top to top, where they may be lines of one cell; else nought."""
    if above.sideways or below.sideways:
        return 0.0
    height, other, step = above.bottom - above.top, below.bottom - below.top, below.top - above.top
    if abs(height - other) > ALIKE * height and _RAISED.search(above.words[-1].text + below.words[-1].text):
        # a raised mark reaches over its line, not under it
        height = other = min(height, other)
        step = below.bottom - above.bottom
    if not LEAST_APART * height <= step <= LINE_APART * height or abs(height - other) > ALIKE * height:
        return 0.0
    sides = (below.x0 - above.x0, below.x1 - above.x1, (below.x0 + below.x1 - above.x0 - above.x1) / 2)
    if min(map(abs, sides)) > FLUSH or below.x0 >= above.x1 or below.x1 <= above.x0:
        return 0.0
    return 0.0 if _counts(above) and not (above.text in TO and is_time(below.text)) else step


def _beside(one: WrittenCell, other: WrittenCell) -> bool:
    size = min(one.bottom - one.top, other.bottom - other.top)
    return min(one.bottom, other.bottom) - max(one.top, other.top) >= HALF_BESIDE * size


def _counts(line: WrittenCell) -> bool:
    """Whether the line is a figure that is no year and no date."""
    return is_figure(line.text) and not is_time(line.text)


def _runs_beside(cell: WrittenCell, line: WrittenCell) -> bool:
    """Whether a line that runs up or down is the next one of the same text."""
    if not cell.sideways:
        return False
    last = cell.words[-1]
    thick = last.x1 - last.x0
    near = abs((line.x0 + line.x1) - (last.x0 + last.x1)) / 2 <= BESIDE_UPRIGHT * thick
    flush = min(abs(line.bottom - cell.bottom), abs(line.top - cell.top)) <= FLUSH
    return near and flush


def least_row(lines: Sequence[WrittenCell]) -> float:
    """How far two figures of one column stand apart at the least, from top to top; without bound where none do."""
    figures = sorted((line for line in lines if not line.sideways and _counts(line)), key=lambda f: f.x0)
    columns: dict[int, list[float]] = defaultdict(list)
    end, number = float("-inf"), 0
    for figure in figures:
        if figure.x0 >= end:
            number += 1
        end = max(end, figure.x1) if figure.x0 < end else figure.x1
        columns[number].append(figure.top)
    steps = [b - a for tops in columns.values() for a, b in pairwise(sorted(tops)) if b - a > LEAST_ROW]
    return min(steps, default=float("inf"))
