"""A frame of rows and columns with some walls missing, and the cells that makes."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingestion.readers.pdf.cut_words import whole_words
from ingestion.readers.pdf.lines import cell_text
from ingestion.readers.pdf.rules import Across, Down
from ingestion.readers.pdf.shapes import CutWord, Word
from ingestion.values.place import Box

SNAP = 2.6
"""Rules of one lattice whose positions differ by no more make one row or column border."""
WALL = 0.6
"""A border is there when rules cover this share of the cell's side."""


class Cell(NamedTuple):
    """0-based and inclusive rows and columns, the words inside, and the box."""

    row: int
    last_row: int
    column: int
    last_column: int
    words: list[Word]
    box: Box

    @property
    def text(self) -> str:
        if any(isinstance(word, CutWord) for word in self.words):
            return cell_text(whole_words(self.words, self.box))
        return cell_text(self.words)


@dataclass(slots=True)
class Frame:
    """Borders from left to right and top to bottom. `open_right[r][c]` says that nothing parts (r, c) from (r, c + 1);
    `open_below[r][c]` that nothing parts (r, c) from (r + 1, c)."""

    xs: list[float]
    ys: list[float]
    open_right: list[list[bool]] = field(default_factory=list)
    open_below: list[list[bool]] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def positions(values: Iterable[float], within: float = SNAP) -> list[float]:
    """Values closer than `within` to their group's first made one, their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= within:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def frame_of(across: Sequence[Across], down: Sequence[Down]) -> Frame:
    """The frame that crossing rules draw. Sides left open (rules sticking out past the last one) are closed."""
    left, right = min(a.x0 for a in across), max(a.x1 for a in across)
    xs = positions([d.x for d in down])
    if left < xs[0] - 2 * SNAP:
        xs.insert(0, left)
    if right > xs[-1] + 2 * SNAP:
        xs.append(right)
    top, bottom = min(d.y0 for d in down), max(d.y1 for d in down)
    ys = positions([a.y for a in across])
    if top < ys[0] - 2 * SNAP:
        ys.insert(0, top)
    if bottom > ys[-1] + 2 * SNAP:
        ys.append(bottom)
    frame = Frame(xs, ys)
    frame.open_right = _open(ys, xs, [(d.x, d.y0, d.y1) for d in down])
    sideways = _open(xs, ys, [(a.y, a.x0, a.x1) for a in across])
    frame.open_below = [[sideways[c][r] for c in range(frame.columns)] for r in range(max(0, frame.rows - 1))]
    return frame


def _open(
    along: Sequence[float], borders: Sequence[float], rules: Sequence[tuple[float, float, float]]
) -> list[list[bool]]:
    """For each stretch of `along` and each inner border: whether no rule at that border covers the stretch."""
    stretches = list(itertools.pairwise(along))
    shut = [[0.0] * max(0, len(borders) - 2) for _ in stretches]
    for position, start, end in rules:
        after = bisect_right(borders, position)
        nearest = (
            after
            if after < len(borders) and (after == 0 or borders[after] - position < position - borders[after - 1])
            else after - 1
        )
        index = nearest - 1
        if not 0 <= index < len(borders) - 2 or abs(borders[index + 1] - position) > 2 * SNAP:
            continue
        for at, (low, high) in enumerate(stretches):
            if low > end:
                break
            if high >= start:
                shut[at][index] += max(0.0, min(high, end) - max(low, start))
    return [
        [covered < WALL * (high - low) for covered in row] for (low, high), row in zip(stretches, shut, strict=True)
    ]


def cells_of(frame: Frame, words: Sequence[Word]) -> list[Cell]:
    """The cells of a frame with the words whose middles lie in them, row by row."""
    rows, columns = frame.rows, frame.columns
    owner = _owners(frame)
    inside: dict[int, list[Word]] = {}
    xs, ys = frame.xs, frame.ys
    left, high = [round(x, 1) for x in xs], [round(y, 1) for y in ys]
    for word in words:
        column = bisect_right(xs, (word.x0 + word.x1) / 2) - 1
        row = bisect_right(ys, (word.top + word.bottom) / 2) - 1
        if 0 <= column < columns and 0 <= row < rows:
            inside.setdefault(owner[row * columns + column], []).append(word)
    extent: dict[int, list[int]] = {}
    for index, key in enumerate(owner):
        row, column = divmod(index, columns)
        seen = extent.get(key)
        if seen is None:
            extent[key] = [row, row, column, column]
        else:
            seen[1] = max(seen[1], row)
            seen[2] = min(seen[2], column)
            seen[3] = max(seen[3], column)
    return [
        Cell(r0, r1, c0, c1, inside.get(key, []), (left[c0], high[r0], left[c1 + 1], high[r1 + 1]))
        for key, (r0, r1, c0, c1) in extent.items()
    ]


def _owners(frame: Frame) -> list[int]:
    """For each place of the frame, row by row, the first place of the cell it belongs to. Cells are always rectangles:
    where missing walls would make another shape, the cell grows to the rectangle around it."""
    rows, columns = frame.rows, frame.columns
    owner = list(range(rows * columns))
    if not any(map(any, frame.open_right)) and not any(map(any, frame.open_below)):
        return owner

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    def unite(a: int, b: int) -> bool:
        a, b = root(a), root(b)
        if a == b:
            return False
        owner[max(a, b)] = min(a, b)
        return True

    for r in range(rows):
        for c in range(columns):
            here = r * columns + c
            if c < columns - 1 and frame.open_right[r][c]:
                unite(here, here + 1)
            if r < rows - 1 and frame.open_below[r][c]:
                unite(here, here + columns)
    growing = True
    while growing:
        growing = False
        extent: dict[int, list[int]] = {}
        for index in range(rows * columns):
            row, column = divmod(index, columns)
            seen = extent.setdefault(root(index), [row, row, column, column])
            seen[1], seen[2], seen[3] = max(seen[1], row), min(seen[2], column), max(seen[3], column)
        for key, (r0, r1, c0, c1) in extent.items():
            for row in range(r0, r1 + 1):
                for column in range(c0, c1 + 1):
                    growing |= unite(key, row * columns + column)
    return [root(i) for i in range(rows * columns)]
