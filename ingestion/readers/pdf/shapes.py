"""The marks of a page as plain values: words, rules, shades, in points from the top left of the page as it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ingestion.values.place import Box


class Word(NamedTuple):
    """A run of characters without a blank. Its box is the loose one: font height, advance width.

    `upright` is False for text that runs up or down the page (rotated heads, axis titles). `begins` is 1 where the
    file shows that a text begins with it, whatever stands before it, and -1 where it goes on with the word before.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    upright: bool = True
    begins: int = 0


class CutWord(Word):
    """A word behind which the file left no blank, as it does at the ends of other lines: it may go on below."""

    __slots__ = ()


class MaybeCut(CutWord):
    """A cut word whose rest may as well be a word of its own, for which its line had no blank left."""

    __slots__ = ()


def box_of(words: Sequence[Word]) -> Box:
    """The smallest box around the words."""
    if len(words) == 1:
        return words[0][:4]
    return min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)


class Rule(NamedTuple):
    """A drawn horizontal or vertical line, or a filled box thin enough to be one."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def across(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass
class TaggedCell:
    """A cell that a structure tree names: its place in its table, 0-based and inclusive, and its words. A `carried` one
    stands on the page before: its words have their places over those of this page's."""

    row: int
    last_row: int
    column: int
    last_column: int
    is_head: bool = False
    words: list[Word] = field(default_factory=list)
    carried: bool = False

    @cached_property
    def box(self) -> Box:
        """Around its words, of which it has some."""
        return box_of(self.words)


@dataclass(slots=True)
class TaggedTable:
    """The cells that a structure tree gives a table on one page. `path` is the table's place in the tree, the same on
    each page it goes over; `places` has for each row here, by its number, which of the table's rows it is."""

    path: tuple[int, ...]
    cells: list[TaggedCell]
    places: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Marks:
    """Everything on one page that table finding looks at. `shades` are filled boxes, `drawings` the bounds of curves
    and slanted lines (charts), `pictures` the bounds of images. `turned` is the number of quarter turns, clockwise, by
    which the page's words had to be turned to read upright, `tables` those that the file's structure tree names."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    turned: int = 0
    tables: list[TaggedTable] = field(default_factory=list)


def turn(box: Box, quarters: int, width: float, height: float) -> Box:
    """The box after turning its page of this width and height clockwise by quarter turns.

    >>> turn((10, 20, 30, 25), 1, 100, 200)
    (175, 10, 180, 30)
    """
    x0, top, x1, bottom = box
    for _ in range(quarters % 4):
        x0, top, x1, bottom = height - bottom, x0, height - top, x1
        width, height = height, width
    return x0, top, x1, bottom
