"""Cells as the file wrote them. Programs that print tables write them cell by cell: all lines of one cell, then those
of the next; so words that follow each other in the file, on one line or closely under each other, are one cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingestion.readers.pdf.columns import (
    FIGURE_GAP,
    SPAN_GAP,
    TO,
    WORD_GAP,
    is_blank,
    is_year_of_two,
    spans_between,
    typed_width,
)
from ingestion.readers.pdf.lines import cell_text
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import begins_another, is_bare_mark, is_figure, is_time

SAME_LINE = 0.5
"""Of the smaller height: words of one line overlap by as much."""
WIDER = 1.4
"""Times the page's usual blank between words: a wider one parts two cells."""
EVEN = 0.05
"""Points; equal blanks differ by less."""
NARROWEST = 0.3
"""Of the line height: no narrower blank parts two cells of words."""
HALF_BESIDE = 0.3
"""The same, for figures set to the middle of a label of two lines."""
NARROW = 0.8
"""Of a digit's width: the blank of a face whose characters are not equally wide."""
BACK = 0.5
"""Points by which a word of a line may begin before the last one's end."""
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
BESIDE_UPRIGHT = 1.15
"""Of its width: the next line of a text that runs up or down stands no further beside."""


@dataclass(eq=False)
class WrittenCell:
    """Words of one cell with their extent; `last` is the top of its last line."""

    words: list[Word]
    x0: float
    x1: float
    top: float
    bottom: float
    last: float
    lines: int = 1

    @cached_property
    def text(self) -> str:
        return cell_text(self.words)

    @property
    def sideways(self) -> bool:
        return not self.words[0].upright

    def grow(self, other: WrittenCell) -> None:
        """Take another's lines in."""
        self.words += other.words
        self.x0, self.x1 = min(self.x0, other.x0), max(self.x1, other.x1)
        self.top, self.bottom = min(self.top, other.top), max(self.bottom, other.bottom)
        self.last, self.lines = other.last, self.lines + other.lines
        self.__dict__.pop("text", None)


def written_cells(words: Sequence[Word]) -> list[WrittenCell]:
    """The cells of words that are given in the file's own order, in that order."""
    lines = _lines(words)
    steps = [0.0, *(_step(a, b) for a, b in pairwise(lines))]
    most = CLOSER * least_row(lines)
    joined = [0 < step <= most for step in steps]
    _part_uneven(steps, joined)
    _join_beside(lines, steps, joined)
    _join_level(lines, steps, joined)
    _join_under_last(lines, steps, joined)
    cells: list[WrittenCell] = []
    for line, goes_on in zip(lines, joined, strict=True):
        if cells and (goes_on or (line.sideways and _runs_beside(cells[-1], line))):
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


def _lines(words: Sequence[Word]) -> list[WrittenCell]:
    """Words that follow each other in the file on one line with no more than blanks between."""
    blank, typed = _blank(words), _typed(words)
    lines: list[WrittenCell] = []
    for at, word in enumerate(words):
        line = lines[-1] if lines else None
        after = words[at + 1] if at + 1 < len(words) else None
        if line is not None and _goes_on(line.words, word, after, blank, typed.get(_size(word), 0.0)):
            line.words.append(word)
            line.x0, line.x1 = min(line.x0, word.x0), max(line.x1, word.x1)
            line.top, line.bottom = min(line.top, word.top), max(line.bottom, word.bottom)
        else:
            lines.append(WrittenCell([word], word.x0, word.x1, word.top, word.bottom, word.top))
    return lines


def _blank(words: Sequence[Word]) -> float:
    """The widest blank between two words of a cell, as a share of their height: by the page's usual one."""
    gaps = sorted(
        (b.x0 - a.x1) / (b.bottom - b.top)
        for a, b in pairwise(words)
        if a.upright and b.upright and a.x1 < b.x0 <= a.x1 + WORD_GAP * (b.bottom - b.top) and abs(a.top - b.top) < 1
    )
    return min(WORD_GAP, max(NARROWEST, WIDER * gaps[len(gaps) // 2])) if gaps else WORD_GAP


def _typed(words: Sequence[Word]) -> dict[int, float]:
    """By size of type, how wide a character is where all are equally wide."""
    sizes: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if word.upright:
            sizes[_size(word)].append(word)
    return {size: typed_width(alike) for size, alike in sizes.items()}


def _size(word: Word) -> int:
    return round(word.bottom - word.top)


def _goes_on(words: Sequence[Word], word: Word, after: Word | None, blank: float, typed: float) -> bool:
    """Whether a word is the next one of a line's, with a blank no wider than `blank` times its height, or than a
    character where all are `typed` equally wide, between; `after` comes after it."""
    last = words[-1]
    if last.upright != word.upright or word.begins > 0:
        return False
    if not word.upright:
        thick = min(word.x1 - word.x0, last.x1 - last.x0)
        apart = max(last.top - word.bottom, word.top - last.bottom)
        return min(word.x1, last.x1) - max(word.x0, last.x0) >= SAME_LINE * thick and -thick < apart <= WORD_GAP * thick
    size = min(word.bottom - word.top, last.bottom - last.top)
    if min(word.bottom, last.bottom) - max(word.top, last.top) < SAME_LINE * size:
        return False
    gap = word.x0 - last.x1
    if word.begins < 0 and (last.text in TO or word.text in TO or _narrow(gap, last, word)):
        return True
    if -BACK <= gap <= SPAN_GAP * size and _in_year_of_two(words, word, after):
        return True
    if gap < -BACK or not (gap <= blank * size + EVEN or is_blank(gap, typed or typed_width((last, word)))):
        return False
    if begins_another(words, word, after):
        return False
    if not (is_figure(last.text) and is_figure(word.text)):
        return True
    if is_time(last.text) and is_bare_mark(word.text) and word.text != "#":
        return True
    thousands = last.text.isdecimal() and len(last.text) < 4 and word.text.isdecimal() and len(word.text) == 3
    if thousands:
        return gap <= FIGURE_GAP * size
    if word.text in TO and after is not None:
        near = -BACK <= after.x0 - word.x1 <= max(blank * size, 1.1 * gap)
        return near and (spans_between(last.text, after.text) or not is_figure(after.text) or len(words) > 1)
    return last.text in TO and len(words) > 1 and spans_between(words[-2].text, word.text)


def _narrow(gap: float, last: Word, word: Word) -> bool:
    """Whether the blank between two figures is narrower than they are set: where all characters are equally wide, as on
    a typewriter, a single one may part columns."""
    if not (is_figure(last.text) and is_figure(word.text)):
        return False
    return gap < NARROW * min((w.x1 - w.x0) / len(w.text) for w in (last, word))


def _in_year_of_two(words: Sequence[Word], word: Word, after: Word | None) -> bool:
    """Whether a word after others is the stroke, or what stands behind it, of a year written "2020 / 21"."""
    if word.text in TO:
        return (
            after is not None
            and 0 <= after.x0 - word.x1 <= SPAN_GAP * (word.bottom - word.top)
            and is_year_of_two(words[-1].text, after.text)
        )
    return len(words) > 1 and words[-1].text in TO and is_year_of_two(words[-2].text, word.text)


def _step(above: WrittenCell, below: WrittenCell) -> float:
    """How far two lines stand apart from top to top, where they may be lines of one cell; else nought."""
    if above.sideways or below.sideways:
        return 0.0
    height, other = above.bottom - above.top, below.bottom - below.top
    step = below.top - above.top
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
