"""Where on a page tables without a drawn lattice stand: runs of lines that look like rows, between rules and blanks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingestion.readers.pdf.columns import table_pieces
from ingestion.readers.pdf.lines import Piece, TextLine, lines_of, pieces_of
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.spaced import is_data, line_height
from ingestion.readers.pdf.tokens import is_caption, is_figure, is_marker, is_prose, is_running
from ingestion.values.place import Box

ROW_GAP = 0.9
"""Of the line height: pieces of a row stand at least this far apart somewhere."""
FARTHEST_ROW = 2.2
"""Of the line height: rows of one table leave no wider blank between them, unless rules hold them together."""
MOST_BETWEEN = 3
"""Lines of a single piece that may stand between two rows: headings of sections, wrapped labels."""
MOST_LABELS = 6
"""The same, where they stand in the first column: a heading and a label wrapped around its figures."""
MOST_COLUMNS = 80
"""A line of more pieces is scattered text: no page has room for so many columns that can be read."""
FEWEST_ROWS = 2
SAME_EXTENT = 6.0
"""Rules whose ends differ by no more points belong to one table."""
MOST_HEAD_LINES = 6
GUTTER_LINES = 8
"""Two columns of prose stand side by side over at least so many lines."""


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
    wide = [b.x0 - a.x1 >= ROW_GAP * height for a, b in pairwise(pieces)]
    listed = len(pieces) == 2 and is_marker(pieces[0].text) and not is_figure(pieces[1].text)
    running = any(is_prose(p.words) for p in pieces) or is_running(line.words, height)
    many = 1 < len(pieces) <= MOST_COLUMNS and (any(wide) or is_data(pieces)) and not listed
    if running and not (len(pieces) > 2 and is_data(pieces)) and not (len(pieces) == 2 and is_figure(pieces[1].text)):
        many = False
    prose = running and not many
    return Row(line, pieces, many, many and is_data(pieces), prose)


def regions(words: Sequence[Word], across: Sequence[Across], height: float | None = None) -> list[list[Word]]:
    """Groups of words each of which may be one table, from the top."""
    upright = [w for w in words if w.upright]
    if not upright:
        return []
    height = height or line_height(upright)
    found: list[list[Word]] = []
    for part in _prose_columns(upright, height):
        rows = [row_of(line, height) for line in lines_of(part)]
        for start, end in runs(rows, across, height):
            found.append([w for row in rows[start : end + 1] for w in row.line.words])
    return found


def _prose_columns(words: Sequence[Word], height: float) -> list[list[Word]]:
    """The words of each column of a page set in columns of prose; all of them together otherwise."""
    lines = lines_of(words)
    x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
    best: tuple[int, float] = (0, 0.0)
    pieces = [pieces_of(line.words, 0.8 * height) for line in lines]
    proseful = [
        (a.x1, b.x0)
        for line in pieces
        if line and not is_data(line)
        for a, b in pairwise(line)
        if len(a.words) >= 4 and len(b.words) >= 4 and not is_figure(b.words[0].text)
    ]
    if len(proseful) < GUTTER_LINES:
        return [list(words)]
    for share in range(30, 71, 2):
        x = x0 + (x1 - x0) * share / 100
        here = sum(1 for a, b in proseful if a <= x <= b)
        if here > best[0]:
            best = (here, x)
    many, x = best
    crossing = sum(1 for line in pieces for p in line if p.x0 < x < p.x1)
    if many < GUTTER_LINES or many < 0.5 * (many + crossing):
        return [list(words)]
    left = [w for w in words if (w.x0 + w.x1) / 2 < x]
    right = [w for w in words if (w.x0 + w.x1) / 2 >= x]
    return [left, right]


def runs(rows: Sequence[Row], across: Sequence[Across], height: float) -> list[tuple[int, int]]:
    """First and last line of each run of rows, grown over its heads and the lines that rules hold to it."""
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(rows):
        if not rows[index].many:
            index += 1
            continue
        start = end = index
        index += 1
        between = 0
        while index < len(rows):
            row, last = rows[index], rows[index - 1]
            held = _held(last.line, row.line, across)
            if row.line.top - last.line.bottom > FARTHEST_ROW * height and not held:
                break
            if row.many:
                if not _compatible(rows[start : end + 1], row, height):
                    break
                end, between = index, 0
            elif _table_begins(rows, start, index):
                break
            else:
                between += 1
                label = len(row.pieces) == 1 and row.line.x1 <= _label_end(rows[start : end + 1], height)
                many = MOST_LABELS if label else MOST_BETWEEN
                if (row.prose and not label) or between > many or is_caption(row.line.text):
                    break
            index += 1
        again = _heads_again(rows, start, end)
        if again is not None:
            end = again - 1
            while end > start and not rows[end].many:
                end -= 1
        end = _last_row(rows, start, end)
        if _is_table(rows[start : end + 1]):
            previous = found[-1][1] + 1 if found else 0
            found.append(
                (_with_heads(rows, start, end, previous, across, height), _with_tail(rows, start, end, across))
            )
        index = max(end + 1, found[-1][1] + 1 if found else 0)
    return found


def _table_begins(rows: Sequence[Row], start: int, index: int) -> bool:
    """Whether a lone line after figures heads a table of its own: new heads stand under it, and figures under them."""
    if len(rows[index].pieces) != 1 or index + 2 >= len(rows) or not any(row.data for row in rows[start:index]):
        return False
    heads = rows[index + 1]
    return heads.many and not heads.data and any(row.data for row in rows[index + 2 : index + 4])


def _label_end(run: Sequence[Row], height: float) -> float:
    """Where the second column begins: the first one's labels end before it."""
    left = min(r.line.x0 for r in run)
    seconds = [r.pieces[1].x0 for r in run if r.many and r.line.x0 <= left + 2 * height]
    return min(seconds, default=left)


def _heads_again(rows: Sequence[Row], start: int, end: int) -> int | None:
    """The first line after the figures that repeats a head word for word: the next table, with the same heads."""
    first = next((i for i in range(start, end + 1) if rows[i].data), end + 1)
    heads = {rows[i].line.text for i in range(start, first) if rows[i].many}
    return next((i for i in range(first + 1, end + 1) if rows[i].many and rows[i].line.text in heads), None)


def _last_row(rows: Sequence[Row], start: int, end: int) -> int:
    """The last line that can be a row: after figures, lines of two pieces without any are notes."""
    if not any(rows[i].data for i in range(start, end + 1)):
        return end
    last = end
    while last > start and not rows[last].data:
        if rows[last].many and (len(rows[last].pieces) > 2 or rows[last].line.x0 > rows[start].line.x0 + 20):
            break
        last -= 1
    return last


def _held(above: TextLine, below: TextLine, across: Sequence[Across]) -> bool:
    """Whether a rule as wide as both lines stands in the blank between them."""
    x0, x1 = min(above.x0, below.x0), max(above.x1, below.x1)
    return any(above.middle < r.y < below.middle and r.x0 <= x0 + 5 and r.x1 >= x1 - 5 for r in across)


def _compatible(run: Sequence[Row], row: Row, height: float) -> bool:
    """Whether a row could stand under the rows before it: some blank of its own is also theirs."""
    gaps = [(a.x1, b.x0) for a, b in pairwise(row.pieces)]
    near = [r for r in run if r.many][-6:]
    for other in near:
        theirs = [(a.x1, b.x0) for a, b in pairwise(other.pieces)]
        if any(min(b, d) - max(a, c) > 0.2 * height for a, b in gaps for c, d in theirs):
            return True
    return False


def _is_table(run: Sequence[Row]) -> bool:
    """Whether a run of lines is a table rather than a list, a form or a page's head and foot."""
    rows = [r for r in run if r.many]
    if len(rows) < FEWEST_ROWS:
        return False
    data = [r for r in rows if r.data]
    widest = max(len(r.pieces) for r in rows)
    if len(rows) == FEWEST_ROWS and len(data) == 1 and rows[-1].data:
        return widest >= 3 and abs(len(rows[0].pieces) - len(rows[1].pieces)) <= 1
    if _contents_list(rows):
        return False
    if len(data) >= 2 and len(data) >= 0.4 * len(rows):
        return True
    return widest >= 3 and len(rows) >= 3 and len([r for r in rows if len(r.pieces) >= 3]) >= 0.6 * len(rows)


def _contents_list(rows: Sequence[Row]) -> bool:
    """Headings with page numbers that never fall: a list of contents."""
    numbers = []
    for row in rows:
        last = row.pieces[-1].text
        if len(row.pieces) > 3 or not last.isdigit():
            return False
        numbers.append(int(last))
    dotted = sum(1 for row in rows if any("..." in w.text or "…" in w.text for w in row.line.words))
    return len(numbers) >= 3 and numbers == sorted(numbers) and dotted >= len(rows) // 2


def _with_heads(
    rows: Sequence[Row], start: int, end: int, previous: int, across: Sequence[Across], height: float
) -> int:
    """The first line of the table, going up over its heads."""
    x0 = min(r.line.x0 for r in rows[start : end + 1])
    x1 = max(r.line.x1 for r in rows[start : end + 1])
    ruled = _ruled_head(rows, start, previous, across, x0, x1)
    if ruled is not None:
        return ruled
    top = start
    headed = not rows[start].data
    while top > previous and start - top < MOST_HEAD_LINES:
        above, below = rows[top - 1], rows[top]
        if below.line.top - above.line.bottom > (0.6 if headed else 1.0) * height:
            break
        if (
            above.prose
            or is_caption(above.line.text)
            or above.line.x0 < x0 - 2 * height
            or above.line.x1 > x1 + 2 * height
        ):
            break
        if (
            any(above.line.middle < r.y < below.line.middle for r in across if r.x0 <= x0 + 5 and r.x1 >= x1 - 5)
            and headed
        ):
            break
        if len(above.pieces) == 1 and (
            above.pieces[0].x0 < x0 + 2 * height or above.line.x1 - above.line.x0 > 0.6 * (x1 - x0)
        ):
            break
        top -= 1
        headed = headed or len(above.pieces) > 1
    return top


def _ruled_head(
    rows: Sequence[Row], start: int, previous: int, across: Sequence[Across], x0: float, x1: float
) -> int | None:
    """The first line under the table's top rule, where there is a rule as wide as the table not far above."""
    wide = [r for r in across if r.x0 <= x0 + 0.1 * (x1 - x0) and r.x1 >= x1 - 0.1 * (x1 - x0)]
    best = None
    for top in range(start, max(previous, start - MOST_HEAD_LINES) - 1, -1):
        line = rows[top].line
        if top < start and (rows[top].prose or is_caption(line.text)):
            break
        if best is not None and len(rows[top].pieces) == 1 and line.x0 <= x0 + 2:
            # the rule above it closes the table before: a title between two tables
            break
        ceiling = rows[top - 1].line.middle if top > previous else line.top - 2.5 * (line.bottom - line.top)
        if any(ceiling < r.y < line.middle for r in wide):
            best = top
    return best


def _with_tail(rows: Sequence[Row], start: int, end: int, across: Sequence[Across]) -> int:
    """The last line of the table: lines that a rule below holds to it, if they are few and no prose."""
    x0 = min(r.line.x0 for r in rows[start : end + 1])
    x1 = max(r.line.x1 for r in rows[start : end + 1])
    wide = [r for r in across if r.x0 <= x0 + 0.1 * (x1 - x0) and r.x1 >= x1 - 0.1 * (x1 - x0)]
    if any(rows[end].line.middle < r.y < rows[end].line.bottom + 4 for r in wide):
        return end
    for last in range(end + 1, min(len(rows), end + 3)):
        line = rows[last].line
        if rows[last].prose or is_caption(line.text) or line.top - rows[last - 1].line.bottom > line.bottom - line.top:
            return end
        floor = rows[last + 1].line.middle if last + 1 < len(rows) else line.bottom + 10
        if any(line.middle < r.y < min(floor, line.bottom + 10) for r in wide):
            return last
    return end


def box_of(words: Sequence[Word]) -> Box:
    """The smallest box around the words."""
    return min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)
