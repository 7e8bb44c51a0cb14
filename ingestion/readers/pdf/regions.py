"""Where on a page tables without a drawn lattice stand: runs of lines that look like rows, between rules and blanks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingestion.readers.pdf.figured import names_only
from ingestion.readers.pdf.gutters import prose_columns
from ingestion.readers.pdf.lines import TextLine
from ingestion.readers.pdf.page_rows import Row, row_of, stands_beside, tell_data
from ingestion.readers.pdf.reach import CLOSE, MOST_HEAD_LINES, with_heads, with_tail
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.spaced import line_height
from ingestion.readers.pdf.tokens import is_caption, is_figure

FARTHEST_ROW = 2.2
"""Of the line height: rows of one table leave no wider blank between them, unless rules hold them together."""
MOST_BETWEEN = 3
"""Lines of a single piece that may stand between two rows: headings of sections, wrapped labels."""
MOST_LABELS = 6
"""The same, where they stand in the first column: a heading and a label wrapped around its figures."""
APART = 1.5
"""Of the usual blank between lines: wider ones part two tables with the same heads."""
CLOSEST = 0.4
"""Of the line height: blanks between rows are taken to be no narrower for that."""
FEWEST_ROWS = 2


def regions(words: Sequence[Word], across: Sequence[Across], height: float | None = None) -> list[list[Word]]:
    """Groups of words each of which may be one table, from the top."""
    upright = [w for w in words if w.upright]
    if not upright:
        return []
    height = height or line_height(upright)
    found: list[list[Word]] = []
    for part in prose_columns(upright, height):
        rows = [row_of(line, height) for line in part]
        for start, end in runs(rows, across, height):
            found.append([w for row in rows[start : end + 1] for w in row.line.words])
    return found


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
                if not stands_beside(last, row, height) and not _compatible(rows[start : end + 1], row, height):
                    break
                end, between = index, 0
            elif _table_begins(rows, start, index, height):
                break
            else:
                between += 1
                label = len(row.pieces) == 1 and row.line.x1 <= _label_end(rows[start : end + 1], height)
                many = MOST_LABELS if label else MOST_BETWEEN
                if (
                    (row.prose and not (label and any(r.data for r in rows[start:index])))
                    or between > many
                    or is_caption(row.line.text)
                ):
                    break
            index += 1
        tell_data(rows[start : end + 1])
        again = _heads_again(rows, start, end, height)
        if again is not None:
            end = again - 1
            while end > start and not rows[end].many:
                end -= 1
        end = _last_row(rows, start, end)
        if _is_table(rows[start : end + 1]):
            previous = found[-1][1] + 1 if found else 0
            found.append(
                (with_heads(rows, start, end, previous, across, height), with_tail(rows, start, end, across, height))
            )
        index = max(end + 1, found[-1][1] + 1 if found else 0)
    return found


def _table_begins(rows: Sequence[Row], start: int, index: int, height: float) -> bool:
    """Whether a lone line after figures, well below them, heads a table of its own: new heads stand under it, and
    figures under them."""
    if len(rows[index].pieces) != 1 or index + 2 >= len(rows) or not any(row.data for row in rows[start:index]):
        return False
    if rows[index].line.top - rows[index - 1].line.bottom < CLOSE * height:
        return False
    heads = rows[index + 1]
    if stands_beside(rows[index], heads, height):
        return False
    first = next(at for at in range(start, index) if rows[at].data)
    printed = {row.line.text for row in rows[start : max(first, start + 1)] if row.many}
    below = next((row for row in rows[index + 1 : index + 1 + MOST_HEAD_LINES] if row.many), None)
    if below is not None and below.line.text in printed:
        return True
    under = [row for row in rows[index + 2 : index + 2 + MOST_HEAD_LINES] if row.data]
    ages = names_only(heads.pieces) and not any(names_only(row.pieces) for row in under)
    return heads.many and (ages or not heads.data) and bool(under)


def _label_end(run: Sequence[Row], height: float) -> float:
    """Where the second column begins: the first one's labels end before it. Where names of groups stand left of the
    labels, where the figures begin."""
    left = min(r.line.x0 for r in run)
    seconds = [r.pieces[1].x0 for r in run if r.many and r.line.x0 <= left + 2 * height]
    named = [r for r in run if r.data and r.line.x0 > left + 2 * height and not is_figure(r.pieces[0].text)]
    figures = [next((p.x0 for p in r.pieces[1:] if is_figure(p.text)), left) for r in named]
    return max(min(seconds, default=left), median(figures) if len(figures) > 1 else left)


def _heads_again(rows: Sequence[Row], start: int, end: int, height: float) -> int | None:
    """The first line after the figures that repeats a head word for word, well apart: the next table, with the same
    heads. Close below a row they are printed again among the rows of one table."""
    first = next((i for i in range(start, end + 1) if rows[i].data), end + 1)
    top = first
    while start < top <= end and stands_beside(rows[top - 1], rows[top], height):
        top -= 1
    heads = {rows[i].line.text for i in range(start, top) if rows[i].many}
    gaps = [b.line.top - a.line.bottom for a, b in pairwise(rows[start : end + 1])]
    widest = APART * max(median(max(0.0, gap) for gap in gaps) if gaps else 0.0, CLOSEST * height)
    again = [rows[i].many and rows[i].line.text in heads for i in range(end + 1)] if heads else []
    for i in range(first + 1, len(again)):
        if not again[i]:
            continue
        before = next((j for j in range(i - 1, first, -1) if rows[j].many and not again[j]), first)
        steps = [rows[j + 1].line.top - rows[j].line.bottom for j in range(before, i)]
        # between the last row and the head stand at most further lines of either
        if max(steps) > widest or sum(step > CLOSE * height for step in steps) > 1:
            return i
    return None


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
    left = min(r.line.x0 for r in run)
    for other in near:
        # names of groups stand in a column that their further rows leave blank
        theirs = [(left, other.line.x0), *((a.x1, b.x0) for a, b in pairwise(other.pieces))]
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
        if len(row.pieces) > 3 or not last.isdecimal():
            return False
        numbers.append(int(last))
    dotted = sum(1 for row in rows if any("..." in w.text or "…" in w.text for w in row.line.words))
    return len(numbers) >= 3 and numbers == sorted(numbers) and dotted >= len(rows) // 2
