"""Which cells of a table from a picture are sure: two readers read them alike. Pure.

Numbers that two independent readers read alike are nearly always right; a number that only one saw, or that they read
differently, is doubtful and says how each read it. The first reader's words stand in the grid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.readers.scan_words import SeenWord
from ingestion.values.grid import Grid
from ingestion.values.place import Box

UNSURE = 0.85
"""A label is doubtful when its reader was less sure than this and the other saw nothing or other signs there; where
the other read other letters, however sure it was."""

_unlike_only_in_looks = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that the readers do not agree on: as each read it, None where the second was not there at all."""

    row: int
    column: int
    first: str
    second: str | None

    @property
    def sentence(self) -> str:
        if self.second is None:
            return f"read from a picture by one program only, as “{self.first}”"
        if not self.second:
            return f"read from a picture as “{self.first}”; a second program saw nothing there"
        if not self.first:
            return f"a second program read “{self.second}” here; the first saw nothing"
        return f"read from a picture as “{self.first}”, by a second program as “{self.second}”"


def plain(text: str) -> str:
    """The text as far as two readers must agree on it: without blanks, one kind of quote and dash, stray rules gone."""
    return re.sub(r"[\s|_]+", "", text.translate(_unlike_only_in_looks)).casefold().strip(".'\"")


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def better_spaced(grid: Grid, second: Sequence[SeenWord]) -> dict[tuple[int, int], str]:
    """Labels that the second reader read with the same letters and more blanks: the first loses some of them, and a
    category would be two."""
    found = {}
    for cell, box in grid.boxes.items():
        text = str(grid.value(*cell) or "")
        again = " ".join(word.text for word in words_within(second, box))
        more = again.count(" ") > text.count(" ") and not any(letter.isdigit() for letter in text)
        if more and again.replace(" ", "") == text.replace(" ", ""):
            found[cell] = again
    return found


def settled_elsewhere(grid: Grid, second: Sequence[SeenWord]) -> dict[tuple[int, int], str]:
    """Labels that the readers read differently, where the second's reading is a label that both read alike in another
    cell: tables repeat their labels, and one letter read wrongly makes a category of its own."""
    agreed: dict[str, str] = {}
    disputed: dict[tuple[int, int], str] = {}
    for cell, box in grid.boxes.items():
        text = str(grid.value(*cell) or "")
        again = plain(" ".join(word.text for word in words_within(second, box)))
        if not text or holds_figure(text):
            continue
        if plain(text) == again:
            agreed.setdefault(again, text)
        else:
            disputed[cell] = again
    return {
        cell: agreed[again]
        for cell, again in disputed.items()
        if again in agreed and plain(str(grid.value(*cell))) not in agreed
    }


SIGNS = frozenset({"*", "-", "–", "~", "x", "X", "..", "nil", "Nil", "NIL"})
"""What stands in the place of a figure."""


def holds_figure(text: str) -> bool:
    return any(letter.isdigit() for letter in text) or text.strip() in SIGNS


def is_sign(text: str) -> bool:
    """A figure or what stands in its place, and nothing else."""
    return bool(re.fullmatch(r"[<>≤≥~]?\s?[\d,. ]*\d%?|\*|-|–|~", text.strip()))


def words_within(words: Sequence[SeenWord], box: Box) -> list[SeenWord]:
    """Words whose middles lie in the box, in reading order."""
    x0, top, x1, bottom = box
    inside = [w for w in words if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom]
    lines: list[list[SeenWord]] = []
    for word in sorted(inside, key=lambda w: (w.top + w.bottom) / 2):
        if lines and (word.top + word.bottom) / 2 <= lines[-1][-1].bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [word for line in lines for word in sorted(line, key=lambda w: w.x0)]


def doubts_of(grid: Grid, first: Sequence[SeenWord], second: Sequence[SeenWord] | None) -> list[Doubt]:
    """The doubtful cells of a grid whose boxes and both readers' words are in the same units."""
    found = []
    for (row, column), box in sorted(grid.boxes.items()):
        value = grid.value(row, column)
        text = "" if value is None else str(value)
        if second is None:
            if holds_figure(text):
                found.append(Doubt(row, column, text, None))
            continue
        again = " ".join(word.text for word in words_within(second, box))
        if plain(text) == plain(again):
            continue
        if (
            holds_figure(text)
            or holds_figure(again)
            or (text and again and _letters(text) != _letters(again))
            or (text and min((word.sure for word in words_within(first, box)), default=1.0) < UNSURE)
        ):
            found.append(Doubt(row, column, text, again))
    return found
