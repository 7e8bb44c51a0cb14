"""Words that could be a label or stand for a figure ("Under 5", "1-4", "nil"), where a grid itself shows which. Pure.

A label names its row or its column once; a mark comes again and again where figures stand. So words that come again in
the last column of figures, or in several columns of it, are marks throughout the grid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.grid import Grid, Value
from ingestion.values.period_words import read_period
from ingestion.values.record import Kind
from ingestion.values.shape import BLANK, EITHER, MARK, NUMBER, YEAR, row_shape

ROWS_SEEN = 300
"""Rows of a grid that are looked at: what a mark is shows early."""
_FIGURE_LIKE = frozenset((NUMBER, MARK, EITHER, YEAR))


_DEFINED = re.compile(
    r"\W*(?P<word>\w+(?: \w+){0,2}?)[\"'’”)\]]*\s*(?:=|:|\b(?:means?|denotes?|indicates?|represents?|is|are)\b).*\d"
)
"""A line that says what a word stands for: "'low' means 1 to 4"."""


@dataclass(slots=True)
class _Run:
    """Neighbouring cells of one column in which figures may stand: how often each doubtful word came."""

    words: Counter[str] = field(default_factory=Counter)
    numbers: int = 0
    others: int = 0
    last: bool = True


def _noughts_throughout(rows: Sequence[Sequence[Value]]) -> set[str]:
    """The words for nought in a block of labels that all differ, each beside such words alone, under as many headings
    (the corner may be empty): a table of noughts. A row alone is one under periods."""
    found: set[str] = set()
    block: list[tuple[str, set[str]]] = []
    heads: list[str] = []
    width = 0
    for row in [*rows, ()]:
        texts = [text for value in row if (text := plain_text(value))]
        if len(texts) > 1 and width in (0, len(texts)) and all(map(_says_nought, texts[1:])):
            block.append((texts[0].casefold(), set(map(doubtful, texts[1:]))))
            width = len(texts)
            continue
        headed = len(heads) in (width, width - 1) and len(heads) > 1
        dated = width > 2 and all(read_period(head) is not None for head in heads[1 - width :])
        if headed and (len(block) > 1 or dated) and len({label for label, _ in block}) == len(block):
            found.update(word for _, said in block for word in said)
        block, width, heads = [], 0, texts
    return found


def _says_nought(text: str) -> bool:
    word = doubtful(text)
    return word != "" and not _has_digit(word)


def repeated_marks(rows: Sequence[Sequence[Value]]) -> frozenset[str]:
    """The doubtful words, casefolded, that are marks in these rows.

    >>> sorted(repeated_marks([["Sex", "Offences"], ["Male", "Under 5"], ["Female", "Under 5"], ["Other", 7]]))
    ['under 5']
    >>> repeated_marks([["Age", "Offences"], ["Under 5", 3], ["5 to 9", 7]])
    frozenset()
    """
    rows = rows[:ROWS_SEEN]
    shapes = [row_shape(row, 0, len(row) - 1) for row in rows]
    pairs = _noughts_throughout(rows)
    if not any(EITHER in letters for letters in shapes):
        return frozenset(pairs)
    pairs |= _defined(rows, shapes)
    runs: dict[int, _Run] = {}
    done: list[_Run] = []
    columns: dict[str, set[int]] = {}
    named: set[int] = set()
    for row, letters in zip(rows, shapes, strict=True):
        if not letters.strip():
            done.extend(runs.values())
            runs, named = {}, set()
            continue
        # A column that goes on with words holds labels; only its head stands above its first figure.
        for column in [c for c in runs if letters[c : c + 1].strip() and letters[c : c + 1] not in _FIGURE_LIKE]:
            del runs[column]
            named.add(column)
        for inside in _stretches(letters):
            if _names_bands(row, inside, letters):
                continue
            counted = any(letters[c] in (NUMBER, MARK) for c in inside)
            for column in inside:
                doubt = letters[column] == EITHER
                if column in named or (doubt and not counted and not _has_digit(doubtful(row[column]))):
                    continue
                run = runs.setdefault(column, _Run())
                run.last = run.last and column == inside[-1]
                if not doubt:
                    run.numbers += 1
                elif word := doubtful(row[column]):
                    run.words[word] += 1
                    columns.setdefault(word, set()).add(column)
                else:
                    run.others += 1
    done.extend(runs.values())
    found = {word for word, at in columns.items() if len(at) > 1} | pairs
    for run in done:
        bounds = [word for word in run.words if _has_digit(word)]
        if run.others and not run.numbers:
            continue
        if run.last and len(bounds) == 1 and run.words[bounds[0]] > 1:
            found.add(bounds[0])
        if run.numbers and len(bounds) < 2:
            found.update(word for word in run.words if not _has_digit(word))
    return frozenset(found)


def _defined(rows: Sequence[Sequence[Value]], shapes: Sequence[str]) -> set[str]:
    """The doubtful words that lines by themselves say the meaning of."""
    found: set[str] = set()
    for row, letters in zip(rows, shapes, strict=True):
        if len(letters) - letters.count(BLANK) != 1:
            continue
        line = _DEFINED.match(next(text for value in row if (text := plain_text(value))))
        if line and (word := doubtful(line["word"])):
            found.add(word)
    return found


def doubtful(value: Value) -> str:
    """The words of a cell that hides a small figure or says nought, casefolded; "" for any other cell."""
    return _doubtful(plain_text(value))


@lru_cache(maxsize=20_000)
def _doubtful(text: str) -> str:
    figure = read_figure(text) if text else None
    if figure is None or not (figure.kind is Kind.SUPPRESSED or (figure.kind is Kind.EXACT and figure.low == 0)):
        return ""
    return text.casefold()


def shapes_with_marks(row: Sequence[Value], first: int, last: int, marks: frozenset[str]) -> str:
    """The letters of the row's cells, doubtful words that are marks here told as such."""
    letters = row_shape(row, first, last)
    if not marks or EITHER not in letters:
        return letters
    start = next((c for c, letter in enumerate(letters) if letter != BLANK), 0)
    if _names_bands(row[first : last + 1], range(start + 1, len(letters)), letters):
        return letters
    behind = letters[start + 1 :]
    # "None" among words heads a column or names a row; among figures it is nought.
    among = any(letter in (NUMBER, MARK) for letter in behind) or set(behind) <= {EITHER, BLANK}
    told = list(letters)
    for c in range(start + 1, min(len(letters), len(row) - first)):
        if letters[c] == EITHER and (word := doubtful(row[first + c])) in marks and (among or _has_digit(word)):
            told[c] = MARK
    return "".join(told)


def marks_of(grid: Grid) -> frozenset[str]:
    """The grid's own marks, looked for once."""
    if grid.marks is None:
        grid.marks = repeated_marks(grid.rows)
    return grid.marks


def _stretches(letters: str) -> list[list[int]]:
    """The columns of a row in which figures may stand, in stretches that a label begins: one for each table beside
    another."""
    found: list[list[int]] = [[]]
    labelled = False
    for column, letter in enumerate(letters):
        if letter == BLANK:
            continue
        if letter not in _FIGURE_LIKE or not labelled:
            if found[-1]:
                found.append([])
            labelled = True
        else:
            found[-1].append(column)
    return [stretch for stretch in found if stretch]


def _names_bands(row: Sequence[Value], inside: Iterable[int], letters: str) -> bool:
    """Whether a row holds different words with numbers in them, as heads of age bands do."""
    words = {doubtful(row[c]) for c in inside if letters[c] == EITHER and c < len(row)}
    return sum(map(_has_digit, words)) > 1


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
