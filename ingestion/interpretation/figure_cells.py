"""The cells of a table as figures, each with what it lets us say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.interpretation.figures import BLANK_MARK, Legend, settle
from ingestion.interpretation.frame import Frame
from ingestion.interpretation.labels import Axis
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


def prove_dashes(frame: Frame, rows: Axis, heads: Axis, cells: list[list[Cell]]) -> None:
    """A dash that no note explains is nought where a printed total shows it: the parts without it add up already."""
    for axis, lines in (
        (rows, cells),
        (heads, [list(line) for line in zip(*cells, strict=True)] if cells else []),
    ):
        totals = [n for n, labels in enumerate(axis.lines) if labels.total is not None and labels.certain]
        if len(totals) != 1:
            continue
        total = totals[0]
        for position, cell in enumerate(lines[total] if lines else []):
            parts = [line[position] for n, line in enumerate(lines) if n != total and axis.lines[n].total is None]
            unsure = [
                part for part in parts if part.words is not None and part.words.mark == "-" and not part.interval.known
            ]
            if not unsure or cell.kind is not Kind.EXACT or cell.interval.low is None:
                continue
            rest = [part for part in parts if part not in unsure and part.kind is not Kind.BLANK]
            adds_up = abs(sum(part.interval.low or 0 for part in rest) - cell.interval.low) < 1e-9
            if rest and adds_up and all(part.interval.exact for part in rest):
                for part in unsure:
                    part.interval = Interval(0, 0)
