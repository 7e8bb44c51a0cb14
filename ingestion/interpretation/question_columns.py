"""A column that says which question its rows answer: "Question" over 1, 1, 3, or "Q" over Q1, Q2; and heads that do
so for their columns. Pure.

Their numbers are neither figures nor quarters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.interpretation.figure_cells import Cell
from ingestion.interpretation.frame import Frame
from ingestion.interpretation.labels import Axis
from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.grid import Value
from ingestion.values.period_words import read_period

_HEAD = re.compile(r"(?:question|query|qu?|qstn)\.? ?(?:no\.?|num(?:ber)?|ref(?:erence)?\.?|#)?", re.IGNORECASE)
_SHORT = re.compile(r"q\.?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:q|question|qu)?[ .]*(?P<number>\d{1,2} ?(?:[a-z]|\([a-z]\))?)[.):]*", re.IGNORECASE)
_COUNT = re.compile(r"[\d,.]+")
_NUMBERS_HEAD = re.compile(r"(?:(?:no|nr|num|number|ref|reference|item|#)\.?)?", re.IGNORECASE)
_ASKED_NUMBER = re.compile(r"q(?:uestion)?[ .]*(?P<number>\d{1,2})[.):]*", re.IGNORECASE)
FEWEST_WORDS = 3
"""Of what is asked beside a question's number."""


def names_questions(frame: Frame, column: int) -> bool:
    """Whether the column's cells are all numbers of questions under a head that says so.

    "Q" may head quarters too. Its column is one of questions where no label stands beside two of its numbers, as each
    question has categories of its own.
    """
    head = frame.bottom(column)
    numbered = _NUMBERS_HEAD.fullmatch(head) is not None
    if not numbered and not _HEAD.fullmatch(head):
        return False
    cells = [_text(row.values[column]) for row in frame.rows]
    filled = [text for text in cells if text]
    if numbered:
        return _each_asks(frame, column, cells)
    if not filled or not all(_NUMBER.fullmatch(text) for text in filled):
        return False
    return not _SHORT.fullmatch(head) or _labels_of_their_own(frame, column, cells)


def _each_asks(frame: Frame, column: int, cells: list[str]) -> bool:
    """Whether "Q1", "Q2" … under "No.", "Ref" or nothing each stand once, in their order, before what is asked: a
    quarter has no sentence of its own beside it."""
    if column + 1 >= frame.width or any(read_period(frame.bottom(c)) for c in range(column)):
        return False
    asked = [(text, plain_text(row.values[column + 1])) for row, text in zip(frame.rows, cells, strict=True) if text]
    numbers = [int(found["number"]) for text, _ in asked if (found := _ASKED_NUMBER.fullmatch(text))]
    if len(numbers) < len(asked) or len(numbers) < 2 or numbers != sorted(set(numbers)):
        return False
    said = [label for _, label in asked]
    worded = sum(len(label.split()) >= FEWEST_WORDS or label.endswith("?") for label in said)
    return len(set(said)) == len(said) and 2 * worded > len(said) and not any(map(_COUNT.fullmatch, said))


def _labels_of_their_own(frame: Frame, column: int, cells: list[str]) -> bool:
    if column + 1 >= frame.width:
        return False
    number = ""
    beside: dict[str, str] = {}
    for row, text in zip(frame.rows, cells, strict=True):
        number = text or number
        label = plain_text(row.values[column + 1])
        if not label or _COUNT.fullmatch(label) or beside.setdefault(label, number) != number:
            return False
    return len(set(beside.values())) > 1


_LAST_QUARTER = 4
_QUESTION_HEAD = re.compile(r"q ?[1-9]", re.IGNORECASE)


def heads_ask(rows: Axis, heads: Axis, cells: Sequence[Sequence[Cell]]) -> bool:
    """Whether heads "Q1", "Q2", "Q3" are questions: of quarters, two years or more would all lack the last one, and
    have every other."""
    parts = [line.time[0] for line in heads.lines if line.total is None and len(line.time) == 1]
    numbers = [part.quarter for text, part in parts if part is not None and _QUESTION_HEAD.fullmatch(text)]
    if len(numbers) != len(heads.lines) or numbers != list(range(1, len(numbers) + 1)) or len(numbers) < 2:
        return False
    years = [
        cells[n]
        for n, line in enumerate(rows.lines)
        if line.total is None and any(part is not None and part.form in ("year", "financial") for _, part in line.time)
    ]
    return len(numbers) < _LAST_QUARTER and len(years) >= 2 and all(cell.text for line in years for cell in line)


def take_for_questions(heads: Axis) -> None:
    """Makes the heads' quarters the questions that they are."""
    for line in heads.lines:
        line.categories["question"] = line.time[0][0]
        line.time = []
    heads.time = False


def _text(value: Value) -> str:
    figure = read_figure(value) if isinstance(value, int | float) else None
    return plain_text(figure.low if figure is not None and figure.low is not None else value)


def question_named(head: str, label: str) -> str:
    """The question that a label under such a head names, as "Question 3"; "" where it names none."""
    number = _NUMBER.fullmatch(label.strip()) if _HEAD.fullmatch(head.strip()) else None
    return f"Question {re.sub(r'[ ()]', '', number['number'])}" if number else ""
