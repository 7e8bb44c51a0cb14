"""A column that says which question its rows answer: "Question" over 1, 1, 3, or "Q" over Q1, Q2. Pure.

Its numbers are neither figures nor quarters.
"""

from __future__ import annotations

import re

from ingestion.interpretation.frame import Frame
from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.grid import Value

_HEAD = re.compile(r"(?:question|query|qu?|qstn)\.? ?(?:no\.?|num(?:ber)?|ref(?:erence)?\.?|#)?", re.IGNORECASE)
_SHORT = re.compile(r"q\.?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:q|question|qu)?[ .]*(?P<number>\d{1,2} ?(?:[a-z]|\([a-z]\))?)[.):]*", re.IGNORECASE)
_COUNT = re.compile(r"[\d,.]+")


def names_questions(frame: Frame, column: int) -> bool:
    """Whether the column's cells are all numbers of questions under a head that says so.

    "Q" may head quarters too. Its column is one of questions where no label stands beside two of its numbers, as each
    question has categories of its own.
    """
    head = frame.bottom(column)
    if not _HEAD.fullmatch(head):
        return False
    cells = [_text(row.values[column]) for row in frame.rows]
    filled = [text for text in cells if text]
    if not filled or not all(_NUMBER.fullmatch(text) for text in filled):
        return False
    return not _SHORT.fullmatch(head) or _labels_of_their_own(frame, column, cells)


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


def _text(value: Value) -> str:
    figure = read_figure(value) if isinstance(value, int | float) else None
    return plain_text(figure.low if figure is not None and figure.low is not None else value)


def question_named(head: str, label: str) -> str:
    """The question that a label under such a head names, as "Question 3"; "" where it names none."""
    number = _NUMBER.fullmatch(label.strip()) if _HEAD.fullmatch(head.strip()) else None
    return f"Question {re.sub(r'[ ()]', '', number['number'])}" if number else ""
