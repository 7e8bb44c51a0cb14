"""Lines of a page as rows that a table may have: their pieces and what they look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingestion.readers.pdf.columns import table_pieces
from ingestion.readers.pdf.figured import data_lines, is_data
from ingestion.readers.pdf.lines import Piece, TextLine
from ingestion.readers.pdf.tokens import is_bullet, is_figure, is_marker, is_prose, is_running, is_time

ROW_GAP = 0.9
"""Of the line height: pieces of a row stand at least this far apart somewhere."""
MOST_COLUMNS = 80
"""A line of more pieces is scattered text: no page has room for so many columns that can be read."""
MOST_WORDS = 4
"""Words of a short label."""
BESIDE = 0.2
"""Of the line height: lines that overlap by more stand side by side."""

_FIELD = re.compile(r"[^\W\d][^:\d]{1,30}:\s\S.*")
"""A letter's reference or date with its name: "Our ref: 2324/24"."""


@dataclass(slots=True)
class Row:
    """A line of the page with its pieces and what it looks like."""

    line: TextLine
    pieces: list[Piece]
    many: bool
    data: bool
    prose: bool


def row_of(line: TextLine, height: float) -> Row:
    """What a line of the page looks like."""
    pieces = table_pieces(line, height)
    wide = [b.x0 - a.x1 >= ROW_GAP * min(height, line.bottom - line.top) for a, b in pairwise(pieces)]
    wide.append(len(pieces) > 2 and all(is_time(p.text) for p in pieces[1:]))
    listed = len(pieces) == 2 and is_marker(pieces[0].text) and not is_figure(pieces[1].text)
    running = any(is_prose(p.words) for p in pieces) or is_running(line.words, height)
    listed = listed or all(_FIELD.fullmatch(p.text) for p in pieces)
    listed = listed or (is_bullet(pieces[0].text) and not any(wide[1 : len(pieces) - 1]))
    data = len(pieces) > 1 and is_data(pieces)
    many = 1 < len(pieces) <= MOST_COLUMNS and (any(wide) or data) and not listed
    counted = len(pieces) == 2 and is_figure(pieces[1].text)
    if running and not (len(pieces) > 2 and (data or _listed_with_count(pieces, wide))) and not counted:
        many = False
    prose = running and not many
    return Row(line, pieces, many, many and data, prose)


def _listed_with_count(pieces: Sequence[Piece], wide: Sequence[bool]) -> bool:
    """Whether one long name stands among short texts, each well apart, and a count behind them: a row of a list."""
    short = [len(p.words) <= MOST_WORDS for p in pieces]
    return is_figure(pieces[-1].text) and short.count(False) == 1 and short[0] and all(wide[: len(pieces) - 1])


def tell_data(run: Sequence[Row]) -> None:
    """Marks rows whose figures only the others show to be such."""
    for row, data in zip(run, data_lines([row.pieces for row in run]), strict=True):
        row.data = row.data or (data and row.many)


def stands_beside(above: Row, row: Row, height: float) -> bool:
    """Whether a line stands half beside the one above it: cells of unlike numbers of lines, set to their middle."""
    return row.line.top < above.line.bottom - BESIDE * height
