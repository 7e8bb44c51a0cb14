"""Words into lines, lines into pieces (words with ordinary blanks between them), pieces into a cell's text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from ingestion.readers.pdf.shapes import Word
from ingestion.values.period_words import read_period

SAME_LINE = 0.55
"""Words are on one line when they overlap by this share of the smaller one's height."""

TOUCHING, INK = 0.03, 0.08
"""Of the line height: words no further apart are one; the same before a ligature."""
LIGATURES = frozenset(("ff", "fi", "fl", "ft", "tt", "ti", "tf", "fj", "th", "ij"))
"""Letters that faces draw as one. pdfium gives those of one glyph boxes as small as their ink, in the middle of a word
whose other letters have boxes as high as the line."""
SIDEWAYS_JOIN = 0.15
"""Of its thickness: pieces of a text that runs up or down stand no further apart within a word."""
OVERLAP = 0.15
"""Of a line's height: texts that overlap by more stand side by side."""


class Extent(Protocol):
    """Anything with an upper and a lower edge."""

    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


_Standing = TypeVar("_Standing", bound=Extent)


def side_by_side(texts: Iterable[_Standing], height: float) -> list[list[_Standing]]:
    """Texts in groups from the top, each of those that overlap one another in height. `height` is a line's."""
    groups: list[list[_Standing]] = []
    bottom = 0.0
    for text in sorted(texts, key=lambda one: one.top):
        if groups and text.top < bottom - OVERLAP * height:
            groups[-1].append(text)
            bottom = max(bottom, text.bottom)
        else:
            groups.append([text])
            bottom = text.bottom
    return groups


class TextLine(NamedTuple):
    """Words of one line from left to right, with their extent."""

    top: float
    bottom: float
    words: list[Word]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(w.x1 for w in self.words)

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class _Extent(NamedTuple):
    x0: float
    x1: float
    words: list[Word]


class Piece(_Extent):
    """Neighbouring words of one line that a reader takes together. What it says is asked again and again, and put
    together once: its words stay as they are."""

    @cached_property
    def text(self) -> str:
        return " ".join([w.text for w in self.words])


def lines_of(words: Iterable[Word]) -> list[TextLine]:
    """Words grouped into lines from the top, each line from left to right.

    A line's band is its tallest word; small raised or lowered words (footnote marks) join the line they overlap.
    """
    ordered = sorted(words, key=_middle)
    if ordered and one_line(ordered):
        return [TextLine(min(w.top for w in ordered), max(w.bottom for w in ordered), sorted(ordered))]
    groups: list[list[Word]] = []
    tops: list[float] = []
    bottoms: list[float] = []
    for word in ordered:
        if groups:
            top, bottom = tops[-1], bottoms[-1]
            shared = min(bottom, word.bottom) - max(top, word.top)
            if shared >= SAME_LINE * min(bottom - top, word.bottom - word.top):
                groups[-1].append(word)
                if word.bottom - word.top > bottom - top:
                    tops[-1], bottoms[-1] = word.top, word.bottom
                continue
        groups.append([word])
        tops.append(word.top)
        bottoms.append(word.bottom)
    return [TextLine(min(w.top for w in group), max(w.bottom for w in group), sorted(group)) for group in groups]


def one_line(words: Sequence[Word]) -> bool:
    """Whether all the words stand at the height of the first: the usual case of a cell, told without grouping."""
    top, bottom = words[0].top, words[0].bottom
    slack = 0.2 * (bottom - top)
    return all(-slack < word.top - top < slack and -slack < word.bottom - bottom < slack for word in words)


def _middle(word: Word) -> float:
    return word.top + word.bottom


def pieces_of(words: Sequence[Word], gap: float) -> list[Piece]:
    """The words of one line, left to right, parted where the blank is wider than `gap` points."""
    pieces: list[list[Word]] = []
    end = 0.0
    for word in words:
        if pieces and word.x0 - end <= gap:
            pieces[-1].append(word)
            end = max(end, word.x1)
        else:
            pieces.append([word])
            end = word.x1
    return [Piece(group[0].x0, max(w.x1 for w in group), group) for group in pieces]


def cell_text(words: Sequence[Word]) -> str:
    """The words of one cell as they read: lines from the top, joined by a blank, or by nothing after a hyphen or a
    stroke: there a text may be parted without a blank."""
    if len(words) == 1:
        return words[0].text
    if not words:
        return ""
    sideways = [w for w in words if not w.upright]
    if sideways:
        return _sideways_text([w for w in words if w.upright], sideways)
    if one_line(words):
        return line_text(sorted(words))
    parts = [line_text(line.words) for line in lines_of(words)]
    if broken_period(parts):
        return "".join(parts)
    text = ""
    for part in parts:
        if text.endswith(("-", "/")) and len(text) > 1 and text[-2].isalnum() and part[:1].isalnum():
            text += part
        else:
            text = f"{text} {part}" if text else part
    return text


def broken_period(parts: Sequence[str]) -> bool:
    """Whether the lines are one period whose dates a narrow cell broke between two figures: "03/04/20", "17 - 02/0",
    "4/2018"."""
    if len(parts) < 2 or not any("/" in part for part in parts):
        return False
    broken = all(above[-1:].isdigit() and below[:1].isdigit() for above, below in itertools.pairwise(parts))
    return broken and read_period(" ".join(parts)) is None and read_period("".join(parts)) is not None


def line_text(words: Sequence[Word]) -> str:
    """Words of one line with blanks between; pieces that touch are one word that the file drew in two."""
    text = words[0].text
    for last, word in itertools.pairwise(words):
        text += word.text if _touches(last, word) else " " + word.text
    return text


def _touches(last: Word, word: Word) -> bool:
    """Whether two words are one that the file drew in two. A ligature's box is its ink, which begins further right."""
    height = last.bottom - last.top
    near = INK if word.text[:2].lower() in LIGATURES else TOUCHING
    return word.x0 - last.x1 <= near * height and word.x0 > last.x0


def _sideways_text(upright: Sequence[Word], sideways: Sequence[Word]) -> str:
    """Text that runs up or down, in the order the file wrote it, after what is upright."""
    text = ""
    for last, word in itertools.pairwise([sideways[0], *sideways]):
        apart = max(last.top - word.bottom, word.top - last.bottom)
        one = abs(last.x0 - word.x0) < 1 and -1 <= apart <= SIDEWAYS_JOIN * (word.x1 - word.x0)
        text += word.text if one or not text else " " + word.text
    return f"{cell_text(upright)} {text}" if upright else text
