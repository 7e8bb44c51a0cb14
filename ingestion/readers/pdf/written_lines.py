"""Lines of cells as the file wrote them: words that follow each other in it with no more than blanks between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingestion.readers.pdf.columns import (
    FIGURE_GAP,
    SPAN_GAP,
    TO,
    WIDEST_LETTER,
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
NARROW = 0.8
"""Of a digit's width: the blank of a face whose characters are not equally wide."""
BACK = 0.5
"""Points by which a word of a line may begin before the last one's end."""


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
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

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


def written_lines(words: Sequence[Word]) -> list[WrittenCell]:
    """Words that follow each other in the file on one line with no more than blanks between."""
    blank, typed = _blank(words), _Typed(words)
    lines: list[WrittenCell] = []
    for at, word in enumerate(words):
        line = lines[-1] if lines else None
        after = words[at + 1] if at + 1 < len(words) else None
        if line is not None and _goes_on(line.words, word, after, blank, typed):
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


class _Typed:
    """By size of type, how wide a character is where all of a page's are equally wide: asked for seldom."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.known: dict[int, float] = {}

    def width(self, word: Word) -> float:
        size = _size(word)
        if size not in self.known:
            self.known[size] = typed_width([w for w in self.words if w.upright and _size(w) == size])
        return self.known[size]


def _size(word: Word) -> int:
    return round(word.bottom - word.top)


def _goes_on(words: Sequence[Word], word: Word, after: Word | None, blank: float, typed: _Typed) -> bool:
    """Whether a word is the next one of a line's, with a blank no wider than `blank` times its height, or than a
    character where all are equally wide, between; `after` comes after it."""
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
    if gap < -BACK or not (
        gap <= blank * size + EVEN
        or (gap <= WIDEST_LETTER * size and is_blank(gap, typed.width(word) or typed_width((last, word))))
    ):
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
