"""The cells of a table as figures, each with what it lets us say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.interpretation.figures import BLANK_MARK, Legend, settle
from ingestion.interpretation.frame import Frame
from ingestion.values.figure_words import FigureWords, plain_text, read_figure
from ingestion.values.interval import NOTHING_KNOWN, Interval
from ingestion.values.record import Kind


@dataclass(slots=True)
class Cell:
    words: FigureWords | None
    kind: Kind
    interval: Interval
    text: str


def read_cells(frame: Frame, columns: Sequence[int], legend: Legend) -> list[list[Cell]]:
    read = [
        [
            read_figure(row.values[c], row.grid.formats.get(row.at(c))) if row.values[c] not in ("", None) else None
            for c in columns
        ]
        for row in frame.rows
    ]
    shown = any(
        (words is None and row.values[c] in ("", None))
        or (words is not None and ((words.low == 0 and words.kind is Kind.EXACT) or words.kind is Kind.ZERO_MARK))
        for row, line in zip(frame.rows, read, strict=True)
        for words, c in zip(line, columns, strict=True)
    )
    cells: list[list[Cell]] = []
    for row, line in zip(frame.rows, read, strict=True):
        out: list[Cell] = []
        for words, c in zip(line, columns, strict=True):
            value = row.values[c]
            if value in ("", None) or (words is not None and words.kind is Kind.BLANK):
                kind, interval = legend.marks.get(BLANK_MARK, (Kind.BLANK, NOTHING_KNOWN))
                out.append(Cell(None, kind, interval, ""))
            elif words is None or words.unit == "percent":
                out.append(Cell(words, Kind.UNREAD, NOTHING_KNOWN, plain_text(value)))
            else:
                kind, interval = settle(words, legend, shown)
                out.append(Cell(words, kind, interval, plain_text(value)))
        cells.append(out)
    return cells
