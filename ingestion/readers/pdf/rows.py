"""Rows of a table without drawn ones: which lines belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingestion.readers.pdf.lines import Piece
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import is_figure

INTERLEAVED = 0.3
"""Lines overlapping by this share of the smaller height stand side by side: a label of two lines and its numbers."""
CLOSER = 0.85
"""A blank this much smaller than the one on the other side decides which row a lone label joins."""
LOOSE = 1.35
"""Of the line height: lines of one text follow each other more closely."""
ROW_APART = 0.95
"""Of the usual distance of the table's lines."""
CLOSE = 0.6
"""Of the line height: no more stands between the lines of one label."""
FLUSH = 1.5
"""Points by which the lines of one label begin apart."""
INDENT = 0.35
"""Of the line height: text starting further right than this is indented."""


_OPEN = re.compile(
    r"(?:^|\s)(?:and|or|of|the|in|on|to|with|by|for|from|an?|at|as|not|under|without|other)$|[,/&-]$", re.IGNORECASE
)
"""A line that ends so has not ended."""


class Placed(NamedTuple):
    """A line of a table with each piece's first and last column."""

    top: float
    bottom: float
    pieces: list[Piece]
    columns: list[tuple[int, int]]

    @property
    def label(self) -> Piece | None:
        """The piece in the first column, if there is one."""
        return self.pieces[0] if self.columns and self.columns[0][0] == 0 else None

    @property
    def lone(self) -> bool:
        """Whether only the first column (or one piece spanning from it) has text."""
        return len(self.pieces) == 1 and self.columns[0][0] == 0

    @property
    def figures(self) -> int:
        return sum(1 for p, (c0, _) in zip(self.pieces, self.columns, strict=True) if c0 > 0 and is_figure(p.text))


def row_groups(lines: Sequence[Placed], rule_ys: Sequence[float], height: float, limit: float) -> list[list[int]]:
    """Indexes of the lines of each row, from the top.

    `rule_ys` are heights of rules across the table, `limit` is where the first column ends. Where rules part most rows,
    what stands between two of them is one row unless it holds several lines of figures.
    """
    bands = _bands(lines, rule_ys)
    figured = [_rows_in(lines, band) for band in bands]
    ruled = _parted(bands, figured, rule_ys)
    groups: list[list[int]] = []
    for band, many in zip(bands, figured, strict=True):
        if len(band) == 1 or (ruled and many <= 1):
            groups.append(band)
        else:
            groups.extend(_joined([lines[i] for i in band], band[0], height, limit))
    return groups


def parted_by_rules(lines: Sequence[Placed], rule_ys: Sequence[float]) -> bool:
    """Whether rules, or the edges of shades, part every two lines of figures."""
    bands = _bands(lines, rule_ys)
    figured = [_rows_in(lines, band) for band in bands]
    return _parted(bands, figured, rule_ys) and max(figured) == 1


def _parted(bands: Sequence[Sequence[int]], figured: Sequence[int], rule_ys: Sequence[float]) -> bool:
    return len(rule_ys) >= 2 and len(bands) >= 3 and sum(1 for n in figured if n <= 1) >= 0.7 * len(bands)


def _rows_in(lines: Sequence[Placed], band: Sequence[int]) -> int:
    """How many lines of a band hold figures."""
    return sum(1 for i in band if lines[i].figures)


def _bands(lines: Sequence[Placed], rule_ys: Sequence[float]) -> list[list[int]]:
    bands: list[list[int]] = []
    last = None
    for index, line in enumerate(lines):
        middle = (line.top + line.bottom) / 2
        band = sum(1 for y in rule_ys if y < middle)
        if band != last:
            bands.append([])
            last = band
        bands[-1].append(index)
    return bands


def _joined(lines: Sequence[Placed], offset: int, height: float, limit: float) -> list[list[int]]:
    """Rows among lines that no rule parts."""
    pitches = [b.top - a.top for a, b in pairwise(lines)]
    usual = median(pitches) if pitches else height
    first = _from_their_top(lines, height, limit)
    ties = [first[i] if first else _tied(lines, i, height, usual, limit) for i in range(1, len(lines))]
    groups = [[offset]]
    figured = bool(lines[0].figures)
    for index, tied in enumerate(ties, 1):
        line = lines[index]
        # one line of figures a row: what stood between two of them has found its place above
        if tied and not (figured and line.figures):
            groups[-1].append(offset + index)
            figured = figured or bool(line.figures)
        else:
            groups.append([offset + index])
            figured = bool(line.figures)
    return groups


def _from_their_top(lines: Sequence[Placed], height: float, limit: float) -> list[bool]:
    """Of each line, whether it belongs to the row of the line before it, where every row begins with its figures and
    each lone label is one that had no room left above; empty where some line says otherwise.

    Groups begin with their name: where a body begins with figures, a lone label goes on."""
    if not lines[0].figures or lines[0].label is None:
        return []
    ties = [False]
    for before, line in pairwise(lines):
        if line.figures:
            if line.label is None or before.bottom - line.top > INTERLEAVED * height:
                return []
            ties.append(False)
            continue
        if not line.lone or line.columns[0][1] > 0 or before.label is None or before.columns[0][1] > 0:
            return []
        if abs(line.pieces[0].x0 - before.label.x0) > FLUSH or not _wraps(before.label, line.pieces[0], limit, height):
            return []
        if is_figure(line.pieces[0].text) or line.top - before.bottom > CLOSE * height:
            return []
        ties.append(True)
    return ties


def _tied(lines: Sequence[Placed], index: int, height: float, usual: float, limit: float) -> bool:
    """Whether line `index` belongs to the row of the line before it."""
    before, line = lines[index - 1], lines[index]
    size = min(line.bottom - line.top, before.bottom - before.top)
    if before.bottom - line.top > INTERLEAVED * size:
        return not (before.figures and line.figures)
    if before.figures and not line.figures and index + 1 < len(lines):
        following = lines[index + 1]
        if following.figures and line.bottom - following.top > INTERLEAVED * size:
            return False
    if line.top - before.bottom > 0.9 * height and line.top - before.top > 1.2 * usual:
        return False
    if line.lone and _midway(lines, index, height):
        return True
    if (line.lone or before.lone) and line.label and _row_apart(before, line, height, usual):
        return False
    if line.lone:
        return _label_joins_above(lines, index, height, limit)
    if before.lone and before.columns[0][1] == 0:
        return _label_joins_below(lines, index - 1, height, limit)
    if line.label is None:
        return _textruns_on(before, line)
    if not line.figures and not before.figures:
        return runs_on(line.label.words) and all(runs_on(p.words) for p in line.pieces[1:])
    return False


def _row_apart(before: Placed, line: Placed, height: float, usual: float) -> bool:
    """Whether a label that begins anew stands a whole row apart, where rows stand further apart than lines of a
    text."""
    anew = line.label is not None and not runs_on(line.label.words)
    return anew and usual >= LOOSE * height and line.top - before.top >= ROW_APART * usual


def _midway(lines: Sequence[Placed], index: int, height: float) -> bool:
    """Whether the figures before the label stand midway between it and the label's own first line."""
    before, line = lines[index - 1], lines[index]
    if index < 2 or before.label is not None or not before.figures or not lines[index - 2].lone:
        return False
    upper = lines[index - 2]
    alike = abs((line.top - before.top) - (before.top - upper.top)) <= 0.15 * height
    return alike and upper.bottom >= before.top and before.bottom >= line.top


def _textruns_on(before: Placed, line: Placed) -> bool:
    """A line with nothing in the first column continues wrapped text of the row above: it holds no figure."""
    filled = {c for c0, c1 in before.columns for c in range(c0, c1 + 1)}
    return all(
        not is_figure(p.text) and c0 in filled and not _all_figures_in(before, c0)
        for p, (c0, _) in zip(line.pieces, line.columns, strict=True)
    )


def _all_figures_in(line: Placed, column: int) -> bool:
    return any(c0 <= column <= c1 and is_figure(p.text) for p, (c0, c1) in zip(line.pieces, line.columns, strict=True))


def runs_on(words: Sequence[Word]) -> bool:
    """Text that starts in lower case, or with a closing or opening bracket, continues what stood above."""
    first = words[0].text
    return first[:1].islower() or first[:1] in "(&)/"


def is_left_open(text: str) -> bool:
    """Whether a line of text cannot be its end: "Whitcombe &", "Police staff (including", "Charged or"."""
    lettered = len(text) == 1  # "A" is a division's name
    return (_OPEN.search(text) is not None and not lettered) or text.count("(") > text.count(")")


def _beside_names(lines: Sequence[Placed], label: Piece, height: float) -> bool:
    """Whether names of groups stand further left than every row's label, and the label as far right as those."""
    rows = [line.label.x0 for line in lines if line.figures and line.label is not None]
    names = [line.pieces[0].x0 for line in lines if line.lone]
    left = min(rows, default=0.0)
    return bool(rows) and min(names) < left - INDENT * height and label.x0 >= left - FLUSH


def _wraps(upper: Piece, lower: Piece, limit: float, height: float) -> bool:
    """Whether the lower piece's first word had no room left after the upper piece."""
    first = lower.words[0]
    return upper.x1 + 0.25 * height + (first.x1 - first.x0) > limit - 0.1 * height


def _label_joins_above(lines: Sequence[Placed], index: int, height: float, limit: float) -> bool:
    before, line = lines[index - 1], lines[index]
    label, upper = line.label, before.label
    assert label is not None
    if upper is None or line.columns[0][1] > 0:
        return False
    if is_figure(label.text) and not runs_on(label.words):
        return False
    wrapped = _wraps(upper, label, limit, height)
    if not (runs_on(label.words) or wrapped):
        return False
    if label.x0 < upper.x0 - INDENT * height:
        return False
    if wrapped and is_left_open(upper.text):
        return True
    if wrapped and _beside_names(lines, label, height):
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is not None and following.label is None:
        return line.top - before.top < following.top - line.top and line.bottom - following.top < 0.1 * height
    if following is None or following.label is None:
        return True
    over, under = line.top - before.top, following.top - line.top
    if runs_on(label.words):
        # small letters with room left above: a heading in small letters, unless it stands closer to what is above
        return wrapped or not label.text[:1].islower() or over < CLOSER * under
    if runs_on(following.label.words) and not following.lone:
        return before.lone
    if under < CLOSER * over:
        return False
    if over < CLOSER * under:
        return True
    if label.x0 > upper.x0 + INDENT * height and following.label.x0 < label.x0 - INDENT * height:
        return True
    # nothing tells: a capital after a full row starts a heading or the next row's label
    return before.lone


def _label_joins_below(lines: Sequence[Placed], index: int, height: float, limit: float) -> bool:
    """Whether the lone label at `index` is the beginning of the row below it."""
    line, below = lines[index], lines[index + 1]
    label = line.label
    assert label is not None
    if below.label is None:
        return True
    wrapped = _wraps(label, below.label, limit, height)
    if runs_on(below.label.words):
        rest = [other for other in lines[index + 2 :] if other.label is not None]
        small = bool(rest) and rest[0].label is not None and rest[0].label.text[:1].islower()
        # a heading over categories in small letters is no wrapped label
        return wrapped or not small
    if not wrapped:
        return False
    if below.label.x0 > label.x0 + INDENT * height:
        later = [other.label.x0 for other in lines[index + 2 :] if other.label is not None and not other.lone]
        # the rows that follow are indented too: a heading over its members
        return bool(later) and min(later) < below.label.x0 - INDENT * height
    return not label.text.rstrip().endswith(":")
