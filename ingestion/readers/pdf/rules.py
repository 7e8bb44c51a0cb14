"""Rules made whole: collinear pieces joined, doubled strokes made one, and the lattices that crossing rules form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingestion.readers.pdf.shapes import Rule
from ingestion.values.place import Box

SAME_LINE = 1.6
"""Rules whose positions differ by no more are strokes of one line (double rules, cell-by-cell borders)."""
TOUCH = 3.0
"""Ends this close are joined."""
SHORTEST = 4.0
"""What is left shorter than this after joining is a dot, a tick or the edge of a bullet."""


class Across(NamedTuple):
    """A horizontal rule."""

    y: float
    x0: float
    x1: float


class Down(NamedTuple):
    """A vertical rule."""

    x: float
    y0: float
    y1: float


def joined(pieces: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """(position, start, end) pieces of parallel lines → whole lines, by position then start.

    Pieces within SAME_LINE of a line's running position and within TOUCH of its extent become one.
    """
    ordered = sorted(pieces)
    bands: list[list[tuple[float, float, float]]] = []
    for piece in ordered:
        if bands and piece[0] - bands[-1][-1][0] <= SAME_LINE and piece[0] - bands[-1][0][0] <= 2 * SAME_LINE:
            bands[-1].append(piece)
        else:
            bands.append([piece])
    whole: list[tuple[float, float, float]] = []
    for band in bands:
        band.sort(key=lambda p: p[1])
        runs: list[list[float]] = []
        for position, start, end in band:
            if runs and start <= runs[-1][1] + TOUCH:
                runs[-1][1] = max(runs[-1][1], end)
                runs[-1][2] += position
                runs[-1][3] += 1
            else:
                runs.append([start, end, position, 1])
        whole.extend((total / many, start, end) for start, end, total, many in runs if end - start >= SHORTEST)
    whole.sort()
    return whole


def whole_rules(rules: Iterable[Rule]) -> tuple[list[Across], list[Down]]:
    """Horizontal and vertical lines of a page, joined."""
    flat: list[tuple[float, float, float]] = []
    steep: list[tuple[float, float, float]] = []
    for x0, top, x1, bottom in rules:
        if x1 - x0 >= bottom - top:
            flat.append(((top + bottom) / 2, x0, x1))
        else:
            steep.append(((x0 + x1) / 2, top, bottom))
    return [Across(*line) for line in joined(flat)], [Down(*line) for line in joined(steep)]


def edges_of(shades: Iterable[Box]) -> list[Across]:
    """The upper and lower edges of shades, those of neighbouring cells joined."""
    flat = [(y, x0, x1) for x0, top, x1, bottom in shades for y in (top, bottom)]
    return [Across(*line) for line in joined(flat)]


class Lattice(NamedTuple):
    """Rules that hang together by crossing or touching."""

    across: list[Across]
    down: list[Down]

    @property
    def box(self) -> Box:
        xs = [a.x0 for a in self.across] + [a.x1 for a in self.across] + [d.x for d in self.down]
        ys = [a.y for a in self.across] + [d.y0 for d in self.down] + [d.y1 for d in self.down]
        return min(xs), min(ys), max(xs), max(ys)


def lattices(across: Sequence[Across], down: Sequence[Down]) -> list[Lattice]:
    """Groups of rules connected by crossings, from the top of the page down. Rules that cross nothing are in none."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    crossed = [False] * len(parent)
    for j, (x, y0, y1) in enumerate(down, len(across)):
        for i, (y, x0, x1) in enumerate(across):
            if y < y0 - TOUCH:
                continue
            if y > y1 + TOUCH:
                break
            if x0 - TOUCH <= x <= x1 + TOUCH:
                crossed[i] = crossed[j] = True
                parent[root(i)] = root(j)
    groups: dict[int, Lattice] = {}
    for i, rule in enumerate(across):
        if crossed[i]:
            groups.setdefault(root(i), Lattice([], [])).across.append(rule)
    for j, upright in enumerate(down, len(across)):
        if crossed[j]:
            groups.setdefault(root(j), Lattice([], [])).down.append(upright)
    return sorted(groups.values(), key=lambda lattice: (lattice.box[1], lattice.box[0]))
