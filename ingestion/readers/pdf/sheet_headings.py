"""The letters and numbers that a spreadsheet program prints over the columns and beside the rows of a sheet, each in
its box: they name places of the sheet and are neither headings nor labels of the tables in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingestion.readers.pdf.rules import TOUCH, Across, Down, whole_rules
from ingestion.readers.pdf.shapes import Marks, Rule, Word
from ingestion.readers.pdf.tokens import is_figure, is_time
from ingestion.values.place import Box

FEWEST_NUMBERS = 3
STROKE = 1.2
"""Points by which the stroke of a box lies beyond its edge."""

_LETTERS = re.compile(r"[A-Z]{1,2}")


def without_sheet_headings(marks: Marks) -> Marks:
    """The page without the boxes of its sheet's headings and what stands in them; the page itself where it has none.

    Letters in turn fill the top strip and numbers in turn the left one, each with a rule to the next, and some of the
    cells hold words: in a table of a force's beats by their letters all of them hold figures.
    """
    for letters in _strips(marks.words):
        numbers = [w for w in marks.words if w.text.isdigit() and w.x1 < letters[0].x0 and w.top >= letters[0].bottom]
        if len(numbers) < FEWEST_NUMBERS:
            continue
        across, down = whole_rules(marks.rules)
        corner = _corner(letters, across, down)
        if corner is None:
            continue
        start, x, y, bottom = corner
        left = [w for w in marks.words if w.x1 <= x + STROKE and y < _height(w) < bottom]
        beside = sorted((w for w in left if w.x0 >= start), key=lambda word: word.top)
        if not (_in_turn(beside) and _boxed(letters, beside, across, down)):
            continue
        inner = [w for w in marks.words if w.x0 >= x - STROKE and y < _height(w) < bottom]
        if all(is_figure(w.text) or is_time(w.text) or not any(c.isalpha() for c in w.text) for w in inner):
            continue
        # a text that runs in from the page before is cut at the sheet's edge
        taken = {id(word) for word in (*letters, *left)}
        words = [word for word in marks.words if id(word) not in taken]
        return replace(marks, words=words, rules=list(_rules(marks.rules, x, y)))
    return marks


def _strips(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Lines of nothing but letters of columns, each the next of the one before."""
    seen: set[int] = set()
    for word in words:
        if id(word) in seen or not word.upright or not _LETTERS.fullmatch(word.text):
            continue
        line = sorted((w for w in words if word.top < _height(w) < word.bottom), key=lambda w: w.x0)
        seen.update(id(w) for w in line)
        if all(_LETTERS.fullmatch(w.text) for w in line):
            columns = [_column(w.text) for w in line]
            if all(after == before + 1 for before, after in pairwise(columns)):
                yield line


def _column(letters: str) -> int:
    """
    >>> [_column(letters) for letters in ("A", "Z", "AA", "BC")]
    [1, 26, 27, 55]
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _height(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _corner(letters: Sequence[Word], across: Sequence[Across], down: Sequence[Down]) -> Box | None:
    """Where the boxes begin, where the sheet's own cells do from the left and from the top, where its last row ends."""
    first, middle = letters[0], _height(letters[0])
    under = [r.y for r in across if r.y > middle and r.x0 <= first.x0 and r.x1 >= letters[-1].x1]
    left = [r for r in down if r.x < first.x0 and r.y0 < middle < r.y1]
    if not under or len(left) < 2:
        return None
    start, edge = sorted(left, key=lambda rule: rule.x)[-2:]
    return start.x, edge.x, min(under), edge.y1


def _in_turn(words: Sequence[Word]) -> bool:
    if len(words) < FEWEST_NUMBERS or not all(word.text.isdigit() for word in words):
        return False
    return all(int(below.text) == int(above.text) + 1 for above, below in pairwise(words))


def _boxed(letters: Sequence[Word], numbers: Sequence[Word], across: Sequence[Across], down: Sequence[Down]) -> bool:
    """Whether a rule stands between each two letters and each two numbers."""
    for one, other in pairwise(letters):
        middle = _height(one)
        if not any(one.x0 < r.x < other.x1 and r.y0 < middle < r.y1 for r in down):
            return False
    return all(
        any(above.top < r.y < below.bottom and r.x0 < below.x0 and r.x1 > below.x1 for r in across)
        for above, below in pairwise(numbers)
    )


def _rules(rules: Sequence[Rule], x: float, y: float) -> Iterator[Rule]:
    """The rules of the sheet's own cells, not those of the boxes nor what is drawn from them round the sheet. The inner
    edges of the boxes are the cells' only where their other rules meet them."""
    beyond = [r for r in rules if r.x1 > x + STROKE and r.bottom > y + STROKE]
    beyond = [r for r in beyond if r.x0 >= x - STROKE and r.top >= y - STROKE]
    kept = [Rule(max(r.x0, x), max(r.top, y), r.x1, r.bottom) for r in beyond]
    yield from kept
    across, down = whole_rules(kept)
    for above, below in pairwise(sorted({r.y for r in across if r.x0 <= x + TOUCH})):
        if any(r.y0 - TOUCH <= above and below <= r.y1 + TOUCH for r in down):
            yield Rule(x, above, x, below)
    for left, right in pairwise(sorted({r.x for r in down if r.y0 <= y + TOUCH})):
        if any(r.x0 - TOUCH <= left and right <= r.x1 + TOUCH for r in across):
            yield Rule(left, y, right, y)
