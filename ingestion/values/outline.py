"""A table that a person outlined: where it stands, and what its rows and columns are. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ingestion.values.grid import Span
from ingestion.values.labels import plain
from ingestion.values.place import Box, cell_name

PERIOD, QUESTION, WORDS = "period", "question", "words"
"""What a row or column of labels may say beside a dimension's key: a period, a question, nothing that counts."""

MOST_LABELS = 3
"""Rows of heads and columns of labels."""

_CELL = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?\b")


@dataclass(frozen=True, slots=True)
class Outline:
    """`cells` are rows and columns of the document, 0-based and inclusive, heads and labels included, of the sheet that
    is named (None for a delimited file); or `box` is a place on a page in points from its top left.

    `columns` says what each row of heads is, from the top; `rows` what each column of labels is, from the left: a
    dimension's key or one of PERIOD, QUESTION and WORDS. `question` and `period` are what all its figures answer, where
    no axis says it. `sha256` is the file it was outlined in.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    question: str = ""
    period: str = ""
    sheet: str | None = None
    cells: Span | None = None
    page: int | None = None
    box: Box | None = None
    sha256: str = ""

    def __str__(self) -> str:
        if self.cells is not None:
            held = self.cells
            first, last = cell_name(held.row, held.column), cell_name(held.last_row, held.last_column)
            return f"{f'{self.sheet}, ' if self.sheet else ''}{first} to {last}"
        return f"page {self.page}, {', '.join(f'{edge:g}' for edge in self.box or ())}"

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        cells = self.cells
        return {
            "rows": list(self.rows),
            "columns": list(self.columns),
            "question": self.question,
            "period": self.period,
            "sheet": self.sheet,
            "cells": [cells.row, cells.last_row, cells.column, cells.last_column] if cells else None,
            "page": self.page,
            "box": list(self.box) if self.box else None,
            "sha256": self.sha256,
        }


def outline_from_json(document: object) -> Outline | None:
    """The outline of a JSON document, None for one that is none: a return is read without it too."""
    try:
        cells, box = document["cells"], document["box"]  # type: ignore[index]
        return Outline(
            tuple(map(str, document["rows"])),  # type: ignore[index]
            tuple(map(str, document["columns"])),  # type: ignore[index]
            str(document["question"]),  # type: ignore[index]
            str(document["period"]),  # type: ignore[index]
            document["sheet"],  # type: ignore[index]
            Span(*map(int, cells)) if cells else None,
            document["page"],  # type: ignore[index]
            tuple(map(float, box)) if box else None,  # type: ignore[arg-type]
            str(document["sha256"]),  # type: ignore[index]
        )
    except (KeyError, TypeError, ValueError):
        return None


def span_of(first: str, last: str) -> Span:
    """The cells from one A1 name to another, in whichever order. Raises ValueError with a sentence.

    >>> span_of("C7", "A3")
    Span(row=2, last_row=6, column=0, last_column=2)
    """
    rows, columns = [], []
    for name in (first, last):
        found = _CELL.fullmatch(name.strip())
        if found is None:
            raise ValueError(f"“{name}” names no cell: write a column's letters and a row's number, such as C7.")
        number = 0
        for letter in found[1].upper():
            number = number * 26 + ord(letter) - 64
        rows.append(int(found[2]) - 1)
        columns.append(number - 1)
    return Span(min(rows), max(rows), min(columns), max(columns))


def fault_of(outline: Outline, dimensions: Sequence[str], questions: Sequence[str], periods: Sequence[str]) -> str:
    """Why nothing can be read by this outline, in a sentence; empty where it can."""
    axes = [*outline.rows, *outline.columns]
    known = {PERIOD, QUESTION, WORDS, *dimensions}
    if any(axis not in known for axis in axes) or not outline.rows or not outline.columns:
        return "Say what the rows and the columns are."
    if len(outline.rows) > MOST_LABELS or len(outline.columns) > MOST_LABELS:
        return f"No more than {MOST_LABELS} rows of heads and {MOST_LABELS} columns of labels can be told apart."
    told = [axis for axis in axes if axis != WORDS]
    if len(set(told)) < len(told):
        return "Rows and columns are the same thing: one figure would have two labels for it."
    if QUESTION not in axes and outline.question not in questions:
        return "Say which question the figures answer."
    if PERIOD not in axes and outline.period not in periods:
        return "Say which period the figures are for, or which rows or columns are periods."
    if outline.cells is not None:
        cells = outline.cells
        if cells.last_row - cells.row < len(outline.columns) or cells.last_column - cells.column < len(outline.rows):
            return "There is no figure in that: choose the heads and labels together with the figures."
    elif outline.box is None or outline.page is None:
        return "Say where the table stands."
    elif outline.box[2] - outline.box[0] < 5 or outline.box[3] - outline.box[1] < 5:
        return "That box is too small to hold a table."
    return ""


def timeless(name: str) -> str:
    """A sheet's name without the years that change every year."""
    return " ".join(_YEARS.sub(" ", plain(name)).split())
