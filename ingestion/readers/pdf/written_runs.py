"""Which rows of a page, as the file wrote them, are a table: heads, then rows with figures, as far as they stand near
each other; a text that stands alone over new heads begins another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingestion.readers.pdf.figured import data_lines, is_data, names_only
from ingestion.readers.pdf.tokens import is_caption, is_figure, is_prose, is_time
from ingestion.readers.pdf.written_rows import WrittenRow

FARTHEST = 3.0
"""Of the line height: rows of one table leave no wider blank between them."""
FARTHEST_ALIKE = 6.0
"""The same, where each has its figures under the other's."""
FEWEST_ROWS = 2
MOST_HEAD_ROWS = 4
MOST_ABOVE = 2
"""Lines of a page's head: below no more goes on what the page before began."""
MOST_NAMES = 2
"""Lines that may stand alone between two rows: names of groups."""
WIDER = 1.3
"""Times the widest blank between a table's rows: what stands further off is another's."""
FLUSH = 2.0
"""Points by which the name of the first group begins beside the labels' head; where nothing heads the labels it ends
left of all heads."""
MOST_SENTENCES = 2
"""Cells: what stands in a row of more is no running text, however long."""


@dataclass(slots=True)
class Run:
    """Rows that may be a table: its heads, then its body."""

    heads: list[WrittenRow]
    body: list[WrittenRow]
    begins: bool
    """Whether nothing stands near above it: without heads, it goes on from the page before."""


def many(row: WrittenRow) -> bool:
    """Whether a row has several cells."""
    return len(row.all) > 1


def _data(row: WrittenRow) -> bool:
    return many(row) and is_data(row.pieces)


def _prose(row: WrittenRow) -> bool:
    return len(row.all) <= MOST_SENTENCES and any(is_prose(c.words) for c in row.cells) and not _data(row)


def written_runs(rows: Sequence[WrittenRow], height: float) -> list[Run]:
    """The runs of rows, from the top. What other rows of several cells stand near is left out: a part of a table says
    less than the page does. `height` is a line's."""
    runs: list[Run] = []
    at = 0
    while at < len(rows):
        body = _body_start(rows, at, height)
        if body is None:
            at += 1
            continue
        last = _last_row(rows, body, height)
        start = at
        while start and body - start < MOST_HEAD_ROWS and _over(rows[start - 1], rows[start], rows[body], height):
            start -= 1
        if not _cut(rows, start, body, last, height):
            above = max((row.bottom for row in rows[:start]), default=float("-inf"))
            begins = start <= MOST_ABOVE and rows[start].top - above > height
            runs.append(Run(list(rows[start:body]), list(rows[body : last + 1]), begins))
        at = last + 1
    return runs


def _body_start(rows: Sequence[WrittenRow], start: int, height: float) -> int | None:
    """The first row of a body, where rows of heads from `start` on, or none, stand over it; None where none does. The
    name of its first group stands under the heads, over the first row of figures."""
    names = 0
    for at in range(start, min(len(rows), start + MOST_HEAD_ROWS + MOST_NAMES + 1)):
        row = rows[at]
        below = rows[at + 1] if start < at < len(rows) - 1 and many(rows[at + 1]) else None
        sentence = _prose(row) and (below is None or not _left_of_figures(row, below)) and not _heads(rows, at)
        if sentence or (at > start and not _near(rows[at - 1], row, height)):
            return None
        if not many(row):
            names += 1
            first = rows[start].all[0]
            left = at > start and (abs(row.cells[0].x0 - first.x0) <= FLUSH or row.cells[0].x1 <= first.x0)
            if not left or names > MOST_NAMES or is_caption(row.cells[0].text):
                return None
        elif _figures(rows, at, start):
            return at - names
        elif names or at - start == MOST_HEAD_ROWS:
            return None
    return None


def _last_row(rows: Sequence[WrittenRow], first: int, height: float) -> int:
    """The last row of a body that begins with row `first`; names of groups may stand between its rows."""
    last = next(at for at in range(first, len(rows)) if many(rows[at]))
    for at in range(last + 1, len(rows)):
        row = rows[at]
        if not _near(rows[at - 1], row, height) and not _far_and_alike(rows, at, height):
            break
        if _data(row) or (last == at - 1 and _under(rows[last], row)):
            if at - last > 1 and names_only(row.pieces) and not names_only(rows[last].pieces):
                break
            last = at
        elif (
            many(row)
            or (_prose(row) and not _left_of_figures(row, rows[last]))
            or is_caption(row.cells[0].text)
            or at - last > MOST_NAMES
        ):
            break
    return last


def _figures(rows: Sequence[WrittenRow], at: int, start: int) -> bool:
    """Whether a row holds figures: ages and numbers that count on head those below them."""
    if not _data(rows[at]):
        return False
    if at > start:
        below = rows[at + 1] if at + 1 < len(rows) else None
        return not (names_only(rows[at].pieces) and below is not None and many(below) and not _data(below))
    following = [row.pieces for row in rows[at : at + 4] if many(row)]
    return data_lines(following)[0]


def _left_of_figures(row: WrittenRow, figures: WrittenRow) -> bool:
    """Whether a lone text, however long, ends before the second cell of a row: a label, or a group's name."""
    return not many(row) and row.cells[0].x1 < figures.all[1].x0


def _heads(rows: Sequence[WrittenRow], at: int) -> bool:
    """Whether texts stand over the figures of the next row with any, one over each, however long they are."""
    below = next((row for row in rows[at + 1 : at + 2 + MOST_NAMES] if many(row)), None)
    if not many(rows[at]) or below is None or not _data(below):
        return False
    figures = [c for c in below.all if is_figure(c.text)][-len(rows[at].all) :]
    return len(figures) == len(rows[at].all) and all(
        head.x0 < c.x1 and head.x1 > c.x0 for head, c in zip(rows[at].all, figures, strict=True)
    )


def _under(above: WrittenRow, row: WrittenRow) -> bool:
    """Whether a row has its cells as the one above has, figures under figures: counts may look like years."""
    cells, others = above.pieces, row.pieces
    return len(cells) == len(others) > 1 and all(
        a.x0 < b.x1 and a.x1 > b.x0 and is_figure(a.text) == is_figure(b.text)
        for a, b in zip(cells, others, strict=True)
    )


def _far_and_alike(rows: Sequence[WrittenRow], at: int, height: float) -> bool:
    """Whether a row stands well below another, with its figures under that one's: rows made high."""
    above, row = rows[at - 1], rows[at]
    return _under(above, row) and _data(above) and row.top - above.bottom <= FARTHEST_ALIKE * height


def _near(above: WrittenRow, below: WrittenRow, height: float) -> bool:
    return -0.2 * height < below.top - above.bottom <= FARTHEST * height


def _cut(rows: Sequence[WrittenRow], start: int, body: int, last: int, height: float) -> bool:
    """Whether further rows of several cells stand over or under these as close as the rows of the body do."""
    limit = WIDER * max((b.top - a.bottom for a, b in pairwise(rows[body : last + 1])), default=height) + 1
    above = next((row for row in reversed(rows[:start]) if many(row)), None)
    below = next((row for row in rows[last + 1 :] if many(row)), None)
    return (above is not None and not _prose(above) and rows[start].top - above.bottom <= limit) or (
        below is not None
        and not _prose(below)
        and (below.top - rows[last].bottom <= limit or (_data(below) and _under(rows[last], below)))
    )


def _over(above: WrittenRow, head: WrittenRow, body: WrittenRow, height: float) -> bool:
    """Whether a lone text stands over the heads of figures alone: right of the labels."""
    if many(above) or head is body or not 0 <= head.top - above.bottom + 0.2 * height <= height:
        return False
    cell = above.cells[0]
    if is_figure(body.all[0].text) and not is_time(body.all[0].text):
        # columns printed on a later page have no labels
        return is_time(cell.text) and cell.x0 < head.all[-1].x1
    return cell.x0 > body.all[0].x1 and not is_prose(cell.words) and not is_caption(cell.text)
